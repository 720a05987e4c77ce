// One quick walk through a worksheet: where its rows and cells stand, as numbers in typed arrays, and the little that lies around them.
import { type Result, ok, refuse } from '../result.ts';
import type { XmlScope } from '../xml/xml-names.ts';
import type { CellRange } from '../write/xlsx-document.ts';
import { LAST_COLUMN, LAST_ROW, parseArea } from './address.ts';
import {
  type Cells,
  type Rows,
  CELL,
  ROW,
  getCellsOfRow,
  createCells,
  createRows,
  ensureRoomForCell,
  ensureRoomForRow,
} from './sheet-arrays.ts';
import { createQuickCell } from './quick-cell.ts';
import { type RowWalk, matchLikeRow, takeQuickRows } from './quick-rows.ts';
import { parseDigits, digitsOf, isTrue, getKindOfType, numberOf } from './attribute-values.ts';
import { codesOf } from './text-codes.ts';
import { prefixOf, createTroubleFacts } from './xml-edit.ts';
import { attribute, attributeIndex, attributeValue } from '../xml/xml-attributes.ts';
import {
  TOKEN,
  type XmlReader,
  createCleanReader,
  createXmlReader,
  createLastingScope,
  readNextToken,
  readRawName,
  readTokenText,
} from '../xml/xml-reader.ts';
import { MAIN_SPACES } from '../xml/xml-spaces.ts';
import { releaseBytes } from '../zip/free-bytes.ts';

/** Columns that share a width and a style. */
export interface ColumnSpan {
  readonly from: number;
  readonly to: number;
  /** In characters of the default font; null: the sheet's default. */
  readonly width: number | null;
  readonly style: number;
  readonly isHidden: boolean;
}

/** A formula that other cells share by its number. */
export interface SharedFormula {
  readonly cell: number;
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}

/** What a walk through a worksheet found. Cells and rows are told by their place in the arrays. */
export interface SheetScan {
  readonly text: string;
  /** As elements of the sheet are written: `x:` or empty. */
  readonly prefix: string;
  /** The namespaces in force within the rows. */
  readonly scope: XmlScope;
  /** Of rows that declare namespaces themselves, by their place. */
  readonly rowScopes: ReadonlyMap<number, XmlScope>;
  readonly data: { readonly from: number; readonly openTo: number; readonly closeFrom: number; readonly to: number } | null;
  readonly rows: Rows;
  readonly cells: Cells;
  readonly shared: ReadonlyMap<string, readonly SharedFormula[]>;
  /** Areas of array formulas and data tables: cells without a formula of their own may lie in them. */
  readonly formulaAreas: readonly CellRange[];
  readonly dimension: { readonly valueFrom: number; readonly valueTo: number; readonly value: string } | null;
  readonly merges: readonly CellRange[];
  readonly columns: readonly ColumnSpan[];
  readonly isProtected: boolean;
  readonly defaultWidth: number | null;
  readonly defaultHeight: number | null;
  /** The highest shared string that a cell names, -1 for none; once cells were written over, none is above it. */
  readonly highestString: number;
}

interface Walk extends RowWalk {
  readonly shared: Map<string, SharedFormula[]>;
  readonly formulaAreas: CellRange[];
  readonly merges: CellRange[];
  readonly columns: ColumnSpan[];
  readonly rowScopes: Map<number, XmlScope>;
  prefix: string;
  scope: XmlScope | null;
  data: { from: number; openTo: number; closeFrom: number; to: number } | null;
  dimension: SheetScan['dimension'];
  isProtected: boolean;
  defaultWidth: number | null;
  defaultHeight: number | null;
  section: string;
  /** Where SpreadsheetML's names stand without a prefix within the rows: their namespaces, else null. */
  quickScope: XmlScope | null;
  /** The number of the shared formula being read, and its text; null outside of one. */
  sharedNumber: string | null;
  sharedText: string;
  trouble: string | null;
}

const MOST_CELLS = 3_000_000;
const NO_STYLE = -1;
/** Characters that a cell and a row take at least, as a rule: room that nothing is written to costs nothing, room made longer is copied. */
const USUAL_CELL = 32;
const USUAL_ROW = 400;

/**
 * Walks through the worksheet `text`; `isClean`: it has no character that XML forbids. Refuses WB_DAMAGED (bad XML, impossible addresses) and WB_TOO_BIG (more cells than can be held).
 */
