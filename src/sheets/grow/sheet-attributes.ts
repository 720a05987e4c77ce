// Attributes with cells and areas in them, by their element: in sheets, and in tables, which have filters like sheets.
import type { Edit, XmlNode } from '../book/xml-edit.ts';
import type { SheetGrowth } from '../book/growth.ts';
import { changeAttribute } from './text-edits.ts';
import { growArea, growList, growSelection, moveArea, moveCell } from './shift.ts';

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
