// What a closed month has read stays as it is, anyone who writes (docs/rules/report.md, Filing, freezing, correcting).
import { buildDiffers, lastDayOf, monthOf, refuseWith } from './sql.ts';

/**
 * Holds while two tenants are merged, or their merge is undone: the history has said so, and not yet bound the change together. The rows of
 * closed months go along with their tenant then; what was filed stays (docs/decisions/0040).
 */
const MERGES = `coalesce((SELECT action FROM history WHERE action = 'together' OR action = 'merged' OR action = 'unmerged'
  ORDER BY seq DESC LIMIT 1), 'together') <> 'together'`;

/**
 * Refuses a write that a closed month has read, unless a merge of tenants makes it. In `condition`, `f` is a closed month's filing (`first_day`, `last_day`, `starts_at`,
 * `ends_at`, `month`), `OLD` and `NEW` the row.
 * @param event `INSERT`, or `UPDATE` with or without `OF columns`
 */
function protectFiled(table: string, event: string, condition: string): string {
  const name = event.startsWith('INSERT') ? 'insert' : 'update';
  return `
CREATE TRIGGER ${table}_closed_${name} BEFORE ${event} ON ${table}
BEGIN
  SELECT ${refuseWith('MONTH_CLOSED', 'f.month')} FROM filing f WHERE f.reopened_ms IS NULL AND (${condition}) AND NOT (${MERGES}) ORDER BY f.month LIMIT 1;
END;`;
}

/** Protects records that belong to the month that `read` puts them in; `ROW` stands for the row. `except`: which updates may pass. */
function protectMonthly(table: string, read: string, except = ''): string {
  const reads = (row: string): string => `((${read.replaceAll('ROW', row)}) AND ${row}.retired_at IS NULL)`;
  const changes = `${reads('OLD')} OR ${reads('NEW')}`;
  return (
    protectFiled(table, 'INSERT', reads('NEW')) +
    protectFiled(table, 'UPDATE', except === '' ? changes : `(${changes}) AND NOT (${except})`)
  );
}

const BOOKING_SLOT = ['number', 'studio_id', 'tenant_id', 'starts_at', 'ends_at', 'from_past', 'retired_at'];

/** Holds where a booking that was open at closing only comes to its end: it can be checked out and billed (docs/decisions/0039). */
const BOOKING_ENDS = `OLD.state IN ('booked', 'checked_in') AND NEW.state <> 'option' AND OLD.state <> NEW.state
    AND NOT (${buildDiffers(BOOKING_SLOT)})`;

const MONTHLY = [
  protectMonthly('sales_line', 'ROW.month = f.month'),
  protectMonthly('online_retail', 'ROW.month = f.month'),
  protectMonthly('source_choice', 'ROW.month = f.month'),
  protectMonthly('headcount', 'ROW.month = f.month'),
  protectMonthly('month_head', 'ROW.month = f.month'),
  // Notes on figures, by their address, are the base's own and enter no report: they are written when the bureau calls, too.
  protectMonthly('explanation_draft', "ROW.month = f.month AND instr(ROW.relation, '.') = 0"),
  protectMonthly('event', 'f.month = substr(ROW.day, 1, 7)'),
  protectMonthly('shop_day', 'f.month = substr(ROW.day, 1, 7)'),
  protectMonthly('calendar_exception', 'f.month = substr(ROW.day, 1, 7)'),
  protectMonthly('booking', `f.month = ${monthOf('ROW.starts_at')}`, BOOKING_ENDS),
  protectMonthly('live_session', `f.month = ${monthOf('ROW.starts_at')}`),
  // A historical figure is read a year later, by the month after it, and by that year's cumulative sums.
  protectMonthly(
    'historical_figure',
    `f.month = ROW.month OR f.first_day IN (date(ROW.month || '-01', '+1 month'), date(ROW.month || '-01', '+12 months'))
     OR (ROW.figure LIKE '%ytd' AND f.first_day BETWEEN ROW.month || '-01' AND date(ROW.month || '-01', '+23 months'))`,
  ),
  // The newest area until the month.
  protectMonthly(
    'base_area',
    `ROW.month <= f.month
     AND NOT EXISTS (SELECT 1 FROM base_area n WHERE n.retired_at IS NULL AND n.id <> ROW.id AND n.month > ROW.month AND n.month <= f.month)`,
  ),
];

