// Large texts of which only a few characters are beyond Latin-1: these stand as references, so that the text takes one byte a character and not two.
import { releaseBytes } from '../zip/free-bytes.ts';
import type { Edit } from './xml-edit.ts';

/** References as no program writes them: a text in which one stands already is left as it is. */
const MARK = '&#00';
const BEYOND = /[^\0-\xff]/;
const ALL_BEYOND = /[^\0-\xff]/gu;
/** From this length on a text is made narrow, where no more than one character in so many is beyond Latin-1. */
const LARGE = 1_000_000;
const RARE = 1_000;
const [SAMPLES, SAMPLE, MOST_SAMPLED] = [16, 4096, 1024] as const;
const [QUOTE, APOSTROPHE, LESS, GREATER] = [34, 39, 60, 62] as const;

/** A run of bytes beyond ASCII, and what stands for it in the text. */
interface Run {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The text that `bytes` of UTF-8 are with such references, or null where it is better left, or a character stands where no reference may. */
export function narrowText(bytes: Buffer): string | null {
  if (bytes.length < LARGE || holdsMany(bytes) || bytes.includes(MARK) || holdsAside(bytes)) return null;
  const runs: Run[] = [];
  let count = 0;
  const place: Place = { at: 0, quote: 0, isText: false };
  for (let from = nextBeyond(bytes, 0); from < bytes.length;) {
    let to = from + 1;
    while ((bytes[to] ?? 0) > 127) to += 1;
    count += to - from;
    if (count * RARE > bytes.length || !mayHoldReference(bytes, from, place)) return null;
    runs.push({ from, to, text: narrowXml(bytes.toString('utf8', from, to)) });
    from = nextBeyond(bytes, to);
  }
  return runs.length === 0 ? bytes.toString('latin1') : withRuns(bytes, runs);
}

/** The text of bytes in which other characters stand for the runs. */
function withRuns(bytes: Buffer, runs: readonly Run[]): string {
  const written = Buffer.allocUnsafeSlow(runs.reduce((sum, { from, to, text }) => sum + text.length - (to - from), bytes.length));
  let [at, end] = [0, 0];
  for (const { from, to, text } of runs) {
    end += bytes.copy(written, end, at, from);
    end += written.write(text, end, 'latin1');
    at = to;
  }
  bytes.copy(written, end, at);
  return takenText(written);
}

/** Where the next byte beyond ASCII stands, from `from` on; behind the end without one. Four bytes are looked at together. */
function nextBeyond(bytes: Buffer, from: number): number {
  let at = from;
  const isBeyond = (): boolean => (bytes[at] ?? 0) > 127;
  while (at < bytes.length && (bytes.byteOffset + at) % 4 !== 0 && !isBeyond()) at += 1;
  if ((bytes.byteOffset + at) % 4 === 0) {
    const words = new Int32Array(bytes.buffer, bytes.byteOffset + at, Math.floor((bytes.length - at) / 4));
    let word = 0;
    while (word < words.length && ((words[word] ?? 0) & 0x80808080) === 0) word += 1;
    at += word * 4;
  }
  while (at < bytes.length && !isBeyond()) at += 1;
  return at;
}

/**
 * The text of narrow pieces. It is put together outside of the heap, where a large text is let go as soon as nobody holds it: one in the heap
 * stays until all of that is looked through.
 */
export function joinNarrow(pieces: readonly string[]): string {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  if (length < LARGE) return pieces.join('');
  const bytes = Buffer.allocUnsafeSlow(length);
  let at = 0;
  for (const piece of pieces) at += bytes.write(piece, at, 'latin1');
  return takenText(bytes);
}

function takenText(bytes: Buffer): string {
  const text = bytes.toString('latin1');
  releaseBytes(bytes);
  return text;
}

/** The bytes of such a text, given in pieces, as UTF-8. */
export function encodeWide(pieces: readonly string[]): Buffer {
  return bytesOf(pieces.flatMap(widened));
}

function widened(text: string): readonly string[] {
  const pieces: string[] = [];
  let at = 0;
  for (let mark = text.indexOf(MARK); mark >= 0; mark = text.indexOf(MARK, at)) {
    const end = text.indexOf(';', mark);
    pieces.push(text.slice(at, mark), String.fromCodePoint(Number(text.slice(mark + MARK.length, end))));
    at = end + 1;
  }
  pieces.push(text.slice(at));
  return pieces;
}

/** Pieces of a text as UTF-8. */
export function bytesOf(pieces: readonly string[]): Buffer {
  const bytes = Buffer.allocUnsafeSlow(pieces.reduce((sum, piece) => sum + Buffer.byteLength(piece), 0));
  let to = 0;
  for (const piece of pieces) to += bytes.write(piece, to);
  return bytes;
}

/** A piece of XML with what is beyond Latin-1 as references. */
export function narrowXml(markup: string): string {
  // A text that was made of a wide one keeps two bytes a character whatever it holds, and so would all that it is put into.
  return Buffer.from(markNarrow(markup), 'latin1').toString('latin1');
}

/** The same for who takes its characters one by one. */
export function markNarrow(markup: string): string {
  return BEYOND.test(markup) ? markup.replace(ALL_BEYOND, (character) => `${MARK}${character.codePointAt(0) ?? 0xfffd};`) : markup;
}

/** Edits with narrow texts. */
export function narrowEdits(edits: readonly Edit[]): readonly Edit[] {
  return edits.map((edit) => ({ ...edit, text: narrowXml(edit.text) }));
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
function mayHoldReference(bytes: Buffer, at: number, place: Place): boolean {
  let less = at - 1;
  while (less >= place.at && bytes[less] !== LESS) less -= 1;
  if (less >= place.at) {
    place.at = less + 1;
    place.quote = 0;
    place.isText = false;
  }
  for (; place.at < at && !place.isText; place.at++) {
    const code = bytes[place.at] ?? 0;
    if (place.quote === 0 && code === GREATER) place.isText = true;
    else if (place.quote === 0 && (code === QUOTE || code === APOSTROPHE)) place.quote = code;
    else if (code === place.quote) place.quote = 0;
  }
  place.at = at;
  return place.isText || place.quote !== 0;
}
