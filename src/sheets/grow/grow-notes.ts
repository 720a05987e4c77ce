// Notes, comments and threads of a sheet whose lists grow: they move with their cell. Old drawings also hold controls.
import { attributeOf, type Edit, escapeText, type XmlNode } from '../book/xml-edit.ts';
import { parseCell, type SheetGrowth } from '../book/book-model.ts';
import { block, type GrowContext, isAtOrBelow } from './grow-context.ts';
import { growFreeFormula } from './grow-formulas.ts';
import { moveArea, moveRow } from './shift.ts';
import { changeAttribute, changeElementText, changeWholeNumber } from './text-edits.ts';
import { listVmlShapes, type VmlShape, type VmlValue } from './vml-shapes.ts';
import { listElementsUnder, findChild, getLocalName } from './xml-walk.ts';

/** The edits of a part with comments or threads: every `ref`, and the boxes that newer files place by anchors. */
export function listCommentEdits(growth: SheetGrowth, text: string, root: XmlNode): readonly Edit[] {
  return listElementsUnder(root)
    .filter((node) => ['comment', 'threadedComment'].includes(getLocalName(node)))
    .flatMap((node) => [...changeAttribute(node, 'ref', (ref) => moveArea(growth, ref)), ...boxEdits(growth, text, node)]);
}

/** The box of a comment keeps its distance to the cell. */
function boxEdits(growth: SheetGrowth, text: string, comment: XmlNode): readonly Edit[] {
  const cell = parseCell((attributeOf(comment, 'ref')?.value ?? '').split(':')[0] ?? '');
  if (cell === null) return [];
  const down = moveRow(growth, cell.row) - cell.row;
  return listElementsUnder(comment)
    .filter((node) => getLocalName(node) === 'anchor')
    .flatMap((anchor) => ['from', 'to'].map((name) => findChild(findChild(anchor, name), 'row')))
    .flatMap((row) => (row === null ? [] : changeElementText(text, row, (value) => changeWholeNumber(value, (number) => number + down))));
}

/** The edits of an old drawing: notes move with their cell, controls' linked cells are references. A control at or below a block is in the way. */
export function listOldDrawingEdits(context: GrowContext, sheet: number, growth: SheetGrowth, text: string): readonly Edit[] {
  return listVmlShapes(text).flatMap((shape) => {
    if (shape.kind === 'Note') return noteEdits(growth, shape);
    judgeControl(context, sheet, growth, shape);
    return shape.values
      .filter(({ name }) => /^Fmla(?!Macro)/.test(name))
      .flatMap((value) => replaced(value, growFreeFormula(context, value.value, sheet)));
  });
}

function noteEdits(growth: SheetGrowth, { values }: VmlShape): readonly Edit[] {
  const row = values.find(({ name }) => name === 'Row');
  if (row === undefined || !/^\s*\d+\s*$/.test(row.value)) return [];
  const down = moveRow(growth, Number(row.value) + 1) - Number(row.value) - 1;
  if (down === 0) return [];
  return values.flatMap((value) => {
    if (value.name === 'Row') return replaced(value, String(Number(value.value) + down));
    if (value.name === 'Anchor') return replaced(value, anchorMoved(value.value, down));
    return [];
  });
}

/** An anchor is eight numbers: of its two corners the column, an offset, the row (third and seventh) and an offset. */
function anchorMoved(anchor: string, down: number): string {
  return anchor
    .split(',')
    .map((one, index) => (index === 2 || index === 6 ? one.replace(/\d+/, (row) => String(Number(row) + down)) : one))
    .join(',');
}

function judgeControl(context: GrowContext, sheet: number, growth: SheetGrowth, { kind, values }: VmlShape): void {
  const anchor = values.find(({ name }) => name === 'Anchor')?.value.split(',') ?? [];
  const row = Number(anchor[6] ?? Number.NaN) + 1;
  if (!Number.isInteger(row) || !isAtOrBelow(growth, row)) return;
  block(context, sheet, { row, column: Number(anchor[0] ?? 0) + 1 }, kind === 'Pict' ? 'ole_object' : 'form_control');
}

function replaced({ value, from, to }: VmlValue, changed: string): readonly Edit[] {
  return changed === value ? [] : [{ from, to, text: escapeText(changed) }];
}
