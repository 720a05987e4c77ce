// Use case: whether the history holds the row that a paper's code (核验码) was made from.
import { z } from 'zod';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { safetyMethods } from '../../contract/safety/safety.ts';
import { readPaperCode } from '../../domain/base/paper-code.ts';
import { convertMillisecondsToInstant, formatIsoInstant } from '../../domain/time/calendar.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/rows.ts';
import { readTx } from '../core/db/tx.ts';
import { findRowOfCode } from '../core/records/paper-codes.ts';

type Found = Answer<typeof safetyMethods.findPaper>;

/** What the row says of a closing or a statement. */
const made = z.object({ month: z.string(), revision: z.int().nullable().default(null), number: z.string().nullable().default(null) });

/** Looks a code up. Refuses PAPER_CODE_SHAPE. */
export function findPaper(base: Base, { code: typed }: Asked<typeof safetyMethods.findPaper>): Result<Found> {
  const code = readPaperCode(typed);
  if (!code.ok) return code;
  const row = readTx(base, (db) => findRowOfCode(db, code.value));
  if (row === null) return ok({ code: code.value, row: null });
  const { seq, atMs, who, entity, after } = row;
  const at = formatIsoInstant(convertMillisecondsToInstant(atMs));
  return ok({ code: code.value, row: { seq, at, who, paper: entity, ...made.parse(JSON.parse(after)) } });
}
