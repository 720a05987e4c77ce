// A fast scanner for XML that arrives in pieces: tags, attributes, text; well-formedness checked, no DTD, no entities of its own.
import { ROOT_SCOPE, type XmlScope, decodeReferences, isNameCode, isNameTaken, isSpaceCode, lookUpName, scopeWithin } from './xml-names.ts';

/** What the scanner tells, in document order. An empty element opens and closes. */
export interface XmlHandler {
  /** `name` is the local name in a home namespace, else `{uri}local`. Attributes can be asked for until it returns. */
  readonly open: (name: string, scanner: XmlScanner) => void;
  readonly close: (name: string, scanner: XmlScanner) => void;
  /** A piece of text, decoded; only while `wantsText` is set. One run may come in several pieces. */
  readonly text: (piece: string) => void;
  /**
   * Where a reader knows what is coming it may read whole elements by itself, from the `<` at `less` of the scanner's text, and answer
   * where it stopped; `less` where it read nothing. It takes only what the scanner would have taken.
   */
  readonly ahead?: (scanner: XmlScanner, less: number) => number;
}

/** Why scanning stopped. */
export type XmlTrouble = 'dtd' | 'encoding' | 'not-well-formed';

/** The state of one document. Only `wantsText` is for the handler to set. */
export interface XmlScanner {
  readonly handler: XmlHandler;
  /** Namespaces whose elements are told by their bare local name. */
  readonly home: ReadonlySet<string>;
  wantsText: boolean;
  /** Open elements, the one being opened or closed not counted. */
  depth: number;
  trouble: XmlTrouble | null;
  /** What is still unread, and the newest piece. */
  text: string;
  /** The next `&` at or after the place last asked for; -1 not known. */
  ampersand: number;
  begun: boolean;
  rootClosed: boolean;
  endsInReturn: boolean;
  scope: XmlScope;
  /** Names of open elements by depth; what stands at `depth` and beyond is left over. */
  readonly openRawNames: string[];
  readonly openNames: string[];
  attributeCount: number;
  /** Four places an attribute: name from, name to, value from, value to. */
  readonly attributePlaces: number[];
}

const DEEPEST = 1_000;
const MOST_ATTRIBUTES = 256;
/** A tag, comment or CDATA section longer than this is refused: nothing in a workbook needs it. */
const LONGEST_TOKEN = 1_000_000;
const LONGEST_REFERENCE = 16;
/** Behind every piece; a small integer, so that the field stays one for the compiler. */
const FAR = 0x3fffffff;
const MORE = -1;
const FAILED = -2;
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

/** A scanner at the start of a document. */
export function createXmlScanner(handler: XmlHandler, home: ReadonlySet<string>): XmlScanner {
  return {
    handler,
    home,
    wantsText: false,
    depth: 0,
    trouble: null,
    text: '',
    ampersand: -1,
    begun: false,
    rootClosed: false,
    endsInReturn: false,
    scope: ROOT_SCOPE,
    openRawNames: [],
    openNames: [],
    attributeCount: 0,
    attributePlaces: [],
  };
}

/** Scans the next piece of the document. Answers false, with `trouble` set, when it is not to be read on. */
export function feedXml(scanner: XmlScanner, piece: string): boolean {
  if (scanner.trouble !== null) return false;
  if (FORBIDDEN.test(piece)) return fail(scanner) !== FAILED;
  const fresh = withLineFeeds(scanner, piece);
  scanner.text = scanner.text === '' ? fresh : scanner.text + fresh;
  scanner.ampersand = -1;
  const at = scanTokens(scanner);
  if (at === FAILED) return false;
  scanner.text = at === 0 ? scanner.text : scanner.text.slice(at);
  return scanner.text.length <= LONGEST_TOKEN || fail(scanner) !== FAILED;
}

/** Ends the document: false, with `trouble` set, when something is still open. */
export function finishXml(scanner: XmlScanner): boolean {
  if (scanner.trouble !== null) return false;
  return (scanner.text === '' && scanner.depth === 0 && scanner.rootClosed) || fail(scanner) !== FAILED;
}

