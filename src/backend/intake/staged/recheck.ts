// Reads and tries a few rows of a staged sheet again, as if the whole were tried: what they lean on in other sheets goes with them.
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import type { Base } from '../../core/db/open.ts';
import { inTx } from '../../core/db/tx.ts';
import type { Caller } from '../../core/rpc/call.ts';
import type { SheetKind } from '../../../contract/intake/sheet-kinds.ts';
import { unpackSheet } from '../../../sheets/read/packed-sheet.ts';
import type { SheetTable } from '../../../sheets/read/table.ts';
import type { RowIssue } from '../recognise/layout.ts';
import { type GivenFile, readBatch } from '../recognise/read-batch.ts';
import { rankOf } from '../recognise/recognise.ts';
import { attemptImport, type AttemptInput, type TakenFile } from '../attempt.ts';
import { createImportConsent, loadRules, createMappedReader } from '../import-request.ts';
import { besideOf, partOf, createTakenFile } from './gather.ts';
import { changesOf, findSheetAt, type StagedPlace, type StagedSheet, type Staging } from './staging.ts';

/** Which rows are looked at. */
export interface Look {
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
export function recheckRows(base: Base, actor: Caller, look: Look): Result<ReadonlyMap<number, readonly RowIssue[]>> {
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
