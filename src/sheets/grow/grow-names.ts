// The workbook's own part once lists have grown: defined names, with print areas, titles and filters.
import { attributeOf, childOf, nodesUnder, textOfNode } from '../book/xml-edit.ts';
import type { Edit, XmlNode } from '../book/xml-edit.ts';
import type { GrowContext } from './grow-context.ts';
import { grownName, judgeFormula } from './grow-formulas.ts';
import { judgeExtensionsOf } from './sheet-extensions.ts';
import { changedText } from './text-edits.ts';

/** The edits of the workbook's part. */
export function workbookEdits(context: GrowContext, text: string, root: XmlNode): readonly Edit[] {
  judgeExtensionsOf(context, text, root);
  const names = childOf(root, 'definedNames');
  return (names === null ? [] : nodesUnder(names, 'definedName')).flatMap((node) => {
    const name = attributeOf(node, 'name')?.value ?? '';
    const local = attributeOf(node, 'localSheetId')?.value ?? '';
    const sheet = /^\d+$/.test(local) ? Number(local) : null;
    judgeFormula(context, textOfNode(text, node), sheet, name);
    return changedText(text, node, (formula) => grownName(context, name, formula, sheet));
  });
}
