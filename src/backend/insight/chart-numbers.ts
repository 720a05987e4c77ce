// Use case: the numbers of a chart as a workbook.
import { getDayOfInstant } from '../../domain/time/calendar.ts';
import { assertNever, ok, type Result } from '../../domain/values/result.ts';
import { CHART_HEADS, CHART_TITLES, type ChartHead, WEEKDAY_WORDS } from '../../contract/insight/charts-messages.ts';
import type { Asked } from '../../contract/core/method.ts';
import type { insightMethods } from '../../contract/insight/insight.ts';
import type { Base } from '../core/db/open.ts';
import { hashSha256 } from '../core/db/database-files.ts';
import type { KeptFile } from '../core/files/kept-file.ts';
import type { CellContent } from '../../sheets/write/xlsx-document.ts';
import { writeXlsx } from '../../sheets/write/xlsx-write.ts';
import { computeAnalytics } from './analytics.ts';
import { nowOf } from '../core/db/rows.ts';
import { printHours, printSquareMetres, printYuan } from '../../domain/values/quantity.ts';
import { printPercent } from '../../domain/report/specs.ts';
import type { Analytics, ChartName } from '../../contract/insight/insight-shapes.ts';
import type { Language } from '../../contract/core/phrase.ts';

// The numbers behind each chart as a table: exact yuan, hours with a decimal, texts as texts.

const NONE = '—';
const HOURS = 24;

/** Heads and rows. */
interface ChartTable {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly CellContent[])[];
}

function digits(text: string, format: string): CellContent {
  return text === NONE ? text : { number: text, style: { format } };
}

function yuan(raw: number | null): CellContent {
  return raw === null ? NONE : digits(printYuan(raw), '0.00');
}

function area(raw: number | null): CellContent {
  return raw === null ? NONE : digits(printSquareMetres(raw), '0.00');
}

function hours(minutes: number): CellContent {
  return digits(printHours(minutes), '0.0');
}

function percent(text: string): CellContent {
  return digits(text, '0.0');
}

function count(raw: number | null): CellContent {
  return raw === null ? NONE : { number: raw, style: { format: '0' } };
}

type Say = (head: ChartHead) => string;

function monthly(all: Analytics, say: Say): ChartTable {
  const { paid, before, settled, refunded } = all.sales;
  return {
    heads: [say('month'), say('paid'), say('before'), say('settled'), say('refunded')],
    rows: paid.points.map(({ month, raw }, at) => [
      month,
      yuan(raw),
      yuan(before.points[at]?.raw ?? null),
      yuan(settled.points[at]?.raw ?? null),
      yuan(refunded.points[at]?.raw ?? null),
    ]),
  };
}

function members(all: Analytics, list: Analytics['platforms'], head: string, say: Say): ChartTable {
  return {
    heads: [head, ...all.months.map((one) => one.month), say('total'), say('share')],
    rows: list.map((one) => [one.name, ...one.points.map(({ raw }) => yuan(raw)), yuan(one.total.raw), percent(one.share)]),
  };
}

function ranked(all: Analytics, say: Say): ChartTable {
  return {
    heads: [say('rank'), say('tenant'), say('uscc'), say('paid'), say('share'), say('before'), say('growth')],
    rows: all.tenants.map((one, at) => [
      count(at + 1),
      one.name,
      one.uscc,
      yuan(one.paid.raw),
      percent(one.share),
      yuan(one.before.raw),
      percent(one.growth),
    ]),
  };
}

function comparable(all: Analytics, say: Say): ChartTable {
  const { months, total } = all.comparable;
  return {
    heads: [say('month'), say('tenants'), say('paid'), say('before'), say('growth')],
    rows: [...months, { ...total, month: say('total') }].map((one) => [
      one.month,
      count(one.tenants),
      yuan(one.paid),
      yuan(one.before),
      percent(one.growth),
    ]),
  };
}

