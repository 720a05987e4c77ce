// What a workbook to be written looks like: sheets of rows of cells, with their looks and print settings.
import type { CellStyle } from './xlsx-styles.ts';

/** A cell with more than a value. At most one of `text` and `number`; with `formula` they are its stored result. */
export interface CellDoc {
  /** Always written as text, whatever it begins with. */
  readonly text?: string;
  /** A number, or its exact digits (`24382.05167`) where binary arithmetic must not come near it. */
  readonly number?: number | string;
  /** Without the leading `=`. Needs its result in `number` or `text`. */
  readonly formula?: string;
  readonly style?: CellStyle;
}

/** A plain value takes its column's style. */
export type CellContent = string | number | null | CellDoc;

/** One row; the first cell stands in column A. `height` is in points. */
export interface RowDoc {
  readonly cells: readonly CellContent[];
  readonly height?: number;
  readonly hidden?: boolean;
}

/** Rows and columns count from 1, both ends included. */
export interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** `width` in characters of the default font. */
export interface ColumnDoc {
  readonly width?: number;
  readonly hidden?: boolean;
  readonly style?: CellStyle;
}

/** A line in the page's margin, in three parts. `&P` is the page, `&N` the pages; other text goes through `escapeMarginText`. */
export interface MarginLine {
  readonly left?: string;
  readonly center?: string;
  readonly right?: string;
}

/** How a sheet prints, on A4. Margins are in inches. */
export interface PrintDoc {
  readonly orientation: 'portrait' | 'landscape';
  /** Shrinks the sheet to one page's width. */
  readonly fitToWidth?: boolean;
  /** Shrinks the sheet to one page. */
  readonly fitToPage?: boolean;
  readonly centered?: boolean;
  readonly margins?: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
    readonly header: number;
    readonly footer: number;
  };
  /** Rows repeated on every page, from and to. */
  readonly repeatRows?: readonly [number, number];
  readonly area?: CellRange;
  readonly header?: MarginLine;
  readonly footer?: MarginLine;
}

/** What a rule of a cell says: while the cell is chosen, and when it is broken. */
export interface ValidationTexts {
  readonly range: CellRange;
  readonly promptTitle?: string;
  readonly promptText?: string;
  readonly errorTitle?: string;
  readonly errorText?: string;
}

/** A list to choose from: either the words themselves or a reference (`词表!$A$1:$A$8`). */
export interface ListValidation extends ValidationTexts {
  readonly kind?: 'list';
  readonly words?: readonly string[];
  readonly reference?: string;
}

/** Whole numbers, decimals or days (as serials) from `from` to `to`. */
export interface RangeValidation extends ValidationTexts {
  readonly kind: 'whole' | 'decimal' | 'date';
  readonly from: number;
  readonly to: number;
}

/** A formula of the range's first cell that must hold; without the leading `=`. */
export interface CustomValidation extends ValidationTexts {
  readonly kind: 'custom';
  readonly formula: string;
}

/** A rule of what may be typed. */
export type CellValidation = ListValidation | RangeValidation | CustomValidation;

/** How cells look while a formula of the range's first cell holds: fill, colour and bold of `style` count. */
export interface ConditionalLook {
  readonly range: CellRange;
  readonly formula: string;
  readonly style: CellStyle;
}

/** What a person may do on a protected sheet besides filling the open cells. Locked cells can be chosen and copied. */
export interface SheetProtection {
  readonly formatColumns?: boolean;
  readonly formatRows?: boolean;
}

export interface SheetDoc {
  readonly name: string;
  readonly rows: Iterable<RowDoc | readonly CellContent[]>;
  readonly columns?: readonly ColumnDoc[];
  readonly merges?: readonly CellRange[];
  /** How many rows and columns stay in view. */
  readonly freeze?: { readonly rows: number; readonly columns: number };
  readonly print?: PrintDoc;
  readonly state?: 'visible' | 'hidden' | 'veryHidden';
  /** Protects all cells whose style doesn't say `locked: false`, without a password. */
  readonly protect?: boolean | SheetProtection;
  readonly validations?: readonly CellValidation[];
  readonly conditionalLooks?: readonly ConditionalLook[];
  /** The cell that is chosen when the sheet is opened (`C5`). */
  readonly chosenCell?: string;
  /** Hides the grid on the screen, as forms do. */
  readonly hideGrid?: boolean;
  /** Numbers kept as text in these cells are meant so: no warning triangle. */
  readonly numbersAsText?: readonly CellRange[];
}

/** A name for a formula or range; with `sheet` (its index) it belongs to that sheet. */
export interface DefinedName {
  readonly name: string;
  readonly formula: string;
  readonly sheet?: number;
}

/** Said in the file's properties. `created` is ISO 8601 in UTC: the caller's, so that equal documents are equal bytes. */
export interface DocumentProperties {
  readonly title: string;
  readonly creator: string;
  readonly created: string;
}

/** A whole workbook. */
export interface WorkbookDoc {
  readonly sheets: readonly SheetDoc[];
  readonly properties: DocumentProperties;
  readonly names?: readonly DefinedName[];
}

/** Column letters: 1 is A, 27 is AA. */
export function formatColumnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** `A1`, `$A$1` with `fixed`. */
export function formatCellName(row: number, column: number, fixed = false): string {
  return fixed ? `$${formatColumnLetters(column)}$${row}` : `${formatColumnLetters(column)}${row}`;
}

/** `A1:C3`, one cell as `A1`. */
export function formatRangeName(range: CellRange, fixed = false): string {
  const from = formatCellName(range.top, range.left, fixed);
  const to = formatCellName(range.bottom, range.right, fixed);
  return from === to ? from : `${from}:${to}`;
}

/** Text for a header or footer in which `&` means itself. */
export function escapeMarginText(text: string): string {
  return text.replaceAll('&', '&&');
}

/** A sheet's name in a formula, quoted. */
export function quoteSheetName(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

/** `text` as a sheet may be called: at most 31 characters, none that spreadsheets refuse, unlike those in `taken` (case ignored). */
export function createSheetName(text: string, taken: readonly string[] = []): string {
  const clean =
    text
      .replace(/[[\]:*?/\\\p{Cc}]/gu, '')
      .replace(/^'+|'+$/g, '')
      .trim() || 'Sheet';
  const used = new Set(taken.map((name) => name.toLowerCase()));
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : ` (${number})`;
    const name =
      clean
        .slice(0, 31 - suffix.length)
        .replace(/[\ud800-\udbff]$/, '')
        .replace(/'+$/, '') + suffix;
    if (!used.has(name.toLowerCase())) return name;
  }
}
