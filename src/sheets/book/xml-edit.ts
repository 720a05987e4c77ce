// XML that is edited in place: every element and attribute with its exact place in the text, and changes as pieces of new text.
import { type Result, ok, refuse } from '../result.ts';
import type { XmlScope } from '../xml/xml-names.ts';
import { decodeValue } from '../xml/xml-attributes.ts';
import { TOKEN, type XmlReader, createXmlReader, decodeCharacters, readNextToken, readRawName, readTokenText } from '../xml/xml-reader.ts';
import { LINK_SPACES, MAIN_SPACES } from '../xml/xml-spaces.ts';

/** One attribute; `text.slice(from, to)` is all of it, `valueFrom` to `valueTo` what stands between its quotes. */
export interface XmlAttribute {
  /** As written, with its prefix. */
  readonly name: string;
  /** The name without a prefix as it stands, one with a prefix as `{uri}local`. */
  readonly key: string;
  /** Decoded. */
  readonly value: string;
  readonly from: number;
  readonly to: number;
  readonly valueFrom: number;
  readonly valueTo: number;
}

/** One element: `from` to `openTo` its opening tag, `closeFrom` to `to` its closing one. An empty element (`isEmpty`) ends with its tag. */
export interface XmlNode {
  /** Local name in a home namespace, else `{uri}local`. */
  readonly name: string;
  /** As written, with its prefix. */
  readonly raw: string;
  readonly from: number;
  readonly openTo: number;
  readonly closeFrom: number;
  readonly to: number;
  readonly isEmpty: boolean;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlNode[];
}

/** A change of a text: what stands between `from` and `to` becomes `text`. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export interface ParseOptions {
  /** An element whose inside is passed over, since it is known to be sound. */
  readonly skip?: Pick<XmlNode, 'openTo' | 'closeFrom'> | null;
  /** The namespaces whose names are told bare; SpreadsheetML's by default. */
  readonly home?: ReadonlySet<string>;
  /** The part's name, for the refusal. */
  readonly part?: string;
}

/** An element while it is read. */
export interface GrowingNode extends Omit<XmlNode, 'closeFrom' | 'to'> {
  closeFrom: number;
  to: number;
  readonly children: GrowingNode[];
}

/**
 * The root element of `text`, with all below it. Places count in `text` exactly as given: line ends, byte order mark and declaration stay.
 * Refuses WB_DAMAGED (`detail`: part, what, place) for XML that is not well-formed, for DTDs and for entities of their own.
 */
export function parseXml(text: string, options: ParseOptions = {}): Result<XmlNode> {
  const reader = createXmlReader(text, options.home ?? MAIN_SPACES);
  const root = readNodes(reader, false, options.skip ?? null);
  return root === null ? refuse('WB_DAMAGED', { detail: createTroubleFacts(reader, options.part ?? '') }) : ok(root);
}

/**
 * The element that begins at `at` of a sound text, with all below it; `scope` is what stands in force there (`createLastingScope`).
 * @throws Error where none begins there.
 */
export function parseNodeAt(text: string, at: number, scope: XmlScope): XmlNode {
  const node = readNodes(createXmlReader(text, MAIN_SPACES, { at, scope }), true, null);
  if (node === null) throw new Error(`no element at ${at}`);
  return node;
}

/** Reads one element and all in it, to the end of the text or (`isPart`) of the element; null where it is broken. */
function readNodes(reader: XmlReader, isPart: boolean, skip: NonNullable<ParseOptions['skip']> | null): XmlNode | null {
  const open: GrowingNode[] = [];
  let root: GrowingNode | null = null;
  for (;;) {
    if (reader.at === skip?.openTo) reader.at = skip.closeFrom;
    const kind = readNextToken(reader);
    if (kind === TOKEN.BROKEN) return null;
    if (kind === TOKEN.END) return root;
    if (kind === TOKEN.OPEN) {
      const node = createOpenedNode(reader);
      open.at(-1)?.children.push(node);
      root ??= node;
      if (!reader.isEmpty) open.push(node);
    } else if (kind === TOKEN.CLOSE) closeNode(open.pop(), reader);
    if (isPart && reader.depth === 0) return root;
  }
}

/** What is wrong and where: the facts of WB_DAMAGED. */
export function createTroubleFacts(reader: XmlReader, part: string): string {
  const what = reader.trouble === 'dtd' ? 'DTD' : reader.trouble === 'encoding' ? 'encoding' : 'XML';
  return `${part === '' ? '' : `${part}: `}${what} @${reader.from}`;
}

function closeNode(node: GrowingNode | undefined, reader: XmlReader): void {
  if (node === undefined) throw new Error('an element closed that had not opened');
  node.closeFrom = reader.from;
  node.to = reader.at;
}

/** The element just opened, as far as its tag tells. */
export function createOpenedNode(reader: XmlReader): GrowingNode {
  return {
    name: reader.name,
    raw: readRawName(reader),
    from: reader.from,
    openTo: reader.at,
    closeFrom: reader.at,
    to: reader.at,
    isEmpty: reader.isEmpty,
    attributes: attributesOf(reader),
    children: [],
  };
}

