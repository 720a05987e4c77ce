// One quick walk through a worksheet: where its rows and cells stand, as numbers in typed arrays, and the little that lies around them.
import { type Result, ok, refuse } from '../result.ts';
import { type XmlScope, decodeReferences } from '../xml/xml-names.ts';
import type { CellRange } from '../write/xlsx-document.ts';
import { LAST_COLUMN, LAST_ROW, parseArea, parseMergedRange } from './book-model.ts';
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
import { type PlainCell, type PlainRowWalk, createPlainCell, keepRowTail, takePlainRows } from './plain-rows.ts';
import { parseDigits, digitsOf, isTrue, getKindOfType, numberOf } from './attribute-values.ts';
import { prefixOf, createTroubleFacts } from './xml-edit.ts';
import { attribute, attributeIndex, attributeValue } from '../xml/xml-attributes.ts';
import {
  TOKEN,
  type XmlReader,
  createXmlReader,
  createLastingScope,
  readNextToken,
  readRawName,
  readTokenText,
} from '../xml/xml-reader.ts';
import { MAIN_SPACES } from '../xml/xml-spaces.ts';

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

interface Walk extends PlainRowWalk {
  readonly reader: XmlReader;
  readonly rows: Rows;
  readonly cells: Cells;
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
  highestString: number;
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
 * Walks through the worksheet `text`. Refuses WB_DAMAGED (bad XML, impossible addresses) and WB_TOO_BIG (more cells than can be held).
 */
export function scanSheet(text: string, part: string): Result<SheetScan> {
  return scanned(newWalk(createXmlReader(text, MAIN_SPACES)), part);
}

function scanned(walk: Walk, part: string): Result<SheetScan> {
  const { reader } = walk;
  for (;;) {
    takePlainRows(walk, reader);
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

function newWalk(reader: XmlReader): Walk {
  const walk: Walk = {
    reader,
    plain: createPlainCell(),
    rowTail: '',
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
    rowNumber: 0,
    column: 0,
    sharedNumber: null,
    sharedText: '',
    trouble: null,
    takeRow: (number, from, openTo) => {
      const before = walk.rows.count - 1;
      addRow(walk, number, { from, openTo, style: walk.rows.style[before] ?? NO_STYLE, flags: walk.rows.flags[before] ?? 0 });
    },
    takeCell: (own) => takePlainCell(walk, own),
    endRow: (closeFrom, to) => endRow(walk, closeFrom, to),
  };
  return walk;
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
    const area = parseMergedRange(attribute(reader, 'ref') ?? '');
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
  const { reader, rows } = walk;
  const written = attribute(reader, 'r');
  const number = written === null ? walk.rowNumber + 1 : digitsOf(written);
  if (number < 1 || number > LAST_ROW) walk.trouble = 'row';
  const style = isTrue(attribute(reader, 'customFormat')) ? (numberOf(attribute(reader, 's')) ?? 0) : NO_STYLE;
  const flags = (written === null ? 0 : ROW.isNamed) | (isTrue(attribute(reader, 'hidden')) ? ROW.isHidden : 0);
  if (number <= walk.rowNumber) rows.isSorted = false;
  if (reader.tagScope.depth === 2) walk.rowScopes.set(rows.count, createLastingScope(reader.tagScope));
  addRow(walk, number, { from: reader.from, openTo: reader.at, style, flags });
  walk.rowNumber = number;
  walk.column = 0;
  keepRowTail(walk, reader);
}

function addRow({ rows, cells }: Walk, number: number, row: Record<'from' | 'openTo' | 'style' | 'flags', number>): void {
  ensureRoomForRow(rows);
  const at = rows.count;
  rows.number[at] = number;
  rows.from[at] = row.from;
  rows.openTo[at] = row.openTo;
  rows.closeFrom[at] = row.openTo;
  rows.to[at] = row.openTo;
  rows.firstCell[at] = cells.count;
  rows.style[at] = row.style;
  rows.flags[at] = row.flags;
  rows.count += 1;
}

function endRow({ rows }: Walk, closeFrom: number, to: number): void {
  rows.closeFrom[rows.count - 1] = closeFrom;
  rows.to[rows.count - 1] = to;
}

function openCell(walk: Walk): void {
  const { reader, cells } = walk;
  const { text, places } = reader;
  let [column, style, kind] = [walk.column + 1, 0, CELL.number];
  for (let index = 0; index < reader.attributeCount; index++) {
    const nameFrom = places[index * 4] ?? 0;
    if ((places[index * 4 + 1] ?? 0) !== nameFrom + 1) continue;
    const [from, to] = [places[index * 4 + 2] ?? 0, places[index * 4 + 3] ?? 0];
    const letter = text.charCodeAt(nameFrom);
    if (letter === 114) {
      column = columnIn(walk, from, to);
      kind |= CELL.isNamed;
    } else if (letter === 115) style = parseDigits(text, from, to);
    else if (letter === 116) kind |= kindOf(walk, text.slice(from, to));
  }
  if (column > LAST_COLUMN || style < 0) walk.trouble ??= 'cell';
  if (column <= walk.column) cells.isSorted = false;
  addCell(cells, { column, style, kind, from: reader.from, openTo: reader.at, to: reader.at }, 0);
  walk.column = column;
}

function takePlainCell(walk: Walk, text: string): boolean {
  const { cells, plain } = walk;
  const { kind, valueFrom, valueTo, string } = plain;
  if (cells.count > MOST_CELLS) return false;
  if (plain.hasReference && decodeReferences(text.slice(valueFrom, valueTo)) === null) return false;
  addCell(cells, plain, (kind & CELL.kindMask) === CELL.inline ? 0 : valueFrom);
  if (string > walk.highestString) walk.highestString = string;
  return true;
}

function addCell(cells: Cells, cell: Pick<PlainCell, 'column' | 'style' | 'kind' | 'from' | 'openTo' | 'to'>, value: number): void {
  ensureRoomForCell(cells);
  const at = cells.count;
  cells.from[at] = cell.from;
  cells.openTo[at] = cell.openTo;
  cells.to[at] = cell.to;
  cells.value[at] = value;
  cells.style[at] = cell.style;
  cells.column[at] = cell.column;
  cells.kind[at] = cell.kind;
  cells.count += 1;
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
  const { reader, cells } = walk;
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
    endRow(walk, reader.from, reader.at);
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
