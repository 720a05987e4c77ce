// Small random bases for the desk: studios with hours, turnaround, links and counted equipment, and bookings made through the desk itself.
import fc from 'fast-check';
import { book } from '../../src/backend/desk/book.ts';
import { instant } from '../../src/domain/time/calendar.ts';
import { writeSetting } from '../../src/backend/core/records/settings.ts';
import { inTx } from '../../src/backend/core/db/tx.ts';
import { STANDARD_DESK_RULES } from '../../src/domain/booking/desk-rules.ts';
import { minutes } from '../../src/domain/values/quantity.ts';
import { ok } from '../../src/domain/values/result.ts';
import { at, filing, lease, openRawBase, put, type RawBase, studio, tenant } from './raw-base.ts';

export const FRONT_DESK = { who: '前台', host: 'window', role: 'front_desk', lent: ['bookings.override'] } as const;
/** The day that the bookings lie on; the base's clock stands at 2026-11-25 21:00. */
export const DESK_DAY = '2026-12-01';
const DAY_STARTS = at(`${DESK_DAY}T00:00`);

/** A wish by numbers: studio, tenant, start (from the day's midnight) and length in minutes, how many green screens. */
export interface Wish {
  readonly studio: number;
  readonly tenant: number;
  readonly start: number;
  readonly length: number;
  readonly screens: number;
}

export interface DeskSpec {
  readonly studios: readonly { readonly hours: string; readonly turnaround: number; readonly area: number; readonly isPublic: boolean }[];
  readonly isLinked: boolean;
  readonly isHeld: boolean;
  readonly blackout: { readonly studio: number; readonly start: number; readonly length: number } | null;
  readonly exception: string | null;
  /** The month that is closed once the bookings stand: that of the day, or the one before it. */
  readonly closed: '2026-11' | '2026-12' | null;
  /** The second tenant's last day. */
  readonly leftOn: string | null;
  /** Whether the week's hours are few, and the third tenant in arrears. */
  readonly isWarned: boolean;
  readonly bookings: readonly Wish[];
}

const TENANTS = 3;
/** From 14:00 of the day before, which is a month's last, to 06:00 of the day after. */
const [FIRST, LAST] = [-600, 1800];

function minutesIn(min: number, max: number): fc.Arbitrary<number> {
  return fc.integer({ min, max });
}

function halfHours(min: number, max: number): fc.Arbitrary<number> {
  return minutesIn(min / 30, max / 30).map((half) => half * 30);
}

export function wishes(studios: number): fc.Arbitrary<Wish> {
  return fc.record({
    studio: fc.integer({ min: 0, max: studios - 1 }),
    tenant: fc.integer({ min: 0, max: TENANTS - 1 }),
    // Off the grid of 30 minutes, but for one in three.
    start: fc.oneof(minutesIn(FIRST, LAST - 60), minutesIn(FIRST, LAST - 60), halfHours(FIRST, LAST - 60)),
    length: fc.oneof(minutesIn(10, 360), minutesIn(10, 360), halfHours(30, 360)),
    screens: fc.constantFrom(0, 0, 1, 2),
  });
}

const STUDIOS = 3;

export const DESK_SPECS: fc.Arbitrary<DeskSpec> = fc.record({
  studios: fc.array(
    fc.record({
      hours: fc.constantFrom('00:00-24:00', '08:10-24:00', '18:00-02:05', '09:00-12:25,14:05-22:00'),
      turnaround: fc.constantFrom(0, 13, 30),
      area: fc.constantFrom(2000, 4000, 8000),
      isPublic: fc.boolean(),
    }),
    { minLength: STUDIOS, maxLength: STUDIOS },
  ),
  isLinked: fc.boolean(),
  isHeld: fc.boolean(),
  blackout: fc.option(fc.record({ studio: fc.integer({ min: 0, max: 2 }), start: minutesIn(0, 1350), length: minutesIn(15, 300) })),
  exception: fc.option(fc.constantFrom('休息', '10:00-20:20')),
  closed: fc.constantFrom('2026-11', '2026-12', null, null),
  leftOn: fc.constantFrom('2026-11-29', '2026-11-30', '2026-12-01', null),
  isWarned: fc.boolean(),
  bookings: fc.array(wishes(STUDIOS), { minLength: 4, maxLength: 14 }),
});

