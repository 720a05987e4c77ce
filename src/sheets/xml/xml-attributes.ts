// The attributes of a tag: read into places, found by name, decoded.
import { type XmlScope, decodeReferences, isNameCode, isSpaceCode } from './xml-names.ts';

/** A tag within its text, with its attributes. */
export interface XmlTag {
  text: string;
  /** Four places an attribute: name from, name to, value from, value to. */
  readonly places: number[];
  attributeCount: number;
  /** What stands in force in the tag just opened, also where it ended at once. */
  tagScope: XmlScope;
}

const MOST_ATTRIBUTES = 256;
/** The text ends within the tag. */
export const UNFINISHED = -1;
const WRONG = -2;
const QUOTE = 34;
const AMPERSAND = 38;
const APOSTROPHE = 39;
const SLASH = 47;
const LESS = 60;
const EQUALS = 61;
const GREATER = 62;

/** The decoded value of the attribute called `name` (as written, with any prefix) of the element just opened, or null. */
export function attribute(tag: XmlTag, name: string): string | null {
  const index = attributeIndex(tag, name);
  return index < 0 ? null : attributeValue(tag, index);
}

/** The value of the attribute with this local name whose prefix means one of `uris`, or null. */
export function attributeIn(tag: XmlTag, uris: ReadonlySet<string>, local: string): string | null {
  for (let index = 0; index < tag.attributeCount; index++) {
    const name = tag.text.slice(tag.places[index * 4], tag.places[index * 4 + 1]);
    const colon = name.indexOf(':');
    if (colon < 0 || name.slice(colon + 1) !== local) continue;
    const uri = tag.tagScope.prefixes.get(name.slice(0, colon));
    if (uri !== undefined && uris.has(uri)) return attributeValue(tag, index);
  }
  return null;
}

/** Which attribute of the element just opened is called `name`, or -1. */
export function attributeIndex(tag: XmlTag, name: string): number {
  const { text, places } = tag;
  const { length } = name;
  for (let index = 0; index < tag.attributeCount; index++) {
    const from = places[index * 4] ?? 0;
    if ((places[index * 4 + 1] ?? 0) - from !== length || text.charCodeAt(from) !== name.charCodeAt(0)) continue;
    if (length === 1 || text.startsWith(name, from)) return index;
  }
  return -1;
}

/** The decoded value of an attribute by its index. */
export function attributeValue({ text, places }: XmlTag, index: number): string {
  return decodeValue(text.slice(places[index * 4 + 2], places[index * 4 + 3]));
}

/** An attribute's value as XML means it. The tag has seen to its references. */
export function decodeValue(raw: string): string {
  const plain = /[\t\n\r]/.test(raw) ? raw.replace(/\r\n|[\t\n\r]/g, ' ') : raw;
  return decodeReferences(plain) ?? plain;
}

/** Reads attributes from `from`; answers where the tag's `>` or `/>` stands, else UNFINISHED or WRONG. */
export function readAttributes(tag: XmlTag, from: number): number {
  const { text, places } = tag;
  let at = from;
  for (;;) {
    let code = text.charCodeAt(at);
    if (code === GREATER) return at;
    const gap = at;
    while (isSpaceCode(code)) code = text.charCodeAt(++at);
    if (code === GREATER) return at;
    if (code === SLASH) return slashAt(text, at);
    const name = at;
    while (isNameCode(text.charCodeAt(at))) at++;
    const nameTo = at;
    code = text.charCodeAt(at);
    while (isSpaceCode(code)) code = text.charCodeAt(++at);
    if (name === gap || nameTo === name || code !== EQUALS) return at >= text.length ? UNFINISHED : WRONG;
    let quote = text.charCodeAt(++at);
    while (isSpaceCode(quote)) quote = text.charCodeAt(++at);
    const end = quote === QUOTE || quote === APOSTROPHE ? valueEnd(text, at + 1, quote) : WRONG;
    if (end < 0) return at >= text.length ? UNFINISHED : end;
    const count = tag.attributeCount;
    if (count >= MOST_ATTRIBUTES || (count > 0 && isNameTaken(text, places, count, { from: name, to: nameTo }))) return WRONG;
    places[count * 4] = name;
    places[count * 4 + 1] = nameTo;
    places[count * 4 + 2] = at + 1;
    places[count * 4 + 3] = end;
    tag.attributeCount = count + 1;
    at = end + 1;
  }
}

function slashAt(text: string, at: number): number {
  if (at + 1 >= text.length) return UNFINISHED;
  return text.charCodeAt(at + 1) === GREATER ? at : WRONG;
}

/** Where the value ends that begins at `from`; UNFINISHED, or WRONG for one that holds `<` or a reference that is none. */
function valueEnd(text: string, from: number, quote: number): number {
  let hasReference = false;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return hasReference && decodeReferences(text.slice(from, at)) === null ? WRONG : at;
    if (code === LESS) return WRONG;
    if (code === AMPERSAND) hasReference = true;
  }
  return UNFINISHED;
}

/**
 * Whether one of the first `count` attributes has the name that stands from `from` to `to`. `places` are four an attribute: name from, name
 * to, value from, value to.
 */
function isNameTaken(
  text: string,
  places: readonly number[],
  count: number,
  name: { readonly from: number; readonly to: number },
): boolean {
  const { from, to } = name;
  for (let index = 0; index < count; index++) {
    const other = places[index * 4] ?? 0;
    if ((places[index * 4 + 1] ?? 0) - other !== to - from || text.charCodeAt(other) !== text.charCodeAt(from)) continue;
    if (text.slice(from, to) === text.slice(other, other + to - from)) return true;
  }
  return false;
}
