// Use case: imports so far, and taking one back.
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { batchMethods } from '../../contract/intake/imports.ts';
import type { Base } from '../core/db/open.ts';
import { type Actor, inTx } from '../core/db/tx.ts';
import { getProfileOfBase } from '../base/base-profile.ts';
import type { Profile } from '../base/profile.ts';
import { findBatch, listBatchRows, readBytesOfFile, filesOf, markUndone } from './sql/batches.ts';
import { refusedOf } from './sql/refused-rows.ts';
import { beginWork } from '../core/records/interrupted-work.ts';
import { undoParking } from '../report/sql/parked.ts';
import { refreshRollUps } from '../report/roll-up.ts';
import { undoRecords } from './undo-records.ts';

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
