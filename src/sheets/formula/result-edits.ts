// New results into the cells of a sheet: `<v>` and `t` change, nothing else does; an unchanged result changes nothing.
import { escapeCellText } from '../xml/xml-text.ts';
import type { Book, CellStored } from '../book/book-model.ts';
import { scanOf, createSheetView } from '../book/sheet-view.ts';
import {
  applyEdits,
  attributeOf,
  childOf,
  type Edit,
  getTextOfNode,
  parseNodeAt,
  prefixOf,
  removeAttribute,
  setAttribute,
  type XmlNode,
} from '../book/xml-edit.ts';
import { getStoredValue, isError, type Scalar } from './values.ts';

/** A result for a cell; null: there is none, and the old one must not stay. */
export interface CellResult {
  readonly row: number;
  readonly column: number;
  readonly result: { readonly value: Scalar } | null;
}

interface Markup {
  readonly type: string | null;
  readonly text: string;
}

/** A number so that reading gives the same one; small ones without an exponent. */
export function digitsOf(value: number): string {
  const text = String(value);
  const match = /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/.exec(text);
  if (match === null) return text.replace('e', 'E');
  const [, sign = '', first = '', rest = '', exponent = ''] = match;
  return Number(exponent) > 20 ? text.replace('e', 'E') : `${sign}0.${'0'.repeat(Number(exponent) - 1)}${first}${rest}`;
}

function markupOf(value: Scalar): Markup {
  if (typeof value === 'string') return { type: 'str', text: escapeCellText(value) };
  if (typeof value === 'boolean') return { type: 'b', text: value ? '1' : '0' };
  if (isError(value)) return { type: 'e', text: value.error };
  return { type: null, text: digitsOf(value ?? 0) };
}

function isSame(stored: CellStored, value: Scalar, date1904: boolean): boolean {
  const old = getStoredValue(stored, date1904);
  if (isError(old) || isError(value)) return isError(old) && isError(value) && old.error === value.error;
  return old !== null && old === value;
}

function typeEdits(text: string, node: XmlNode, type: string | null): readonly Edit[] {
  const known = attributeOf(node, 't');
  if (type !== null) return known?.value === type ? [] : [setAttribute(node, text, 't', type)];
  return known === null || known.value === 'n' ? [] : [removeAttribute(text, known)];
}

/** The edits that give the cell `node` another value, or none. */
function valueEdits(text: string, node: XmlNode, value: Markup | null): readonly Edit[] {
  const old = childOf(node, 'v');
  const inline = childOf(node, 'is');
  const gone = inline === null ? [] : [{ from: inline.from, to: inline.to, text: '' }];
  if (value === null) return [...gone, ...(old === null ? [] : [{ from: old.from, to: old.to, text: '' }]), ...typeEdits(text, node, null)];
  const tag = `${prefixOf(node)}v`;
  const types = typeEdits(text, node, value.type);
  if (old !== null && !old.isEmpty) {
    const isKept = getTextOfNode(text, old) !== '' && text.slice(old.openTo, old.closeFrom) === value.text;
    return [...gone, ...types, ...(isKept ? [] : [{ from: old.openTo, to: old.closeFrom, text: value.text }])];
  }
  const markup = `<${tag}>${value.text}</${tag}>`;
  if (old !== null) return [...gone, ...types, { from: old.from, to: old.to, text: markup }];
  const behind = childOf(node, 'f')?.to ?? node.openTo;
  if (node.isEmpty) return [...types, { from: node.openTo - 2, to: node.openTo, text: `>${markup}</${node.raw}>` }];
  return [...gone, ...types, { from: behind, to: behind, text: markup }];
}

function nodeEdit(text: string, node: XmlNode, value: Markup | null): Edit {
  const edits = valueEdits(text, node, value).map((edit) => ({ ...edit, from: edit.from - node.from, to: edit.to - node.from }));
  return { from: node.from, to: node.to, text: applyEdits(text.slice(node.from, node.to), edits) };
}

/** The edits of a sheet's text that write these results, each a whole cell. A cell that the sheet has no element for is left out. */
export function listResultEdits(book: Book, sheet: number, results: readonly CellResult[]): readonly Edit[] {
  const view = createSheetView(book, sheet);
  const scan = scanOf(book, sheet);
  const edits: Edit[] = [];
  const rowScopes = new Map([...scan.rowScopes].map(([place, scope]) => [scan.rows.number[place] ?? 0, scope]));
  for (const { row, column, result } of results) {
    const span = view.cellSpan(row, column);
    const cell = view.cellAt(row, column);
    if (span === null || cell === null) continue;
    if (result === null ? cell.stored.kind === 'blank' : isSame(cell.stored, result.value, book.date1904)) continue;
    const markup = result === null ? null : markupOf(result.value);
    const edit = nodeEdit(view.text, parseNodeAt(view.text, span.from, rowScopes.get(row) ?? scan.scope), markup);
    if (!view.text.startsWith(edit.text, edit.from) || edit.text.length !== edit.to - edit.from) edits.push(edit);
  }
  return edits;
}
