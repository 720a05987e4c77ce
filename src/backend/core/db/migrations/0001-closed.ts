// First schema, part 6: what a closed month has read stays as it is, whoever writes (docs/rules/report.md, Filing, freezing, correcting).
import { closedMonth, closedMonthOfRow, differs, refuseWith } from '../schema-parts.ts';
import { lastDay } from './0001-rules.ts';

/** The wall-clock month (+08:00) of minutes since the epoch. */
function monthOf(column: string): string {
  return `strftime('%Y-%m', (${column} + 480) * 60, 'unixepoch')`;
}

/** SQL that is true where a claim about OLD and the same claim about NEW differ. Claims are never NULL. */
function turns(claim: (row: string) => string): string {
  return `(${claim('OLD')} <> ${claim('NEW')})`;
}

/** Both rows' days after the month, or equal: the month read the same. */
function sameOrAfter(column: string): string {
  return `(OLD.${column} IS NEW.${column} OR (coalesce(OLD.${column}, '9999') > f.last_day AND coalesce(NEW.${column}, '9999') > f.last_day))`;
}

/** Records that belong to one month: closed with it. */
const MONTHLY =
  closedMonthOfRow('sales_line', 'ROW.month = f.month') +
  closedMonthOfRow('online_retail', 'ROW.month = f.month') +
  closedMonthOfRow('headcount', 'ROW.month = f.month') +
  closedMonthOfRow('month_head', 'ROW.month = f.month') +
  closedMonthOfRow('explanation_draft', 'ROW.month = f.month') +
  closedMonthOfRow('event', 'f.month = substr(ROW.day, 1, 7)') +
  closedMonthOfRow('shop_day', 'f.month = substr(ROW.day, 1, 7)') +
  closedMonthOfRow('calendar_exception', 'f.month = substr(ROW.day, 1, 7)') +
  closedMonthOfRow('live_session', `f.month = ${monthOf('ROW.starts_at')}`) +
  closedMonthOfRow('booking', `f.month = ${monthOf('ROW.starts_at')}`) +
  // A historical figure is read a year later, by the month after it, and by that year's cumulative sums.
  closedMonthOfRow(
    'historical_figure',
    `f.month = ROW.month OR f.first_day IN (date(ROW.month || '-01', '+1 month'), date(ROW.month || '-01', '+12 months'))
     OR (ROW.figure LIKE '%ytd' AND f.first_day BETWEEN ROW.month || '-01' AND date(ROW.month || '-01', '+23 months'))`,
  );

function blackoutRead(row: string): string {
  return `(${row}.retired_at IS NULL AND ${row}.starts_at < f.ends_at AND ${row}.ends_at > f.starts_at)`;
}

function studioRead(row: string): string {
  return `(${row}.retired_at IS NULL AND ${row}.opened_on <= f.last_day AND coalesce(${row}.closed_on, '9999') > f.first_day)`;
}

/** In service in the month, and in force on one of its days; the earliest row also holds before its own start. */
function studioFactRead(row: string): string {
  return `(${row}.retired_at IS NULL
    AND EXISTS (SELECT 1 FROM studio s WHERE s.id = ${row}.studio_id AND ${studioRead('s')})
    AND (${row}.starts_on <= f.last_day
      OR NOT EXISTS (SELECT 1 FROM studio_fact e WHERE e.studio_id = ${row}.studio_id AND e.retired_at IS NULL AND e.id <> ${row}.id AND e.starts_on < ${row}.starts_on))
    AND NOT EXISTS (SELECT 1 FROM studio_fact n WHERE n.studio_id = ${row}.studio_id AND n.retired_at IS NULL AND n.id <> ${row}.id
      AND n.starts_on > ${row}.starts_on AND n.starts_on <= f.first_day))`;
}

