// Use cases: a kept form's map changed, and a new edition of its blank taken over. Editions are only ever added.
// Use case: a kept form as its mapping screen shows it: the blank as a sheet, the map, what was proposed, what is wrong, what can be chosen.
// Use cases on files that a caller brings: a map proposed for a blank, a map checked against one. Nothing is kept, and no base is needed.
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { MapValue } from '../../contract/bureau/workbook-map.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';
import { type workbookMethods, proposedSchema, type Workbook } from '../../contract/bureau/workbooks.ts';
import type { Base } from '../core/db/open.ts';
import { hashSha256 } from '../core/db/database-files.ts';
import type { KeptFile } from '../core/files/kept-file.ts';
import { type Actor, inTx } from '../core/db/tx.ts';
import { addEdition, type EditionRow, findNewestEdition, keepBlank, readBlankBytes, editionsOf } from './sql/workbooks.ts';
import { openBook } from '../../sheets/book/open-book.ts';
import { adoptWorkbookMap, checkWorkbookMap } from './fill/check-growth.ts';
import { parseMap, printMap, readMap } from './map/map-schema.ts';
import { openIn } from './map/open-cells.ts';
import { countEntries, getKeptWorkbook, mapOfEdition, lineOf } from './kept-workbooks.ts';
import { getFactsOfProfile, proposalOf } from './map-facts-of.ts';
import { pinyin } from 'pinyin-pro';
import { convertMillisecondsToInstant, formatIsoInstant } from '../../domain/time/calendar.ts';
import { formatFigureLabel } from '../report/render/figure-label.ts';
import type { Profile } from '../base/profile.ts';
import type { MapFacts } from './map/map-facts.ts';
import { listUnitsFor } from './map/print-in.ts';
import { createSheetPictures } from './map/sheet-picture.ts';

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

/** The first letters of a name's syllables, in small letters; what is no Chinese stays as it is. */
function initialsOf(name: string): string {
  const letters = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' });
  return letters.join('').replaceAll(/\s/g, '').toLowerCase();
}

/** What can be put into a cell. */
function choicesOf(profile: Profile, facts: MapFacts): Pick<Workbook, 'figures' | 'fields' | 'initials' | 'listColumns'> {
  const labels = new Map(
    profile.tables.map(({ id, columns }) => [id, new Map(columns.map(({ key, groups, label }) => [key, [...groups, label].join(' ')]))]),
  );
  const figures = [...facts.units].map(([figure, unit]) => ({
    figure,
    label: formatFigureLabel(profile, figure),
    units: listUnitsFor(unit),
  }));
  const fields = [...facts.heads];
  return {
    figures,
    fields,
    initials: Object.fromEntries([
      ...figures.map(({ figure, label }): [string, string] => [figure, initialsOf(label)]),
      ...fields.map((field): [string, string] => [`head.${field}`, initialsOf(field)]),
    ]),
    listColumns: Object.fromEntries(
      [...facts.lists].map(([table, { columns }]) => [
        table,
        [...columns.values()].map(({ key, unit, kind }) => ({
          column: key,
          label: labels.get(table)?.get(key) ?? key,
          units: kind === 'figure' ? listUnitsFor(unit) : [],
        })),
      ]),
    ),
  };
}

/** A kept form. Refuses WB_UNKNOWN, PROFILE_UNKNOWN, PROFILE_INVALID. */
export async function lookWorkbook(base: Base, { id }: Asked<typeof workbookMethods.get>): Promise<Result<Workbook>> {
  const kept = getKeptWorkbook(base, id);
  if (!kept.ok) return kept;
  const facts = getFactsOfProfile(base, null);
  if (!facts.ok) return facts;
  const { row, edition } = kept.value;
  const map = mapOfEdition(edition);
  const opened = await openBook(readBlankBytes(base.db, edition.blank_id));
  if (!opened.ok) return opened;
  const book = opened.value;
  const { errors, warnings } = checkWorkbookMap({ book, map, facts: facts.value.facts });
  return ok({
    ...lineOf(row, edition),
    map,
    pictures: createSheetPictures(book),
    ...proposedSchema.parse(JSON.parse(edition.notes)),
    errors,
    warnings,
    open: openIn({ book, map, facts: facts.value.facts }),
    ...choicesOf(facts.value.profile, facts.value.facts),
    editions: editionsOf(base.db, id).map((one) => ({
      edition: one.id,
      at: formatIsoInstant(convertMillisecondsToInstant(one.at_ms)),
      who: one.who,
      file: one.blank_name,
      ...countEntries(mapOfEdition(one)),
    })),
  });
}

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
