// Where rows, areas and references of the blank must stand after its lists have grown (docs/rules/workbook.md, Lists that grow).
import { formatColumnName, type Corner, findReferences, type FoundReference } from './references.ts';

const LAST_ROW = 1_048_576;

/** A block of rows of which `added` copies of row `last` follow it; rows are the blank's own. */
export interface GrownBlock {
  readonly sheet: number;
  readonly first: number;
  readonly last: number;
  readonly added: number;
}

/** All growth of the workbook. */
export interface Moves {
  /** By the sheet's index. */
  readonly blocks: readonly (readonly GrownBlock[])[];
  /** Sheet names in lower case. */
  readonly sheets: readonly string[];
  readonly isAny: boolean;
}

/** What a formula's own cell is: its sheet, its row in the blank, and which copy of that row. */
export interface FormulaPlace {
  readonly sheet: number | null;
  readonly row: number | null;
  readonly copy: number;
  /** What stands in the same column of a neighbouring template row: rows that both write alike are one row for all. */
  readonly neighbour?: string | null;
  /** A rule written for the first of many cells: only references into that cell's own row go along with it. */
  readonly isRule?: boolean;
  /** What a sparkline reads: one row of cells stays one. */
  readonly isSparkline?: boolean;
}

/** The moves that `growths` bring to a workbook with these sheets. */
export function movesOf(sheets: readonly string[], growths: readonly GrownBlock[]): Moves {
  const real = growths.filter(({ added }) => added > 0);
  return {
    blocks: sheets.map((_, index) => real.filter(({ sheet }) => sheet === index).toSorted((a, b) => a.first - b.first)),
    sheets: sheets.map((name) => name.toLowerCase()),
    isAny: real.length > 0,
  };
}

/** The blocks of a sheet. */
export function blocksOf(moves: Moves, sheet: number | null): readonly GrownBlock[] {
  return sheet === null ? [] : (moves.blocks[sheet] ?? []);
}

/** Where a row of the blank stands. */
export function moveRow(blocks: readonly GrownBlock[], row: number): number {
  let to = row;
  for (const { last, added } of blocks) if (row > last) to += added;
  return to;
}

/** Where the last row of an area stands: it takes a block along that it ends in the last row of. */
export function moveEnd(blocks: readonly GrownBlock[], row: number): number {
  let to = row;
  for (const { last, added } of blocks) if (row >= last) to += added;
  return Math.min(to, LAST_ROW);
}

/** A single `B9`, moved. */
export function moveCell(blocks: readonly GrownBlock[], cell: string): string {
  return eachReference(cell, (reference) =>
    reference.second === null ? [moveRow(blocks, reference.first.row)] : movedArea(blocks, reference),
  );
}

/** `A9:B11`, one cell too, by the rule of areas; several with spaces between. */
export function moveAreas(blocks: readonly GrownBlock[], areas: string): string {
  return areas
    .split(' ')
    .map((area) =>
      eachReference(area, (reference) => {
        if (reference.second !== null) return movedArea(blocks, reference);
        const { row } = reference.first;
        return [moveRow(blocks, row), moveEnd(blocks, row)];
      }),
    )
    .join(' ');
}

function movedArea(blocks: readonly GrownBlock[], { first, second }: FoundReference): readonly number[] {
  if (second === null) return [moveRow(blocks, first.row)];
  return first.row <= second.row
    ? [moveRow(blocks, first.row), moveEnd(blocks, second.row)]
    : [moveEnd(blocks, first.row), moveRow(blocks, second.row)];
}

/** A formula as it must read: single references and areas moved, and in a block's row those into it along with the row. */
export function moveFormula(formula: string, moves: Moves, place: FormulaPlace): string {
  if (!moves.isAny && place.copy === 0) return formula;
  const own = blocksOf(moves, place.sheet).find(({ first, last }) => place.row !== null && place.row >= first && place.row <= last);
  const beside = place.neighbour ? findReferences(place.neighbour) : [];
  const isAlike = beside.length > 0 && beside.length === findReferences(formula).length;
  return eachReference(formula, (reference, number) => {
    const other = isAlike ? beside[number] : undefined;
    const isSameShape = (other?.second === null) === (reference.second === null);
    const sheet = reference.sheet === null ? place.sheet : moves.sheets.indexOf(reference.sheet.toLowerCase());
    const blocks = blocksOf(moves, sheet === -1 ? null : sheet);
    const { first, second } = reference;
    const isLine = place.isSparkline === true && second?.row === first.row;
    const plain = isLine ? [moveRow(blocks, first.row), moveRow(blocks, first.row)] : movedArea(blocks, reference);
    if (own === undefined || sheet !== place.sheet) return plain;
    return [reference.first, reference.second].flatMap((corner, index) => {
      if (corner === null) return [];
      const fixed = corner.isFixed || (isSameShape && (index === 0 ? other?.first : other?.second)?.row === corner.row);
      const goesAlong = !fixed && (place.isRule === true ? corner.row === place.row : corner.row >= own.first && corner.row <= own.last);
      return [goesAlong ? moveRow(blocks, corner.row) + place.copy : (plain[index] ?? corner.row)];
    });
  });
}

