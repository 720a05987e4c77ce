// Boxes to tick (□) before the options in a cell's text, and boxes that take one character each.

export const EMPTY_BOX = '□';
export const TICKED_BOX = '☑';
const ANY_BOX = /[□☐☑☒■√✓✔]/u;
const SEPARATOR = /[\s、，,；;。/|]/u;

/** Words as they are compared: full and half width alike, no blanks. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '');
}

/** One option of a cell's text: its box's place, and what stands behind it up to the next box. */
interface Option {
  readonly at: number;
  readonly box: string;
  readonly text: string;
}

function optionsIn(text: string): readonly Option[] {
  const places = [...text.matchAll(new RegExp(ANY_BOX, 'gu'))].map((match) => match.index);
  return places.map((at, index) => ({ at, box: text.charAt(at), text: text.slice(at + 1, places[index + 1] ?? text.length) }));
}

function isOption(option: Option, chosen: string): boolean {
  const words = option.text.trim();
  if (plain(words).replace(/[、,;；。/|]+$/u, '') === plain(chosen)) return true;
  return words.startsWith(chosen) && SEPARATOR.test(words.charAt(chosen.length));
}

/** What ticking a cell comes to: the box's place in its text, nothing to do since it is ticked, or why not. */
export type Ticking =
  | { readonly kind: 'tick'; readonly at: number }
  | { readonly kind: 'ticked' }
  | { readonly kind: 'refused'; readonly why: 'tick' | 'ticked' };

/** Where the box directly before `chosen` stands. Refuses a text without that option, and one in which another is ticked already. */
export function findTick(text: string, chosen: string): Ticking {
  const options = optionsIn(text);
  const found = options.filter((option) => isOption(option, chosen));
  const [first] = found;
  if (first === undefined || found.length > 1) return { kind: 'refused', why: 'tick' };
  if (options.some((option) => option !== first && option.box !== EMPTY_BOX && option.box !== '☐'))
    return { kind: 'refused', why: 'ticked' };
  if (first.box === EMPTY_BOX) return { kind: 'tick', at: first.at };
  return first.box === TICKED_BOX ? { kind: 'ticked' } : { kind: 'refused', why: 'tick' };
}

/** Whether a text has boxes to tick. */
export function hasBoxes(text: string): boolean {
  return text.includes(EMPTY_BOX);
}

/** One character a box, left to right, the rest empty; null where there are more characters than boxes. */
export function splitIntoBoxes(text: string, boxes: number): readonly string[] | null {
  const characters = [...text];
  return characters.length > boxes ? null : Array.from({ length: boxes }, (_, index) => characters[index] ?? '');
}
