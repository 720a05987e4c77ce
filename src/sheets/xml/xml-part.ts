// One XML part of a zip: inflated, decoded and scanned piece by piece, without ever being held whole.
import { isAscii, isUtf8 } from 'node:buffer';
import type { SheetRefusal } from '../result.ts';
import { createXmlReader, FORBIDDEN, readNextToken, TOKEN, withLineFeeds, type XmlReader, type XmlTrouble } from './xml-reader.ts';
import { MAIN_SPACES } from './xml-spaces.ts';
import { type ZipArchive, type ZipEntry, unpack } from '../zip/zip-read.ts';
import { decodeReferences } from './xml-names.ts';

// Tells a handler what stands in XML that arrives in pieces, so that no document is ever held whole.

/** What is told, in document order. An empty element opens and closes. */
interface XmlHandler {
  /** `name` is the local name in a home namespace, else `{uri}local`. Attributes can be asked for until it returns. */
  readonly open: (name: string, reader: XmlReader) => void;
  readonly close: (name: string, reader: XmlReader) => void;
  /** A piece of text, decoded; only while the reader's `wantsText` is set. One run may come in several pieces. */
  readonly text: (piece: string) => void;
  /** Where a handler knows what is coming it may read whole elements by itself, and move the reader on as it would have read them. */
  readonly ahead?: (reader: XmlReader) => void;
}

/** One document on its way to a handler. */
interface XmlScanner {
  readonly handler: XmlHandler;
  readonly reader: XmlReader;
  endsInReturn: boolean;
}

/** A tag, comment or CDATA section longer than this is refused: nothing in a workbook needs it. */
const LONGEST_TOKEN = 1_000_000;

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
    ahead?.(reader);
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

/** A handler that may find the document impossible: once `refusal` is set, reading stops. */
export interface PartReader extends XmlHandler {
  readonly refusal: SheetRefusal | null;
}

/** Reads a part through `reader`; `spaces` are the namespaces it knows by bare names. Answers null, or why the file is refused. */
export async function readXmlPart(
  archive: ZipArchive,
  entry: ZipEntry,
  reader: PartReader,
  spaces: ReadonlySet<string> = MAIN_SPACES,
): Promise<SheetRefusal | null> {
  const scanner = createXmlScanner(reader, spaces);
  const decoder = createXmlDecoder();
  const trouble = await unpack(archive, entry, (piece) => {
    for (let at = 0; at < piece.length;) {
      const to = Math.min(at + WINDOW, piece.length);
      const text = decodePiece(decoder, piece.subarray(at, to), to === piece.length);
      if (text === null || !feedXml(scanner, text) || reader.refusal !== null) return false;
      at = to - decoder.again;
    }
    return true;
  });
  if (trouble !== null) return trouble;
  if (reader.refusal !== null) return reader.refusal;
  const rest = decoder.failed ? null : decodeRest(decoder);
  if (rest === null) return { code: 'FILE_ENCODING', data: { part: entry.name, seems: decoder.encoding } };
  const isWhole = feedXml(scanner, rest) && finishXml(scanner);
  if (reader.refusal !== null) return reader.refusal;
  return isWhole ? null : refusalOf(scanner.reader.trouble, entry.name);
}

function refusalOf(trouble: XmlTrouble | null, part: string): SheetRefusal {
  if (trouble === 'dtd') return { code: 'FILE_DTD', data: { part } };
  if (trouble === 'encoding') return { code: 'FILE_ENCODING', data: { part, seems: '' } };
  return { code: 'FILE_DAMAGED', data: { part, what: 'xml' } };
}

/** Bytes to text across pieces: UTF-8, or UTF-16 behind a byte order mark; never a replaced character. */
interface XmlDecoder {
  encoding: '' | 'utf-8' | 'utf-16';
  wide: TextDecoder | null;
  /** What was held back, for the next piece to complete. */
  rest: Buffer;
  /** How many bytes at the end of the last window are to be given again, with what follows them. */
  again: number;
  failed: boolean;
}

const LESS = 60;
/** How much of a piece becomes text at a time: a string of this size is made, and let go, at a fifth of what a larger one costs. */
const WINDOW = 96 * 1024;
const NOTHING = Buffer.alloc(0);

function createXmlDecoder(): XmlDecoder {
  return { encoding: '', wide: null, rest: NOTHING, again: 0, failed: false };
}

/**
 * The text of the next window of a piece, or null (and `failed`) where the bytes are no such text. What is held back of the piece's last
 * window is kept; of another it is given again, which copies nothing.
 */
function decodePiece(decoder: XmlDecoder, piece: Buffer, isLast: boolean): string | null {
  decoder.again = 0;
  let bytes = decoder.rest.length === 0 ? piece : Buffer.concat([decoder.rest, piece]);
  if (decoder.encoding === '') bytes = chooseEncoding(decoder, bytes);
  if (decoder.wide !== null) return decodeWide(decoder, decoder.wide, bytes, true);
  // Cut where a tag begins: the scanner then gets one flat string with no rest to join, which is what makes it fast.
  const less = bytes.lastIndexOf(LESS);
  const end = less > 0 ? less : wholeCharacters(bytes);
  const held = bytes.length - end;
  if (!isLast && held < piece.length) {
    decoder.again = held;
    decoder.rest = NOTHING;
  } else {
    // A copy, so that some bytes don't keep a whole piece alive.
    decoder.rest = held === 0 ? NOTHING : Buffer.from(bytes.subarray(end));
  }
  return decodeNarrow(decoder, end === bytes.length ? bytes : bytes.subarray(0, end));
}

/** The text of what was held back, at the end of the part. */
function decodeRest(decoder: XmlDecoder): string | null {
  const { rest } = decoder;
  decoder.rest = NOTHING;
  if (decoder.wide === null) return decodeNarrow(decoder, rest);
  if (rest.length > 0) decoder.failed = true;
  return rest.length > 0 ? null : decodeWide(decoder, decoder.wide, NOTHING, false);
}

function decodeNarrow(decoder: XmlDecoder, bytes: Buffer): string | null {
  if (isAscii(bytes)) return bytes.toString('latin1');
  if (isUtf8(bytes)) return bytes.toString('utf8');
  decoder.failed = true;
  return null;
}

function chooseEncoding(decoder: XmlDecoder, bytes: Buffer): Buffer {
  const [first, second, third] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    decoder.encoding = 'utf-16';
    decoder.wide = new TextDecoder(first === 0xff ? 'utf-16le' : 'utf-16be', { fatal: true });
    return bytes;
  }
  decoder.encoding = 'utf-8';
  return first === 0xef && second === 0xbb && third === 0xbf ? bytes.subarray(3) : bytes;
}

function decodeWide(decoder: XmlDecoder, wide: TextDecoder, bytes: Buffer, stream: boolean): string | null {
  const end = bytes.length - (bytes.length % 2);
  decoder.rest = end === bytes.length ? NOTHING : Buffer.from(bytes.subarray(end));
  try {
    return wide.decode(bytes.subarray(0, end), { stream });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    decoder.failed = true;
    return null;
  }
}

/** How many bytes hold whole characters of UTF-8: all but an unfinished last one. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const wanted = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return wanted > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}
