// Use cases on files that a caller brings: a map proposed for a blank, a map checked against one. Nothing is kept, and no base is needed.
import { ok, type Result } from '../../domain/values/result.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { workbookMethods } from '../../contract/bureau/workbooks.ts';
import type { Base } from '../core/db/open.ts';
import { openBook } from '../../sheets/book/open-book.ts';
import { adoptWorkbookMap, checkWorkbookMap } from './fill/check-growth.ts';
import { printMap, readMap } from './map/map-schema.ts';
import { getFactsOfProfile, proposalOf } from './map-facts-of.ts';

/** Proposes a map for a blank. Refuses what `openBook` refuses, PROFILE_UNKNOWN, PROFILE_INVALID. */
export async function proposeGiven(
  base: Base | null,
  { blank, profile }: Asked<typeof workbookMethods.propose>,
): Promise<Result<Answer<typeof workbookMethods.propose>>> {
  const facts = getFactsOfProfile(base, profile);
  if (!facts.ok) return facts;
  const book = await openBook(blank.bytes);
  if (!book.ok) return book;
  const { map, ...proposed } = proposalOf(base, book.value, facts.value, blank.name);
  return ok({ ...proposed, map: printMap(map) });
}

/** Checks a map against a blank, and takes over a new edition of it where that was asked. Refuses what `openBook` refuses, and WB_MAP. */
export async function checkGiven(
  base: Base | null,
  asked: Asked<typeof workbookMethods.check>,
): Promise<Result<Answer<typeof workbookMethods.check>>> {
  const facts = getFactsOfProfile(base, asked.profile);
  if (!facts.ok) return facts;
  const book = await openBook(asked.blank.bytes);
  if (!book.ok) return book;
  const map = readMap(Buffer.from(asked.map.bytes).toString('utf8'));
  if (!map.ok) return map;
  const input = { book: book.value, map: map.value, facts: facts.value.facts };
  if (!asked.adopt) {
    const checked = checkWorkbookMap(input);
    return ok({ ...checked, ok: checked.errors.length === 0, map: null });
  }
  const { map: adopted, ...checked } = adoptWorkbookMap(input, asked.blank.name);
  // A map that is this blank's already stays as it is written.
  const isNew = adopted !== null && adopted.workbook.sha256 !== map.value.workbook.sha256;
  return ok({ ...checked, ok: checked.errors.length === 0, map: isNew ? printMap(adopted) : null });
}
