// Use case: cells of a staged sheet are corrected, and undone. Only the rows they touch are read and tried again; a commit looks at all.
// Use case: the columns of an unknown staged sheet, with what they may mean: what a mapping screen asks a person.
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import type { Answer, Asked } from '../../../contract/core/method.ts';
import type { intakeMethods } from '../../../contract/intake/intake.ts';
import type { Base } from '../../core/db/open.ts';
import type { Caller } from '../../core/rpc/call.ts';
import { inTx } from '../../core/db/tx.ts';
import type { SheetKind } from '../../../contract/intake/sheet-kinds.ts';
import { placeOf, unpackSheet } from '../../../sheets/read/packed-sheet.ts';
import type { SheetTable } from '../../../sheets/read/table.ts';
import type { RowIssue } from '../recognise/layout.ts';
import { type GivenFile, readBatch } from '../recognise/read-batch.ts';
import { rankOf, listFieldsOfKinds, proposeMapping } from '../recognise/recognise.ts';
import { attemptImport, type AttemptInput, type TakenFile } from '../attempt.ts';
import { createImportConsent, loadRules, createMappedReader } from '../import-request.ts';
import { refusedRowsOf, showRows, listTroublesOfRow } from './rows.ts';
import {
  changesOf,
  type Edit,
  findSheetAt,
  keepStaging,
  type StagedPlace,
  type StagedSheet,
  type Staging,
  stagingOf,
  withSheet,
} from './staging.ts';
import { besideOf, partOf, createTakenFile } from './gather.ts';

// Reads and tries a few rows of a staged sheet again, as if the whole were tried: what they lean on in other sheets goes with them.

/** Which rows are looked at. */
interface Look {
  readonly staging: Staging;
  readonly place: StagedPlace;
  readonly rows: readonly number[];
}

/** One file of the small import: its sheets cut down to what is needed. `index` is its place in the staging. */
interface SmallFile {
  readonly index: number;
  readonly given: GivenFile;
  readonly taken: TakenFile;
}

/** Bytes stand for the file only in the note of a batch, which is rolled back. */
const NO_BYTES = new Uint8Array(0);

/** The sheets that a sheet of this kind may lean on: ledgers that the importer reads before it. */
function leanedOn({ about }: StagedSheet, kind: SheetKind): boolean {
  return about.as !== 'unknown' && rankOf(about.kind) < rankOf(kind);
}

function smallFiles({ staging, place, rows }: Look, own: StagedSheet, caller: Caller): SmallFile[] {
  const { choices } = staging;
  return staging.files.flatMap((file, index): SmallFile[] => {
    const isOwn = index === place.file;
    if (!isOwn && besideOf(file, index, choices, caller) !== null) return [];
    const sheets = file.sheets.flatMap((sheet, at): SheetTable[] => {
      // The items of the sheet 基地 are one record, and a form is one reply: they are read together.
      if (isOwn && (own.about.as === 'form' || (at === place.sheet && own.about.kind === 'base')))
        return [unpackSheet(sheet.packed, changesOf(sheet))];
      if (isOwn && at === place.sheet) return [partOf(own, rows)];
      return leanedOn(sheet, own.about.kind) ? [unpackSheet(sheet.packed, changesOf(sheet))] : [];
    });
    if (sheets.length === 0) return [];
    const { name, format } = file;
    const taken: TakenFile = { ...createTakenFile(file, index, choices, []), bytes: NO_BYTES, corrections: [] };
    return [{ index, given: { name, table: { format: format ?? 'csv', sheets } }, taken }];
  });
}

function byRow(troubles: readonly RowIssue[], rows: readonly number[]): Map<number, RowIssue[]> {
  const wanted = new Set(rows);
  return Map.groupBy(
    troubles.filter(({ row }) => wanted.has(row)),
    ({ row }) => row,
  );
}