/** Holds where a claim about OLD and the same claim about NEW differ. Claims are never NULL. */
function turns(claim: (row: string) => string): string {
  return `(${claim('OLD')} <> ${claim('NEW')})`;
}

/** Holds where both rows' days lie after the month, or are equal: the month read the same. */
function staysAfter(column: string): string {
  return `(OLD.${column} IS NEW.${column} OR (coalesce(OLD.${column}, '9999') > f.last_day AND coalesce(NEW.${column}, '9999') > f.last_day))`;
}

function readsBlackout(row: string): string {
  return `(${row}.retired_at IS NULL AND ${row}.starts_at < f.ends_at AND ${row}.ends_at > f.starts_at)`;
}

function readsStudio(row: string): string {
  return `(${row}.retired_at IS NULL AND ${row}.opened_on <= f.last_day AND coalesce(${row}.closed_on, '9999') > f.first_day)`;
}

/**
 * Holds for a dated row (`facts`, of `owner`) that says what was so until the day `until` of the month. The earliest row also holds before
 * its own start.
 */
function holdsUntil(facts: string, owner: string, row: string, until: string): string {
  return `(${row}.starts_on <= f.last_day
      OR NOT EXISTS (SELECT 1 FROM ${facts} e WHERE e.${owner} = ${row}.${owner} AND e.retired_at IS NULL AND e.id <> ${row}.id
        AND e.starts_on < ${row}.starts_on))
    AND NOT EXISTS (SELECT 1 FROM ${facts} n WHERE n.${owner} = ${row}.${owner} AND n.retired_at IS NULL AND n.id <> ${row}.id
      AND n.starts_on > ${row}.starts_on AND n.starts_on <= ${until})`;
}

/** In service in the month, and in force on one of its days. */
function readsStudioFact(row: string): string {
  return `(${row}.retired_at IS NULL
    AND EXISTS (SELECT 1 FROM studio s WHERE s.id = ${row}.studio_id AND ${readsStudio('s')})
    AND ${holdsUntil('studio_fact', 'studio_id', row, 'f.first_day')})`;
}

const STUDIO_FACT = ['studio_id', 'starts_on', 'kind', 'hours', 'turnaround', 'retired_at'];

const STUDIOS = [
  protectFiled('blackout', 'INSERT', readsBlackout('NEW')),
  protectFiled(
    'blackout',
    'UPDATE OF studio_id, starts_at, ends_at, retired_at',
    `(${readsBlackout('OLD')} OR ${readsBlackout('NEW')}) AND ((${buildDiffers(['studio_id', 'starts_at', 'retired_at'])})
     OR NOT (OLD.ends_at = NEW.ends_at OR (OLD.ends_at >= f.ends_at AND NEW.ends_at >= f.ends_at)))`,
  ),
  protectFiled('studio', 'INSERT', readsStudio('NEW')),
  protectFiled(
    'studio',
    'UPDATE OF opened_on, closed_on, retired_at',
    `(${readsStudio('OLD')} OR ${readsStudio('NEW')}) AND ((${buildDiffers(['opened_on', 'retired_at'])}) OR NOT ${staysAfter('closed_on')})`,
  ),
  protectFiled('studio_fact', 'INSERT', readsStudioFact('NEW')),
  protectFiled(
    'studio_fact',
    `UPDATE OF ${STUDIO_FACT.join(', ')}`,
    `(${readsStudioFact('OLD')} OR ${readsStudioFact('NEW')}) AND (${buildDiffers(STUDIO_FACT)})`,
  ),
];