function byHour(all: Analytics, say: Say, language: Language): ChartTable {
  const { booked, open } = all.week;
  return {
    heads: [say('weekday'), say('hour'), say('occupied'), say('open'), say('use')],
    rows: open.map((minutes, at) => {
      const hour = String(at % HOURS).padStart(2, '0');
      const taken = booked[at] ?? 0;
      const use = printPercent(taken, minutes) ?? NONE;
      return [WEEKDAY_WORDS[language][Math.floor(at / HOURS)] ?? '', `${hour}:00`, hours(taken), hours(minutes), percent(use)];
    }),
  };
}

function income(all: Analytics, say: Say): ChartTable {
  return {
    heads: [say('month'), say('booked'), say('open'), say('value'), say('perBookedHour'), say('perOpenHour')],
    rows: all.use.map((one) => [
      one.month,
      hours(one.booked),
      hours(one.open),
      yuan(one.value),
      yuan(one.perBookedHour),
      yuan(one.perOpenHour),
    ]),
  };
}

function occupancy(all: Analytics, say: Say): ChartTable {
  return {
    heads: [say('month'), say('leased'), say('lettable'), say('rate'), say('tenants')],
    rows: all.occupancy.map((one) => [
      one.month,
      area(one.leased.raw),
      area(one.lettable.raw),
      percent(one.rate.text),
      count(one.tenants.raw),
    ]),
  };
}

function targets(all: Analytics, say: Say): ChartTable {
  return {
    heads: [say('indicator'), say('name'), say('unit'), say('target'), say('actual'), say('progress')],
    rows: all.targets.map((one) => [one.indicator, one.label, one.unit, one.target, one.actual.text, percent(one.progress)]),
  };
}

/** The table behind a chart. */
export function createChartTable(chart: ChartName, all: Analytics, language: Language): ChartTable {
  const say: Say = (head) => CHART_HEADS[head][language];
  switch (chart) {
    case 'sales':
      return monthly(all, say);
    case 'platforms':
      return members(all, all.platforms, say('platform'), say);
    case 'classes':
      return members(all, all.classes, say('goodsClass'), say);
    case 'tenants':
      return ranked(all, say);
    case 'comparable':
      return comparable(all, say);
    case 'hours':
      return byHour(all, say, language);
    case 'income':
      return income(all, say);
    case 'occupancy':
      return occupancy(all, say);
    case 'targets':
      return targets(all, say);
    default:
      return assertNever(chart);
  }
}

const NARROWEST = 12;
const WIDEST = 44;
const HEAD = { bold: true, format: '@', wrap: true } as const;

function textOf(cell: CellContent): string {
  if (cell === null || typeof cell !== 'object') return String(cell ?? '');
  return cell.text ?? String(cell.number ?? '');
}

/** A Chinese character takes two of the font's widths. */
function widthOf(texts: readonly string[]): number {
  const widths = texts.map((text) => [...text].reduce((sum, one) => sum + (one.charCodeAt(0) > 255 ? 2 : 1), 2));
  return Math.min(WIDEST, Math.max(NARROWEST, ...widths));
}

/** The chart's numbers as xlsx. Refuses PROFILE_UNKNOWN, PROFILE_INVALID. */
export function exportChartNumbers(base: Base, { chart, from, to, language }: Asked<typeof insightMethods.numbers>): Result<KeptFile> {
  const all = computeAnalytics(base, { from, to });
  if (!all.ok) return all;
  const { heads, rows } = createChartTable(chart, all.value, language);
  const title = CHART_TITLES[language][chart];
  const columns = heads.map((head, at) => ({ width: widthOf([head, ...rows.map((row) => textOf(row[at] ?? null))]) }));
  const sheet = {
    name: title,
    columns,
    rows: [{ cells: heads.map((text) => ({ text, style: HEAD })) }, ...rows.map((cells) => ({ cells }))],
  };
  const created = `${getDayOfInstant(nowOf(base))}T00:00:00Z`;
  const bytes = writeXlsx({ sheets: [sheet], properties: { title, creator: 'Livebase', created } });
  const name = `${title}_${from === to ? from : `${from}_${to}`}.xlsx`;
  return ok({ name, bytes, sha256: hashSha256(bytes) });
}
