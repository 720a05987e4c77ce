// The shared strings of a workbook: their texts, and where each stands.
import { type Result, ok, refuse } from '../result.ts';
import { decodeReferences, type XmlScope } from '../xml/xml-names.ts';
import { isShown, decodeEscapes } from '../xml/xml-text.ts';
import type { Book } from './book-model.ts';
import { hasPart, isCleanPart, cacheByPartText, getPartText, findRelatedPart } from './parts.ts';
import { type XmlNode, parseNodeAt, createOpenedNode, getTextOfNode, createTroubleFacts } from './xml-edit.ts';
import {
  TOKEN,
  type XmlReader,
  createCleanReader,
  createXmlReader,
  decodeCharacters,
  createLastingScope,
  readNextToken,
  readTokenText,
} from '../xml/xml-reader.ts';
import { MAIN_SPACES } from '../xml/xml-spaces.ts';

/** The shared strings as they stand in `text`. */
export interface SharedStrings {
  readonly part: string;
  readonly text: string;
  readonly texts: readonly string[];
  /** Where each `<si>` begins and ends. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** The root's opening tag. */
  readonly root: XmlNode;
  /** The namespaces in force between the strings. */
  readonly scope: XmlScope;
}

const kept = cacheByPartText<SharedStrings>();

/** The shared strings of a workbook, or null where it has no such part. */
export function stringsOf(book: Book): SharedStrings | null {
  const part = findRelatedPart(book, book.workbookPart, 'sharedStrings');
  if (part === null || !hasPart(book, part)) return null;
  const text = getPartText(book, part);
  return kept(book, part, text, () => {
    const read = scanStrings(text, part, isCleanPart(book, part));
    if (!read.ok) throw new Error(String(read.refusal.data['detail']));
    return read.value;
  });
}

/** Keeps what opening has read, or what writing has added to. */
export function keepStrings(book: Pick<Book, 'archive'>, strings: SharedStrings): void {
  kept(book, strings.part, strings.text, () => strings);
}

/** What strings become in `text`, where items were put behind the last one and the root's tag may have grown. There was one at least. */
export function withAdded(strings: SharedStrings, text: string, added: readonly string[]): SharedStrings {
  const openBy = text.length - strings.text.length - added.reduce((sum, { length }) => sum + length, 0);
  const texts = [...strings.texts];
  const from = strings.from.map((at) => at + openBy);
  const to = strings.to.map((at) => at + openBy);
  let at = to.at(-1) ?? 0;
  for (const { length } of added) {
    texts.push(shownIn(text, parseNodeAt(text, at, strings.scope)));
    from.push(at);
    at += length;
    to.push(at);
  }
  return { ...strings, text, texts, from, to, root: openingOf(text) };
}

/** The text that an item shows. */
function shownIn(text: string, item: XmlNode): string {
  const nodes = item.children.flatMap((child) => (child.name === 'r' ? child.children : [child])).filter(({ name }) => name === 't');
  return decodeEscapes(nodes.map((node) => getTextOfNode(text, node)).join(''));
}

/** The root's tag alone, in a text whose root is known. */
function openingOf(text: string): XmlNode {
  const reader = createCleanReader(text, MAIN_SPACES);
  while (readNextToken(reader) !== TOKEN.OPEN) if (reader.trouble !== null) throw new Error('shared strings without a root');
  return createOpenedNode(reader);
}

/** Whether SpreadsheetML's names stand without a prefix where the reader is. */
function isHome({ scope }: XmlReader): boolean {
  return MAIN_SPACES.has(scope.prefixes.get('') ?? '');
}

/** `<si><t>…</t></si>`, as nearly all strings are written, taken at once; false, nothing read, for any other. */
function takePlainItem(reader: XmlReader, { texts, from, to }: { texts: string[]; from: number[]; to: number[] }): boolean {
  const { text, at } = reader;
  if (!text.startsWith(PLAIN_OPEN, at)) return false;
  const textFrom = at + PLAIN_OPEN.length;
  const textTo = text.indexOf('<', textFrom);
  if (!text.startsWith(PLAIN_CLOSE, textTo)) return false;
  const raw = text.slice(textFrom, textTo);
  const isPlain = !raw.includes('&') && !raw.includes('\r');
  if (!isPlain && decodeReferences(raw) === null) return false;
  texts.push(decodeEscapes(isPlain ? raw : decodeCharacters(raw)));
  from.push(at);
  reader.at = textTo + PLAIN_CLOSE.length;
  to.push(reader.at);
  return true;
}

const PLAIN_OPEN = '<si><t>';
const PLAIN_CLOSE = '</t></si>';

/** Reads the shared strings in `text`; phonetic readings are no part of a text. Refuses WB_DAMAGED. */
export function scanStrings(text: string, part: string, isClean = false): Result<SharedStrings> {
  const reader = isClean ? createCleanReader(text, MAIN_SPACES) : createXmlReader(text, MAIN_SPACES);
  const texts: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  let shown = '';
  let opening: { readonly root: XmlNode; readonly scope: XmlScope } | null = null;
  for (;;) {
    if (reader.depth === 1 && reader.names[0] === 'sst' && isHome(reader)) while (takePlainItem(reader, { texts, from, to }));
    const kind = readNextToken(reader);
    if (kind === TOKEN.OPEN) {
      if (reader.outer === 0) opening = { root: createOpenedNode(reader), scope: createLastingScope(reader.tagScope) };
      if (reader.outer !== 1 || reader.name !== 'si') continue;
      from.push(reader.from);
      to.push(reader.at);
      shown = '';
      if (reader.isEmpty) texts.push('');
    } else if (kind === TOKEN.TEXT || kind === TOKEN.CDATA) {
      if (isShown(reader.names, reader.depth, 1)) shown += readTokenText(reader, kind);
    } else if (kind === TOKEN.CLOSE) {
      if (reader.outer !== 1 || reader.name !== 'si') continue;
      texts.push(decodeEscapes(shown));
      to[to.length - 1] = reader.at;
    } else if (kind === TOKEN.BROKEN) return refuse('WB_DAMAGED', { detail: createTroubleFacts(reader, part) });
    else if (kind === TOKEN.END) break;
  }
  if (opening === null || opening.root.name !== 'sst') return refuse('WB_DAMAGED', { detail: `${part}: root` });
  return ok({ part, text, texts, from, to, ...opening });
}
