// Merged ranges of a sheet whose lists grow: moved, grown around a block, copied with a template row, or in the way.
import type { CellRange } from '../write/xlsx-document.ts';
import { parseArea } from '../book/address.ts';
import { attributeOf, type Edit, setAttribute, type XmlNode } from '../book/xml-edit.ts';
import type { Growth } from '../book/growth.ts';
import { block, blocksOf, type GrowContext } from './grow-context.ts';
import { growArea, moveRow } from './shift.ts';

/** The edits of a `<mergeCells>`; its `count` follows where it has one. */
export function growMerges(context: GrowContext, sheet: number, text: string, merges: XmlNode): readonly Edit[] {
  const growth = blocksOf(context, sheet);
  const edits: Edit[] = [];
  let copies = 0;
  const ranges = merges.children.filter((child) => child.name === 'mergeCell');
  for (const node of ranges) {
    const ref = attributeOf(node, 'ref');
    const area = ref === null ? null : parseArea(ref.value);
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
