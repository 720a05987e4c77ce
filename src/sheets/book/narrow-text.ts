// Large texts of which only a few characters are beyond Latin-1: these stand as references, so that the text takes one byte a character and not two.
import type { Edit } from './xml-edit.ts';

/** References as no program writes them: a text in which one stands already is left as it is. */
const MARK = '&#00';
const MARKED = /&#00(\d+);/g;
const BEYOND = /[^\0-\xff]/;
const ALL_BEYOND = /[^\0-\xff]/gu;
/** From this length on a text is made narrow, where no more than one character in so many is beyond Latin-1. */
const LARGE = 1_000_000;
const RARE = 1_000;
const [SAMPLES, SAMPLE, MOST_SAMPLED] = [16, 4096, 1024] as const;
const [QUOTE, APOSTROPHE, LESS, GREATER] = [34, 39, 60, 62] as const;

/** The text that `bytes` of UTF-8 are with such references, or null where it is better left, or a character stands where no reference may. */
export function narrowText(bytes: Buffer): string | null {
  if (bytes.length < LARGE || holdsMany(bytes) || bytes.includes(MARK) || holdsAside(bytes)) return null;
  const latin = bytes.toString('latin1');
  const pieces: string[] = [];
  let [at, count] = [0, 0];
  const place: Place = { at: 0, quote: 0, isText: false };
  for (const { 0: run, index } of latin.matchAll(/[\x80-\xff]+/g)) {
    count += run.length;
    if (count * RARE > bytes.length || !mayHoldReference(latin, index, place)) return null;
    pieces.push(latin.slice(at, index), narrowed(Buffer.from(run, 'latin1').toString('utf8')));
    at = index + run.length;
  }
  pieces.push(latin.slice(at));
  return pieces.join('');
}

/** The bytes of such a text, as UTF-8. */
export function wideBytes(text: string): Buffer {
  const pieces: string[] = [];
  let at = 0;
  for (const { 0: mark, 1: code, index } of text.matchAll(MARKED)) {
    pieces.push(text.slice(at, index), String.fromCodePoint(Number(code)));
    at = index + mark.length;
  }
  pieces.push(text.slice(at));
  const bytes = Buffer.allocUnsafe(pieces.reduce((sum, piece) => sum + Buffer.byteLength(piece), 0));
  let to = 0;
  for (const piece of pieces) to += bytes.write(piece, to);
  return bytes;
}

/** A piece of XML with what is beyond Latin-1 as references. */
export function narrowed(markup: string): string {
  const marked = BEYOND.test(markup) ? markup.replace(ALL_BEYOND, (character) => `${MARK}${character.codePointAt(0) ?? 0xfffd};`) : markup;
  // A text that was made of a wide one keeps two bytes a character whatever it holds, and so would all that it is put into.
  return Buffer.from(marked, 'latin1').toString('latin1');
}

/** Edits with narrow texts. */
export function narrowedEdits(edits: readonly Edit[]): readonly Edit[] {
  return edits.map((edit) => ({ ...edit, text: narrowed(edit.text) }));
}

/** Whether a look here and there finds too many: most sheets with Chinese have it in every row. */
function holdsMany(bytes: Buffer): boolean {
  let many = 0;
  for (let from = 0; from < bytes.length; from += Math.ceil(bytes.length / SAMPLES))
    for (let at = from; at < Math.min(from + SAMPLE, bytes.length); at++) if ((bytes[at] ?? 0) > 127) many += 1;
  return many > MOST_SAMPLED;
}

/** Whether there is a comment, a section or an instruction behind the declaration: within them a reference is none. */
function holdsAside(bytes: Buffer): boolean {
  for (const mark of ['!', '?'])
    for (let at = bytes.indexOf(mark, 8); at >= 0; at = bytes.indexOf(mark, at + 1)) if (bytes[at - 1] === LESS) return true;
  return false;
}

/** Up to where a text has been looked through, and what that place lies in: text, or a tag and there within these quotes (0: none). */
interface Place {
  at: number;
  quote: number;
  isText: boolean;
}

/** Whether the character at `at`, behind `place`, is text, or stands in an attribute's value: no name, and nothing outside of quotes. */
function mayHoldReference(text: string, at: number, place: Place): boolean {
  let less = at - 1;
  while (less >= place.at && text.charCodeAt(less) !== LESS) less -= 1;
  if (less >= place.at) {
    place.at = less + 1;
    place.quote = 0;
    place.isText = false;
  }
  for (; place.at < at && !place.isText; place.at++) {
    const code = text.charCodeAt(place.at);
    if (place.quote === 0 && code === GREATER) place.isText = true;
    else if (place.quote === 0 && (code === QUOTE || code === APOSTROPHE)) place.quote = code;
    else if (code === place.quote) place.quote = 0;
  }
  place.at = at;
  return place.isText || place.quote !== 0;
}
