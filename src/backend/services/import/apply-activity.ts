// Takes 活动, 销售台账, 网络零售额, 年度目标, 历史报表.
import type { Month } from '../../../domain/calendar.ts';
import { decodeFigureValue } from '../../../domain/decode/number.ts';
import { decodeChoice } from '../../../domain/decode/text.ts';
import type { ListSheet } from '../../imports/read-batch.ts';
import { recordsExist } from '../../repos/record-store.ts';
import { addNew, countKept, guarded, isDayTaken, isLeftOut, isMonthTaken, keepRecord, refuseRow, tenantOfCode } from './context.ts';
import type { SheetRun } from './context.ts';

/** Takes 活动: the nth row of equal day, kind and name in one file is its own event. */
export function applyEvents(run: SheetRun, sheet: ListSheet<'events'>): void {
  const { headerOf } = sheet.rows;
  const seen = new Map<string, number>();
  for (const { row, fields } of sheet.rows.rows) {
    const { day, kind, name, attendance } = fields;
    const key = `${day}|${kind}|${name}`;
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    if (isLeftOut(run, row) || !isDayTaken(run, row, headerOf('day'), day)) continue;
    const kept = guarded(run, row, headerOf('name'), name, () => keepRecord(run, 'event', [day, kind, name, nth], { day, kind, name, nth, attendance }, row));
    if (kept !== null) countKept(run, kept);
  }
}

/** A list's words are asked thousands of times: each is decoded once. */
function wordsOf(list: readonly string[]): (word: string) => string | null {
  const known = new Map<string, string | null>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    const decoded = decodeChoice(word, list);
    const value = decoded.ok ? decoded.value : null;
    known.set(word, value);
    return value;
  };
}

/** Whether a month has any ledger line yet, asked once a month: where there is none, no row of it needs looking up. */
function monthsWithLines(run: SheetRun): (month: Month) => boolean {
  const known = new Map<Month, boolean>();
  return (month) => {
    const found = known.get(month);
    if (found !== undefined) return found;
    const has = recordsExist(run.context.tx.db, 'sales_line', "month = ? AND source = 'ledger'", [month]);
    known.set(month, has);
    return has;
  };
}

/** Takes 销售台账. */
export function applySales(run: SheetRun, sheet: ListSheet<'sales'>): void {
  const { headerOf } = sheet.rows;
  const { rules } = run.context;
  const hasLines = monthsWithLines(run);
  const platformOf = wordsOf(rules.platforms);
  const classOf = wordsOf(rules.goodsClasses);
  for (const { row, fields } of sheet.rows.rows) {
    if (isLeftOut(run, row) || !isMonthTaken(run, row, headerOf('month'), fields.month)) continue;
    const platform = platformOf(fields.platform);
    const goodsClass = classOf(fields.goodsClass);
    if (platform === null) refuseRow(run, row, headerOf('platform'), fields.platform, 'CELL_UNKNOWN_WORD', { found: fields.platform, allowed: rules.platforms });
    if (goodsClass === null) refuseRow(run, row, headerOf('goodsClass'), fields.goodsClass, 'CELL_UNKNOWN_WORD', { found: fields.goodsClass, allowed: rules.goodsClasses });
    const tenantId = tenantOfCode(run, row, headerOf('uscc'), fields.uscc);
    if (tenantId === null || platform === null || goodsClass === null) continue;
    const { month, sessions, minutes, views, orders, paid, refunded, settled } = fields;
    const key = [month, tenantId, platform, goodsClass, 'ledger'] as const;
    const figures = { sessions, minutes, views, orders, paid, refunded, settled };
    const values = { month, tenant_id: tenantId, platform, goods_class: goodsClass, source: 'ledger', ...figures, lacks: '' };
    const isNew = !hasLines(month) && !sheet.repeats.has(row);
    const kept = guarded(run, row, headerOf('month'), month, () => (isNew ? addNew(run, 'sales_line', values, row) : keepRecord(run, 'sales_line', key, values, row)));
    if (kept !== null) countKept(run, kept);
  }
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
    const kept = guarded(run, row, headerOf('month'), month, () => keepRecord(run, 'online_retail', [month, tenantId, 'ledger'], values, row));
    if (kept !== null) countKept(run, kept);
  }
}

/** Takes 年度目标: an indicator is an address without its column. */
export function applyTargets(run: SheetRun, sheet: ListSheet<'targets'>): void {
  const { headerOf } = sheet.rows;
  for (const { row, fields } of sheet.rows.rows) {
    const indicator = fields.indicator.toUpperCase();
    if (isLeftOut(run, row)) continue;
    const unit = run.context.rules.unitOf(indicator);
    if (unit === null) {
      refuseRow(run, row, headerOf('indicator'), fields.indicator, 'ROW_FIGURE_UNKNOWN', { figure: fields.indicator });
      continue;
    }
    const value = decodeFigureValue(fields.value, unit);
    if (!value.ok) {
      refuseRow(run, row, headerOf('value'), fields.value, value.refusal.code, value.refusal.data);
      continue;
    }
    const values = { year: fields.year, indicator, value: String(fields.value).trim() };
    const kept = guarded(run, row, headerOf('indicator'), indicator, () => keepRecord(run, 'year_target', [fields.year, indicator], values, row));
    if (kept !== null) countKept(run, kept);
  }
}

/** Takes 历史报表: figures filed before the program was used, in the printed unit. */
export function applyHistorical(run: SheetRun, sheet: ListSheet<'historical'>): void {
  const { headerOf } = sheet.rows;
  for (const { row, fields } of sheet.rows.rows) {
    const { month, figure, origin } = fields;
    if (isLeftOut(run, row) || !isMonthTaken(run, row, headerOf('month'), month)) continue;
    const unit = run.context.rules.unitOf(figure);
    if (unit === null) {
      refuseRow(run, row, headerOf('figure'), figure, 'ROW_FIGURE_UNKNOWN', { figure });
      continue;
    }
    const raw = decodeFigureValue(fields.value, unit);
    if (!raw.ok) {
      refuseRow(run, row, headerOf('value'), fields.value, raw.refusal.code, raw.refusal.data);
      continue;
    }
    const values = { month, figure, raw: unit === '%' ? null : raw.value, value: String(fields.value).trim(), origin };
    const kept = guarded(run, row, headerOf('figure'), figure, () => keepRecord(run, 'historical_figure', [month, figure], values, row));
    if (kept !== null) countKept(run, kept);
  }
}
