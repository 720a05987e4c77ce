// The columns of the audit trail, and its values in words.
import { fieldOf, isEditableKind } from '../../contract/records/record-fields.ts';
import type { HistoryLine } from '../../contract/base/settings-shapes.ts';
import { sayField } from '../../contract/records/words-fields.ts';
import { sayRecordKind } from '../../contract/core/words-records.ts';
import { useNames } from '../kit/fields/choice-fields.tsx';
import { useLanguage, useWords } from '../kit/i18n.ts';
import { recordText } from '../kit/records/record-text.ts';
import type { Column } from '../kit/table/table-rows.ts';
import { NO_VALUE } from '../kit/values.tsx';
import { trailChanges } from './trail-text.ts';
import type { TrailChange } from './trail-text.ts';
import { trailWords } from './trail-words.ts';

const ACTIONS = {
  add: 'action_add',
  change: 'action_change',
  retire: 'action_retire',
  restore: 'action_restore',
  undo: 'action_undo',
  import: 'action_import',
  close: 'action_close',
  reopen: 'action_reopen',
  submit: 'action_submit',
  make: 'action_make',
  backup: 'action_backup',
  migrate: 'action_migrate',
  merge: 'action_merge',
  export: 'action_export',
} as const;
const FIELDS = {
  file: 'field_file',
  rows: 'field_rows',
  sha256: 'field_sha256',
  snapshot: 'field_snapshot',
  month: 'field_month',
  name: 'field_name',
  kind: 'field_kind',
  revision: 'field_revision',
  by: 'field_by',
  state: 'field_state',
  how: 'field_how',
  words: 'field_words',
  kept: 'field_kept',
  lacks: 'field_lacks',
  batch: 'field_batch',
} as const;
const HOSTS = { window: 'host_window', http: 'host_http', cli: 'host_cli', program: 'host_program' } as const;

function keyIn<M extends Readonly<Record<string, string>>>(map: M, key: string): key is Extract<keyof M, string> {
  return Object.hasOwn(map, key);
}

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
  return {
    action: ({ action }) => (keyIn(ACTIONS, action) ? say(ACTIONS[action]) : action),
    host: ({ host }) => (keyIn(HOSTS, host) ? say(HOSTS[host]) : host),
    kind: ({ entity }) => sayRecordKind(entity, language),
    field: ({ entity }, { field }) => {
      if (isEditableKind(entity) && fieldOf(entity, field) !== null) return sayField(entity, field, language);
      return keyIn(FIELDS, field) ? say(FIELDS[field]) : field;
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
