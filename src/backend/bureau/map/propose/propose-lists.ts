// Proposals for lists: heads of a table of tenants, platforms or classes over rows that stand empty.
import { formatColumnLetters } from '../../../../sheets/write/xlsx-document.ts';
import { formatOf } from '../../../../sheets/book/sheet-view.ts';
import type { Book } from '../../../../sheets/book/book-model.ts';
import type { MapList, MapListColumn } from '../../../../contract/bureau/workbook-map.ts';
import { memoizeByKey } from '../../../core/memoize.ts';
import { canNameUnits, findUnitsBeside, type GridLabel, type LabelGrid } from '../label-grid.ts';
import { parseLabel } from '../label-text.ts';
import { unitKindOf } from '../../../../domain/report/units.ts';
import { canUseUnit } from '../print-in.ts';
import { type Lexicon, type ListWord, removeViews, type ViewFlag } from './lexicon.ts';
import { type ReadUnit, readUnitLine, readUnits, readFormatUnits, resolveScale } from './unit-words.ts';

/** A list proposed for a sheet, as the map would say it. */
export interface ListProposal {
  readonly entry: MapList;
  readonly confidence: number;
  readonly reason: string;
}

const MOST_ROWS = 600;
const MOST_COLUMNS = 60;
const MOST_TEMPLATE_ROWS = 500;
const LEAST_COLUMNS = 3;
const FULL = 0.95;
const PARTLY = 0.75;
const UNREAD = 0.49;
const NAME = 'name';
/** Counted from 1: a blank may have its rows counted already, and would count those that are added all alike. */
const SEQ = 'seq';

/** A column of the sheet that a list's column fits. */
interface Matched {
  readonly column: number;
  readonly word: ListWord;
  readonly said: MapListColumn;
  readonly isUnitRead: boolean;
  readonly text: string;
  /** The last row of its heads. */
  readonly bottom: number;
}

/** What the heads over a column say: each of their cores without time, and the time they name. */
interface HeadSense {
  readonly words: readonly string[];
  /** The words of the innermost head; none where it names only a time. */
  readonly inner: readonly string[];
  readonly flags: ReadonlySet<ViewFlag>;
  readonly units: readonly ReadUnit[];
  readonly text: string;
  readonly bottom: number;
}

/** Heads without a 合计 under them: many forms total their list in its first row. */
function withoutTotal(lexicon: Lexicon, heads: readonly GridLabel[]): readonly GridLabel[] {
  const last = heads.at(-1);
  return last !== undefined && heads.length > 1 && lexicon.meanings(parseLabel(last.text).core).includes('合计')
    ? heads.slice(0, -1)
    : heads;
}

/** A head taken apart. */
interface ReadHead {
  readonly core: string;
  readonly rest: string;
  readonly flags: readonly ViewFlag[];
  readonly units: readonly ReadUnit[];
}

function readHead(lexicon: Lexicon, text: string): ReadHead {
  const { core, note } = parseLabel(text);
  return { core, units: readUnits(note), ...removeViews(lexicon.views, core) };
}

function headSense(lexicon: Lexicon, found: readonly GridLabel[], readText: (text: string) => ReadHead): HeadSense | null {
  const heads = withoutTotal(
    lexicon,
    found.filter(({ area }) => area.right - area.left < 8),
  );
  const inner = heads.at(-1);
  if (inner === undefined) return null;
  const read = heads.map(({ text }) => readText(text));
  const wordsOf = ({ core, rest }: ReadHead): readonly string[] =>
    rest === '' ? [] : [core, rest].flatMap((word) => lexicon.meanings(word));
  return {
    words: read.flatMap(wordsOf),
    inner: read.slice(-1).flatMap(wordsOf),
    flags: new Set(read.flatMap(({ flags }) => flags)),
    units: read.toReversed().flatMap(({ units }) => units),
    text: heads.map(({ text }) => text.replace(/\s+/gu, '')).join('／'),
    bottom: inner.area.bottom,
  };
}

