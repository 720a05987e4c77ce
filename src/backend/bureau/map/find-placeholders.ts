// The placeholders of a blank: which cells hold them, which rows are lists, and which cannot be understood.
import type { MapValue } from '../../../contract/bureau/workbook-map.ts';
import { isIn, parseCell, printCell, type Book, type BookCell } from '../../../sheets/book/book-model.ts';
import { createSheetView, scanOf, type SheetView } from '../../../sheets/book/sheet-view.ts';
import { findUnitTrouble } from './check-entries.ts';
import { getCellKey, listFilledCells, listKeptRanges, listBlocks, findSheet, createTroubleAt } from './map-schema.ts';
import type { ListFacts, MapFacts } from './map-facts.ts';
import type { WorkbookFinding } from '../../../contract/bureau/workbooks.ts';
import { stringsOf } from '../../../sheets/book/parts.ts';
import { CELL, getCellsOfRow } from '../../../sheets/book/sheet-arrays.ts';
import { removeEscapes } from '../../../sheets/xml/xml-text.ts';
import { attributeOf, childOf, getTextOfNode, parseXml, type XmlNode } from '../../../sheets/book/xml-edit.ts';
import { canHoldPlaceholder, parsePlaceholders, type Placeholder, type PlaceholderContent } from './placeholder-text.ts';

// The runs of a cell's rich text: the pieces that have a format of their own, in which alone a placeholder may lie.

/** An element of a part, with the text that its places count in. */
interface Piece {
  readonly text: string;
  readonly node: XmlNode;
}

/** An element parsed by itself: its root's opening tag, which declares the prefixes, goes around it. */
function pieceOf(part: string, from: number, to: number): Piece | null {
  const tag = /<(?![?!])([^\s/>]+)[^>]*>/.exec(part);
  if (tag === null) return null;
  const text = `${tag[0]}${part.slice(from, to)}</${tag[1] ?? ''}>`;
  const root = parseXml(text);
  const [node] = root.ok ? root.value.children : [];
  return node === undefined ? null : { text, node };
}

/** The element that holds a cell's text: its shared string, or its inline one. */
function holderOf(book: Book, cell: Piece): Piece | null {
  if (attributeOf(cell.node, 't')?.value !== 's') {
    const inline = childOf(cell.node, 'is');
    return inline === null ? null : { text: cell.text, node: inline };
  }
  const value = childOf(cell.node, 'v');
  const strings = stringsOf(book);
  if (value === null || strings === null) return null;
  const index = Number(getTextOfNode(cell.text, value));
  const [from, to] = [strings.from[index], strings.to[index]];
  return from === undefined || to === undefined ? null : pieceOf(strings.text, from, to);
}

/** The texts of a cell's runs; null where its text is plain. */
function findRunsAt(book: Book, view: SheetView, row: number, column: number): readonly string[] | null {
  const span = view.cellSpan(row, column);
  const cell = span === null ? null : pieceOf(view.text, span.from, span.to);
  const holder = cell === null ? null : holderOf(book, cell);
  const runs = holder === null ? [] : holder.node.children.filter((node) => node.name === 'r');
  if (holder === null || runs.length === 0) return null;
  return runs.map((run) => {
    const text = childOf(run, 't');
    return text === null ? '' : removeEscapes(getTextOfNode(holder.text, text));
  });
}

// The cells of a sheet whose texts may hold placeholders, found without reading all the others: books have hundreds of thousands.

/** A cell with such a text. */
type TextCell = BookCell & { readonly text: string };

/** The numbers of the shared strings that may hold one. */
function sharedNumbers(book: Book): ReadonlySet<number> {
  const strings = stringsOf(book);
  if (strings === null || !canHoldPlaceholder(strings.texts.join('\n'))) return new Set();
  return new Set(strings.texts.flatMap((text, index) => (canHoldPlaceholder(text) ? [index] : [])));
}

/** Whether a cell's own element is to be read: it shows one of these strings, or its text stands in it. */
function mayHold(text: string, kind: number, [from, to, value]: readonly [number, number, number], shared: ReadonlySet<number>): boolean {
  if ((kind & CELL.kindMask) === CELL.shared) {
    if (shared.size === 0) return false;
    return value === 0 || (kind & CELL.isComplex) !== 0 || shared.has(Number.parseInt(text.slice(value, value + 10), 10));
  }
  return canHoldPlaceholder(text.slice(from, to));
}

