// Names, namespaces and references of XML: what the scanner looks up.

/** The namespace declarations in force inside one element. */
export interface XmlScope {
  /** How deep the element lies that declares them; -1 outside the root. */
  readonly depth: number;
  readonly outer: XmlScope | null;
  /** Prefix to URI; the empty prefix is the default namespace. */
  readonly prefixes: ReadonlyMap<string, string>;
  /** Names already looked up here: as written, to as told. */
  readonly names: Map<string, string>;
  /** Names of one letter that are told as written, by their code: the quickest look-up for what sheets are full of. */
  readonly letters: (string | undefined)[];
}

const MOST_NAMES = 2_000;
const NAME_CODES = Uint8Array.from({ length: 128 }, (_, code) => (/[\w:.-]/.test(String.fromCharCode(code)) ? 1 : 0));
const NAMED = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** The scope outside of the root: only `xml:` means something. */
export const ROOT_SCOPE: XmlScope = {
  depth: -1,
  outer: null,
  prefixes: new Map([
    ['', ''],
    ['xml', 'http://www.w3.org/XML/1998/namespace'],
  ]),
  names: new Map(),
  letters: [],
};

/** A scope with `declared` prefixes over those of `outer`. */
export function createScopeWithin(outer: XmlScope, depth: number, declared: ReadonlyMap<string, string>): XmlScope {
  return { depth, outer, prefixes: new Map([...outer.prefixes, ...declared]), names: new Map(), letters: [] };
}

/** The name as told to a handler: local in a namespace of `home`, else `{uri}local`; null when it is no name or its prefix is unknown. */
export function lookUpName(scope: XmlScope, home: ReadonlySet<string>, raw: string): string | null {
  const known = scope.names.get(raw);
  if (known !== undefined) return known;
  const match = /^(?:([^:]+):)?([^:\d.-][^:]*)$/.exec(raw);
  const local = match?.[2];
  const uri = scope.prefixes.get(match?.[1] ?? '');
  if (local === undefined || uri === undefined) return null;
  const name = home.has(uri) ? local : `{${uri}}${local}`;
  // The map lives as long as its scope: a document of ever new names may not grow it without end.
  if (scope === ROOT_SCOPE || scope.names.size >= MOST_NAMES) return name;
  scope.names.set(raw, name);
  if (name === raw && raw.length === 1 && raw < '\x7f') scope.letters[raw.charCodeAt(0)] = name;
  return name;
}

export function isSpaceCode(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 13;
}

/** True for letters, digits, `_ : . -` and everything beyond ASCII. */
export function isNameCode(code: number): boolean {
  return code < 128 ? NAME_CODES[code] === 1 : code >= 128;
}

/** Text with its references replaced: the five named ones and numbers of legal characters; null where another stands. */
export function decodeReferences(text: string): string | null {
  let at = text.indexOf('&');
  if (at < 0) return text;
  let decoded = text.slice(0, at);
  while (at >= 0) {
    const end = text.indexOf(';', at);
    if (end < 0) return null;
    const character = text.charCodeAt(at + 1) === 35 ? numbered(text, at + 2, end) : NAMED.get(text.slice(at + 1, end));
    if (character === null || character === undefined) return null;
    at = text.indexOf('&', end);
    decoded += character + text.slice(end + 1, at < 0 ? text.length : at);
  }
  return decoded;
}

/** The character whose number stands between `from` and `end`, after `#`. */
function numbered(text: string, from: number, end: number): string | null {
  const isHex = text.charCodeAt(from) === 120;
  const radix = isHex ? 16 : 10;
  const first = isHex ? from + 1 : from;
  if (first === end) return null;
  let number = 0;
  for (let at = first; at < end; at++) {
    const digit = digitOf(text.charCodeAt(at));
    if (digit >= radix) return null;
    number = number * radix + digit;
    if (number > 0x10ffff) return null;
  }
  return isXmlCharacter(number) ? String.fromCodePoint(number) : null;
}

function digitOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : 99;
}

/** What XML 1.0 lets a document hold. */
export function isXmlCharacter(code: number): boolean {
  if (code < 32) return code === 9 || code === 10 || code === 13;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}
