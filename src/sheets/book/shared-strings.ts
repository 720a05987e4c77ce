// The shared strings of a workbook: their texts, and where each stands.
import { type Result, ok, refuse } from '../result.ts';
import type { XmlScope } from '../xml/xml-names.ts';
import { isShown, decodeEscapes } from '../xml/xml-text.ts';
import type { Book } from './book-model.ts';
import { hasPart, cacheByPartText, getPartText, findRelatedPart } from './parts.ts';
import { type XmlNode, createOpenedNode, createTroubleFacts } from './xml-edit.ts';
import { TOKEN, createXmlReader, createLastingScope, readNextToken, readTokenText } from '../xml/xml-reader.ts';
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
    const read = scanStrings(text, part);
    if (!read.ok) throw new Error(String(read.refusal.data['detail']));
    return read.value;
  });
}

/** Keeps what opening has read. */
export function keepStrings(book: Pick<Book, 'archive'>, strings: SharedStrings): void {
  kept(book, strings.part, strings.text, () => strings);
}

/** Reads the shared strings in `text`; phonetic readings are no part of a text. Refuses WB_DAMAGED. */
export function scanStrings(text: string, part: string): Result<SharedStrings> {
  const reader = createXmlReader(text, MAIN_SPACES);
  const texts: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  let shown = '';
  let opening: { readonly root: XmlNode; readonly scope: XmlScope } | null = null;
  for (;;) {
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
