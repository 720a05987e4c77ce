// Use case: what needs somebody today.
import {
  addDays,
  addMonths,
  type Day,
  formatIsoInstant,
  getDayOfInstant,
  instant,
  type Instant,
  listDays,
  listMonths,
  type Month,
  monthOf,
  toDayNumber,
  rowAsOf,
} from '../../../domain/time/calendar.ts';
import { ok, type Result } from '../../../domain/values/result.ts';
import type { Asked } from '../../../contract/core/method.ts';
import type { insightMethods } from '../../../contract/insight/insight.ts';
import { FIRST_STEPS, type Home, type MonthState } from '../../../contract/insight/insight-shapes.ts';
import type { Base } from '../../core/db/open.ts';
import { readTx } from '../../core/db/tx.ts';
import { getProfileOfBase } from '../../base/base-profile.ts';
import { listParkedFiles } from '../../report/sql/parked.ts';
import { type DatedFacts, listLeasesSince, listTenantFacts } from '../../report/sql/tenant-facts.ts';
import {
  type DayBooking,
  listBookingsHere,
  listBookingsStarting,
  listCasesOpen,
  listOptionsLapsing,
  listPapersExpiring,
  setUpOf,
} from '../sql/today.ts';
import { countMinutesBehind } from '../../core/db/clock-behind.ts';
import { findDrillAge } from '../../safety/drill.ts';
import { computeNewestAge, findNewestBackup, findSecondState } from '../../safety/own-backups.ts';
import { nowOf, type Connection } from '../../core/db/rows.ts';
import { getDueHorizon } from '../../../domain/lease/due-steps.ts';
import { getLeaseEnd, isEndingResidence } from '../../../domain/lease/lease.ts';
import { deskDayOf, computeDeskSpan } from '../../../domain/booking/desk-day.ts';
import { readSetting } from '../../core/records/settings.ts';
import { deadlineOf } from '../../../domain/report/record-checks.ts';
import { findNewestSubmission } from '../../report/sql/filing-papers.ts';
import { listClosedMonths, findNewestFiling } from '../../report/sql/filings.ts';
import { listDueTenants, listTenantsUnreported } from '../../report/due-tenants.ts';
import type { Profile } from '../../base/profile.ts';
import { findYearWithoutHolidays, readWorkdays } from '../../base/workdays.ts';

type Strip = NonNullable<Home['strip']>;

function stateOf(db: Connection, month: Month): { readonly state: MonthState; readonly revision: number | null } {
  const filing = findNewestFiling(db, month);
  if (filing === null) return { state: 'open', revision: null };
  if (filing.reopened !== null) return { state: 'reopened', revision: filing.revision };
  return { state: findNewestSubmission(db, filing.id)?.state ?? 'closed', revision: filing.revision };
}

function earlierOpen(db: Connection, firstMonth: Month, month: Month): Strip['earlierOpen'] {
  const closed = new Set(listClosedMonths(db));
  const open = listMonths(firstMonth, addMonths(month, -1)).filter((one) => !closed.has(one));
  return { count: open.length, first: open[0] ?? null };
}

/** What the strip reads besides the database. */
interface StripQuestion {
  readonly profile: Profile;
  readonly day: Day;
  readonly firstMonth: Month | null;
  readonly facts: DatedFacts;
  readonly nameOf: (tenantId: number) => string;
}

/** The strip of the month before the day's; null for a base that had no facts yet then. */
function getMonthStrip(base: Base, { profile, day, firstMonth, facts, nameOf }: StripQuestion): Strip | null {
  const { db } = base;
  const month = addMonths(monthOf(day), -1);
  if (firstMonth === null || month < firstMonth) return null;
  const due = listDueTenants(db, month, facts);
  const isWorkday = readWorkdays(base, month);
  const deadline = deadlineOf(profile, month, isWorkday);
  const daysLeft = toDayNumber(deadline) - toDayNumber(day);
  const missing = listTenantsUnreported(db, month, facts);
  return {
    month,
    ...stateOf(db, month),
    due: due.length,
    reported: due.length - missing.length,
    missing: missing.map((tenantId) => ({ tenantId, name: nameOf(tenantId) })),
    deadline,
    daysLeft,
    workdaysLeft: daysLeft < 0 ? 0 : listDays(day, deadline).filter((one) => one > day && isWorkday(one)).length,
    earlierOpen: earlierOpen(db, firstMonth, month),
  };
}

/** How many of those to come are shown. */
const NEXT = 5;
/** Options that lapse within a day are shown. */
const LAPSE_AHEAD = 1440;

type Desk = Home['desk'];

