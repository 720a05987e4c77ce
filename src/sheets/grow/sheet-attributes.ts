// Attributes with cells and areas in them, by their element: in sheets, and in tables, which have filters like sheets.
import type { Edit, XmlNode } from '../book/xml-edit.ts';
import type { SheetGrowth } from '../book/growth.ts';
import { changedAttribute } from './text-edits.ts';
import { grownArea, grownList, grownSelection, movedArea, movedCell } from './shift.ts';

type Rule = (growth: SheetGrowth, value: string) => string;

/** What is made of each. Formulas, and what needs more than one attribute, are dealt with where sheets are read. */
const ATTRIBUTES: ReadonlyMap<string, readonly (readonly [attribute: string, rule: Rule])[]> = new Map([
  ['dimension', [['ref', grownArea]]],
  ['sheetView', [['topLeftCell', movedCell]]],
  ['pane', [['topLeftCell', movedCell]]],
  [
    'selection',
    [
      ['activeCell', movedCell],
      ['sqref', grownSelection],
    ],
  ],
  ['protectedRange', [['sqref', grownList]]],
  ['ignoredError', [['sqref', grownList]]],
  ['conditionalFormatting', [['sqref', grownList]]],
  ['dataValidation', [['sqref', grownList]]],
  ['autoFilter', [['ref', grownArea]]],
  ['sortState', [['ref', grownArea]]],
  ['sortCondition', [['ref', grownArea]]],
  ['cellWatch', [['r', movedCell]]],
  ['cellSmartTags', [['r', movedCell]]],
  ['webPublishItem', [['sourceRef', grownArea]]],
  ['hyperlink', [['ref', movedArea]]],
]);

/** The edits of one element's attributes. */
export function attributeEdits(growth: SheetGrowth, node: XmlNode): readonly Edit[] {
  return (ATTRIBUTES.get(node.name) ?? []).flatMap(([name, rule]) => changedAttribute(node, name, (value) => rule(growth, value)));
}
