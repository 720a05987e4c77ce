// Files on their way in: read once, kept in memory that threads share with what was typed into them, until taken or dropped.
import type { IntakeChoices } from '../../../contract/intake/intake-shapes.ts';
import type { Refusal } from '../../../domain/values/result.ts';
import type { Base } from '../../core/db/open.ts';
import type { CellChanges, PackedSheet } from '../../../sheets/read/packed-sheet.ts';
import type { TableFile } from '../../../sheets/read/table.ts';
import type { RowIssue } from '../recognise/layout.ts';
import type { SheetAbout } from '../recognise/sheet-about.ts';

/** A cell that a person corrected. The newest edit of a cell holds. */
export interface Edit {
  readonly id: number;
  readonly row: number;
  /** From 0. */
  readonly column: number;
  readonly text: string;
  readonly who: string;
  readonly atMs: number;
}

/** A row that was looked at again after the last preview. */
export interface Rechecked {
  readonly row: number;
  readonly troubles: readonly RowIssue[];
}

/** A sheet of a staged file. `troubles` are those of the last preview, by row; null before the first. */
export interface StagedSheet {
  readonly packed: PackedSheet;
  readonly about: SheetAbout;
  readonly troubles: ReadonlyMap<number, readonly RowIssue[]> | null;
  readonly rechecked: readonly Rechecked[];
  readonly edits: readonly Edit[];
  /** Numbers of rows that a person left out. */
  readonly leftOut: readonly number[];
}

/** A staged file. One that could not be read has a refusal and no sheets. */
export interface StagedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly format: TableFile['format'] | null;
  readonly refusal: Refusal | null;
  /** The place of a file of this staging with the same bytes, before this one: it counts once. */
  readonly sameAs: number | null;
  /** The batch, not undone, that has taken these bytes. */
  readonly takenBefore: number | null;
  readonly sheets: readonly StagedSheet[];
  /** Why its form was refused by the last preview, with whose it is; null where it was not, or nobody knows whose it is. */
  readonly formRefusal: Refusal | null;
}

/** Files that are looked at and taken together. */
export interface Staging {
  readonly id: string;
  readonly who: string;
  readonly stagedMs: number;
  /** What the last preview was asked with. */
  readonly choices: IntakeChoices;
  readonly files: readonly StagedFile[];
}

/** Stagings live with the connection of their base: they end with it. */
const stagings = new WeakMap<Base['db'], Map<string, Staging>>();

function kept(base: Base): Map<string, Staging> {
  const found = stagings.get(base.db) ?? new Map<string, Staging>();
  stagings.set(base.db, found);
  return found;
}

/** Everything staged on this base, oldest first. */
export function stagingsOf(base: Base): readonly Staging[] {
  return [...kept(base).values()];
}

/** The staging of this number, or null. */
export function stagingOf(base: Base, id: string): Staging | null {
  return kept(base).get(id) ?? null;
}

/** Keeps a staging as it is now. */
export function keepStaging(base: Base, staging: Staging): void {
  kept(base).set(staging.id, staging);
}

/** Forgets a staging. False where there was none. */
export function dropStaging(base: Base, id: string): boolean {
  return kept(base).delete(id);
}

/** Where a sheet stands: the file's place in the staging, and the sheet's in the file. */
export interface StagedPlace {
  readonly file: number;
  readonly sheet: number;
}

/** The sheet at a place, or null. */
export function findSheetAt(staging: Staging, { file, sheet }: StagedPlace): StagedSheet | null {
  return staging.files[file]?.sheets[sheet] ?? null;
}

/** The staging with another sheet at a place. */
export function withSheet(staging: Staging, { file, sheet }: StagedPlace, changed: StagedSheet): Staging {
  const files = staging.files.map((one, at) =>
    at === file ? { ...one, sheets: one.sheets.map((old, of) => (of === sheet ? changed : old)) } : one,
  );
  return { ...staging, files };
}

/** The cells that edits stand for, by row and column. */
export function changesOf({ edits }: StagedSheet): CellChanges {
  const changes = new Map<number, Map<number, string>>();
  for (const { row, column, text } of edits) {
    const ofRow = changes.get(row) ?? new Map<number, string>();
    changes.set(row, ofRow.set(column, text));
  }
  return changes;
}
