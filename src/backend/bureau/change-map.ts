// Use cases: a kept form's map changed, and a new edition of its blank taken over. Editions are only ever added.
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { MapValue } from '../../contract/bureau/workbook-map.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { workbookMethods } from '../../contract/bureau/workbooks.ts';
import type { Base } from '../core/db/open.ts';
import { hashSha256 } from '../core/db/database-files.ts';
import type { KeptFile } from '../core/files/kept-file.ts';
import { type Actor, inTx } from '../core/db/tx.ts';
import { addEdition, type EditionRow, findNewestEdition, keepBlank, readBlankBytes } from './sql/workbooks.ts';
import { openBook } from '../../sheets/book/open-book.ts';
import { adoptWorkbookMap, checkWorkbookMap } from './fill/check-growth.ts';
import { parseMap, printMap } from './map/map-schema.ts';
import { openIn } from './map/open-cells.ts';
import { countEntries, getKeptWorkbook, mapOfEdition } from './kept-workbooks.ts';
import { getFactsOfProfile } from './map-facts-of.ts';

/** A form's newest edition, if it is the one that the caller changed. Refuses WB_UNKNOWN, and RECORD_CHANGED where somebody was quicker. */
function editionSeen(base: Base, id: number, seen: number): Result<EditionRow> {
  const kept = getKeptWorkbook(base, id);
  if (!kept.ok) return kept;
  const { row, edition } = kept.value;
  return edition.id === seen ? ok(edition) : refuse('RECORD_CHANGED', { label: row.name, who: edition.who, version: edition.id });
}

interface NextEdition {
  readonly id: number;
  /** The edition that it follows. */
  readonly after: EditionRow;
  readonly map: MapValue;
  /** Another blank, if there is one. */
  readonly blank: KeptFile | null;
}

/** Adds an edition behind the one that was seen; a map that says the same is not kept twice. */
function follow(base: Base, actor: Actor, { id, after, map, blank }: NextEdition): Result<number> {
  const text = printMap(map);
  if (blank === null && text === after.map) return ok(after.id);
  return inTx(base, actor, (tx) => {
    const newest = findNewestEdition(tx.db, id);
    if (newest?.id !== after.id) return refuse('RECORD_CHANGED', { label: after.blank_name, version: newest?.id ?? 0 });
    return ok(
      addEdition(tx, {
        workbook: id,
        blank: blank === null ? after.blank_id : keepBlank(tx, blank.bytes, blank.sha256),
        blankName: blank?.name ?? after.blank_name,
        map: text,
        mapSha256: hashSha256(Buffer.from(text, 'utf8')),
        notes: after.notes,
      }),
    );
  });
}

/**
 * Keeps a changed map as the next edition. What is wrong with an entry is answered and does not stop it: the export does.
 * Refuses WB_UNKNOWN, RECORD_CHANGED, and WB_MAP for what is no map at all.
 */
export async function saveMap(
  base: Base,
  actor: Actor,
  { id, edition: seen, map: given }: Asked<typeof workbookMethods.save>,
): Promise<Result<Answer<typeof workbookMethods.save>>> {
  const after = editionSeen(base, id, seen);
  if (!after.ok) return after;
  const facts = getFactsOfProfile(base, null);
  if (!facts.ok) return facts;
  const parsed = parseMap(given);
  if (!parsed.ok) return parsed;
  const map = { ...parsed.value, workbook: mapOfEdition(after.value).workbook };
  const book = await openBook(readBlankBytes(base.db, after.value.blank_id));
  if (!book.ok) return book;
  const { errors, warnings } = checkWorkbookMap({ book: book.value, map, facts: facts.value.facts });
  const edition = follow(base, actor, { id, after: after.value, map, blank: null });
  const open = openIn({ book: book.value, map, facts: facts.value.facts });
  return edition.ok ? ok({ edition: edition.value, ...countEntries(map), errors, warnings, open }) : edition;
}

/** Takes over a new edition of the blank, if every entry passes and every label still stands where it stood; else answers why not. */
export async function replaceBlank(
  base: Base,
  actor: Actor,
  { id, edition: seen, blank }: Asked<typeof workbookMethods.newBlank>,
): Promise<Result<Answer<typeof workbookMethods.newBlank>>> {
  const after = editionSeen(base, id, seen);
  if (!after.ok) return after;
  const facts = getFactsOfProfile(base, null);
  if (!facts.ok) return facts;
  const book = await openBook(blank.bytes);
  if (!book.ok) return book;
  const adopted = adoptWorkbookMap({ book: book.value, map: mapOfEdition(after.value), facts: facts.value.facts }, blank.name);
  const { map, errors, warnings } = adopted;
  if (map === null) return ok({ isAdopted: false, edition: after.value.id, errors, warnings });
  const edition = follow(base, actor, { id, after: after.value, map, blank: { ...blank, sha256: map.workbook.sha256 } });
  return edition.ok ? ok({ isAdopted: true, edition: edition.value, errors, warnings }) : edition;
}
