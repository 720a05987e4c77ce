// Use cases: 送审自查: each printed figure beside last month and the same month of last year, the most unusual first, with what was written about it.
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { filingMethods } from '../../contract/report/filing.ts';
import type { SelfCheckRow } from '../../contract/report/self-check-shapes.ts';
import { formatAddress } from '../../domain/report/address-words.ts';
import { type Figure, NO_FIGURE, type TenantShape } from '../../domain/report/shape.ts';
import { printGrowth, getUnitOfView, type FigureSpec } from '../../domain/report/specs.ts';
import { resolveCumulative, resolveMonth, type Resolver, valueOf } from '../../domain/report/resolve.ts';
import type { ReportSources } from '../../domain/report/facts.ts';
import { amountOf, type Beside, computeLevels, compareByAnomaly, unusualOf } from '../../domain/report/anomaly-score.ts';
import { PERCENT, printInUnit } from '../../domain/report/units.ts';
import { addMonths, getDayOfInstant, listMonthsOfYearTo, type Month } from '../../domain/time/calendar.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import { getProfileOfBase } from '../base/base-profile.ts';
import type { Profile } from '../base/profile.ts';
import type { Base } from '../core/db/open.ts';
import { hashSha256 } from '../core/db/database-files.ts';
import { readTx } from '../core/db/tx.ts';
import { sanitiseFileNamePart } from '../core/files/file-name.ts';
import type { KeptFile } from '../core/files/kept-file.ts';
import { nowOf } from './filing/month-status.ts';
import { openSeries } from './compute.ts';
import { createTenantNameMap } from './render/figure-label.ts';
import { getCurrentReport } from './render/report-cache.ts';
import { renderPdf } from './render/render-pdf.ts';
import { formatPeriodPart } from './render/report-file-name.ts';
import { FILER_FIELD } from './render/report-model.ts';
import { SELF_CHECK_TITLE, createSelfCheckDoc } from './render/self-check-doc.ts';
import { readSnapshot, type Snapshot } from './snapshot.ts';
import { listExplanationDrafts } from './sql/filing-papers.ts';
import { findClosedFiling, findNewestFiling } from './sql/filings.ts';

/** Room for the title, the month and the extension. */
const NAME_BYTES = 150;

type Filed = Pick<Snapshot, 'figures' | 'head' | 'profile'>;

/** A figure with its earlier ones, before anything is said of it. */
type Placed = Beside & { readonly figure: string };

function earlierMonths(month: Month): { readonly lastMonth: Month; readonly lastYear: Month } {
  return { lastMonth: addMonths(month, -1), lastYear: addMonths(month, -12) };
}

/** The month as filed if it was (`known`), else as its data stand. */
function reportOf(base: Base, profile: Profile, month: Month, known: { readonly text: string } | null): Filed {
  return known === null ? { profile, ...getCurrentReport(base, profile, month, nowOf(base)) } : readSnapshot(known.text);
}

/** Whether last year's cumulative figures begin in its January: one that begins with the base is no measure for a whole year's. */
function isWholeYear({ firstMonth, historical }: ReportSources, lastYear: Month, ytdAddress: string | null): boolean {
  const [january = lastYear] = listMonthsOfYearTo(lastYear);
  if (firstMonth === null || firstMonth <= january) return true;
  return ytdAddress !== null && historical(firstMonth > lastYear ? lastYear : addMonths(firstMonth, -1), ytdAddress) !== null;
}

