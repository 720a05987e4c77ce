// Tells spreadsheet programs to calculate everything afresh when they open the workbook.
import type { Book } from '../book/book-model.ts';
import { parsePartRoot, getPartText, withParts } from '../book/parts.ts';
import { applyEdits, childOf, prefixOf, setAttribute } from '../book/xml-edit.ts';

/** What stands before `calcPr` in a workbook part. */
const BEFORE: ReadonlySet<string> = new Set([
  'fileVersion',
  'fileSharing',
  'workbookPr',
  'workbookProtection',
  'bookViews',
  'sheets',
  'functionGroups',
  'externalReferences',
  'definedNames',
]);

/** The workbook with `fullCalcOnLoad="1"` on its `calcPr`; one is added at its place where there is none. */
export function withCalcOnLoad(book: Book): Book {
  const part = book.workbookPart;
  const text = getPartText(book, part);
  const root = parsePartRoot(book, part);
  const known = childOf(root, 'calcPr');
  if (known !== null) return withParts(book, new Map([[part, applyEdits(text, [setAttribute(known, text, 'fullCalcOnLoad', '1')])]]));
  const at = root.children.findLast(({ name }) => BEFORE.has(name))?.to ?? root.openTo;
  const markup = `<${prefixOf(root)}calcPr fullCalcOnLoad="1"/>`;
  return withParts(book, new Map([[part, applyEdits(text, [{ from: at, to: at, text: markup }])]]));
}
