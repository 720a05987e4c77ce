// The columns of the audit trail, and its values in words.
import { fieldOf, isEditableKind } from '../../contract/records/record-fields.ts';
import type { HistoryLine } from '../../contract/base/settings-shapes.ts';
import { sayField } from '../../contract/records/words-fields.ts';
import { sayRecordKind } from '../../contract/core/words-records.ts';
import { useNames } from '../kit/fields/choice-fields.tsx';
import { sayKnown, useLanguage, useWords } from '../kit/i18n.ts';
import { recordText } from '../kit/records/record-text.ts';
import type { Column } from '../kit/table/table-rows.ts';
import { NO_VALUE } from '../kit/values.tsx';
import { trailChanges } from './trail-text.ts';
import type { TrailChange } from './trail-text.ts';
import { trailWords } from './trail-words.ts';

/** Says the parts of an entry. */
export interface TrailSayer {
  readonly action: (line: HistoryLine) => string;
  readonly host: (line: HistoryLine) => string;
  readonly kind: (line: HistoryLine) => string;
  readonly reason: (line: HistoryLine) => string;
  readonly field: (line: HistoryLine, change: TrailChange) => string;
  readonly value: (line: HistoryLine, field: string, value: TrailChange['before']) => string;
}

/** Says entries in the chosen language. */
export function useTrailSayer(): TrailSayer {
  const say = useWords(trailWords);
  const language = useLanguage();
  const names = useNames();
  const known = (key: string, asItStands: string): string => sayKnown(trailWords, say, key, asItStands);
  return {
    action: ({ action }) => known(`action_${action}`, action),
    host: ({ host }) => known(`host_${host}`, host),
    kind: ({ entity }) => sayRecordKind(entity, language),
    field: ({ entity }, { field }) => {
      if (isEditableKind(entity) && fieldOf(entity, field) !== null) return sayField(entity, field, language);
      return known(`field_${field}`, field);
    },
    reason: ({ reason }) => {
      if (reason === 'roll-up') return say('reason_rollup');
      return reason !== null && /^undo\b/.test(reason) ? reason.replace('undo', say('reason_undo')) : (reason ?? NO_VALUE);
    },
    value: ({ entity }, field, value) => {
      if (value === null) return NO_VALUE;
      return isEditableKind(entity) ? recordText(entity, field, value, { language, names }) : String(value);
    },
  };
}

/** Shown with the whole entry only. */
const FINGERPRINTS: ReadonlySet<string> = new Set(['sha256', 'snapshot']);

function summaryOf(line: HistoryLine, sayer: TrailSayer, tooLong: string): string {
  if (line.isCut) return tooLong;
  return trailChanges(line)
    .filter((change) => (change.after !== null || change.before !== null) && !FINGERPRINTS.has(change.field))
    .map((change) => {
      const after = sayer.value(line, change.field, change.after);
      const name = sayer.field(line, change);
      return line.before === null ? `${name} ${after}` : `${name} ${sayer.value(line, change.field, change.before)} → ${after}`;
    })
    .join('；');
}

/** The columns. */
export function useTrailColumns(): readonly Column<HistoryLine>[] {
  const say = useWords(trailWords);
  const sayer = useTrailSayer();
  return [
    { key: 'at', title: say('at'), width: 150, text: (row) => row.at.replace('T', ' ') },
    { key: 'who', title: say('who'), width: 100, text: (row) => row.who },
    { key: 'action', title: say('action'), width: 90, text: sayer.action },
    { key: 'kind', title: say('kind'), width: 120, text: sayer.kind },
    { key: 'what', title: say('what'), width: 420, text: (row) => summaryOf(row, sayer, say('tooLong')) },
    { key: 'reason', title: say('reason'), width: 180, text: sayer.reason },
    { key: 'host', title: say('host'), width: 90, text: sayer.host },
    {
      key: 'batch',
      title: say('batch'),
      width: 90,
      align: 'right',
      text: (row) => (row.batch === null ? NO_VALUE : String(row.batch)),
      sort: (row) => row.batch,
    },
    { key: 'seq', title: say('seq'), width: 90, align: 'right', hidden: true, text: (row) => String(row.seq), sort: (row) => row.seq },
  ];
}
