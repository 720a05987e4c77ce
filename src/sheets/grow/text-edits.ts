// Edits that many parts share: an attribute or text with a new value, a row that counts from 0, a link's or a source's place.
import { attributeOf, type Edit, escapeText, getTextOfNode, linkIdOf, type XmlNode } from '../book/xml-edit.ts';
import { blocksOf, type GrowContext } from './grow-context.ts';
import { growFreeFormula, judgeFormula, findSheetIndex } from './grow-formulas.ts';
import { growArea } from './shift.ts';

/** The edit that gives an attribute what `change` makes of it; none where it has none, or nothing changes. */
export function changeAttribute(node: XmlNode, name: string, change: (value: string) => string): readonly Edit[] {
  const attribute = attributeOf(node, name);
  if (attribute === null) return [];
  const value = change(attribute.value);
  if (value === attribute.value) return [];
  // A sheet's name may hold either quote, and the value stands in the quotes that it stood in.
  const written = escapeText(value).replaceAll('"', '&quot;').replaceAll("'", '&apos;');
  return [{ from: attribute.valueFrom, to: attribute.valueTo, text: written }];
}

/** The edit that gives an element without children the text that `change` makes of its own; none where nothing changes. */
export function changeElementText(text: string, node: XmlNode, change: (value: string) => string): readonly Edit[] {
  if (node.isEmpty) return [];
  const value = getTextOfNode(text, node);
  const changed = change(value);
  return changed === value ? [] : [{ from: node.openTo, to: node.closeFrom, text: escapeText(changed) }];
}

/** A whole number with `change` made to it; what is none stays. */
export function changeWholeNumber(value: string, change: (row: number) => number): string {
  return /^\s*\d+\s*$/.test(value) ? String(change(Number(value))) : value;
}

/** A row written from 0, as anchors and notes do. */
export function changeZeroBasedRow(value: string, change: (row: number) => number): string {
  return changeWholeNumber(value, (row) => change(row + 1) - 1);
}

/** A place in this workbook that a link names: `汇总!A1`, `#汇总!A1`, percent signs decoded only where that tells a place that moves. */
export function growLocation(context: GrowContext, value: string, sheet: number | null): string {
  const mark = value.startsWith('#') ? '#' : '';
  const place = value.slice(mark.length);
  const plain = place.includes('%') ? decoded(place) : place;
  const changed = growFreeFormula(context, plain, sheet);
  if (changed === plain) return value;
  return `${mark}${plain === place ? changed : encodeURI(changed)}`;
}

function decoded(place: string): string {
  const bytes = place.replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  // Only what was ASCII before can be bytes of UTF-8; anything else is no percent encoding.
  return /^[\0-\xff]*$/.test(bytes) ? Buffer.from(bytes, 'latin1').toString('utf8') : place;
}

/** An attribute that holds a reference with its sheet's name: a control's cell, a shape's text, a camera's area. */
export function listReferenceEdits(context: GrowContext, node: XmlNode, names: readonly string[], sheet: number | null): readonly Edit[] {
  return names.flatMap((name) => {
    const attribute = attributeOf(node, name);
    if (attribute !== null) judgeFormula(context, attribute.value, sheet, attribute.value);
    return changeAttribute(node, name, (value) => growFreeFormula(context, value, sheet));
  });
}

/** A source that names its sheet and area in two attributes: a pivot's, a consolidation's. Those in other books stay. */
export function listSourceEdits(context: GrowContext, node: XmlNode): readonly Edit[] {
  const sheet = attributeOf(node, 'sheet');
  if (sheet === null || linkIdOf(node) !== null) return [];
  const index = findSheetIndex(context, sheet.value);
  return index < 0 ? [] : changeAttribute(node, 'ref', (value) => growArea(blocksOf(context, index), value));
}
