// From staged files and choices to what the importer takes: the included files with their corrected cells, and which rows are left out.
import { type CellChanges, getRowAt, type PackedSheet, placeOf, unpackSheet } from '../../../sheets/read/packed-sheet.ts';
import type { SheetTable } from '../../../sheets/read/table.ts';
import { formatColumnLetters } from '../../../sheets/write/xlsx-document.ts';
import { formatShownCell } from '../recognise/sheet-about.ts';
import type { Refusal } from '../../../domain/values/result.ts';
import type { Caller } from '../../core/rpc/call.ts';
import type { TakenFile } from '../attempt.ts';
import type { Correction } from '../correction.ts';
import { getRowId } from '../context.ts';
import type { ImportWish } from '../import-request.ts';
import { findRefusedSheet } from '../sheet-authorization.ts';
import type { IntakeChoices } from '../../../contract/intake/intake-shapes.ts';
import { changesOf, type StagedFile, type StagedSheet, type Staging } from './staging.ts';

/** The files that are to be taken. `places` are their places in the staging, in order. */
export interface Gathered {
  readonly files: ImportWish['files'];
  readonly places: readonly number[];
  /** Rows that a person left out, as the importer names them. */
  readonly leftOut: ReadonlySet<string>;
}

const NO_CHANGES: CellChanges = new Map();

/** What the file itself says in a cell. */
export function getWrittenCell(packed: PackedSheet, row: number, column: number): string {
  const at = placeOf(packed, row);
  return formatShownCell(at < 0 ? undefined : getRowAt(packed, at, NO_CHANGES).cells[column], null, packed.date1904);
}

/** What a person corrected of a sheet, each cell once: what the file says, and what stands for it. */
function correctionsOf(sheet: StagedSheet): Correction[] {
  const { packed, about } = sheet;
  return [...changesOf(sheet)].flatMap(([row, cells]) =>
    [...cells].flatMap(([column, text]): Correction[] => {
      const found = getWrittenCell(packed, row, column);
      const header = about.columns[column] ?? '';
      return found === text
        ? []
        : [{ sheet: packed.name, row, column: header === '' ? formatColumnLetters(column + 1) : header, at: column, found, text }];
    }),
  );
}

/** Why the caller may not take a file, by the first sheet of it that takes a right that it has not; null where it may. */
export function findBarringSheet(file: StagedFile, caller: Caller): Refusal | null {
  return findRefusedSheet(
    caller,
    file.sheets.map(({ packed, about }) => ({ file: file.name, sheet: packed.name, kind: about.kind })),
  );
}

/** Why a file is not among those that are taken; null where it is. */
export function besideOf(
  file: StagedFile,
  index: number,
  choices: IntakeChoices,
  caller: Caller,
): 'unreadable' | 'left_out' | 'twin' | 'unknown' | 'not_allowed' | null {
  if (choices.leaveOut.includes(index)) return 'left_out';
  if (file.refusal !== null) return 'unreadable';
  if (file.sameAs !== null) return 'twin';
  if (file.sheets.every(({ about }) => about.as === 'unknown')) return 'unknown';
  return findBarringSheet(file, caller) === null ? null : 'not_allowed';
}

/** How the importer takes a file: whose it is and of which month, with a person's corrections. `sheets` are those that it reads. */
export function createTakenFile(
  file: StagedFile,
  index: number,
  choices: IntakeChoices,
  sheets: readonly StagedSheet[],
): ImportWish['files'][number] {
  const { name, bytes, format } = file;
  const own = choices.own.find((one) => one.file === index) ?? null;
  const table = { format: format ?? 'csv', sheets: sheets.map((sheet) => unpackSheet(sheet.packed, changesOf(sheet))) };
  const taken: TakenFile = { name, bytes, table, corrections: sheets.flatMap(correctionsOf) };
  const owner =
    own === null || (own.tenant === null && own.account === null) ? {} : { owner: { tenant: own.tenant, account: own.account } };
  const renamed = own?.renamedFrom ? { renamedFrom: own.renamedFrom } : {};
  return { ...taken, ...owner, ...renamed, ...(own?.month ? { month: own.month } : {}) };
}

/** Gathers the files that are to be taken. */
export function gather(staging: Staging, choices: IntakeChoices, caller: Caller): Gathered {
  const places = [...staging.files.keys()].filter((index) => {
    const file = staging.files[index];
    return file !== undefined && besideOf(file, index, choices, caller) === null;
  });
  const files = places.flatMap((index) => {
    const file = staging.files[index];
    return file === undefined ? [] : [createTakenFile(file, index, choices, file.sheets)];
  });
  const leftOut = places.flatMap((index, fileIndex) => {
    const file = staging.files[index];
    return (file?.sheets ?? []).flatMap(({ packed, leftOut: rows }) =>
      rows.map((row) => getRowId({ fileIndex, file: file?.name ?? '', sheet: packed.name }, row)),
    );
  });
  return { files, places, leftOut: new Set(leftOut) };
}

/** The early rows of a sheet and those asked for, as the readers take them: enough to read these rows as if the whole were there. */
export function partOf(sheet: StagedSheet, rows: readonly number[]): SheetTable {
  const { packed, about } = sheet;
  const { numbers } = packed.rows;
  const early = [...numbers.keys()].slice(0, 30).filter((at) => (numbers[at] ?? 0) <= about.headerRow);
  const places = [...new Set([...early, ...rows.map((row) => placeOf(packed, row)).filter((at) => at >= 0)])];
  const { name, merged, date1904 } = packed;
  const changes = changesOf(sheet);
  return { name, merged, date1904, rows: places.toSorted((a, b) => a - b).map((at) => getRowAt(packed, at, changes)) };
}

/** How to wish for an import of what was gathered. */
export function wishOf(gathered: Gathered, choices: IntakeChoices): Omit<ImportWish, 'isDryRun'> {
  const { month, tenant, account, onDifference, takesGoodRows, park, overrideReason } = choices;
  const facts = new Map(choices.facts.map(({ field, keep }) => [field, keep]));
  const { files, leftOut, places } = gathered;
  const parks = new Set([...places.keys()].filter((given) => park.includes(places[given] ?? -1)));
  return { files, leftOut, month, tenant, account, onDifference, facts, overrideReason, takesGoodRows, parksAlone: true, parks };
}
