// A sheet's rows once its lists have grown: moved rows with new numbers, and the copies of template rows behind them.
import { LAST_ROW } from '../book/address.ts';
import { CELL, getCellsOfRow, ROW, type Rows } from '../book/sheet-arrays.ts';
import type { SheetScan } from '../book/sheet-scan.ts';
import { scanOf } from '../book/sheet-view.ts';
import type { Edit } from '../book/xml-edit.ts';
import { type SheetGrowth, shiftRow } from '../book/growth.ts';
import { encodeExactCodes } from '../book/text-codes.ts';
import { releaseBytes } from '../zip/free-bytes.ts';
import { type FormulaPlan, planFormulas } from './cell-formulas.ts';
import { block, blocksOf, type GrowContext } from './grow-context.ts';
import { createPlaces, type GrownPlaces, growScan, noteCell, type NotedCell, noteRow, noteStill } from './grown-scan.ts';
import { type FormulaRow, listFormulaRows, readAttributeAt, type ScannedCell } from './scan-formulas.ts';

// The text of a sheet once its lists have grown: copied character by character with new row numbers. Cutting the text of a large sheet into
// strings, two a cell, would take several times the room and the time.

/** What a text may grow by before its room is made longer; room that nothing is written to costs nothing. */
const GROWS_BY = 1.25;
const SMALL_ROOM = 2 ** 16;
const ZERO = 48;
const NINE = 57;
/** How nearly all rows and cells begin, up to their number or address: `<row r="`, `<c r="`. */
const [ROW_START, CELL_START] = [[60, 114, 111, 119, 32, 114, 61, 34] as const, [60, 99, 32, 114, 61, 34] as const] as const;

/** The new text, and where the copying stands. */
interface Copying {
  readonly scan: SheetScan;
  /** The old text's characters. */
  readonly source: Uint16Array;
  codes: Uint16Array;
  used: number;
  /** All characters, or-ed: what is below 256 needs one byte each. */
  bits: number;
  /** Up to where the old text has been copied. */
  at: number;
  /** Where rows and cells come to stand. */
  readonly places: GrownPlaces;
  /** The cell being noted. */
  readonly noted: NotedCell;
}

/** The new text, and where its rows and cells stand in it. */
interface GrownText {
  readonly text: string;
  readonly places: GrownPlaces;
}

/** How a row is written: with which number, and what its formulas become. */
interface RowWriting {
  readonly place: number;
  readonly number: number;
  readonly formulas: readonly ScannedCell[];
  readonly formulaOf: (formula: number) => string | null;
}

/** What becomes of a sheet besides its rows' numbers. */
interface GrowingText {
  /** The rows with formulas, and what these become. */
  readonly rows: readonly FormulaRow[];
  readonly plans: ReadonlyMap<number, FormulaPlan>;
  /** The edits around the rows. */
  readonly around: readonly Edit[];
}

/** A sheet's text with grown lists. */
function growText(scan: SheetScan, growth: SheetGrowth, growing: GrowingText): GrownText {
  const { rows, plans } = growing;
  const { number, from, to, count } = scan.rows;
  const places = createPlaces(scan, growth);
  const codes = new Uint16Array(Math.ceil(scan.text.length * GROWS_BY) + SMALL_ROOM);
  const source = encodeExactCodes(scan.text);
  const noted = { from: 0, openTo: 0, moved: 0, known: 0 };
  const copying: Copying = { scan, source, codes, used: 0, bits: 0, at: 0, places, noted };
  const { openTo = 0, closeFrom = 0 } = scan.data ?? {};
  const around = growing.around.toSorted((one, other) => one.from - other.from || one.to - other.to);
  for (const edit of around) if (edit.from < openTo) writeEdit(copying, edit);
  places.opensBy = newPlace(copying, 0);
  let next = 0;
  for (let place = 0; place < count; place++) {
    const own = rows[next]?.place === place ? (rows[next++]?.formulas ?? []) : [];
    const old = number[place] ?? 0;
    const moved = shiftRow(growth, old);
    const added = growth.find(({ last }) => last === old)?.added ?? 0;
    if (moved === old && added === 0 && !own.some(({ formula }) => plans.has(formula.from))) {
      noteStill(places, scan, place, newPlace(copying, 0));
      continue;
    }
    copyTo(copying, from[place] ?? 0);
    writeRow(copying, { place, number: moved, formulas: own, formulaOf: (at) => plans.get(at)?.own ?? null });
    const gap = scan.text.slice(place === 0 ? openTo : to[place - 1], from[place]);
    for (let offset = 1; offset <= added; offset++) {
      if (/^\s*$/.test(gap)) writeText(copying, gap);
      copying.at = from[place] ?? 0;
      writeRow(copying, { place, number: moved + offset, formulas: own, formulaOf: (at) => plans.get(at)?.copy?.(offset) ?? null });
    }
  }
  places.closesBy = newPlace(copying, 0);
  for (const edit of around) if (edit.from >= closeFrom) writeEdit(copying, edit);
  copyTo(copying, scan.text.length);
  releaseBytes(source);
  return { text: textOf(copying), places };
}

