// What of records and of their history takes a right to see: kinds as a whole, and fields as their descriptions say.
import { z } from 'zod';
import type { Right } from '../../domain/base/rights.ts';
import { cutWith } from '../core/seen-with.ts';
import type { Seer } from '../core/seen-with.ts';
import { RECORD_KINDS, isRecordName } from './record-kinds.ts';
import type { RecordKind } from './kind.ts';
import type { EditableKind, WireValues } from './record-fields.ts';
import { recordRowSchema } from './record-shapes.ts';
import type { RecordRow } from './record-shapes.ts';
import { givenBack } from './record-schemas.ts';

/** What not everybody sees, by the right that it takes: kinds of records, and what else the history speaks of. */
const WHOLE: ReadonlyMap<string, Right> = new Map<string, Right>([
  ['sales_line', 'sales.look'],
  ['online_retail', 'sales.look'],
  ['year_target', 'sales.look'],
  ['historical_figure', 'sales.look'],
  ['live_session', 'sales.look'],
  ['shop_day', 'sales.look'],
  ['source_choice', 'sales.look'],
  ['form_reply', 'sales.look'],
  ['charge', 'money.look'],
  ['payment', 'money.look'],
  ['deposit_move', 'money.look'],
  ['statement', 'money.look'],
  ['paper', 'files.look'],
  ['attachment', 'files.look'],
  ['compliance_case', 'cases.look'],
]);

/** The right that it takes to see anything of a kind; null: whoever may look. */
export function rightOfKind(kind: string): Right | null {
  return WHOLE.get(kind) ?? null;
}

/** Whether anything of a kind may be seen. */
export function maySeeKind(kind: string, { sees }: Seer): boolean {
  const right = rightOfKind(kind);
  return right === null || sees(right);
}

function hiddenFields(kind: string, { sees }: Seer): ReadonlySet<string> {
  const { fields }: Pick<RecordKind, 'fields'> = isRecordName(kind) ? RECORD_KINDS[kind] : { fields: [] };
  return new Set(fields.flatMap(({ name, seenWith }) => (seenWith === undefined || sees(seenWith) ? [] : [name])));
}

/** Values by field, without those that the seer may not see; none of a kind that it may not see. */
export function cutFields<V>(kind: string, values: Readonly<Record<string, V>>, seer: Seer): Readonly<Record<string, V>> {
  if (!maySeeKind(kind, seer)) return {};
  const hidden = hiddenFields(kind, seer);
  return hidden.size === 0 ? values : Object.fromEntries(Object.entries(values).filter(([name]) => !hidden.has(name)));
}

function kindAsked({ input }: Seer): string {
  return typeof input === 'object' && input !== null && 'kind' in input ? String(input.kind) : '';
}

function valuesCut(kindOf: (seer: Seer) => string) {
  return cutWith(givenBack, (values: WireValues, seer) => cutFields(kindOf(seer), values, seer));
}

/** A record of this kind as lists and forms hold it. */
export function recordRowOf(kind: EditableKind) {
  return recordRowSchema.extend({ values: valuesCut(() => kind) });
}

/** The same of the kind that was asked for. */
export const askedRowSchema = recordRowSchema.extend({ values: valuesCut(kindAsked) });

/** Rows by the thousand, written by this program: looked at as a list, not taken apart row by row. */
export const askedRows = cutWith(
  z.custom<readonly RecordRow[]>((value) => Array.isArray(value)),
  (rows, seer) => {
    const kind = kindAsked(seer);
    return rows.map((row) => ({ ...row, values: cutFields(kind, row.values, seer) }));
  },
);
