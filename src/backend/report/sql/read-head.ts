// Head and foot of a month's tables, and the reporting roster.
import type { Connection } from '../../core/db/connection.ts';
import { type Day, lastDayOf, type Month, printMonthLong } from '../../../domain/time/calendar.ts';
import type { ReportHead } from '../../../domain/report/figures.ts';
import { queryTuples, wholesOf } from '../../core/db/rows.ts';

const BASE = `SELECT full_name, uscc, kind, district, unit_head, statistics_head, filler, phone FROM base_fact
  WHERE retired_at IS NULL ORDER BY starts_on <= ? DESC, CASE WHEN starts_on <= ? THEN starts_on END DESC, starts_on LIMIT 1`;
const OVERRIDES = 'SELECT field, value FROM month_head WHERE retired_at IS NULL AND month = ? ORDER BY field';
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
  const end = lastDayOf(month);
  const said = queryTuples(db, BASE, [end, end])[0]?.map((value) => (value === null ? '' : String(value)));
  const [name = '', uscc = null, kind = '', district = '', unitHead = '', statisticsHead = '', filler = '', phone = ''] = said ?? [];
  const head: Record<string, string> = {
    填报单位: name,
    统一社会信用代码: uscc ?? '',
    基地类型: kind,
    所属区: district,
    报告期: printMonthLong(month),
    单位负责人: unitHead,
    统计负责人: statisticsHead,
    填表人: filler,
    联系电话: phone,
    [REPORTED_ON]: today,
    表号: '',
    制定机关: '',
    文号: '',
    有效期至: '',
  };
  for (const [field, value] of queryTuples(db, OVERRIDES, [month])) head[String(field)] = String(value);
  return { head, uscc };
}

/** The frozen roster of the month, null where none was frozen. */
export function readRoster(db: Connection, month: Month): ReadonlySet<number> | null {
  const tenants = wholesOf(db, ROSTER, [month]);
  return tenants.length === 0 ? null : new Set(tenants);
}
