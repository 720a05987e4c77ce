// All of a sheet besides its rows once lists have grown: views, formats, validations, links, filters, breaks.
// Attributes with cells and areas in them, by their element: in sheets, and in tables, which have filters like sheets.
import { attributeOf, type Edit, getTextOfNode, linkIdOf, listNodesUnder, setAttribute, type XmlNode } from '../book/xml-edit.ts';
import { type Growth, type SheetGrowth, parseArea, parseMergedRange } from '../book/book-model.ts';
import type { CellRange } from '../write/xlsx-document.ts';
import { findFirstCell, growRuleFormula, judgeFormula } from './grow-formulas.ts';
import { growExtensions } from './sheet-extensions.ts';
import type { SheetPlace } from './sheet-place.ts';
import { changeAttribute, changeElementText, changeWholeNumber, growLocation, listReferenceEdits, listSourceEdits } from './text-edits.ts';
import { growArea, growSpan, moveBreak, moveRow, growList, growSelection, moveArea, moveCell } from './shift.ts';
import { block, blocksOf, type Construct, type GrowContext, isAtOrBelow } from './grow-context.ts';
import { oldDrawingsOf } from './old-drawings.ts';
import { listVmlShapes } from './vml-shapes.ts';
import { listElementsUnder, getLocalName } from './xml-walk.ts';

type Rule = (growth: SheetGrowth, value: string) => string;

/** What is made of each. Formulas, and what needs more than one attribute, are dealt with where sheets are read. */
const ATTRIBUTES: ReadonlyMap<string, readonly (readonly [attribute: string, rule: Rule])[]> = new Map([
  ['dimension', [['ref', growArea]]],
  ['sheetView', [['topLeftCell', moveCell]]],
  ['pane', [['topLeftCell', moveCell]]],
  [
    'selection',
    [
      ['activeCell', moveCell],
      ['sqref', growSelection],
    ],
  ],
  ['protectedRange', [['sqref', growList]]],
  ['ignoredError', [['sqref', growList]]],
  ['conditionalFormatting', [['sqref', growList]]],
  ['dataValidation', [['sqref', growList]]],
  ['autoFilter', [['ref', growArea]]],
  ['sortState', [['ref', growArea]]],
  ['sortCondition', [['ref', growArea]]],
  ['cellWatch', [['r', moveCell]]],
  ['cellSmartTags', [['r', moveCell]]],
  ['webPublishItem', [['sourceRef', growArea]]],
  ['hyperlink', [['ref', moveArea]]],
]);

/** The edits of one element's attributes. */
export function attributeEdits(growth: SheetGrowth, node: XmlNode): readonly Edit[] {
  return (ATTRIBUTES.get(node.name) ?? []).flatMap(([name, rule]) => changeAttribute(node, name, (value) => rule(growth, value)));
}

/** Scenarios with a changing or result cell at or below a block. */
function judgeScenarios(place: SheetPlace, scenarios: XmlNode): void {
  judgeLists(place, attributeOf(scenarios, 'sqref')?.value ?? '', 'scenario');
  for (const cell of listNodesUnder(scenarios, 'inputCells')) judgeLists(place, attributeOf(cell, 'r')?.value ?? '', 'scenario');
}

/** Custom views with anything at or below a block. */
function judgeCustomViews(place: SheetPlace, views: XmlNode): void {
  const visit = (node: XmlNode): void => {
    for (const { name, value } of node.attributes)
      if (['ref', 'sqref', 'activeCell', 'topLeftCell'].includes(name)) judgeLists(place, value, 'custom_view');
    if (node.name === 'brk') judgeLists(place, `A${attributeOf(node, 'id')?.value ?? ''}`, 'custom_view');
    for (const child of node.children) visit(child);
  };
  visit(views);
}

function judgeLists({ context, sheet, growth }: SheetPlace, list: string, construct: Construct): void {
  for (const one of list.trim().split(/\s+/)) {
    const area = parseArea(one);
    if (area !== null && isAtOrBelow(growth, area.bottom)) block(context, sheet, { row: area.bottom, column: area.left }, construct);
  }
}

/**
 * Embedded objects (`oleObjects`) and controls that end at or below a block. Where they stand is said by their anchor, in any branch of
 * alternate content, or by the old drawing; one that says it nowhere may stand anywhere.
 */
