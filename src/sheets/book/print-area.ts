// A sheet's print area made to reach a column that was added beside it, so that what stands there is on the paper too.
import { formatColumnLetters } from '../write/xlsx-document.ts';
import { parseColumnNumber } from './address.ts';
import type { Book } from './book-model.ts';
import { parsePartRoot, getPartText, withParts } from './parts.ts';
import { applyEdits, attributeOf, childOf, listNodesUnder, getTextOfNode } from './xml-edit.ts';

/** One area of a sheet, up to its last column. */
const AREA = /^(.*!\$?[A-Z]{1,3}\$?\d+:\$?)([A-Z]{1,3})(\$?\d+)$/;

/** The book with the sheet's print area reaching `column`. A sheet without one, or with several areas, prints as it did. */
export function extendPrintArea(book: Book, sheet: number, column: number): Book {
  const part = book.workbookPart;
  const names = childOf(parsePartRoot(book, part), 'definedNames');
  const node = (names === null ? [] : listNodesUnder(names, 'definedName')).find(
    (one) => attributeOf(one, 'name')?.value === '_xlnm.Print_Area' && attributeOf(one, 'localSheetId')?.value === String(sheet),
  );
  if (node === undefined) return book;
  const text = getPartText(book, part);
  const [, start = '', last = '', end = ''] = AREA.exec(getTextOfNode(text, node)) ?? [];
  const right = parseColumnNumber(last);
  if (right === null || right >= column) return book;
  const from = text.indexOf(last + end, node.openTo + start.length - 1);
  if (from < 0 || from >= node.closeFrom) return book;
  return withParts(book, new Map([[part, applyEdits(text, [{ from, to: from + last.length, text: formatColumnLetters(column) }])]]));
}
