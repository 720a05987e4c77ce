// Use cases: the bureau's forms that are kept: listed, added, renamed, set aside and brought back, their blank and map handed out.
import { convertMillisecondsToInstant, formatIsoInstant } from '../../domain/time/calendar.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import {
  addRecord,
  changeRecord,
  recordById,
  recordByKey,
  retireRecord,
  rewriteRecord,
  type StoredRecord,
} from '../core/db/record-store.ts';
import type { Base } from '../core/db/open.ts';
import { hashSha256 } from '../core/db/database-files.ts';
import { type Actor, inTx, readTx, type Tx } from '../core/db/tx.ts';
import {
  addEdition,
  type EditionRow,
  findNewestEdition,
  keepBlank,
  listWorkbookRows,
  readBlankBytes,
  type WorkbookRow,
} from './sql/workbooks.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { WorkbookLine, workbookMethods } from '../../contract/bureau/workbooks.ts';
import type { KeptFile } from '../core/files/kept-file.ts';
import { openBook } from '../../sheets/book/open-book.ts';
import { printMap, readMap } from './map/map-schema.ts';
import type { MapValue } from '../../contract/bureau/workbook-map.ts';
import { getFactsOfProfile, proposalOf } from './map-facts-of.ts';

/** How many entries a map has, and how many of them no person has confirmed. */
export function countEntries({ cells, heads, lists, checks }: MapValue): { readonly entries: number; readonly proposed: number } {
  const all = [...cells, ...heads, ...lists, ...checks];
  return { entries: all.length, proposed: all.filter(({ state }) => state === 'proposed').length };
}

/** The map of an edition: it was parsed when it was kept. */
export function mapOfEdition(edition: EditionRow): MapValue {
  const map = readMap(edition.map);
  if (!map.ok) throw new Error(`edition ${edition.id} holds no map`);
  return map.value;
}

/** A kept form as a list shows it. */
export function lineOf(row: WorkbookRow, edition: EditionRow): WorkbookLine {
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    file: edition.blank_name,
    sha256: edition.blank_sha256,
    edition: edition.id,
    ...countEntries(mapOfEdition(edition)),
    changedAt: formatIsoInstant(convertMillisecondsToInstant(edition.at_ms)),
    who: edition.who,
    isRetired: row.retired_at !== null,
  };
}

/** A kept form with its newest edition. Refuses WB_UNKNOWN. */
export function getKeptWorkbook(base: Base, id: number): Result<{ readonly row: WorkbookRow; readonly edition: EditionRow }> {
  return readTx(base, (db) => {
    const row = listWorkbookRows(db).find((one) => one.id === id);
    const edition = findNewestEdition(db, id);
    return row === undefined || edition === null ? refuse('WB_UNKNOWN', { id }) : ok({ row, edition });
  });
}

/** Every kept form, retired ones last. */
export function listWorkbooks(base: Base): Answer<typeof workbookMethods.list> {
  const workbooks = readTx(base, (db) =>
    listWorkbookRows(db).flatMap((row) => {
      const edition = findNewestEdition(db, row.id);
      return edition === null ? [] : [lineOf(row, edition)];
    }),
  );
  return { workbooks };
}

function lineById(base: Base, id: number): Result<WorkbookLine> {
  const kept = getKeptWorkbook(base, id);
  return kept.ok ? ok(lineOf(kept.value.row, kept.value.edition)) : kept;
}

/** A file's name without its ending, as a form's name. */
export function nameOfFile(file: string): string {
  return file.replace(/\.[^.]*$/, '').trim() || file;
}

/**
 * Keeps a bureau's form. With a map that map is taken as it is; without, one is proposed, every entry of it unconfirmed.
 * Refuses RECORD_EXISTS `{label}`, what `openBook` refuses, and WB_MAP.
 */
