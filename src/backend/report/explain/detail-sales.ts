// The single rows behind sales figures: effective lines, online retail, and what was rolled up into session lines.
import { z } from 'zod';
import { type Connection, rowsOf } from '../../core/db/rows.ts';
import { createInstantAt, firstDayOf, lastDayOf, type Month } from '../../../domain/time/calendar.ts';
import type { FigureSource } from '../../../contract/report/explain-shapes.ts';
import type { SalesFigure } from '../../../domain/report/measure-names.ts';
import { type Choice, getKeyOfSales, indexChoicesByKey } from '../sql/choices.ts';
import type { RowPart } from './origins.ts';
import { EFFECTIVE_LINES, EFFECTIVE_RETAIL, figuresRow } from '../sql/read-sales.ts';

const LINES = `SELECT id, tenant_id, platform, goods_class, source, sessions, minutes, views, orders, paid, refunded, settled, sheet_id
  FROM (${EFFECTIVE_LINES}) ORDER BY tenant_id, platform, goods_class`;
const lineRow = z.object({
  id: z.int(),
  tenant_id: z.int(),
  platform: z.string(),
  goods_class: z.string(),
  source: z.string(),
  ...figuresRow,
  sheet_id: z.int().nullable(),
});

const RETAIL = `SELECT id, tenant_id, amount FROM (${EFFECTIVE_RETAIL}) ORDER BY tenant_id`;
const retailRow = z.object({ id: z.int(), tenant_id: z.int(), amount: z.int() });

const ROLLED_UP = `SELECT s.batch_id, s.file_name, count(*) AS rows FROM (
    SELECT sheet_id FROM live_session
    WHERE retired_at IS NULL AND tenant_id = ? AND platform = ? AND goods_class = ? AND starts_at >= ? AND starts_at < ?
    UNION ALL
    SELECT sheet_id FROM shop_day WHERE retired_at IS NULL AND tenant_id = ? AND platform = ? AND goods_class = ? AND day BETWEEN ? AND ?
  ) r JOIN import_sheet s ON s.id = r.sheet_id GROUP BY s.batch_id, s.file_name ORDER BY s.batch_id, s.file_name`;
const rolledUpRow = z.object({ batch_id: z.int(), file_name: z.string(), rows: z.int() });

type Line = z.infer<typeof lineRow>;

/** Which lines are meant; everything of the month if nothing is named. */
export interface LineFilter {
  readonly tenantId?: number;
  readonly platform?: string;
  readonly goodsClass?: string;
}

function rolledUp(db: Connection, line: Line, month: Month): FigureSource {
  const [first, last] = [firstDayOf(month), lastDayOf(month)];
  const key = [line.tenant_id, line.platform, line.goods_class];
  const rows = rowsOf(db, ROLLED_UP, rolledUpRow, [...key, createInstantAt(first, 0), createInstantAt(last, 1440), ...key, first, last]);
  return { kind: 'sessions', files: rows.map((row) => ({ batch: row.batch_id, file: row.file_name, rows: row.rows })) };
}

/** Which lines of which month, and the figure that is read of each; `name` names their tenants. */
export interface SalesQuestion {
  readonly month: Month;
  readonly figure: SalesFigure;
  readonly filter: LineFilter;
  readonly name: (id: number) => string;
}

/** Who chose the line's source, where it counts by choice. */
function chosen(choices: ReadonlyMap<string, Choice>, line: Line): Pick<RowPart, 'choice'> {
  const choice = choices.get(getKeyOfSales(line.tenant_id, line.platform, line.goods_class));
  if (choice === undefined || choice.source !== line.source) return {};
  const { source, reason, who, atMs } = choice;
  return { choice: { source, reason, who, atMs } };
}

/** The effective lines of the month that meet the filter, each with its `figure`. */
export function listSalesParts(db: Connection, question: SalesQuestion): RowPart[] {
  const { month, figure, filter, name } = question;
  const choices = indexChoicesByKey(db, month);
  return rowsOf(db, LINES, lineRow, [month])
    .filter((line) => filter.tenantId === undefined || line.tenant_id === filter.tenantId)
    .filter((line) => filter.platform === undefined || line.platform === filter.platform)
    .filter((line) => filter.goodsClass === undefined || line.goods_class === filter.goodsClass)
    .map((line) => ({
      what: [name(line.tenant_id), line.platform, line.goods_class],
      raw: line[figure],
      table: 'sales_line' as const,
      id: line.id,
      group: null,
      ...chosen(choices, line),
      ...(line.source === 'session' && line.sheet_id === null ? { sessions: rolledUp(db, line, month) } : {}),
    }));
}

/** The effective online retail of the month by tenant. */
export function retailParts(db: Connection, month: Month, name: (id: number) => string): RowPart[] {
  return rowsOf(db, RETAIL, retailRow, [month]).map((row) => ({
    what: [name(row.tenant_id)],
    raw: row.amount,
    table: 'online_retail' as const,
    id: row.id,
    group: null,
  }));
}