/** What makes a closed month speak of a tenant. */
const READS_TENANT = `(EXISTS (SELECT 1 FROM lease l WHERE l.tenant_id = OLD.id AND l.retired_at IS NULL AND l.starts_on <= f.last_day)
  OR EXISTS (SELECT 1 FROM sales_line l WHERE l.tenant_id = OLD.id AND l.retired_at IS NULL AND l.month = f.month)
  OR EXISTS (SELECT 1 FROM online_retail l WHERE l.tenant_id = OLD.id AND l.retired_at IS NULL AND l.month = f.month)
  OR EXISTS (SELECT 1 FROM booking l WHERE l.tenant_id = OLD.id AND l.retired_at IS NULL
    AND l.starts_at >= f.starts_at AND l.starts_at < f.ends_at)
  OR EXISTS (SELECT 1 FROM host l WHERE l.tenant_id = OLD.id AND l.retired_at IS NULL AND l.since <= f.last_day)
  OR EXISTS (SELECT 1 FROM compliance_case l WHERE l.tenant_id = OLD.id AND l.retired_at IS NULL AND l.day <= f.last_day))`;

/** In force on a day of the month. */
function readsLease(row: string): string {
  return `(${row}.retired_at IS NULL AND ${row}.starts_on <= f.last_day AND ${lastDayOf(row)} >= f.first_day)`;
}

/** In force on the month's last day, of a tenant that held a lease in the month. */
function readsTenantFact(row: string): string {
  return `(${row}.retired_at IS NULL
    AND EXISTS (SELECT 1 FROM lease l WHERE l.tenant_id = ${row}.tenant_id AND l.retired_at IS NULL AND l.starts_on <= f.last_day
      AND ${lastDayOf('l')} >= f.first_day)
    AND ${holdsUntil('tenant_fact', 'tenant_id', row, 'f.last_day')})`;
}

const TENANT_FACT = ['tenant_id', 'starts_on', 'name', 'uscc', 'category', 'leading', 'retired_at'];

const TENANTS = [
  protectFiled('tenant', 'INSERT', 'NEW.retired_at IS NULL AND NEW.incubated_on BETWEEN f.first_day AND f.last_day'),
  protectFiled(
    'tenant',
    'UPDATE OF incubated_on, retired_at',
    `((${buildDiffers(['incubated_on', 'retired_at'])}) AND (OLD.incubated_on <= f.last_day OR NEW.incubated_on <= f.last_day))
     OR ((${buildDiffers(['retired_at'])}) AND ${READS_TENANT})`,
  ),
  protectFiled('tenant_fact', 'INSERT', readsTenantFact('NEW')),
  protectFiled(
    'tenant_fact',
    `UPDATE OF ${TENANT_FACT.join(', ')}`,
    `(${readsTenantFact('OLD')} OR ${readsTenantFact('NEW')}) AND (${buildDiffers(TENANT_FACT)})`,
  ),
];

/** Over before the month, of a tenant that has another lease in it: the first lease counts for 新增 and for 入驻 (ZB-2.14, ZB-4). */
function readsEarlierLease(row: string): string {
  return `(${row}.retired_at IS NULL AND ${lastDayOf(row)} < f.first_day
    AND EXISTS (SELECT 1 FROM lease o WHERE o.tenant_id = ${row}.tenant_id AND o.id <> ${row}.id AND ${readsLease('o')}))`;
}

/** Starts on the day after the month, of a tenant whose other lease ended in it: such a tenant has not left (ZB-2.15). */
function readsNextLease(row: string): string {
  return `(${row}.retired_at IS NULL AND ${row}.starts_on = date(f.last_day, '+1 day')
    AND EXISTS (SELECT 1 FROM lease o WHERE o.tenant_id = ${row}.tenant_id AND o.id <> ${row}.id AND o.retired_at IS NULL
      AND ${lastDayOf('o')} BETWEEN f.first_day AND f.last_day))`;
}

