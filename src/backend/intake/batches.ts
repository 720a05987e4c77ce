// Use case: imports so far, and taking one back.
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { batchMethods } from '../../contract/intake/intake.ts';
import type { Base } from '../core/db/open.ts';
import { type Actor, inTx, type Tx } from '../core/db/tx.ts';
import { getProfileOfBase } from '../base/base-profile.ts';
import type { Profile } from '../base/profile.ts';
import {
  changesOf,
  filesOf,
  findBatch,
  isSheetUndone,
  listBatchRows,
  listFoundRecords,
  listTakenOverFrom,
  markUndone,
  readBytesOfFile,
  refusedOf,
} from './sql/batches.ts';
import { beginWork } from '../core/records/interrupted-work.ts';
import { undoParking } from '../report/sql/parked.ts';
import { getRollUpOf, refreshRollUps } from '../report/roll-up.ts';
import { DAWN } from '../../domain/time/calendar.ts';
import { refusalOf, type SqlValue } from '../core/db/rows.ts';
import { loadNames, type Names } from '../core/records/names.ts';
import { isRecordName, RECORD_KINDS, type RecordName } from '../../contract/records/record-kinds.ts';
import type { RecordKind } from '../../contract/records/field.ts';
import {
  type BeforeChange,
  listRecordsWhere,
  recordById,
  restoreRecord,
  retireRecord,
  type StoredRecord,
} from '../core/db/record-store.ts';
import { listLeasedStudios, countReferencesTo } from './sql/references.ts';

type KeptRecord = Answer<typeof batchMethods.undo>['kept'][number];

/** What became of a batch's records; `touched` are the roll-ups to refresh. */
interface UndoneRecords {
  readonly retired: number;
  readonly restored: number;
  readonly kept: readonly KeptRecord[];
  readonly touched: ReadonlySet<string>;
}

interface Undoing {
  readonly tx: Tx;
  /** As they were before anything was taken back. */
  readonly names: Names;
  readonly batchId: number;
  readonly reason: string;
  /** The version in which the batch left each record that it changed, by `entity|id`. */
  readonly versions: ReadonlyMap<string, number>;
  readonly touched: Set<string>;
  readonly kept: Map<string, KeptRecord>;
  readonly restored: Set<string>;
  retired: number;
}

interface Added {
  readonly name: RecordName;
  readonly record: StoredRecord;
}

const OWNERS = ['tenant', 'studio'] as const;
const FACT_OWNERS = { tenant_fact: 'tenant', studio_fact: 'studio' } as const;
const ADDED_BY = 'sheet_id IN (SELECT id FROM import_sheet WHERE batch_id = ?)';

function recordName(entity: string): RecordName {
  if (isRecordName(entity)) return entity;
  throw new Error(`no kind of record: ${entity}`);
}

function idOf({ name, record }: Added): string {
  return `${name}|${record.id}`;
}

/** What a person calls one value of a record's key: owners by their names, and no word for "from the start". */
function wordOf(undoing: Undoing, column: string, value: SqlValue | undefined): string {
  if (value === null || value === undefined || value === DAWN) return '';
  if (column === 'tenant_id') return undoing.names.nameOfTenant(Number(value));
  if (column === 'studio_id') return recordById(undoing.tx.db, 'studio', Number(value))?.values.code ?? String(value);
  return String(value);
}

/** What a person calls the record: the values of its key. */
function nameOf(undoing: Undoing, { name, record }: Added): string {
  if (name === 'tenant') return undoing.names.nameOfTenant(record.id);
  const { key }: RecordKind = RECORD_KINDS[name];
  return key
    .map((column) => wordOf(undoing, column, record.values[column]))
    .filter((word) => word !== '')
    .join(' ');
}

function keep(undoing: Undoing, one: Added): void {
  undoing.kept.set(idOf(one), { entity: one.name, id: one.record.id, name: nameOf(undoing, one) });
}

function touch(undoing: Undoing, { name, record }: Added): void {
  const key = name === 'live_session' || name === 'shop_day' ? getRollUpOf(name, record) : null;
  if (key !== null) undoing.touched.add(key);
}

/** Somebody, or a later import, has changed the record since the batch left it. */
function isEdited(undoing: Undoing, one: Added): boolean {
  return undoing.kept.has(idOf(one)) || one.record.version !== (undoing.versions.get(idOf(one)) ?? 1);
}

