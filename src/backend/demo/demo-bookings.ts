// The demo's bookings: evenings fuller than mornings, nights that cross midnight, some cancelled, some who did not come; two thirds of the hours ahead.
import {
  addDays,
  createInstantAt,
  type Day,
  firstDayOf,
  type Instant,
  lastDayOf,
  listDays,
  monthNumberOf,
  weekdayOf,
} from '../../domain/time/calendar.ts';
import { type DemoDays, type Dice, diceOf } from './demo-days.ts';
import type { DemoPlace } from './demo-place.ts';
import { type DemoStudio, getFactsOn, type Hours, openOn, roundTheClockAt } from './demo-studios.ts';
import { type DemoTenant, residesOn, SILENT } from './demo-tenants.ts';

export interface DemoBooking {
  readonly number: string;
  readonly studio: DemoStudio;
  readonly tenant: DemoTenant;
  readonly day: Day;
  readonly start: Instant;
  readonly end: Instant;
  readonly state: string;
  readonly holdsUntil: Instant | null;
  readonly title: string | null;
  readonly platform: string | null;
  readonly cancelReason: string | null;
}

const LENGTHS = [90, 120, 120, 150, 180, 180, 210, 240, 300] as const;
const TITLES = ['日常直播', '新品上架', '会员专场', '清仓专场', '产地溯源', '品牌日', '换季专场'] as const;
const REASONS = ['主播生病', '货品未到', '客户改期', '设备故障', '选品未定'] as const;
const EVENING = 1080;
/** Nobody books earlier, however long a studio is open. */
const MORNING = 540;
/** Options of today begin no earlier. */
const LATE_EVENING = 1320;

interface Slot {
  readonly studio: DemoStudio;
  readonly day: Day;
  readonly from: number;
  readonly to: number;
  readonly tenant: DemoTenant;
}

/** Tenants who book: those without a studio of their own. In the month it is silent, the silent one does not. */
function guestsOn({ days, tenants }: DemoPlace, on: Day): DemoTenant[] {
  const isSilentTime = on >= firstDayOf(days.last);
  return tenants.filter(
    (tenant) => tenant.isLive && tenant.studio === null && residesOn(tenant, on) && !(isSilentTime && tenant.number === SILENT),
  );
}

/** How likely a free hour is taken, in thousandths. */
function demand(on: Day, minute: number): number {
  const month = monthNumberOf(on);
  const season = month === 11 || month === 6 ? 120 : month === 2 ? -110 : 0;
  const weekend = weekdayOf(on) >= 5 ? 70 : 0;
  return (minute >= EVENING ? 430 : 190) + season + weekend;
}

function halfHour(minute: number): number {
  return Math.ceil(minute / 30) * 30;
}

/** Where a studio's bookings of a day may lie, and who may book it. */
interface Opening {
  readonly studio: DemoStudio;
  readonly on: Day;
  readonly hours: Hours;
  readonly bookers: readonly DemoTenant[];
}

type Taken = Pick<Slot, 'from' | 'to' | 'tenant'>;

/** A day that lies behind: as much as people ask for. */
function asked({ studio, on, hours, bookers }: Opening): Taken[] {
  const dice = diceOf('day', studio.code, on);
  const { turnaround } = getFactsOn(studio, on);
  const taken: Taken[] = [];
  for (let from = Math.max(hours.from, MORNING); from < hours.to;) {
    const length = dice.pick(LENGTHS);
    if (from + length > hours.to) break;
    if (!dice.happens(demand(on, from))) {
      from += 90;
      continue;
    }
    taken.push({ from, to: from + length, tenant: dice.pick(bookers) });
    from = halfHour(from + length + turnaround);
  }
  return taken;
}

/** A day from today on: after each booking half its length stays free, so that two thirds of the hours are taken. */
function full({ studio, on, hours, bookers }: Opening): Taken[] {
  const dice = diceOf('full', studio.code, on);
  const taken: Taken[] = [];
  for (let from = Math.max(hours.from, MORNING) + dice.pick([0, 30, 60]); from + 60 <= hours.to;) {
    const to = Math.min(hours.to, from + dice.pick(LENGTHS));
    taken.push({ from, to, tenant: dice.pick(bookers) });
    from = halfHour(to + (to - from) / 2 - dice.pick([0, 15]));
  }
  return taken;
}

const TWO_HOURS = 120;

/** Day and night, one after the other: today from midnight in the first studio, in the second from an hour before. */
function roundTheClock({ today }: DemoDays, at: number, { on, bookers }: Opening): Taken[] {
  const dice = diceOf('round', at, on);
  const starts = Array.from({ length: 12 }, (_, nth) => at * 60 + nth * TWO_HOURS);
  const spans =
    on === today ? starts.map((from) => [from, Math.min(1440, from + TWO_HOURS)] as const) : at === 1 ? [[1380, 1500] as const] : [];
  return spans.map(([from, to]) => ({ from, to, tenant: dice.pick(bookers) }));
}