/** The texts of a sheet that may hold placeholders, in its order; formulas have none. */
function listPlaceholderTexts(book: Book, view: SheetView): readonly TextCell[] {
  const shared = sharedNumbers(book);
  const hasOwn = canHoldPlaceholder(view.text);
  if (shared.size === 0 && !hasOwn) return [];
  const { rows, cells, text } = scanOf(book, view.sheet.index);
  const found: TextCell[] = [];
  for (let place = 0; place < rows.count; place += 1) {
    const [first, end] = getCellsOfRow(rows, cells, place);
    for (let at = first; at < end; at += 1) {
      const kind = cells.kind[at] ?? 0;
      const type = kind & CELL.kindMask;
      if (type !== CELL.shared && !(hasOwn && (type === CELL.inline || type === CELL.text))) continue;
      if (!mayHold(text, kind, [cells.from[at] ?? 0, cells.to[at] ?? 0, cells.value[at] ?? 0], shared)) continue;
      const cell = view.cellAt(rows.number[place] ?? 0, cells.column[at] ?? 0);
      const shown = cell !== null && cell.formula === null && cell.stored.kind === 'text' ? cell.stored.text : '';
      if (cell !== null && canHoldPlaceholder(shown)) found.push({ ...cell, text: shown });
    }
  }
  return found;
}

/** A cell with placeholders. `isRich`: its text has runs, which stay. */
export interface PlaceholderCell {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly isRich: boolean;
}

/** A row that `{{#ZB-4}}` makes a list of one template row. */
export interface PlaceholderList {
  readonly sheet: number;
  readonly row: number;
  readonly table: string;
  readonly cells: readonly PlaceholderCell[];
}

/** What the search found. Where there are troubles nothing is to be filled. */
export interface FoundPlaceholders {
  readonly cells: readonly PlaceholderCell[];
  readonly lists: readonly PlaceholderList[];
  readonly troubles: readonly WorkbookFinding[];
}

const NOTHING: FoundPlaceholders = { cells: [], lists: [], troubles: [] };

type Input = { readonly book: Book; readonly map: MapValue; readonly facts: MapFacts };

/** The cells that are searched: not those that the map fills, not those it keeps. */
function searchedCells({ book, map }: Input): readonly PlaceholderCell[] {
  const filled = new Set(listFilledCells(book, map).flatMap(({ sheet, cells }) => cells.map((at) => getCellKey(sheet.index, at))));
  const kept = listKeptRanges(book, map);
  return book.sheets.flatMap(({ index: sheet, kind }) => {
    if (kind !== 'worksheet') return [];
    const view = createSheetView(book, sheet);
    return listPlaceholderTexts(book, view).flatMap((cell): PlaceholderCell[] => {
      const { row, column, text } = cell;
      // What a formula of several cells shows is its result.
      if (view.formulaAreas.some((area) => isIn(area, cell))) return [];
      if (filled.has(getCellKey(sheet, cell)) || kept.some((one) => one.sheet === sheet && isIn(one.area, cell))) return [];
      return [{ sheet, row, column, text, isRich: findRunsAt(book, view, row, column) !== null }];
    });
  });
}

/** Whether a placeholder stands for something; a list's columns are known in its row only. */
function isUnderstood(content: PlaceholderContent | null, facts: MapFacts, list: ListFacts | null): boolean {
  switch (content?.kind) {
    case undefined:
      return false;
    case 'head':
      return facts.heads.has(content.field);
    case 'listStart':
    case 'listEnd':
      return facts.lists.has(content.table);
    case 'value': {
      const column = list?.columns.get(content.name);
      const asks = content.unit !== undefined || content.decimals !== undefined;
      if (column !== undefined && column.kind !== 'figure') return !asks;
      const unit = column?.unit ?? facts.units.get(content.name);
      return unit !== undefined && findUnitTrouble(content.name, unit, content) === '';
    }
  }
}

function placeholderTrouble(book: Book, cell: PlaceholderCell, text: string): WorkbookFinding {
  return createTroubleAt('WB_PLACEHOLDER', book.sheets[cell.sheet]?.name ?? '', printCell(cell), { text });
}

