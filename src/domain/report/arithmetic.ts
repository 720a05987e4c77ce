// Relations of plain arithmetic: Σ left against Σ right, with the tolerance of printed figures where one is in it.
import { addMonths } from '../time/calendar.ts';
import { sumSafe } from '../values/quantity.ts';
import { assertNever } from '../values/result.ts';
import { computeHalfPrinted, printInUnit } from './units.ts';
import {
  type Detail,
  figureOf,
  FINE,
  formatAddressInWords,
  isMissing,
  joinJudged,
  type Judged,
  type RelationContext,
} from './relation-context.ts';
import { resolveCumulative, resolveMonth, type Value } from './resolve.ts';
import { membersOf, type RelationComparison, type RelationOperator, type RelationShape, type RelationTerm } from './shape.ts';

/** The unit of the figure at the address; empty for counts and unknown addresses. */
export function getUnitAt(context: RelationContext, address: string): string {
  const spec = context.resolver.specs.figures.get(address);
  if (spec !== undefined) return spec.unit;
  const [id = '', , key = ''] = address.split('.');
  const table = context.profile.tables.find((one) => one.id === id);
  return table?.kind === 'tenants' ? (table.columns.find((column) => column.key === key)?.unit ?? '') : '';
}

/** How far apart two sides of `addends` printed figures may lie, in base units; nothing where all are exact. */
export function toleranceOf(unit: string, addends: number, isPrinted: boolean): number {
  return isPrinted ? computeHalfPrinted(unit) * (addends + 1) : 0;
}

/** Last month's figure at the address: filed, else historical, else computed; null where there is none. */
export function lastMonthOf(context: RelationContext, address: string): Value | null {
  const { resolver } = context;
  const spec = resolver.specs.figures.get(address);
  if (spec === undefined) return null;
  const last = addMonths(resolver.sources.month, -1);
  const { value } = spec.view.kind === 'ytd' ? resolveCumulative(resolver, spec.series, last) : resolveMonth(resolver, spec.series, last);
  return isMissing(value) ? null : value;
}

/** What is said of a side is put into words only where the comparison fails. */
interface Side {
  readonly total: number;
  readonly text: () => string;
  readonly names: () => string;
  readonly printed: boolean;
  readonly missing: readonly string[];
}

function sideOf(context: RelationContext, terms: readonly RelationTerm[]): Side {
  const values = terms.map((term) => (term.lastMonth ? lastMonthOf(context, term.figure) : figureOf(context, term.figure)));
  const missing = terms.filter((_, index) => (values[index]?.raw ?? null) === null).map((term) => term.figure);
  const total = sumSafe(terms.map((term, index) => term.times * (values[index]?.raw ?? 0)));
  return {
    total,
    text: () => printInUnit(getUnitAt(context, terms[0]?.figure ?? ''), total),
    names: () => namesOf(context, terms),
    printed: values.some((value) => value?.printed === true),
    missing,
  };
}

function namesOf(context: RelationContext, terms: readonly RelationTerm[]): string {
  const last = context.profile.words['lastMonth'] ?? '';
  return terms
    .map(
      (term, index) =>
        `${term.times < 0 ? ' − ' : index === 0 ? '' : ' + '}${term.lastMonth ? last : ''}${formatAddressInWords(context, term.figure)}`,
    )
    .join('');
}

function holds(operator: RelationOperator, left: number, right: number, tolerance: number): boolean {
  switch (operator) {
    case '<=':
      return left <= right + tolerance;
    case '>=':
      return left + tolerance >= right;
    case '=':
      return Math.abs(left - right) <= tolerance;
    case 'only_if':
      return left <= 0 || right > 0;
    case 'exactly_if':
      return left > 0 === right > 0;
    default:
      return assertNever(operator);
  }
}

/** A side of many terms is named by its first and last only. */
function shortNames(names: string, terms: readonly RelationTerm[]): string {
  const parts = names.split(' + ');
  return terms.length > 4 ? `${parts[0] ?? ''} + … + ${parts.at(-1) ?? ''}` : names;
}

function judgeOne(context: RelationContext, comparison: RelationComparison): Judged {
  const left = sideOf(context, comparison.left);
  const right = sideOf(context, comparison.right);
  const missing = [...left.missing, ...right.missing];
  if (missing.length > 0) return { failing: [], missing };
  const addends = Math.max(comparison.left.length, comparison.right.length);
  const tolerance = toleranceOf(getUnitAt(context, comparison.left[0]?.figure ?? ''), addends, left.printed || right.printed);
  if (holds(comparison.operator, left.total, right.total, tolerance)) return FINE;
  const detail: Detail = {
    variant: comparison.operator,
    facts: {
      left: shortNames(left.names(), comparison.left),
      leftText: left.text(),
      right: shortNames(right.names(), comparison.right),
      rightText: right.text(),
      difference: printInUnit(getUnitAt(context, comparison.left[0]?.figure ?? ''), left.total - right.total),
    },
    figures: [...comparison.left, ...comparison.right].map((term) => term.figure),
  };
  return { failing: [detail], missing: [] };
}

/** `ZB-3.+.paid` for every row of the breakdown but 合计. */
function spread(context: RelationContext, term: RelationTerm): RelationTerm[] {
  if (!term.figure.includes('.+.')) return [term];
  const table = context.profile.tables.find((one) => term.figure.startsWith(`${one.id}.`));
  if (table?.kind !== 'breakdown') return [];
  return membersOf(context.profile, table).map(({ code }) => ({
    ...term,
    figure: term.figure.replace('.+.', `.${code}.`),
  }));
}

/** Addresses with `*` for each column and `#` for each row, put in. */
export function expandAddresses(relation: RelationShape, addresses: readonly string[]): (readonly string[])[] {
  const rows = addresses.some((one) => one.includes('#')) ? relation.rows : [''];
  const columns = addresses.some((one) => one.includes('*')) ? relation.columns : [''];
  return rows.flatMap((row) => columns.map((column) => addresses.map((one) => one.replace('#', row).replace('*', column))));
}

function eachComparison(context: RelationContext, relation: RelationShape): RelationComparison[] {
  return relation.comparisons.flatMap((comparison) => {
    const terms = [...comparison.left, ...comparison.right];
    return expandAddresses(
      relation,
      terms.map((term) => term.figure),
    ).map((figures) => {
      const put = terms.map((term, index) => ({ ...term, figure: figures[index] ?? term.figure }));
      const side = (part: readonly RelationTerm[]): RelationTerm[] => part.flatMap((term) => spread(context, term));
      return {
        operator: comparison.operator,
        left: side(put.slice(0, comparison.left.length)),
        right: side(put.slice(comparison.left.length)),
      };
    });
  });
}

/** Judges all comparisons of a relation; one with a missing operand is not judged. */
export function judgeComparisons(context: RelationContext, relation: RelationShape): Judged {
  return joinJudged(eachComparison(context, relation).map((comparison) => judgeOne(context, comparison)));
}
