// Where references stand in parts besides cells, and by which rule each moves (docs/rules/workbook.md, Lists that grow).
import { parseAreaPlace, type GrownBlock, moveAreas, moveCell, moveFormula, moveName, moveRow, type Moves, moveSeries } from './moves.ts';
import { childOf, localValueOf, textOf, type TreeNode } from './xml-tree.ts';

/** A part's place: what moves, which sheet it belongs to. */
export interface SiteContext {
  readonly moves: Moves;
  /** Null where it belongs to no sheet, or to more than one. */
  readonly sheet: number | null;
  readonly blocks: readonly GrownBlock[];
}

/** The rule by which a text moves, and whether it may also stand as it was. */
interface Site {
  readonly rule: 'cell' | 'area' | 'link' | 'formula' | 'name' | 'series' | 'line' | 'offset' | 'break' | 'limit' | 'box';
  readonly mayStay?: boolean;
}

const AREA: Site = { rule: 'area' };
const CELL: Site = { rule: 'cell' };
const FORMULA: Site = { rule: 'formula' };
/** What the window shows (selection, the upper left cell): it may move along or stay. */
const VIEW: Site = { rule: 'area', mayStay: true };

/** By `element@attribute`, `@attribute` for any element. */
const ATTRIBUTES: ReadonlyMap<string, Site> = new Map<string, Site>([
  ['@sqref', AREA],
  ['@ref', AREA],
  ['selection@sqref', VIEW],
  ['selection@activeCell', { rule: 'cell', mayStay: true }],
  ['pane@topLeftCell', { rule: 'cell', mayStay: true }],
  ['sheetView@topLeftCell', { rule: 'cell', mayStay: true }],
  ['sheetPr@syncRef', VIEW],
  ['webPublishItem@sourceRef', VIEW],
  ['hyperlink@ref', { rule: 'link' }],
  ['hyperlink@location', { rule: 'formula' }],
  ['comment@ref', CELL],
  ['threadedComment@ref', CELL],
  ['cellWatch@r', CELL],
  ['singleXmlCell@r', CELL],
  ['cellSmartTags@r', CELL],
  ['brk@id', { rule: 'break' }],
  ['brk@min', { rule: 'limit', mayStay: true }],
  ['brk@max', { rule: 'limit', mayStay: true }],
  ['cfvo@val', FORMULA],
  ['controlPr@linkedCell', FORMULA],
  ['controlPr@listFillRange', FORMULA],
  ['formControlPr@fmlaLink', FORMULA],
  ['formControlPr@fmlaRange', FORMULA],
  ['formControlPr@fmlaTxbx', FORMULA],
  ['formControlPr@fmlaGroup', FORMULA],
  ['@textlink', FORMULA],
  ['cameraTool@cellRange', FORMULA],
  ['Relationship@Target', { rule: 'formula', mayStay: true }],
]);

/** By the element whose text it is. */
const TEXTS: ReadonlyMap<string, Site> = new Map<string, Site>([
  ['formula', FORMULA],
  ['formula1', FORMULA],
  ['formula2', FORMULA],
  ['f', FORMULA],
  ['sqref', AREA],
  ['definedName', { rule: 'name' }],
  ['calculatedColumnFormula', { rule: 'formula', mayStay: true }],
  ['totalsRowFormula', FORMULA],
  ['FmlaLink', FORMULA],
  ['FmlaRange', FORMULA],
  ['FmlaTxbx', FORMULA],
  ['FmlaMacro', { rule: 'formula', mayStay: true }],
  ['Row', { rule: 'line' }],
  ['row', { rule: 'line' }],
  ['rowOff', { rule: 'offset' }],
  ['Anchor', { rule: 'box' }],
]);

/** Whether an attribute's value may have become `found`. `above` are the elements around, the innermost last. */
export function attributeMayBecome(
  context: SiteContext,
  above: readonly TreeNode[],
  change: { readonly name: string; readonly value: string; readonly found: string },
): boolean {
  const { name, value, found } = change;
  const element = above.at(-1);
  const local = name.slice(name.indexOf(':') + 1);
  const site = ATTRIBUTES.get(`${element?.local ?? ''}@${local}`) ?? ATTRIBUTES.get(`@${local}`);
  const breaks = element?.local === 'brk' ? above.at(-2)?.local : undefined;
  if (site === undefined || (breaks !== undefined && (breaks === 'rowBreaks') !== (local === 'id'))) return value === found;
  const isElsewhere = local === 'location' && element !== undefined && (localValueOf(element, 'id') ?? '') !== '';
  if (isElsewhere || (local === 'Target' && !value.startsWith('#'))) return value === found;
  if (local === 'Target')
    return value === found || allowed(context, site, { value: plainTarget(value), above }).includes(plainTarget(found));
  const named = element?.local === 'worksheetSource' || element?.local === 'dataRef' ? sourceContext(context, element) : context;
  return allowed(named, site, { value, above }).includes(found);
}

