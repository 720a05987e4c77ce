// Applies a read sheet by its kind.
import { assertNever } from '../../../domain/values/result.ts';
import type { ListKind } from '../../../contract/intake/sheet-kinds.ts';
import type { ListSheet, ReadSheet } from '../recognise/read-batch.ts';
import { applyBase, applyBaseArea, applyExceptions, applyStudios } from './apply-base.ts';
import { applyBookings } from './apply-bookings.ts';
import { applyExport } from './apply-exports.ts';
import { applyForm, countFormRows } from './apply-form.ts';
import { applyAccounts } from './apply-accounts.ts';
import { applyCases, applyHeadcounts, applyHosts, applyLeases, applyPapers } from './apply-tenant-records.ts';
import { applyTenants } from './apply-tenants.ts';
import {
  getTenantOfCode,
  isDayTaken,
  isLeftOut,
  isMonthTaken,
  refuseRead,
  refuseRow,
  type SheetRun,
  type Spot,
  unwrapOrRefuse,
} from '../context.ts';
import type { Month } from '../../../domain/time/calendar.ts';
import { decodeFigureValue } from '../../../domain/decode/number.ts';
import { decodeChoice } from '../../../domain/decode/text.ts';
import { PERCENT } from '../../../domain/report/units.ts';
import type { RowOfKind } from '../recognise/recognise.ts';
import { hasRecords } from '../../core/db/record-store.ts';
import { memoizeByKey } from '../../core/memoize.ts';
import { selectGivenValues, cellOf, takeManyRecords, takeRecords } from './keep-record.ts';

/** Rows of equal day, kind and name, numbered by attendance: so their order in the file does not matter. */
function numbered(rows: Iterable<RowOfKind<'events'>>): ReadonlyMap<number, number> {
  const groups = Map.groupBy(rows, ({ fields }) => `${fields.day}|${fields.kind}|${fields.name}`);
  return new Map(
    [...groups.values()].flatMap((group) =>
      group
        .toSorted((a, b) => a.fields.attendance - b.fields.attendance || a.row - b.row)
        .map(({ row }, at): [number, number] => [row, at + 1]),
    ),
  );
}

/** Takes 活动: the nth row of equal day, kind and name in one file is its own event. */
function applyEvents(run: SheetRun, sheet: ListSheet<'events'>): void {
  const nthOf = numbered(sheet.rows.rows);
  takeRecords(run, sheet, ({ row, fields: { day, kind, name, attendance } }, cell) => {
    if (!isDayTaken(run, cell('day'), day)) return null;
    const nth = nthOf.get(row) ?? 1;
    return { name: 'event', key: [day, kind, name, nth], values: { day, kind, name, nth, attendance } };
  });
}

/** A list's words are asked thousands of times: each is decoded once. */
function wordsOf(list: readonly string[]): (word: string) => string | null {
  return memoizeByKey((word) => {
    const decoded = decodeChoice(word, list);
    return decoded.ok ? decoded.value : null;
  });
}

/** Whether a month has any ledger line yet, asked once a month: where there is none, no row of it needs looking up. */
function monthsWithLines(run: SheetRun): (month: Month) => boolean {
  return memoizeByKey((month) => hasRecords(run.context.tx.db, 'sales_line', "month = ? AND source = 'ledger'", [month]));
}

/** Takes 销售台账. */
function applySales(run: SheetRun, sheet: ListSheet<'sales'>): void {
  const { headerOf } = sheet.rows;
  const { rules } = run.context;
  const hasLines = monthsWithLines(run);
  const platformOf = wordsOf(rules.platforms);
  const classOf = wordsOf(rules.goodsClasses);
  const spotOf = ({ row, fields: { month, uscc, platform, goodsClass } }: RowOfKind<'sales'>): Spot => {
    const key = `${month} ${uscc} ${platformOf(platform)} ${classOf(goodsClass)}`;
    return { row, column: headerOf('month'), found: month, key };
  };
  const lines = takeManyRecords(run, 'sales_line');
  const unknownWord = (row: number, column: string, found: string, allowed: readonly string[]): void =>
    refuseRow(run, { row, column, found }, 'CELL_UNKNOWN_WORD', { found, allowed });
  for (const line of sheet.rows.rows) {
    const { row, fields } = line;
    if (isLeftOut(run, row) || !isMonthTaken(run, cellOf(sheet, line, 'month'), fields.month)) continue;
    const platform = platformOf(fields.platform);
    const goodsClass = classOf(fields.goodsClass);
    if (platform === null) unknownWord(row, headerOf('platform'), fields.platform, rules.platforms);
    if (goodsClass === null) unknownWord(row, headerOf('goodsClass'), fields.goodsClass, rules.goodsClasses);
    const tenantId = getTenantOfCode(run, cellOf(sheet, line, 'uscc'), fields.uscc);
    if (tenantId === null || platform === null || goodsClass === null) continue;
    const { month, sessions, minutes, views, orders, paid, refunded, settled } = fields;
    const key = [month, tenantId, platform, goodsClass, 'ledger'] as const;
    // Written out, not spread: a ledger has tens of thousands of these rows.
    const values = {
      month,
      tenant_id: tenantId,
      platform,
      goods_class: goodsClass,
      source: 'ledger',
      sessions,
      minutes,
      views,
      orders,
      paid,
      refunded,
      settled,
      lacks: '',
    };
    lines.take({ name: 'sales_line', key, values }, spotOf(line), !hasLines(month));
  }
  lines.end();
}

