// Which right it takes to see what not everybody sees, and to write each kind of record.
import type { Right } from '../../domain/base/rights.ts';
import type { RecordKind } from './kind.ts';
import { type EditableKind, fieldOf } from './record-fields.ts';
import { isRecordName, RECORD_KINDS } from './record-kinds.ts';

/** What else the history speaks of that not everybody sees. */
const OTHERS: ReadonlyMap<string, Right> = new Map<string, Right>([
  ['form_reply', 'sales.look'],
  ['statement', 'money.look'],
]);

/** The right that it takes to see anything of a kind; null: anyone who may look. */
export function getRightOfKind(kind: string): Right | null {
  const described: RecordKind | undefined = isRecordName(kind) ? RECORD_KINDS[kind] : undefined;
  return described?.visibleWith ?? OTHERS.get(kind) ?? null;
}

/** The right that it takes to write this of a record: that of its fields where they share one of their own. `fields` null: all of it. */
export function writeRight(kind: EditableKind, fields: readonly string[] | null): Right {
  const [own, ...others] = [...new Set(fields?.map((name) => fieldOf(kind, name)?.writtenWith))];
  return own === undefined || others.length > 0 ? RECORD_KINDS[kind].writtenWith : own;
}
