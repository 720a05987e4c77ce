// Use case: files kept for closed months, and the bytes of one to be taken in.
import type { Month } from '../../domain/calendar.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { z } from 'zod';
import type { Base } from '../db/open.ts';
import { bytesOfFile, parkedFile, parkedFiles } from '../repos/batches.ts';
import { closedFiling } from '../repos/filings.ts';

/** A parked file as a list shows it; `wouldChange` are lines such as `ZB-2.06 +12.30 万元`. */
export interface Parked {
  readonly id: number;
  readonly file: string;
  readonly month: string;
  readonly wouldChange: readonly string[];
}

/** How a parked file was given, for taking it in the same way. */
export interface ParkedContent {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly tenant: string | null;
  readonly account: string | null;
  readonly takesGoodRows: boolean;
  readonly onDifference: 'keep' | 'replace';
}

const optionsShape = z.object({
  tenant: z.string().nullable(),
  account: z.string().nullable(),
  onDifference: z.enum(['keep', 'replace']),
  takesGoodRows: z.boolean(),
});

/** Files parked and not yet taken in, of one month if given. */
export function listParked(base: Base, month: Month | null): Parked[] {
  return parkedFiles(base.db, month).map((row) => ({
    id: row.id,
    file: row.file_name,
    month: row.month,
    wouldChange: z.array(z.string()).parse(JSON.parse(row.would_change)),
  }));
}

/** A parked file's bytes and how it was given. Refuses PARKED_UNKNOWN, PARKED_TAKEN, MONTH_CLOSED while its month is not reopened. */
export function parkedContent(base: Base, id: number): Result<ParkedContent> {
  const parked = parkedFile(base.db, id);
  if (parked === null) return refuse('PARKED_UNKNOWN', { parked: id });
  if (parked.taken_batch_id !== null) return refuse('PARKED_TAKEN', { parked: id, batch: parked.taken_batch_id });
  if (closedFiling(base.db, parked.month) !== null) return refuse('MONTH_CLOSED', { month: parked.month });
  return ok({ name: parked.file_name, bytes: bytesOfFile(base.db, parked.file_id), ...optionsShape.parse(JSON.parse(parked.options)) });
}
