// Random desks for the model test: four studios (a hall with two parts among them), three tenants, things, leases, hours, plans; each in months of its own.
import fc from 'fast-check';
import type { Base } from '../../src/backend/core/db/open.ts';
import { addRecord } from '../../src/backend/core/db/record-store.ts';
import { inTx, type Tx } from '../../src/backend/core/db/tx.ts';
import { writeSetting } from '../../src/backend/core/records/settings.ts';
import { WARNING_CODES } from '../../src/domain/booking/booking-rules.ts';
import { STANDARD_DESK_RULES } from '../../src/domain/booking/desk-rules.ts';
import { minutes } from '../../src/domain/values/quantity.ts';
import { ok } from '../../src/domain/values/result.ts';
import { dayOfText, dayStart, dayText } from './desk-model-days.ts';
import type { PlainPlan } from './desk-model-price.ts';
import type { ModelWorld, PlainFact, PlainSpan } from './desk-model-state.ts';
import { codeOf } from './import-base.ts';

const HOURS: readonly (readonly PlainSpan[])[] = [
  [[0, 1440]],
  [[480, 1440]],
  [[1080, 1560]],
  [
    [540, 720],
    [840, 1320],
  ],
];
const SHORT_DAYS: readonly (readonly PlainSpan[])[] = [[], [[600, 1200]], [[720, 1530]]];

const PLANS: readonly PlainPlan[] = [
  { dayFrom: 480, nightFrom: 1080, dayRate: 9_999, nightRate: 15_001, halfDayRate: 33_333, fullDayRate: 55_555, minimum: 0 },
  { dayFrom: 360, nightFrom: 1320, dayRate: 10_000, nightRate: 7_001, halfDayRate: null, fullDayRate: 60_000, minimum: 90 },
  { dayFrom: 0, nightFrom: 1440, dayRate: 12_345, nightRate: 1, halfDayRate: 40_000, fullDayRate: null, minimum: 60 },
];

const offset = fc.integer({ min: 0, max: 5 });
/** Mostly open day and night: else most wishes would only meet closed doors. */
const hours = fc.constantFrom(0, 0, 0, 1, 2, 3);

/** Now and then. */
function maybe<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.option(arbitrary, { freq: 2 });
}

/** A desk by numbers: days count from the sequence's first day. */
export const WORLDS = fc.record({
  studios: fc.tuple(
    ...Array.from({ length: 4 }, () =>
      fc.record({
        hours,
        turnaround: fc.constantFrom(0, 15, 30, 60),
        rate: fc.constantFrom(10_000, 12_001, 0),
        later: maybe(fc.record({ from: offset, hours, turnaround: fc.constantFrom(0, 45), rate: fc.constantFrom(8_888) })),
      }),
    ),
  ),
  closes: maybe(offset),
  link: fc.constantFrom<readonly [number, number | null] | null>([-100, null], [2, null], [-100, 2], null),
  counts: fc.tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 3 })),
  free: fc.tuple(fc.constantFrom(0, 60, 190, 600), fc.constantFrom(0, 100)),
  renewal: maybe(fc.record({ from: offset, free: fc.constantFrom(0, 120, 240) })),
  ends: maybe(offset),
  alone: maybe(fc.record({ from: offset, days: fc.nat(3) })),
  blackout: maybe(fc.record({ studio: fc.nat(3), from: fc.nat(140), length: fc.integer({ min: 1, max: 20 }) })),
  exception: maybe(fc.record({ day: offset, studio: maybe(fc.nat(3)), hours: fc.nat(2) })),
  plans: fc.array(fc.record({ studio: fc.nat(3), from: offset, plan: fc.nat(2) }), { maxLength: 2 }),
  isRuled: fc.boolean(),
  hasBasePlan: fc.boolean(),
});
export type WorldSpec = typeof WORLDS extends fc.Arbitrary<infer T> ? T : never;

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function formatHoursInput(spans: readonly PlainSpan[]): string {
  const texts = spans.map(([from, to]) => `${clock(from)}-${clock(to > 1440 ? to - 1440 : to)}`);
  return texts.length === 0 ? '休息' : texts.join(',');
}

const ALWAYS = dayOfText('2024-01-01');
const DESK = { who: '店长', host: 'window' } as const;
type Put = (name: Parameters<typeof addRecord>[1], values: Parameters<typeof addRecord>[2]) => number;

function factsOf(spec: WorldSpec['studios'][number], first: number): PlainFact[] {
  const { hours, turnaround, rate, later } = spec;
  const facts = [{ fromDay: 0, hours: HOURS[hours] ?? [], turnaround, rate }];
  if (later === null) return facts;
  return [...facts, { fromDay: first + later.from, hours: HOURS[later.hours] ?? [], turnaround: later.turnaround, rate: later.rate }];
}

