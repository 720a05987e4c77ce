// Use case: the columns of an unknown layout, said once and kept by the signature of its headers.
import { ok, refuse } from '../../domain/values/result.ts';
import type { Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import { inTx } from '../core/db/tx.ts';
import type { Actor } from '../core/db/tx.ts';
import { mappingSchema } from './recognise/mapping.ts';
import type { ColumnMapping } from './recognise/mapping.ts';
import { addRecord, changeRecord, recordByKey, recordsWhere } from '../core/db/record-store.ts';
import type { StoredRecord } from '../core/db/record-store.ts';

/** A kept mapping. */
export interface KeptMapping {
  readonly signature: string;
  /** What the person calls the layout. */
  readonly name: string;
  readonly mapping: ColumnMapping;
}

function keptMapping({ values }: Pick<StoredRecord, 'values'>): KeptMapping {
  return {
    signature: String(values.signature),
    name: String(values.name),
    mapping: mappingSchema.parse(JSON.parse(String(values.fields))),
  };
}

/** Every kept mapping, oldest first. */
export function listMappings(base: Base): KeptMapping[] {
  return recordsWhere(base.db, 'column_mapping', '1 = 1', []).map(keptMapping);
}

/** Keeps a mapping for the signature, or changes the one that is there. Refuses INPUT_INVALID. */
export function saveMapping(
  base: Base,
  actor: Actor,
  kept: { readonly signature: string; readonly name: string; readonly mapping: unknown },
): Result<null> {
  const parsed = mappingSchema.safeParse(kept.mapping);
  if (!parsed.success || kept.signature === '') return refuse('INPUT_INVALID', { what: 'mapping' });
  const values = { signature: kept.signature, name: kept.name, kind: parsed.data.kind, fields: JSON.stringify(parsed.data) };
  return inTx(base, actor, (tx) => {
    const stored = recordByKey(tx.db, 'column_mapping', [kept.signature]);
    if (stored === null) addRecord(tx, 'column_mapping', values, null);
    else changeRecord(tx, stored, values, null);
    return ok(null);
  });
}