/** Bookings of the desk's day, and anyone who is still in whatever the date. `nameOf` gives a tenant's name. */
export function getDeskToday(db: Connection, now: Instant, nameOf: (tenantId: number) => string): Desk {
  const rules = readSetting(db, 'desk');
  const { from, to } = computeDeskSpan(deskDayOf(now, rules), rules);
  const around = listBookingsStarting(db, instant(from - 1440), to);
  const today = around.filter((one) => one.startsAt >= from && one.state !== 'option');
  const line = (one: DayBooking): Desk['now'][number] => ({
    id: one.id,
    number: one.number,
    studio: one.studio,
    tenantId: one.tenantId,
    tenant: nameOf(one.tenantId),
    from: formatIsoInstant(instant(one.startsAt)),
    to: formatIsoInstant(instant(one.endsAt)),
  });
  // A booking is late when nobody checked in this long after its start (docs/rules/booking.md, States).
  const grace = rules.graceMinutes;
  const booked = around.filter((one) => one.state === 'booked');
  return {
    from: formatIsoInstant(from),
    total: today.length,
    completed: today.filter((one) => one.state === 'completed').length,
    now: listBookingsHere(db).map(line),
    late: booked.filter((one) => one.startsAt + grace <= now && one.endsAt > now).map(line),
    next: booked
      .filter((one) => one.startsAt + grace > now)
      .slice(0, NEXT)
      .map(line),
    options: listOptionsLapsing(db, now, now + LAPSE_AHEAD).map((one) => ({
      ...line(one),
      holdsUntil: formatIsoInstant(instant(one.holdsUntil ?? one.startsAt)),
    })),
  };
}

type ComingUp = Pick<Home, 'leases' | 'papers' | 'cases'>;

/** Leases in force that end soon and that nothing follows, papers of tenants in residence or about to move in that expire soon or have, open cases; soonest first. */
function listComingUp(db: Connection, day: Day, nameOf: (tenantId: number) => string): ComingUp {
  const named = (tenantId: number): { tenantId: number; name: string } => ({ tenantId, name: nameOf(tenantId) });
  const daysTo = (end: Day): number => toDayNumber(end) - toDayNumber(day);
  const leases = listLeasesSince(db, day);
  const byTenant = Map.groupBy(leases, (one) => one.tenantId);
  const until = addDays(day, getDueHorizon('lease'));
  return {
    leases: leases
      .filter((one) => getLeaseEnd(one) <= until && isEndingResidence(one, byTenant.get(one.tenantId) ?? [], day))
      .map((one) => {
        const endsOn = getLeaseEnd(one);
        return { ...named(one.tenantId), leaseId: one.id, contract: one.contract, endsOn, daysLeft: daysTo(endsOn) };
      })
      .toSorted((a, b) => a.daysLeft - b.daysLeft || a.leaseId - b.leaseId),
    papers: listPapersExpiring(db, addDays(day, getDueHorizon('paper')))
      .filter((one) => byTenant.has(one.tenantId))
      .map((one) => ({ ...one, ...named(one.tenantId), daysLeft: daysTo(one.expiresOn) })),
    cases: listCasesOpen(db, day).map((one) => ({ ...one, ...named(one.tenantId), daysOpen: -daysTo(one.day) })),
  };
}

function firstRunOf(done: readonly boolean[]): Home['firstRun'] {
  const next = done.indexOf(false);
  if (next === -1) return null;
  return FIRST_STEPS.map((step, index) => ({ step, state: done[index] === true ? 'done' : index === next ? 'next' : 'later' }));
}

/** What needs somebody on the day (null: today by the base's clock). Refuses PROFILE_UNKNOWN, PROFILE_INVALID. */
export function homeOf(base: Base, asked: Asked<typeof insightMethods.home>): Result<Home> {
  const profile = getProfileOfBase(base);
  if (!profile.ok) return profile;
  const now = nowOf(base);
  const day = asked.day ?? getDayOfInstant(now);
  const newest = findNewestBackup(base);
  const backup = { at: newest?.at ?? null, ...computeNewestAge(base, newest) };
  const secondFolder = findSecondState(base);
  return readTx(base, (db) => {
    const facts = listTenantFacts(db);
    const nameOf = (id: number): string => rowAsOf(facts.get(id) ?? [], day)?.name ?? '';
    const setUp = setUpOf(db);
    const parked = listParkedFiles(db, null);
    return ok({
      day,
      firstRun: firstRunOf([setUp.isNamed, setUp.hasLedgers, setUp.hasReported]),
      strip: getMonthStrip(base, { profile: profile.value, day, firstMonth: setUp.firstMonth, facts, nameOf }),
      desk: getDeskToday(db, now, nameOf),
      ...listComingUp(db, day, nameOf),
      backup,
      secondFolder,
      drill: findDrillAge(base),
      minutesBehind: countMinutesBehind(base),
      yearWithoutHolidays: findYearWithoutHolidays(base, day),
      parked: { count: parked.length, months: [...new Set(parked.map((one) => one.month))].toSorted() },
    });
  });
}
