// Use case: the kept mappings of columns: listed, given another name, retired.
import { ok, refuse } from '../../domain/values/result.ts';
import type { Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import { changeRecord, recordById, recordsWhere, retireRecord } from '../core/db/record-store.ts';
import type { StoredRecord } from '../core/db/record-store.ts';
import { inTx } from '../core/db/tx.ts';
import type { Actor, Tx } from '../core/db/tx.ts';
import { mappingSchema } from './recognise/mapping.ts';

/** A kept mapping of an unknown layout's columns. */
export interface MappingLine {
  readonly id: number;
  readonly version: number;
  readonly name: string;
  readonly kind: string;
  readonly signature: string;
  readonly fields: readonly { readonly field: string; readonly header: string }[];
  /** Values that hold for every row of such a file (a platform, a class). */
  readonly fixed: readonly { readonly name: string; readonly value: string }[];
}

function mappingLine({ id, version, values }: StoredRecord): MappingLine {
  const mapping = mappingSchema.parse(JSON.parse(String(values['fields'])));
  const { kind, fields, ...rest } = mapping;
  return {
    id,
    version,
    name: String(values['name']),
    kind,
    signature: String(values['signature']),
    fields: Object.entries(fields).flatMap(([field, header]) => (typeof header === 'string' ? [{ field, header }] : [])),
    fixed: Object.entries(rest).flatMap(([name, value]) => (value === null || value === undefined ? [] : [{ name, value }])),
  };
}

/** Every kept mapping, by name. */
export function mappingLines(base: Base): readonly MappingLine[] {
  return recordsWhere(base.db, 'column_mapping', '1 = 1', []).map(mappingLine);
}

function standing(tx: Tx, wish: { readonly id: number; readonly version: number }): Result<StoredRecord> {
  const stored = recordById(tx.db, 'column_mapping', wish.id);
  if (stored === null || stored.retiredAt !== null) return refuse('RECORD_UNKNOWN', { kind: 'column_mapping', id: wish.id });
  return stored.version === wish.version ? ok(stored) : refuse('RECORD_CHANGED', { label: String(stored.values['name']) });
}

/** Gives a mapping another name. Refuses RECORD_UNKNOWN, RECORD_CHANGED. */
export function renameMapping(
  base: Base,
  actor: Actor,
  wish: { readonly id: number; readonly version: number; readonly name: string },
): Result<null> {
  return inTx(base, actor, (tx) => {
    const stored = standing(tx, wish);
    if (!stored.ok) return stored;
    changeRecord(tx, stored.value, { name: wish.name }, null);
    return ok(null);
  });
}

/** Retires a mapping: its files are unknown again. Refuses RECORD_UNKNOWN, RECORD_CHANGED. */
export function retireMapping(
  base: Base,
  actor: Actor,
  wish: { readonly id: number; readonly version: number; readonly reason: string },
): Result<null> {
  return inTx(base, actor, (tx) => {
    const stored = standing(tx, wish);
    if (!stored.ok) return stored;
    retireRecord(tx, stored.value, wish.reason);
    return ok(null);
  });
}
