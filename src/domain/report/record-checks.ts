// Named checks on records: A21-A24, A28, the cross-checks X01-X06, and the sources S01, S02.
import {
  addDays,
  addMonths,
  type Day,
  dayOf,
  daysInMonthOf,
  lastDayOf,
  type Month,
  monthNumberOf,
  printInstant,
  yearOf,
} from '../time/calendar.ts';
import { hasLapsed } from '../booking/booking.ts';
import { decodeUscc, isUsccCheckDigitValid } from '../decode/uscc.ts';
import { printHours, printYuan, sumSafe, printQuotient } from '../values/quantity.ts';
import { tenantAsOf } from './contributions.ts';
import { type Check, getParameter } from './figure-checks.ts';
import {
  type Detail,
  figureOf,
  FINE,
  formatAddressInWords,
  type Judged,
  type RelationContext,
  type TenantActivity,
} from './relation-context.ts';
import type { NamedRelation, ProfileShape } from './shape.ts';

function judged(failing: readonly Detail[]): Judged {
  return { failing, missing: [] };
}

function detail(facts: Detail['facts'], figures: readonly string[] = [], variant = 'default'): Detail {
  return { variant, facts, figures };
}

/** A detail that a tenant's own records mend. */
function detailOf(tenantId: number, facts: Detail['facts'], figures: readonly string[] = []): Detail {
  return { ...detail(facts, figures), tenantId };
}

/** Address of a tenant's cell in the tenants' table. */
function cellAddress(context: RelationContext, uscc: string, column: string): string {
  return `${context.profile.tables.find((table) => table.kind === 'tenants')?.id ?? ''}.${uscc}.${column}`;
}

/** Every tenant of ZB-4 on the roster has reported; a reported zero counts (A21). Without a frozen roster: category live. */
const rosterReported: Check = (context) =>
  judged(
    context.built.tenants
      .filter((one) => context.facts.roster?.has(one.tenant.id) ?? one.category === '直播电商企业')
      .filter((one) => !one.hasReported)
      .map((one) => detailOf(one.tenant.id, { tenant: one.name, uscc: one.uscc }, [cellAddress(context, one.uscc, 'paid')])),
  );

function checkDigitHolds(code: string): boolean {
  const uscc = decodeUscc(code);
  return uscc.ok && uscc.value !== null && isUsccCheckDigitValid(uscc.value);
}

/** 统一社会信用代码 of the base and of every tenant, as of the month's end, pass or were seen on the licence (A22). */
const codesHold: Check = (context) => {
  const { facts, month } = context.resolver.sources;
  const { baseUscc } = context.facts;
  const base = baseUscc !== null && !checkDigitHolds(baseUscc) ? [detail({ uscc: baseUscc }, [], 'base')] : [];
  const tenants = facts.tenants.flatMap((tenant) => {
    const fact = tenantAsOf(tenant, lastDayOf(month));
    if (fact === null || tenant.licenceSeen || checkDigitHolds(fact.uscc)) return [];
    return [detailOf(tenant.id, { tenant: fact.name, uscc: fact.uscc }, [cellAddress(context, fact.uscc, 'uscc')])];
  });
  return judged([...base, ...tenants]);
};

/** Head and foot hold every field that the form asks for; the stack (表号, …) only where the form is a bureau's (A23). */
const headComplete: Check = ({ profile, facts }) => {
  const wanted = [...profile.headFields, ...profile.footFields, ...(profile.bureauForm ? profile.stackFields : [])];
  return judged(wanted.filter((field) => (facts.head[field] ?? '').trim() === '').map((field) => detail({ field })));
};

/** `deadlineDay` of the next month, workday or not. */
function earliestDeadline({ deadlineDay }: Pick<ProfileShape, 'deadlineDay'>, month: Month): Day {
  const next = addMonths(month, 1);
  const [year, number] = [yearOf(next), monthNumberOf(next)];
  return dayOf(year, number, Math.min(deadlineDay, daysInMonthOf(year, number))) ?? lastDayOf(next);
}