/** Placeholders of a cell that are cut by the runs of its rich text. */
function cutByRuns(book: Book, cell: PlaceholderCell): readonly Placeholder[] {
  if (!cell.isRich) return [];
  const ends: number[] = [];
  for (const run of findRunsAt(book, createSheetView(book, cell.sheet), cell.row, cell.column) ?? [])
    ends.push((ends.at(-1) ?? 0) + run.length);
  return parsePlaceholders(cell.text).filter(({ from, to }) => ends.some((end) => end > from && end < to));
}

/** Placeholders beside boxes to be ticked: the cell's text stays but for its box, so that they would be left in it. */
function besideTicks({ book, map }: Input): readonly WorkbookFinding[] {
  return map.heads.flatMap(({ sheet: name, cell, as }) => {
    const [sheet, at] = [findSheet(book, name), parseCell(cell)];
    if (as !== 'tick' || sheet === null || at === null) return [];
    const stored = createSheetView(book, sheet.index).cellAt(at.row, at.column)?.stored;
    return parsePlaceholders(stored?.kind === 'text' ? stored.text : '').map(({ text }) =>
      createTroubleAt('WB_PLACEHOLDER', name, cell, { text }),
    );
  });
}

interface Mark {
  readonly cell: PlaceholderCell;
  readonly from: number;
  readonly text: string;
  readonly kind: 'listStart' | 'listEnd';
  readonly table: string;
}

function marksIn(cells: readonly PlaceholderCell[]): readonly Mark[] {
  return cells.flatMap((cell) =>
    parsePlaceholders(cell.text).flatMap(({ from, text, content }): Mark[] =>
      content?.kind === 'listStart' || content?.kind === 'listEnd' ? [{ cell, from, text, kind: content.kind, table: content.table }] : [],
    ),
  );
}

/** The list that a row's marks make, or the mark that is out of place. */
function listOfRow(marks: readonly Mark[]): { readonly table: string | null; readonly wrong: Mark | null } {
  const [first, second, third] = marks;
  if (first === undefined) return { table: null, wrong: null };
  if (first.kind === 'listEnd') return { table: null, wrong: first };
  if (second !== undefined && (second.kind === 'listStart' || second.table !== first.table)) return { table: first.table, wrong: second };
  return { table: first.table, wrong: third ?? null };
}

function rowsOf(cells: readonly PlaceholderCell[]): readonly (readonly PlaceholderCell[])[] {
  const rows = new Map<string, PlaceholderCell[]>();
  for (const cell of cells) {
    const key = `${cell.sheet}!${cell.row}`;
    const row = rows.get(key);
    if (row === undefined) rows.set(key, [cell]);
    else row.push(cell);
  }
  return [...rows.values()].map((row) => row.toSorted((one, other) => one.column - other.column));
}

/**
 * Every placeholder of a blank's cells, and what is wrong with them: unknown or unclosed, across runs, marks of a list out of place or in
 * the rows of a list of the map. Headers, text boxes, comments and names are `placeholdersElsewhere`'s.
 */
export function findPlaceholders(input: Input): FoundPlaceholders {
  const { book, map, facts } = input;
  if (!map.placeholders) return NOTHING;
  const blocks = listBlocks(book, map);
  const rows = rowsOf(searchedCells(input)).map((cells) => {
    const marks = marksIn(cells);
    const { table, wrong } = listOfRow(marks);
    const list = table === null ? null : (facts.lists.get(table) ?? null);
    const inBlock = marks.filter(({ cell }) =>
      blocks.some((one) => one.sheet === cell.sheet && cell.row >= one.first && cell.row <= one.last),
    );
    const unknown = cells.flatMap((cell) => {
      const bad = [...parsePlaceholders(cell.text).filter(({ content }) => !isUnderstood(content, facts, list)), ...cutByRuns(book, cell)];
      return bad.map(({ text }) => placeholderTrouble(book, cell, text));
    });
    const misplaced = [...(wrong === null ? [] : [wrong]), ...inBlock].map((mark) => placeholderTrouble(book, mark.cell, mark.text));
    return { cells, table, troubles: [...unknown, ...misplaced] };
  });
  return {
    cells: rows.filter(({ table }) => table === null).flatMap(({ cells }) => cells),
    lists: rows.flatMap(({ cells, table }): PlaceholderList[] => {
      const [first] = cells;
      return table === null || first === undefined ? [] : [{ sheet: first.sheet, row: first.row, table, cells }];
    }),
    troubles: [...rows.flatMap(({ troubles }) => troubles), ...besideTicks(input)],
  };
}
