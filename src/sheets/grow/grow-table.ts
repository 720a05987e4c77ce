// Tables and XML cells of a sheet whose lists grow: a table that holds a block grows with it, one that cuts into it is in the way.
import { parseArea } from '../book/address.ts';
import { attributeOf, type Edit, getTextOfNode, type XmlNode } from '../book/xml-edit.ts';
import type { SheetGrowth } from '../book/growth.ts';
import { block, type GrowContext, isAtOrBelow } from './grow-context.ts';
import { growRuleFormula, judgeFormula } from './grow-formulas.ts';
import { attributeEdits } from './sheet-attributes.ts';
import { changeAttribute, changeElementText } from './text-edits.ts';
import { growArea } from './shift.ts';
import { listElementsUnder } from './xml-walk.ts';

/** A part of a sheet that is read for growing. */
export interface SheetPart {
  readonly context: GrowContext;
  readonly sheet: number;
  readonly growth: SheetGrowth;
  readonly text: string;
}

/** The edits of a table: its area, its filter, and the formulas of its columns. */
export function listTableEdits({ context, sheet, growth, text }: SheetPart, root: XmlNode): readonly Edit[] {
  const area = parseArea(attributeOf(root, 'ref')?.value ?? '');
  const count = (name: string, usual: number): number => Number(attributeOf(root, name)?.value ?? usual);
  const first = area === null ? null : { row: area.top + count('headerRowCount', 1), column: area.left };
  const nodes = listElementsUnder(root);
  if (area !== null && first !== null) {
    const bottom = area.bottom - count('totalsRowCount', 0);
    const isCut = growth.some((one) => one.first <= area.bottom && one.last >= area.top && !(one.first >= first.row && one.last <= bottom));
    if (isCut) block(context, sheet, { row: area.top, column: area.left }, 'table_range');
    const isMapped = attributeOf(root, 'tableType')?.value === 'xml' || nodes.some(({ name }) => name === 'xmlColumnPr');
    if (isMapped && isAtOrBelow(growth, area.bottom)) block(context, sheet, { row: area.top, column: area.left }, 'xml_map');
  }
  return [
    ...changeAttribute(root, 'ref', (ref) => growArea(growth, ref)),
    ...nodes.flatMap((node) => {
      if (node.name !== 'calculatedColumnFormula' && node.name !== 'totalsRowFormula') return attributeEdits(growth, node);
      judgeFormula(context, getTextOfNode(text, node), sheet, first ?? '');
      const base = node.name === 'calculatedColumnFormula' ? first : null;
      return changeElementText(text, node, (formula) => growRuleFormula(context, formula, sheet, base));
    }),
  ];
}

/** Cells that are mapped to XML one by one: none may stand at or below a block. */
export function judgeXmlCells({ context, sheet, growth }: SheetPart, root: XmlNode): void {
  for (const node of listElementsUnder(root)) {
    const area = node.name === 'singleXmlCell' ? parseArea(attributeOf(node, 'r')?.value ?? '') : null;
    if (area !== null && isAtOrBelow(growth, area.bottom)) block(context, sheet, { row: area.top, column: area.left }, 'xml_map');
  }
}

/** What a pivot table puts out may not stand at or below a block. */
export function judgePivot({ context, sheet, growth }: SheetPart, root: XmlNode): void {
  const location = root.children.find(({ name }) => name === 'location');
  const area = parseArea((location === undefined ? null : attributeOf(location, 'ref')?.value) ?? '');
  if (area !== null && isAtOrBelow(growth, area.bottom)) block(context, sheet, { row: area.top, column: area.left }, 'pivot_table');
}
