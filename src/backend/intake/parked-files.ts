// Use case: files kept for closed months, and taking one in once its month is reopened: an import of the bytes that were kept.
import { type Month, parseMonth } from '../../domain/time/calendar.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { ImportAnswer } from '../../contract/intake/intake-shapes.ts';
import type { parkedMethods } from '../../contract/intake/intake.ts';
import type { Base } from '../core/db/open.ts';
import type { Actor } from '../core/db/tx.ts';
import type { OpenCall } from '../core/rpc/call.ts';
import { answerOfImport } from './import-answer.ts';
import type { ImportOutcome } from './import-files.ts';
import { importNamedFiles, type ImportWish } from './import-request.ts';
import { readBytesOfFile } from './sql/batches.ts';
import { findClosedFiling } from '../report/sql/filings.ts';
import { findParkedFile, listParkedFiles, type ParkedOptions } from '../report/sql/parked.ts';

/** A parked file's content and how it was given, for taking it in the same way. */
export interface ParkedContent extends ParkedOptions {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The month it was parked for: it dates sums that have no day of their own. */
  readonly month: Month | null;
}

/** Files parked and not yet taken in, of one month if given. */
export function listParked(base: Base, { month }: Asked<typeof parkedMethods.list>): Answer<typeof parkedMethods.list> {
  return {
    parked: listParkedFiles(base.db, month).map(({ id, name: file, month: of, wouldChange }) => ({ id, file, month: of, wouldChange })),
  };
}

/** A parked file's bytes and how it was given. Refuses PARKED_UNKNOWN, PARKED_TAKEN, MONTH_CLOSED while its month is not reopened. */
export function getParkedContent(base: Base, id: number): Result<ParkedContent> {
  const parked = findParkedFile(base.db, id);
  if (parked === null) return refuse('PARKED_UNKNOWN', { parked: id });
  if (parked.takenBatchId !== null) return refuse('PARKED_TAKEN', { parked: id, batch: parked.takenBatchId });
  if (findClosedFiling(base.db, parked.month) !== null) return refuse('MONTH_CLOSED', { month: parked.month });
  return ok({ name: parked.name, bytes: readBytesOfFile(base.db, parked.fileId), month: parseMonth(parked.month), ...parked.options });
}

/** Imports a parked file the way it was given. */
export function importParked(
  base: Base,
  actor: Actor,
  parked: ParkedContent,
  { onProgress = null, caller }: Pick<ImportWish, 'onProgress' | 'caller'> = {},
): Promise<ImportOutcome> {
  const { name, bytes, onDifference, ...options } = parked;
  // What it changes was shown with the file while it waited.
  const wish = {
    ...options,
    files: [{ name, bytes }],
    isDryRun: false,
    isMonthAssumed: true,
    onDifference: onDifference ?? 'replace',
    onProgress,
    ...(caller === undefined ? {} : { caller }),
  } as const;
  return importNamedFiles(base, actor, wish);
}

/** Takes a parked file in, once its month is reopened. Refuses as `getParkedContent` and `importNamedFiles` do. */
export async function takeParked({ base, actor, onProgress }: OpenCall, { id }: Asked<typeof parkedMethods.take>): Promise<ImportAnswer> {
  const kept = getParkedContent(base, id);
  if (!kept.ok) return { ok: false, refusal: kept.refusal, files: [] };
  return answerOfImport([kept.value.name], await importParked(base, actor, kept.value, { onProgress, caller: actor }));
}
