// Compares a part with the blank's element by element: names, attributes in their order, texts; references by their rules.
import { parseAreaPlace, moveAreas, moveCell } from './moves.ts';
import { attributeMayBecome, canExtentBecome, doesSeriesChange, type SiteContext, canTextBecome } from './reference-sites.ts';
import { type Difference, differenceOf } from './second-reading.ts';
import { trimSpaces } from './markup.ts';
import { elementsOf, textOf, type TreeNode, valueOf } from './xml-tree.ts';

/** Where a comparison is, and where it notes what differs. */
export interface TreeTask {
  readonly part: string;
  readonly context: SiteContext;
  readonly differences: Difference[];
}

interface Pair {
  readonly blank: TreeNode;
  readonly filled: TreeNode;
  /** The elements around, of the blank, the outermost first. */
  readonly above: readonly TreeNode[];
  /** Within a series whose references change: what was cached for it may go. */
  readonly isStale: boolean;
}

/** Compares two trees and notes every difference that no rule allows. */
export function compareTrees(task: TreeTask, blank: TreeNode, filled: TreeNode): void {
  compareElements(task, { blank, filled, above: [], isStale: false });
}

function compareElements(task: TreeTask, { blank, filled, above, isStale }: Pair): void {
  const path = [...above, blank];
  if (blank.name !== filled.name) {
    note(task, path, { what: 'element', wanted: blank.name, found: filled.name });
    return;
  }
  compareAttributes(task, path, { blank, filled });
  if (blank.local === 'mergeCells' && task.context.blocks.length > 0) compareMerges(task, path, { blank, filled });
  else compareChildren(task, { blank, filled, above: path, isStale: isStale || hasStaleCache(task.context, path) });
}

function note(
  task: TreeTask,
  path: readonly TreeNode[],
  facts: { readonly what: string; readonly wanted: string; readonly found: string },
): void {
  const place = path.map(({ name }) => name).join('/');
  task.differences.push(differenceOf({ part: task.part, cell: '', ...facts, what: `${facts.what} ${place}` }));
}

function compareAttributes(task: TreeTask, path: readonly TreeNode[], { blank, filled }: Pick<Pair, 'blank' | 'filled'>): void {
  const names = [blank, filled].map(({ attributes }) => attributes.map(([name]) => name).join(' '));
  if (names[0] !== names[1]) {
    note(task, path, { what: 'attributes', wanted: names[0] ?? '', found: names[1] ?? '' });
    return;
  }
  for (const [index, [name, value]] of blank.attributes.entries()) {
    const found = filled.attributes[index]?.[1] ?? '';
    if (blank.local === 'mergeCells' && name === 'count') continue;
    const isFine = isAllowed(task, path, { name, value, found });
    if (!isFine) note(task, path, { what: `attribute ${name}`, wanted: value, found });
  }
}

/** Whether an element is a series, or a reference with its cache, of which a reference must change. */
function hasStaleCache(context: SiteContext, path: readonly TreeNode[]): boolean {
  const element = path.at(-1);
  if (element === undefined || path[0]?.local !== 'chartSpace') return false;
  const isWhole = element.local === 'ser' || element.local === 'data';
  const references = isWhole ? allUnder(element) : elementsOf(element);
  return references.some((one) => one.local === 'f' && doesSeriesChange(context, textOf(one)));
}

function allUnder(element: TreeNode): readonly TreeNode[] {
  return elementsOf(element).flatMap((child) => [child, ...allUnder(child)]);
}

function isAllowed(
  { context }: TreeTask,
  path: readonly TreeNode[],
  change: { readonly name: string; readonly value: string; readonly found: string },
): boolean {
  const { name, value, found } = change;
  if (value === found && !context.moves.isAny) return true;
  if (path.at(-1)?.local === 'dimension' && name === 'ref') return canExtentBecome(context, value, found);
  return context.moves.isAny && attributeMayBecome(context, path, change);
}

