// Takes 活动, 销售台账, 网络零售额, 年度目标, 历史报表.
import type { Month } from '../../../domain/time/calendar.ts';
import { decodeFigureValue } from '../../../domain/decode/number.ts';
import { decodeChoice } from '../../../domain/decode/text.ts';
import { PERCENT } from '../../../domain/report/units.ts';
import type { ListSheet, RowOfKind } from '../recognise/read-batch.ts';
import { recordsExist } from '../../core/db/record-store.ts';
import { onceEach } from '../../core/keep-once.ts';
import { givenValues, isDayTaken, isLeftOut, isMonthTaken, refuseRow, tenantOfCode, valueOr } from '../context.ts';
import type { SheetRun } from '../context.ts';
import { manyRecords, takeRecord } from './keep-record.ts';

/** Rows of equal day, kind and name, numbered by attendance: so their order in the file does not matter. */
function numbered(rows: readonly RowOfKind<'events'>[]): ReadonlyMap<number, number> {
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
export function applyEvents(run: SheetRun, sheet: ListSheet<'events'>): void {
  const { headerOf } = sheet.rows;
  const nthOf = numbered(sheet.rows.rows);
  for (const { row, fields } of sheet.rows.rows) {
    const { day, kind, name, attendance } = fields;
    if (isLeftOut(run, row) || !isDayTaken(run, row, headerOf('day'), day)) continue;
    const nth = nthOf.get(row) ?? 1;
    takeRecord(
      run,
      { name: 'event', key: [day, kind, name, nth], values: { day, kind, name, nth, attendance } },
      { row, column: headerOf('name'), found: name },
    );
  }
}

/** A list's words are asked thousands of times: each is decoded once. */
function wordsOf(list: readonly string[]): (word: string) => string | null {
  return onceEach((word) => {
    const decoded = decodeChoice(word, list);
    return decoded.ok ? decoded.value : null;
  });
}

/** Whether a month has any ledger line yet, asked once a month: where there is none, no row of it needs looking up. */
function monthsWithLines(run: SheetRun): (month: Month) => boolean {
  return onceEach((month) => recordsExist(run.context.tx.db, 'sales_line', "month = ? AND source = 'ledger'", [month]));
}

/** Takes 销售台账. */
export function applySales(run: SheetRun, sheet: ListSheet<'sales'>): void {
  const { headerOf } = sheet.rows;
  const { rules } = run.context;
  const hasLines = monthsWithLines(run);
  const lines = manyRecords(run, 'sales_line');
  const platformOf = wordsOf(rules.platforms);
  const classOf = wordsOf(rules.goodsClasses);
  const unknownWord = (row: number, column: string, found: string, allowed: readonly string[]): void =>
    refuseRow(run, { row, column, found }, 'CELL_UNKNOWN_WORD', { found, allowed });
  for (const { row, fields } of sheet.rows.rows) {
    if (isLeftOut(run, row) || !isMonthTaken(run, row, headerOf('month'), fields.month)) continue;
    const platform = platformOf(fields.platform);
    const goodsClass = classOf(fields.goodsClass);
    if (platform === null) unknownWord(row, headerOf('platform'), fields.platform, rules.platforms);
    if (goodsClass === null) unknownWord(row, headerOf('goodsClass'), fields.goodsClass, rules.goodsClasses);
    const tenantId = tenantOfCode(run, row, headerOf('uscc'), fields.uscc);
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
    const spot = { row, column: headerOf('month'), found: month, key: `${month} ${fields.uscc} ${platform} ${goodsClass}` };
    lines.take({ name: 'sales_line', key, values }, spot, !hasLines(month));
  }
  lines.end();
}

/** Takes 网络零售额. */
export function applyRetail(run: SheetRun, sheet: ListSheet<'retail'>): void {
  const { headerOf } = sheet.rows;
  for (const { row, fields } of sheet.rows.rows) {
    const { month, amount } = fields;
    if (isLeftOut(run, row) || !isMonthTaken(run, row, headerOf('month'), month)) continue;
    const tenantId = tenantOfCode(run, row, headerOf('uscc'), fields.uscc);
    if (tenantId === null) continue;
    const values = { month, tenant_id: tenantId, source: 'ledger', amount };
    takeRecord(
      run,
      { name: 'online_retail', key: [month, tenantId, 'ledger'], values },
      { row, column: headerOf('month'), found: month, key: `${month} ${fields.uscc}` },
    );
  }
}

/** Takes 年度目标: an indicator is an address without its column. */
export function applyTargets(run: SheetRun, sheet: ListSheet<'targets'>): void {
  const { headerOf } = sheet.rows;
  for (const { row, fields } of sheet.rows.rows) {
    const indicator = fields.indicator.toUpperCase();
    if (isLeftOut(run, row)) continue;
    const spot = { row, column: headerOf('indicator'), found: fields.indicator };
    const unit = run.context.rules.unitOfIndicator(indicator);
    if (unit === null) {
      refuseRow(run, spot, 'ROW_FIGURE_UNKNOWN', { figure: fields.indicator });
      continue;
    }
    const value = valueOr(run, { row, column: headerOf('value'), found: fields.value }, decodeFigureValue(fields.value, unit));
    if (value === null) continue;
    takeRecord(
      run,
      { name: 'year_target', key: [fields.year, indicator], values: { year: fields.year, indicator, value: String(fields.value).trim() } },
      spot,
    );
  }
}

/** Takes 历史报表: figures filed before the program was used, in the printed unit. */
export function applyHistorical(run: SheetRun, sheet: ListSheet<'historical'>): void {
  const { headerOf, has } = sheet.rows;
  for (const { row, fields } of sheet.rows.rows) {
    const { month, figure, origin } = fields;
    if (isLeftOut(run, row) || !isMonthTaken(run, row, headerOf('month'), month)) continue;
    const spot = { row, column: headerOf('figure'), found: figure };
    const unit = run.context.rules.unitOfFigure(figure);
    if (unit === null) {
      refuseRow(run, spot, 'ROW_FIGURE_UNKNOWN', { figure });
      continue;
    }
    const raw = valueOr(run, { row, column: headerOf('value'), found: fields.value }, decodeFigureValue(fields.value, unit));
    if (raw === null) continue;
    const values = {
      month,
      figure,
      raw: unit === PERCENT ? null : raw,
      value: String(fields.value).trim(),
      ...givenValues(has, { origin: ['origin', origin] }),
    };
    takeRecord(run, { name: 'historical_figure', key: [month, figure], values }, spot);
  }
}