const [OLD_END, NEW_END] = [lastDayOf('OLD'), lastDayOf('NEW')];

const LEASES = [
  protectFiled('lease', 'INSERT', `${readsLease('NEW')} OR ${readsEarlierLease('NEW')} OR ${readsNextLease('NEW')}`),
  // A lease's end may still move while both its old and its new last day lie after the month.
  protectFiled(
    'lease',
    'UPDATE OF tenant_id, starts_on, ends_on, left_on, area, studios, retired_at',
    `${turns(readsLease)} OR ${turns(readsEarlierLease)} OR ${turns(readsNextLease)}
    OR (${readsLease('OLD')} AND ((${buildDiffers(['tenant_id', 'starts_on', 'area', 'studios'])})
      OR NOT (${OLD_END} = ${NEW_END} OR (${OLD_END} > f.last_day AND ${NEW_END} > f.last_day))))
    OR ((${readsEarlierLease('OLD')} OR ${readsNextLease('OLD')}) AND (${buildDiffers(['tenant_id', 'starts_on'])}))`,
  ),
];

function readsCase(row: string): string {
  return `(${row}.retired_at IS NULL AND ${row}.day BETWEEN f.first_day AND f.last_day)`;
}

function readsResolvedCase(row: string): string {
  return `(${row}.retired_at IS NULL AND coalesce(${row}.resolved_on, '') BETWEEN f.first_day AND f.last_day)`;
}

function readsOpenCase(row: string): string {
  return `(${row}.retired_at IS NULL AND ${row}.day <= f.last_day AND coalesce(${row}.resolved_on, '9999') > f.last_day)`;
}

const CASES = [
  protectFiled('compliance_case', 'INSERT', `${readsCase('NEW')} OR ${readsResolvedCase('NEW')} OR ${readsOpenCase('NEW')}`),
  protectFiled(
    'compliance_case',
    'UPDATE OF number, day, tenant_id, kind, description, origin, resolved_on, outcome, retired_at',
    `${turns(readsCase)} OR ${turns(readsResolvedCase)} OR ${turns(readsOpenCase)}
     OR (${readsCase('OLD')} AND (${buildDiffers(['number', 'day', 'tenant_id', 'kind', 'description', 'origin'])}))
     OR (${readsResolvedCase('OLD')} AND (${buildDiffers(['resolved_on', 'outcome'])}))`,
  ),
];

/** Registered on the month's last day. */
function readsHost(row: string): string {
  return `(${row}.retired_at IS NULL AND ${row}.since <= f.last_day AND coalesce(${row}.until, '9999') >= f.last_day)`;
}

function readsTraining(row: string): string {
  return `(${row}.retired_at IS NULL AND coalesce(${row}.trained_on, '') BETWEEN f.first_day AND f.last_day)`;
}

const HOSTS = [
  protectFiled('host', 'INSERT', `${readsHost('NEW')} OR ${readsTraining('NEW')}`),
  protectFiled(
    'host',
    'UPDATE OF tenant_id, grade, virtual, since, until, trained_on, retired_at',
    `${turns(readsHost)} OR ${turns(readsTraining)}
     OR (${readsHost('OLD')} AND (${buildDiffers(['tenant_id', 'grade', 'virtual', 'since'])}))
     OR (${readsTraining('OLD')} AND (${buildDiffers(['trained_on'])}))`,
  ),
];

const ROSTER = `
CREATE TRIGGER roster_closed BEFORE INSERT ON roster
BEGIN
  SELECT ${refuseWith('MONTH_CLOSED', 'f.month')} FROM filing f WHERE f.reopened_ms IS NULL AND f.month = NEW.month LIMIT 1;
END;`;

/** SQL of the triggers that keep closed months as they were filed. */
export const CLOSED_MONTHS = [...MONTHLY, ...STUDIOS, ...TENANTS, ...LEASES, ...CASES, ...HOSTS, ROSTER].join('');
