// The values of a workbook while formulas are calculated, sheet by sheet as they are asked for.
import { isIn, parseArea } from '../book/address.ts';
import type { Book } from '../book/book-model.ts';
import { stringsOf } from '../book/shared-strings.ts';
import { draftScanOf, draftView, type SheetView } from '../book/sheet-view.ts';
import type { CellSource } from './evaluation.ts';
import { type FormulaNode, parseFormula } from './parse-formula.ts';
import { createSheetValues, type Listener, type SheetValues } from './sheet-values.ts';
import type { WorkbookTable } from './table-references.ts';
import type { NameLookup, UsedIn } from './workbook-names.ts';

/** What the source is told and asks while formulas are calculated. */
export interface SourceTask extends Listener {
  readonly book: Book;
  readonly names: NameLookup;
  readonly tables: readonly WorkbookTable[];
  /** The cell whose formula is calculated. */
  readonly at: () => UsedIn;
  readonly isSubtotal: (sheet: number, row: number, column: number) => boolean;
}

/** The source, and its sheets; a sheet without cells has no values. */
export interface BookSource {
  readonly source: CellSource;
  readonly sheet: (index: number) => SheetValues | null;
}

/** Rows that are hidden, and those of a filter in use. */
function rowStates(view: SheetView): (row: number) => 'shown' | 'hidden' | 'filtered' {
  const hidden = new Set<number>();
  for (const { row, isHidden } of view.rowSpans()) if (isHidden) hidden.add(row);
  const filter = /<(?:\w+:)?autoFilter\b[^>]*?\bref\s*=\s*["']([^"']*)["'][^>]*>(?=[^]{0,200}?<(?:\w+:)?filterColumn\b)/.exec(view.text);
  const area = parseArea(filter?.[1] ?? '');
  return (row) => {
    if (!hidden.has(row)) return 'shown';
    return area !== null && row > area.top && isIn(area, { row, column: area.left }) ? 'filtered' : 'hidden';
  };
}

/** Keeps what `make` gives for each key. */
function kept<K, T>(make: (key: K) => T): (key: K) => T {
  const known = new Map<K, { readonly made: T }>();
  return (key) => {
    const found = known.get(key) ?? { made: make(key) };
    known.set(key, found);
    return found.made;
  };
}

/** The workbook as a source of values. */
export function bookSource({ book, names, tables, at, isSubtotal, ...listener }: SourceTask): BookSource {
  const { date1904, sheets } = book;
  const texts = stringsOf(book)?.texts ?? [];
  const isSheet = (index: number): boolean => sheets[index]?.kind === 'worksheet';
  const sheet = kept((index: number) => (isSheet(index) ? createSheetValues(draftScanOf(book, index), texts, date1904, listener) : null));
  const statesOf = kept((index: number) => (isSheet(index) ? rowStates(draftView(book, index)) : (): 'shown' => 'shown'));
  const parse = kept((formula: string): FormulaNode => parseFormula(formula));
  const views = sheets.flatMap(({ index }) => (isSheet(index) ? [draftView(book, index)] : []));
  const source: CellSource = {
    sheets: sheets.map(({ name }) => name),
    date1904,
    lastRow: Math.max(1, ...views.map(({ lastRow }) => lastRow)),
    lastColumn: Math.max(1, ...views.map(({ lastColumn }) => lastColumn)),
    read: (index, row, column) => sheet(index)?.read(row, column) ?? null,
    visit: (area, visitor) => sheet(area.sheet)?.visit(area, visitor),
    rowState: (index, row) => statesOf(index)(row),
    isSubtotal,
    tables,
    named: (name, home) => {
      const formula = names(name, home, at());
      return formula === null ? null : parse(formula);
    },
  };
  return { source, sheet };
}
