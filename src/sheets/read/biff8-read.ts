// The workbook stream of an .xls of Excel 97 and later: its records read one by one, with no more memory than the cells take.
import { LAST_COLUMN } from '../book/book-model.ts';
import { type Result, ok, refuse } from '../result.ts';
import { readPlainString, readSharedStrings8 } from './biff8-strings.ts';
import { type TextPool, createTextPool, poolText } from './cell-text.ts';
import { READ_LIMITS, createTextRefusal } from './read-budget.ts';
import { errorOf } from './xls-errors.ts';
import type { Cell, MergedRange, SheetTable } from './table.ts';

const RECORD = {
  formula: 0x06,
  end: 0x0a,
  dateMode: 0x22,
  continued: 0x3c,
  boundSheet: 0x85,
  manyNumbers: 0xbd,
  richText: 0xd6,
  merged: 0xe5,
  sharedStrings: 0xfc,
  sharedText: 0xfd,
  number: 0x203,
  text: 0x204,
  truth: 0x205,
  formulaText: 0x207,
  shortNumber: 0x27e,
  beginning: 0x809,
} as const;
/** Bit of a formula that is to be calculated when the file is opened. */
const CALCULATE_ON_LOAD = 2;

interface Record {
  readonly kind: number;
  readonly data: Buffer;
  readonly next: number;
}

interface ListedSheet {
  readonly name: string;
  readonly at: number;
  readonly isTable: boolean;
}

interface SheetState {
  readonly strings: readonly string[];
  readonly pool: TextPool;
  readonly rows: Map<number, Cell[]>;
  readonly merged: MergedRange[];
  /** Where a formula waits for its text. */
  waiting: { readonly row: number; readonly column: number } | null;
}

const damaged = (what: string) => refuse('FILE_DAMAGED', { part: '', what });

/** Reads a BIFF8 stream that `judgeBiff` let pass. Dates are serial numbers. Refuses FILE_DAMAGED and FILE_TOO_LARGE. */
export function readBiff8(stream: Buffer): Result<readonly SheetTable[]> {
  const listed: ListedSheet[] = [];
  let strings: string[] = [];
  let date1904 = false;
  for (let record = readRecord(stream, 0); record !== null && record.kind !== RECORD.end; record = readRecord(stream, record.next)) {
    const { kind, data } = record;
    if (kind === RECORD.dateMode) date1904 = data.length >= 2 && data.readUInt16LE(0) === 1;
    else if (kind === RECORD.boundSheet) {
      const sheet = readListed(data);
      if (sheet === null) return damaged('sheet');
      listed.push(sheet);
    } else if (kind === RECORD.sharedStrings) {
      const shared = readSharedStrings8(withContinuations(stream, record));
      if (shared === null) return damaged('strings');
      strings = shared;
    }
  }
  const pool = createTextPool();
  const sheets: SheetTable[] = [];
  for (const { name, at, isTable } of listed) {
    if (!isTable) continue;
    const state: SheetState = { strings, pool, rows: new Map(), merged: [], waiting: null };
    const what = readSheet(stream, at, state);
    if (what !== null) return damaged(what);
    if (pool.characters > READ_LIMITS.characters) return { ok: false, refusal: createTextRefusal(pool.characters) };
    const rows = [...state.rows].toSorted(([one], [other]) => one - other).map(([row, cells]) => ({ number: row + 1, cells }));
    sheets.push({ name, rows, merged: state.merged, date1904 });
  }
  return listed.length === 0 ? damaged('no-sheets') : ok(sheets);
}

function readRecord(stream: Buffer, at: number): Record | null {
  if (at + 4 > stream.length) return null;
  const next = at + 4 + stream.readUInt16LE(at + 2);
  return next > stream.length ? null : { kind: stream.readUInt16LE(at), data: stream.subarray(at + 4, next), next };
}

function withContinuations(stream: Buffer, first: Record): readonly Buffer[] {
  const segments = [first.data];
  for (let record = readRecord(stream, first.next); record?.kind === RECORD.continued; record = readRecord(stream, record.next))
    segments.push(record.data);
  return segments;
}

function readListed(data: Buffer): ListedSheet | null {
  const name = data.length < 8 ? null : readPlainString(data, 7, data.readUInt8(6));
  return name === null ? null : { name, at: data.readUInt32LE(0), isTable: data.readUInt8(5) === 0 };
}

/** Reads the substream at `start` into `state`; answers null, or what is wrong. Charts inside it are passed over. */
function readSheet(stream: Buffer, start: number, state: SheetState): string | null {
  let depth = 0;
  for (let record = readRecord(stream, start); record !== null; record = readRecord(stream, record.next)) {
    if (record.kind === RECORD.beginning) depth += 1;
    else if (record.kind === RECORD.end) depth -= 1;
    else if (depth === 1 && !takeRecord(state, record)) return 'record';
    if (depth === 0) return finishWaiting(state);
  }
  return 'sheet';
}

