// A series' figure of a month: filed, else historical, else computed; and the cumulative sums of them.
import { addMonths, listMonths, listMonthsOfYearTo, type Month, yearOf } from '../time/calendar.ts';
import { type Figure, NO_FIGURE } from './shape.ts';
import { sumSafe, divideHalfAway } from '../values/quantity.ts';
import { PERCENT, printInUnit, getUnitFact } from './units.ts';
import { printGrowth, printPercent, reprintPercent, type FigureSpec, type Series, type SeriesSource, type Specs } from './specs.ts';
import { measureOf, salesFigureOf, filedOf, hasData, type HistoricalFigure, type ReportSources } from './facts.ts';

/** A figure; `printed` where a historical figure, which was rounded for print, is in it: such ones compare with tolerance only. */
export interface Value extends Figure {
  readonly printed: boolean;
}

/** No figure. */
export const MISSING: Value = { ...NO_FIGURE, printed: false };

/** Where the figure of a month comes from. */
export type Provenance =
  | { readonly kind: 'computed' }
  | { readonly kind: 'filed'; readonly revision: number }
  | { readonly kind: 'historical'; readonly id: number };

/** One addend of a cumulative figure: a month, or what was cumulated up to it before the base's first month. */
export interface MonthlyPart {
  readonly month: Month;
  readonly address: string;
  readonly raw: number;
  readonly from: Provenance;
}

/** A figure with where it comes from. */
export interface Resolved {
  readonly value: Value;
  readonly from: Provenance;
}

/** What resolving reads. */
export interface Resolver {
  readonly sources: ReportSources;
  readonly specs: Specs;
}

const COMPUTED: Provenance = { kind: 'computed' };

function exact(unit: string, raw: number): Value {
  return { raw, text: printInUnit(unit, raw), printed: false };
}

function percent(text: string | null, printed: boolean): Value {
  return text === null ? MISSING : { raw: null, text, printed };
}

function historicalValue(unit: string, figure: HistoricalFigure): Value {
  if (figure.raw === null) return { raw: null, text: unit === PERCENT ? reprintPercent(figure.text) : figure.text, printed: true };
  return { ...exact(unit, figure.raw), printed: true };
}

function measured({ sources }: Resolver, source: Extract<SeriesSource, { kind: 'measure' }>, month: Month): number {
  const figure = salesFigureOf(source.measure);
  if (source.member !== null && figure !== null) {
    return source.by === 'platform'
      ? sources.measured.platform(figure, source.member, month)
      : sources.measured.goodsClass(figure, source.member, month);
  }
  const measure = measureOf(source.measure);
  if (measure === null) throw new Error(`no such measure: ${source.measure}`);
  return sources.measured.value(measure, month);
}

/** A series that is one over another. */
interface RatioSeries {
  readonly unit: string;
  readonly source: Extract<SeriesSource, { kind: 'ratio' }>;
}

function seriesAt(resolver: Resolver, key: string): Series {
  const series = resolver.specs.series.get(key);
  if (series === undefined) throw new Error(`no such series: ${key}`);
  return series;
}

function share(part: Value, whole: Value): Value {
  if (part.raw === null || whole.raw === null) return MISSING;
  return percent(printPercent(part.raw, whole.raw), part.printed || whole.printed);
}

/** One figure over another: in percent, else in the row's own unit for one of the denominator's (元 an order, 元 an hour). */
function ratioOf(resolver: Resolver, { unit, source }: RatioSeries, valueAt: (series: Series) => Value): Value {
  const per = seriesAt(resolver, source.denominator);
  const [above, below] = [valueAt(seriesAt(resolver, source.numerator)), valueAt(per)];
  if (unit === PERCENT) return share(above, below);
  if (above.raw === null || below.raw === null || below.raw <= 0) return MISSING;
  const mean = divideHalfAway(BigInt(above.raw) * getUnitFact(per.unit).size, BigInt(below.raw));
  return { ...exact(unit, Number(mean)), printed: above.printed || below.printed };
}

