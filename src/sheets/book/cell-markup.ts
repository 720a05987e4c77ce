// The markup of one written cell: an old one keeps its tag and whatever is not its value, a new one has what its place gives it.
import { readIsoSerial } from '../read/cell-values.ts';
import { decodeEscapes } from '../xml/xml-text.ts';
import { type RichChange, replacePlain, replaceRich } from './rich-text.ts';
import { type StringWriter, addRich, addText, createTextMarkup } from './string-writer.ts';
import { type Edit, type XmlNode, applyEdits, attributeOf, childOf, prefixOf, removeAttribute, getTextOfNode } from './xml-edit.ts';

/** What is written into a cell. */
export type WrittenValue =
  /** Digits as they shall stand: no exponent, no separators. */
  | { readonly kind: 'number'; readonly digits: string }
  /** The empty text leaves the cell's style and no value. */
  | { readonly kind: 'text'; readonly text: string }
  /** An ISO day: a serial, or ISO where the cell already has a `t="d"`. */
  | { readonly kind: 'date'; readonly iso: string }
  /** The cell's own text, runs kept, with characters replaced. */
  | { readonly kind: 'rich'; readonly replace: readonly RichChange[] };

/** What markup of values depends on besides the cell. */
export interface MarkupContext {
  readonly date1904: boolean;
  /** Null where the workbook has no shared strings: texts stand in their cells then. */
  readonly strings: StringWriter | null;
}

/** A cell's type (`t`, null for none) and what stands between its tags. */
interface Content {
  readonly type: 's' | 'inlineStr' | 'd' | null;
  readonly markup: string;
}

const NO_CONTENT: Content = { type: null, markup: '' };

/**
 * The markup of the cell `node` of `text` with a new value. Its style, all other attributes and elements of others stay as they are;
 * `vm` (what a rich value was) and `ph` (that readings are shown) belong to the old value and go with it.
 */
export function rewriteCell(text: string, node: XmlNode, value: WrittenValue, context: MarkupContext): string {
  const oldType = attributeOf(node, 't')?.value ?? null;
  const prefix = prefixOf(node);
  const { type, markup } =
    value.kind === 'rich' ? richContent(text, node, value.replace, context) : contentOf(value, { prefix, oldType }, context);
  if (context.strings !== null) context.strings.uses += (type === 's' ? 1 : 0) - (oldType === 's' && childOf(node, 'v') !== null ? 1 : 0);
  const others = node.children.filter(({ name }) => name !== 'v' && name !== 'is').map(({ from, to }) => text.slice(from, to));
  const inner = markup + others.join('') + asidesIn(text, node).join('');
  const tag = rewrittenTag(text, node, type).replace(/\s*\/?>$/, '');
  return inner === '' ? `${tag}/>` : `${tag}>${inner}</${node.raw}>`;
}

/** Comments and instructions right in a cell, which stay with it. */
function asidesIn(text: string, node: XmlNode): readonly string[] {
  let at = node.openTo;
  const gaps: string[] = [];
  for (const { from, to } of [...node.children, { from: node.closeFrom, to: node.to }]) {
    gaps.push(text.slice(at, from));
    at = to;
  }
  return node.isEmpty ? [] : (gaps.join('').match(/<!--.*?-->|<\?.*?\?>/gs) ?? []);
}

/** The opening tag with another type; places in it count from the tag's own beginning. */
function rewrittenTag(text: string, node: XmlNode, type: Content['type']): string {
  const edits: Edit[] = [];
  const known = attributeOf(node, 't');
  for (const name of ['vm', 'ph', ...(type === null ? ['t'] : [])]) {
    const attribute = attributeOf(node, name);
    if (attribute !== null) edits.push(removeAttribute(text, attribute));
  }
  if (type !== null && known !== null) edits.push({ from: known.valueFrom, to: known.valueTo, text: type });
  const moved = edits.map((edit) => ({ ...edit, from: edit.from - node.from, to: edit.to - node.from }));
  const tag = applyEdits(text.slice(node.from, node.openTo), moved);
  return type === null || known !== null ? tag : tag.replace(/\s*(\/?>)$/, ` t="${type}"$1`);
}

/** The markup of a cell that the sheet has not had; empty where nothing is to stand there. `name` null: its place says where it is. */
export function createCellMarkup(
  cell: { readonly prefix: string; readonly name: string | null; readonly style: number },
  value: WrittenValue,
  context: MarkupContext,
): string {
  const { prefix, name, style } = cell;
  if (value.kind === 'rich') throw new Error('characters of a cell that is not there');
  const { type, markup } = contentOf(value, { prefix, oldType: null }, context);
  if (markup === '') return '';
  if (context.strings !== null && type === 's') context.strings.uses += 1;
  const attributes = [name === null ? '' : ` r="${name}"`, style === 0 ? '' : ` s="${style}"`, type === null ? '' : ` t="${type}"`].join(
    '',
  );
  return `<${prefix}c${attributes}>${markup}</${prefix}c>`;
}

function contentOf(
  value: Exclude<WrittenValue, { kind: 'rich' }>,
  { prefix, oldType }: { readonly prefix: string; readonly oldType: string | null },
  context: MarkupContext,
): Content {
  if (value.kind === 'text') return textContent(value.text, prefix, context);
  if (value.kind === 'number') {
    if (!/^-?\d+(\.\d+)?$/.test(value.digits)) throw new Error(`"${value.digits}" are no digits`);
    return { type: null, markup: valueMarkup(prefix, value.digits) };
  }
  if (oldType === 'd') return { type: 'd', markup: valueMarkup(prefix, value.iso) };
  const serial = readIsoSerial(value.iso, context.date1904);
  // Days before the calendar of the workbook begins can only be told as text.
  return serial === null ? textContent(value.iso, prefix, context) : { type: null, markup: valueMarkup(prefix, `${serial}`) };
}

function textContent(text: string, prefix: string, { strings }: MarkupContext): Content {
  if (text === '') return NO_CONTENT;
  if (strings !== null) return { type: 's', markup: valueMarkup(prefix, `${addText(strings, text)}`) };
  return { type: 'inlineStr', markup: `<${prefix}is>${createTextMarkup(prefix, text)}</${prefix}is>` };
}

function valueMarkup(prefix: string, value: string): string {
  return `<${prefix}v>${value}</${prefix}v>`;
}

/** The cell's own text with characters replaced: a shared one as a new string, an inline one in its place, one in `<v>` like every new text. */
function richContent(text: string, node: XmlNode, changes: readonly RichChange[], context: MarkupContext): Content {
  const inline = childOf(node, 'is');
  if (inline !== null) return { type: 'inlineStr', markup: replaceRich(text, inline, changes) };
  const value = childOf(node, 'v');
  const type = attributeOf(node, 't')?.value;
  if (value === null || (type !== 's' && type !== 'str')) throw new Error('characters of a cell without text');
  const shown = getTextOfNode(text, value);
  const prefix = prefixOf(node);
  if (type === 'str') return textContent(replacePlain(decodeEscapes(shown), changes), prefix, context);
  if (context.strings === null) throw new Error('a shared string of a workbook without any');
  return { type: 's', markup: valueMarkup(prefix, `${addRich(context.strings, Number(shown), changes)}`) };
}