/** A formula with the rows of its references replaced; a second row for a single cell makes it an area. */
function eachReference(formula: string, rows: (reference: FoundReference, number: number) => readonly number[]): string {
  let done = '';
  let at = 0;
  for (const [number, reference] of findReferences(formula).entries()) {
    if (reference.isElsewhere) continue;
    const [first = reference.first.row, second] = rows(reference, number);
    const write = (corner: Corner, row: number): void => {
      if (corner.from === corner.to) return;
      done += formula.slice(at, corner.from) + String(row);
      at = corner.to;
    };
    write(reference.first, first);
    if (reference.second !== null) write(reference.second, second ?? reference.second.row);
    else if (second !== undefined && second !== first) done += `:${cornerText(reference.first, second)}`;
  }
  return done + formula.slice(at);
}

function cornerText({ column, isColumnFixed, isFixed }: Corner, row: number): string {
  return `${isColumnFixed ? '$' : ''}${formatColumnName(column ?? 1)}${isFixed ? '$' : ''}${row}`;
}

/** The reference of a chart's series: one cell in a block's last row grows as an area does. */
export function moveSeries(formula: string, moves: Moves): string {
  return eachReference(formula, (reference) => {
    const blocks = blocksOf(moves, reference.sheet === null ? null : moves.sheets.indexOf(reference.sheet.toLowerCase()));
    const { row } = reference.first;
    return reference.second === null ? [moveRow(blocks, row), moveEnd(blocks, row)] : movedArea(blocks, reference);
  });
}

/** A defined name of people's own: rows without `$` are told from the cell that uses the name, so such references stay. */
export function moveName(formula: string, moves: Moves, sheet: number | null): string {
  return eachReference(formula, (reference) => {
    const { first, second } = reference;
    const isLoose = !first.isFixed || second?.isFixed === false;
    const index = reference.sheet === null ? sheet : moves.sheets.indexOf(reference.sheet.toLowerCase());
    return isLoose ? [first.row, second?.row ?? first.row] : movedArea(blocksOf(moves, index), reference);
  });
}

/** A shared formula as it reads `down` rows below and `right` columns beside the cell that holds it. */
export function shiftSharedFormula(formula: string, down: number, right: number): string {
  if (down === 0 && right === 0) return formula;
  let done = '';
  let at = 0;
  const write = (corner: Corner): void => {
    const { column, columnFrom, columnTo } = corner;
    if (column !== null) {
      done +=
        formula.slice(at, columnFrom) +
        (corner.isColumnFixed ? formula.slice(columnFrom, columnTo) : formatColumnName(wrapped(column + right, 16_384)));
      at = columnTo;
    }
    if (corner.from === corner.to) return;
    done += formula.slice(at, corner.from) + String(corner.isFixed ? corner.row : wrapped(corner.row + down, LAST_ROW));
    at = corner.to;
  };
  for (const { first, second } of findReferences(formula)) {
    write(first);
    if (second !== null) write(second);
  }
  return done + formula.slice(at);
}

function wrapped(value: number, most: number): number {
  return ((((value - 1) % most) + most) % most) + 1;
}

/** The row and column of `B9`, or null. */
export function parseCellPlace(cell: string): { readonly row: number; readonly column: number } | null {
  return plainPlace(cell) ?? placeOf(cell);
}

/** The place of `B9` written plainly; null for anything else. */
function plainPlace(cell: string): { readonly row: number; readonly column: number } | null {
  let [row, column] = [0, 0];
  for (let at = 0; at < cell.length; at += 1) {
    const code = cell.charCodeAt(at);
    if (code >= 65 && code <= 90 && row === 0 && at < 3) column = column * 26 + code - 64;
    else if (code >= 48 && code <= 57 && column > 0 && (row > 0 || code > 48)) row = row * 10 + code - 48;
    else return null;
  }
  return column > 0 && column <= 16_384 && row > 0 && row <= LAST_ROW ? { row, column } : null;
}

function placeOf(cell: string): { readonly row: number; readonly column: number } | null {
  const [reference, ...others] = findReferences(cell);
  if (reference === undefined || others.length > 0 || reference.second !== null || reference.first.column === null) return null;
  return { row: reference.first.row, column: reference.first.column };
}

/** `B9`. */
export function formatCellName(row: number, column: number): string {
  return `${formatColumnName(column)}${row}`;
}

/** The corners of an area. */
export interface CellArea {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** The corners of `A9:B11` or of one cell, or null. */
export function parseAreaPlace(area: string): CellArea | null {
  const [reference, ...others] = findReferences(area);
  if (reference === undefined || others.length > 0) return null;
  const second = reference.second ?? reference.first;
  const columns = [reference.first.column ?? 1, second.column ?? 16_384] as const;
  return {
    top: Math.min(reference.first.row, second.row),
    bottom: Math.max(reference.first.row, second.row),
    left: Math.min(...columns),
    right: Math.max(...columns),
  };
}
