// A tenant's short name where a person gave none: proposed from its full name, so that every tenant has one.
import { proposeShortName } from '../../domain/base/short-name.ts';
import type { EditableKind } from '../../contract/records/record-kinds.ts';
import type { RecordValues } from '../core/db/record-store.ts';
import { listTakenShortNames } from '../core/db/short-names.ts';
import type { Tx } from '../core/db/tx.ts';
import { createTenantNameLookup } from '../core/records/tenant-names.ts';

/** A new tenant's own fields, with a short name. */
export function withShortName(tx: Tx, own: RecordValues, name: string): RecordValues {
  return typeof own.short_name === 'string' ? own : { ...own, short_name: proposeShortName(name, listTakenShortNames(tx.db)) };
}

/** Fields to change; a short name that is emptied is proposed again. */
export function keepShortName(tx: Tx, kind: EditableKind, id: number, values: RecordValues): RecordValues {
  if (kind !== 'tenant' || values.short_name !== null) return values;
  const name = createTenantNameLookup(tx.db)(id);
  return name === '' ? values : { ...values, short_name: proposeShortName(name, listTakenShortNames(tx.db, id)) };
}
