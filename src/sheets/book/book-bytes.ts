// The bytes of a filled workbook: the blank's own zip with its changed parts in their places.
import { type ZipArchive, findEntry } from '../zip/zip-read.ts';
import { releaseBytes } from '../zip/free-bytes.ts';
import { spliceZip, spliceZipAside } from '../zip/zip-splice.ts';
import type { Book } from './book-model.ts';
import { encodePart } from './part-text.ts';
import { getBlankText } from './parts.ts';

/** The parts that were changed, by their names in the zip. */
function changesOf(book: Book): ReadonlyMap<string, Uint8Array | null> {
  const changes = new Map<string, Uint8Array | null>();
  for (const [part, text] of book.changed) {
    const entry = findEntry(book.archive, part);
    if (entry === undefined) throw new Error(`${part} was added: nothing is added to a bureau's workbook`);
    changes.set(entry.name, text === null ? null : encodePart(text, getBlankText(book.archive, entry).encoding));
  }
  return changes;
}

function letGo(changes: ReadonlyMap<string, Uint8Array | null>): void {
  for (const content of changes.values()) if (content !== null) releaseBytes(content);
}

/**
 * The workbook's bytes. Untouched parts are copied packed as they were, with names, dates, flags and order; touched ones keep place, date and
 * method; parts taken out are gone. Nothing changed gives the blank's bytes; equal workbooks give equal bytes.
 */
export function bookBytes(book: Book): Uint8Array {
  if (book.changed.size === 0) return book.blank;
  const changes = changesOf(book);
  const bytes = spliceZip(book.archive, changes);
  letGo(changes);
  return bytes;
}

/** The same bytes, packed beside whatever this thread does meanwhile; the book itself is no longer needed once this has answered. */
export function bookBytesAside(book: Book): Promise<Uint8Array> {
  return book.changed.size === 0 ? Promise.resolve(book.blank) : packedAside(book.archive, changesOf(book));
}

async function packedAside(archive: ZipArchive, changes: ReadonlyMap<string, Uint8Array | null>): Promise<Uint8Array> {
  const bytes = await spliceZipAside(archive, changes);
  letGo(changes);
  return bytes;
}