/** The value of the attribute `name` (as written, with any prefix), or null. */
export function attribute(scanner: XmlScanner, name: string): string | null {
  const index = attributeIndex(scanner, name);
  return index < 0 ? null : attributeValue(scanner, index);
}

/** The value of the attribute with this local name whose prefix means one of `uris`, or null. */
export function attributeIn(scanner: XmlScanner, uris: ReadonlySet<string>, local: string): string | null {
  for (let index = 0; index < scanner.attributeCount; index++) {
    const name = scanner.text.slice(scanner.attributePlaces[index * 4], scanner.attributePlaces[index * 4 + 1]);
    const colon = name.indexOf(':');
    if (colon < 0 || name.slice(colon + 1) !== local) continue;
    const uri = scanner.scope.prefixes.get(name.slice(0, colon));
    if (uri !== undefined && uris.has(uri)) return attributeValue(scanner, index);
  }
  return null;
}

/** Which attribute is called `name`, or -1. */
export function attributeIndex(scanner: XmlScanner, name: string): number {
  const { text, attributePlaces: places } = scanner;
  const { length } = name;
  for (let index = 0; index < scanner.attributeCount; index++) {
    const from = places[index * 4] ?? 0;
    if ((places[index * 4 + 1] ?? 0) - from !== length || text.charCodeAt(from) !== name.charCodeAt(0)) continue;
    if (length === 1 || text.startsWith(name, from)) return index;
  }
  return -1;
}

/** The decoded value of an attribute by its index. */
export function attributeValue(scanner: XmlScanner, index: number): string {
  const raw = scanner.text.slice(scanner.attributePlaces[index * 4 + 2], scanner.attributePlaces[index * 4 + 3]);
  const plain = raw.length > 1 && /[\t\n\r]/.test(raw) ? raw.replace(/[\t\n\r]/g, ' ') : raw;
  if (!plain.includes('&')) return plain;
  const decoded = decodeReferences(plain);
  if (decoded === null) fail(scanner);
  return decoded ?? '';
}

/** Stops the scan: the document is not well-formed, or its reader found it impossible. */
function fail(scanner: XmlScanner, trouble: XmlTrouble = 'not-well-formed'): typeof FAILED {
  scanner.trouble ??= trouble;
  return FAILED;
}

/** Line ends as XML reads them: CR LF and lone CR are LF, also where a piece ends between the two. */
function withLineFeeds(scanner: XmlScanner, piece: string): string {
  const fresh = scanner.endsInReturn && piece.startsWith('\n') ? piece.slice(1) : piece;
  scanner.endsInReturn = piece.endsWith('\r');
  return fresh.includes('\r') ? fresh.replace(/\r\n?/g, '\n') : fresh;
}

/** Scans as many whole tokens as there are; answers where the unread rest begins. */
function scanTokens(scanner: XmlScanner): number {
  const { text } = scanner;
  const { ahead } = scanner.handler;
  let at = 0;
  for (;;) {
    const tag = nextTag(text, at);
    if (tag < 0) return at === text.length ? at : scanTail(scanner, at);
    if (tag > at && scanText(scanner, at, tag) === FAILED) return FAILED;
    const less = ahead === undefined ? tag : ahead(scanner, tag);
    if (less > tag && text.charCodeAt(less) !== LESS) {
      at = less;
      continue;
    }
    const code = text.charCodeAt(less + 1);
    let next: number;
    if (code === SLASH) next = scanClose(scanner, less);
    else if (code === BANG) next = scanDeclaration(scanner, less);
    else if (code === QUESTION) next = scanInstruction(scanner, less);
    else next = scanOpen(scanner, less);
    if (next === FAILED || scanner.trouble !== null) return FAILED;
    if (next === MORE) return less;
    scanner.begun = true;
    at = next;
  }
}

/** Where the next `<` stands, or -1. Mostly it is near: asking a few characters is quicker than searching. */
function nextTag(text: string, from: number): number {
  for (let at = from; at < from + 8; at++) if (text.charCodeAt(at) === LESS) return at;
  return text.indexOf('<', from);
}

