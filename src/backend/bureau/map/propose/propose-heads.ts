// Proposals for head and foot: the empty cell beside a field's name, boxes to tick, boxes of one character each.
import { formatRangeName } from '../../../../sheets/write/xlsx-document.ts';
import { type CellAt, printCell, type Book } from '../../../../sheets/book/book-model.ts';
import { formatOf } from '../../../../sheets/book/sheet-view.ts';
import type { MapHead } from '../../../../contract/bureau/workbook-map.ts';
import type { GridLabel, LabelGrid } from '../label-grid.ts';
import { memoizeByKey } from '../../../core/memoize.ts';
import { listCellLooks } from '../cell-looks.ts';
import { flattenText, parseLabel } from '../label-text.ts';
import { hasBoxes } from '../tick-boxes.ts';
import type { Lexicon } from './lexicon.ts';

/** A field proposed for a cell, as the map would say it. */
export interface HeadProposal {
  readonly entry: MapHead;
  readonly confidence: number;
  readonly reason: string;
}

const USCC_FIELD = '统一社会信用代码';
const USCC_LENGTH = 18;
const TYPE_FIELD = '基地类型';
const WITH_COLON = 0.95;
const WITHOUT_COLON = 0.85;
const UNCLEAR_PLACE = 0.75;
const LONGEST_VALUE = 12;
/** How many empty cells may lie between a label and the name that somebody has filled in. */
const FARTHEST_VALUE = 4;
const DATE = /年.*月.*日/;
/** Widths in characters: of columns that say none, and of what is a gap. */
const WIDTH_UNSAID = 8.43;
const NARROW = 3;
const FIELD_ROWS = 600;
const FIELD_COLUMNS = 120;
/** Brackets behind a field's name that leave it what it is. */
const SEAL = /^(?:公章|盖章|签章|签字|签名|加盖公章)?$/;

/** A field that a text names. */
interface NamedField {
  readonly field: string;
  readonly isOpen: boolean;
}

/** Tells the field that a text names, or null. */
export type FieldReader = (text: string) => NamedField | null;

/** Reads which field of head or foot a text names. */
export function createFieldReader(lexicon: Lexicon): FieldReader {
  const fields = new Map([...lexicon.facts.heads].map((field) => [flattenText(field), field]));
  return memoizeByKey((text) => {
    const { core, note, isOpen } = parseLabel(text.replace(/[_＿]+\s*$/u, ''));
    if (!SEAL.test(note)) return null;
    const found = lexicon.meanings(core).flatMap((word) => fields.get(word) ?? []);
    const [field] = found;
    return field === undefined || new Set(found).size > 1 ? null : { field, isOpen };
  });
}

function isMerged(grid: LabelGrid, row: number, column: number): boolean {
  const { top, left, bottom, right } = grid.areaAt(row, column);
  return bottom > top || right > left;
}

/** The cells right of a label that are empty and stand by themselves, as far as they go. */
function emptyRun(grid: LabelGrid, { area }: GridLabel): readonly CellAt[] {
  const run: CellAt[] = [];
  for (let column = area.right + 1; column <= grid.view.lastColumn; column += 1) {
    if (grid.kindAt(area.top, column) !== 'empty' || isMerged(grid, area.top, column)) break;
    run.push({ row: area.top, column });
  }
  return run;
}

interface Place {
  readonly grid: LabelGrid;
  readonly book: Book;
  readonly label: GridLabel;
  readonly field: string;
  readonly isOpen: boolean;
  readonly looks: ReturnType<typeof listCellLooks>;
  readonly fieldOf: FieldReader;
}

function canBeFilled({ grid, book }: Place, { row, column }: CellAt): boolean {
  const { view } = grid;
  return !view.isProtected || !formatOf(book, view.styleAt(row, column)).isLocked;
}

/** What a proposal says besides its place. */
interface Said {
  readonly as?: MapHead['as'];
  readonly confidence: number;
  readonly why: string;
}

function headOf(place: Place, cell: string, { as, confidence, why }: Said): HeadProposal {
  const { grid, label, field } = place;
  const words = label.text.split(/[□☐]/u)[0]?.trim() ?? '';
  const shown = words === '' ? field : words;
  const written = as === undefined ? {} : { as };
  const entry: MapHead = { sheet: grid.view.sheet.name, cell, field, ...written, label: [shown], state: 'proposed' };
  return { entry, confidence, reason: `“${shown}”= ${field}，${why}` };
}

/** Exactly as many boxes as the code has characters, or all those that are as narrow as they. */
function boxesProposal(place: Place): HeadProposal | null {
  const run = emptyRun(place.grid, place.label);
  const [first, last] = [run[0], run[USCC_LENGTH - 1]];
  if (first === undefined || last === undefined || !canBeFilled(place, first)) return null;
  const cell = formatRangeName({ top: first.row, left: first.column, bottom: last.row, right: last.column });
  const confidence = run.length === USCC_LENGTH ? WITH_COLON : 0.6;
  return headOf(place, cell, { as: 'boxes', confidence, why: `右边有 ${run.length} 个空格，每格一字` });
}

/** Whether the label is one of the heads of a table: its neighbours are names as well, and nothing is filled in beside it. */
function isAmongHeads(grid: LabelGrid, { area }: GridLabel, target: CellAt): boolean {
  const row = area.top;
  const texts = Array.from({ length: grid.view.lastColumn }, (_, step) => step + 1).filter(
    (column) => grid.areaAt(row, column).left === column && grid.kindAt(row, column) === 'text',
  );
  return texts.length > 2 && grid.kindAt(row, area.left - 1 || 1) === 'text' && !isMerged(grid, target.row, target.column);
}

