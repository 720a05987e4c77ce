// Explains a figure: formula in words, the rows, months or figures it is made of, and the source of each.
import { z } from 'zod';
import { type Connection, rowsOf } from '../../core/db/rows.ts';
import { addMonths, type Month } from '../../../domain/time/calendar.ts';
import { formatAddress } from '../../../domain/report/address-words.ts';
import { computeTenantsTable } from '../../../domain/report/build.ts';
import { contributionsOf } from '../../../domain/report/contributions.ts';
import type { BareExplanation, FigurePart, FigureSource } from '../../../contract/report/explain-shapes.ts';
import { printExact, type FigureSpec, type Series, specsOf } from '../../../domain/report/specs.ts';
import { BOOKING_MEASURES, FACT_MEASURES, salesFigureOf } from '../../../domain/report/facts.ts';
import {
  listCumulativeParts,
  MISSING,
  type MonthlyPart,
  type Provenance,
  resolveCumulative,
  resolveMonth,
  type Value,
  valueOf,
} from '../../../domain/report/resolve.ts';
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import type { Base } from '../../core/db/open.ts';
import { readTx } from '../../core/db/tx.ts';
import { lazy } from '../../core/memoize.ts';
import { openSources } from '../compute.ts';
import { retailParts, listSalesParts, listStudioParts } from './details.ts';
import { explainTenantFigure, createRowParts, type ExplainContext } from './explain-tenants.ts';
import { originsOf, type RowPart } from './origins.ts';
import type { Profile } from '../../base/profile.ts';
import { namesOf } from '../sql/read-relations.ts';

/** What is asked: one figure of a month, as the profile computes it from the data. */
export interface ExplainQuestion {
  readonly base: Base;
  readonly profile: Profile;
  readonly month: Month;
  /** `ZB-2.06.month`, `ZB-4.total.paid`, `ZB-4.<统一社会信用代码>.paid`. */
  readonly figure: string;
}

const ORIGIN = 'SELECT origin FROM historical_figure WHERE id = ?';
const originRow = z.object({ origin: z.string().nullable() });
/** Addresses named beside a wrong one. */
const NEAR = 12;

function provenance(db: Connection, from: Provenance, month: Month, figure: string): FigureSource {
  switch (from.kind) {
    case 'computed':
      return { kind: 'figure', month, figure };
    case 'filed':
      return { kind: 'filed', month, revision: from.revision, figure };
    case 'historical': {
      const entered = originsOf(db, [{ table: 'historical_figure', id: from.id }])({ table: 'historical_figure', id: from.id });
      const origin = rowsOf(db, ORIGIN, originRow, [from.id])[0]?.origin ?? '';
      return { kind: 'historical', month, figure, origin, entered: entered.kind === 'file' || entered.kind === 'person' ? entered : null };
    }
  }
}

interface Amount {
  readonly unit: string;
  readonly raw: number | null;
  readonly text: string;
}

function figurePart(context: ExplainContext, address: string, { unit, raw, text }: Amount, source: FigureSource): FigurePart {
  const value = raw === null ? text : printExact(unit, raw);
  return { what: formatAddress(context.profile, address), value, raw, group: null, source };
}

/** Rows that make a measure of the month. */
function measureRows(context: ExplainContext, source: Extract<Series['source'], { kind: 'measure' }>, month: Month): RowPart[] {
  const { db, resolver } = context;
  const { facts } = resolver.sources;
  const name = namesOf(facts.tenants, month);
  const figure = salesFigureOf(source.measure);
  if (figure !== null) {
    const filter = source.member === null ? {} : source.by === 'platform' ? { platform: source.member } : { goodsClass: source.member };
    return listSalesParts(db, { month, figure, filter, name });
  }
  const ofFacts = FACT_MEASURES.find((one) => one === source.measure);
  if (ofFacts !== undefined) return contributionsOf(ofFacts, facts, month).map((row) => ({ ...row, group: null }));
  const ofBookings = BOOKING_MEASURES.find((one) => one === source.measure);
  return ofBookings === undefined ? retailParts(db, month, name) : listStudioParts(db, facts, ofBookings, month);
}

interface Parts {
  readonly additive: boolean;
  readonly parts: readonly FigurePart[];
}

/** Figures of the same month that a sum or a ratio is made of. */
function operandParts(
  context: ExplainContext,
  keys: readonly { readonly series: string; readonly times: number }[],
  month: Month,
  isYtd: boolean,
): FigurePart[] {
  return keys.flatMap(({ series: key, times }) => {
    const series = context.resolver.specs.series.get(key);
    if (series === undefined) return [];
    const resolved = isYtd ? resolveCumulative(context.resolver, series, month) : resolveMonth(context.resolver, series, month);
    const address = (isYtd ? series.ytdAddress : series.monthAddress) ?? key;
    const { raw, text } = resolved.value;
    const source = provenance(context.db, resolved.from, month, address);
    return [figurePart(context, address, { unit: series.unit, raw: raw === null ? null : times * raw, text }, source)];
  });
}

/** The month's figure as computed from the data. */
function computedParts(context: ExplainContext, series: Series, month: Month, isYtd = false): Parts {
  const { source } = series;
  switch (source.kind) {
    case 'measure':
      return { additive: true, parts: createRowParts(context.db, series.unit, measureRows(context, source, month)) };
    case 'sum':
      return { additive: true, parts: operandParts(context, source.terms, month, isYtd) };
    case 'ratio': {
      const keys = [source.numerator, source.denominator].map((key) => ({ series: key, times: 1 }));
      return { additive: false, parts: operandParts(context, keys, month, isYtd) };
    }
  }
}

