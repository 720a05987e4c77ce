// Walks through a whole XML text token by token, telling where each stands: what editing in place and sheets are read with.
import {
  ROOT_SCOPE,
  type XmlScope,
  decodeReferences,
  isNameCode,
  isNameTaken,
  isSpaceCode,
  lookUpName,
  scopeWithin,
} from '../xml/xml-names.ts';

/** What a token is. `OTHER` are comments and instructions; an empty element opens (`isEmpty`) and doesn't close. */
export const TOKEN = { END: 0, OPEN: 1, CLOSE: 2, TEXT: 3, CDATA: 4, OTHER: 5, BROKEN: 6 } as const;
export type TokenKind = (typeof TOKEN)[keyof typeof TOKEN];

/** Where reading stands, and the token last read. Only `nextToken` changes it. */
export interface XmlReader {
  readonly text: string;
  /** Namespaces whose elements are told by their bare local name. */
  readonly home: ReadonlySet<string>;
  /** The token read last is `text.slice(from, at)`. */
  from: number;
  at: number;
  /** Of an opened or closed element: local name in a home namespace, else `{uri}local`. */
  name: string;
  raw: string;
  isEmpty: boolean;
  /** Four places an attribute: name from, name to, value from, value to. */
  readonly places: number[];
  attributeCount: number;
  /** Open elements, that of the last opening tag counted. */
  depth: number;
  scope: XmlScope;
  /** What stands in force in the tag just opened, also where it ended at once. */
  tagScope: XmlScope;
  /** False once the root closed. */
  mayOpen: boolean;
  trouble: 'dtd' | 'encoding' | 'xml' | null;
  readonly rawNames: string[];
  readonly names: string[];
  /** The next `&` at or after the place last asked for; -1 not known. */
  ampersand: number;
  /** Reading began inside the text: what lies behind the element is not looked at. */
  readonly isInside: boolean;
}

const DEEPEST = 1_000;
const MOST_ATTRIBUTES = 256;
const FAR = 0x3fffffff;
const MARK = 0xfeff;
const BANG = 33;
const QUOTE = 34;
const AMPERSAND = 38;
const APOSTROPHE = 39;
const SLASH = 47;
const LESS = 60;
const EQUALS = 61;
const GREATER = 62;
const QUESTION = 63;
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;

/** The scope for readers that begin inside a document: no closing tag of theirs ends it. */
export function lastingScope(scope: XmlScope): XmlScope {
  return { ...scope, depth: -1, outer: null };
}

/** A reader at the start of `text`, or at an element inside it that stands in `scope` (`lastingScope`). */
export function createXmlReader(
  text: string,
  home: ReadonlySet<string>,
  inside: { readonly at: number; readonly scope: XmlScope } | null = null,
): XmlReader {
  const { from, at } = startOf(text);
  return {
    text,
    home,
    from: inside?.at ?? from,
    at: inside?.at ?? at,
    name: '',
    raw: '',
    isEmpty: false,
    places: [],
    attributeCount: 0,
    depth: 0,
    scope: inside?.scope ?? ROOT_SCOPE,
    tagScope: inside?.scope ?? ROOT_SCOPE,
    mayOpen: true,
    trouble: inside === null && FORBIDDEN.test(text) ? 'xml' : null,
    rawNames: [],
    names: [],
    ampersand: -1,
    isInside: inside !== null,
  };
}

/** A reader at the start of a text that is known to have no character that XML forbids: a large one is not looked through for them again. */
export function createCleanReader(text: string, home: ReadonlySet<string>): XmlReader {
  return { ...createXmlReader('', home), text, ...startOf(text) };
}

function startOf(text: string): Pick<XmlReader, 'from' | 'at'> {
  const start = text.charCodeAt(0) === MARK ? 1 : 0;
  return { from: start, at: start };
}

/** Reads the next token. BROKEN, with `trouble` set, where the text is not well-formed XML or has a DTD; END after the root. */
export function nextToken(reader: XmlReader): TokenKind {
  if (reader.trouble !== null) return TOKEN.BROKEN;
  const { text, at } = reader;
  reader.from = at;
  if (at >= text.length) return reader.depth === 0 && !reader.mayOpen ? TOKEN.END : broken(reader);
  if (text.charCodeAt(at) !== LESS) return readText(reader);
  const code = text.charCodeAt(at + 1);
  if (code === SLASH) return readClose(reader);
  if (code === BANG) return readDeclaration(reader);
  return code === QUESTION ? readInstruction(reader) : readOpen(reader);
}

