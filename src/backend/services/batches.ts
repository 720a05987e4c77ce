// Use case: imports so far, and taking one back.
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { Base } from '../db/open.ts';
import { inTx } from '../db/tx.ts';
import type { Actor, Tx } from '../db/tx.ts';
import { DEFAULT_PROFILE, loadProfile } from '../report/load-profile.ts';
import { batches, changesOf, markUndone, takenOverFrom } from '../repos/batches.ts';
import type { BatchRow } from '../repos/batches.ts';
import { RECORD_KINDS } from '../repos/record-kinds.ts';
import type { RecordName } from '../repos/record-kinds.ts';
import { recordById, recordsWhere, restoreRecord, retireRecord } from '../repos/record-store.ts';
import type { StoredRecord } from '../repos/record-store.ts';
import { referencesTo } from '../repos/references.ts';
import { refreshRollUps, touchedBy } from './import/roll-up.ts';

/** A record that an undo leaves as it is, since somebody edited it or others refer to it. */
export interface KeptRecord {
  readonly entity: string;
  readonly id: number;
  readonly name: string;
}

/** What taking a batch back did. */
export interface UndoAnswer {
  readonly batchId: number;
  readonly retired: number;
  readonly restored: number;
  readonly kept: readonly KeptRecord[];
}

/** Every import so far, oldest first. */
export function listBatches(base: Base): BatchRow[] {
  return batches(base.db);
}

function isRecordName(entity: string): entity is RecordName {
  return Object.hasOwn(RECORD_KINDS, entity);
}

/** What a person calls the record: the values of its key. */
function nameOf(name: RecordName, record: StoredRecord): string {
  const kind = RECORD_KINDS[name];
  const columns: readonly string[] = kind.key.length > 0 ? kind.key : kind.columns.slice(0, 1);
  return columns.map((column) => record.values[column] ?? '').join(' ');
}

interface Undoing {
  readonly tx: Tx;
  readonly batchId: number;
  readonly reason: string;
  readonly touched: Set<string>;
  readonly kept: Map<string, KeptRecord>;
  retired: number;
  restored: number;
}

function keep(undoing: Undoing, name: RecordName, record: StoredRecord): void {
  undoing.kept.set(`${name}|${record.id}`, { entity: name, id: record.id, name: nameOf(name, record) });
}

function touch(undoing: Undoing, name: RecordName, record: StoredRecord): void {
  if (name !== 'live_session' && name !== 'shop_day') return;
  const key = touchedBy(name, record);
  if (key !== null) undoing.touched.add(key);
}

function restoreChanged(undoing: Undoing): void {
  for (const change of changesOf(undoing.tx.db, undoing.batchId)) {
    if (!isRecordName(change.entity)) throw new Error(`no kind of record: ${change.entity}`);
    const stored = recordById(undoing.tx.db, change.entity, change.entityId);
    if (stored === null || stored.retiredAt !== null) continue;
    if (stored.version !== change.versionAfter) {
      keep(undoing, change.entity, stored);
      continue;
    }
    touch(undoing, change.entity, stored);
    restoreRecord(undoing.tx, change.entity, stored, change.before, undoing.reason);
    const restored = recordById(undoing.tx.db, change.entity, change.entityId);
    if (restored !== null) touch(undoing, change.entity, restored);
    undoing.restored += 1;
  }
}

/** Tenants and studios that records outside of this batch refer to: they and their facts stay. */
function referredTo(undoing: Undoing, name: RecordName, record: StoredRecord): boolean {
  if (name === 'tenant' || name === 'studio') return referencesTo(undoing.tx.db, name, record.id, undoing.batchId) > 0;
  if (name === 'tenant_fact') return referencesTo(undoing.tx.db, 'tenant', Number(record.values.tenant_id), undoing.batchId) > 0;
  if (name === 'studio_fact') return referencesTo(undoing.tx.db, 'studio', Number(record.values.studio_id), undoing.batchId) > 0;
  return false;
}

const ADDED_BY = 'sheet_id IN (SELECT id FROM import_sheet WHERE batch_id = ?)';

function addedBy(undoing: Undoing, name: RecordName): StoredRecord[] {
  return recordsWhere(undoing.tx.db, name, ADDED_BY, [undoing.batchId]).filter((record) => !undoing.kept.has(`${name}|${record.id}`));
}

function retireAdded(undoing: Undoing): void {
  // Decided before the first is retired: a row whose owner stays must stay too, whichever goes first.
  const plans = Object.keys(RECORD_KINDS)
    .filter(isRecordName)
    .toReversed()
    .map((name) => ({ name, records: addedBy(undoing, name).map((record) => ({ record, stays: record.version !== 1 || referredTo(undoing, name, record) })) }));
  for (const { name, records } of plans) {
    for (const { record, stays } of records) {
      if (stays) {
        keep(undoing, name, record);
        continue;
      }
      touch(undoing, name, record);
      retireRecord(undoing.tx, name, record, undoing.reason);
      undoing.retired += 1;
    }
  }
}

function keepTakenOver(undoing: Undoing): void {
  for (const { entity, entityId } of takenOverFrom(undoing.tx.db, undoing.batchId)) {
    if (!isRecordName(entity)) continue;
    const record = recordById(undoing.tx.db, entity, entityId);
    if (record !== null && record.retiredAt === null) keep(undoing, entity, record);
  }
}

/**
 * Takes a batch back: rows it added are retired, rows it changed go back, rows edited since or referred to by others are kept
 * and named; its files' hashes are forgotten. Refuses BATCH_UNKNOWN, BATCH_UNDONE, MONTH_CLOSED, PROFILE_….
 */
export function undoBatch(base: Base, actor: Actor, batchId: number): Result<UndoAnswer> {
  const profile = loadProfile(DEFAULT_PROFILE);
  if (!profile.ok) return profile;
  return inTx(base, actor, (tx) => {
    const batch = batches(tx.db).find((one) => one.id === batchId);
    if (batch === undefined) return refuse('BATCH_UNKNOWN', { batch: batchId });
    if (batch.undone_ms !== null) return refuse('BATCH_UNDONE', { batch: batchId, who: batch.undone_by ?? '' });
    const undoing: Undoing = { tx, batchId, reason: `undo ${batchId}`, touched: new Set(), kept: new Map(), retired: 0, restored: 0 };
    keepTakenOver(undoing);
    restoreChanged(undoing);
    retireAdded(undoing);
    refreshRollUps(tx, undoing.touched, profile.value.refundBasis);
    markUndone(tx, batchId);
    return ok({ batchId, retired: undoing.retired, restored: undoing.restored, kept: [...undoing.kept.values()] });
  });
}