/** What is wrong with these rows now. What a row shares with rows that are not looked at (a key, a slot) shows when all are tried. */
function recheckRows(base: Base, actor: Caller, look: Look): Result<ReadonlyMap<number, readonly RowIssue[]>> {
  const { staging, place, rows } = look;
  const own = findSheetAt(staging, place);
  if (own === null) return refuse('STAGING_UNKNOWN', { staging: staging.id });
  const rules = loadRules(base);
  if (!rules.ok) return rules;
  const { tenant, account, onDifference, overrideReason, month, own: perFile } = staging.choices;
  const files = smallFiles(look, own, actor);
  const monthOf = (fileIndex: number) => perFile.find(({ file }) => file === files[fileIndex]?.index)?.month ?? month;
  const read = readBatch(
    files.map(({ given }) => given),
    createMappedReader(base, monthOf),
  );
  if (!read.ok) return read;
  const input: AttemptInput = {
    files: files.map(({ taken }) => taken),
    sheets: read.value.sheets,
    rules: rules.value,
    choices: { tenant, account, onDifference, consent: createImportConsent(base, actor, overrideReason) },
    leftOut: new Set(),
  };
  const tried = inTx(base, actor, (tx) => ok(attemptImport(tx, input)), { rehearse: true });
  if (!tried.ok) return tried;
  const ownFile = files.findIndex(({ index }) => index === place.file);
  const results = tried.value.sheets.filter(({ sheet }) => sheet.fileIndex === ownFile && sheet.sheet === own.packed.name);
  return ok(
    byRow(
      results.flatMap(({ tally }) => tally.refused),
      rows,
    ),
  );
}

type FixedRows = Answer<typeof intakeMethods.fix>;

/** A sheet that is being corrected. */
interface Fixing {
  readonly base: Base;
  readonly staging: Staging;
  readonly place: StagedPlace;
  readonly sheet: StagedSheet;
}

function findSheet(base: Base, asked: Asked<typeof intakeMethods.mapping>): Result<Fixing> {
  const staging = stagingOf(base, asked.staging);
  const sheet = staging === null ? null : findSheetAt(staging, asked);
  if (staging === null || sheet === null) return refuse('STAGING_UNKNOWN', { staging: asked.staging });
  return ok({ base, staging, place: { file: asked.file, sheet: asked.sheet }, sheet });
}

/** The rows themselves, and those that a trouble of theirs names beside them: a key given twice is a matter of both. */
function touchedBy(sheet: StagedSheet, rows: readonly number[]): number[] {
  const named = rows.flatMap((row) =>
    listTroublesOfRow(sheet, row).flatMap(({ code, data }) =>
      code === 'ROW_KEY_TWICE' && Array.isArray(data.rows)
        ? data.rows.map(Number).filter((one) => Number.isSafeInteger(one) && one > 0)
        : [],
    ),
  );
  return [...new Set([...rows, ...named])].toSorted((a, b) => a - b);
}

function lookAgain(fixing: Fixing, actor: Caller, edited: StagedSheet, rows: readonly number[]): Result<FixedRows> {
  const { base, staging, place, sheet } = fixing;
  const touched = touchedBy(sheet, rows);
  const changed = withSheet(staging, place, edited);
  const found = recheckRows(base, actor, { staging: changed, place, rows: touched });
  if (!found.ok) return found;
  const others = edited.rechecked.filter(({ row }) => !touched.includes(row));
  const again = touched.map((row) => ({ row, troubles: found.value.get(row) ?? [] }));
  const looked: StagedSheet = { ...edited, rechecked: [...others, ...again] };
  keepStaging(base, withSheet(staging, place, looked));
  const places = touched.map((row) => placeOf(looked.packed, row)).filter((at) => at >= 0);
  return ok({ rows: showRows(looked, places), refusedRows: refusedRowsOf(looked).length });
}

/**
 * Corrects cells; the file's bytes stay as received, and taking it writes each correction into the history.
 * Refuses STAGING_UNKNOWN, STAGING_CELL_UNKNOWN.
 */