function keepTakenOver(undoing: Undoing): void {
  for (const { entity, entityId } of listTakenOverFrom(undoing.tx.db, undoing.batchId)) {
    const name = recordName(entity);
    const record = recordById(undoing.tx.db, name, entityId);
    if (record !== null && record.retiredAt === null) keep(undoing, { name, record });
  }
}

/** Records that the batch added, children before parents. */
function addedBy(undoing: Undoing): Added[] {
  const { tx, batchId } = undoing;
  const found = listFoundRecords(tx.db, batchId);
  const names = Object.keys(RECORD_KINDS).filter(isRecordName).toReversed();
  return names
    .flatMap((name) => listRecordsWhere(tx.db, name, ADDED_BY, [batchId]).map((record) => ({ name, record })))
    .filter((one) => !found.has(idOf(one)));
}

/** The tenants and studios that a record rests on, as `entity|id`. */
function ownersOf({ record }: Added): string[] {
  const { tenant_id: tenantId, studio_id: studioId, studios } = record.values;
  const own = [
    typeof tenantId === 'number' ? [`tenant|${tenantId}`] : [],
    typeof studioId === 'number' ? [`studio|${studioId}`] : [],
  ].flat();
  const leased = typeof studios === 'string' ? listLeasedStudios(studios).map((id) => `studio|${id}`) : [];
  return [...own, ...leased];
}

/**
 * Which of the added records stay: edited ones, tenants and studios that a staying record or one of another import rests on, and the
 * facts of those.
 */
function stayingOf(undoing: Undoing, added: readonly Added[]): ReadonlySet<string> {
  const staying = new Set(added.filter((one) => isEdited(undoing, one)).map(idOf));
  const needed = new Set(added.filter((one) => staying.has(idOf(one))).flatMap(ownersOf));
  for (const owner of OWNERS) {
    for (const one of added.filter(({ name }) => name === owner)) {
      if (needed.has(idOf(one)) || countReferencesTo(undoing.tx.db, owner, one.record.id, undoing.batchId) > 0) staying.add(idOf(one));
    }
  }
  for (const one of added) {
    if (one.name !== 'tenant_fact' && one.name !== 'studio_fact') continue;
    const owner = FACT_OWNERS[one.name];
    if (staying.has(`${owner}|${one.record.values[`${owner}_id`] ?? ''}`)) staying.add(idOf(one));
  }
  return staying;
}

function retireAdded(undoing: Undoing): void {
  const added = addedBy(undoing);
  const staying = stayingOf(undoing, added);
  for (const one of added) {
    if (staying.has(idOf(one))) {
      keep(undoing, one);
      continue;
    }
    touch(undoing, one);
    retireRecord(undoing.tx, one.record, undoing.reason);
    undoing.retired += 1;
  }
}

/** Puts a record back, unless what has come since stands in the way: then it is kept as it is. */
function restore(undoing: Undoing, one: Added, before: BeforeChange): void {
  try {
    restoreRecord(undoing.tx, one.record, before, undoing.reason);
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === null || refusal.code === 'MONTH_CLOSED' || refusal.code.startsWith('BASE_') || refusal.code === 'DISK_FULL')
      throw error;
    keep(undoing, one);
    return;
  }
  undoing.restored.add(idOf(one));
}

/** A record that the batch retired comes back, unless what brought it has been undone itself. */
function comesBack(tx: Tx, { values, sheetId }: BeforeChange): boolean {
  return 'retired_at' in values && (sheetId === null || !isSheetUndone(tx.db, sheetId));
}

/** A figure of a form goes with its reply: where the reply before was undone first, there is nothing left to go back to. */
function isOfUndoneReply(tx: Tx, { values }: StoredRecord, { sheetId }: BeforeChange): boolean {
  return values.source === 'form' && sheetId !== null && isSheetUndone(tx.db, sheetId);
}

function restoreChanged(undoing: Undoing): void {
  const { tx, batchId } = undoing;
  for (const change of changesOf(tx.db, batchId)) {
    const name = recordName(change.entity);
    const record = recordById(tx.db, name, change.entityId);
    if (record === null || (record.retiredAt !== null && !comesBack(tx, change.before))) continue;
    const one: Added = { name, record };
    if (undoing.kept.has(idOf(one))) continue;
    if (record.version !== change.versionAfter) {
      keep(undoing, one);
      continue;
    }
    touch(undoing, one);
    if (isOfUndoneReply(tx, record, change.before)) {
      retireRecord(tx, record, undoing.reason);
      undoing.retired += 1;
      continue;
    }
    restore(undoing, one, change.before);
    const restored = recordById(tx.db, name, change.entityId);
    if (restored !== null) touch(undoing, { name, record: restored });
  }
}