export interface DeskWorld {
  readonly raw: RawBase;
  readonly studios: readonly number[];
  readonly tenants: readonly number[];
  readonly screen: number;
  /** What a wish asks of `book`. */
  readonly request: (wish: Wish) => Parameters<typeof book>[2];
  readonly close: () => void;
}

function putStudios({ own }: RawBase, spec: DeskSpec): number[] {
  return spec.studios.map((one, at_) => {
    const id = put(own, 'studio', { code: `A0${at_ + 1}`, opened_on: '2024-01-01', floor: '3F' });
    const { hours, turnaround, area, isPublic } = one;
    put(own, 'studio_fact', {
      studio_id: id,
      starts_on: '0001-01-01',
      kind: isPublic ? '公共' : '专属',
      area,
      hours,
      turnaround,
      hourly_rate: 10_000,
    });
    return id;
  });
}

function warn({ base, own }: RawBase, tenantId: number): void {
  put(own, 'charge', { tenant_id: tenantId, month: '2026-08', kind: 'rent', amount: 100_000 });
  const quotas = { weekMinutes: minutes(240), eveningMinutes: minutes(120), aheadDays: 5 };
  inTx(base, FRONT_DESK, (tx) => ok(writeSetting(tx, 'desk', { ...STANDARD_DESK_RULES, ...quotas })));
}

/** A base as the spec says; bookings that its rules refuse are left out. */
export function makeDesk(spec: DeskSpec): DeskWorld {
  const raw = openRawBase();
  raw.own.pragma('synchronous = OFF');
  const studios = putStudios(raw, spec);
  const tenants = Array.from({ length: TENANTS }, (_, nth) => tenant(raw.own, nth + 1));
  const [first = 0, second = 0, third = 0] = studios;
  tenants.forEach((id, nth) => {
    const studiosHeld = spec.isHeld && nth === 0 ? JSON.stringify([third]) : '[]';
    const isSecond = nth === 1;
    const more = { studios: studiosHeld, left_on: isSecond ? spec.leftOn : null };
    put(raw.own, 'lease', lease(`L${nth}`, id, '2026-01-01', isSecond ? '2026-12-20' : '2027-12-31', more));
  });
  if (spec.isWarned) warn(raw, tenants[2] ?? 0);
  if (spec.isLinked) put(raw.own, 'studio_link', { whole_id: first, part_id: second, starts_on: '2026-12-01' });
  const screen = put(raw.own, 'equipment', { name: '绿幕', count: 2 });
  if (spec.blackout !== null) {
    const starts = DAY_STARTS + spec.blackout.start;
    const ends = starts + spec.blackout.length;
    put(raw.own, 'blackout', { studio_id: studios[spec.blackout.studio] ?? 0, starts_at: starts, ends_at: ends, reason: '维修' });
  }
  if (spec.exception !== null) put(raw.own, 'calendar_exception', { day: DESK_DAY, studio_id: second, hours: spec.exception });
  const request: DeskWorld['request'] = (wish) => ({
    studio: studios[wish.studio] ?? 0,
    tenant: tenants[wish.tenant] ?? 0,
    from: instant(DAY_STARTS + wish.start),
    to: instant(DAY_STARTS + wish.start + wish.length),
    state: 'booked',
    holdsUntil: null,
    equipment: wish.screens === 0 ? [] : [[screen, wish.screens]],
  });
  for (const wish of spec.bookings) book(raw.base, FRONT_DESK, { ...request(wish), overrideReason: '老客户' });
  if (spec.closed !== null) put(raw.own, 'filing', filing(spec.closed));
  return { raw, studios, tenants, screen, request, close: raw.close };
}

/** A base with one public studio open all day, two tenants and nothing else. */
export function plainDesk(): DeskWorld & { readonly room: number } {
  const open = { hours: '00:00-24:00', turnaround: 0, area: 4000, isPublic: true };
  const nothing = { isLinked: false, isHeld: false, blackout: null, exception: null, closed: null, leftOn: null, isWarned: false };
  const world = makeDesk({ studios: [open], ...nothing, bookings: [] });
  return { ...world, room: world.studios[0] ?? 0 };
}

/** Adds a studio open all day. */
export function addOpenStudio(world: DeskWorld, code: string): number {
  return studio(world.raw.own, code);
}
