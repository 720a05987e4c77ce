// What of records and of their history takes a right to see: kinds as a whole, and fields as their descriptions say.
import { z } from 'zod';
import { getSetting, SETTING_NAMES } from '../core/settings/settings.ts';
import { cutWith, type Seer } from '../core/visible-with.ts';
import { RECORD_KINDS, isRecordName } from './record-kinds.ts';
import type { RecordKind } from './kind.ts';
import type { EditableKind, WireValues } from './record-fields.ts';
import { getRightOfKind } from './record-rights.ts';
import { type RecordRow, recordRowSchema } from './record-shapes.ts';
import { givenBack } from './record-schemas.ts';

/** Whether anything of a kind may be seen. */
export function canSeeKind(kind: string, { sees }: Seer): boolean {
  const right = getRightOfKind(kind);
  return right === null || sees(right);
}

/** Settings as the history names them: not everybody sees each. */
const OF_SETTINGS = SETTING_NAMES.map((name) => ({ ...getSetting(name), name }));

function hiddenFields(kind: string, { sees }: Seer): ReadonlySet<string> {
  const others = kind === 'setting' ? OF_SETTINGS : [];
  const fields: readonly Pick<RecordKind['fields'][number], 'name' | 'visibleWith'>[] = isRecordName(kind)
    ? RECORD_KINDS[kind].fields
    : others;
  return new Set(fields.flatMap(({ name, visibleWith }) => (visibleWith === undefined || sees(visibleWith) ? [] : [name])));
}

/** Values by field, without those that the seer may not see; none of a kind that it may not see. */
export function cutFields<V>(kind: string, values: Readonly<Record<string, V>>, seer: Seer): Readonly<Record<string, V>> {
  if (!canSeeKind(kind, seer)) return {};
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