/** Text at the end of what has come: all but an unfinished reference is told. */
function scanTail(scanner: XmlScanner, at: number): number {
  const { text } = scanner;
  const ampersand = text.lastIndexOf('&');
  const end = ampersand >= at && !text.includes(';', ampersand) ? ampersand : text.length;
  if (text.length - end > LONGEST_REFERENCE) return fail(scanner);
  if (end > at && scanText(scanner, at, end) === FAILED) return FAILED;
  return end;
}

function scanText(scanner: XmlScanner, from: number, to: number): number {
  const { text } = scanner;
  if (scanner.depth === 0) {
    for (let at = from; at < to; at++) if (!isSpaceCode(text.charCodeAt(at))) return fail(scanner);
    return to;
  }
  if (scanner.ampersand < from) {
    const found = text.indexOf('&', from);
    scanner.ampersand = found < 0 ? FAR : found;
  }
  if (scanner.ampersand >= to) {
    if (scanner.wantsText) scanner.handler.text(text.slice(from, to));
    return to;
  }
  const decoded = decodeReferences(text.slice(from, to));
  if (decoded === null) return fail(scanner);
  if (scanner.wantsText) scanner.handler.text(decoded);
  return to;
}

function scanClose(scanner: XmlScanner, less: number): number {
  const { text } = scanner;
  const raw = scanner.depth === 0 ? undefined : scanner.openRawNames[scanner.depth - 1];
  if (raw === undefined) return fail(scanner);
  let at = less + 2 + raw.length;
  if (at >= text.length) return text.includes('>', less) ? fail(scanner) : MORE;
  if (text.charCodeAt(less + 2) !== raw.charCodeAt(0) || (raw.length > 1 && !text.startsWith(raw, less + 2))) return fail(scanner);
  while (isSpaceCode(text.charCodeAt(at))) at++;
  if (at >= text.length) return MORE;
  if (text.charCodeAt(at) !== GREATER) return fail(scanner);
  closeElement(scanner);
  return at + 1;
}

function closeElement(scanner: XmlScanner): void {
  scanner.depth -= 1;
  const { depth } = scanner;
  const name = scanner.openNames[depth] ?? '';
  if (depth === 0) scanner.rootClosed = true;
  scanner.handler.close(name, scanner);
  if (scanner.scope.depth === depth) scanner.scope = scanner.scope.outer ?? ROOT_SCOPE;
}

function scanOpen(scanner: XmlScanner, less: number): number {
  const { text } = scanner;
  let at = less + 1;
  while (isNameCode(text.charCodeAt(at))) at++;
  if (at >= text.length) return MORE;
  if (at === less + 1 || scanner.rootClosed || scanner.depth >= DEEPEST) return fail(scanner);
  const nameEnd = at;
  scanner.attributeCount = 0;
  at = scanAttributes(scanner, at);
  if (at < 0) return at;
  const isEmpty = text.charCodeAt(at) === SLASH;
  const declared = scanner.attributeCount === 0 ? null : declarations(scanner);
  if (declared !== null) scanner.scope = scopeWithin(scanner.scope, scanner.depth, declared);
  const letter = nameEnd === less + 2 ? scanner.scope.letters[text.charCodeAt(less + 1)] : undefined;
  const raw = letter ?? text.slice(less + 1, nameEnd);
  const name = letter ?? lookUpName(scanner.scope, scanner.home, raw);
  if (name === null) return fail(scanner);
  scanner.handler.open(name, scanner);
  scanner.openRawNames[scanner.depth] = raw;
  scanner.openNames[scanner.depth] = name;
  scanner.depth += 1;
  if (isEmpty) closeElement(scanner);
  return isEmpty ? at + 2 : at + 1;
}

/** The namespaces that the tag just read declares, or null. */
function declarations(scanner: XmlScanner): Map<string, string> | null {
  const { text, attributePlaces: places } = scanner;
  let declared: Map<string, string> | null = null;
  for (let index = 0; index < scanner.attributeCount; index++) {
    const from = places[index * 4] ?? 0;
    if (text.charCodeAt(from) !== 120 || !text.startsWith('xmlns', from)) continue;
    const name = text.slice(from, places[index * 4 + 1]);
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    declared ??= new Map();
    declared.set(name.slice(6), attributeValue(scanner, index));
  }
  return declared;
}

