// Use case: files kept for closed months, and the bytes of one to be taken in.
import { parseMonth } from '../../domain/time/calendar.ts';
import type { Month } from '../../domain/time/calendar.ts';
import { ok, refuse } from '../../domain/values/result.ts';
import type { Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import { bytesOfFile } from './sql/batches.ts';
import { closedFiling } from '../report/sql/filings.ts';
import { parkedFile, parkedFiles } from '../report/sql/parked.ts';
import type { ParkedOptions } from '../report/sql/parked.ts';

/** A parked file as a list shows it; `wouldChange` are lines such as `ZB-2.06 +12.30 万元`. */
export interface Parked {
  readonly id: number;
  readonly file: string;
  readonly month: string;
  readonly wouldChange: readonly string[];
}

/** A parked file's content and how it was given, for taking it in the same way. */
export interface ParkedContent extends ParkedOptions {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The month it was parked for: it dates sums that have no day of their own. */
  readonly month: Month | null;
}

/** Files parked and not yet taken in, of one month if given. */
export function listParked(base: Base, month: Month | null): Parked[] {
  return parkedFiles(base.db, month).map(({ id, name, month: ofMonth, wouldChange }) => ({ id, file: name, month: ofMonth, wouldChange }));
}

/** A parked file's bytes and how it was given. Refuses PARKED_UNKNOWN, PARKED_TAKEN, MONTH_CLOSED while its month is not reopened. */
export function parkedContent(base: Base, id: number): Result<ParkedContent> {
  const parked = parkedFile(base.db, id);
  if (parked === null) return refuse('PARKED_UNKNOWN', { parked: id });
  if (parked.takenBatchId !== null) return refuse('PARKED_TAKEN', { parked: id, batch: parked.takenBatchId });
  if (closedFiling(base.db, parked.month) !== null) return refuse('MONTH_CLOSED', { month: parked.month });
  return ok({ name: parked.name, bytes: bytesOfFile(base.db, parked.fileId), month: parseMonth(parked.month), ...parked.options });
}