export function scanSheet(text: string, part: string, isClean = false): Result<SheetScan> {
  const reader = isClean ? createCleanReader(text, MAIN_SPACES) : createXmlReader(text, MAIN_SPACES);
  const codes = codesOf(text);
  const scan = scanned(newWalk(reader, codes), part);
  releaseBytes(codes);
  return scan;
}

function scanned(walk: Walk, part: string): Result<SheetScan> {
  const { reader } = walk;
  for (;;) {
    if (standsAmongRows(walk)) takeQuickRows(walk, MOST_CELLS);
    const kind = readNextToken(reader);
    if (kind === TOKEN.OPEN) openElement(walk, reader.outer + 1);
    else if (kind === TOKEN.CLOSE) closeElement(walk, reader.outer + 1);
    else if (kind === TOKEN.TEXT || kind === TOKEN.CDATA) readCharacters(walk, kind);
    else if (kind === TOKEN.BROKEN) return refuse('WB_DAMAGED', { detail: createTroubleFacts(reader, part) });
    else if (kind === TOKEN.END) break;
    if (walk.trouble !== null) return refuse('WB_DAMAGED', { detail: `${part}: ${walk.trouble} @${reader.from}` });
    if (walk.cells.count > MOST_CELLS) return refuse('WB_TOO_BIG', { detail: `${part}: > ${MOST_CELLS}` });
  }
  const twin = twiceIn(walk);
  if (twin !== null) return refuse('WB_DAMAGED', { detail: `${part}: ${twin}` });
  const { rows, cells, shared, formulaAreas, merges, columns, rowScopes, prefix, data, dimension, isProtected } = walk;
  const { defaultWidth, defaultHeight, highestString } = walk;
  const around = { prefix, scope: walk.scope ?? createLastingScope(reader.scope), rowScopes, data, dimension, isProtected };
  const found = { rows, cells, shared, formulaAreas, merges, columns, defaultWidth, defaultHeight, highestString };
  return ok({ text: reader.text, ...around, ...found });
}

/** Whether the reader stands in the sheet's data or in a row of it, where nothing but the sheet declares namespaces. */
function standsAmongRows({ reader, quickScope, section }: Walk): boolean {
  if (reader.scope !== quickScope || section !== 'sheetData') return false;
  return reader.depth === 2 || (reader.depth === 3 && reader.names[2] === 'row');
}

/** The row or cell that stands twice, or null: only where they are out of order can that be. */
function twiceIn({ rows, cells }: Walk): string | null {
  if (!rows.isSorted && new Set(rows.number.subarray(0, rows.count)).size < rows.count) return 'row twice';
  if (cells.isSorted) return null;
  for (let place = 0; place < rows.count; place++) {
    const [from, to] = getCellsOfRow(rows, cells, place);
    if (new Set(cells.column.subarray(from, to)).size < to - from) return `cell twice in row ${rows.number[place] ?? 0}`;
  }
  return null;
}

function newWalk(reader: XmlReader, codes: Uint8Array): Walk {
  return {
    reader,
    codes,
    like: null,
    rows: createRows(Math.ceil(reader.text.length / USUAL_ROW)),
    cells: createCells(Math.ceil(reader.text.length / USUAL_CELL)),
    shared: new Map(),
    formulaAreas: [],
    merges: [],
    columns: [],
    rowScopes: new Map(),
    prefix: '',
    scope: null,
    data: null,
    dimension: null,
    isProtected: false,
    defaultWidth: null,
    defaultHeight: null,
    highestString: -1,
    section: '',
    quickScope: null,
    quick: createQuickCell(),
    rowNumber: 0,
    column: 0,
    sharedNumber: null,
    sharedText: '',
    trouble: null,
  };
}

function openElement(walk: Walk, level: number): void {
  const { name } = walk.reader;
  if (level > 3 && walk.section === 'sheetData') {
    if (level === 4 && name === 'c' && walk.reader.names[2] === 'row') openCell(walk);
    else if (level === 5 && walk.reader.names[3] === 'c') openInCell(walk, name);
  } else if (level === 3) {
    if (walk.section !== 'sheetData') openInSection(walk, name);
    else if (name === 'row') openRow(walk);
  } else if (level === 2) {
    openSection(walk, name);
  } else if (level === 1) {
    if (name !== 'worksheet') walk.trouble = 'root';
    walk.prefix = prefixOf({ raw: readRawName(walk.reader) });
  }
}

