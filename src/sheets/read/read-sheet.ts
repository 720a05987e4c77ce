// One worksheet part of an xlsx, streamed into rows of filled cells.
import type { SheetRefusal } from '../result.ts';
import { LAST_COLUMN, LAST_ROW, parseMergedRange } from '../book/book-model.ts';
import { createPlainCell, keepRowTail, takePlainRows } from '../book/plain-rows.ts';
import { isShown, removeEscapes } from '../xml/xml-text.ts';
import { poolText } from './cell-text.ts';
import { readIsoSerial, readNumber } from './cell-values.ts';
import { READ_LIMITS, createTextRefusal } from './read-budget.ts';
import { type RowState, type SheetContext, endRow, putCell, putPlainCell, startRow } from './read-cells.ts';
import type { Cell, CellTrouble, MergedRange, SheetRow } from './table.ts';
import { type PartReader, readXmlPart } from '../xml/xml-part.ts';
import { attribute, attributeIndex, attributeValue } from '../xml/xml-attributes.ts';
import type { XmlReader } from '../xml/xml-reader.ts';
import type { ZipArchive, ZipEntry } from '../zip/zip-read.ts';

/** What a worksheet part held. */
export interface SheetContent {
  rows: SheetRow[];
  readonly merged: MergedRange[];
}

interface SheetState extends RowState {
  readonly part: string;
  readonly merged: MergedRange[];
  section: string;
  inCell: boolean;
  kind: string;
  hasValue: boolean;
  hasFormula: boolean;
  value: string;
  formula: string;
  readsFormula: boolean;
}

/**
 * Reads a worksheet part into `content`; the claimed dimension counts for nothing. Answers null, or why the file is refused.
 * Past the budget nothing more is kept, only counted: the caller asks `isSpent`.
 */
export async function readSheetPart(
  archive: ZipArchive,
  entry: ZipEntry,
  context: SheetContext,
  content: SheetContent,
): Promise<SheetRefusal | null> {
  const state = createState(entry.name, context, content);
  const handler: PartReader = {
    get refusal() {
      return state.refusal;
    },
    open: (name, reader) => openElement(state, name, reader),
    close: (_, reader) => closeElement(state, reader),
    text: (piece) => {
      if (state.readsFormula) state.formula += piece;
      else state.value += piece;
      if (state.value.length + state.formula.length > READ_LIMITS.cellCharacters) state.refusal = createTextRefusal(state.value.length);
    },
    ahead: (reader) => takePlainRows(state, reader),
  };
  const refusal = await readXmlPart(archive, entry, handler);
  if (refusal !== null) return refusal;
  content.rows = state.inOrder ? state.rows : state.rows.toSorted((one, other) => one.number - other.number);
  const hasTwins = !state.inOrder && content.rows.some((row, index) => row.number === content.rows[index - 1]?.number);
  return hasTwins ? damagedReference(state) : null;
}

function createState(part: string, context: SheetContext, content: SheetContent): SheetState {
  const state: SheetState = {
    ...content,
    context,
    part,
    section: '',
    inRow: false,
    inCell: false,
    rowNumber: 0,
    column: 0,
    lastFilled: 0,
    inOrder: true,
    cells: [],
    kind: 'n',
    hasValue: false,
    hasFormula: false,
    value: '',
    formula: '',
    readsFormula: false,
    refusal: null,
    rowTail: '',
    plain: createPlainCell(),
    takeRow: (number) => startRow(state, number),
    takeCell: (text) => putPlainCell(state, text),
    endRow: () => endRow(state),
  };
  return state;
}

function damaged(state: SheetState, what: string): SheetRefusal {
  return { code: 'FILE_DAMAGED', data: { part: state.part, what } };
}

function damagedReference(state: SheetState): SheetRefusal {
  return damaged(state, 'reference');
}

function openElement(state: SheetState, name: string, reader: XmlReader): void {
  switch (reader.outer) {
    case 0:
      if (name !== 'worksheet') state.refusal = damaged(state, 'root');
      break;
    case 1:
      state.section = name;
      break;
    case 2:
      if (state.section === 'sheetData' && name === 'row') openRow(state, reader);
      else if (state.section === 'mergeCells' && name === 'mergeCell') addMerged(state, attribute(reader, 'ref') ?? '');
      break;
    case 3:
      if (state.inRow && name === 'c') startCell(state, reader);
      break;
    default:
      if (state.inCell) openInCell(state, name, reader);
  }
}