/** Whether the used area that a sheet states may have become `found`: it holds at least what it held, moved or not. */
export function canExtentBecome({ blocks }: SiteContext, value: string, found: string): boolean {
  const after = parseAreaPlace(found);
  const texts = [value, moveAreas(blocks, value)];
  if (texts.includes(found)) return true;
  return texts.some((text) => {
    const before = parseAreaPlace(text);
    if (before === null || after === null) return false;
    return after.top <= before.top && after.left <= before.left && after.bottom >= before.bottom && after.right >= before.right;
  });
}

/** Whether an element's text may have become `found`. */
export function canTextBecome(
  context: SiteContext,
  above: readonly TreeNode[],
  change: { readonly value: string; readonly found: string },
): boolean {
  const element = above.at(-1);
  const local = element?.local ?? '';
  const site = TEXTS.get(local);
  if (site === undefined) return change.value === change.found;
  if ((local === 'row' || local === 'rowOff') && !['from', 'to'].includes(above.at(-2)?.local ?? '')) return change.value === change.found;
  if (local === 'f' && above[0]?.local === 'chartSpace')
    return allowed(context, { rule: 'series' }, { value: change.value, above }).includes(change.found);
  if (local === 'sqref' && above.at(-2)?.local === 'sparkline')
    return allowed(context, CELL, { value: change.value, above }).includes(change.found);
  const own = local === 'definedName' && element !== undefined ? localContext(context, element) : context;
  const texts = allowed(own, site, { value: change.value, above });
  return texts.includes(change.found) || (texts.includes(ANY_OFFSET) && /^\d+$/.test(change.found));
}

/** Whether a series' reference must change: then what was cached beside it may go. */
export function doesSeriesChange({ moves }: SiteContext, text: string): boolean {
  return moveSeries(text, moves) !== text;
}

/** A target within the workbook, its percent signs read. */
function plainTarget(target: string): string {
  try {
    return decodeURI(target);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return target;
  }
}

/** A pivot's source, a consolidated range: on the sheet that `sheet` names. */
function sourceContext(context: SiteContext, element: TreeNode): SiteContext {
  const name = localValueOf(element, 'sheet');
  const sheet = name === null || localValueOf(element, 'id') !== null ? -1 : context.moves.sheets.indexOf(name.toLowerCase());
  return { ...context, sheet: sheet < 0 ? null : sheet, blocks: context.moves.blocks[sheet] ?? [] };
}

function localContext(context: SiteContext, element: TreeNode): SiteContext {
  const own = localValueOf(element, 'localSheetId');
  return { ...context, sheet: own === null ? null : Number(own) };
}

interface Place {
  readonly value: string;
  readonly above: readonly TreeNode[];
}

function allowed(context: SiteContext, site: Site, place: Place): readonly string[] {
  const moved = movedTexts(context, site, place);
  return site.mayStay === true ? [...moved, place.value] : moved;
}

function movedTexts(context: SiteContext, { rule }: Site, place: Place): readonly string[] {
  const { value } = place;
  const { blocks, moves, sheet } = context;
  if (rule === 'cell') return [moveCell(blocks, value)];
  if (rule === 'area') return [moveAreas(blocks, value)];
  // A link of one cell stays on it; one over an area may grow with it.
  if (rule === 'link') return value.includes(':') ? [moveAreas(blocks, value), moveCell(blocks, value)] : [moveCell(blocks, value)];
  if (rule === 'break')
    return [String(Number(value) + blocks.reduce((sum, { last, added }) => (Number(value) >= last ? sum + added : sum), 0))];
  if (rule === 'limit') return [String(lineAfter(blocks, Number(value)))];
  if (rule === 'line') return movedLines(blocks, place);
  if (rule === 'offset') return movedOffsets(blocks, place);
  if (rule === 'box') return movedBoxes(blocks, place);
  if (rule === 'series') return [moveSeries(value, moves), moveFormula(value, moves, { sheet, row: null, copy: 0 })];
  if (rule === 'name') return movedNames(context, place);
  const isSparkline = place.above.at(-2)?.local === 'sparkline';
  return [moveFormula(value, moves, { sheet, row: baseRow(place.above), copy: 0, isRule: true, isSparkline })];
}