/** The innermost head must be the column's own word; a time under a measure is one where the measure stands above it. */
function matches(word: ListWord, { words, inner, flags }: HeadSense): boolean {
  const named = word.isView && inner.length === 0 ? words : inner;
  if (!named.some((one) => word.words.has(one))) return false;
  if (!word.isView) return !flags.has('lastYear') && !flags.has('growth') && !flags.has('share');
  const isOther = flags.has('lastYear') || flags.has('growth') || flags.has('share');
  return !isOther && flags.has('cumulative') === word.isCumulative;
}

/** The list's column with the unit that is named nearest to it; null where that is one that it cannot have. */
function saidColumn(
  own: string,
  word: ListWord,
  units: readonly ReadUnit[],
): { readonly said: MapListColumn; readonly isUnitRead: boolean } | null {
  const kind = unitKindOf(own);
  if (own === '') return { said: word.key, isUnitRead: true };
  const [read] = units;
  if (read === undefined) return { said: word.key, isUnitRead: kind === 'count' || kind === 'percent' };
  const unitOf = (one: ReadUnit): string | null =>
    one.kind === 'count' && one.unit !== null ? (one.unit === '万' ? '万' : own) : one.unit;
  const unit = unitOf(read);
  if (read.kind !== kind || unit === null) return null;
  const isUnitRead = units.every((one) => one.kind !== kind || unitOf(one) === unit);
  return unit === own || !canUseUnit(own, unit) ? { said: word.key, isUnitRead } : { said: { column: word.key, unit }, isUnitRead };
}

interface Looking {
  readonly book: Book;
  readonly grid: LabelGrid;
  readonly lexicon: Lexicon;
  readonly line: readonly ReadUnit[];
  /** What the heads over the cells of a row say. */
  readonly senses: (row: number) => readonly (HeadSense | null)[];
  readonly isWordless: (row: number) => boolean;
}

function matchedColumns({ book, grid, lexicon, line, senses }: Looking, table: string, row: number): readonly Matched[] {
  const words = lexicon.lists.get(table) ?? [];
  const units = lexicon.facts.lists.get(table)?.columns;
  const taken = new Set<string>();
  const found: Matched[] = [];
  for (let column = 1; column <= Math.min(grid.view.lastColumn, MOST_COLUMNS); column += 1) {
    const area = grid.areaAt(row, column);
    const isOpen = grid.kindAt(row, column) === 'empty';
    if (area.left !== column || area.top !== row || (!isOpen && grid.shownAt(row, column) !== '1')) continue;
    const sense = senses(row)[column] ?? null;
    const word = sense === null ? undefined : words.find((one) => matches(one, sense));
    if (sense === null || word === undefined || taken.has(word.key) || (!isOpen && word.key !== SEQ)) continue;
    const own = units?.get(word.key)?.unit ?? '';
    const ofFormat = readFormatUnits(formatOf(book, grid.view.styleAt(row, column)).code);
    const beside = [...ofFormat, ...sense.units].map((unit) => resolveScale(unit, own));
    const read = beside.length > 0 ? beside : line.map((unit) => resolveScale(unit, own)).filter(({ kind }) => kind === unitKindOf(own));
    const said = saidColumn(own, word, read);
    if (said === null) continue;
    taken.add(word.key);
    found.push({ column, word, ...said, text: sense.text, bottom: sense.bottom });
  }
  return found;
}

/** Whether a row has no words of its own: nothing but empty cells, formulas and figures. */
function isWordless(grid: LabelGrid, row: number): boolean {
  for (let column = 1; column <= Math.min(grid.view.lastColumn, MOST_COLUMNS); column += 1)
    if (grid.kindAt(row, column) === 'text') return false;
  return true;
}

/** How many rows stand ready: each has the same columns empty (its number may stand there already), and cells of its own. */
function templateRows(looking: Looking, columns: readonly Matched[], first: number): number {
  const { grid } = looking;
  const isCounted = columns.some(({ word, column }) => word.key === SEQ && grid.kindAt(first, column) !== 'empty');
  const isOpen = (row: number, { word, column }: Matched): boolean =>
    isCounted && word.key === SEQ ? grid.shownAt(row, column) === String(row - first + 1) : grid.kindAt(row, column) === 'empty';
  const isReady = (row: number): boolean =>
    columns.every((one) => isOpen(row, one) && grid.areaAt(row, one.column).top === row && grid.view.cellSpan(row, one.column) !== null) &&
    looking.isWordless(row);
  let rows = 1;
  while (rows < MOST_TEMPLATE_ROWS && isReady(first) && isReady(first + rows)) rows += 1;
  return rows;
}

