// Named checks on figures: A10, A12, A14, A15, A18, A19, A20, A27.
import { addMonths, monthNumberOf } from '../time/calendar.ts';
import { sumSafe, printQuotient } from '../values/quantity.ts';
import { expandAddresses, lastMonthOf, toleranceOf, getUnitAt } from './arithmetic.ts';
import { printInUnit } from './units.ts';
import { parseTenthsOfPercent } from './specs.ts';
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
import { sumRevisedSinceLastMonth } from './resolve.ts';
import { membersOf, type NamedRelation } from './shape.ts';
import { filedOf } from './facts.ts';

/** A check: what it found in the month. */
export type Check = (context: RelationContext, relation: NamedRelation) => Judged;

function failing(variant: string, facts: Detail['facts'], figures: readonly string[]): Judged {
  return { failing: [{ variant, facts, figures }], missing: [] };
}

function missing(...addresses: readonly string[]): Judged {
  return { failing: [], missing: addresses };
}

/** A number of a relation. @throws Error where the profile does not give it. */
export function getParameter(relation: NamedRelation, name: string): number {
  const value = relation.parameters[name];
  if (value === undefined) throw new Error(`${relation.id} needs the number ${name}`);
  return value;
}

/** Figures: total, number. Their mean lies between `least` and `most`, in base units; of nothing there is no mean to judge. */
const meanBetween: Check = (context, relation) =>
  joinJudged(
    expandAddresses(relation, relation.figures).map(([total = '', number = '']) => {
      const [sum, count] = [figureOf(context, total)?.raw ?? null, figureOf(context, number)?.raw ?? null];
      if (sum === null || count === null || count <= 0) {
        return missing(...(sum === null ? [total] : []), ...(count === null || count <= 0 ? [number] : []));
      }
      if (sum >= getParameter(relation, 'least') * count && sum <= getParameter(relation, 'most') * count) return FINE;
      const mean = Number(printQuotient(sum, count, 0));
      return failing('default', { figure: formatAddressInWords(context, total), mean: printInUnit(getUnitAt(context, total), mean) }, [
        total,
        number,
      ]);
    }),
  );

/** Figures: cumulative, month. Cumulative = last month's + what revisions changed since + month; in January = month (A12). */
const cumulative: Check = (context, relation) =>
  joinJudged(
    expandAddresses(relation, relation.figures).map(([ytd = '', month = '']) => {
      const isJanuary = monthNumberOf(context.resolver.sources.month) === 1;
      const spec = context.resolver.specs.figures.get(ytd);
      const value = figureOf(context, ytd);
      const own = figureOf(context, month);
      const before = isJanuary ? null : lastMonthOf(context, ytd);
      if (spec === undefined || value?.raw === null || value === null || own === null || own.raw === null) return missing(ytd);
      if (!isJanuary && (before === null || before.raw === null)) return missing(ytd);
      const revised = isJanuary ? 0 : sumRevisedSinceLastMonth(context.resolver, spec.series);
      const expected = sumSafe([before?.raw ?? 0, revised, own.raw]);
      const tolerance = toleranceOf(spec.unit, 2, value.printed || before?.printed === true);
      if (Math.abs(value.raw - expected) <= tolerance) return FINE;
      const print = (raw: number): string => printInUnit(spec.unit, raw);
      const facts = {
        figure: formatAddressInWords(context, ytd),
        value: value.text,
        before: print(before?.raw ?? 0),
        revised: print(revised),
        month: own.text,
        expected: print(expected),
      };
      return failing(isJanuary ? 'january' : 'default', facts, [ytd, month]);
    }),
  );

/** Figures: pairs of this report's figure of last year and the address it was filed at; judged only where last year's month was filed (A14). */
const filedLastYear: Check = (context, relation) => {
  const { sources } = context.resolver;
  const filing = filedOf(sources, addMonths(sources.month, -12));
  const pairs = relation.figures.flatMap((_, index) => (index % 2 === 0 ? [relation.figures.slice(index, index + 2)] : []));
  return joinJudged(
    pairs
      .flatMap((pair) => expandAddresses(relation, pair))
      .map(([here = '', there = '']) => {
        const filed = filing?.figures.get(there);
        const own = context.built.values.get(here);
        if (filed === undefined || own === undefined || isMissing(filed)) return missing(here);
        if (filed.raw === own.raw && filed.text === own.text) return FINE;
        return failing('default', { figure: formatAddressInWords(context, here), value: own.text, filed: filed.text }, [here]);
      }),
  );
};