/** What the figures of indicators and breakdowns are compared with: an earlier month's as filed, else historical, else computed. */
function besideSpec({ sources, specs }: Resolver, month: Month, spec: FigureSpec): Pick<Beside, 'lastMonth' | 'lastYear'> | null {
  const { lastMonth, lastYear } = earlierMonths(month);
  // Seen from the month after: of every month here what was filed or entered counts before what the data give.
  const resolver = { sources: { ...sources, month: addMonths(month, 1) }, specs };
  const shareIn = (one: Month): Figure => valueOf({ sources: { ...sources, month: one }, specs }, spec);
  switch (spec.view.kind) {
    case 'month':
      return {
        lastMonth: resolveMonth(resolver, spec.series, lastMonth).value,
        lastYear: resolveMonth(resolver, spec.series, lastYear).value,
      };
    case 'ytd':
      return {
        lastMonth: null,
        lastYear: isWholeYear(sources, lastYear, spec.series.ytdAddress)
          ? resolveCumulative(resolver, spec.series, lastYear).value
          : NO_FIGURE,
      };
    case 'share':
      return { lastMonth: shareIn(lastMonth), lastYear: shareIn(lastYear) };
    // The form's own comparisons.
    case 'month_ly':
    case 'ytd_ly':
    case 'yoy':
      return null;
  }
}

function placedFigures(resolver: Resolver, { figures }: Filed): Placed[] {
  return [...resolver.specs.figures.values()].flatMap((spec): Placed[] => {
    const beside = besideSpec(resolver, figures.month, spec);
    const now = figures.values.get(spec.address);
    if (beside === null || now === undefined) return [];
    return [{ figure: spec.address, unit: getUnitOfView(spec.view, spec.unit), now, ...beside }];
  });
}

/** Columns of ZB-4 that are cumulated: they are not compared with last month. */
function isCumulated(key: string): boolean {
  return key.endsWith('_ytd');
}

function tenantColumns({ profile }: Filed): readonly (TenantShape['columns'][number] & { readonly unit: string })[] {
  const table = profile.tables.find((one) => one.kind === 'tenants');
  return table?.kind === 'tenants'
    ? table.columns.flatMap((column) => (column.unit === null || column.unit === '' ? [] : [{ ...column, unit: column.unit }]))
    : [];
}

/** The rows of ZB-4 and its totals; anyone who was not there is not compared. */
function placedTenants(sources: ReportSources, now: Filed, lastMonth: Filed, lastYear: Filed): Placed[] {
  const isWhole = isWholeYear(sources, lastYear.figures.month, null);
  const isComparable = (key: string): boolean => isWhole || !isCumulated(key);
  const id = now.profile.tables.find((one) => one.kind === 'tenants')?.id ?? '';
  const columns = tenantColumns(now);
  const cellsOf = ({ figures }: Filed) => new Map(figures.tenants.map((row) => [row.tenantId, row.cells]));
  const [before, year] = [cellsOf(lastMonth), cellsOf(lastYear)];
  const rows = now.figures.tenants.flatMap(({ tenantId, cells }) =>
    columns.map(({ key, unit }): Placed => ({
      figure: `${id}.${cells['uscc']?.text ?? tenantId}.${key}`,
      unit,
      now: cells[key] ?? NO_FIGURE,
      lastMonth: isCumulated(key) ? null : (before.get(tenantId)?.[key] ?? NO_FIGURE),
      lastYear: (isComparable(key) ? year.get(tenantId)?.[key] : undefined) ?? NO_FIGURE,
    })),
  );
  const totals = columns.flatMap(({ key, unit }): Placed[] => {
    const figure = `${id}.total.${key}`;
    const total = now.figures.values.get(figure);
    if (total === undefined) return [];
    const of = ({ figures }: Filed): Figure => figures.values.get(figure) ?? NO_FIGURE;
    return [
      {
        figure,
        unit,
        now: total,
        lastMonth: isCumulated(key) ? null : of(lastMonth),
        lastYear: isComparable(key) ? of(lastYear) : NO_FIGURE,
      },
    ];
  });
  return [...rows, ...totals];
}

function signed(text: string): string {
  return text.startsWith('-') || /^0(\.0+)?$/.test(text) ? text : `+${text}`;
}