/** Names of programs (print areas, filters) move; in people's own, rows without `$` stay. */
function movedNames({ moves, sheet }: SiteContext, { value, above }: Place): readonly string[] {
  const element = above.at(-1);
  const name = element === undefined ? '' : (localValueOf(element, 'name') ?? '');
  return [/^_xlnm\./i.test(name) ? moveFormula(value, moves, { sheet, row: null, copy: 0 }) : moveName(value, moves, sheet)];
}

/** The row of the first cell that a rule is written for: of the `sqref` around a format's, validation's or sparkline's formula. */
function baseRow(above: readonly TreeNode[]): number | null {
  for (const element of above.toReversed()) {
    const beside = childOf(element, 'sqref');
    const areas = localValueOf(element, 'sqref') ?? (beside === null ? null : textOf(beside));
    if (areas !== null) return parseAreaPlace(areas.trim().split(' ')[0] ?? '')?.top ?? null;
  }
  return null;
}

/** Rows counted from 0, in drawings and notes. */
function lineAfter(blocks: readonly GrownBlock[], line: number): number {
  return moveRow(blocks, line + 1) - 1;
}

function movedLines(blocks: readonly GrownBlock[], { value, above }: Place): readonly string[] {
  const line = Number(value);
  const anchor = above.at(-3);
  const moved = String(lineAfter(blocks, line));
  // The box of a comment keeps its distance to the comment's cell.
  const comment = above.findLast(({ local }) => local === 'comment');
  const cell = comment === undefined ? null : parseAreaPlace(localValueOf(comment, 'ref') ?? '');
  if (cell !== null) return [moved, String(line + moveRow(blocks, cell.top) - cell.top)];
  const edit = anchor === undefined ? null : localValueOf(anchor, 'editAs');
  if (edit === 'absolute') return [value];
  if (above.at(-2)?.local !== 'to' || !isCutPicture(blocks, anchor)) return [moved];
  // Rows come between its corners: the lower one stands wherever the size asks for, after rows of other heights.
  const first = lineAfter(blocks, startLine(anchor));
  return Array.from({ length: Number(moved) - first + 1 }, (_, index) => String(first + index));
}

/** Where rows come between the corners of a picture that keeps its size, its last offset may be any. */
function movedOffsets(blocks: readonly GrownBlock[], { value, above }: Place): readonly string[] {
  const isFree = above.at(-2)?.local === 'to' && isCutPicture(blocks, above.at(-3));
  return isFree ? [value, ANY_OFFSET] : [value];
}

const ANY_OFFSET = '#';

function isCutPicture(blocks: readonly GrownBlock[], anchor: TreeNode | undefined): boolean {
  if (anchor === undefined || localValueOf(anchor, 'editAs') !== 'oneCell') return false;
  return shiftOf(blocks, startLine(anchor)) !== shiftOf(blocks, endLine(anchor));
}

/** How far a picture that keeps its size moves: as its upper edge. */
function shiftOf(blocks: readonly GrownBlock[], line: number): number {
  return lineAfter(blocks, line) - line;
}

function startLine(anchor: TreeNode | undefined): number {
  return cornerLine(anchor, 'from');
}

function endLine(anchor: TreeNode | undefined): number {
  return cornerLine(anchor, 'to');
}

function cornerLine(anchor: TreeNode | undefined, name: string): number {
  const corner = anchor === undefined ? null : childOf(anchor, name);
  const row = corner === null ? null : childOf(corner, 'row');
  return row === null ? 0 : Number(textOf(row));
}

/** A note's box: its edges move one by one, or together with the note's own row. */
function movedBoxes(blocks: readonly GrownBlock[], { value, above }: Place): readonly string[] {
  const note = above.at(-2);
  const rowNode = note === undefined ? null : childOf(note, 'Row');
  const own = rowNode === null ? null : Number(textOf(rowNode));
  const move = (line: (line: number) => number): string => {
    let index = -1;
    return value.replaceAll(/-?\d+/g, (digits) => {
      index += 1;
      return index === 2 || index === 6 ? String(line(Number(digits))) : digits;
    });
  };
  const each = move((line) => lineAfter(blocks, line));
  return own === null ? [each] : [each, move((line) => line + shiftOf(blocks, own))];
}
