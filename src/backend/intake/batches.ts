// Use case: imports so far, and taking one back.
import { ok, refuse } from '../../domain/values/result.ts';
import type { Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import { inTx } from '../core/db/tx.ts';
import type { Actor } from '../core/db/tx.ts';
import { profileOfBase } from '../base/base-profile.ts';
import type { Profile } from '../base/profile.ts';
import { batches, bytesOfFile, markUndone, sheetsOfBatch } from './sql/batches.ts';
import { beginWork } from '../core/records/running-work.ts';
import { parkAgain } from '../report/sql/parked.ts';
import type { BatchRow, BatchSheetRow } from './sql/batches.ts';
import { refreshRollUps } from '../report/roll-up.ts';
import { undoRecords } from './undo-records.ts';
import type { KeptRecord } from './undo-records.ts';

/** What taking a batch back did. */
export interface UndoAnswer {
  readonly batchId: number;
  readonly retired: number;
  readonly restored: number;
  /** Records that stay as they are, since somebody edited them or others refer to them. */
  readonly kept: readonly KeptRecord[];
}

/** Every import so far, oldest first. */
export function listBatches(base: Base): BatchRow[] {
  return batches(base.db);
}

/** A file of a batch, with its sheets in the order they were read. */
export interface BatchFile {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly sheets: readonly BatchSheetRow[];
}

/** The files of a batch. Refuses BATCH_UNKNOWN. */
export function filesOfBatch(base: Base, batchId: number): Result<readonly BatchFile[]> {
  if (!batches(base.db).some(({ id }) => id === batchId)) return refuse('BATCH_UNKNOWN', { batch: batchId });
  const byFile = Map.groupBy(sheetsOfBatch(base.db, batchId), (sheet) => `${sheet.file_id}|${sheet.file_name}`);
  const files = [...byFile.values()].flatMap((sheets) => {
    const first = sheets[0];
    return first === undefined ? [] : [{ id: first.file_id, name: first.file_name, size: first.size, sheets }];
  });
  return ok(files);
}

/** A file of a batch as it was received. Refuses BATCH_UNKNOWN, KEPT_FILE_UNKNOWN. */
export function fileOfBatch(base: Base, batchId: number, fileId: number): Result<{ readonly name: string; readonly bytes: Uint8Array }> {
  const files = filesOfBatch(base, batchId);
  if (!files.ok) return files;
  const file = files.value.find(({ id }) => id === fileId);
  return file === undefined ? refuse('KEPT_FILE_UNKNOWN', { id: fileId }) : ok({ name: file.name, bytes: bytesOfFile(base.db, fileId) });
}

/**
 * Takes a batch back: rows it added are retired, rows it changed go back, rows edited since or referred to by others are kept
 * and named; its files' hashes are forgotten, and a parked file it took in waits again.
 * Refuses BATCH_UNKNOWN, BATCH_UNDONE, MONTH_CLOSED, PROFILE_….
 */
export function undoBatch(base: Base, actor: Actor, batchId: number): Result<UndoAnswer> {
  const profile = profileOfBase(base);
  if (!profile.ok) return profile;
  const end = beginWork(base, { kind: 'undo', batch: batchId });
  try {
    return undoInTx(base, actor, batchId, profile.value);
  } finally {
    end();
  }
}

function undoInTx(base: Base, actor: Actor, batchId: number, profile: Profile): Result<UndoAnswer> {
  return inTx(base, actor, (tx) => {
    const batch = batches(tx.db).find((one) => one.id === batchId);
    if (batch === undefined) return refuse('BATCH_UNKNOWN', { batch: batchId });
    if (batch.undone_ms !== null) return refuse('BATCH_UNDONE', { batch: batchId, who: batch.undone_by ?? '' });
    const { retired, restored, kept, touched } = undoRecords(tx, batchId);
    refreshRollUps(tx, touched, profile.refundBasis);
    parkAgain(tx, batchId);
    markUndone(tx, batchId);
    return ok({ batchId, retired, restored, kept });
  });
}