/** Reads attributes from `at`; answers where the tag's `>` or `/>` stands. */
function scanAttributes(scanner: XmlScanner, from: number): number {
  const { text, attributePlaces: places } = scanner;
  let at = from;
  for (;;) {
    let code = text.charCodeAt(at);
    if (code === GREATER) return at;
    const gap = at;
    while (isSpaceCode(code)) code = text.charCodeAt(++at);
    if (code === GREATER) return at;
    if (code === SLASH) {
      if (at + 1 >= text.length) return MORE;
      return text.charCodeAt(at + 1) === GREATER ? at : fail(scanner);
    }
    if (at >= text.length) return MORE;
    if (at === gap) return fail(scanner);
    const name = at;
    while (isNameCode(text.charCodeAt(at))) at++;
    const nameEnd = at;
    code = text.charCodeAt(at);
    while (isSpaceCode(code)) code = text.charCodeAt(++at);
    if (at >= text.length) return MORE;
    if (nameEnd === name || code !== EQUALS) return fail(scanner);
    let quote = text.charCodeAt(++at);
    while (isSpaceCode(quote)) quote = text.charCodeAt(++at);
    if (at >= text.length) return MORE;
    if (quote !== QUOTE && quote !== APOSTROPHE) return fail(scanner);
    const end = scanValue(scanner, at + 1, quote);
    if (end < 0) return end;
    if (
      (scanner.attributeCount > 0 && isNameTaken(text, places, scanner.attributeCount, { from: name, to: nameEnd })) ||
      scanner.attributeCount >= MOST_ATTRIBUTES
    )
      return fail(scanner);
    const place = scanner.attributeCount * 4;
    places[place] = name;
    places[place + 1] = nameEnd;
    places[place + 2] = at + 1;
    places[place + 3] = end;
    scanner.attributeCount += 1;
    at = end + 1;
  }
}

/** Where the value ends that begins at `from`; checks the references in it. */
function scanValue(scanner: XmlScanner, from: number, quote: number): number {
  const { text } = scanner;
  let hasReference = false;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return hasReference && decodeReferences(text.slice(from, at)) === null ? fail(scanner) : at;
    if (code === LESS) return fail(scanner);
    if (code === AMPERSAND) hasReference = true;
  }
  return MORE;
}

/** A comment, a CDATA section, or a DOCTYPE, which is never read. */
function scanDeclaration(scanner: XmlScanner, less: number): number {
  const { text } = scanner;
  const start = text.slice(less, less + 9);
  if (start.startsWith('<!--')) {
    const end = text.indexOf('--', less + 4);
    if (end < 0 || end + 2 >= text.length) return MORE;
    return text.charCodeAt(end + 2) === GREATER ? end + 3 : fail(scanner);
  }
  if (start === '<![CDATA[') {
    if (scanner.depth === 0) return fail(scanner);
    const end = text.indexOf(']]>', less + 9);
    if (end < 0) return MORE;
    if (scanner.wantsText && end > less + 9) scanner.handler.text(text.slice(less + 9, end));
    return end + 3;
  }
  if (start === '<!DOCTYPE') return fail(scanner, 'dtd');
  return ['<!--', '<![CDATA[', '<!DOCTYPE'].some((whole) => whole.startsWith(start)) ? MORE : fail(scanner);
}

/** A processing instruction has no effect; the XML declaration must name an encoding that was really used. */
function scanInstruction(scanner: XmlScanner, less: number): number {
  const { text } = scanner;
  const end = text.indexOf('?>', less + 2);
  if (end < 0) return MORE;
  const [target = ''] = /^[^\s?]*/.exec(text.slice(less + 2, end)) ?? [];
  if (target === '' || (target.toLowerCase() === 'xml' && scanner.begun)) return fail(scanner);
  const encoding = target === 'xml' ? /\sencoding\s*=\s*["']([^"']*)["']/.exec(text.slice(less, end))?.[1] : undefined;
  if (encoding !== undefined && !/^(utf-?8|utf-?16(le|be)?|us-ascii)$/i.test(encoding)) return fail(scanner, 'encoding');
  return end + 2;
}
