// A sheet's print area made to reach a column that was added beside it, so that what stands there is on the paper too.
import { columnLetters } from '../write/xlsx-document.ts';
import { columnNumber } from './address.ts';
import type { Book } from './book-model.ts';
import { partRoot, partText, withParts } from './parts.ts';
import { applyEdits, attributeOf, childOf, nodesUnder, textOfNode } from './xml-edit.ts';

/** One area of a sheet, up to its last column. */
const AREA = /^(.*!\$?[A-Z]{1,3}\$?\d+:\$?)([A-Z]{1,3})(\$?\d+)$/;

/** The book with the sheet's print area reaching `column`. A sheet without one, or with several areas, prints as it did. */
export function printedTo(book: Book, sheet: number, column: number): Book {
  const part = book.workbookPart;
  const names = childOf(partRoot(book, part), 'definedNames');
  const node = (names === null ? [] : nodesUnder(names, 'definedName')).find(
    (one) => attributeOf(one, 'name')?.value === '_xlnm.Print_Area' && attributeOf(one, 'localSheetId')?.value === String(sheet),
  );
  if (node === undefined) return book;
  const text = partText(book, part);
  const [, start = '', last = '', end = ''] = AREA.exec(textOfNode(text, node)) ?? [];
  const right = columnNumber(last);
  if (right === null || right >= column) return book;
  const from = text.indexOf(last + end, node.openTo + start.length - 1);
  if (from < 0 || from >= node.closeFrom) return book;
  return withParts(book, new Map([[part, applyEdits(text, [{ from, to: from + last.length, text: columnLetters(column) }])]]));
}
