// The shared strings of a workbook: plain and rich text joined, phonetic readings left out.
import type { SheetRefusal } from '../result.ts';
import { type TextPool, ownText, withoutEscapes } from './cell-text.ts';
import { READ_LIMITS, tooMuchText } from './read-budget.ts';
import { type PartReader, readXmlPart } from '../xml/xml-part.ts';
import type { XmlScanner } from '../xml/xml-scan.ts';
import type { ZipArchive, ZipEntry } from '../zip/zip-read.ts';

interface StringsReader extends PartReader {
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
  const reader: StringsReader = {
    refusal: null,
    open: (name, scanner) => {
      if (scanner.depth === 1 && name === 'si') text = '';
      else if (scanner.depth === 0 && name !== 'sst') reader.refusal = { code: 'FILE_DAMAGED', data: { part: entry.name, what: 'root' } };
      else scanner.wantsText = isShownText(name, scanner, 'si');
    },
    close: (name, scanner) => {
      scanner.wantsText = false;
      if (scanner.depth !== 1 || name !== 'si') return;
      strings.push(ownText(pool, withoutEscapes(text)));
      if (pool.characters > READ_LIMITS.characters || strings.length > READ_LIMITS.strings) reader.refusal = tooMuchText(pool.characters);
    },
    text: (piece) => {
      text += piece;
      if (text.length > READ_LIMITS.cellCharacters) reader.refusal = tooMuchText(text.length);
    },
  };
  return readXmlPart(archive, entry, reader);
}

/** True for a `t` right under `holder` (`si`, `is`) or in one of its runs; a phonetic run (`rPh`) is no run. */
export function isShownText(name: string, scanner: XmlScanner, holder: string): boolean {
  if (name !== 't') return false;
  const names = scanner.openNames;
  const parent = names[scanner.depth - 1];
  return parent === holder || (parent === 'r' && names[scanner.depth - 2] === holder);
}
