// Use cases: a kept form's map changed, and a new edition of its blank taken over. Editions are only ever added.
import { createHash } from 'node:crypto';
import { ok, refuse } from '../../domain/values/result.ts';
import type { Result } from '../../domain/values/result.ts';
import type { MapValue } from '../../domain/bureau/workbook-map.ts';
import type { Base } from '../core/db/open.ts';
import { inTx } from '../core/db/tx.ts';
import type { Actor } from '../core/db/tx.ts';
import { addEdition, blankBytes, keepBlank, newestEdition } from './sql/workbooks.ts';
import type { EditionRow } from './sql/workbooks.ts';
import { openBook } from '../../sheets/book/open-book.ts';
import { adoptWorkbookMap, checkWorkbookMap } from './fill/check-growth.ts';
import type { CheckedMap } from './map/check-map.ts';
import { parseMap, printMap } from './map/map-schema.ts';
import { countEntries, keptWorkbook, mapOfEdition } from './kept-workbooks.ts';
import type { NamedFile } from './kept-workbooks.ts';
import { factsOfProfile } from './map-facts-of.ts';

function textHash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** A form's newest edition, if it is the one that the caller changed. Refuses WB_UNKNOWN, and RECORD_CHANGED where somebody was quicker. */
function editionSeen(base: Base, id: number, seen: number): Result<EditionRow> {
  const kept = keptWorkbook(base, id);
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
  readonly blank: (NamedFile & { readonly sha256: string }) | null;
}

/** Adds an edition behind the one that was seen; a map that says the same is not kept twice. */
function follow(base: Base, actor: Actor, { id, after, map, blank }: NextEdition): Result<number> {
  const text = printMap(map);
  if (blank === null && text === after.map) return ok(after.id);
  return inTx(base, actor, (tx) => {
    const newest = newestEdition(tx.db, id);
    if (newest?.id !== after.id) return refuse('RECORD_CHANGED', { label: after.blank_name, version: newest?.id ?? 0 });
    return ok(
      addEdition(tx, {
        workbook: id,
        blank: blank === null ? after.blank_id : keepBlank(tx, blank.bytes, blank.sha256),
        blankName: blank?.name ?? after.blank_name,
        map: text,
        mapSha256: textHash(text),
        notes: after.notes,
      }),
    );
  });
}

/** A map as it was kept, and what is wrong with it. */
export interface SavedMap extends Pick<CheckedMap, 'errors' | 'warnings'> {
  readonly edition: number;
  readonly entries: number;
  readonly proposed: number;
}

/**
 * Keeps a changed map as the next edition. What is wrong with an entry is answered and does not stop it: the export does.
 * Refuses WB_UNKNOWN, RECORD_CHANGED, and WB_MAP for what is no map at all.
 */
export async function saveMap(
  base: Base,
  actor: Actor,
  { id, edition: seen, map: given }: { readonly id: number; readonly edition: number; readonly map: MapValue },
): Promise<Result<SavedMap>> {
  const after = editionSeen(base, id, seen);
  if (!after.ok) return after;
  const facts = factsOfProfile(base, null);
  if (!facts.ok) return facts;
  const parsed = parseMap(given);
  if (!parsed.ok) return parsed;
  const map = { ...parsed.value, workbook: mapOfEdition(after.value).workbook };
  const book = await openBook(blankBytes(base.db, after.value.blank_id));
  if (!book.ok) return book;
  const { errors, warnings } = checkWorkbookMap({ book: book.value, map, facts: facts.value.facts });
  const edition = follow(base, actor, { id, after: after.value, map, blank: null });
  return edition.ok ? ok({ edition: edition.value, ...countEntries(map), errors, warnings }) : edition;
}

/** What became of a new edition of the blank. */
export interface NewBlank extends Pick<CheckedMap, 'errors' | 'warnings'> {
  readonly isAdopted: boolean;
  readonly edition: number;
}

/** Takes over a new edition of the blank, if every entry passes and every label still stands where it stood; else answers why not. */
export async function newBlank(
  base: Base,
  actor: Actor,
  { id, edition: seen, blank }: { readonly id: number; readonly edition: number; readonly blank: NamedFile },
): Promise<Result<NewBlank>> {
  const after = editionSeen(base, id, seen);
  if (!after.ok) return after;
  const facts = factsOfProfile(base, null);
  if (!facts.ok) return facts;
  const book = await openBook(blank.bytes);
  if (!book.ok) return book;
  const adopted = adoptWorkbookMap({ book: book.value, map: mapOfEdition(after.value), facts: facts.value.facts }, blank.name);
  const { map, errors, warnings } = adopted;
  if (map === null) return ok({ isAdopted: false, edition: after.value.id, errors, warnings });
  const edition = follow(base, actor, { id, after: after.value, map, blank: { ...blank, sha256: map.workbook.sha256 } });
  return edition.ok ? ok({ isAdopted: true, edition: edition.value, errors, warnings }) : edition;
}
