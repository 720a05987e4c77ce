// What the second reader is told of a filled workbook, from what the pipeline says that it wrote.
import type { ExpectedFill } from '../../src/sheets/second-reader/second-reading.ts';
import { printCell } from '../../src/sheets/book/book-model.ts';
import type { FilledBook } from '../helpers/fill-workbook.ts';
import type { MapValue } from '../../src/contract/bureau/workbook-map.ts';

/** The expectations of a filled workbook. */
export function expectedFill(filled: FilledBook, map: MapValue): ExpectedFill {
  const { book, plan, recalculation } = filled;
  const named = ({ sheet, cell }: { readonly sheet: number; readonly cell: string }) => ({ sheet: book.sheets[sheet]?.name ?? '', cell });
  return {
    cells: filled.written,
    growths: plan.growths,
    recalculated: recalculation.results.map(named),
    notCalculated: recalculation.notCalculated.map(named),
    knownErrors: recalculation.newErrors.map(named),
    checks: plan.checks.map(({ sheet, cell, ok }) => ({ ...named({ sheet, cell: printCell(cell) }), ok })),
    keep: map.keep,
    searchesPlaceholders: map.placeholders,
  };
}