/** Takes one record; false when it is too short for what it is, or points to what is not there. */
function takeRecord(state: SheetState, { kind, data }: Record): boolean {
  switch (kind) {
    case RECORD.number:
      return data.length >= 14 && put(state, data, numberOf(data.readDoubleLE(6)));
    case RECORD.shortNumber:
      return data.length >= 10 && put(state, data, shortNumber(data.readUInt32LE(6)));
    case RECORD.manyNumbers:
      return putMany(state, data);
    case RECORD.sharedText:
      return data.length >= 10 && putText(state, data, state.strings[data.readUInt32LE(6)]);
    case RECORD.text:
    case RECORD.richText:
      return data.length >= 9 && putText(state, data, readPlainString(data, 8, data.readUInt16LE(6)));
    case RECORD.truth:
      return data.length >= 8 && put(state, data, data[7] === 1 ? errorOf(data.readUInt8(6)) : data[6] === 1 ? 'TRUE' : 'FALSE');
    case RECORD.formula:
      return data.length >= 16 && putFormula(state, data);
    case RECORD.formulaText:
      return putFormulaText(state, data);
    case RECORD.merged:
      return addMerged(state, data);
    default:
      return true;
  }
}

/** Puts a cell where the record says, in its first four bytes; a second value for one cell is refused. */
function put(state: SheetState, data: Buffer, cell: Cell): boolean {
  return putAt(state, data.readUInt16LE(0), data.readUInt16LE(2), cell);
}

function putAt(state: SheetState, row: number, column: number, cell: Cell): boolean {
  if (cell === null) return true;
  if (column >= LAST_COLUMN) return false;
  let cells = state.rows.get(row);
  if (cells === undefined) {
    cells = [];
    state.rows.set(row, cells);
  }
  while (cells.length < column) cells.push(null);
  if ((cells[column] ?? null) !== null) return false;
  cells[column] = cell;
  return true;
}

function putText(state: SheetState, data: Buffer, text: string | null | undefined): boolean {
  if (text === null || text === undefined || !text.isWellFormed()) return false;
  return put(state, data, text === '' ? null : poolText(state.pool, text));
}

function putMany(state: SheetState, data: Buffer): boolean {
  const count = Math.floor((data.length - 6) / 6);
  if (count < 1) return false;
  const row = data.readUInt16LE(0);
  const first = data.readUInt16LE(2);
  for (let index = 0; index < count; index++) {
    if (!putAt(state, row, first + index, shortNumber(data.readUInt32LE(6 + index * 6)))) return false;
  }
  return true;
}

function numberOf(value: number): Cell {
  return Number.isFinite(value) ? value : { trouble: 'error', text: '#NUM!' };
}

/** A number in 30 bits: whole, or the upper part of a double; its hundredth where the first bit says so. */
function shortNumber(bits: number): number {
  let value: number;
  if ((bits & 2) === 0) {
    const view = new DataView(new ArrayBuffer(8));
    view.setUint32(4, bits & 0xfffffffc, true);
    value = view.getFloat64(0, true);
  } else value = (bits | 0) >> 2;
  return (bits & 1) === 0 ? value : value / 100;
}

/** The result kept with a formula: a number, or marked by 0xFFFF a text that follows, a truth, an error, or an empty text. */
function putFormula(state: SheetState, data: Buffer): boolean {
  const row = data.readUInt16LE(0);
  const column = data.readUInt16LE(2);
  if (finishWaiting(state) !== null) return false;
  if (data.readUInt16LE(12) !== 0xffff) return putAt(state, row, column, numberOf(data.readDoubleLE(6)));
  switch (data.readUInt8(6)) {
    case 0:
      state.waiting = { row, column };
      return true;
    case 1:
      return putAt(state, row, column, data.readUInt8(8) === 1 ? 'TRUE' : 'FALSE');
    case 2:
      return putAt(state, row, column, errorOf(data.readUInt8(8)));
    default:
      // Writers that calculate nothing leave an empty text and ask for calculation on opening.
      return (data.readUInt16LE(14) & CALCULATE_ON_LOAD) === 0 || putAt(state, row, column, withoutValue());
  }
}

function withoutValue(): Cell {
  return { trouble: 'formula-without-value', text: '=' };
}

function putFormulaText(state: SheetState, data: Buffer): boolean {
  const { waiting } = state;
  if (waiting === null) return true;
  state.waiting = null;
  const text = data.length < 3 ? null : readPlainString(data, 2, data.readUInt16LE(0));
  if (text === null || !text.isWellFormed()) return false;
  return putAt(state, waiting.row, waiting.column, text === '' ? null : poolText(state.pool, text));
}

/** A formula whose text never came has no value. */
function finishWaiting(state: SheetState): string | null {
  const { waiting } = state;
  state.waiting = null;
  return waiting === null || putAt(state, waiting.row, waiting.column, withoutValue()) ? null : 'record';
}

function addMerged(state: SheetState, data: Buffer): boolean {
  const count = data.length < 2 ? 0 : data.readUInt16LE(0);
  if (2 + count * 8 > data.length || state.merged.length + count > READ_LIMITS.merged) return false;
  for (let at = 2; at < 2 + count * 8; at += 8) {
    const [top, bottom, left, right] = [0, 2, 4, 6].map((offset) => data.readUInt16LE(at + offset) + 1);
    if (top !== undefined && bottom !== undefined && left !== undefined && right !== undefined)
      state.merged.push({ top, left, bottom, right });
  }
  return true;
}
