// The workbook's own part once lists have grown: defined names, with print areas, titles and filters.
import { attributeOf, childOf, type Edit, getTextOfNode, listNodesUnder, type XmlNode } from '../book/xml-edit.ts';
import type { GrowContext } from './grow-context.ts';
import { growName, judgeFormula } from './grow-formulas.ts';
import { judgeExtensionsOf } from './sheet-extensions.ts';
import { changeElementText } from './text-edits.ts';

/** The edits of the workbook's part. */
export function listWorkbookEdits(context: GrowContext, text: string, root: XmlNode): readonly Edit[] {
  judgeExtensionsOf(context, text, root);
  const names = childOf(root, 'definedNames');
  return (names === null ? [] : listNodesUnder(names, 'definedName')).flatMap((node) => {
    const name = attributeOf(node, 'name')?.value ?? '';
    const local = attributeOf(node, 'localSheetId')?.value ?? '';
    const sheet = /^\d+$/.test(local) ? Number(local) : null;
    judgeFormula(context, getTextOfNode(text, node), sheet, name);
    return changeElementText(text, node, (formula) => growName(context, name, formula, sheet));
  });
}
