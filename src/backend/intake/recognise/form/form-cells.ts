// Finds things on a form by their words: rows and columns may have moved since it was made.
import { normaliseHeader } from '../../../../domain/decode/text.ts';
import { type CellValue, formatFound, isBlank } from '../../../../domain/decode/cell.ts';
import type { Cell, SheetRow, SheetTable } from '../../../../sheets/read/table.ts';
import { formatColumnLetters } from '../../../../sheets/write/xlsx-document.ts';

/** A cell of a sheet; row and column count from 1. */
export interface PlacedCell {
  readonly row: number;
  readonly column: number;
  readonly content: Cell;
}

/** The cell's name: `G14`. */
export function getNameOfCell({ row, column }: Pick<PlacedCell, 'row' | 'column'>): string {
  return `${formatColumnLetters(column)}${row}`;
}

/** A cell that can be believed; null for an error or a formula without a result. */
export function readPlainCell(content: Cell): CellValue {
  return content !== null && typeof content === 'object' ? null : content;
}

/** Whether anything stands in the cell, trouble included. */
export function isFilled(content: Cell): boolean {
  return content !== null && (typeof content === 'object' || !isBlank(content));
}

/** What stands in the cell, as a refusal quotes it. */
export function quoteCell(content: Cell): string {
  return formatFound(content !== null && typeof content === 'object' ? content.text : content);
}

/** More characters than a name or code has. */
const LONGEST_WORD = 400;

/** What stands in the cell, whole: for what is compared, not quoted. */
export function readWholeText(content: Cell): string {
  return content === null || typeof content === 'object' ? quoteCell(content) : String(content).trim().slice(0, LONGEST_WORD);
}

/** A label as it is compared: no spaces, no star, no colon at its end, no words in brackets that only explain it. */
export function labelOf(text: string): string {
  return normaliseHeader(text).replaceAll(/^\*+|[*:]+$/g, '');
}

/** The labels that a sheet is searched for. */
export type Labels = ReadonlyMap<string, string>;

/** Every cell of a row that has one of the labels, with its key. */
function labelsIn(
  cells: readonly (Cell | undefined)[],
  labels: Labels,
): { readonly key: string; readonly at: number; readonly label: string }[] {
  return cells.flatMap((cell, at) => {
    const key = typeof cell === 'string' && cell !== '' ? labels.get(labelOf(cell)) : undefined;
    return key === undefined || typeof cell !== 'string' ? [] : [{ key, at, label: cell.trim() }];
  });
}

/** The last column of the merged range that begins at the cell; its own where it is alone. */
function endOfMerged(sheet: SheetTable, row: number, column: number): number {
  const range = sheet.merged.find((one) => one.top <= row && row <= one.bottom && one.left === column);
  return range?.right ?? column;
}

/** The cell that belongs to the label at `from`: the one beside it, behind the label's own merged range. What stands further right is no answer. */
function valueOf(sheet: SheetTable, { number: row, cells }: SheetRow, from: number): PlacedCell {
  const at = endOfMerged(sheet, row, from + 1);
  return { row, column: at + 1, content: cells[at] ?? null };
}

/** A label with the cell that belongs to it. `label` as written. */
export interface Labelled extends PlacedCell {
  readonly label: string;
}

/** The first place of each label on rows that meet `isWanted`, by its key. */
export function indexLabelledCells(sheet: SheetTable, labels: Labels, isWanted: (row: number) => boolean): ReadonlyMap<string, Labelled> {
  const found = new Map<string, Labelled>();
  for (const row of sheet.rows) {
    if (!isWanted(row.number)) continue;
    const own = labelsIn(row.cells, labels);
    for (const { key, at, label } of own) if (!found.has(key)) found.set(key, { ...valueOf(sheet, row, at), label });
  }
  return found;
}

/** The labels of a table of words, by what they are compared as. */
export function labelsOf(words: Readonly<Record<string, string>>): Labels {
  return new Map(Object.entries(words).map(([key, word]) => [labelOf(word), key]));
}
