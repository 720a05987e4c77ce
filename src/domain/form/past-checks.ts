// A tenant's figures beside its own past: a slip of the unit, a factor of three against the months before, last month's form again, rows that changed places.
import { SALES_FIGURES, type SalesFigure } from '../report/facts.ts';
import { sumSafe } from '../values/quantity.ts';
import { type CheckedLine, type FailedCheck, REPLY_CHECKS, type ReplyCheck } from './reply-checks.ts';

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
function findSwappedRows(rows: readonly Row[]): readonly (readonly [CheckedLine, CheckedLine])[] {
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

/** From this factor on against the mean a figure is asked about. */
const FACTOR = 3;
/** 元 for 角, 百元, 万元: the factors that a slip of a unit or a digit gives, and how far from them a usual month may lie. */
const SLIPS: readonly number[] = [10, 100, 10_000];
const SLIP_SHARE = 1.5;
/** Below this both sides are too small to say anything: fen, minutes, counts. */
const LEAST: Readonly<Record<SalesFigure, number>> = {
  sessions: 10,
  minutes: 600,
  views: 200,
  orders: 30,
  paid: 200_000,
  refunded: 200_000,
  settled: 200_000,
};
const MONEY: ReadonlySet<SalesFigure> = new Set(['paid', 'refunded', 'settled']);

type Key = Pick<CheckedLine, 'platform' | 'goodsClass'>;

function sameKey(one: Key, other: Key): boolean {
  return one.platform === other.platform && one.goodsClass === other.goodsClass;
}

function failed(check: ReplyCheck, key: Key, field: SalesFigure, data: FailedCheck['data']): FailedCheck {
  const { platform, goodsClass } = key;
  return { check, relation: REPLY_CHECKS[check], platform, goodsClass, field, data };
}

/** How a figure stands against the mean of the months that have it; null where nothing is odd or too little is known. */
function judged(line: CheckedLine, field: SalesFigure, past: readonly CheckedLine[]): FailedCheck | null {
  const now = line[field];
  const known = past.filter(({ lacks }) => !lacks.includes(field)).map((one) => one[field]);
  const sum = sumSafe(known);
  if (now === 0 || sum === 0 || line.lacks.includes(field)) return null;
  const mean = sum / known.length;
  const times = Math.max(now / mean, mean / now);
  if (times < FACTOR || Math.max(now, mean) < LEAST[field]) return null;
  const isSlip = SLIPS.some((slip) => times <= slip * SLIP_SHARE && times * SLIP_SHARE >= slip);
  const data = { now, mean: Math.round(mean), times: Math.round(times), isCount: MONEY.has(field) ? 0 : 1 };
  return failed(isSlip ? 'unit_slip' : 'off_mean', line, field, data);
}

/** Whether two months say the same of every key: then it may be last month's form. A month of zeros may well be like the one before. */
function isSameAgain(lines: readonly CheckedLine[], before: readonly CheckedLine[]): boolean {
  const isSame = (line: CheckedLine): boolean =>
    before.some((one) => sameKey(one, line) && SALES_FIGURES.every((field) => one[field] === line[field]));
  const views = sumSafe(lines.map((line) => line.views + line.orders));
  return views > 0 && lines.length === before.length && lines.every(isSame);
}

function rowName({ platform, goodsClass }: Key): string {
  return `${platform} ${goodsClass}`;
}

function swappedWith(line: CheckedLine, other: CheckedLine): FailedCheck {
  return failed('rows_swapped', line, 'paid', { row: rowName(line), other: rowName(other) });
}

/**
 * What a tenant's lines have odd against its own past. `past`: the lines of the three months before, the last one first; an empty month
 * says nothing.
 */
export function listPastChecks(lines: readonly CheckedLine[], past: readonly (readonly CheckedLine[])[]): FailedCheck[] {
  const [first] = lines;
  if (first !== undefined && isSameAgain(lines, past[0] ?? [])) return [failed('same_as_before', first, 'paid', {})];
  const rows = lines.map((line) => ({ line, past: past.flatMap((month) => month.filter((one) => sameKey(one, line))) }));
  const swapped = findSwappedRows(rows);
  const inPairs = new Set(swapped.flat());
  return [
    ...swapped.flatMap(([one, other]) => [swappedWith(one, other), swappedWith(other, one)]),
    // What is odd of rows in each other's place is said by that.
    ...rows.flatMap(({ line, past: own }) => (inPairs.has(line) ? [] : SALES_FIGURES.flatMap((field) => judged(line, field, own) ?? []))),
  ];
}
