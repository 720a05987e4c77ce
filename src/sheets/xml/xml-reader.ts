// Walks through XML token by token, telling where each stands: a whole text that is edited in place, or one that arrives in pieces.
// Well-formedness is checked; no DTD, no entities of its own.
import { ROOT_SCOPE, type XmlScope, decodeReferences, isNameCode, isSpaceCode, lookUpName, createScopeWithin } from './xml-names.ts';
import { UNFINISHED, type XmlTag, attributeValue, readAttributes } from './xml-attributes.ts';

/**
 * What a token is. `OTHER` are comments and instructions; an empty element opens (`isEmpty`) and doesn't close; `MORE`: the rest of a text
 * that arrives in pieces is no whole token.
 */
export const TOKEN = { END: 0, OPEN: 1, CLOSE: 2, TEXT: 3, CDATA: 4, OTHER: 5, BROKEN: 6, MORE: 7 } as const;
export type TokenKind = (typeof TOKEN)[keyof typeof TOKEN];

/** Why reading stopped. */
export type XmlTrouble = 'dtd' | 'encoding' | 'xml';

/** Where reading stands, and the token last read. Only `readNextToken` changes it, and between pieces who feeds it. */
export interface XmlReader extends XmlTag {
  /** Namespaces whose elements are told by their bare local name. */
  readonly home: ReadonlySet<string>;
  /** The token read last is `text.slice(from, at)`. */
  from: number;
  at: number;
  /** Of an opened or closed element: local name in a home namespace, else `{uri}local`. */
  name: string;
  isEmpty: boolean;
  /** Open elements, that of the last opening tag counted. */
  depth: number;
  /** How many elements stand around the one just opened or closed. */
  outer: number;
  scope: XmlScope;
  /** False once the root closed. */
  mayOpen: boolean;
  trouble: XmlTrouble | null;
  /** Of open elements, and behind them left over, the one closed last first: as written, and as told. */
  readonly rawNames: string[];
  readonly names: string[];
  /** The next `&` at or after the place last asked for; -1 not known. */
  ampersand: number;
  /** Reading began inside the text: what lies behind the element is not looked at. */
  readonly isInside: boolean;
  /** Nothing follows: what is unfinished is broken. */
  isWhole: boolean;
  /** Something was read before which no XML declaration may stand. */
  begun: boolean;
  /** For a handler (xml-part.ts) to set. */
  wantsText: boolean;
}

const DEEPEST = 1_000;
const LONGEST_REFERENCE = 16;
/** Behind every text; a small integer, so that the field stays one for the compiler. */
const FAR = 0x3fffffff;
const MARK = 0xfeff;
const BANG = 33;
const SLASH = 47;
const LESS = 60;
const GREATER = 62;
const QUESTION = 63;
/** Characters that XML 1.0 forbids. */
export const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;

/** The scope for readers that begin inside a document: no closing tag of theirs ends it. */
export function createLastingScope(scope: XmlScope): XmlScope {
  return { ...scope, depth: -1, outer: null };
}

/** A reader at the start of `text`, or at an element inside it that stands in `scope` (`createLastingScope`). */
export function createXmlReader(
  text: string,
  home: ReadonlySet<string>,
  inside: { readonly at: number; readonly scope: XmlScope } | null = null,
): XmlReader {
  const at = inside?.at ?? startOf(text);
  return {
    text,
    home,
    from: at,
    at,
    name: '',
    isEmpty: false,
    places: [],
    attributeCount: 0,
    depth: 0,
    outer: 0,
    scope: inside?.scope ?? ROOT_SCOPE,
    tagScope: inside?.scope ?? ROOT_SCOPE,
    mayOpen: true,
    trouble: inside === null && FORBIDDEN.test(text) ? 'xml' : null,
    rawNames: [],
    names: [],
    ampersand: -1,
    isInside: inside !== null,
    isWhole: true,
    begun: false,
    wantsText: false,
  };
}

function startOf(text: string): number {
  return text.charCodeAt(0) === MARK ? 1 : 0;
}

/** Reads the next token. BROKEN, with `trouble` set, where the text is not well-formed XML or has a DTD; END after the root of a whole text. */
export function readNextToken(reader: XmlReader): TokenKind {
  if (reader.trouble !== null) return TOKEN.BROKEN;
  const { text, at } = reader;
  reader.from = at;
  if (at >= text.length) return reader.isWhole && reader.depth === 0 && !reader.mayOpen ? TOKEN.END : unfinished(reader);
  if (text.charCodeAt(at) !== LESS) return readText(reader);
  const code = text.charCodeAt(at + 1);
  if (code === SLASH) return readClose(reader);
  if (code === BANG) return readDeclaration(reader);
  return code === QUESTION ? readInstruction(reader) : readOpen(reader);
}