function judgeObjects(place: SheetPlace, container: XmlNode): void {
  const { context, sheet, growth, text } = place;
  if (growth.length === 0) return;
  const [name, construct]: readonly [string, Construct] =
    container.name === 'controls' ? ['control', 'form_control'] : ['oleObject', 'ole_object'];
  const known = new Set(oldDrawingsOf(context.book, place.part).flatMap((drawing) => listVmlShapes(drawing).map(({ id }) => id)));
  const objects = listNodesUnder(container, name);
  const anchored = new Set<string>();
  for (const node of objects) {
    const end = anchorEnd(text, node);
    if (end === null) continue;
    anchored.add(attributeOf(node, 'shapeId')?.value ?? '');
    if (isAtOrBelow(growth, end.row)) block(context, sheet, end, construct);
  }
  const lost = objects.some((node) => {
    const id = attributeOf(node, 'shapeId')?.value ?? '';
    return !anchored.has(id) && !known.has(`_x0000_s${id}`);
  });
  if (lost) block(context, sheet, { row: growth[0]?.last ?? 1, column: 1 }, construct);
}

/** The last cell of an object's own anchor, or null where it has none. */
function anchorEnd(text: string, node: XmlNode): { readonly row: number; readonly column: number } | null {
  const to = listElementsUnder(node).find((one) => getLocalName(one) === 'to');
  const value = (name: string): string | undefined => {
    const found = to?.children.find((one) => getLocalName(one) === name);
    return found === undefined ? undefined : getTextOfNode(text, found);
  };
  const row = Number(value('row') ?? Number.NaN);
  return Number.isInteger(row) ? { row: row + 1, column: Number(value('col') ?? 0) + 1 } : null;
}

/** The edits of a `<mergeCells>`; its `count` follows where it has one. */
function growMerges(context: GrowContext, sheet: number, text: string, merges: XmlNode): readonly Edit[] {
  const growth = blocksOf(context, sheet);
  const edits: Edit[] = [];
  let copies = 0;
  const ranges = merges.children.filter((child) => child.name === 'mergeCell');
  for (const node of ranges) {
    const ref = attributeOf(node, 'ref');
    const area = ref === null ? null : parseMergedRange(ref.value);
    if (ref === null || area === null) continue;
    if (growth.some((one) => cutsInto(area, one))) block(context, sheet, { row: area.top, column: area.left }, 'merged_range');
    const repeated = area.top === area.bottom ? (growth.find(({ last }) => last === area.top) ?? null) : null;
    const rows = repeated === null ? growArea(growth, ref.value) : inRow(ref.value, moveRow(growth, area.top));
    if (rows !== ref.value) edits.push({ from: ref.valueFrom, to: ref.valueTo, text: rows });
    if (repeated === null) continue;
    const like = { node, text, from: ref.valueFrom, to: ref.valueTo, value: ref.value };
    edits.push({ from: node.to, to: node.to, text: copiesOf(like, moveRow(growth, area.top), repeated.added) });
    copies += repeated.added;
  }
  if (copies > 0 && attributeOf(merges, 'count') !== null) edits.push(setAttribute(merges, text, 'count', String(ranges.length + copies)));
  return edits;
}

/** Whether a range higher than a row meets a block without going around all of it or standing within its upper rows. */
function cutsInto(area: CellRange, { first, last }: Growth): boolean {
  if (area.top === area.bottom || area.bottom < first || area.top > last) return false;
  const isAround = area.top <= first && area.bottom >= last;
  const isWithin = area.top >= first && area.bottom < last;
  return !isAround && !isWithin;
}

function inRow(ref: string, row: number): string {
  return ref.replace(/\d+/g, String(row));
}

function copiesOf(
  {
    node,
    text,
    from,
    to,
    value,
  }: { readonly node: XmlNode; readonly text: string; readonly from: number; readonly to: number; readonly value: string },
  row: number,
  added: number,
): string {
  const [before, after] = [text.slice(node.from, from), text.slice(to, node.to)];
  return Array.from({ length: added }, (_, index) => before + inRow(value, row + index + 1) + after).join('');
}

