// A blank filled and packed, not yet compared with what it was.
import { makeBook, type MadeBook } from '../../src/backend/bureau/fill/fill-workbook.ts';
import type { PlanInput } from '../../src/backend/bureau/map/plan-fill.ts';
import { bookBytes } from '../../src/sheets/book/book-bytes.ts';
import { ok, type Result } from '../../src/domain/values/result.ts';

export interface FilledBook extends MadeBook {
  readonly bytes: Uint8Array;
}

/** As `makeBook`, with the workbook's bytes. */
export function fillWorkbook(input: PlanInput): Result<FilledBook> {
  const made = makeBook(input);
  return made.ok ? ok({ ...made.value, bytes: bookBytes(made.value.book) }) : made;
}