/** The name of the element just opened, as written. */
export function readRawName(reader: XmlReader): string {
  return reader.rawNames[reader.outer] ?? '';
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
export function readTokenText(reader: XmlReader, kind: TokenKind): string {
  if (kind === TOKEN.CDATA) return withLineFeeds(reader.text.slice(reader.from + 9, reader.at - 3));
  return decodeCharacters(reader.text.slice(reader.from, reader.at));
}

function broken(reader: XmlReader, trouble: XmlTrouble = 'xml'): typeof TOKEN.BROKEN {
  reader.trouble = trouble;
  return TOKEN.BROKEN;
}

/** The text ends within a token: more is to come, or it is broken. */
function unfinished(reader: XmlReader): TokenKind {
  return reader.isWhole ? broken(reader) : TOKEN.MORE;
}

function readText(reader: XmlReader): TokenKind {
  const { text, from } = reader;
  const less = nextTag(text, from);
  const to = less < 0 ? textEnd(reader) : less;
  if (to === from) return TOKEN.MORE;
  reader.at = to;
  if (reader.depth === 0) {
    reader.begun ||= reader.isWhole;
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

/** Where the next `<` stands, or -1. Mostly it is near: asking a few characters is quicker than searching. */
function nextTag(text: string, from: number): number {
  for (let at = from; at < from + 8; at++) if (text.charCodeAt(at) === LESS) return at;
  return text.indexOf('<', from);
}

/** Where the last text ends: before a reference that the next piece may finish. */
function textEnd({ text, from, isWhole }: XmlReader): number {
  if (isWhole) return text.length;
  const ampersand = text.lastIndexOf('&');
  return ampersand >= from && !text.includes(';', ampersand) && text.length - ampersand <= LONGEST_REFERENCE ? ampersand : text.length;
}

function readClose(reader: XmlReader): TokenKind {
  const { text, from } = reader;
  if (reader.depth === 0) return broken(reader);
  const raw = reader.rawNames[reader.depth - 1] ?? '';
  let at = from + 2 + raw.length;
  if (at >= text.length && !text.includes('>', from)) return unfinished(reader);
  if (text.charCodeAt(from + 2) !== raw.charCodeAt(0) || (raw.length > 1 && !text.startsWith(raw, from + 2))) return broken(reader);
  while (isSpaceCode(text.charCodeAt(at))) at++;
  if (at >= text.length) return unfinished(reader);
  if (text.charCodeAt(at) !== GREATER) return broken(reader);
  reader.at = at + 1;
  closeElement(reader);
  return TOKEN.CLOSE;
}

function closeElement(reader: XmlReader): void {
  reader.depth -= 1;
  const { depth } = reader;
  reader.outer = depth;
  reader.name = reader.names[depth] ?? '';
  if (depth === 0) reader.mayOpen = false;
  // The scope is told by the depth of its element below the place where reading began.
  if (reader.scope.depth === depth && reader.scope.outer !== null) reader.scope = reader.scope.outer;
}

function readOpen(reader: XmlReader): TokenKind {
  const { text, from, depth } = reader;
  let at = from + 1;
  while (isNameCode(text.charCodeAt(at))) at++;
  if (at >= text.length) return unfinished(reader);
  if (at === from + 1 || !reader.mayOpen || depth >= DEEPEST) return broken(reader);
  const nameTo = at;
  reader.attributeCount = 0;
  at = readAttributes(reader, at);
  if (at < 0) return at === UNFINISHED ? unfinished(reader) : broken(reader);
  if (reader.attributeCount > 0 && !declare(reader)) return broken(reader);
  const letter = nameTo === from + 2 ? reader.scope.letters[text.charCodeAt(from + 1)] : undefined;
  const raw = letter ?? text.slice(from + 1, nameTo);
  const name = letter ?? lookUpName(reader.scope, reader.home, raw);
  if (name === null) return broken(reader);
  reader.begun = true;
  reader.isEmpty = text.charCodeAt(at) === SLASH;
  reader.at = reader.isEmpty ? at + 2 : at + 1;
  reader.rawNames[depth] = raw;
  reader.names[depth] = name;
  reader.depth = depth + 1;
  reader.outer = depth;
  if (reader.tagScope !== reader.scope) reader.tagScope = reader.scope;
  if (reader.isEmpty) closeElement(reader);
  reader.name = name;
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
    const uri = attributeValue(reader, index);
    if (name !== 'xmlns' && uri === '') return false;
    declared ??= new Map();
    declared.set(name.slice(6), uri);
  }
  if (declared !== null) reader.scope = createScopeWithin(reader.scope, reader.depth, declared);
  return true;
}

/** A comment, a CDATA section, or a DOCTYPE, which is never read. */
function readDeclaration(reader: XmlReader): TokenKind {
  const { text, from } = reader;
  const start = text.slice(from, from + 9);
  if (start.startsWith('<!--')) {
    const end = text.indexOf('--', from + 4);
    if (end < 0 || end + 2 >= text.length) return unfinished(reader);
    if (text.charCodeAt(end + 2) !== GREATER) return broken(reader);
    reader.at = end + 3;
    reader.begun = true;
    return TOKEN.OTHER;
  }
  if (start === '<![CDATA[' && reader.depth > 0) {
    const end = text.indexOf(']]>', from + 9);
    if (end < 0) return unfinished(reader);
    reader.at = end + 3;
    return TOKEN.CDATA;
  }
  if (start === '<!DOCTYPE') return broken(reader, 'dtd');
  return start.length < 9 && DECLARATIONS.some((whole) => whole.startsWith(start)) ? unfinished(reader) : broken(reader);
}

const DECLARATIONS = ['<!--', '<![CDATA[', '<!DOCTYPE'];

/** An instruction has no effect; the XML declaration stands first and names an encoding that is read here. */
function readInstruction(reader: XmlReader): TokenKind {
  const { text, from } = reader;
  const end = text.indexOf('?>', from + 2);
  if (end < 0) return unfinished(reader);
  const [target = ''] = /^[^\s?]*/.exec(text.slice(from + 2, end)) ?? [];
  if (target === '' || (target.toLowerCase() === 'xml' && reader.begun)) return broken(reader);
  const encoding = target === 'xml' ? /\sencoding\s*=\s*["']([^"']*)["']/.exec(text.slice(from, end))?.[1] : undefined;
  reader.at = end + 2;
  reader.begun = true;
  if (encoding !== undefined && !/^(utf-?8|utf-?16(le|be)?|us-ascii)$/i.test(encoding)) return broken(reader, 'encoding');
  return TOKEN.OTHER;
}