function attributesOf(reader: XmlReader): readonly XmlAttribute[] {
  const { text, places } = reader;
  return Array.from({ length: reader.attributeCount }, (_, index) => {
    const [from = 0, nameTo = 0, valueFrom = 0, valueTo = 0] = places.slice(index * 4, index * 4 + 4);
    const name = text.slice(from, nameTo);
    const value = decodeValue(text.slice(valueFrom, valueTo));
    return { name, key: keyOf(name, reader.tagScope), value, from, to: valueTo + 1, valueFrom, valueTo };
  });
}

function keyOf(name: string, scope: XmlScope): string {
  const colon = name.indexOf(':');
  const uri = colon < 0 || name.startsWith('xmlns:') ? undefined : scope.prefixes.get(name.slice(0, colon));
  return uri === undefined ? name : `{${uri}}${name.slice(colon + 1)}`;
}

/** The characters that stand directly in `node`, decoded, CDATA too; those of elements inside it are not counted. */
export function getTextOfNode(text: string, node: XmlNode): string {
  const inner = text.slice(node.openTo, node.closeFrom);
  if (!inner.includes('<')) return decodeCharacters(inner);
  let shown = '';
  let at = node.openTo;
  for (const child of [...node.children, { from: node.closeFrom, to: node.closeFrom }]) {
    shown += charactersBetween(text, at, child.from);
    at = child.to;
  }
  return shown;
}

/** Decoded characters of a stretch without elements: comments and instructions are passed over. */
function charactersBetween(text: string, from: number, to: number): string {
  const reader = createXmlReader(`<t>${text.slice(from, to)}</t>`, MAIN_SPACES);
  let shown = '';
  for (let kind = readNextToken(reader); kind !== TOKEN.END && kind !== TOKEN.BROKEN; kind = readNextToken(reader))
    if (kind === TOKEN.TEXT || kind === TOKEN.CDATA) shown += readTokenText(reader, kind);
  return shown;
}

/** The attribute called `name`: as written (`r:id`) or by its key (`{uri}id`). */
export function attributeOf(node: XmlNode, name: string): XmlAttribute | null {
  return node.attributes.find((one) => one.key === name || one.name === name) ?? null;
}

/** The id of the relationship that an element names (`r:id`, under any prefix), or null. */
export function linkIdOf(node: XmlNode): string | null {
  const keys = [...LINK_SPACES].map((uri) => `{${uri}}id`);
  return node.attributes.find((one) => keys.includes(one.key))?.value ?? null;
}

/** The first child called `name`, or null. */
export function childOf(node: XmlNode, name: string): XmlNode | null {
  return node.children.find((child) => child.name === name) ?? null;
}

/** All elements under `node` called `name`, however deep, in the text's order. */
export function listNodesUnder(node: XmlNode, name: string): readonly XmlNode[] {
  return node.children.flatMap((child) => (child.name === name ? [child, ...listNodesUnder(child, name)] : listNodesUnder(child, name)));
}

/** The prefix an element is written with, its colon included; empty without one. New elements beside it take the same. */
export function prefixOf(node: Pick<XmlNode, 'raw'>): string {
  return node.raw.slice(0, node.raw.indexOf(':') + 1);
}

/**
 * `text` with every edit made. Edits come in any order; several that only insert at one place keep theirs.
 * @throws Error where two edits overlap: that is a bug of the caller.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const sorted = edits.toSorted((one, other) => one.from - other.from || one.to - other.to);
  const pieces: string[] = [];
  let at = 0;
  for (const { from, to, text: piece } of sorted) {
    if (from < at || to < from || to > text.length) throw new Error(`edits overlap at ${from}`);
    pieces.push(text.slice(at, from), piece);
    at = to;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}

/** Gives `name` (as written) the value: in its place and quotes, or as a last attribute where the tag has none. */
export function setAttribute(node: XmlNode, text: string, name: string, value: string): Edit {
  const known = attributeOf(node, name);
  const quote = known !== null && text.charAt(known.valueTo) === "'" ? "'" : '"';
  if (known !== null) return { from: known.valueFrom, to: known.valueTo, text: escapeAttributeValue(value, quote) };
  const at = node.attributes.at(-1)?.to ?? node.from + 1 + node.raw.length;
  return { from: at, to: at, text: ` ${name}="${escapeAttributeValue(value)}"` };
}

/** Takes an attribute out, with the space before it. */
export function removeAttribute(text: string, attribute: XmlAttribute): Edit {
  let { from } = attribute;
  while (/\s/.test(text.charAt(from - 1))) from -= 1;
  return { from, to: attribute.to, text: '' };
}

/** A value as it stands between such quotes; what a reader would fold into a space is written as a reference. */
export function escapeAttributeValue(value: string, quote: '"' | "'" = '"'): string {
  return escapeText(value)
    .replaceAll(quote, quote === '"' ? '&quot;' : '&apos;')
    .replace(/[\t\n]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Character data; CR as a reference, since a reader would take it for a line end. */
export function escapeText(text: string): string {
  if (!/[&<>\r]/.test(text)) return text;
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');
}