/** The figure of the month as a stored number, not printed: a cumulative figure adds a year of them. Null where `computedOf` has none. */
function computedRaw(resolver: Resolver, series: Series, month: Month): number | null {
  if (!hasData(resolver.sources, month)) return null;
  const { source } = series;
  switch (source.kind) {
    case 'measure':
      return measured(resolver, source, month);
    case 'sum': {
      const raws = source.terms.map((term) => {
        const raw = computedRaw(resolver, seriesAt(resolver, term.series), month);
        return raw === null ? null : term.times * raw;
      });
      const known = raws.filter((raw) => raw !== null);
      return known.length < raws.length ? null : sumSafe(known);
    }
    case 'ratio':
      return computedOf(resolver, series, month).raw;
  }
}

/** The figure of the month as the data give it now; missing before the base's first month. */
export function computedOf(resolver: Resolver, series: Series, month: Month): Value {
  const { unit, source } = series;
  if (source.kind === 'ratio' && hasData(resolver.sources, month))
    return ratioOf(resolver, { unit, source }, (one) => computedOf(resolver, one, month));
  const raw = source.kind === 'ratio' ? null : computedRaw(resolver, series, month);
  return raw === null ? MISSING : exact(unit, raw);
}

/** What was filed at the address for the month, else entered as historical; null if neither. */
function handed(resolver: Resolver, unit: string, address: string | null, month: Month): Resolved | null {
  if (address === null) return null;
  const { sources } = resolver;
  const filing = filedOf(sources, month);
  const filed = filing?.figures.get(address);
  if (filing !== null && filed !== undefined)
    return { value: { ...filed, printed: false }, from: { kind: 'filed', revision: filing.revision } };
  // The month in hand is computed from its data; only before the base's first month has it nothing but what was entered.
  const historical = month === sources.month && hasData(sources, month) ? null : sources.historical(month, address);
  return historical === null ? null : { value: historicalValue(unit, historical), from: { kind: 'historical', id: historical.id } };
}

/** The figure of a month: filed, else historical, else computed (docs/rules/report.md, Filed, historical, computed). */
export function resolveMonth(resolver: Resolver, series: Series, month: Month): Resolved {
  return handed(resolver, series.unit, series.monthAddress, month) ?? { value: computedOf(resolver, series, month), from: COMPUTED };
}

/**
 * What a cumulative figure up to the month is added from (docs/rules/report.md, Filed, historical, computed): each month of the year from the base's first on, filed
 * if filed, else computed; and the historical cumulative figure of the month before the base's first, if it lies in the same year.
 */
export function listCumulativeParts(resolver: Resolver, series: Series, month: Month): MonthlyPart[] {
  const { sources } = resolver;
  const { firstMonth } = sources;
  if (firstMonth === null || month < firstMonth) return [];
  const before = addMonths(firstMonth, -1);
  const carried = yearOf(before) === yearOf(month) && series.ytdAddress !== null ? sources.historical(before, series.ytdAddress) : null;
  const parts: MonthlyPart[] =
    carried === null || carried.raw === null || series.ytdAddress === null
      ? []
      : [{ month: before, address: series.ytdAddress, raw: carried.raw, from: { kind: 'historical', id: carried.id } }];
  for (const one of listMonthsOfYearTo(month).filter((each) => each >= firstMonth)) {
    const filing = filedOf(sources, one);
    const filed = series.monthAddress === null ? undefined : filing?.figures.get(series.monthAddress);
    const isFiled = filing !== null && filed !== undefined;
    const raw = isFiled ? filed.raw : computedRaw(resolver, series, one);
    const from: Provenance = isFiled ? { kind: 'filed', revision: filing.revision } : COMPUTED;
    if (raw !== null) parts.push({ month: one, address: series.monthAddress ?? series.key, raw, from });
  }
  return parts;
}