/** The decoded value of the attribute called `name` (as written) of the element just opened, or null. */
export function readerAttribute(reader: XmlReader, name: string): string | null {
  const { text, places } = reader;
  for (let index = 0; index < reader.attributeCount; index++) {
    const from = places[index * 4] ?? 0;
    if ((places[index * 4 + 1] ?? 0) - from === name.length && text.startsWith(name, from))
      return decodeValue(text.slice(places[index * 4 + 2], places[index * 4 + 3]));
  }
  return null;
}

/** An attribute's value as XML means it. The reader has seen to its references. */
export function decodeValue(raw: string): string {
  const plain = /[\t\n\r]/.test(raw) ? raw.replace(/\r\n|[\t\n\r]/g, ' ') : raw;
  return decodeReferences(plain) ?? plain;
}

/** Character data as XML means it: line ends are LF, references replaced. */
export function decodeCharacters(raw: string): string {
  const plain = withLineFeeds(raw);
  return decodeReferences(plain) ?? plain;
}

/** CR LF and lone CR as XML reads them. */
export function withLineFeeds(raw: string): string {
  return raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
}

/** The decoded text of a TEXT or CDATA token just read. */
export function readerText(reader: XmlReader, kind: TokenKind): string {
  if (kind === TOKEN.CDATA) return withLineFeeds(reader.text.slice(reader.from + 9, reader.at - 3));
  return decodeCharacters(reader.text.slice(reader.from, reader.at));
}

function broken(reader: XmlReader, trouble: 'dtd' | 'encoding' | 'xml' = 'xml'): typeof TOKEN.BROKEN {
  reader.trouble = trouble;
  return TOKEN.BROKEN;
}

function readText(reader: XmlReader): TokenKind {
  const { text, from } = reader;
  const less = text.indexOf('<', from);
  const to = less < 0 ? text.length : less;
  reader.at = to;
  if (reader.depth === 0) {
    for (let at = from; at < to; at++) if (!isSpaceCode(text.charCodeAt(at))) return broken(reader);
    return TOKEN.TEXT;
  }
  if (reader.isInside) return decodeReferences(text.slice(from, to)) === null ? broken(reader) : TOKEN.TEXT;
  if (reader.ampersand < from) {
    const found = text.indexOf('&', from);
    reader.ampersand = found < 0 ? FAR : found;
  }
  return reader.ampersand < to && decodeReferences(text.slice(from, to)) === null ? broken(reader) : TOKEN.TEXT;
}

function readClose(reader: XmlReader): TokenKind {
  const { text, from } = reader;
  if (reader.depth === 0) return broken(reader);
  const raw = reader.rawNames[reader.depth - 1] ?? '';
  if (!text.startsWith(raw, from + 2)) return broken(reader);
  let at = from + 2 + raw.length;
  while (isSpaceCode(text.charCodeAt(at))) at++;
  if (text.charCodeAt(at) !== GREATER) return broken(reader);
  reader.at = at + 1;
  reader.raw = raw;
  closeElement(reader);
  return TOKEN.CLOSE;
}

function closeElement(reader: XmlReader): void {
  reader.depth -= 1;
  reader.name = reader.names[reader.depth] ?? '';
  if (reader.depth === 0) reader.mayOpen = false;
  // The scope is told by the depth of its element below the place where reading began.
  if (reader.scope.depth === reader.depth && reader.scope.outer !== null) reader.scope = reader.scope.outer;
}

function readOpen(reader: XmlReader): TokenKind {
  const { text, from } = reader;
  let at = from + 1;
  while (isNameCode(text.charCodeAt(at))) at++;
  if (at === from + 1 || !reader.mayOpen || reader.depth >= DEEPEST) return broken(reader);
  const nameTo = at;
  reader.attributeCount = 0;
  at = readAttributes(reader, at);
  if (at < 0) return broken(reader);
  if (reader.attributeCount > 0 && !declare(reader)) return broken(reader);
  const letter = nameTo === from + 2 ? reader.scope.letters[text.charCodeAt(from + 1)] : undefined;
  const raw = letter ?? text.slice(from + 1, nameTo);
  const name = letter ?? lookUpName(reader.scope, reader.home, raw);
  if (name === null) return broken(reader);
  reader.isEmpty = text.charCodeAt(at) === SLASH;
  reader.at = reader.isEmpty ? at + 2 : at + 1;
  reader.rawNames[reader.depth] = raw;
  reader.names[reader.depth] = name;
  reader.depth += 1;
  reader.tagScope = reader.scope;
  if (reader.isEmpty) closeElement(reader);
  reader.name = name;
  reader.raw = raw;
  return TOKEN.OPEN;
}

