// Whether the engine gives what a workbook of others stores: each formula out of the stored results of all others, and where that does not do, all calculated through.
import { printCell, type Book } from '../../src/sheets/book/book-model.ts';
import { calculateFormulas, calculateFromStored, type Outcome } from '../../src/sheets/formula/calculate-formulas.ts';
import { type FormulaEntry, formulasOf, getCellKey } from '../../src/sheets/formula/dirty-formulas.ts';
import { collectReads, createNameLookup, tablesOf } from '../../src/sheets/formula/formula-reads.ts';
import { getStoredValue, areAlike, type Scalar } from '../../src/sheets/formula/values.ts';

/** Ten times what filling a workbook may cost: here all is calculated. */
const MOST_STEPS = 1_000_000_000;

/** How a workbook's stored results compare with the engine's. */
export interface StoredComparison {
  readonly alike: number;
  /** Not calculated: unknown functions, circles, other workbooks. */
  readonly lost: number;
  /** One line a formula: its cell, its text, what is stored and what the engine gives. */
  readonly differing: readonly string[];
}

function valueOf({ sheet, row, column }: FormulaEntry, outcome: Outcome | undefined): Scalar | undefined {
  return outcome?.kind === 'value' ? (outcome.values.get(getCellKey(sheet, row, column)) ?? null) : undefined;
}

/** Compares all results that a workbook stores, but for volatile formulas, with the engine's. */
export function compareStoredResults(book: Book): StoredComparison {
  const entries = formulasOf(book);
  const ground = { book, names: createNameLookup(book), tables: tablesOf(book), entries, mostSteps: MOST_STEPS };
  const { volatile } = collectReads(entries, { ...ground, sheets: book.sheets.map(({ name }) => name) });
  const numbers = [...entries.keys()];
  const apart = calculateFromStored(ground, numbers);
  // An empty text is stored as nothing is: what reads one is right only where that one is calculated as well.
  const through = calculateFormulas({ ...ground, dirty: numbers, kept: volatile, doubts: new Set() });
  const differing: string[] = [];
  const counts = { alike: 0, lost: 0 };
  for (const [index, entry] of entries.entries()) {
    if (volatile.has(index) || entry.stored.kind === 'blank') continue;
    const stored = getStoredValue(entry.stored, book.date1904);
    const ours = [apart, through].map((outcomes) => valueOf(entry, outcomes.get(index)));
    if (ours.some((value) => value !== undefined && areAlike(stored, value))) counts.alike += 1;
    else if (ours[0] === undefined) counts.lost += 1;
    else {
      const place = `${book.sheets[entry.sheet]?.name ?? ''}!${printCell(entry)}`;
      differing.push(`${place} =${entry.formula.slice(0, 160)} stores ${JSON.stringify(stored)}, ours ${JSON.stringify(ours[0])}`);
    }
  }
  return { ...counts, differing };
}