/**
 * Where the value stands one place further: the cell beside the label is a bare gap and the one behind it is drawn for a value (a line under
 * it, or merged cells), or holds one already. Null where it belongs beside the label.
 */
function furtherPlace({ grid, looks, fieldOf }: Place, target: CellAt): CellAt | 'filled' | null {
  const next = { row: target.row, column: grid.areaAt(target.row, target.column).right + 1 };
  const kind = grid.kindAt(next.row, next.column);
  if (isMerged(grid, target.row, target.column)) return null;
  if (kind === 'text') return isValue(grid, fieldOf, next) && isDrawn(grid, looks, next) && !isDrawn(grid, looks, target) ? 'filled' : null;
  if (isFilledFarther(grid, fieldOf, next)) return 'filled';
  if (kind !== 'empty' || next.column > grid.view.lastColumn || isDrawn(grid, looks, target)) return null;
  return isDrawn(grid, looks, next) || isGap(grid, target.column, next.column) ? next : null;
}

/** Whether a text is what somebody has filled in: no field, date, sentence or line to write on. */
function isValue(grid: LabelGrid, fieldOf: FieldReader, { row, column }: CellAt): boolean {
  const text = grid.textAt(row, column);
  const isPlain = !hasBoxes(text) && !/[:：_＿（）()]/u.test(text) && !DATE.test(text) && flattenText(text).length <= LONGEST_VALUE;
  return isPlain && fieldOf(text) === null;
}

/** Whether the first text right of empty cells is a value that belongs to the label before them. */
function isFilledFarther(grid: LabelGrid, fieldOf: FieldReader, { row, column }: CellAt): boolean {
  for (let at = column; at < column + FARTHEST_VALUE && at <= grid.view.lastColumn; at += 1)
    if (grid.kindAt(row, at) !== 'empty') return grid.kindAt(row, at) === 'text' && isValue(grid, fieldOf, { row, column: at });
  return false;
}

/** Whether a cell is made for something to stand in it. */
function isDrawn(grid: LabelGrid, looks: Place['looks'], { row, column }: CellAt): boolean {
  return isMerged(grid, row, column) || looks(grid.view.styleAt(row, column)).hasBorder;
}

/** Whether a column is too narrow for a name, and the one behind it is not. */
function isGap({ view }: LabelGrid, column: number, next: number): boolean {
  const widthOf = (at: number): number =>
    view.columns.find(({ from, to }) => at >= from && at <= to)?.width ?? view.defaultWidth ?? WIDTH_UNSAID;
  return widthOf(column) < NARROW && widthOf(next) >= NARROW * 2;
}

function besideProposal(place: Place): HeadProposal | null {
  const { grid, label, isOpen } = place;
  const target = { row: label.area.top, column: label.area.right + 1 };
  const area = grid.areaAt(target.row, target.column);
  // Merged cells are made for a value even where the sheet has no element for them.
  const exists = grid.view.cellSpan(area.top, area.left) !== null || isMerged(grid, target.row, target.column);
  const isFirst = area.top === target.row && area.left === target.column;
  if (!isFirst || grid.kindAt(target.row, target.column) !== 'empty' || !canBeFilled(place, target)) return null;
  if (!isOpen && (!exists || isAmongHeads(grid, label, target))) return null;
  const further = furtherPlace(place, target);
  if (further === 'filled') return headOf(place, printCell(target), { confidence: UNCLEAR_PLACE, why: '右边空着，再往右已有内容' });
  if (further !== null && canBeFilled(place, further))
    return headOf(place, printCell(further), { confidence: UNCLEAR_PLACE, why: '右边是空隔，填在再往右的格' });
  return headOf(place, printCell(target), { confidence: isOpen ? WITH_COLON : WITHOUT_COLON, why: '填在右边的空单元格' });
}

/** Options to tick, in the label's own cell or in the one right of it. */
function tickProposal(place: Place): HeadProposal | null {
  const { grid, label } = place;
  const right = { row: label.area.top, column: label.area.right + 1 };
  const at = hasBoxes(label.text)
    ? { row: label.area.top, column: label.area.left }
    : hasBoxes(grid.textAt(right.row, right.column))
      ? right
      : null;
  if (at === null || !canBeFilled(place, at)) return null;
  return headOf(place, printCell(at), { as: 'tick', confidence: WITH_COLON, why: '在所选项前打勾' });
}

function proposalFor(place: Place): HeadProposal | null {
  const ticked = tickProposal(place);
  if (ticked !== null) return place.field === TYPE_FIELD ? ticked : null;
  return (place.field === USCC_FIELD ? boxesProposal(place) : null) ?? besideProposal(place);
}

/** Fields of head and foot that a sheet asks for. */
export function proposeHeads(book: Book, grid: LabelGrid, lexicon: Lexicon): readonly HeadProposal[] {
  const proposals = new Map<string, HeadProposal>();
  const fieldOf = createFieldReader(lexicon);
  const looks = listCellLooks(book);
  for (const cell of grid.view.cells({ top: 1, left: 1, bottom: FIELD_ROWS, right: FIELD_COLUMNS })) {
    if (cell.stored.kind !== 'text' || cell.formula !== null) continue;
    const { text } = cell.stored;
    const words = hasBoxes(text) ? (text.split(/[□☐]/u)[0] ?? '') : text;
    const found = fieldOf(words);
    if (found === null) continue;
    const label = { area: grid.areaAt(cell.row, cell.column), text };
    const proposal = proposalFor({ grid, book, label, looks, fieldOf, ...found });
    if (proposal !== null && !proposals.has(proposal.entry.cell)) proposals.set(proposal.entry.cell, proposal);
  }
  return [...proposals.values()];
}
