// The text of a sheet's rows once its lists have grown: copied character by character with new row numbers, in pieces. Cutting the text of a
// large sheet into strings, two a cell, would take several times the room and the time.
import { narrowed } from '../book/narrow-text.ts';
import { CELL, ROW, cellsOfRow } from '../book/sheet-arrays.ts';
import type { SheetScan } from '../book/sheet-scan.ts';
import type { Edit } from '../book/xml-edit.ts';
import { shiftedRow } from '../book/growth.ts';
import type { SheetGrowth } from '../book/growth.ts';
import type { FormulaPlan } from './cell-formulas.ts';
import { valueAt } from './scan-formulas.ts';
import type { FormulaRow, ScannedCell } from './scan-formulas.ts';
import { type GrownPlaces, createPlaces, noteCell, noteRow, noteStill } from './grown-scan.ts';

/** How many characters a piece has room for at first. */
const ROOM = 2 ** 18;
const ZERO = 48;
const NINE = 57;

/** A piece of the new text, and where the copying stands. */
interface Copying {
  readonly scan: SheetScan;
  readonly isNarrow: boolean;
  readonly edits: Edit[];
  codes: Uint16Array;
  used: number;
  /** All characters of the piece, or-ed: what is below 256 needs one byte each. */
  bits: number;
  /** Where the piece begins in the old text, and up to where it has been copied; -1: none is begun. */
  from: number;
  at: number;
  /** Where rows and cells come to stand. */
  readonly places: GrownPlaces;
}

/** The new text as edits of the old one, and where its rows and cells stand in it. */
export interface GrownText {
  readonly edits: readonly Edit[];
  readonly places: GrownPlaces;
}

/** How a row is written: with which number, and what its formulas become. */
interface RowWriting {
  readonly place: number;
  readonly number: number;
  readonly formulas: readonly ScannedCell[];
  readonly formulaOf: (formula: number) => string | null;
}

/** The edits that make a sheet's rows those of the grown sheet. `rows` are those with formulas; `isNarrow`: what is written must be (narrow-text.ts). */
export function grownText(
  scan: SheetScan,
  growth: SheetGrowth,
  {
    rows,
    plans,
    isNarrow,
  }: { readonly rows: readonly FormulaRow[]; readonly plans: ReadonlyMap<number, FormulaPlan>; readonly isNarrow: boolean },
): GrownText {
  const { number, from, to, count } = scan.rows;
  const places = createPlaces(scan, growth);
  const copying: Copying = { isNarrow, scan, edits: [], codes: new Uint16Array(ROOM), used: 0, bits: 0, from: -1, at: 0, places };
  let next = 0;
  for (let place = 0; place < count; place++) {
    const own = rows[next]?.place === place ? (rows[next++]?.formulas ?? []) : [];
    const old = number[place] ?? 0;
    const moved = shiftedRow(growth, old);
    const added = growth.find(({ last }) => last === old)?.added ?? 0;
    if (moved === old && added === 0 && !own.some(({ formula }) => plans.has(formula.from))) {
      finish(copying);
      noteStill(places, scan, place);
      continue;
    }
    begin(copying, from[place] ?? 0);
    writeRow(copying, { place, number: moved, formulas: own, formulaOf: (at) => plans.get(at)?.own ?? null });
    const gap = scan.text.slice(place === 0 ? (scan.data?.openTo ?? 0) : to[place - 1], from[place]);
    for (let offset = 1; offset <= added; offset++) {
      if (/^\s*$/.test(gap)) writeText(copying, gap);
      copying.at = from[place] ?? 0;
      writeRow(copying, { place, number: moved + offset, formulas: own, formulaOf: (at) => plans.get(at)?.copy?.(offset) ?? null });
    }
    if (copying.used > ROOM - 2 ** 14) finish(copying);
  }
  finish(copying);
  return { edits: copying.edits, places };
}

/** Begins a piece at `from`, or copies what stands between. */
function begin(copying: Copying, from: number): void {
  if (copying.from < 0) {
    copying.from = from;
    copying.at = from;
  } else copyTo(copying, from);
}

/** Ends the piece, if one is begun: it takes the place of what was copied. */
function finish(copying: Copying): void {
  if (copying.from < 0) return;
  copying.edits.push({ from: copying.from, to: copying.at, text: textOf(copying) });
  copying.from = -1;
  copying.used = 0;
  copying.bits = 0;
}