export function fixCells(base: Base, actor: Caller, fix: Asked<typeof intakeMethods.fix>): Result<FixedRows> {
  const found = findSheet(base, fix);
  if (!found.ok) return found;
  const { sheet } = found.value;
  const stray = fix.edits.find(
    ({ row, column }) => column >= sheet.packed.width || row <= sheet.about.headerRow || placeOf(sheet.packed, row) < 0,
  );
  if (stray !== undefined) return refuse('STAGING_CELL_UNKNOWN', { row: stray.row, column: stray.column });
  const last = sheet.edits.reduce((most, { id }) => Math.max(most, id), 0);
  const edits = fix.edits.map((edit, nth): Edit => ({
    ...edit,
    text: edit.text.trim(),
    id: last + 1 + nth,
    who: actor.who,
    atMs: base.clock.nowMs(),
  }));
  const rows = [...new Set(fix.edits.map(({ row }) => row))];
  return lookAgain(found.value, actor, { ...sheet, edits: [...sheet.edits, ...edits] }, rows);
}

/** Takes corrections back, by their numbers. Refuses STAGING_UNKNOWN. */
export function undoFixes(base: Base, actor: Caller, undo: Asked<typeof intakeMethods.undoFix>): Result<FixedRows> {
  const found = findSheet(base, undo);
  if (!found.ok) return found;
  const { sheet } = found.value;
  const ids = new Set(undo.ids);
  const rows = [...new Set(sheet.edits.filter(({ id }) => ids.has(id)).map(({ row }) => row))];
  return lookAgain(found.value, actor, { ...sheet, edits: sheet.edits.filter(({ id }) => !ids.has(id)) }, rows);
}

/** Leaves rows out, or takes them in again; nothing is read again. Refuses STAGING_UNKNOWN. */
export function leaveRowsOut(base: Base, asked: Asked<typeof intakeMethods.leaveOut>): Result<Answer<typeof intakeMethods.leaveOut>> {
  const found = findSheet(base, asked);
  if (!found.ok) return found;
  const { staging, place, sheet } = found.value;
  const rows = new Set(sheet.leftOut);
  for (const row of asked.rows) {
    if (!asked.isOut) rows.delete(row);
    else if (row > sheet.about.headerRow && placeOf(sheet.packed, row) >= 0) rows.add(row);
  }
  const leftOut = [...rows].toSorted((a, b) => a - b);
  const changed: StagedSheet = { ...sheet, leftOut };
  keepStaging(base, withSheet(staging, place, changed));
  return ok({ leftOut: leftOut.length, refusedRows: refusedRowsOf(changed).length });
}

const SAMPLES = 5;
/** Rows that are read for a proposal: the header stands in the first 30. */
const EARLY_ROWS = 60;

/** The layout of a staged sheet. Refuses STAGING_UNKNOWN, PROFILE_…. */
export function layoutOf(base: Base, asked: Asked<typeof intakeMethods.mapping>): Result<Answer<typeof intakeMethods.mapping>> {
  const staging = stagingOf(base, asked.staging);
  const sheet = staging === null ? null : findSheetAt(staging, asked);
  if (staging === null || sheet === null) return refuse('STAGING_UNKNOWN', { staging: asked.staging });
  const rules = loadRules(base);
  if (!rules.ok) return rules;
  const { about, packed } = sheet;
  const early = [...packed.rows.numbers.subarray(0, EARLY_ROWS).keys()];
  const shown = showRows(sheet, early.filter((at) => (packed.rows.numbers[at] ?? 0) > about.headerRow).slice(0, SAMPLES));
  const columns = about.columns.map((header, at) => ({ header, samples: shown.map(({ cells }) => cells[at] ?? '') }));
  const proposal = proposeMapping(unpackSheet(packed, new Map(), early), [packed.name, staging.files[asked.file]?.name ?? '']);
  const { platforms } = rules.value;
  const platform = proposal.platform !== null && platforms.includes(proposal.platform) ? proposal.platform : null;
  const { signature, headerRow } = about;
  return ok({ signature, headerRow, columns, proposal: { ...proposal, platform }, kinds: listFieldsOfKinds(), platforms });
}
