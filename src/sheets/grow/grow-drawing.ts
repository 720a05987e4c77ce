// Pictures, shapes and charts on a sheet whose lists grow: their anchors, and cells that shapes show.
import { attributeOf, textOfNode } from '../book/xml-edit.ts';
import type { Edit, XmlNode } from '../book/xml-edit.ts';
import type { SheetGrowth } from '../book/growth.ts';
import type { GrowContext } from './grow-context.ts';
import { endOfSize } from './row-heights.ts';
import type { HeightPlace, RowHeights } from './row-heights.ts';
import { movedRow } from './shift.ts';
import { changedText, countedFromZero, referenceEdits } from './text-edits.ts';
import { allUnder, childCalled, localName } from './xml-walk.ts';

/** A drawing being read; `heights` are asked for only where a shape that keeps its size has rows put into it. */
export interface DrawingPlace {
  readonly context: GrowContext;
  readonly sheet: number | null;
  readonly growth: SheetGrowth;
  readonly text: string;
  readonly heights: () => RowHeights;
}

export function drawingEdits(place: DrawingPlace, root: XmlNode): readonly Edit[] {
  return allUnder(root).flatMap((node) => {
    const name = localName(node);
    if (name === 'twoCellAnchor') return twoCellEdits(place, node);
    if (name === 'oneCellAnchor') return cornerEdits(place, childCalled(node, 'from'));
    const cells = name === 'cameraTool' ? ['cellRange'] : name === 'sp' || name === 'cxnSp' || name === 'pic' ? ['textlink'] : [];
    return referenceEdits(place.context, node, cells, place.sheet);
  });
}

/** Both corners move as single cells. `oneCell` keeps the size, so where rows come between its corners only the first moves by them. */
function twoCellEdits(place: DrawingPlace, anchor: XmlNode): readonly Edit[] {
  const { growth, text, heights } = place;
  const kind = attributeOf(anchor, 'editAs')?.value ?? 'twoCell';
  if (kind === 'absolute') return [];
  const [from, to] = [childCalled(anchor, 'from'), childCalled(anchor, 'to')];
  const [first, last] = [placeOf(text, from), placeOf(text, to)];
  const isCut = first !== null && last !== null && movedRow(growth, first.row) - first.row !== movedRow(growth, last.row) - last.row;
  if (kind !== 'oneCell' || !isCut) return [...cornerEdits(place, from), ...cornerEdits(place, to)];
  const end = endOfSize(heights(), growth, first, last);
  return [...cornerEdits(place, from), ...cornerAt(text, to, end)];
}

function cornerEdits({ growth, text }: DrawingPlace, corner: XmlNode | null): readonly Edit[] {
  const row = childCalled(corner, 'row');
  return row === null ? [] : changedText(text, row, (value) => countedFromZero(value, (number) => movedRow(growth, number)));
}

function cornerAt(text: string, corner: XmlNode | null, { row, offset }: HeightPlace): readonly Edit[] {
  const [rows, offsets] = [childCalled(corner, 'row'), childCalled(corner, 'rowOff')];
  return [
    ...(rows === null ? [] : changedText(text, rows, () => String(row - 1))),
    ...(offsets === null ? [] : changedText(text, offsets, () => String(offset))),
  ];
}

function placeOf(text: string, corner: XmlNode | null): HeightPlace | null {
  const [rows, offsets] = [childCalled(corner, 'row'), childCalled(corner, 'rowOff')];
  if (rows === null) return null;
  const row = Number(textOfNode(text, rows));
  return Number.isInteger(row) ? { row: row + 1, offset: offsets === null ? 0 : Number(textOfNode(text, offsets)) } : null;
}