function writeEdit(copying: Copying, { from, to, text }: Edit): void {
  if (from < copying.at || to < from) throw new Error(`edits overlap at ${from}`);
  copyTo(copying, from);
  writeText(copying, text);
  copying.at = to;
}

function textOf({ codes, used, bits }: Copying): string {
  if (bits < 256) return Buffer.from(codes.subarray(0, used)).toString('latin1');
  const bytes = Buffer.from(codes.buffer, codes.byteOffset, codes.byteLength);
  const text = bytes.toString('utf16le', 0, used * codes.BYTES_PER_ELEMENT);
  releaseBytes(bytes);
  return text;
}

function roomFor(copying: Copying, more: number): void {
  if (copying.used + more <= copying.codes.length) return;
  const codes = new Uint16Array(Math.ceil((copying.used + more) * GROWS_BY));
  codes.set(copying.codes.subarray(0, copying.used));
  copying.codes = codes;
}

/** Copies the old text up to `to`. */
function copyTo(copying: Copying, to: number): void {
  roomFor(copying, to - copying.at);
  const { codes, source } = copying;
  let { used, bits } = copying;
  for (let { at } = copying; at < to; at++) {
    const code = source[at] ?? 0;
    bits |= code;
    codes[used++] = code;
  }
  copying.used = used;
  copying.bits = bits;
  copying.at = to;
}

function writeText(copying: Copying, text: string): void {
  roomFor(copying, text.length);
  const { codes } = copying;
  let { used, bits } = copying;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    bits |= code;
    codes[used++] = code;
  }
  copying.used = used;
  copying.bits = bits;
}

/** Writes a row with its new number in the row and its cells. What says no number keeps saying none. */
function writeRow(copying: Copying, { place, number, formulas, formulaOf }: RowWriting): void {
  const { scan, noted, source } = copying;
  const { rows, cells, text, prefix } = scan;
  const digits = digitsOf(number);
  const from = rows.from[place] ?? 0;
  const row = { from: newPlace(copying, from), openTo: 0, firstCell: copying.places.cells.count };
  if (((rows.flags[place] ?? 0) & ROW.isNamed) !== 0) {
    const at = startsWith(source, from, ROW_START)
      ? from + ROW_START.length
      : attributeFrom(text, from + 4 + prefix.length, rows.openTo[place] ?? 0);
    writeNumber(copying, at, digits);
  }
  row.openTo = newPlace(copying, rows.openTo[place] ?? 0);
  let next = 0;
  const [first, end] = getCellsOfRow(rows, cells, place);
  for (let cell = first; cell < end; cell++) {
    const cellFrom = cells.from[cell] ?? 0;
    noted.from = newPlace(copying, cellFrom);
    if (((cells.kind[cell] ?? 0) & CELL.isNamed) !== 0) {
      const at = startsWith(source, cellFrom, CELL_START)
        ? cellFrom + CELL_START.length
        : attributeFrom(text, cellFrom + 2 + prefix.length, cells.openTo[cell] ?? 0);
      writeNumber(copying, at, digits);
    }
    noted.openTo = newPlace(copying, cells.openTo[cell] ?? 0);
    for (let own = formulas[next]; own !== undefined && own.formula.from < (cells.to[cell] ?? 0); own = formulas[++next]) {
      const changed = formulaOf(own.formula.from);
      if (changed === null) continue;
      copyTo(copying, own.formula.from);
      writeText(copying, changed);
      copying.at = own.formula.to;
    }
    noted.moved = newPlace(copying, 0);
    noted.known = copying.at;
    noteCell(copying.places, scan, cell, noted);
  }
  noteRow(copying.places, scan, place, { ...row, number, moved: newPlace(copying, 0) });
  copyTo(copying, rows.to[place] ?? 0);
}