/** The edits of all that stands around a sheet's rows. */
export function listSheetEdits(place: SheetPlace, root: XmlNode): readonly Edit[] {
  const edits: Edit[] = [];
  const visit = (node: XmlNode): void => {
    edits.push(...nodeEdits(place, node));
    if (!CLOSED.has(node.name)) for (const child of node.children) visit(child);
  };
  visit(root);
  return edits;
}

/** Elements whose inside `nodeEdits` has dealt with. */
const CLOSED: ReadonlySet<string> = new Set([
  'mergeCells',
  'extLst',
  'customSheetViews',
  'scenarios',
  'conditionalFormatting',
  'rowBreaks',
  'colBreaks',
]);

function nodeEdits(place: SheetPlace, node: XmlNode): readonly Edit[] {
  const { context, sheet, text, growth } = place;
  const own = attributeEdits(growth, node);
  switch (node.name) {
    case 'mergeCells':
      return growMerges(context, sheet, text, node);
    case 'conditionalFormatting':
      return [...own, ...formatEdits(place, node)];
    case 'dataValidation':
      return [
        ...own,
        ...['formula1', 'formula2'].flatMap((name) => listNodesUnder(node, name).flatMap((one) => ruleEdits(place, one, baseOf(node)))),
      ];
    case 'hyperlink':
      // Beside a link to elsewhere it is the rest of that address.
      return (linkIdOf(node) ?? '') === ''
        ? [...own, ...changeAttribute(node, 'location', (value) => growLocation(context, value, sheet))]
        : own;
    case 'rowBreaks':
      return childrenOf(node, 'brk').flatMap((one) =>
        changeAttribute(one, 'id', (id) => changeWholeNumber(id, (row) => moveBreak(growth, row))),
      );
    case 'colBreaks':
      return childrenOf(node, 'brk').flatMap((one) => columnBreakEdits(growth, one));
    case 'dataRef':
      return listSourceEdits(context, node);
    case 'scenarios':
      judgeScenarios(place, node);
      return own;
    case 'customSheetViews':
      judgeCustomViews(place, node);
      return own;
    case 'oleObjects':
    case 'controls':
      judgeObjects(place, node);
      return own;
    case 'controlPr':
      return listReferenceEdits(context, node, ['linkedCell', 'listFillRange'], sheet);
    case 'extLst':
      return growExtensions(place, node);
    default:
      return own;
  }
}

function baseOf(node: XmlNode): string {
  return attributeOf(node, 'sqref')?.value ?? '';
}

/** A formula of a rule that is written for the first cell of `sqref`. */
function ruleEdits({ context, sheet, text }: SheetPlace, node: XmlNode, sqref: string): readonly Edit[] {
  const base = findFirstCell(sqref);
  const formula = getTextOfNode(text, node);
  judgeFormula(context, formula, sheet, base ?? sqref);
  return changeElementText(text, node, (value) => growRuleFormula(context, value, sheet, base));
}

/** Formulas of a conditional format, also those in the limits of scales and bars. */
function formatEdits(place: SheetPlace, format: XmlNode): readonly Edit[] {
  const { context, sheet } = place;
  const sqref = baseOf(format);
  const base = findFirstCell(sqref);
  const visit = (node: XmlNode): readonly Edit[] => {
    if (node.name === 'formula') return ruleEdits(place, node, sqref);
    if (node.name === 'extLst') return growExtensions(place, node);
    const own = node.name === 'cfvo' ? changeAttribute(node, 'val', (value) => growRuleFormula(context, value, sheet, base)) : [];
    return [...own, ...node.children.flatMap(visit)];
  };
  return format.children.flatMap(visit);
}

/** A break between columns says how far down it goes, counting from 0. */
function columnBreakEdits(growth: SheetGrowth, node: XmlNode): readonly Edit[] {
  const [min, max] = [attributeOf(node, 'min'), attributeOf(node, 'max')];
  if (max === null) return [];
  const [top, bottom] = growSpan(growth, Number(min?.value ?? 0) + 1, Number(max.value) + 1);
  return [...changeAttribute(node, 'min', () => String(top - 1)), ...changeAttribute(node, 'max', () => String(bottom - 1))];
}

function childrenOf(node: XmlNode, name: string): readonly XmlNode[] {
  return node.children.filter((child) => child.name === name);
}