function isUnlocked({ book, grid }: Looking, columns: readonly Matched[], row: number): boolean {
  const { view } = grid;
  return !view.isProtected || columns.every(({ column }) => !formatOf(book, view.styleAt(row, column)).isLocked);
}

/** Whether nothing but column numbers and a total stands between a list's heads and its first row. */
function isRightBelow(looking: Looking, name: Matched, row: number): boolean {
  const between = Array.from({ length: Math.max(0, row - name.bottom - 1) }, (_, step) => name.bottom + 1 + step);
  return between.length <= 3 && between.every((one) => !looking.isWordless(one) || looking.grid.kindAt(one, name.column) === 'number');
}

function listAt(looking: Looking, table: string, row: number): ListProposal | null {
  const columns = matchedColumns(looking, table, row);
  const name = columns.find(({ word }) => word.key === NAME);
  if (columns.length < LEAST_COLUMNS || name === undefined || !isRightBelow(looking, name, row)) return null;
  if (!isUnlocked(looking, columns, row)) return null;
  const count = templateRows(looking, columns, row);
  const known = looking.lexicon.lists.get(table)?.length ?? 0;
  const isThere = columns.every(({ column }) => looking.grid.view.cellSpan(row, column) !== null);
  const sure = columns.length * 2 >= known && isThere ? FULL : PARTLY;
  const entry: MapList = {
    sheet: looking.grid.view.sheet.name,
    rows: table,
    firstRow: row,
    templateRows: count,
    columns: Object.fromEntries(columns.map(({ column, said }) => [formatColumnLetters(column), said])),
    onOverflow: 'insertRows',
    label: columns.map(({ text }) => text.split('／').at(-1) ?? text),
    state: 'proposed',
  };
  const heads = columns.map(({ text, word }) => `“${text}”= ${word.key}`).join('、');
  const isRead = columns.every(({ isUnitRead }) => isUnitRead);
  const unread = isRead ? '' : '；有的栏没有读到单位，按报表方案';
  return {
    entry,
    confidence: isRead ? sure : Math.min(sure, UNREAD),
    reason: `第 ${row} 行起 ${count} 行空白，${table}：${heads}${unread}`,
  };
}

/** The lists that a sheet has rows ready for. Of tables that fit one row, the one with more columns. */
export function proposeLists(book: Book, grid: LabelGrid, lexicon: Lexicon): readonly ListProposal[] {
  const line: ReadUnit[] = [];
  for (const { row, column, stored } of grid.view.cells({ top: 1, left: 1, bottom: MOST_ROWS, right: MOST_COLUMNS }))
    if (stored.kind === 'text' && stored.text.length <= 40 && canNameUnits(grid, { row, column }, stored.text))
      line.push(...readUnitLine(stored.text), ...findUnitsBeside(grid, row, column));
  const readText = memoizeByKey((text: string) => readHead(lexicon, text));
  const columns = Array.from({ length: Math.min(grid.view.lastColumn, MOST_COLUMNS) + 1 }, (_, column) => column);
  const senses = memoizeByKey((row: number) =>
    columns.map((column) => (column === 0 ? null : headSense(lexicon, grid.headsAbove({ row, column }), readText))),
  );
  const looking: Looking = { book, grid, lexicon, line, senses, isWordless: memoizeByKey((row: number) => isWordless(grid, row)) };
  const proposals: ListProposal[] = [];
  for (let row = 2; row <= Math.min(grid.view.lastRow + 1, MOST_ROWS); row += 1) {
    if (!looking.isWordless(row) || looking.isWordless(row - 1)) continue;
    const [best] = [...lexicon.lists.keys()]
      .flatMap((table) => listAt(looking, table, row) ?? [])
      .toSorted((one, other) => Object.keys(other.entry.columns).length - Object.keys(one.entry.columns).length);
    if (best === undefined) continue;
    proposals.push(best);
    row += best.entry.templateRows - 1;
  }
  return proposals;
}