/** Where a place of the old text that is not copied yet comes to stand in the new one. */
function newPlace({ used, at }: Copying, place: number): number {
  return used + place - at;
}

/** Where the value of `r` begins in a tag whose name ends at `nameTo`. */
function attributeFrom(text: string, nameTo: number, to: number): number {
  const place = readAttributeAt(text, { nameTo, to }, 'r');
  if (place === null) throw new Error('an address that was there is not');
  return place[0];
}

/** Writes the number in place of the digits in the address, or row number, that begins at `from`. */
function writeNumber(copying: Copying, from: number, digits: readonly number[]): void {
  const { source } = copying;
  let at = from;
  while (!isDigit(source[at])) at++;
  copyTo(copying, at);
  while (isDigit(source[at])) at++;
  roomFor(copying, digits.length);
  for (let step = 0; step < digits.length; step++) copying.codes[copying.used++] = digits[step] ?? ZERO;
  copying.at = at;
}

/** The characters of a number; those of the bits that tell a wide text are among those of its sheet. */
function digitsOf(number: number): readonly number[] {
  return [...String(number)].map((digit) => digit.charCodeAt(0));
}

function startsWith(source: Copying['source'], from: number, start: readonly number[]): boolean {
  for (let step = 0; step < start.length; step++) if (source[from + step] !== start[step]) return false;
  return true;
}

function isDigit(code = 0): boolean {
  return code >= ZERO && code <= NINE;
}

/** What became of a sheet; `movesFormulas`: a formula stands in another cell, or in a new one. */
export interface RowsGrown {
  /** The edits of its text; none where it is told as a whole. */
  readonly edits: readonly Edit[];
  readonly movesFormulas: boolean;
  readonly grown: GrownSheet | null;
}

/** A sheet whose rows have moved: its new text, and the scan of that; null where it must be scanned as a whole. */
export interface GrownSheet {
  readonly text: string;
  readonly scanOf: () => SheetScan | null;
}

/** A sheet's data, with the edits `around` it. Rows that a sheet has no room for stand in the way (`last_row`). */
export function growRows(context: GrowContext, sheet: number, text: string, around: readonly Edit[]): RowsGrown {
  const untouched: RowsGrown = { edits: around, movesFormulas: false, grown: null };
  const growth = blocksOf(context, sheet);
  const scan = scanOf(context.book, sheet);
  // Without a sheet's name no formula of another sheet reaches the rows that move.
  if (growth.length === 0 && text.indexOf('!', scan.data?.openTo ?? 0) < 0) return untouched;
  const rows = [...listFormulaRows(scan)];
  const plans = planFormulas(context, sheet, text, rows);
  if (growth.length === 0) return { ...untouched, edits: [...around, ...ownEdits(rows, plans)] };
  if (!hasRoom(context, sheet, scan.rows)) return untouched;
  const isMoved = (row: number): boolean => shiftRow(growth, row) !== row || growth.some(({ last }) => last === row);
  const grown = growText(scan, growth, { rows, plans, around });
  return {
    edits: [],
    movesFormulas: rows.some(({ number }) => isMoved(number)),
    grown: { text: grown.text, scanOf: () => growScan(scan, grown.places, grown.text) },
  };
}

/** On a sheet that doesn't grow only formulas change. */
function ownEdits(rows: readonly FormulaRow[], plans: ReadonlyMap<number, FormulaPlan>): readonly Edit[] {
  return rows.flatMap(({ formulas }) =>
    formulas.flatMap(({ formula }) => {
      const own = plans.get(formula.from)?.own ?? null;
      return own === null ? [] : [{ from: formula.from, to: formula.to, text: own }];
    }),
  );
}

function hasRoom(context: GrowContext, sheet: number, { number, count }: Rows): boolean {
  const growth = blocksOf(context, sheet);
  let bottom = Math.max(...growth.map(({ last }) => last));
  for (let place = 0; place < count; place++) bottom = Math.max(bottom, number[place] ?? 0);
  const moved = growth.reduce((sum, { added }) => sum + added, bottom);
  if (moved <= LAST_ROW) return true;
  block(context, sheet, { row: bottom, column: 1 }, 'last_row');
  return false;
}
