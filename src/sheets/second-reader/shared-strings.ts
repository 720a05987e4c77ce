// The shared strings of a workbook: where each stands, read one by one when it is asked for.
import {
  findElementEnd,
  decodeCharacters,
  decodeEscapes,
  isSelfClosed,
  getLocalName,
  tagEnd,
  tagName,
  trimSpaces,
  removeAsides,
} from './markup.ts';

export interface ReadString {
  readonly text: string;
  /** The format of each run as written, null for a string without runs. */
  readonly formats: readonly string[] | null;
  /** True where programs drop spaces at the ends of a text, since nothing says to keep them. */
  readonly losesSpaces: boolean;
}

/** The strings of a part. */
export interface SharedStrings {
  readonly count: number;
  /** The tags around the items. */
  readonly open: string;
  readonly close: string;
  readonly items: string;
  /** An item as written; empty beyond the last. */
  readonly written: (index: number) => string;
  readonly read: (index: number) => ReadString | null;
  /** The numbers of the strings whose text holds `mark`. */
  readonly holding: (mark: string) => ReadonlySet<number>;
}

/** Finds the items of a shared strings part; null where it is none. */
export function sharedStringsOf(part: string): SharedStrings | null {
  const { text } = removeAsides(part);
  const from = text.indexOf('<');
  const openTo = from < 0 ? -1 : tagEnd(text, from);
  if (openTo < 0 || getLocalName(tagName(text, from)) !== 'sst') return null;
  const closeFrom = isSelfClosed(text, openTo) ? openTo : text.lastIndexOf('<');
  const items = itemStarts(text, openTo, closeFrom);
  if (items === null) return null;
  const { starts } = items;
  const known = new Map<number, ReadString>();
  const written = (index: number): string => text.slice(starts[index] ?? 0, starts[index + 1] ?? starts[index] ?? 0);
  const read = (index: number): ReadString | null => {
    if (!(index >= 0 && index < starts.length - 1)) return null;
    const one = known.get(index) ?? readString(written(index));
    known.set(index, one);
    return one;
  };
  return {
    count: starts.length - 1,
    open: text.slice(0, openTo),
    close: text.slice(closeFrom),
    items: text.slice(openTo, closeFrom),
    written,
    read,
    holding: (mark) => holdingOf(text.slice(0, closeFrom), items, { mark, read }),
  };
}

/** Where the items begin, and where the last one ends; the numbers of those that are more than one plain text. */
interface Items {
  readonly starts: readonly number[];
  readonly odd: readonly number[];
}

/** Finds the items; null where something else stands between them. */
function itemStarts(text: string, openTo: number, closeFrom: number): Items | null {
  const starts: number[] = [];
  const odd: number[] = [];
  let at = openTo;
  for (;;) {
    const from = text.indexOf('<', at);
    if (from < 0 || from >= closeFrom) break;
    const plainTo = from === at ? plainItemEnd(text, from) : -1;
    if (plainTo > 0 && plainTo <= closeFrom) {
      starts.push(from);
      at = plainTo;
      continue;
    }
    const name = tagName(text, from);
    const to = getLocalName(name) === 'si' ? itemEnd(text, from, name) : findElementEnd(text, from);
    if (to < 0 || trimSpaces(text.slice(at, from)) !== '') return null;
    if (getLocalName(name) !== 'si') break;
    odd.push(starts.length);
    starts.push(from);
    at = to;
  }
  starts.push(at);
  return { starts, odd };
}

const PLAIN_OPEN = '<si><t>';
const PLAIN_CLOSE = '</t></si>';

/** Where an item ends that is written as nearly all are: one text without attributes; -1 for any other. */
function plainItemEnd(text: string, from: number): number {
  if (!text.startsWith(PLAIN_OPEN, from)) return -1;
  const to = text.indexOf('<', from + PLAIN_OPEN.length);
  return text.startsWith(PLAIN_CLOSE, to) ? to + PLAIN_CLOSE.length : -1;
}

function itemEnd(text: string, from: number, name: string): number {
  const openTo = tagEnd(text, from);
  if (openTo < 0 || isSelfClosed(text, openTo)) return openTo;
  const close = text.indexOf(`</${name}`, openTo);
  return close < 0 ? -1 : tagEnd(text, close);
}

interface Search {
  readonly mark: string;
  readonly read: (index: number) => ReadString | null;
}

/** What a text may show without holding it: references, `_x007B_`, texts of several runs. */
const HIDING = ['&#', '_x'] as const;

function holdingOf(text: string, { starts, odd }: Items, { mark, read }: Search): ReadonlySet<number> {
  const asked = new Set(odd);
  // Of plain items only those in which one of these stands.
  for (const words of [mark, ...HIDING]) {
    let index = 0;
    for (let at = text.indexOf(words, starts[0]); at >= 0; at = text.indexOf(words, starts[index + 1])) {
      while ((starts[index + 1] ?? Number.POSITIVE_INFINITY) <= at) index += 1;
      if (index >= starts.length - 1) break;
      asked.add(index);
    }
  }
  return new Set([...asked].filter((index) => read(index)?.text.includes(mark) === true));
}

/** Reads an `si` or `is` element: its texts in order, without those of its phonetic runs. */
export function readString(item: string): ReadString {
  const texts: string[] = [];
  const formats: string[] = [];
  let losesSpaces = false;
  let phoneticTo = 0;
  for (let at = item.indexOf('<'); at >= 0;) {
    const to = tagEnd(item, at);
    if (to < 0) break;
    const local = getLocalName(tagName(item, at));
    const isOpen = item.charCodeAt(at + 1) !== 47;
    if (isOpen && local === 'rPh') phoneticTo = findElementEnd(item, at);
    if (isOpen && at >= phoneticTo) {
      if (local === 't' && !isSelfClosed(item, to)) {
        const text = item.slice(to, Math.max(to, item.indexOf('<', to)));
        texts.push(text);
        losesSpaces ||= /^[ \t\r\n]|[ \t\r\n]$/.test(text) && !/\sxml:space\s*=\s*["']preserve["']/.test(item.slice(at, to));
      }
      if (local === 'r') formats.push('');
      if (local === 'rPr') formats[formats.length - 1] = item.slice(at, findElementEnd(item, at));
    }
    at = item.indexOf('<', to);
  }
  return { text: decodeEscapes(decodeCharacters(texts.join(''))), formats: formats.length > 0 ? formats : null, losesSpaces };
}
