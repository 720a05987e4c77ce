// Compares the parts that have rules of their own: shared strings, the workbook, the calculation chain, the package's lists.
import { compareTrees, type TreeTask } from './compare-tree.ts';
import { isSound, trimSpaces } from './markup.ts';
import { parseCellPlace } from './moves.ts';
import { type Difference, differenceOf } from './second-reading.ts';
import type { SharedStrings } from './shared-strings.ts';
import { placeKey } from './sheet-task.ts';
import { childOf, elementsOf, localValueOf, type TreeNode, valueOf } from './xml-tree.ts';

/** Shared strings: the blank's stay as they are, under their numbers; new ones follow; the numbers of both agree. */
export function compareStrings(part: string, blank: SharedStrings, filled: SharedStrings): readonly Difference[] {
  const differences: Difference[] = [];
  const note = (what: string, wanted: string, found: string): void =>
    void differences.push(differenceOf({ part, cell: '', what, wanted, found }));
  const tags = [blank, filled].map(({ open }) =>
    trimSpaces(open.replaceAll(/\s(?:count|uniqueCount)\s*=\s*(?:"\d*"|'\d*')/g, '')).replace(/\s*\/?>$/, '>'),
  );
  if (tags[0] !== tags[1]) note('shared strings', tags[0] ?? '', tags[1] ?? '');
  if (filled.count < blank.count) note('shared strings', String(blank.count), String(filled.count));
  const isStart = filled.items.startsWith(blank.items);
  for (let index = 0; !isStart && index < blank.count; index += 1) {
    const [wanted, found] = [blank.written(index), filled.written(index)].map(trimSpaces);
    if (wanted !== found) note(`shared string ${index}`, wanted ?? '', found ?? '');
  }
  if (!isSound(isStart ? filled.items.slice(blank.items.length) : filled.items)) note('unsound markup', '', 'shared strings');
  const tail = blank.close.slice(blank.close.indexOf('<'));
  if (!blank.open.endsWith('/>') && filled.close.slice(filled.close.indexOf('<')) !== tail) note('shared strings', tail, filled.close);
  const unique = /\suniqueCount\s*=\s*["'](\d+)["']/.exec(filled.open)?.[1];
  const before = /\suniqueCount\s*=\s*["'](\d+)["']/.exec(blank.open)?.[1];
  const wasRight = before === undefined || Number(before) === blank.count;
  if (unique !== undefined && wasRight && Number(unique) !== filled.count) note('uniqueCount', String(filled.count), unique);
  if ((unique === undefined) !== (before === undefined)) note('uniqueCount', before ?? '', unique ?? '');
  const counts = [blank, filled].map(({ open }) => /\scount\s*=/.test(open));
  if (counts[0] !== counts[1]) note('count', String(counts[0]), String(counts[1]));
  return differences;
}

/** What must stand before `calcPr` in a workbook, and what behind it. */
const BEFORE_CALC = new Set([
  'fileVersion',
  'fileSharing',
  'workbookPr',
  'AlternateContent',
  'revisionPtr',
  'workbookProtection',
  'bookViews',
  'sheets',
  'functionGroups',
  'externalReferences',
  'definedNames',
]);

/** The workbook: names by the rules of references, `calcPr` asking for a fresh calculation, all else as it was. */
export function compareWorkbook(
  task: TreeTask,
  trees: { readonly blank: TreeNode; readonly filled: TreeNode },
  hasFormulas: boolean,
): void {
  const { blank, filled } = trees;
  const calc = childOf(filled, 'calcPr');
  const before = childOf(blank, 'calcPr');
  const isFull = calc !== null && ['1', 'true'].includes(valueOf(calc, 'fullCalcOnLoad') ?? '0');
  const note = (wanted: string, found: string): void =>
    void task.differences.push(differenceOf({ part: task.part, cell: '', what: 'calcPr', wanted, found }));
  if (hasFormulas && !isFull) note('fullCalcOnLoad=1', calc === null ? '' : attributesText(calc, new Set()));
  if (elementsOf(filled, 'calcPr').length > 1) note('one', 'several');
  if (calc === null && before !== null) note(attributesText(before, new Set()), '');
  const besides = new Set(['fullCalcOnLoad']);
  if (before !== null && calc !== null && attributesText(before, besides) !== attributesText(calc, besides))
    note(attributesText(before, besides), attributesText(calc, besides));
  if (calc !== null && !isInPlace(elementsOf(filled), calc)) note('after definedNames', 'elsewhere');
  const besidesCalc = (root: TreeNode): TreeNode => ({
    ...root,
    children: root.children.filter((child) => typeof child === 'string' || child.local !== 'calcPr'),
  });
  compareTrees(task, besidesCalc(blank), besidesCalc(filled));
}

function attributesText(node: TreeNode, besides: ReadonlySet<string>): string {
  return node.attributes
    .filter(([name]) => !besides.has(name))
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
}

function isInPlace(children: readonly TreeNode[], calc: TreeNode): boolean {
  const at = children.indexOf(calc);
  const isComment = ({ local }: TreeNode): boolean => local.startsWith('#');
  return (
    children.slice(0, at).every((child) => isComment(child) || BEFORE_CALC.has(child.local)) &&
    children.slice(at + 1).every((child) => child.local === 'AlternateContent' || !BEFORE_CALC.has(child.local))
  );
}

/** Content types and relationships: only a calculation chain that is gone may be gone from them too. */
export function compareLists(
  task: TreeTask,
  trees: { readonly blank: TreeNode; readonly filled: TreeNode },
  goneChain: string | null,
): void {
  const namesChain = (node: TreeNode): boolean =>
    localValueOf(node, 'PartName')?.toLowerCase() === `/${goneChain ?? ''}`.toLowerCase() ||
    localValueOf(node, 'Type')?.endsWith('/calcChain') === true;
  const children = trees.blank.children.filter((child) => typeof child === 'string' || goneChain === null || !namesChain(child));
  compareTrees(task, { ...trees.blank, children }, trees.filled);
}

/** What the calculation chain is held against: the formulas of the filled book, and where the blank's must stand. */
export interface ChainFacts {
  /** Places of formulas by `sheetId`. */
  readonly formulas: ReadonlyMap<string, ReadonlySet<number>>;
  readonly movedPlace: (sheetId: string, cell: string) => string;
}

/** The calculation chain: every entry names a formula cell, none twice, and none of the blank's is lost. */
export function compareChain(
  part: string,
  trees: { readonly blank: TreeNode; readonly filled: TreeNode },
  facts: ChainFacts,
): readonly Difference[] {
  const [before, after] = [chainOf(trees.blank), chainOf(trees.filled)];
  const there = new Set(after.map(({ sheet, cell }) => `${sheet}!${cell}`));
  const note = (wanted: string, found: string): Difference => differenceOf({ part, cell: '', what: 'calcChain', wanted, found });
  const differences = after
    .filter(({ sheet, cell }) => {
      const place = parseCellPlace(cell);
      return place === null || facts.formulas.get(sheet)?.has(placeKey(place.row, place.column)) !== true;
    })
    .map(({ sheet, cell }) => note('a formula', `${sheet}!${cell}`));
  const lost = before.map(({ sheet, cell }) => `${sheet}!${facts.movedPlace(sheet, cell)}`).filter((place) => !there.has(place));
  if (lost.length > 0) differences.push(note(lost.join(' '), ''));
  if (there.size !== after.length && new Set(before.map(({ sheet, cell }) => `${sheet}!${cell}`)).size === before.length)
    differences.push(note('each once', 'one twice'));
  const roots = [trees.blank, trees.filled].map(({ name, attributes }) => `${name} ${attributes.flat().join(' ')}`);
  if (roots[0] !== roots[1]) differences.push(note(roots[0] ?? '', roots[1] ?? ''));
  return differences;
}

/** The entries; one without `i` is on the sheet of the one before. */
function chainOf(chain: TreeNode): readonly { readonly sheet: string; readonly cell: string }[] {
  let sheet = '';
  return elementsOf(chain, 'c').map((entry) => {
    sheet = valueOf(entry, 'i') ?? sheet;
    return { sheet, cell: valueOf(entry, 'r') ?? '' };
  });
}

/** The style of the columns of a worksheet, for cells that the blank does not have. */
export function columnStylesOf(sheet: TreeNode | null): (column: number) => string {
  const columns = (sheet === null ? [] : elementsOf(sheet, 'cols')).flatMap((cols) => elementsOf(cols, 'col'));
  const ranges = columns.map((column) => ({
    min: Number(valueOf(column, 'min')),
    max: Number(valueOf(column, 'max')),
    style: valueOf(column, 'style') ?? '0',
  }));
  return (column) => ranges.find(({ min, max }) => column >= min && column <= max)?.style ?? '0';
}
