// What of a record a caller is shown: some kinds need a right, and so do phone numbers and a lease's money. It is cut here, not on the page.
import { KIND_RIGHTS, RECORD_FIELDS } from '../../../contract/records/record-fields.ts';
import type { EditableKind } from '../../../contract/records/record-fields.ts';
import type { RecordField } from '../../../contract/records/field.ts';
import { refuse } from '../../../domain/values/result.ts';
import { may, maySeePhones } from '../door/call.ts';
import type { Caller } from '../door/call.ts';

/** Why a caller is shown no record of a kind; null where it may be. NOT_ALLOWED. */
export function refuseHidden(kind: EditableKind, caller: Caller): ReturnType<typeof refuse> | null {
  const right = KIND_RIGHTS[kind];
  return right === undefined || may(caller, right) ? null : refuse('NOT_ALLOWED', { role: caller.role, right });
}

/** Phones are for those who need them, a lease's money for those who may see money; what things cost by the hour everybody may. */
export function isHidden(kind: EditableKind, { type }: RecordField, caller: Caller): boolean {
  if (type === 'phone') return !maySeePhones(caller);
  return kind === 'lease' && type === 'money' && !may(caller, 'money.look');
}

/** Those who may not see a field get none. */
export function withoutHidden<R extends { readonly values: object }>(kind: EditableKind, caller: Caller): (row: R) => R {
  const hidden = RECORD_FIELDS[kind].filter((field) => isHidden(kind, field, caller)).map(({ name }) => name);
  if (hidden.length === 0) return (row) => row;
  return (row) => ({ ...row, values: { ...row.values, ...Object.fromEntries(hidden.map((name) => [name, null])) } });
}

/** The rows that a caller is shown, each cut to what it may see. */
export function shownRows<R extends { readonly values: object }>(kind: EditableKind, caller: Caller, rows: readonly R[]): R[] {
  return refuseHidden(kind, caller) === null ? rows.map(withoutHidden(kind, caller)) : [];
}
