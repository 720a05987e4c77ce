// The ground on which a slot is decided, read in one place for everybody who asks: what stands in the studio, and what is known of the tenant and the month.
import { addMonths, getDayOfInstant, type Instant, type Month, monthOf } from '../../domain/time/calendar.ts';
import { deskDayOf, computeDeskSpan } from '../../domain/booking/desk-day.ts';
import type { DeskRules } from '../../domain/booking/desk-rules.ts';
import type { Overstay, SlotContext, TenantBooking, TenantFacts } from '../../domain/booking/slot.ts';
import { dueDayOf } from '../base/workdays.ts';
import { type Connection, nowOf } from '../core/db/rows.ts';
import { cacheByTables } from '../core/db/cache-by-tables.ts';
import type { Base } from '../core/db/open.ts';
import { lazy, memoizeByKey } from '../core/memoize.ts';
import { expiredPapersOf, listReasonsGiven, listTenantBookings, listUnreportedKept } from './sql/desk-facts.ts';
import { listClosedMonths } from '../report/sql/filings.ts';
import { listOverstays, type NearBookings } from './sql/near-bookings.ts';
import { loadSlotGrounds, type SlotQuestion, type StudioConstraints } from './sql/slot-ground.ts';
import { overdueOf } from '../money/sql/dues.ts';

/** The month before today's, and whether the day has passed on which tenants' reports of it are due. */
export interface LastMonth {
  readonly month: Month;
  readonly isOverdue: boolean;
}

/** Reads it. The day may move by a calendar that is a file, which no transaction waits for: it is read before one. */
export function lastMonthOf(base: Base): LastMonth {
  const today = getDayOfInstant(nowOf(base));
  const month = addMonths(monthOf(today), -1);
  return { month, isOverdue: today > dueDayOf(base, month) };
}

/** A slot that the desk asks about, now. */
type DeskQuestion = Omit<SlotQuestion, 'now'>;

/** The grounds of a base at an instant. What is read of studios, calendar, leases and tenants is kept; bookings are read with each question. */
export interface BookingGrounds {
  readonly constraintsOf: (studioId: number) => StudioConstraints;
  readonly groundFor: (question: DeskQuestion) => SlotContext;
  readonly isMonthClosed: (month: Month) => boolean;
}

/** Who asks for grounds: what tenants are called (`tenantNames`), when, by which rules. */
export interface GroundContext {
  readonly nameOf: (tenantId: number) => string;
  readonly now: Instant;
  readonly rules: DeskRules;
  readonly lastMonth: LastMonth;
  /** Where the caller keeps the bookings near its slots; left out: they are read with each question. */
  readonly near?: NearBookings;
}

const closedKept = cacheByTables(['filing'], (db) => new Set<string>(listClosedMonths(db)));

/** Everything that the rules of booking read (domain/booking/booking-rules.ts), each when it is first asked for. */
export function createSlotContexts(db: Connection, { nameOf, now, rules, lastMonth, near }: GroundContext): BookingGrounds {
  const { constraintsOf, groundFor } = loadSlotGrounds(db, nameOf, near);
  const closed = lazy(() => closedKept(db));
  const isMonthClosed = (month: Month): boolean => closed().has(month);
  const arrears = memoizeByKey((tenantId: number) => overdueOf(db, tenantId, getDayOfInstant(now)));
  const given = memoizeByKey((tenantId: number) => listReasonsGiven(db, tenantId, computeDeskSpan(deskDayOf(now, rules), rules).from));
  const unreported = lazy((): ReadonlySet<number> => (lastMonth.isOverdue ? listUnreportedKept(db, lastMonth.month) : new Set()));
  const overstays = lazy(() => listOverstays(db, now));
  const overstaysIn = memoizeByKey((studioId: number): readonly Overstay[] => {
    if (overstays().length === 0) return [];
    const studioIds = [studioId, ...constraintsOf(studioId).linkedOn(getDayOfInstant(now))];
    return overstays()
      .filter((one) => studioIds.includes(one.studioId))
      .map((one) => ({ ...one, tenant: nameOf(one.tenantId), studio: constraintsOf(one.studioId).studio.code }));
  });
  const papers = memoizeByKey((tenantId: number) => expiredPapersOf(db, tenantId));
  const factsOf = memoizeByKey((tenantId: number): TenantFacts => ({
    arrears: () => arrears(tenantId),
    given: () => given(tenantId),
    unreported: () => (unreported().has(tenantId) ? lastMonth.month : null),
    expiredPapers: (day) => papers(tenantId)(day),
    bookings: (from, to): readonly TenantBooking[] => listTenantBookings(db, tenantId, from, to),
  }));
  return {
    constraintsOf,
    isMonthClosed,
    groundFor: (question) => {
      const { studio, neighbours, exclusiveLeases, blackouts, tenantLeases, equipment } = groundFor({ ...question, now });
      const tenantFacts = factsOf(question.tenantId);
      // Written out, not spread: a ledger asks for each of its rows.
      return {
        studio,
        neighbours,
        overstays: overstaysIn(question.studioId),
        exclusiveLeases,
        blackouts,
        tenantLeases,
        equipment,
        now,
        tenantFacts,
        isMonthClosed,
        rules,
      };
    },
  };
}
