// Whether an old drawing (VML) is a text at all: opening a workbook lets any bytes pass there, since most programs never read them.
import { inflateEntry, findEntry } from '../zip/zip-read.ts';
import type { Book } from '../book/book-model.ts';
import { decodePart } from '../book/part-text.ts';
import { hasPart, getPartText, relationsOf } from '../book/parts.ts';

/** Whether a part can be read as text. */
export function isTextPart(book: Book, part: string): boolean {
  const entry = findEntry(book.archive, part);
  if (entry === undefined || book.changed.has(entry.name)) return true;
  return decodePart(inflateEntry(book.archive, entry)) !== null;
}

/** The texts of a sheet's old drawings. */
export function oldDrawingsOf(book: Book, part: string): readonly string[] {
  return relationsOf(book, part)
    .filter(({ kind, isExternal, target }) => kind === 'vmlDrawing' && !isExternal && hasPart(book, target) && isTextPart(book, target))
    .map(({ target }) => getPartText(book, target));
}