/** Figures: year-on-year percentages. Not above `above` nor below `below` percent, judged on the exact quotient (A15). */
const growthBetween: Check = (context, relation) =>
  joinJudged(
    expandAddresses(relation, relation.figures).map(([address = '']) => {
      const view = context.resolver.specs.figures.get(address)?.view;
      const growth = figureOf(context, address);
      if (view?.kind !== 'yoy' || growth === null) return missing(address);
      const value = figureOf(context, view.value)?.raw ?? 0;
      const base = figureOf(context, view.base)?.raw ?? 0;
      const change = (BigInt(value) - BigInt(base)) * 100n;
      const limit = (name: string): bigint => BigInt(getParameter(relation, name)) * BigInt(base);
      if (change <= limit('above') && change >= limit('below')) return FINE;
      return failing('default', { figure: formatAddressInWords(context, address), value: growth.text }, [address]);
    }),
  );

/** 合计 of each totalled column of the tenants' table is the sum of its rows (A18). */
const tenantTotals: Check = (context) => {
  const table = context.profile.tables.find((one) => one.kind === 'tenants');
  if (table?.kind !== 'tenants') return FINE;
  return joinJudged(
    table.columns
      .filter((column) => column.total)
      .map((column) => {
        const address = `${table.id}.total.${column.key}`;
        const total = figureOf(context, address);
        if (total === null || total.raw === null) return missing(address);
        const sum = sumSafe(context.built.figures.tenants.map((row) => row.cells[column.key]?.raw ?? 0));
        return sum === total.raw
          ? FINE
          : failing(
              'total',
              { figure: formatAddressInWords(context, address), value: total.text, sum: printInUnit(column.unit ?? '', sum) },
              [address],
            );
      }),
  );
};

/** Figures: the number of tenants at month end. Rows of ZB-4 in residence then are as many (A19). */
const tenantsAtEnd: Check = (context, relation) =>
  joinJudged(
    relation.figures.map((address) => {
      const value = figureOf(context, address);
      if (value === null || value.raw === null) return missing(address);
      const rows = context.built.tenants.filter((one) => one.inResidenceAtEnd).length;
      return rows === value.raw
        ? FINE
        : failing('default', { figure: formatAddressInWords(context, address), value: value.text, rows: String(rows) }, [address]);
    }),
  );

/** Figures: `TABLE.+.share`. The printed shares add up to 100 within `tolerance` tenths of a percent for each (A20). */
const shares: Check = (context, relation) =>
  joinJudged(
    relation.figures.map((pattern) => {
      const table = context.profile.tables.find((one) => pattern.startsWith(`${one.id}.`));
      const members = table?.kind === 'breakdown' ? membersOf(context.profile, table) : [];
      const addresses = members.map(({ code }) => pattern.replace('.+.', `.${code}.`));
      const tenths = addresses.map((address) => parseTenthsOfPercent(figureOf(context, address)?.text ?? ''));
      const absent = addresses.filter((_, index) => tenths[index] === null);
      if (absent.length > 0) return missing(...absent);
      const sum = sumSafe(tenths.map((one) => one ?? 0));
      if (Math.abs(sum - 1000) <= getParameter(relation, 'tolerance') * addresses.length) return FINE;
      return failing('shares', { sum: printQuotient(sum, 10, 1) }, addresses);
    }),
  );

/** Figures: two. They differ by no more than `percent` of the larger (A27). */
const nearEachOther: Check = (context, relation) => {
  const [one = '', other = ''] = relation.figures;
  const [a, b] = [figureOf(context, one)?.raw ?? null, figureOf(context, other)?.raw ?? null];
  if (a === null || b === null) return missing(...(a === null ? [one] : []), ...(b === null ? [other] : []));
  if (Math.abs(a - b) * 100 <= getParameter(relation, 'percent') * Math.max(a, b)) return FINE;
  return failing(
    'default',
    { one: formatAddressInWords(context, one), oneText: String(a), other: formatAddressInWords(context, other), otherText: String(b) },
    [one, other],
  );
};

/** Checks on figures, by the name a profile calls them by. */
export const FIGURE_CHECKS: ReadonlyMap<string, Check> = new Map([
  ['mean_between', meanBetween],
  ['cumulative', cumulative],
  ['filed_last_year', filedLastYear],
  ['growth_between', growthBetween],
  ['tenant_totals', tenantTotals],
  ['tenants_at_end', tenantsAtEnd],
  ['shares', shares],
  ['near_each_other', nearEachOther],
]);
