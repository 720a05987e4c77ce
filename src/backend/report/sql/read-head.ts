// Head and foot of a month's tables, and the reporting roster.
import { type Connection, wholesOf } from '../../core/db/rows.ts';
import { rowAsOf } from '../../../domain/time/as-of.ts';
import { type Day, lastDayOf, type Month, printMonthLong } from '../../../domain/time/calendar.ts';
import type { ReportHead } from '../../../domain/report/figures.ts';
import { readKind } from '../../core/db/read-kind.ts';

const ROSTER = 'SELECT tenant_id FROM roster WHERE month = ? ORDER BY tenant_id';

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
  const fact = rowAsOf(readKind(db, 'base_fact', { order: ['startsOn'] }), lastDayOf(month));
  const head: Record<string, string> = {
    填报单位: fact?.fullName ?? '',
    统一社会信用代码: fact?.uscc ?? '',
    基地类型: fact?.kind ?? '',
    所属区: fact?.district ?? '',
    报告期: printMonthLong(month),
    单位负责人: fact?.unitHead ?? '',
    统计负责人: fact?.statisticsHead ?? '',
    填表人: fact?.filler ?? '',
    联系电话: fact?.phone ?? '',
    [REPORTED_ON]: today,
    表号: '',
    制定机关: '',
    文号: '',
    有效期至: '',
  };
  for (const { field, value } of readKind(db, 'month_head', { where: { month }, order: ['field'] })) head[field] = value;
  return { head, uscc: fact?.uscc ?? null };
}

/** The frozen roster of the month, null where none was frozen. */
export function readRoster(db: Connection, month: Month): ReadonlySet<number> | null {
  const tenants = wholesOf(db, ROSTER, [month]);
  return tenants.length === 0 ? null : new Set(tenants);
}