/** Answers what kind of fact an id is asked for on a day: the newest at or before it. */
function factReader(facts: ReadonlyMap<number, readonly PlainFact[]>): ModelWorld['factOn'] {
  return (studio, day) => {
    const found = facts.get(studio)?.findLast((one) => one.fromDay <= day);
    if (found === undefined) throw new Error(`no studio ${studio}`);
    return found;
  };
}

function putStudios(put: Put, spec: WorldSpec, at: Block): { studios: ModelWorld['studios']; facts: Map<number, PlainFact[]> } {
  const facts = new Map<number, PlainFact[]>();
  const studios = spec.studios.map((one, nth) => {
    const closedDay = nth === 3 && spec.closes !== null ? at.first + spec.closes : null;
    const closed = closedDay === null ? {} : { closed_on: dayText(closedDay) };
    const id = put('studio', { code: `S${at.nth}-${nth}`, opened_on: '2024-01-01', ...closed });
    const own = factsOf(one, at.first);
    facts.set(id, own);
    for (const { fromDay, hours, turnaround, rate } of own) {
      const startsOn = fromDay === 0 ? '0001-01-01' : dayText(fromDay);
      put('studio_fact', {
        studio_id: id,
        starts_on: startsOn,
        kind: '公共',
        hours: formatHoursInput(hours),
        turnaround,
        hourly_rate: rate,
      });
    }
    return { id, closedDay };
  });
  return { studios, facts };
}

function putTenants(put: Put, at: Block): number[] {
  return [0, 1, 2].map((nth) => {
    const id = put('tenant', {});
    const uscc = codeOf(1000 + at.nth * 3 + nth);
    put('tenant_fact', { tenant_id: id, starts_on: '0001-01-01', name: `企业${uscc}`, uscc, category: '相关服务企业', leading: 0 });
    return id;
  });
}

function leasesOf(spec: WorldSpec, at: Block, tenants: readonly number[], studios: ModelWorld['studios']): ModelWorld['leases'] {
  const [one = 0, two = 0, three = 0] = tenants;
  const always = { fromDay: ALWAYS, toDay: at.first + 400, free: 0, alone: null, ownRate: 0 };
  const { free, renewal, ends, alone } = spec;
  return [
    { ...always, tenant: one, free: free[0] },
    ...(renewal === null ? [] : [{ ...always, tenant: one, fromDay: at.first + renewal.from, free: renewal.free }]),
    { ...always, tenant: two, free: free[1], toDay: ends === null ? always.toDay : at.first + ends },
    { ...always, tenant: three },
    ...(alone === null
      ? []
      : [
          {
            ...always,
            tenant: three,
            fromDay: at.first + alone.from,
            toDay: at.first + alone.from + alone.days,
            alone: studios[3]?.id ?? 0,
            ownRate: alone.days % 2 === 0 ? 0 : 4_321,
          },
        ]),
  ];
}

function putLeases(put: Put, leases: ModelWorld['leases'], at: Block): void {
  leases.forEach(({ tenant, fromDay, toDay, free, alone, ownRate }, nth) => {
    put('lease', {
      contract: `L${at.nth}-${nth}`,
      tenant_id: tenant,
      starts_on: dayText(fromDay),
      ends_on: dayText(toDay),
      area: 100,
      free_minutes: free,
      ...(ownRate === 0 ? {} : { own_rate: ownRate }),
      studios: alone === null ? '[]' : JSON.stringify([alone]),
    });
  });
}

function linksOf(spec: WorldSpec, at: Block, studios: ModelWorld['studios']): ModelWorld['links'] {
  if (spec.link === null) return [];
  const [from, to] = spec.link;
  const [hall, left, right] = studios.map(({ id }) => id);
  const days = { fromDay: at.first + from, toDay: to === null ? null : at.first + to };
  return [left, right].map((part) => ({ whole: hall ?? 0, part: part ?? 0, ...days }));
}

/** Writes a rate plan. */
export function putPlan(put: Put, { studio, fromDay, plan }: ModelWorld['plans'][number]): void {
  const { dayFrom, nightFrom, dayRate, nightRate, halfDayRate, fullDayRate, minimum } = plan;
  const rates = { day_rate: dayRate, night_rate: nightRate, half_day_rate: halfDayRate, full_day_rate: fullDayRate };
  put('rate_plan', { studio_id: studio, starts_on: dayText(fromDay), day_from: dayFrom, night_from: nightFrom, ...rates, minimum });
}

/** Which of the plans. */
export function planNo(nth: number): PlainPlan {
  const [first] = PLANS;
  const found = PLANS[nth % PLANS.length] ?? first;
  if (found === undefined) throw new Error('no plan');
  return found;
}