interface Handed {
  readonly address: string;
  readonly month: Month;
  readonly value: Value;
  readonly from: Provenance;
}

/** What was filed or entered is its own explanation: one part. */
function handedPart(context: ExplainContext, series: Series, { address, month, value, from }: Handed): Parts {
  const amount = { unit: series.unit, raw: value.raw, text: value.text };
  return { additive: value.raw !== null, parts: [figurePart(context, address, amount, provenance(context.db, from, month, address))] };
}

function monthParts(context: ExplainContext, series: Series, month: Month): Parts {
  const { value, from } = resolveMonth(context.resolver, series, month);
  if (from.kind !== 'computed' && series.monthAddress !== null)
    return handedPart(context, series, { address: series.monthAddress, month, value, from });
  return value.text === MISSING.text && value.raw === null ? { additive: false, parts: [] } : computedParts(context, series, month);
}

function cumulative(context: ExplainContext, series: Series, month: Month): Parts {
  const { value, from } = resolveCumulative(context.resolver, series, month);
  if (from.kind !== 'computed' && series.ytdAddress !== null)
    return handedPart(context, series, { address: series.ytdAddress, month, value, from });
  if (series.nature === 'stock') return { additive: false, parts: [] };
  if (series.source.kind === 'ratio') return computedParts(context, series, month, true);
  const monthly = listCumulativeParts(context.resolver, series, month).map((part: MonthlyPart): FigurePart => ({
    what: part.month,
    value: printExact(series.unit, part.raw),
    raw: part.raw,
    group: null,
    source: provenance(context.db, part.from, part.month, part.address),
  }));
  return { additive: monthly.length > 0, parts: monthly };
}

function comparedParts(context: ExplainContext, addresses: readonly string[]): Parts {
  const { resolver } = context;
  const parts = addresses.map((address) => {
    const spec = resolver.specs.figures.get(address);
    const { raw, text } = spec === undefined ? MISSING : valueOf(resolver, spec);
    const isBase = spec !== undefined && (spec.view.kind === 'month_ly' || spec.view.kind === 'ytd_ly');
    const source = isBase ? lastYearSource(context, spec) : ({ kind: 'figure', month: resolver.sources.month, figure: address } as const);
    return figurePart(context, address, { unit: spec?.unit ?? '', raw, text }, source);
  });
  return { additive: false, parts };
}

function lastYearSource({ db, resolver }: ExplainContext, spec: FigureSpec): FigureSource {
  const month = addMonths(resolver.sources.month, -12);
  const isYtd = spec.view.kind === 'ytd_ly';
  const resolved = isYtd ? resolveCumulative(resolver, spec.series, month) : resolveMonth(resolver, spec.series, month);
  return provenance(db, resolved.from, month, (isYtd ? spec.series.ytdAddress : spec.series.monthAddress) ?? spec.address);
}

function specParts(context: ExplainContext, spec: FigureSpec): Parts {
  const { month } = context.resolver.sources;
  const lastYear = addMonths(month, -12);
  switch (spec.view.kind) {
    case 'month':
      return monthParts(context, spec.series, month);
    case 'month_ly':
      return monthParts(context, spec.series, lastYear);
    case 'ytd':
      return cumulative(context, spec.series, month);
    case 'ytd_ly':
      return cumulative(context, spec.series, lastYear);
    case 'yoy':
      return comparedParts(context, [spec.view.value, spec.view.base]);
    case 'share':
      return comparedParts(context, [spec.view.part, spec.view.whole]);
  }
}

/** Known addresses that begin as this one does, the longest beginning first. */
function nearAddresses(known: readonly string[], figure: string): string[] {
  const pieces = figure.split('.');
  for (let length = pieces.length - 1; length > 0; length -= 1) {
    const near = known.filter((address) => address.startsWith(`${pieces.slice(0, length).join('.')}.`));
    if (near.length > 0) return near.slice(0, NEAR);
  }
  return known.slice(0, NEAR);
}

/**
 * Explains one figure as the data give it now. Parts of a sum add up to it exactly (`additive`).
 * Refuses FIGURE_UNKNOWN `{figure, near}`.
 */
export function explainFigure(question: ExplainQuestion): Result<BareExplanation> {
  const { profile, month, figure } = question;
  return readTx(question.base, (db) => {
    const { sources } = openSources(db, month);
    const resolver = { sources, specs: specsOf(profile) };
    // Only what is asked is worked out, by the same functions as the report's own: the figure alone, or the tenants' table.
    const context: ExplainContext = { db, profile, resolver, tenants: lazy(() => computeTenantsTable(profile, sources)) };
    const spec = resolver.specs.figures.get(figure);
    if (spec !== undefined) {
      const { raw, text } = valueOf(resolver, spec);
      return ok({ figure, month, formula: formulaWords(context, spec), value: { raw, text }, ...specParts(context, spec) });
    }
    const ofTenants = explainTenantFigure(context, figure);
    return ofTenants === null
      ? refuse('FIGURE_UNKNOWN', {
          figure,
          near: nearAddresses([...resolver.specs.figures.keys(), ...context.tenants().totals.keys()], figure),
        })
      : ok(ofTenants);
  });
}

/** The row's formula and the column's, by the profile's words. */
function formulaWords({ profile }: ExplainContext, spec: FigureSpec): string {
  const name = spec.series.source.kind === 'measure' ? spec.series.source.measure : spec.series.source.kind;
  const own = spec.formula === '' ? (profile.words[`formula.${name}`] ?? '') : spec.formula;
  const view = profile.words[`view.${spec.view.kind}`] ?? '';
  return [own, view].filter((words) => words !== '').join('；');
}