function compareChildren(task: TreeTask, { blank, filled, above, isStale }: Pair): void {
  const [wanted, found] = [comparable(blank, isStale), comparable(filled, isStale)];
  if (wanted.length !== found.length) {
    const names = [wanted, found].map((children) => children.map((child) => (typeof child === 'string' ? '#text' : child.name)).join(' '));
    note(task, above, { what: 'content', wanted: names[0] ?? '', found: names[1] ?? '' });
    return;
  }
  for (const [index, child] of wanted.entries()) {
    const other = found[index] ?? '';
    if (typeof child !== 'string' && typeof other !== 'string') compareElements(task, { blank: child, filled: other, above, isStale });
    else if (typeof child !== typeof other) note(task, above, { what: 'content', wanted: nameOf(child), found: nameOf(other) });
    else if (typeof child === 'string' && typeof other === 'string') compareText(task, above, { value: child, found: other });
  }
}

function compareText(task: TreeTask, above: readonly TreeNode[], change: { readonly value: string; readonly found: string }): void {
  const isFine = task.context.moves.isAny ? canTextBecome(task.context, above, change) : change.value === change.found;
  if (!isFine) note(task, above, { what: 'text', wanted: change.value, found: change.found });
}

function nameOf(child: TreeNode | string): string {
  return typeof child === 'string' ? `"${child}"` : child.name;
}

/** The children that count: no spaces between elements, texts joined, no cache of a series that changed. */
function comparable(parent: TreeNode, isStale: boolean): readonly (TreeNode | string)[] {
  const hasElements = parent.children.some((child) => typeof child === 'object');
  if (!hasElements) {
    const text = textOf(parent);
    return text === '' ? [] : [text];
  }
  return parent.children.filter((child) => {
    if (typeof child === 'string') return trimSpaces(child) !== '';
    return !(isStale && (child.local.endsWith('Cache') || child.local === 'lvl'));
  });
}

/** Merged ranges of a sheet with grown lists: moved or grown, those within the last template row once more a copy. */
function compareMerges(task: TreeTask, path: readonly TreeNode[], { blank, filled }: Pick<Pair, 'blank' | 'filled'>): void {
  const [before, after] = [blank, filled].map(mergesOf);
  const kept = (before ?? []).map((ref) => movedMerge(task.context, ref));
  const copies = (before ?? []).flatMap((ref) => copiedMerges(task.context, ref));
  const wanted = [...kept, ...copies].toSorted();
  const found = (after ?? []).toSorted();
  if (wanted.join(' ') !== found.join(' ')) {
    const [lost, added] = [wanted.filter((ref) => !found.includes(ref)), found.filter((ref) => !wanted.includes(ref))];
    note(task, path, { what: 'merged ranges', wanted: lost.join(' '), found: added.join(' ') });
  } else if ((after ?? []).filter((ref) => kept.includes(ref)).join(' ') !== kept.join(' '))
    note(task, path, { what: 'order of merged ranges', wanted: kept.join(' '), found: (after ?? []).join(' ') });
  const count = valueOf(filled, 'count');
  if (count !== null && Number(count) !== found.length)
    note(task, path, { what: 'attribute count', wanted: String(found.length), found: count });
}

function mergesOf(node: TreeNode): readonly string[] {
  return node.children.flatMap((child) => (typeof child === 'object' && child.local === 'mergeCell' ? [valueOf(child, 'ref') ?? ''] : []));
}

function isTemplateMerge({ blocks }: SiteContext, ref: string): number {
  const area = parseAreaPlace(ref);
  return area !== null && area.top === area.bottom ? blocks.findIndex(({ last }) => last === area.top) : -1;
}

function movedMerge(context: SiteContext, ref: string): string {
  return isTemplateMerge(context, ref) < 0 ? moveAreas(context.blocks, ref) : movedCorners(context, ref, 0);
}

/** Both corners moved as single cells, `down` rows further. */
function movedCorners({ blocks }: SiteContext, ref: string, down: number): string {
  return ref
    .split(':')
    .map((corner) => moveCell(blocks, corner).replace(/\d+$/, (digits) => String(Number(digits) + down)))
    .join(':');
}

function copiedMerges(context: SiteContext, ref: string): readonly string[] {
  const added = context.blocks[isTemplateMerge(context, ref)]?.added ?? 0;
  return Array.from({ length: added }, (_, index) => movedCorners(context, ref, index + 1));
}
