// The bytes of a filled workbook: the blank's own zip with its changed parts in their places.
import { findEntry } from '../zip/zip-read.ts';
import { spliceZip } from '../zip/zip-splice.ts';
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

/**
 * The workbook's bytes. Untouched parts are copied packed as they were, with names, dates, flags and order; touched ones keep place, date and
 * method; parts taken out are gone. Nothing changed gives the blank's bytes; equal workbooks give equal bytes.
 */
export function bookBytes(book: Book): Uint8Array {
  if (book.changed.size === 0) return book.blank;
  return spliceZip(book.archive, changesOf(book));
}
