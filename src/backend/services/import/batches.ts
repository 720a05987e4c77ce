// Use case: imports so far, and taking one back.
import { ok, refuse } from '../../../domain/result.ts';
import type { Result } from '../../../domain/result.ts';
import type { Base } from '../../db/open.ts';
import { inTx } from '../../db/tx.ts';
import type { Actor } from '../../db/tx.ts';
import { DEFAULT_PROFILE, loadProfile } from '../../report/load-profile.ts';
import { batches, markUndone } from '../../repos/batches.ts';
import { parkAgain } from '../../repos/parked.ts';
import type { BatchRow } from '../../repos/batches.ts';
import { refreshRollUps } from './roll-up.ts';
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

/**
 * Takes a batch back: rows it added are retired, rows it changed go back, rows edited since or referred to by others are kept
 * and named; its files' hashes are forgotten, and a parked file it took in waits again.
 * Refuses BATCH_UNKNOWN, BATCH_UNDONE, MONTH_CLOSED, PROFILE_….
 */
export function undoBatch(base: Base, actor: Actor, batchId: number): Result<UndoAnswer> {
  const profile = loadProfile(DEFAULT_PROFILE);
  if (!profile.ok) return profile;
  return inTx(base, actor, (tx) => {
    const batch = batches(tx.db).find((one) => one.id === batchId);
    if (batch === undefined) return refuse('BATCH_UNKNOWN', { batch: batchId });
    if (batch.undone_ms !== null) return refuse('BATCH_UNDONE', { batch: batchId, who: batch.undone_by ?? '' });
    const { retired, restored, kept, touched } = undoRecords(tx, batchId);
    refreshRollUps(tx, touched, profile.value.refundBasis);
    parkAgain(tx, batchId);
    markUndone(tx, batchId);
    return ok({ batchId, retired, restored, kept });
  });
}
