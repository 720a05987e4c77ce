// The shared strings of a workbook: plain and rich text joined, phonetic readings left out.
import type { SheetRefusal } from '../result.ts';
import { type TextPool, ownText } from './cell-text.ts';
import { READ_LIMITS, tooMuchText } from './read-budget.ts';
import { type PartReader, readXmlPart } from '../xml/xml-part.ts';
import { isShown, withoutEscapes } from '../xml/xml-text.ts';
import type { ZipArchive, ZipEntry } from '../zip/zip-read.ts';

interface StringsHandler extends PartReader {
  refusal: SheetRefusal | null;
}

/** Reads all shared strings into `strings`, in their order; answers null, or why the file is refused. */
export async function readSharedStrings(
  archive: ZipArchive,
  entry: ZipEntry,
  pool: TextPool,
  strings: string[],
): Promise<SheetRefusal | null> {
  let text = '';
  const handler: StringsHandler = {
    refusal: null,
    open: (name, reader) => {
      if (reader.outer === 1 && name === 'si') text = '';
      else if (reader.outer === 0 && name !== 'sst') handler.refusal = { code: 'FILE_DAMAGED', data: { part: entry.name, what: 'root' } };
      else reader.wantsText = reader.names[1] === 'si' && isShown(reader.names, reader.outer + 1, 1);
    },
    close: (name, reader) => {
      reader.wantsText = false;
      if (reader.outer !== 1 || name !== 'si') return;
      strings.push(ownText(pool, withoutEscapes(text)));
      if (pool.characters > READ_LIMITS.characters || strings.length > READ_LIMITS.strings) handler.refusal = tooMuchText(pool.characters);
    },
    text: (piece) => {
      text += piece;
      if (text.length > READ_LIMITS.cellCharacters) handler.refusal = tooMuchText(text.length);
    },
  };
  return readXmlPart(archive, entry, handler);
}