/** The last day to hand the month in: `deadlineDay` of the next month, on a day off the next workday. */
export function deadlineOf(profile: Pick<ProfileShape, 'deadlineDay'>, month: Month, isWorkday: (day: Day) => boolean): Day {
  let day = earliestDeadline(profile, month);
  // No row of holidays is longer than a year: beyond it the calendar itself is wrong, and any day serves.
  for (let step = 0; step < 366 && !isWorkday(day); step += 1) day = addDays(day, 1);
  return day;
}

/** 报出日期 lies after the month's end (`early`: E) and not after the deadline (`late`: W) (A24). */
const handingDate: Check = ({ profile, resolver, facts }) => {
  const { month } = resolver.sources;
  const end = lastDayOf(month);
  const day = facts.reportedOn;
  if (day === null) return { failing: [], missing: [profile.footFields.at(-1) ?? ''] };
  // A deadline only moves back: up to its earliest day no holiday needs to be known.
  if (day > end && day <= earliestDeadline(profile, month)) return FINE;
  const deadline = deadlineOf(profile, month, facts.isWorkday);
  const said = { day, end, deadline };
  if (day <= end) return judged([{ ...detail(said, [], 'early'), severity: 'E' }]);
  return day > deadline ? judged([{ ...detail(said, [], 'late'), severity: 'W' }]) : FINE;
};

/** No booking that starts in the month is still an option, booked or checked in; a lapsed option is cancelled (A28). Named up to `listed`. */
const bookingsSettled: Check = ({ profile, facts }, relation) => {
  const open = facts.openBookings
    .filter((one) => !hasLapsed(one, facts.now))
    .toSorted((a, b) => a.start - b.start || (a.number < b.number ? -1 : 1));
  if (open.length === 0) return FINE;
  const named = open
    .slice(0, getParameter(relation, 'listed'))
    .map((one) => `${one.number}（${one.studio} ${printInstant(one.start)} ${profile.words[one.state] ?? one.state}）`);
  return judged([detail({ count: String(open.length), bookings: named.join('、') })]);
};

type ActivityJudge = (one: TenantActivity, relation: NamedRelation) => Detail | null;

/** X01: paid > 0 with no booking and no exclusive studio in the month. */
const paidWithoutStudio: ActivityJudge = (one) =>
  one.paid !== null && one.paid > 0 && one.bookings === 0 && !one.holdsStudio
    ? detailOf(one.tenantId, { tenant: one.name, paid: printYuan(one.paid) })
    : null;

/** X02: more than `minutes` booked with no sales. */
const bookedWithoutSales: ActivityJudge = (one, relation) =>
  (one.paid ?? 0) === 0 && one.bookedMinutes > getParameter(relation, 'minutes')
    ? detailOf(one.tenantId, { tenant: one.name, hours: printHours(one.bookedMinutes) })
    : null;

/** X03: paid differs from the mean of the last three months by more than the factor; only where all of them have sales lines. */
const paidOffMean: ActivityJudge = (one, relation) => {
  if (one.paid === null || one.paidBefore === null || one.paidBefore.length === 0) return null;
  const factor = BigInt(getParameter(relation, 'factor'));
  const sum = sumSafe(one.paidBefore);
  const scaled = BigInt(one.paid) * BigInt(one.paidBefore.length);
  if (scaled <= BigInt(sum) * factor && scaled * factor >= BigInt(sum)) return null;
  const mean = Number(printQuotient(sum, one.paidBefore.length, 0));
  return detailOf(one.tenantId, { tenant: one.name, paid: printYuan(one.paid), mean: printYuan(mean) });
};

const ACTIVITY_CHECKS: ReadonlyMap<string, ActivityJudge> = new Map([
  ['paid_without_studio', paidWithoutStudio],
  ['booked_without_sales', bookedWithoutSales],
  ['paid_off_mean', paidOffMean],
]);

/** Ids of the profile's cross-checks that a tenant's doings fail (X01-X03). */
export function listFailingCrossChecks({ relations }: Pick<ProfileShape, 'relations'>, one: TenantActivity): string[] {
  return relations.flatMap((relation) => {
    const judge = relation.kind === 'named' ? ACTIVITY_CHECKS.get(relation.check) : undefined;
    return relation.kind === 'named' && judge?.(one, relation) ? [relation.id] : [];
  });
}