const STUDIOS =
  closedMonthOfRow(
    'base_area',
    `ROW.month <= f.month AND NOT EXISTS (SELECT 1 FROM base_area n WHERE n.retired_at IS NULL AND n.id <> ROW.id AND n.month > ROW.month AND n.month <= f.month)`,
  ) +
  closedMonth('blackout', 'INSERT', blackoutRead('NEW')) +
  closedMonth(
    'blackout',
    'UPDATE OF studio_id, starts_at, ends_at, retired_at',
    `(${blackoutRead('OLD')} OR ${blackoutRead('NEW')}) AND (${differs(['studio_id', 'starts_at', 'retired_at'])}
     OR NOT (OLD.ends_at = NEW.ends_at OR (OLD.ends_at >= f.ends_at AND NEW.ends_at >= f.ends_at)))`,
  ) +
  closedMonth('studio', 'INSERT', studioRead('NEW')) +
  closedMonth(
    'studio',
    'UPDATE OF opened_on, closed_on, retired_at',
    `(${studioRead('OLD')} OR ${studioRead('NEW')}) AND (${differs(['opened_on', 'retired_at'])} OR NOT ${sameOrAfter('closed_on')})`,
  ) +
  closedMonth('studio_fact', 'INSERT', studioFactRead('NEW')) +
  closedMonth(
    'studio_fact',
    'UPDATE OF studio_id, starts_on, kind, hours, turnaround, retired_at',
    `(${studioFactRead('OLD')} OR ${studioFactRead('NEW')}) AND ${differs(['studio_id', 'starts_on', 'kind', 'hours', 'turnaround', 'retired_at'])}`,
  );

/** What makes a closed month speak of a tenant. */
const TENANT_READ = `(EXISTS (SELECT 1 FROM lease l WHERE l.tenant_id = OLD.id AND l.retired_at IS NULL AND l.starts_on <= f.last_day)
  OR EXISTS (SELECT 1 FROM sales_line l WHERE l.tenant_id = OLD.id AND l.retired_at IS NULL AND l.month = f.month)
  OR EXISTS (SELECT 1 FROM online_retail l WHERE l.tenant_id = OLD.id AND l.retired_at IS NULL AND l.month = f.month)
  OR EXISTS (SELECT 1 FROM booking l WHERE l.tenant_id = OLD.id AND l.retired_at IS NULL AND l.starts_at >= f.starts_at AND l.starts_at < f.ends_at)
  OR EXISTS (SELECT 1 FROM host l WHERE l.tenant_id = OLD.id AND l.retired_at IS NULL AND l.since <= f.last_day)
  OR EXISTS (SELECT 1 FROM compliance_case l WHERE l.tenant_id = OLD.id AND l.retired_at IS NULL AND l.day <= f.last_day))`;

/** In force on the month's last day, of a tenant that held a lease in the month. */
function tenantFactRead(row: string): string {
  return `(${row}.retired_at IS NULL
    AND EXISTS (SELECT 1 FROM lease l WHERE l.tenant_id = ${row}.tenant_id AND l.retired_at IS NULL AND l.starts_on <= f.last_day AND ${lastDay('l')} >= f.first_day)
    AND (${row}.starts_on <= f.last_day
      OR NOT EXISTS (SELECT 1 FROM tenant_fact e WHERE e.tenant_id = ${row}.tenant_id AND e.retired_at IS NULL AND e.id <> ${row}.id AND e.starts_on < ${row}.starts_on))
    AND NOT EXISTS (SELECT 1 FROM tenant_fact n WHERE n.tenant_id = ${row}.tenant_id AND n.retired_at IS NULL AND n.id <> ${row}.id
      AND n.starts_on > ${row}.starts_on AND n.starts_on <= f.last_day))`;
}

const TENANTS =
  closedMonth('tenant', 'INSERT', `NEW.retired_at IS NULL AND NEW.incubated_on BETWEEN f.first_day AND f.last_day`) +
  closedMonth(
    'tenant',
    'UPDATE OF incubated_on, retired_at',
    `(${differs(['incubated_on', 'retired_at'])} AND (OLD.incubated_on <= f.last_day OR NEW.incubated_on <= f.last_day))
     OR (${differs(['retired_at'])} AND ${TENANT_READ})`,
  ) +
  closedMonth('tenant_fact', 'INSERT', tenantFactRead('NEW')) +
  closedMonth(
    'tenant_fact',
    'UPDATE OF tenant_id, starts_on, name, uscc, category, leading, retired_at',
    `(${tenantFactRead('OLD')} OR ${tenantFactRead('NEW')})
     AND ${differs(['tenant_id', 'starts_on', 'name', 'uscc', 'category', 'leading', 'retired_at'])}`,
  );

/** In force on a day of the month. */
function leaseInMonth(row: string): string {
  return `(${row}.retired_at IS NULL AND ${row}.starts_on <= f.last_day AND ${lastDay(row)} >= f.first_day)`;
}

/** Over before the month, of a tenant that has another lease in it: the first lease counts for 新增 and for 入驻 (ZB-2.14, ZB-4). */
function leaseBefore(row: string): string {
  return `(${row}.retired_at IS NULL AND ${lastDay(row)} < f.first_day
    AND EXISTS (SELECT 1 FROM lease o WHERE o.tenant_id = ${row}.tenant_id AND o.id <> ${row}.id AND ${leaseInMonth('o')}))`;
}