function openSection(walk: Walk, name: string): void {
  const { reader } = walk;
  walk.section = name;
  if (name === 'sheetData') {
    if (walk.data !== null) walk.trouble = 'sheetData';
    walk.data = { from: reader.from, openTo: reader.at, closeFrom: reader.at, to: reader.at };
    walk.scope = createLastingScope(reader.tagScope);
    walk.quickScope = MAIN_SPACES.has(reader.scope.prefixes.get('') ?? '') ? reader.scope : null;
    walk.prefix = prefixOf({ raw: readRawName(reader) });
  } else if (name === 'dimension') walk.dimension = dimensionOf(reader);
  else if (name === 'sheetProtection') walk.isProtected = isTrue(attribute(reader, 'sheet'));
  else if (name === 'sheetFormatPr') {
    walk.defaultWidth = numberOf(attribute(reader, 'defaultColWidth'));
    walk.defaultHeight = numberOf(attribute(reader, 'defaultRowHeight'));
  }
}

function dimensionOf(reader: XmlReader): SheetScan['dimension'] {
  const index = attributeIndex(reader, 'ref');
  if (index < 0) return null;
  const [valueFrom = 0, valueTo = 0] = reader.places.slice(index * 4 + 2, index * 4 + 4);
  return { valueFrom, valueTo, value: attributeValue(reader, index) };
}

function openInSection(walk: Walk, name: string): void {
  const { reader } = walk;
  if (walk.section === 'mergeCells' && name === 'mergeCell') {
    const area = parseArea(attribute(reader, 'ref') ?? '');
    if (area === null) walk.trouble = 'mergeCell';
    else walk.merges.push(area);
  } else if (walk.section === 'cols' && name === 'col') {
    const [from, to] = [numberOf(attribute(reader, 'min')), numberOf(attribute(reader, 'max'))];
    if (from === null || to === null) walk.trouble = 'col';
    else
      walk.columns.push({
        from,
        to,
        width: numberOf(attribute(reader, 'width')),
        style: numberOf(attribute(reader, 'style')) ?? 0,
        isHidden: isTrue(attribute(reader, 'hidden')),
      });
  }
}

function openRow(walk: Walk): void {
  const { reader, rows, cells } = walk;
  const written = attribute(reader, 'r');
  const number = written === null ? walk.rowNumber + 1 : digitsOf(written);
  if (number < 1 || number > LAST_ROW) walk.trouble = 'row';
  ensureRoomForRow(rows);
  const at = rows.count;
  if (number <= walk.rowNumber) rows.isSorted = false;
  rows.number[at] = number;
  rows.from[at] = reader.from;
  rows.openTo[at] = reader.at;
  rows.closeFrom[at] = reader.at;
  rows.to[at] = reader.at;
  rows.firstCell[at] = cells.count;
  rows.style[at] = isTrue(attribute(reader, 'customFormat')) ? (numberOf(attribute(reader, 's')) ?? 0) : NO_STYLE;
  rows.flags[at] = (written === null ? 0 : ROW.isNamed) | (isTrue(attribute(reader, 'hidden')) ? ROW.isHidden : 0);
  if (reader.tagScope.depth === 2) walk.rowScopes.set(at, createLastingScope(reader.tagScope));
  rows.count += 1;
  walk.rowNumber = number;
  walk.column = 0;
  walk.like = reader.scope === walk.quickScope ? matchLikeRow(walk, reader.from, reader.at) : null;
}

function openCell(walk: Walk): void {
  const { reader, cells } = walk;
  const { text, places } = reader;
  ensureRoomForCell(cells);
  const at = cells.count;
  let kind: number = CELL.number;
  let column = walk.column + 1;
  cells.style[at] = 0;
  for (let index = 0; index < reader.attributeCount; index++) {
    const nameFrom = places[index * 4] ?? 0;
    if ((places[index * 4 + 1] ?? 0) !== nameFrom + 1) continue;
    const [from, to] = [places[index * 4 + 2] ?? 0, places[index * 4 + 3] ?? 0];
    const letter = text.charCodeAt(nameFrom);
    if (letter === 114) {
      column = columnIn(walk, from, to);
      kind |= CELL.isNamed;
    } else if (letter === 115) cells.style[at] = parseDigits(text, from, to);
    else if (letter === 116) kind |= kindOf(walk, text.slice(from, to));
  }
  if (column > LAST_COLUMN || (cells.style[at] ?? 0) < 0) walk.trouble ??= 'cell';
  if (column <= walk.column) cells.isSorted = false;
  cells.from[at] = reader.from;
  cells.openTo[at] = reader.at;
  cells.to[at] = reader.at;
  cells.value[at] = 0;
  cells.column[at] = column;
  cells.kind[at] = kind;
  cells.count += 1;
  walk.column = column;
}