/** Takes up the namespaces that the tag just read declares; false where one takes a prefix back, which XML 1.0 has not. */
function declare(reader: XmlReader): boolean {
  const { text, places } = reader;
  let declared: Map<string, string> | null = null;
  for (let index = 0; index < reader.attributeCount; index++) {
    const from = places[index * 4] ?? 0;
    if (text.charCodeAt(from) !== 120 || !text.startsWith('xmlns', from)) continue;
    const name = text.slice(from, places[index * 4 + 1]);
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    const uri = decodeValue(text.slice(places[index * 4 + 2], places[index * 4 + 3]));
    if (name !== 'xmlns' && uri === '') return false;
    declared ??= new Map();
    declared.set(name.slice(6), uri);
  }
  if (declared !== null) reader.scope = scopeWithin(reader.scope, reader.depth, declared);
  return true;
}

/** Reads attributes from `from`; answers where the tag's `>` or `/>` stands, -1 where there is none. */
function readAttributes(reader: XmlReader, from: number): number {
  const { text, places } = reader;
  let at = from;
  for (;;) {
    const gap = at;
    while (isSpaceCode(text.charCodeAt(at))) at++;
    const code = text.charCodeAt(at);
    if (code === GREATER) return at;
    if (code === SLASH) return text.charCodeAt(at + 1) === GREATER ? at : -1;
    const name = at;
    while (isNameCode(text.charCodeAt(at))) at++;
    const nameTo = at;
    while (isSpaceCode(text.charCodeAt(at))) at++;
    if (name === gap || nameTo === name || text.charCodeAt(at) !== EQUALS) return -1;
    at++;
    while (isSpaceCode(text.charCodeAt(at))) at++;
    const quote = text.charCodeAt(at);
    const end = quote === QUOTE || quote === APOSTROPHE ? valueEnd(text, at + 1, quote) : -1;
    if (end < 0 || reader.attributeCount >= MOST_ATTRIBUTES || isNameTaken(text, places, reader.attributeCount, { from: name, to: nameTo }))
      return -1;
    const place = reader.attributeCount * 4;
    places[place] = name;
    places[place + 1] = nameTo;
    places[place + 2] = at + 1;
    places[place + 3] = end;
    reader.attributeCount += 1;
    at = end + 1;
  }
}

/** Where the value ends that begins at `from`; -1 for one that never ends, or holds `<` or a reference that is none. */
function valueEnd(text: string, from: number, quote: number): number {
  let hasReference = false;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return hasReference && decodeReferences(text.slice(from, at)) === null ? -1 : at;
    if (code === LESS) return -1;
    if (code === AMPERSAND) hasReference = true;
  }
  return -1;
}

/** A comment, a CDATA section, or a DOCTYPE, which is never read. */
function readDeclaration(reader: XmlReader): TokenKind {
  const { text, from } = reader;
  if (text.startsWith('<!--', from)) {
    const end = text.indexOf('--', from + 4);
    if (end < 0 || text.charCodeAt(end + 2) !== GREATER) return broken(reader);
    reader.at = end + 3;
    return TOKEN.OTHER;
  }
  if (text.startsWith('<![CDATA[', from) && reader.depth > 0) {
    const end = text.indexOf(']]>', from + 9);
    if (end < 0) return broken(reader);
    reader.at = end + 3;
    return TOKEN.CDATA;
  }
  return broken(reader, text.startsWith('<!DOCTYPE', from) ? 'dtd' : 'xml');
}

/** An instruction has no effect; the XML declaration stands first and names an encoding that is read here. */
function readInstruction(reader: XmlReader): TokenKind {
  const { text, from } = reader;
  const end = text.indexOf('?>', from + 2);
  if (end < 0) return broken(reader);
  const [target = ''] = /^[^\s?]*/.exec(text.slice(from + 2, end)) ?? [];
  const isFirst = from === 0 || (from === 1 && text.charCodeAt(0) === MARK);
  if (target === '' || (target.toLowerCase() === 'xml' && !isFirst)) return broken(reader);
  const encoding = target === 'xml' ? /\sencoding\s*=\s*["']([^"']*)["']/.exec(text.slice(from, end))?.[1] : undefined;
  reader.at = end + 2;
  if (encoding !== undefined && !/^(utf-?8|utf-?16(le|be)?|us-ascii)$/i.test(encoding)) return broken(reader, 'encoding');
  return TOKEN.OTHER;
}