export async function addWorkbook(
  base: Base,
  actor: Actor,
  { name, blank, map }: Asked<typeof workbookMethods.add>,
): Promise<Result<{ readonly id: number }>> {
  const facts = getFactsOfProfile(base, null);
  if (!facts.ok) return facts;
  const book = await openBook(blank.bytes);
  if (!book.ok) return book;
  const given = map === null ? null : readMap(Buffer.from(map.bytes).toString('utf8'));
  if (given !== null && !given.ok) return given;
  const made =
    given === null ? proposalOf(base, book.value, facts.value, blank.name) : { map: given.value, proposals: [], unsure: [], lists: [] };
  const written = printMap(made.map);
  const called = name ?? nameOfFile(blank.name);
  return inTx(base, actor, (tx) => {
    if (recordByKey(tx.db, 'bureau_workbook', [called]) !== null) return refuse('RECORD_EXISTS', { label: called });
    const id = addRecord(tx, 'bureau_workbook', { name: called }, null);
    addEdition(tx, {
      workbook: id,
      blank: keepBlank(tx, blank.bytes, hashSha256(blank.bytes)),
      blankName: blank.name,
      map: written,
      mapSha256: hashSha256(Buffer.from(written, 'utf8')),
      notes: JSON.stringify({ proposals: made.proposals, unsure: made.unsure, lists: made.lists }),
    });
    return ok({ id });
  });
}

function storedWorkbook(tx: Tx, id: number): Result<StoredRecord<'bureau_workbook'>> {
  const stored = recordById(tx.db, 'bureau_workbook', id);
  return stored === null ? refuse('WB_UNKNOWN', { id }) : ok(stored);
}

/** Renames a form. Refuses WB_UNKNOWN, RECORD_CHANGED, RECORD_EXISTS. */
export function renameWorkbook(
  base: Base,
  actor: Actor,
  { id, version, name }: Asked<typeof workbookMethods.rename>,
): Result<WorkbookLine> {
  const done = inTx(base, actor, (tx) => {
    const stored = storedWorkbook(tx, id);
    if (!stored.ok) return stored;
    if (stored.value.version !== version)
      return refuse('RECORD_CHANGED', { label: stored.value.values.name, version: stored.value.version });
    const other = recordByKey(tx.db, 'bureau_workbook', [name]);
    if (other !== null && other.id !== id) return refuse('RECORD_EXISTS', { label: name });
    changeRecord(tx, stored.value, { name }, null);
    return ok(null);
  });
  return done.ok ? lineById(base, id) : done;
}

function setAside(base: Base, actor: Actor, id: number, isAside: boolean): Result<WorkbookLine> {
  const done = inTx(base, actor, (tx) => {
    const stored = storedWorkbook(tx, id);
    if (!stored.ok) return stored;
    if ((stored.value.retiredAt !== null) === isAside) return ok(null);
    if (isAside) retireRecord(tx, stored.value, '');
    else if (recordByKey(tx.db, 'bureau_workbook', [stored.value.values.name]) !== null)
      return refuse('RECORD_EXISTS', { label: stored.value.values.name });
    else rewriteRecord(tx, stored.value, { action: 'restore', reason: '', fields: {}, retiredAt: null });
    return ok(null);
  });
  return done.ok ? lineById(base, id) : done;
}

/** Sets a form aside. Refuses WB_UNKNOWN. */
export function retireWorkbook(base: Base, actor: Actor, { id }: Asked<typeof workbookMethods.retire>): Result<WorkbookLine> {
  return setAside(base, actor, id, true);
}

/** Brings a form back. Refuses WB_UNKNOWN, and RECORD_EXISTS where another bears its name by now. */
export function restoreWorkbook(base: Base, actor: Actor, { id }: Asked<typeof workbookMethods.restore>): Result<WorkbookLine> {
  return setAside(base, actor, id, false);
}

function fileOf(name: string, bytes: Uint8Array): KeptFile {
  return { name, bytes, sha256: hashSha256(bytes) };
}

/** The blank as it came. Refuses WB_UNKNOWN. */
export function getBlankFile(base: Base, { id }: Asked<typeof workbookMethods.blankFile>): Result<KeptFile> {
  const kept = getKeptWorkbook(base, id);
  return kept.ok ? ok(fileOf(kept.value.edition.blank_name, readBlankBytes(base.db, kept.value.edition.blank_id))) : kept;
}

/** The map as a file. Refuses WB_UNKNOWN. */
export function mapFile(base: Base, { id }: Asked<typeof workbookMethods.mapFile>): Result<KeptFile> {
  const kept = getKeptWorkbook(base, id);
  if (!kept.ok) return kept;
  const { blank_name: blank, map } = kept.value.edition;
  return ok(fileOf(`${nameOfFile(blank)}.map.json`, Buffer.from(map, 'utf8')));
}