function overActivities(judge: ActivityJudge): Check {
  return (context, relation) => judged(context.facts.activities.map((one) => judge(one, relation)).filter((one) => one !== null));
}

/** X04: two tenants report the same live account and session. */
const sessionsOnce: Check = ({ facts }) =>
  judged(
    facts.sharedSessions.map((one) =>
      detail({ platform: one.platform, account: one.handle, start: printInstant(one.start), tenants: one.tenants.join('、') }),
    ),
  );

/** X05. Figures: two. The first is no more than the second, give or take what printing explains; where one is missing nothing is said. */
const noMoreThan: Check = (context, relation) => {
  const [one = '', other = ''] = relation.figures;
  const [a, b] = [figureOf(context, one), figureOf(context, other)];
  if (a === null || b === null || a.raw === null || b.raw === null) return FINE;
  if (a.raw <= b.raw + getParameter(relation, 'tolerance')) return FINE;
  return judged([
    detail({ one: formatAddressInWords(context, one), oneText: a.text, other: formatAddressInWords(context, other), otherText: b.text }, [
      one,
      other,
    ]),
  ]);
};

/** X06: hosts and employees of tenants that left in the month: ZB-4 has them, ZB-1 of the month's end has not. */
const leftStaff: Check = (context) =>
  judged(
    context.built.tenants
      .filter((one) => !one.inResidenceAtEnd)
      .flatMap((one) => {
        const cells = context.built.figures.tenants.find((row) => row.tenantId === one.tenant.id)?.cells;
        const [hosts, employees] = [cells?.['hosts']?.raw ?? 0, cells?.['employees']?.raw ?? 0];
        if (hosts === 0 && employees === 0) return [];
        const facts = { tenant: one.name, hosts: String(hosts), employees: String(employees) };
        return [detailOf(one.tenant.id, facts, [cellAddress(context, one.uscc, 'hosts'), cellAddress(context, one.uscc, 'employees')])];
      }),
  );

/** S01: figures of effective lines whose source has none; they count 0. */
const sourcesComplete: Check = ({ profile, facts }) =>
  judged(
    facts.lacking.map((one) =>
      detailOf(one.tenantId, {
        tenant: one.tenant,
        platform: one.platform,
        figures: one.figures.map((figure) => profile.words[`lacks.${figure}`] ?? figure).join('、'),
      }),
    ),
  );

/** S02: two sources of one key differ in paid by over `percent` of the effective one and at least `least` fen. */
const sourcesAgree: Check = ({ profile, facts }, relation) =>
  judged(
    facts.sourcePairs
      .filter((one) => {
        const difference = Math.abs(one.paid - one.weakerPaid);
        return (
          difference >= getParameter(relation, 'least') &&
          BigInt(difference) * 100n > BigInt(one.paid) * BigInt(getParameter(relation, 'percent'))
        );
      })
      .map((one) =>
        detailOf(one.tenantId, {
          tenant: one.tenant,
          platform: one.platform,
          goodsClass: one.goodsClass,
          source: profile.words[`source.${one.source}`] ?? one.source,
          paid: printYuan(one.paid),
          weakerSource: profile.words[`source.${one.weakerSource}`] ?? one.weakerSource,
          weakerPaid: printYuan(one.weakerPaid),
        }),
      ),
  );

/** Checks on records, by the name a profile calls them by. */
export const RECORD_CHECKS: ReadonlyMap<string, Check> = new Map([
  ['roster_reported', rosterReported],
  ['codes_hold', codesHold],
  ['head_complete', headComplete],
  ['handing_date', handingDate],
  ['bookings_settled', bookingsSettled],
  ...[...ACTIVITY_CHECKS].map(([name, judge]): [string, Check] => [name, overActivities(judge)]),
  ['sessions_once', sessionsOnce],
  ['no_more_than', noMoreThan],
  ['left_staff', leftStaff],
  ['sources_complete', sourcesComplete],
  ['sources_agree', sourcesAgree],
]);
