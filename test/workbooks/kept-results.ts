// Which stored results of a filled workbook changed although they depend on nothing that was written: there must be none.
import { type Book, printCell, getBlankRow, growthOf } from '../../src/sheets/book/book-model.ts';
import { type Dirty, listDirtyFormulas, type FormulaEntry, formulasOf, getCellKey } from '../../src/sheets/formula/dirty-formulas.ts';
import { collectReads, createNameLookup, tablesOf } from '../../src/sheets/formula/formula-reads.ts';

/**
 * The cells, as `表!B4`. Depends: by its references, over any number of steps, on what is dirty, or on a formula that reads by text
 * (INDIRECT, OFFSET) and shows another value now. An error in place of a value is counted there too.
 */
export function changedWithoutReason(blank: Book, filled: Book, dirty: Dirty): readonly string[] {
  const before = new Map(formulasOf(blank).map((entry) => [getCellKey(entry.sheet, entry.row, entry.column), entry]));
  const after = formulasOf(filled);
  const oldOf = ({ sheet, row, column }: FormulaEntry): FormulaEntry | undefined =>
    before.get(getCellKey(sheet, getBlankRow(growthOf(dirty.growths ?? [], sheet), row), column));
  const isChanged = (entry: FormulaEntry): boolean => {
    const old = oldOf(entry);
    return old !== undefined && old.stored.kind !== 'blank' && JSON.stringify(old.stored) !== JSON.stringify(entry.stored);
  };
  const reads = collectReads(after, {
    sheets: filled.sheets.map(({ name }) => name),
    names: createNameLookup(filled),
    tables: tablesOf(filled),
  });
  const moved = reads.open.filter((index) => {
    const entry = after[index];
    return entry !== undefined && isChanged(entry) && entry.stored.kind !== 'error' && entry.stored.kind !== 'blank';
  });
  const mayChange = new Set(listDirtyFormulas(after, reads, dirty, moved));
  return after.flatMap((entry, index) =>
    !mayChange.has(index) && isChanged(entry) ? [`${filled.sheets[entry.sheet]?.name ?? ''}!${printCell(entry)}`] : [],
  );
}