/** Where a sequence lives: its number on the base, and its first day, two days before a month's end. */
export interface Block {
  readonly nth: number;
  readonly first: number;
}

function writeWorld(tx: Tx, spec: WorldSpec, at: Block): ModelWorld {
  const put: Put = (name, values) => addRecord(tx, name, values, null);
  const { studios, facts } = putStudios(put, spec, at);
  const tenants = putTenants(put, at);
  const leases = leasesOf(spec, at, tenants, studios);
  putLeases(put, leases, at);
  const links = linksOf(spec, at, studios);
  for (const { whole, part, fromDay, toDay } of links) {
    put('studio_link', { whole_id: whole, part_id: part, starts_on: dayText(fromDay), ends_on: toDay === null ? null : dayText(toDay) });
  }
  const things = spec.counts.map((count, nth) => ({ id: put('equipment', { name: `绿幕${at.nth}-${nth}`, count }), count }));
  const blackouts = [spec.blackout].flatMap((one) => {
    if (one === null) return [];
    const from = dayStart(at.first) + one.from * 30;
    return [{ studio: studios[one.studio]?.id ?? 0, from, to: from + one.length * 30 }];
  });
  for (const { studio, from, to } of blackouts) put('blackout', { studio_id: studio, starts_at: from, ends_at: to, reason: '维修' });
  const exceptions = [spec.exception].flatMap((one) => {
    if (one === null) return [];
    const studio = one.studio === null ? null : (studios[one.studio]?.id ?? 0);
    return [{ day: at.first + one.day, studio, hours: SHORT_DAYS[one.hours] ?? [] }];
  });
  for (const { day, studio, hours } of exceptions) {
    put('calendar_exception', { day: dayText(day), studio_id: studio, hours: formatHoursInput(hours) });
  }
  const own = new Map(
    spec.plans.map((one) => {
      const studio = studios[one.studio]?.id ?? 0;
      return [`${studio} ${one.from}`, { studio, fromDay: at.first + one.from, plan: planNo(one.plan) }];
    }),
  );
  for (const plan of own.values()) putPlan(put, plan);
  const ofBase = spec.hasBasePlan ? [{ studio: null, fromDay: ALWAYS, plan: planNo(0) }] : [];
  const rules = spec.isRuled
    ? {
        grid: 20,
        checkInMinutes: 90,
        lateCancelHours: 2,
        lateCancelPercent: 33,
        noShowPercent: 75,
        overtimePercent: 125,
        cancelFree: 31,
        grace: 25,
        leaveGrace: 35,
        dayTurnHour: 4,
      }
    : {
        grid: 30,
        checkInMinutes: 60,
        lateCancelHours: 24,
        lateCancelPercent: 50,
        noShowPercent: 100,
        overtimePercent: 150,
        cancelFree: 10,
        grace: 15,
        leaveGrace: 10,
        dayTurnHour: 6,
      };
  const { cancelFree, grace, leaveGrace, ...others } = rules;
  const spans = {
    grid: minutes(rules.grid),
    checkInMinutes: minutes(rules.checkInMinutes),
    cancelFreeMinutes: minutes(cancelFree),
    graceMinutes: minutes(grace),
    leaveGraceMinutes: minutes(leaveGrace),
  };
  // Reasons are no part of the model, nor what they are written for: what asks for one has tests of its own (desk/consent.test.ts).
  writeSetting(tx, 'desk', {
    ...STANDARD_DESK_RULES,
    ...others,
    ...spans,
    warnings: Object.fromEntries(WARNING_CODES.map((code) => [code, 'silent'])),
  });
  const plans = [...own.values(), ...ofBase];
  return { studios, tenants, factOn: factReader(facts), leases, links, things, blackouts, exceptions, plans, rules };
}

/** Writes what a sequence needs. */
export function setUpWorld(base: Base, spec: WorldSpec, at: Block): ModelWorld {
  const made = inTx(base, DESK, (tx) => ok(writeWorld(tx, spec, at)));
  if (!made.ok) throw new Error(`${made.refusal.code} ${JSON.stringify(made.refusal.data)}`);
  return made.value;
}

/** A base's own plan, for every studio without one: what worlds with `hasBasePlan` stand on. */
export function putBasePlan(base: Base): void {
  inTx(base, DESK, (tx) => {
    putPlan((name, values) => addRecord(tx, name, values, null), { studio: null, fromDay: ALWAYS, plan: planNo(0) });
    return ok(null);
  });
}

/** A studio's plan that begins on a day: what is booked already keeps its own. */
export function addPlan(base: Base, plan: ModelWorld['plans'][number]): void {
  const made = inTx(base, DESK, (tx) => {
    putPlan((name, values) => addRecord(tx, name, values, null), plan);
    return ok(null);
  });
  if (!made.ok) throw new Error(made.refusal.code);
}
