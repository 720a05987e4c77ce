// The cells of a sheet whose texts may hold placeholders, found without reading all the others: books have hundreds of thousands.
import type { Book, BookCell } from '../../../sheets/book/book-model.ts';
import { stringsOf } from '../../../sheets/book/shared-strings.ts';
import { CELL, getCellsOfRow } from '../../../sheets/book/sheet-arrays.ts';
import { scanOf, type SheetView } from '../../../sheets/book/sheet-view.ts';
import { canHoldPlaceholder } from './placeholder-text.ts';

/** A cell with such a text. */
export type TextCell = BookCell & { readonly text: string };

/** The numbers of the shared strings that may hold one. */
function sharedNumbers(book: Book): ReadonlySet<number> {
  const strings = stringsOf(book);
  if (strings === null || !canHoldPlaceholder(strings.texts.join('\n'))) return new Set();
  return new Set(strings.texts.flatMap((text, index) => (canHoldPlaceholder(text) ? [index] : [])));
}

/** Whether a cell's own element is to be read: it shows one of these strings, or its text stands in it. */
function mayHold(text: string, kind: number, [from, to, value]: readonly [number, number, number], shared: ReadonlySet<number>): boolean {
  if ((kind & CELL.kindMask) === CELL.shared) {
    if (shared.size === 0) return false;
    return value === 0 || (kind & CELL.isComplex) !== 0 || shared.has(Number.parseInt(text.slice(value, value + 10), 10));
  }
  return canHoldPlaceholder(text.slice(from, to));
}

/** The texts of a sheet that may hold placeholders, in its order; formulas have none. */
export function listPlaceholderTexts(book: Book, view: SheetView): readonly TextCell[] {
  const shared = sharedNumbers(book);
  const hasOwn = canHoldPlaceholder(view.text);
  if (shared.size === 0 && !hasOwn) return [];
  const { rows, cells, text } = scanOf(book, view.sheet.index);
  const found: TextCell[] = [];
  for (let place = 0; place < rows.count; place += 1) {
    const [first, end] = getCellsOfRow(rows, cells, place);
    for (let at = first; at < end; at += 1) {
      const kind = cells.kind[at] ?? 0;
      const type = kind & CELL.kindMask;
      if (type !== CELL.shared && !(hasOwn && (type === CELL.inline || type === CELL.text))) continue;
      if (!mayHold(text, kind, [cells.from[at] ?? 0, cells.to[at] ?? 0, cells.value[at] ?? 0], shared)) continue;
      const cell = view.cellAt(rows.number[place] ?? 0, cells.column[at] ?? 0);
      const shown = cell !== null && cell.formula === null && cell.stored.kind === 'text' ? cell.stored.text : '';
      if (cell !== null && canHoldPlaceholder(shown)) found.push({ ...cell, text: shown });
    }
  }
  return found;
}