function openInCell(state: SheetState, name: string, reader: XmlReader): void {
  if (reader.outer > 4) {
    reader.wantsText = state.kind === 'inlineStr' && reader.names[4] === 'is' && isShown(reader.names, reader.outer + 1, 4);
    return;
  }
  if (name === 'v') {
    state.hasValue = true;
    reader.wantsText = state.kind !== 'inlineStr';
  } else if (name === 'f') {
    state.hasFormula = true;
    state.readsFormula = true;
    reader.wantsText = true;
  }
}

function closeElement(state: SheetState, reader: XmlReader): void {
  if (reader.outer > 3) {
    reader.wantsText = false;
    state.readsFormula = false;
  } else if (reader.outer === 3) {
    if (state.inCell) endCell(state);
    state.inCell = false;
  } else if (reader.outer === 2) {
    if (state.inRow) endRow(state);
  }
}

function openRow(state: SheetState, reader: XmlReader): void {
  const written = attribute(reader, 'r');
  const number = written === null ? state.rowNumber + 1 : /^\d{1,7}$/.test(written) ? Number(written) : 0;
  if (number < 1 || number > LAST_ROW) state.refusal = damagedReference(state);
  startRow(state, number);
  keepRowTail(state, reader);
}

function startCell(state: SheetState, reader: XmlReader): void {
  const reference = attributeIndex(reader, 'r');
  if (reference < 0) state.column += 1;
  else readReference(state, reader, reference);
  if (state.column < 1 || state.column > LAST_COLUMN) state.refusal = damagedReference(state);
  const kind = attributeIndex(reader, 't');
  state.kind = kind < 0 ? 'n' : attributeValue(reader, kind);
  state.inCell = true;
  state.hasValue = false;
  state.hasFormula = false;
  state.value = '';
  state.formula = '';
}

/** Takes column (and a row's missing number) from a reference such as `AB12`, straight out of the scanned text. */
function readReference(state: SheetState, reader: XmlReader, index: number): void {
  const { text, places } = reader;
  const end = places[index * 4 + 3] ?? 0;
  let at = places[index * 4 + 2] ?? 0;
  let column = 0;
  for (
    let letter = text.charCodeAt(at) & 0xdf;
    at < end && letter >= 65 && letter <= 90 && column < 20_000;
    letter = text.charCodeAt(at) & 0xdf
  ) {
    column = column * 26 + letter - 64;
    at++;
  }
  const digitsAt = at;
  let row = 0;
  for (let digit = text.charCodeAt(at) - 48; at < end && digit >= 0 && digit <= 9 && row < 2_000_000; digit = text.charCodeAt(at) - 48) {
    row = row * 10 + digit;
    at++;
  }
  state.column = column;
  if (at === end && at > digitsAt && row === state.rowNumber) return;
  state.refusal = damagedReference(state);
}

function endCell(state: SheetState): void {
  const cell = readCell(state);
  if (cell !== null && !putCell(state, state.column, cell)) state.refusal = damagedReference(state);
}

function readCell(state: SheetState): Cell {
  const { value, kind } = state;
  if (state.hasFormula && !(kind === 'str' ? state.hasValue : value !== '')) {
    return { trouble: 'formula-without-value', text: poolText(state.context.pool, `=${state.formula}`) } satisfies CellTrouble;
  }
  if (kind === 'str' || kind === 'inlineStr') return readText(state);
  if (value === '') return null;
  switch (kind) {
    case 'n':
      return readNumber(value) ?? refuseValue(state);
    case 's':
      return readShared(state);
    case 'b':
      if (value === '1' || value === 'true') return 'TRUE';
      return value === '0' || value === 'false' ? 'FALSE' : refuseValue(state);
    case 'e':
      return { trouble: 'error', text: poolText(state.context.pool, value) };
    case 'd':
      return readIsoSerial(value, state.context.date1904) ?? poolText(state.context.pool, value);
    default:
      return refuseValue(state);
  }
}

function refuseValue(state: SheetState): null {
  state.refusal = damaged(state, 'value');
  return null;
}

function readText(state: SheetState): string | null {
  if (state.value === '') return null;
  const { pool } = state.context;
  const text = poolText(pool, removeEscapes(state.value));
  if (pool.characters > READ_LIMITS.characters) state.refusal = createTextRefusal(pool.characters);
  return text;
}

function readShared(state: SheetState): string | null {
  const index = readNumber(state.value);
  const text = index === null ? undefined : state.context.strings[index];
  if (text === undefined) return refuseValue(state);
  return text;
}

function addMerged(state: SheetState, reference: string): void {
  const area = parseMergedRange(reference);
  if (area === null || state.merged.length >= READ_LIMITS.merged) state.refusal = damaged(state, 'merged');
  else state.merged.push(area);
}