/** Starts on the day after the month, of a tenant whose other lease ended in it: such a tenant has not left (ZB-2.15). */
function leaseAfter(row: string): string {
  return `(${row}.retired_at IS NULL AND ${row}.starts_on = date(f.last_day, '+1 day')
    AND EXISTS (SELECT 1 FROM lease o WHERE o.tenant_id = ${row}.tenant_id AND o.id <> ${row}.id AND o.retired_at IS NULL
      AND ${lastDay('o')} BETWEEN f.first_day AND f.last_day))`;
}

/** A lease's end may still move while both its old and its new last day lie after the month. */
function leaseChanged(): string {
  const oldEnd = lastDay('OLD');
  const newEnd = lastDay('NEW');
  return `${turns(leaseInMonth)} OR ${turns(leaseBefore)} OR ${turns(leaseAfter)}
    OR (${leaseInMonth('OLD')} AND (${differs(['tenant_id', 'starts_on', 'area', 'studios'])}
      OR NOT (${oldEnd} = ${newEnd} OR (${oldEnd} > f.last_day AND ${newEnd} > f.last_day))))
    OR ((${leaseBefore('OLD')} OR ${leaseAfter('OLD')}) AND ${differs(['tenant_id', 'starts_on'])})`;
}

const LEASES =
  closedMonth('lease', 'INSERT', `${leaseInMonth('NEW')} OR ${leaseBefore('NEW')} OR ${leaseAfter('NEW')}`) +
  closedMonth('lease', 'UPDATE OF tenant_id, starts_on, ends_on, left_on, area, studios, retired_at', leaseChanged());

function caseDated(row: string): string {
  return `(${row}.retired_at IS NULL AND ${row}.day BETWEEN f.first_day AND f.last_day)`;
}

function caseResolved(row: string): string {
  return `(${row}.retired_at IS NULL AND coalesce(${row}.resolved_on, '') BETWEEN f.first_day AND f.last_day)`;
}

function caseOpen(row: string): string {
  return `(${row}.retired_at IS NULL AND ${row}.day <= f.last_day AND coalesce(${row}.resolved_on, '9999') > f.last_day)`;
}

const CASES =
  closedMonth('compliance_case', 'INSERT', `${caseDated('NEW')} OR ${caseResolved('NEW')} OR ${caseOpen('NEW')}`) +
  closedMonth(
    'compliance_case',
    'UPDATE OF number, day, tenant_id, kind, description, origin, resolved_on, outcome, retired_at',
    `${turns(caseDated)} OR ${turns(caseResolved)} OR ${turns(caseOpen)}
     OR (${caseDated('OLD')} AND ${differs(['number', 'day', 'tenant_id', 'kind', 'description', 'origin'])})
     OR (${caseResolved('OLD')} AND ${differs(['resolved_on', 'outcome'])})`,
  );

function hostRegistered(row: string): string {
  return `(${row}.retired_at IS NULL AND ${row}.since <= f.last_day AND coalesce(${row}.until, '9999') >= f.last_day)`;
}

function hostTrained(row: string): string {
  return `(${row}.retired_at IS NULL AND coalesce(${row}.trained_on, '') BETWEEN f.first_day AND f.last_day)`;
}

const HOSTS =
  closedMonth('host', 'INSERT', `${hostRegistered('NEW')} OR ${hostTrained('NEW')}`) +
  closedMonth(
    'host',
    'UPDATE OF tenant_id, grade, virtual, since, until, trained_on, retired_at',
    `${turns(hostRegistered)} OR ${turns(hostTrained)}
     OR (${hostRegistered('OLD')} AND ${differs(['tenant_id', 'grade', 'virtual', 'since'])})
     OR (${hostTrained('OLD')} AND ${differs(['trained_on'])})`,
  );

const ROSTER = `
CREATE TRIGGER roster_closed BEFORE INSERT ON roster
BEGIN
  SELECT ${refuseWith('MONTH_CLOSED', 'f.month')} FROM filing f WHERE f.reopened_ms IS NULL AND f.month = NEW.month LIMIT 1;
END;`;

/** SQL of the triggers that keep closed months as they were filed. */
export const CLOSED_MONTHS = MONTHLY + STUDIOS + TENANTS + LEASES + CASES + HOSTS + ROSTER;
