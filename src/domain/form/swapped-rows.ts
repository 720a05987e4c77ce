// Two rows of a tenant's form whose figures stand in each other's place: each fits the other's months before much better than its own. Pure.
import { SALES_FIGURES } from '../report/measure-names.ts';
import type { CheckedLine } from './reply-checks.ts';

/** A row now, with the same row of the months before. */
interface Row {
  readonly line: CheckedLine;
  readonly past: readonly CheckedLine[];
}

/** How far figures lie from the months before: the sum of the squares of their factors' logarithms, and of how many figures. */
interface Distance {
  readonly sum: number;
  readonly figures: number;
}

/** Figures that can be compared at least: fewer say nothing of whose they are. */
const LEAST_FIGURES = 8;
/** By so much the other way must fit better: what chance gives honest months of rows alike stays below. */
const BETTER_BY = 1;
/** And so well it has to fit, a figure on average: within a factor of about 1.6. */
const FITS = 0.25;

function distance({ line }: Row, { past }: Row): Distance {
  const squares = SALES_FIGURES.flatMap((field) => {
    const known = past.filter(({ lacks }) => !lacks.includes(field)).map((one) => one[field]);
    const sum = known.reduce((all, one) => all + one, 0);
    if (line.lacks.includes(field) || line[field] <= 0 || sum <= 0) return [];
    return [Math.log(line[field] / (sum / known.length)) ** 2];
  });
  return { sum: squares.reduce((all, one) => all + one, 0), figures: squares.length };
}

function areSwapped(one: Row, other: Row): boolean {
  const own = [distance(one, one), distance(other, other)];
  const cross = [distance(one, other), distance(other, one)];
  const figures = cross.reduce((all, { figures: of }) => all + of, 0);
  const [as, crosswise] = [own, cross].map((both) => both.reduce((all, { sum }) => all + sum, 0));
  if (as === undefined || crosswise === undefined || figures < LEAST_FIGURES) return false;
  return as - crosswise >= BETTER_BY && crosswise <= FITS * figures;
}

/** The pairs of rows that look swapped, each row in one pair at most. */
export function findSwappedRows(rows: readonly Row[]): readonly (readonly [CheckedLine, CheckedLine])[] {
  const known = rows.filter(({ past }) => past.length > 0);
  const taken = new Set<CheckedLine>();
  return known.flatMap((one, at) =>
    known.slice(at + 1).flatMap((other): (readonly [CheckedLine, CheckedLine])[] => {
      if (taken.has(one.line) || taken.has(other.line) || !areSwapped(one, other)) return [];
      taken.add(one.line).add(other.line);
      return [[one.line, other.line]];
    }),
  );
}
