// Head and foot of a month's tables, and the reporting roster.
import { z } from 'zod';
import type { Connection } from '../../core/db/connection.ts';
import { lastDayOf, printMonthLong } from '../../../domain/time/calendar.ts';
import type { Day, Month } from '../../../domain/time/calendar.ts';
import type { ReportHead } from '../../../domain/report/figures.ts';
import { dayColumn, rowsOf } from '../../core/db/rows.ts';

const BASE = `SELECT starts_on, full_name, uscc, kind, district, unit_head, statistics_head, filler, phone FROM base_fact
  WHERE retired_at IS NULL ORDER BY starts_on <= ? DESC, CASE WHEN starts_on <= ? THEN starts_on END DESC, starts_on LIMIT 1`;
const text = z.string().nullable();
const baseRow = z.object({
  starts_on: dayColumn,
  full_name: z.string(),
  uscc: z.string(),
  kind: z.string(),
  district: text,
  unit_head: text,
  statistics_head: text,
  filler: text,
  phone: text,
});

const OVERRIDES = 'SELECT field, value FROM month_head WHERE retired_at IS NULL AND month = ? ORDER BY field';
const overrideRow = z.object({ field: z.string(), value: z.string() });

const ROSTER = 'SELECT tenant_id FROM roster WHERE month = ? ORDER BY tenant_id';
const rosterRow = z.object({ tenant_id: z.int() });

/** The day on which a report is handed in, as the form calls it. */
export const REPORTED_ON = '报出日期';

/** The base's code as of the day; null without base facts. */
export interface BaseHead {
  readonly head: ReportHead;
  readonly uscc: string | null;
}

/**
 * Head and foot of the month: base facts as of its last day (before their first row, that row), then what was set for this month.
 * 报告期 as `2026年10月`; 报出日期 is `today` unless it was set. Fields without a value are there and empty.
 */
export function readHead(db: Connection, month: Month, today: Day): BaseHead {
  const end = lastDayOf(month);
  const base = rowsOf(db, BASE, baseRow, [end, end])[0];
  const head: Record<string, string> = {
    填报单位: base?.full_name ?? '',
    统一社会信用代码: base?.uscc ?? '',
    基地类型: base?.kind ?? '',
    所属区: base?.district ?? '',
    报告期: printMonthLong(month),
    单位负责人: base?.unit_head ?? '',
    统计负责人: base?.statistics_head ?? '',
    填表人: base?.filler ?? '',
    联系电话: base?.phone ?? '',
    [REPORTED_ON]: today,
    表号: '',
    制定机关: '',
    文号: '',
    有效期至: '',
  };
  for (const { field, value } of rowsOf(db, OVERRIDES, overrideRow, [month])) head[field] = value;
  return { head, uscc: base?.uscc ?? null };
}

/** The frozen roster of the month, null where none was frozen. */
export function readRoster(db: Connection, month: Month): ReadonlySet<number> | null {
  const rows = rowsOf(db, ROSTER, rosterRow, [month]);
  return rows.length === 0 ? null : new Set(rows.map((row) => row.tenant_id));
}
