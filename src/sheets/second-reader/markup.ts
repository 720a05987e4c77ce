// XML texts for the second reader: decoding bytes, entities, the end of a tag, its attributes, comments taken out.

/** An attribute as it is written: its name with prefix, and its decoded value. */
export type WrittenAttribute = readonly [name: string, value: string];

/** A part's text, its byte order mark kept as a character; null where the bytes are not of its encoding. */
export function decodeText(bytes: Uint8Array, encoding = encodingOf(bytes)): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return null;
    throw error;
  }
}

function encodingOf(bytes: Uint8Array): string {
  const [a = 0, b = 0] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le';
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return 'utf-16be';
  const head = String.fromCharCode(...bytes.subarray(0, 160));
  const declared = /^(?:\xef\xbb\xbf)?<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1];
  return declared ?? 'utf-8';
}

/** A text without the spaces of XML at its ends; other ones (U+3000) are text. */
export function trimSpaces(text: string): string {
  return text.replaceAll(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Character data as it reads: entities replaced, line ends as one character. */
export function decodeCharacters(text: string): string {
  const lines = text.includes('\r') ? text.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : text;
  if (!lines.includes('&')) return lines;
  return lines.replaceAll(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, sixteen?: string, ten?: string, name?: string) => {
    if (name !== undefined) return NAMED.get(name) ?? whole;
    const code = sixteen === undefined ? Number(ten) : Number.parseInt(sixteen, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Text of a workbook's string: `_x000D_` stands for one character. */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replaceAll(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Where the tag that begins at `from` ends (after its `>`); -1 where it does not. */
export function tagEnd(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 62) return at + 1;
    if (code === 34 || code === 39) {
      at = text.indexOf(code === 34 ? '"' : "'", at + 1);
      if (at < 0) return -1;
    }
    at += 1;
  }
  return -1;
}

/** The name in the tag that begins at `from`, with its prefix; of an end tag without the slash. */
export function tagName(text: string, from: number): string {
  const start = text.charCodeAt(from + 1) === 47 ? from + 2 : from + 1;
  let to = start;
  while (to < text.length && !isNameEnd(text.charCodeAt(to))) to += 1;
  return text.slice(start, to);
}

function isNameEnd(code: number): boolean {
  return code === 62 || code === 47 || code <= 32;
}

/** A name without its prefix. */
export function getLocalName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Whether the tag that ends at `to` has no content. */
export function isSelfClosed(text: string, to: number): boolean {
  return text.charCodeAt(to - 2) === 47;
}

/** Where the element that begins at `from` ends; -1 where it does not. Comments must be out of the text. */
export function findElementEnd(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at >= 0 && at < text.length; at = text.indexOf('<', at)) {
    const to = tagEnd(text, at);
    if (to < 0) return -1;
    if (text.charCodeAt(at + 1) === 47) depth -= 1;
    else if (!isSelfClosed(text, to)) depth += 1;
    if (depth === 0) return to;
    at = to;
  }
  return -1;
}

/** The attributes of one whole tag, in their order. */
export function attributesOf(tag: string): readonly WrittenAttribute[] {
  const found: WrittenAttribute[] = [];
  let at = 1 + tagName(tag, 0).length;
  for (;;) {
    const equals = tag.indexOf('=', at);
    if (equals < 0) return found;
    const double = tag.indexOf('"', equals);
    const single = tag.indexOf("'", equals);
    const open = double < 0 || (single >= 0 && single < double) ? single : double;
    const close = open < 0 ? -1 : tag.indexOf(tag.charAt(open), open + 1);
    if (close < 0) return found;
    found.push([tag.slice(at, equals).trim(), decodeCharacters(tag.slice(open + 1, close)).replaceAll(/[\n\t]/g, ' ')]);
    at = close + 1;
  }
}

/** The value of one attribute, or null. */
export function attributeIn(attributes: readonly WrittenAttribute[], name: string): string | null {
  return attributes.find(([own]) => own === name)?.[1] ?? null;
}

/** A text without comments, instructions and CDATA marks (their text escaped), and what was taken out, in order. */
export function removeAsides(text: string): { readonly text: string; readonly asides: readonly string[] } {
  if (!/<[!?]/.test(text)) return { text, asides: [] };
  const pieces: string[] = [];
  const asides: string[] = [];
  let from = 0;
  // Behind the last of them there is nothing to be taken out.
  const last = Math.max(text.lastIndexOf('<!'), text.lastIndexOf('<?'));
  for (let at = text.indexOf('<'); at >= 0 && at <= last; at = text.indexOf('<', at)) {
    const [mark, end] = asideMarks(text, at);
    if (mark === '') {
      at = Math.max(tagEnd(text, at), at + 1);
      continue;
    }
    const close = text.indexOf(end, at + mark.length);
    const to = close < 0 ? text.length : close + end.length;
    const inside = text.slice(at + mark.length, close < 0 ? text.length : close);
    const isData = mark === '<![CDATA[';
    pieces.push(text.slice(from, at), isData ? inside.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : '');
    if (!isData) asides.push(text.slice(at, to));
    from = to;
    at = to;
  }
  return { text: pieces.join('') + text.slice(from), asides };
}

function asideMarks(text: string, at: number): readonly [start: string, end: string] {
  if (text.startsWith('<!--', at)) return ['<!--', '-->'];
  if (text.startsWith('<![CDATA[', at)) return ['<![CDATA[', ']]>'];
  if (text.startsWith('<?', at)) return ['<?', '?>'];
  if (text.startsWith('<!', at)) return ['<!', '>'];
  return ['', ''];
}

const ENTITY = /&(?!(?:lt|gt|amp|quot|apos|#\d+|#x[0-9a-f]+);)/i;
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\]\]>/;

/** Whether a piece of markup is sound: tags closed in their order, entities known, no forbidden character. Comments must be out of it. */
export function isSound(text: string): boolean {
  if (!text.isWellFormed() || FORBIDDEN.test(text) || (text.includes('&') && ENTITY.test(text))) return false;
  const open: string[] = [];
  for (let at = text.indexOf('<'); at >= 0;) {
    const to = tagEnd(text, at);
    const name = tagName(text, at);
    if (to < 0 || name === '' || text.slice(at + 1, to).includes('<')) return false;
    if (text.charCodeAt(at + 1) === 47) {
      if (open.pop() !== name) return false;
    } else if (!isSelfClosed(text, to)) open.push(name);
    at = text.indexOf('<', to);
  }
  return open.length === 0;
}
