// What stands in the way on a sheet that grows: scenarios, custom views, embedded objects and controls at or below a block.
import { parseArea } from '../book/address.ts';
import { attributeOf, getTextOfNode, listNodesUnder, type XmlNode } from '../book/xml-edit.ts';
import { block, type Construct, isAtOrBelow } from './grow-context.ts';
import { oldDrawingsOf } from './old-drawings.ts';
import type { SheetPlace } from './sheet-place.ts';
import { listVmlShapes } from './vml-shapes.ts';
import { listElementsUnder, getLocalName } from './xml-walk.ts';

/** Scenarios with a changing or result cell at or below a block. */
export function judgeScenarios(place: SheetPlace, scenarios: XmlNode): void {
  judgeLists(place, attributeOf(scenarios, 'sqref')?.value ?? '', 'scenario');
  for (const cell of listNodesUnder(scenarios, 'inputCells')) judgeLists(place, attributeOf(cell, 'r')?.value ?? '', 'scenario');
}

/** Custom views with anything at or below a block. */
export function judgeCustomViews(place: SheetPlace, views: XmlNode): void {
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
export function judgeObjects(place: SheetPlace, container: XmlNode): void {
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