/** The cumulative figure as the months add up to it; of a ratio, cumulative over cumulative. Stock figures have none. */
export function cumulativeOf(resolver: Resolver, series: Series, month: Month): Value {
  if (series.nature === 'stock') return MISSING;
  const { unit, source } = series;
  if (source.kind === 'ratio') return ratioOf(resolver, { unit, source }, (one) => cumulativeOf(resolver, one, month));
  const parts = listCumulativeParts(resolver, series, month);
  if (parts.length === 0) return MISSING;
  return { ...exact(unit, sumSafe(parts.map((part) => part.raw))), printed: parts.some((part) => part.from.kind === 'historical') };
}

/** The cumulative figure up to a month: filed, else historical, else added up. */
export function resolveCumulative(resolver: Resolver, series: Series, month: Month): Resolved {
  if (series.nature === 'stock') return { value: MISSING, from: COMPUTED };
  return handed(resolver, series.unit, series.ytdAddress, month) ?? { value: cumulativeOf(resolver, series, month), from: COMPUTED };
}

/** Year-on-year of two figures; none of percentages, nor where the base is missing, 0 or negative. */
export function growthOf(value: Value, base: Value): Value {
  if (value.raw === null || base.raw === null) return MISSING;
  return percent(printGrowth(value.raw, base.raw), value.printed || base.printed);
}

function specAt(resolver: Resolver, address: string): FigureSpec {
  const spec = resolver.specs.figures.get(address);
  if (spec === undefined) throw new Error(`no such figure: ${address}`);
  return spec;
}

/** One figure of the report of the sources' month. `at` gives the figures that it compares. */
export function valueOf(
  resolver: Resolver,
  spec: FigureSpec,
  at = (address: string): Value => valueOf(resolver, specAt(resolver, address)),
): Value {
  const { month } = resolver.sources;
  const { view, series } = spec;
  switch (view.kind) {
    case 'month':
      return resolveMonth(resolver, series, month).value;
    case 'ytd':
      return resolveCumulative(resolver, series, month).value;
    case 'month_ly':
      return resolveMonth(resolver, series, addMonths(month, -12)).value;
    case 'ytd_ly':
      return resolveCumulative(resolver, series, addMonths(month, -12)).value;
    case 'yoy':
      return growthOf(at(view.value), at(view.base));
    case 'share':
      return share(at(view.part), at(view.whole));
  }
}

/** All figures by address, tables of indicators and breakdowns. */
export function valuesOf(resolver: Resolver): Map<string, Value> {
  const known = new Map<string, Value>();
  // A figure that others compare is worked out once.
  const at = (address: string): Value => {
    const before = known.get(address);
    if (before !== undefined) return before;
    const value = valueOf(resolver, specAt(resolver, address), at);
    known.set(address, value);
    return value;
  };
  return new Map([...resolver.specs.figures.keys()].map((address) => [address, at(address)]));
}

/**
 * Σ of what revisions changed since last month's cumulative figure was filed (A12): for each earlier month of the year whose last
 * filing is younger than last month's, its figure now less the one that counted then. 0 where last month was not filed.
 */
export function sumRevisedSinceLastMonth(resolver: Resolver, series: Series): number {
  const { sources } = resolver;
  const last = addMonths(sources.month, -1);
  const filedLast = filedOf(sources, last);
  if (filedLast === null || series.monthAddress === null) return 0;
  const address = series.monthAddress;
  const earlier = yearOf(last) === yearOf(sources.month) ? listMonths(listMonthsOfYearTo(last)[0] ?? last, addMonths(last, -1)) : [];
  return sumSafe(
    earlier.map((month) => {
      const filings = sources.filings(month);
      const now = filings.at(-1);
      const then = filings.filter((one) => one.closedMs <= filedLast.closedMs).at(-1);
      if (now === undefined || then === undefined) return 0;
      return (now.figures.get(address)?.raw ?? 0) - (then.figures.get(address)?.raw ?? 0);
    }),
  );
}
