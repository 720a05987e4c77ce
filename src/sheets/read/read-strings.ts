// The shared strings of a workbook: plain and rich text joined, phonetic readings left out.
import type { SheetRefusal } from '../result.ts';
import { type TextPool, copyText } from './cell-text.ts';
import { READ_LIMITS, createTextRefusal } from './read-budget.ts';
import { type PartReader, readXmlPart } from '../xml/xml-part.ts';
import { decodeReferences } from '../xml/xml-names.ts';
import type { XmlReader } from '../xml/xml-reader.ts';
import { isShown, removeEscapes } from '../xml/xml-text.ts';
import type { ZipArchive, ZipEntry } from '../zip/zip-read.ts';

interface StringsHandler extends PartReader {
  refusal: SheetRefusal | null;
}

/** How the strings begin that lists are full of, and how they end. */
const PLAIN_STARTS = ['<si><t>', '<si><t xml:space="preserve">'] as const;
const PLAIN_END = '</t></si>';
const LETTER_T = 116;

/**
 * Hands plain strings to `take`, from the `<` at `less` as long as they are plain and all there; answers where it stopped. What it takes it
 * takes as the scanner would have told it.
 */
function readPlainStrings({ text, scope, names, depth }: XmlReader, less: number, take: (text: string) => void): number {
  // Known here by their bare names, `si` and `t` stand in the default namespace.
  if (depth !== 1 || names[0] !== 'sst' || scope.names.get('si') !== 'si' || scope.letters[LETTER_T] === undefined) return less;
  let at = less;
  for (;;) {
    const start = text.startsWith(PLAIN_STARTS[0], at) ? PLAIN_STARTS[0] : PLAIN_STARTS[1];
    if (!text.startsWith(start, at)) return at;
    const end = text.indexOf('<', at + start.length);
    const shown = end > 0 && text.startsWith(PLAIN_END, end) ? decodeReferences(text.slice(at + start.length, end)) : null;
    if (shown === null) return at;
    take(shown);
    at = end + PLAIN_END.length;
  }
}

/** Reads all shared strings into `strings`, in their order; answers null, or why the file is refused. */
export async function readSharedStrings(
  archive: ZipArchive,
  entry: ZipEntry,
  pool: TextPool,
  strings: string[],
): Promise<SheetRefusal | null> {
  let text = '';
  const add = (shown: string): void => {
    strings.push(copyText(pool, removeEscapes(shown)));
    if (pool.characters > READ_LIMITS.characters || strings.length > READ_LIMITS.strings)
      handler.refusal = createTextRefusal(pool.characters);
  };
  const handler: StringsHandler = {
    refusal: null,
    open: (name, reader) => {
      if (reader.outer === 1 && name === 'si') text = '';
      else if (reader.outer === 0 && name !== 'sst') handler.refusal = { code: 'FILE_DAMAGED', data: { part: entry.name, what: 'root' } };
      else reader.wantsText = reader.names[1] === 'si' && isShown(reader.names, reader.outer + 1, 1);
    },
    close: (name, reader) => {
      reader.wantsText = false;
      if (reader.outer === 1 && name === 'si') add(text);
    },
    ahead: (reader, less) => readPlainStrings(reader, less, add),
    text: (piece) => {
      text += piece;
      if (text.length > READ_LIMITS.cellCharacters) handler.refusal = createTextRefusal(text.length);
    },
  };
  return readXmlPart(archive, entry, handler);
}
