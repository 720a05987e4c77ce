// The demo's bookings: evenings fuller than mornings, nights that cross midnight, some cancelled, some who did not come.
import { addDays, daysFromTo, firstDayOf, instantAt, lastDayOf, monthNumberOf, weekdayOf } from '../../domain/time/calendar.ts';
import type { Day, Instant } from '../../domain/time/calendar.ts';
import { BOOKED_UNTIL, FIRST_MONTH, LAST_MONTH, SITTINGS } from './demo-days.ts';
import { STUDIOS, factsOn, openOn } from './demo-studios.ts';
import type { DemoStudio, Hours } from './demo-studios.ts';
import { SILENT, TENANTS, residesOn } from './demo-tenants.ts';
import type { DemoTenant } from './demo-tenants.ts';
import { diceOf } from './seeded.ts';
import type { Dice } from './seeded.ts';

/** One booking. */
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
/** Nobody checked these out: the month's report asks about them. */
const UNSETTLED = { studio: 'T104', day: '2026-10-31' } as const;

interface Slot {
  readonly studio: DemoStudio;
  readonly day: Day;
  readonly from: number;
  readonly to: number;
  readonly tenant: DemoTenant;
}

/** Tenants who book: those without a studio of their own. In the month it is silent, the silent one does not. */
function guestsOn(on: Day): DemoTenant[] {
  const isSilentTime = on >= firstDayOf(LAST_MONTH);
  return TENANTS.filter(
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

function slotsOf(studio: DemoStudio, on: Day, hours: Hours, guests: readonly DemoTenant[]): Slot[] {
  const dice = diceOf('day', studio.code, on);
  const { turnaround } = factsOn(studio, on);
  const slots: Slot[] = [];
  for (let from = Math.max(hours.from, MORNING); from < hours.to;) {
    const length = dice.pick(LENGTHS);
    if (from + length > hours.to) break;
    if (!dice.happens(demand(on, from))) {
      from += 90;
      continue;
    }
    slots.push({ studio, day: on, from, to: from + length, tenant: dice.pick(guests) });
    from = halfHour(from + length + turnaround);
  }
  return slots;
}

/** What became of a booking that lies behind. */
function pastState(dice: Dice): string {
  const fate = dice.whole(0, 99);
  if (fate < 89) return '已完成';
  return fate < 96 ? '已取消' : '未到场';
}

function stateOf(dice: Dice, start: Instant, { studio, day: on }: Slot): string {
  if (start < SITTINGS.third) {
    const fate = pastState(dice);
    return fate === '已完成' && studio.code === UNSETTLED.studio && on === UNSETTLED.day ? '已到场' : fate;
  }
  return on >= '2026-11-08' && dice.happens(220) ? '暂定' : '已预订';
}

function bookingOf(slot: Slot, nth: number): DemoBooking {
  const { studio, day: on, from, to, tenant } = slot;
  const dice = diceOf('booking', studio.code, on, from);
  const start = instantAt(on, from);
  const state = stateOf(dice, start, slot);
  const platform = dice.happens(700) ? (tenant.parts[0]?.platform ?? null) : null;
  return {
    number: `YY${on.slice(2).replaceAll('-', '')}-${String(nth).padStart(2, '0')}`,
    studio,
    tenant,
    day: on,
    start,
    end: instantAt(on, to),
    state,
    holdsUntil: state === '暂定' ? instantAt(addDays(on, -1), EVENING) : null,
    title: dice.happens(600) ? dice.pick(TITLES) : null,
    platform,
    cancelReason: state === '已取消' ? dice.pick(REASONS) : null,
  };
}

/** All bookings that start on the days from `from` to `to`, by day and start. */
export function bookingsFromTo(from: Day, to: Day): DemoBooking[] {
  const publicOnes = STUDIOS.filter((studio) => studio.isPublic);
  return daysFromTo(from, to).flatMap((on) => {
    const guests = guestsOn(on);
    const slots = publicOnes.flatMap((studio) => {
      const hours = openOn(studio, on);
      return hours === null ? [] : slotsOf(studio, on, hours, guests);
    });
    return slots.toSorted((a, b) => a.from - b.from || (a.studio.code < b.studio.code ? -1 : 1)).map((slot, at) => bookingOf(slot, at + 1));
  });
}

/** The first and the last day that the demo's bookings reach. */
export const BOOKING_DAYS = { first: firstDayOf(FIRST_MONTH), lastFull: lastDayOf(LAST_MONTH), last: BOOKED_UNTIL } as const;
