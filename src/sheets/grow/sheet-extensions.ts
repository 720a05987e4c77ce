// Extensions of a sheet (`extLst`): those since 2009 that hold references, and unknown ones, which are copied unless they seem to.
import { type Edit, getTextOfNode, type XmlNode } from '../book/xml-edit.ts';
import { FORMULA_2006_SPACES, SHEET_2009_SPACES } from '../xml/xml-spaces.ts';
import { type CellAt, parseArea, parseCell } from '../book/book-model.ts';
import { block, type GrowContext } from './grow-context.ts';
import { findFirstCell, growRuleFormula, growSparklineFormula, judgeFormula } from './grow-formulas.ts';
import type { SheetPlace } from './sheet-place.ts';
import { changeElementText } from './text-edits.ts';
import { growList, moveCell } from './shift.ts';
import { listElementsUnder, getLocalName } from './xml-walk.ts';

const CELL = String.raw`\$?[A-Z]{1,3}\$?[1-9]\d{0,6}`;
const SHEET = String.raw`(?:'(?:[^']|'')+'|[^\s'"!(),;:=<>+*/^&{}]+)!`;
const REFERENCE_LIST = new RegExp(String.raw`^(?:${SHEET})?${CELL}(?::${CELL})?(?:[\s,]+(?:${SHEET})?${CELL}(?::${CELL})?)*$`);
const AREA = new RegExp(String.raw`(?<![\w.])${CELL}:${CELL}(?![\w(])`);
const ROWS = /(?<![\w$])\$[1-9]\d{0,6}:\$[1-9]\d{0,6}(?!\w)/;
const ON_SHEET = new RegExp(`(${SHEET})(?:${CELL}|\\$?[A-Z]{1,3}:\\$?[A-Z]{1,3}|\\$[1-9])`);
/** Names of attributes that hold one cell in every known part. */
const CELL_NAMES: ReadonlySet<string> = new Set([
  'ref',
  'sqref',
  'r',
  'cell',
  'range',
  'activeCell',
  'topLeftCell',
  'f',
  'formula',
  'source',
  'sourceRef',
  'linkedCell',
]);

/** Whether the text of an element looks like a reference. */
function isReferenceText(text: string): boolean {
  const plain = text.trim();
  return (REFERENCE_LIST.test(plain) && hasCell(plain)) || AREA.test(plain) || ROWS.test(plain) || ON_SHEET.test(plain);
}

/** Whether an attribute's value does: one cell only where the attribute's name says so, since codes look like cells too. */
function isReferenceValue(name: string, value: string): boolean {
  if (name.startsWith('xmlns') || name === 'uri') return false;
  if (AREA.test(value) || ROWS.test(value) || ON_SHEET.test(value)) return true;
  return CELL_NAMES.has(name.replace(/^.*:/, '')) && REFERENCE_LIST.test(value.trim()) && hasCell(value.trim());
}

function hasCell(list: string): boolean {
  return list.split(/[\s,]+/).some((one) => parseArea(one.replace(/^.*!/, '')) !== null);
}

/** The first cell that such a text names, or null. */
function findFirstCellIn(text: string): CellAt | null {
  return parseCell(new RegExp(CELL).exec(text.replace(/^.*!/, ''))?.[0] ?? '');
}

const [FORMULA_2006 = ''] = FORMULA_2006_SPACES;
const [SHEET_2009 = ''] = SHEET_2009_SPACES;
const FORMULA = `{${FORMULA_2006}}f`;
const LIST = `{${FORMULA_2006}}sqref`;
const SPARKLINE = `{${SHEET_2009}}sparkline`;
/** What is read below; slicers and the links between formats hold no reference of their own. */
const KNOWN: ReadonlySet<string> = new Set(
  ['conditionalFormattings', 'dataValidations', 'sparklineGroups', 'protectedRanges', 'ignoredErrors', 'slicerList', 'id'].map(
    (name) => `{${SHEET_2009}}${name}`,
  ),
);

/** The edits of an `<extLst>` of a sheet; an unknown extension with something like a reference stands in the way. */
export function growExtensions(place: SheetPlace, list: XmlNode): readonly Edit[] {
  return list.children.flatMap((extension) =>
    extension.children.flatMap((root) => {
      if (KNOWN.has(root.name) || hasOnlyKnown(root)) return knownEdits(place, root, '');
      judgeUnknown(place.context, { text: place.text, node: root, sheet: place.sheet, isGrown: place.growth.length > 0 });
      return [];
    }),
  );
}

/** Alternate content around known elements. */
function hasOnlyKnown({ name, children }: XmlNode): boolean {
  const isWrapper = /\}(?:AlternateContent|Choice|Fallback)$/.test(name);
  return isWrapper && children.every((child) => KNOWN.has(child.name) || hasOnlyKnown(child));
}

/** Formulas and lists of areas; a formula reads from the first cell of the list beside it. */
function knownEdits(place: SheetPlace, node: XmlNode, outer: string): readonly Edit[] {
  const { text, growth } = place;
  const own = node.children.find((child) => child.name === LIST);
  const list = own === undefined ? outer : getTextOfNode(text, own);
  return node.children.flatMap((child) => {
    if (child.name === FORMULA) return formulaEdits(place, child, list, node.name === SPARKLINE ? growSparklineFormula : growRuleFormula);
    // A sparkline stands in one cell: it moves with that, and never becomes many.
    if (child.name === LIST)
      return changeElementText(text, child, (value) => (node.name === SPARKLINE ? moveCell(growth, value) : growList(growth, value)));
    return knownEdits(place, child, list);
  });
}

function formulaEdits({ context, sheet, text }: SheetPlace, node: XmlNode, list: string, grow: typeof growRuleFormula): readonly Edit[] {
  const base = findFirstCell(list);
  judgeFormula(context, getTextOfNode(text, node), sheet, base ?? list);
  return changeElementText(text, node, (value) => grow(context, value, sheet, base));
}

/** An extension that nobody here knows: on a sheet that grows, or naming one, nothing in it may look like a reference. */
export function judgeUnknown(
  context: GrowContext,
  {
    text,
    node,
    sheet,
    isGrown,
  }: { readonly text: string; readonly node: XmlNode; readonly sheet: number | null; readonly isGrown: boolean },
): void {
  const names = context.growths.map((one) => context.sheetNames[one.sheet] ?? '');
  const counts = (value: string): boolean =>
    isGrown || names.some((name) => value.includes(name) || value.includes(name.replaceAll("'", "''")));
  const found = [node, ...listElementsUnder(node)].flatMap((one) => [
    ...(isReferenceText(getTextOfNode(text, one)) ? [getTextOfNode(text, one)] : []),
    ...one.attributes.filter(({ name, value }) => isReferenceValue(name, value)).map(({ value }) => value),
  ]);
  const reference = found.find(counts);
  if (reference !== undefined) block(context, sheet, findFirstCellIn(reference) ?? reference.trim(), 'unknown_extension');
}

/** Looks through the extension lists of a part that is no sheet: of the workbook itself, a chart, a drawing. Known references in them pass. */
export function judgeExtensionsOf(context: GrowContext, text: string, root: XmlNode): void {
  const lists = listElementsUnder(root).filter((node) => getLocalName(node) === 'extLst');
  for (const node of lists.flatMap((list) => list.children.flatMap((extension) => extension.children))) {
    const isRead = [node, ...listElementsUnder(node)].some((one) => ['f', 'sqref', 'cameraTool'].includes(getLocalName(one)));
    if (!isRead) judgeUnknown(context, { text, node, sheet: null, isGrown: false });
  }
}