function takenIn(days: DemoDays, opening: Opening): Taken[] {
  const { today } = days;
  const { studio, on } = opening;
  const at = roundTheClockAt(studio.code);
  if (at < 0 || on > today || on < addDays(today, -1)) return on < today ? asked(opening) : full(opening);
  const round = roundTheClock(days, at, opening);
  const before = on === today ? [] : asked(opening).filter(({ to }) => round.every(({ from }) => to <= from));
  return [...before, ...round];
}

/** What became of a booking that lies behind. */
function pastState(dice: Dice): string {
  const fate = dice.whole(0, 99);
  if (fate < 89) return '已完成';
  return fate < 96 ? '已取消' : '未到场';
}

/** As today begins: what has ended is settled, who is in the middle of it has come or not; some of what lies ahead is held, not booked. */
function stateOf({ today }: DemoDays, dice: Dice, { day: on, from, to, studio }: Slot): string {
  const dawn = createInstantAt(today, 0);
  if (createInstantAt(on, to) <= dawn) return pastState(dice);
  if (createInstantAt(on, from) < dawn) return roundTheClockAt(studio.code) < 0 ? '已到场' : '已预订';
  const mayBeHeld = on > today || (on === today && from >= LATE_EVENING && roundTheClockAt(studio.code) < 0);
  return mayBeHeld && dice.happens(on === today ? 400 : 220) ? '暂定' : '已预订';
}

/** Tomorrow's options are held until its morning, later ones until the evening before, those of today until they begin. */
function heldUntil({ today }: DemoDays, { day: on, from }: Slot): Instant {
  if (on === today) return createInstantAt(on, from);
  return on === addDays(today, 1) ? createInstantAt(on, MORNING) : createInstantAt(addDays(on, -1), EVENING);
}

function bookingOf(days: DemoDays, slot: Slot, nth: number): DemoBooking {
  const { studio, day: on, from, to, tenant } = slot;
  const dice = diceOf('booking', studio.code, on, from);
  const state = stateOf(days, dice, slot);
  const platform = dice.happens(700) ? (tenant.parts[0]?.platform ?? null) : null;
  return {
    number: `YY${on.slice(2).replaceAll('-', '')}-${String(nth).padStart(2, '0')}`,
    studio,
    tenant,
    day: on,
    start: createInstantAt(on, from),
    end: createInstantAt(on, to),
    state,
    holdsUntil: state === '暂定' ? heldUntil(days, slot) : null,
    title: dice.happens(600) ? dice.pick(TITLES) : null,
    platform,
    cancelReason: state === '已取消' ? dice.pick(REASONS) : null,
  };
}

/** Who books a studio: its own tenant, from today on, or one of those without a studio. */
function bookersOf({ days, tenants }: DemoPlace, studio: DemoStudio, on: Day, guests: readonly DemoTenant[]): readonly DemoTenant[] {
  if (studio.isPublic) return guests;
  return on < days.today ? [] : tenants.filter((tenant) => tenant.studio === studio.code && residesOn(tenant, on));
}

function slotsOn(place: DemoPlace, on: Day): Slot[] {
  const guests = guestsOn(place, on);
  return place.studios.flatMap((studio) => {
    const hours = openOn(place.exceptions, studio, on);
    const bookers = bookersOf(place, studio, on, guests);
    if (hours === null || bookers.length === 0) return [];
    return takenIn(place.days, { studio, on, hours, bookers }).map((taken) => ({ studio, day: on, ...taken }));
  });
}

/** Nobody checked the newest full month's last guest out: the month's report asks about it. */
function unsettled(bookings: readonly DemoBooking[]): readonly DemoBooking[] {
  const last = bookings.findLastIndex((one) => one.state === '已完成');
  return bookings.map((one, at) => (at === last ? { ...one, state: '已到场' } : one));
}

/** All bookings that start on the days from `from` to `to`, by day and start. */
export function listBookingsBetween(place: DemoPlace, from: Day, to: Day): DemoBooking[] {
  return listDays(from, to).flatMap((on) => {
    const slots = slotsOn(place, on).toSorted((a, b) => a.from - b.from || (a.studio.code < b.studio.code ? -1 : 1));
    const bookings = slots.map((slot, at) => bookingOf(place.days, slot, at + 1));
    return on === lastDayOf(place.days.last) ? unsettled(bookings) : bookings;
  });
}