function kindOf(walk: Walk, type: string): number {
  const kind = getKindOfType(type);
  if (kind === null) walk.trouble = 'type';
  return kind ?? 0;
}

/** The column of an address such as `AB12` between two places, whose row must be that of the row it stands in. */
function columnIn(walk: Walk, from: number, to: number): number {
  const { text } = walk.reader;
  let column = 0;
  let at = from;
  for (; at < to; at++) {
    const letter = text.charCodeAt(at) & 0xdf;
    if (text.charCodeAt(at) < 65 || letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  if (column === 0 || parseDigits(text, at, to) !== walk.rowNumber) walk.trouble = 'address';
  return column;
}

function openInCell(walk: Walk, name: string): void {
  const { reader, cells } = walk;
  const at = cells.count - 1;
  if (name === 'v' && !reader.isEmpty) cells.value[at] = reader.at;
  else if (name === 'f') {
    cells.kind[at] = (cells.kind[at] ?? 0) | CELL.hasFormula;
    const type = reader.attributeCount === 0 ? null : attribute(reader, 't');
    if (type === 'shared' && !reader.isEmpty) {
      walk.sharedNumber = attribute(reader, 'si') ?? '';
      walk.sharedText = '';
    } else if (type === 'array' || type === 'dataTable') {
      const area = parseArea(attribute(reader, 'ref') ?? '');
      if (area !== null) walk.formulaAreas.push(area);
    }
  }
}

function readCharacters(walk: Walk, kind: typeof TOKEN.TEXT | typeof TOKEN.CDATA): void {
  const { reader, cells } = walk;
  if (reader.depth !== 5 || walk.section !== 'sheetData') return;
  if (walk.sharedNumber !== null) walk.sharedText += readTokenText(reader, kind);
  const at = cells.count - 1;
  // What a value is made of is only looked into where it names a string, or isn't one plain run.
  if (reader.names[4] !== 'v') return;
  if (kind === TOKEN.CDATA || reader.from !== cells.value[at]) cells.kind[at] = (cells.kind[at] ?? 0) | CELL.isComplex;
  else if (((cells.kind[at] ?? 0) & CELL.kindMask) === CELL.shared) {
    const number = parseDigits(reader.text, reader.from, reader.at);
    if (number < 0) walk.trouble = 'string';
    else if (number > walk.highestString) walk.highestString = number;
  }
}

function closeElement(walk: Walk, level: number): void {
  const { reader, rows, cells } = walk;
  if (level === 5) {
    if (walk.section !== 'sheetData' || cells.count === 0) return;
    const at = cells.count - 1;
    // A comment or instruction within a value: its text doesn't end with the first `<`.
    if (reader.name === 'v' && reader.text.indexOf('<', cells.value[at]) !== reader.from)
      cells.kind[at] = (cells.kind[at] ?? 0) | CELL.isComplex;
    if (walk.sharedNumber !== null) keepShared(walk, walk.sharedNumber);
  } else if (level === 4) {
    if (reader.name === 'c' && reader.names[2] === 'row' && walk.section === 'sheetData') cells.to[cells.count - 1] = reader.at;
  } else if (level === 3) {
    if (reader.name !== 'row' || walk.section !== 'sheetData') return;
    rows.closeFrom[rows.count - 1] = reader.from;
    rows.to[rows.count - 1] = reader.at;
  } else if (level === 2 && reader.name === 'sheetData' && walk.data !== null) {
    walk.data.closeFrom = reader.from;
    walk.data.to = reader.at;
  }
}

function keepShared(walk: Walk, number: string): void {
  if (walk.sharedText !== '') {
    const list = walk.shared.get(number) ?? [];
    list.push({ cell: walk.cells.count - 1, row: walk.rowNumber, column: walk.column, formula: walk.sharedText });
    walk.shared.set(number, list);
  }
  walk.sharedNumber = null;
}
