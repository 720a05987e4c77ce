// Tells a handler what stands in XML that arrives in pieces, so that no document is ever held whole.
import { decodeReferences } from './xml-names.ts';
import { FORBIDDEN, TOKEN, type XmlReader, createXmlReader, readNextToken, withLineFeeds } from './xml-reader.ts';

/** What is told, in document order. An empty element opens and closes. */
export interface XmlHandler {
  /** `name` is the local name in a home namespace, else `{uri}local`. Attributes can be asked for until it returns. */
  readonly open: (name: string, reader: XmlReader) => void;
  readonly close: (name: string, reader: XmlReader) => void;
  /** A piece of text, decoded; only while the reader's `wantsText` is set. One run may come in several pieces. */
  readonly text: (piece: string) => void;
  /**
   * Where a handler knows what is coming it may read whole elements by itself, from the `<` at `less` of the reader's text, and answer
   * where it stopped; `less` where it read nothing. It takes only what the reader would have taken.
   */
  readonly ahead?: (reader: XmlReader, less: number) => number;
}

/** One document on its way to a handler. */
export interface XmlScanner {
  readonly handler: XmlHandler;
  readonly reader: XmlReader;
  endsInReturn: boolean;
}

/** A tag, comment or CDATA section longer than this is refused: nothing in a workbook needs it. */
const LONGEST_TOKEN = 1_000_000;
const LESS = 60;

/** A scanner at the start of a document; elements of `home` are told by their bare local name. */
export function createXmlScanner(handler: XmlHandler, home: ReadonlySet<string>): XmlScanner {
  const reader = createXmlReader('', home);
  reader.isWhole = false;
  return { handler, reader, endsInReturn: false };
}

/** Scans the next piece of the document. Answers false, with the reader's `trouble` set, when it is not to be read on. */
export function feedXml(scanner: XmlScanner, piece: string): boolean {
  const { reader } = scanner;
  if (reader.trouble !== null) return false;
  if (FORBIDDEN.test(piece)) return fail(reader);
  const fresh = withLineFeeds(scanner.endsInReturn && piece.startsWith('\n') ? piece.slice(1) : piece);
  scanner.endsInReturn = piece.endsWith('\r');
  reader.text = reader.text === '' ? fresh : reader.text + fresh;
  reader.at = 0;
  reader.ampersand = -1;
  if (tellTokens(scanner) !== TOKEN.MORE) return false;
  reader.text = reader.at === 0 ? reader.text : reader.text.slice(reader.at);
  return reader.text.length <= LONGEST_TOKEN || fail(reader);
}

/** Ends the document: false, with the reader's `trouble` set, when something is still open. */
export function finishXml({ reader }: XmlScanner): boolean {
  reader.isWhole = true;
  reader.at = 0;
  return reader.trouble === null && readNextToken(reader) === TOKEN.END;
}

function fail(reader: XmlReader): false {
  reader.trouble = 'xml';
  return false;
}

/** Tells as many whole tokens as there are; answers what stopped it. */
function tellTokens({ handler, reader }: XmlScanner): typeof TOKEN.MORE | typeof TOKEN.END | typeof TOKEN.BROKEN {
  const { text } = reader;
  const { ahead } = handler;
  for (;;) {
    if (ahead !== undefined && text.charCodeAt(reader.at) === LESS) reader.at = ahead(reader, reader.at);
    const kind = readNextToken(reader);
    if (kind === TOKEN.OPEN) {
      handler.open(reader.name, reader);
      if (reader.isEmpty) handler.close(reader.name, reader);
    } else if (kind === TOKEN.CLOSE) handler.close(reader.name, reader);
    else if (kind === TOKEN.TEXT) {
      if (reader.wantsText) handler.text(shown(reader));
    } else if (kind === TOKEN.CDATA) {
      if (reader.wantsText && reader.at > reader.from + 12) handler.text(text.slice(reader.from + 9, reader.at - 3));
    } else if (kind !== TOKEN.OTHER) return kind;
  }
}

function shown({ text, from, at, ampersand }: XmlReader): string {
  const raw = text.slice(from, at);
  return ampersand >= at ? raw : (decodeReferences(raw) ?? raw);
}