/** Takes a batch's records back. What it added goes first: that frees the slots and keys of what it changed. */
function undoRecords(tx: Tx, batchId: number): UndoneRecords {
  const versions = new Map<string, number>();
  for (const { entity, entityId, versionAfter } of changesOf(tx.db, batchId)) {
    const id = `${entity}|${entityId}`;
    if (!versions.has(id)) versions.set(id, versionAfter);
  }
  const undoing: Undoing = {
    tx,
    names: loadNames(tx.db),
    batchId,
    reason: `undo ${batchId}`,
    versions,
    touched: new Set(),
    kept: new Map(),
    restored: new Set(),
    retired: 0,
  };
  keepTakenOver(undoing);
  retireAdded(undoing);
  restoreChanged(undoing);
  const { retired, restored, kept, touched } = undoing;
  return { retired, restored: restored.size, kept: [...kept.values()], touched };
}

type OfBatch = Asked<typeof batchMethods.undo>;

/** Every import so far, oldest first. */
export function listBatches(base: Base): Answer<typeof batchMethods.list> {
  return { batches: listBatchRows(base.db) };
}

/** The files of a batch. Refuses BATCH_UNKNOWN. */
export function getFilesOfBatch(base: Base, { batch }: OfBatch): Result<Answer<typeof batchMethods.files>> {
  return findBatch(base.db, batch) === null ? refuse('BATCH_UNKNOWN', { batch }) : ok({ files: filesOf(base.db, batch) });
}

/** The rows that a batch left out, with the reasons. Refuses BATCH_UNKNOWN. */
export function getRefusedOfBatch(base: Base, { batch }: OfBatch): Result<Answer<typeof batchMethods.refused>> {
  return findBatch(base.db, batch) === null ? refuse('BATCH_UNKNOWN', { batch }) : ok({ rows: [...refusedOf(base.db, batch)] });
}

/** A file of a batch as it was received. Refuses BATCH_UNKNOWN, KEPT_FILE_UNKNOWN. */
export function getFileOfBatch(
  base: Base,
  { batch, file: id }: Asked<typeof batchMethods.file>,
): Result<{ readonly name: string; readonly bytes: Uint8Array }> {
  const files = getFilesOfBatch(base, { batch });
  if (!files.ok) return files;
  const file = files.value.files.find((one) => one.id === id);
  return file === undefined ? refuse('KEPT_FILE_UNKNOWN', { id }) : ok({ name: file.name, bytes: readBytesOfFile(base.db, id) });
}

/**
 * Takes a batch back: rows it added are retired, rows it changed go back, rows edited since or referred to by others are kept
 * and named; its files' hashes are forgotten, a parked file it took in waits again, and one that was parked with it waits no more.
 * Refuses BATCH_UNKNOWN, BATCH_UNDONE, MONTH_CLOSED, PROFILE_….
 */
export function undoBatch(base: Base, actor: Actor, { batch }: OfBatch): Result<Answer<typeof batchMethods.undo>> {
  const profile = getProfileOfBase(base);
  if (!profile.ok) return profile;
  const end = beginWork(base, { kind: 'undo', batch });
  try {
    return undoInTx(base, actor, batch, profile.value);
  } finally {
    end();
  }
}

function undoInTx(base: Base, actor: Actor, id: number, profile: Profile): Result<Answer<typeof batchMethods.undo>> {
  return inTx(base, actor, (tx) => {
    const batch = findBatch(tx.db, id);
    if (batch === null) return refuse('BATCH_UNKNOWN', { batch: id });
    if (batch.undoneAt !== null) return refuse('BATCH_UNDONE', { batch: id, who: batch.undoneBy ?? '' });
    const { retired, restored, kept, touched } = undoRecords(tx, id);
    refreshRollUps(tx, touched, profile.refundBasis);
    undoParking(tx, id);
    markUndone(tx, id);
    return ok({ batch: id, retired, restored, kept });
  });
}
