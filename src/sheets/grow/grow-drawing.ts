// Pictures, shapes and charts on a sheet whose lists grow: their anchors, and cells that shapes show.
import { attributeOf, type Edit, getTextOfNode, type XmlNode } from '../book/xml-edit.ts';
import type { SheetGrowth } from '../book/growth.ts';
import type { GrowContext } from './grow-context.ts';
import { endOfSize, type HeightPlace, type RowHeights } from './row-heights.ts';
import { moveRow } from './shift.ts';
import { changeElementText, changeZeroBasedRow, listReferenceEdits } from './text-edits.ts';
import { listElementsUnder, findChild, getLocalName } from './xml-walk.ts';

/** A drawing being read; `heights` are asked for only where a shape that keeps its size has rows put into it. */
export interface DrawingPlace {
  readonly context: GrowContext;
  readonly sheet: number | null;
  readonly growth: SheetGrowth;
  readonly text: string;
  readonly heights: () => RowHeights;
}

export function listDrawingEdits(place: DrawingPlace, root: XmlNode): readonly Edit[] {
  return listElementsUnder(root).flatMap((node) => {
    const name = getLocalName(node);
    if (name === 'twoCellAnchor') return twoCellEdits(place, node);
    if (name === 'oneCellAnchor') return cornerEdits(place, findChild(node, 'from'));
    const cells = name === 'cameraTool' ? ['cellRange'] : name === 'sp' || name === 'cxnSp' || name === 'pic' ? ['textlink'] : [];
    return listReferenceEdits(place.context, node, cells, place.sheet);
  });
}

/** Both corners move as single cells. `oneCell` keeps the size, so where rows come between its corners only the first moves by them. */
function twoCellEdits(place: DrawingPlace, anchor: XmlNode): readonly Edit[] {
  const { growth, text, heights } = place;
  const kind = attributeOf(anchor, 'editAs')?.value ?? 'twoCell';
  if (kind === 'absolute') return [];
  const [from, to] = [findChild(anchor, 'from'), findChild(anchor, 'to')];
  const [first, last] = [placeOf(text, from), placeOf(text, to)];
  const isCut = first !== null && last !== null && moveRow(growth, first.row) - first.row !== moveRow(growth, last.row) - last.row;
  if (kind !== 'oneCell' || !isCut) return [...cornerEdits(place, from), ...cornerEdits(place, to)];
  const end = endOfSize(heights(), growth, first, last);
  return [...cornerEdits(place, from), ...cornerAt(text, to, end)];
}

function cornerEdits({ growth, text }: DrawingPlace, corner: XmlNode | null): readonly Edit[] {
  const row = findChild(corner, 'row');
  return row === null ? [] : changeElementText(text, row, (value) => changeZeroBasedRow(value, (number) => moveRow(growth, number)));
}

function cornerAt(text: string, corner: XmlNode | null, { row, offset }: HeightPlace): readonly Edit[] {
  const [rows, offsets] = [findChild(corner, 'row'), findChild(corner, 'rowOff')];
  return [
    ...(rows === null ? [] : changeElementText(text, rows, () => String(row - 1))),
    ...(offsets === null ? [] : changeElementText(text, offsets, () => String(offset))),
  ];
}

function placeOf(text: string, corner: XmlNode | null): HeightPlace | null {
  const [rows, offsets] = [findChild(corner, 'row'), findChild(corner, 'rowOff')];
  if (rows === null) return null;
  const row = Number(getTextOfNode(text, rows));
  return Number.isInteger(row) ? { row: row + 1, offset: offsets === null ? 0 : Number(getTextOfNode(text, offsets)) } : null;
}