function earlier(unit: string, now: Figure, before: Figure | null): SelfCheckRow['lastMonth'] {
  if (before === null) return null;
  const [value, base] = [amountOf(unit, now), amountOf(unit, before)];
  if (value === null || base === null) return { text: before.text, change: null, growth: null };
  const growth = unit === PERCENT ? null : printGrowth(value, base);
  return { text: before.text, change: signed(printInUnit(unit, value - base)), growth: growth === null ? null : signed(growth) };
}

/** `ZB-2.06 直播成交额·本月`; a tenant's row by its name. */
function labelOf(profile: Profile, names: ReadonlyMap<string, string>, figure: string): string {
  const [, row = ''] = figure.split('.');
  const name = names.get(row);
  return name === undefined ? formatAddress(profile, figure) : formatAddress(profile, figure).replace(`.${row} ${row}`, ` ${name}`);
}

/** The figure as it reads, for anyone who reads an explanation later. */
function aboutOf({ now, unit, lastMonth, lastYear }: Placed): string {
  const parts = [
    `本期 ${now.text}`,
    ...(lastMonth === null ? [] : [`上月 ${lastMonth.text}`]),
    ...(lastYear === null ? [] : [`上年同期 ${lastYear.text}`]),
  ];
  return `${parts.join('，')}（${unit}）`;
}

/**
 * The figures of a month beside earlier ones, the most unusual first; of a closed month as filed. Refuses PROFILE_UNKNOWN, PROFILE_INVALID.
 */
export function getSelfCheck(base: Base, { month }: Asked<typeof filingMethods.selfCheck>): Result<Answer<typeof filingMethods.selfCheck>> {
  const own = getProfileOfBase(base);
  if (!own.ok) return own;
  return readTx(base, (db) => {
    const closed = findClosedFiling(db, month);
    const now = reportOf(base, own.value, month, closed);
    const { lastMonth, lastYear } = earlierMonths(month);
    const before = reportOf(base, own.value, lastMonth, findNewestFiling(db, lastMonth));
    const year = reportOf(base, own.value, lastYear, findNewestFiling(db, lastYear));
    const names = createTenantNameMap(now);
    const drafts = listExplanationDrafts(db, month);
    const { sources, specs } = openSeries(db, now.profile, { from: lastYear, to: month }, true);
    const placed = [...placedFigures({ sources, specs }, now), ...placedTenants(sources, now, before, year)];
    const unsorted = placed.map((one): Omit<SelfCheckRow, 'level'> => {
      const unusual = unusualOf(one);
      const [draft, about] = [drafts.get(one.figure), aboutOf(one)];
      return {
        figure: one.figure,
        label: labelOf(now.profile, names, one.figure),
        unit: one.unit,
        text: one.now.text,
        lastMonth: earlier(one.unit, one.now, one.lastMonth),
        lastYear: earlier(one.unit, one.now, one.lastYear),
        unusual,
        explanation: draft?.words ?? '',
        writtenAbout: draft === undefined || draft.about === about ? null : draft.about,
        about,
      };
    });
    const rows = computeLevels(compareByAnomaly(unsorted));
    return ok({
      month,
      filer: now.head[FILER_FIELD] ?? '',
      lastMonth,
      lastYear,
      isClosed: closed !== null,
      silent: rows.filter(({ level, explanation }) => level === 'high' && explanation === '').length,
      rows,
    });
  });
}

/** The most unusual figures as one page to print. Refuses what `selfCheck` refuses. */
export async function printSelfCheck(base: Base, asked: Asked<typeof filingMethods.selfCheckPaper>): Promise<Result<KeptFile>> {
  const checked = getSelfCheck(base, asked);
  if (!checked.ok) return checked;
  const bytes = await renderPdf(createSelfCheckDoc(checked.value, getDayOfInstant(nowOf(base))));
  const name = [sanitiseFileNamePart(checked.value.filer, NAME_BYTES), SELF_CHECK_TITLE, `${formatPeriodPart(asked.month)}.pdf`];
  return ok({ name: name.filter((part) => part !== '').join('_'), bytes, sha256: hashSha256(bytes) });
}
