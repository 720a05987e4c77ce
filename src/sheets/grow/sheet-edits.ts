// All of a sheet besides its rows once lists have grown: views, formats, validations, links, filters, breaks.
import { attributeOf, type Edit, getTextOfNode, listNodesUnder, type XmlNode } from '../book/xml-edit.ts';
import type { SheetGrowth } from '../book/growth.ts';
import { findFirstCell, growRuleFormula, judgeFormula } from './grow-formulas.ts';
import { growMerges } from './grow-merges.ts';
import { attributeEdits } from './sheet-attributes.ts';
import { growExtensions } from './sheet-extensions.ts';
import { judgeCustomViews, judgeObjects, judgeScenarios } from './sheet-obstacles.ts';
import type { SheetPlace } from './sheet-place.ts';
import { changeAttribute, changeElementText, changeWholeNumber, growLocation, listReferenceEdits, listSourceEdits } from './text-edits.ts';
import { growSpan, moveBreak } from './shift.ts';

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
      return [...own, ...changeAttribute(node, 'location', (value) => growLocation(context, value, sheet))];
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