function textOf({ codes, used, bits }: Copying): string {
  const taken = codes.subarray(0, used);
  return bits < 256
    ? Buffer.from(taken).toString('latin1')
    : Buffer.from(taken.buffer, taken.byteOffset, taken.byteLength).toString('utf16le');
}

function roomFor(copying: Copying, more: number): void {
  if (copying.used + more <= copying.codes.length) return;
  const codes = new Uint16Array(Math.max(copying.codes.length * 2, copying.used + more));
  codes.set(copying.codes.subarray(0, copying.used));
  copying.codes = codes;
}

/** Copies the old text up to `to`. */
function copyTo(copying: Copying, to: number): void {
  if (to > copying.at) append(copying, copying.scan.text, copying.at, to);
  copying.at = to;
}

function writeText(copying: Copying, text: string): void {
  append(copying, text, 0, text.length);
}

function append(copying: Copying, text: string, from: number, to: number): void {
  roomFor(copying, to - from);
  const { codes } = copying;
  let { used, bits } = copying;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    bits |= code;
    codes[used++] = code;
  }
  copying.used = used;
  copying.bits = bits;
}

/** Writes a row with its new number in the row and its cells. What says no number keeps saying none. */
function writeRow(copying: Copying, { place, number, formulas, formulaOf }: RowWriting): void {
  const { scan } = copying;
  const { rows, cells, text, prefix } = scan;
  const digits = String(number);
  const from = rows.from[place] ?? 0;
  const row = { from: newPlace(copying, from), openTo: 0, firstCell: copying.places.cells.count };
  if (((rows.flags[place] ?? 0) & ROW.isNamed) !== 0) {
    const at = text.startsWith('<row r="', from) ? from + 8 : attributeFrom(text, from + 4 + prefix.length, rows.openTo[place] ?? 0);
    writeNumber(copying, at, digits);
  }
  row.openTo = newPlace(copying, rows.openTo[place] ?? 0);
  let next = 0;
  const [first, end] = cellsOfRow(rows, cells, place);
  for (let cell = first; cell < end; cell++) {
    const cellFrom = cells.from[cell] ?? 0;
    const newFrom = newPlace(copying, cellFrom);
    if (((cells.kind[cell] ?? 0) & CELL.isNamed) !== 0) {
      const isPlain = text.startsWith('<c r="', cellFrom);
      writeNumber(copying, isPlain ? cellFrom + 6 : attributeFrom(text, cellFrom + 2 + prefix.length, cells.openTo[cell] ?? 0), digits);
    }
    const openTo = newPlace(copying, cells.openTo[cell] ?? 0);
    for (let own = formulas[next]; own !== undefined && own.formula.from < (cells.to[cell] ?? 0); own = formulas[++next]) {
      const changed = formulaOf(own.formula.from);
      if (changed === null) continue;
      copyTo(copying, own.formula.from);
      writeText(copying, copying.isNarrow ? narrowed(changed) : changed);
      copying.at = own.formula.to;
    }
    const moved = newPlace(copying, 0);
    noteCell(copying.places, scan, cell, { from: newFrom, openTo, moved, known: copying.at });
  }
  const moved = newPlace(copying, 0);
  noteRow(copying.places, scan, place, { ...row, number, moved, edit: copying.edits.length });
  copyTo(copying, rows.to[place] ?? 0);
}

/** Where a place of the old text that is not copied yet comes to stand in the piece. */
function newPlace({ used, at }: Copying, place: number): number {
  return used + place - at;
}

/** Where the value of `r` begins in a tag whose name ends at `nameTo`. */
function attributeFrom(text: string, nameTo: number, to: number): number {
  const place = valueAt(text, { nameTo, to }, 'r');
  if (place === null) throw new Error('an address that was there is not');
  return place[0];
}

/** Writes the number in place of the digits in the address, or row number, that begins at `from`. */
function writeNumber(copying: Copying, from: number, digits: string): void {
  const { text } = copying.scan;
  let at = from;
  const isDigit = (): boolean => text.charCodeAt(at) >= ZERO && text.charCodeAt(at) <= NINE;
  while (!isDigit()) at++;
  copyTo(copying, at);
  while (isDigit()) at++;
  writeText(copying, digits);
  copying.at = at;
}