/** Takes 网络零售额. */
function applyRetail(run: SheetRun, sheet: ListSheet<'retail'>): void {
  takeRecords(run, sheet, ({ fields: { month, uscc, amount } }, cell) => {
    const tenantId = isMonthTaken(run, cell('month'), month) ? getTenantOfCode(run, cell('uscc'), uscc) : null;
    if (tenantId === null) return null;
    const values = { month, tenant_id: tenantId, source: 'ledger', amount };
    return { name: 'online_retail', key: [month, tenantId, 'ledger'], values, called: `${month} ${uscc}` };
  });
}

/** A figure's value in its printed unit, raw; null where the row was refused: its address (`spot`) is not known, or the value is none. */
function figureValue(
  run: SheetRun,
  found: { readonly unit: string | null; readonly value: string | number; readonly spot: Spot; readonly valueSpot: Spot },
): number | null {
  const { unit, value, spot, valueSpot } = found;
  if (unit !== null) return unwrapOrRefuse(run, valueSpot, decodeFigureValue(value, unit));
  refuseRow(run, spot, 'ROW_FIGURE_UNKNOWN', { figure: String(spot.found) });
  return null;
}

/** Takes 年度目标: an indicator is an address without its column. */
function applyTargets(run: SheetRun, sheet: ListSheet<'targets'>): void {
  takeRecords(run, sheet, ({ fields: { year, indicator: written, value } }, cell) => {
    const indicator = written.toUpperCase();
    const unit = run.context.rules.unitOfIndicator(indicator);
    if (figureValue(run, { unit, value, spot: cell('indicator'), valueSpot: cell('value') }) === null) return null;
    return { name: 'year_target', key: [year, indicator], values: { year, indicator, value: String(value).trim() } };
  });
}

/** Takes 历史报表: figures filed before the program was used, in the printed unit. */
function applyHistorical(run: SheetRun, sheet: ListSheet<'historical'>): void {
  takeRecords(run, sheet, ({ fields }, cell) => {
    const { month, figure, value } = fields;
    if (!isMonthTaken(run, cell('month'), month)) return null;
    const unit = run.context.rules.unitOfFigure(figure);
    const raw = figureValue(run, { unit, value, spot: cell('figure'), valueSpot: cell('value') });
    if (raw === null) return null;
    const given = selectGivenValues('historical_figure', sheet.rows, { ...fields, value: String(value).trim() });
    const values = { month, figure, raw: unit === PERCENT ? null : raw, ...given };
    return { name: 'historical_figure', key: [month, figure], values };
  });
}

const LIST_APPLIERS: { readonly [K in ListKind]: (run: SheetRun, sheet: ListSheet<K>) => void } = {
  base_area: applyBaseArea,
  studios: applyStudios,
  exceptions: applyExceptions,
  tenants: applyTenants,
  leases: applyLeases,
  accounts: applyAccounts,
  headcounts: applyHeadcounts,
  papers: applyPapers,
  hosts: applyHosts,
  cases: applyCases,
  bookings: applyBookings,
  events: applyEvents,
  sales: applySales,
  retail: applyRetail,
  targets: applyTargets,
  historical: applyHistorical,
};

function applyList<K extends ListKind>(run: SheetRun, sheet: ListSheet<K>): void {
  refuseRead(run, sheet.troubles);
  if (sheet.repeats.size > 0) run.tally.notes.push({ code: 'ROWS_REPEATED', data: { rows: [...sheet.repeats] } });
  if (sheet.rows.unknown.length > 0)
    run.tally.notes.push({ code: 'COLUMNS_UNKNOWN', data: { sheet: sheet.sheet, columns: sheet.rows.unknown } });
  LIST_APPLIERS[sheet.kind](run, sheet);
}

/** How many rows of data a sheet has. */
export function countRows(sheet: ReadSheet): number {
  switch (sheet.as) {
    case 'list':
      return sheet.rows.read;
    case 'base':
      return sheet.base.read;
    case 'export':
      return sheet.export.read;
    case 'form':
      return countFormRows(sheet.form);
    case 'unknown':
      return 0;
    default:
      return assertNever(sheet);
  }
}

/** Applies one sheet; what it refuses stands in the run's tally. */
export function applySheet(run: SheetRun, sheet: ReadSheet): void {
  switch (sheet.as) {
    case 'list':
      return applyList(run, sheet);
    case 'base':
      return applyBase(run, sheet.base);
    case 'export':
      return applyExport(run, sheet);
    case 'form':
      return applyForm(run, sheet);
    case 'unknown':
      run.tally.notes.push({ code: 'SHEET_UNKNOWN', data: { sheet: sheet.sheet } });
      return;
    default:
      return assertNever(sheet);
  }
}
