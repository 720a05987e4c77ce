// Charts whose series refer to sheets that grow: their references, and the stored results of those that changed, which are dropped.
import { type Edit, getTextOfNode, type XmlNode } from '../book/xml-edit.ts';
import type { GrowContext } from './grow-context.ts';
import { growFreeFormula, growSeriesFormula, judgeFormula } from './grow-formulas.ts';
import { changeElementText } from './text-edits.ts';
import { listElementsUnder, getLocalName } from './xml-walk.ts';

/** Elements that hold a reference: `c:f`, `c15:f`, `cx:f`, and the full areas of filtered series. */
const REFERENCES: ReadonlySet<string> = new Set(['f', 'sqref']);
/** What a series' reference gave when the chart was last drawn. */
const STORED: ReadonlySet<string> = new Set(['numCache', 'strCache', 'multiLvlStrCache', 'dlblRangeCache', 'lvl']);
/** Within these a reference is a name or title, one cell that stays one. */
const NAMES: ReadonlySet<string> = new Set(['tx', 'txData', 'title', 'filteredSeriesTitle']);
/** Everything in one of these was drawn together. */
const SERIES: ReadonlySet<string> = new Set(['ser', 'data']);

/** The edits of a chart; none where no reference of it changes. */
export function listChartEdits(context: GrowContext, text: string, root: XmlNode): readonly Edit[] {
  const visit = (node: XmlNode, isName: boolean): readonly Edit[] => {
    const name = getLocalName(node);
    if (REFERENCES.has(name)) return referenceEdit(context, text, node, isName);
    const edits = node.children.flatMap((child) => visit(child, isName || NAMES.has(name)));
    const ownsStored = SERIES.has(name) || node.children.some((child) => REFERENCES.has(getLocalName(child)));
    return ownsStored && edits.length > 0 ? withoutStored(node, edits) : edits;
  };
  return visit(root, false);
}

function referenceEdit(context: GrowContext, text: string, node: XmlNode, isName: boolean): readonly Edit[] {
  const formula = getTextOfNode(text, node);
  judgeFormula(context, formula, null, formula);
  return changeElementText(text, node, (value) => (isName ? growFreeFormula(context, value) : growSeriesFormula(context, value)));
}

/** The edits, and all stored results under `node` taken out, once each. */
function withoutStored(node: XmlNode, edits: readonly Edit[]): readonly Edit[] {
  const stored = listElementsUnder(node).filter((one) => STORED.has(getLocalName(one)));
  const fresh = stored.filter(
    (one) =>
      !edits.some(({ from, to, text }) => text === '' && from <= one.from && to >= one.to) &&
      !stored.some((other) => other !== one && other.from < one.from && other.to >= one.to),
  );
  return [...edits, ...fresh.map((one) => ({ from: one.from, to: one.to, text: '' }))];
}
