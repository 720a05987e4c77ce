// Use case: the columns of an unknown layout, said once and kept by the signature of its headers; listed, given another name, retired.
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { settingsMethods } from '../../contract/base/settings.ts';
import type { MappingLine } from '../../contract/base/settings-shapes.ts';
import type { intakeMethods } from '../../contract/intake/intake.ts';
import type { Base } from '../core/db/open.ts';
import {
  addRecord,
  changeRecord,
  listRecordsWhere,
  recordById,
  recordByKey,
  retireRecord,
  type StoredRecord,
} from '../core/db/record-store.ts';
import { type Actor, inTx, type Tx } from '../core/db/tx.ts';
import { mappingSchema } from './recognise/mapping.ts';
import { recogniseStaged } from './staged/stage.ts';

type SavedMapping = Asked<typeof intakeMethods.saveMapping>;

function mappingLine({ id, version, values }: StoredRecord<'column_mapping'>): MappingLine {
  const mapping = mappingSchema.parse(JSON.parse(values.fields));
  const { kind, fields, ...rest } = mapping;
  return {
    id,
    version,
    name: values.name,
    kind,
    signature: values.signature,
    fields: Object.entries(fields).flatMap(([field, header]) => (typeof header === 'string' ? [{ field, header }] : [])),
    fixed: Object.entries(rest).flatMap(([name, value]) => (value === null || value === undefined ? [] : [{ name, value }])),
  };
}

/** Every kept mapping, oldest first. */
export function listMappings(base: Base): Answer<typeof settingsMethods.mappings> {
  return { mappings: listRecordsWhere(base.db, 'column_mapping', '1 = 1', []).map(mappingLine) };
}

/** Sheets of the layout that wait to be taken are recognised again, once the mapping of it is another. */
function changeMapping<T>(base: Base, actor: Actor, change: (tx: Tx) => Result<T>): Result<T> {
  const changed = inTx(base, actor, change);
  if (changed.ok) recogniseStaged(base);
  return changed;
}

/** Keeps a mapping for the signature, or changes the one that is there. Refuses INPUT_INVALID. */
export function saveMapping(base: Base, actor: Actor, kept: SavedMapping): Result<SavedMapping> {
  const { signature, name, kind, platform, fields } = kept;
  const parsed = mappingSchema.safeParse({
    kind,
    platform,
    fields: Object.fromEntries(fields.map(({ field, header }) => [field, header])),
  });
  if (!parsed.success || signature === '') return refuse('INPUT_INVALID', { what: 'mapping' });
  const values = { signature, name, kind, fields: JSON.stringify(parsed.data) };
  return changeMapping(base, actor, (tx) => {
    const stored = recordByKey(tx.db, 'column_mapping', [signature]);
    if (stored === null) addRecord(tx, 'column_mapping', values, null);
    else changeRecord(tx, stored, values, null);
    return ok(kept);
  });
}

function storedMapping(tx: Tx, { id, version }: { readonly id: number; readonly version: number }): Result<StoredRecord<'column_mapping'>> {
  const stored = recordById(tx.db, 'column_mapping', id);
  if (stored === null || stored.retiredAt !== null) return refuse('RECORD_UNKNOWN', { kind: 'column_mapping', id });
  return stored.version === version ? ok(stored) : refuse('RECORD_CHANGED', { label: stored.values['name'] });
}

/** Gives a mapping another name. Refuses RECORD_UNKNOWN, RECORD_CHANGED. */
export function renameMapping(base: Base, actor: Actor, asked: Asked<typeof settingsMethods.renameMapping>): Result<null> {
  return inTx(base, actor, (tx) => {
    const stored = storedMapping(tx, asked);
    if (!stored.ok) return stored;
    changeRecord(tx, stored.value, { name: asked.name }, null);
    return ok(null);
  });
}

/** Retires a mapping: its files are unknown again. Refuses RECORD_UNKNOWN, RECORD_CHANGED. */
export function retireMapping(base: Base, actor: Actor, asked: Asked<typeof settingsMethods.retireMapping>): Result<null> {
  return changeMapping(base, actor, (tx) => {
    const stored = storedMapping(tx, asked);
    if (!stored.ok) return stored;
    retireRecord(tx, stored.value, asked.reason);
    return ok(null);
  });
}
