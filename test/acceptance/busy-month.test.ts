// A month of bookings by many tenants, played through the page's calls and the command line mixed: states, money, free minutes, statements and blocks are the model's.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkBase } from '../../src/backend/safety/check.ts';
import { parseDay, parseMonth } from '../../src/domain/time/calendar.ts';
import { type BusyBase, DAYS, FIRST, openBusyBase } from '../helpers/busy-month-base.ts';
import { type BusyMonth, goOnTo, madeIn, playBusyMonth } from '../helpers/busy-month.ts';
import { historyTroubles, priceTroubles, rowTroubles, sharedTroubles, storedDesk } from '../helpers/desk-model-check.ts';
import { dayNo, dayText, wire } from '../helpers/desk-model-days.ts';
import { chargeAt } from '../helpers/desk-model-price.ts';
import { firstObstacle, freeFrom, isLiveState, type ModelBooking, standing } from '../helpers/desk-model-state.ts';
import { valueOf } from '../helpers/intake-client.ts';
import { BESIDES } from '../helpers/record-base.ts';

/** LIVEBASE_DEEP=1: 3,000 bookings of 60 tenants; else a few in seconds. */
const IS_WHOLE = process.env['LIVEBASE_DEEP'] === '1';
const SIZE = IS_WHOLE ? { tenants: 60, studios: 54, wishes: 4600, made: 3000 } : { tenants: 12, studios: 9, wishes: 130, made: 90 };
const MONTH = parseMonth('2026-11');

let base: BusyBase;
let month: BusyMonth;
beforeAll(async () => {
  base = openBusyBase(SIZE);
  month = await playBusyMonth(base, SIZE.wishes);
}, 3_600_000);
afterAll(() => base.close());

function all(): ModelBooking[] {
  return standing(month.state);
}

function ofMonth(tenant: number): ModelBooking[] {
  return all().filter((one) => one.tenant === tenant && FIRST <= dayNo(one.start) && dayNo(one.start) < FIRST + DAYS);
}

it('is played by both doors, in every way', () => {
  expect(madeIn(month).made).toBeGreaterThanOrEqual(SIZE.made);
  const told = [...month.tally].map(([what, count]) => `${what}: ${count}`).toSorted();
  if (IS_WHOLE) process.stdout.write(`${JSON.stringify(madeIn(month))}\n${told.join('\n')}\n`);
  for (const way of [
    'page book ok',
    'line book ok',
    'page book BOOKING_OVERLAP',
    'page state checked_in ok',
    'line state completed ok',
    'line cancel ok',
  ])
    expect(month.tally.get(way) ?? 0, way).toBeGreaterThan(0);
});

it('stands as the model has it: states, prices and what each blocks', () => {
  const stored = storedDesk(base.base, base.world.tenants);
  expect(rowTroubles(stored, month.state)).toEqual([]);
  expect(historyTroubles(base.base, stored)).toEqual([]);
  expect(priceTroubles(base.base, base.world, month.state)).toEqual([]);
  expect(sharedTroubles(base.world, month.state)).toEqual([]);
});

it('shows on every day of the board what blocks, and until when', async () => {
  for (let day = FIRST; day < FIRST + DAYS; day += 1) {
    const name = parseDay(dayText(day));
    if (name === null) throw new Error(String(day));
    const { bookings, from, to } = valueOf(await month.doors.client.board.day({ day: name, days: 1, isAll: false }));
    const meant = all()
      .filter((one) => isLiveState(one.state) && one.start < to && from < one.end)
      .map((one) => [one.id, one.studio, one.start, one.end, freeFrom(one), one.state]);
    const seen = bookings.map((one) => [one.id, one.studio, one.from, one.to, one.blocksUntil, one.state]);
    const byId = (a: readonly unknown[], b: readonly unknown[]): number => Number(a[0]) - Number(b[0]);
    expect(seen.toSorted(byId), name).toEqual(meant.toSorted(byId));
  }
});

it('says of any other slot whether it can be had as the model does', async () => {
  for (let nth = 0; nth < (IS_WHOLE ? 600 : 60); nth += 1) {
    const { random } = month;
    const studio = base.world.studios[Math.floor(random() * base.world.studios.length)]?.id ?? 0;
    const tenant = base.world.tenants[Math.floor(random() * base.world.tenants.length)] ?? 0;
    const start = (FIRST + Math.floor(random() * DAYS)) * 1440 - 480 + 420 + Math.floor(random() * 72) * 15;
    const place = { id: null, studio, tenant, start, end: start + 90, state: 'booked', things: [] };
    const { refusal } = valueOf(
      await month.doors.client.bookings.judge({ booking: null, studio, tenant, from: wire(start), to: wire(start + 90) }),
    );
    expect(refusal?.code ?? null, JSON.stringify(place)).toBe(firstObstacle(base.world, place, all()));
  }
});

/** Anyone who nobody spoke of is closed as booked, in order of start, by one command with the statements. */
function closeRest(): number {
  const open = all()
    .filter(({ state }) => state === 'booked' || state === 'checked_in')
    .toSorted((a, b) => a.start - b.start || a.id - b.id);
  for (const one of open) {
    const began = one.actualStart ?? one.start;
    const left = Math.max(began, one.end);
    const charged = chargeAt(base.world, month.state, one, { to: 'completed', at: left });
    const closed = { ...one, state: 'completed', actualStart: began, actualEnd: left, ...charged };
    month.state = { ...month.state, bookings: { ...month.state.bookings, [one.id]: closed } };
  }
  return open.length;
}

it('gives each tenant the statement that the model adds up: rent, sessions, free minutes; and who owes what', async () => {
  if (MONTH === null) throw new Error('no month');
  const closed = closeRest();
  const made = await month.doors.line(['statements', '--month', MONTH, '--out', `${base.base.folder}-out`, '--close-open']);
  expect(made).toMatchObject({ ok: true, value: { closed, unfinished: [], left: [] } });
  expect(rowTroubles(storedDesk(base.base, base.world.tenants), month.state)).toEqual([]);
  const { client } = month.doors;
  const { statements } = valueOf(await client.money.list({ month: MONTH }));
  expect(statements).toHaveLength(base.tenants.length);
  for (const line of statements) {
    const doc = valueOf(await client.money.statement({ id: line.id }));
    const tenant = base.tenants.find(({ id }) => id === line.tenant);
    const sessions = ofMonth(line.tenant);
    const studio = sessions.reduce((sum, one) => sum + (one.charge ?? 0), 0);
    const rent = tenant?.rent ?? 0;
    expect(doc.totals, line.tenantName).toEqual({ rent, studio, charges: 0, total: rent + studio });
    expect(doc.free).toEqual({ quota: tenant?.free ?? 0, used: sessions.reduce((sum, one) => sum + one.kept, 0) });
    const charged = sessions.filter(({ state, charge, kept }) => state !== 'cancelled' || (charge ?? 0) + kept > 0);
    const stated = doc.sessions.map((one) => `${one.start} ${one.amount}`);
    expect(stated.toSorted()).toEqual(charged.map((one) => `${one.start} ${one.charge}`).toSorted());
  }
  goOnTo(month, month.state.now + 1440);
  const open = valueOf(await client.money.owed({}));
  const meant = base.tenants.map(({ id, rent }) => `${id} ${rent + ofMonth(id).reduce((sum, one) => sum + (one.charge ?? 0), 0)}`);
  expect(open.lines.map((one) => `${one.tenant} ${one.due}`).toSorted()).toEqual(meant.toSorted());
});

it('passes every check of the base', () => {
  const failing = checkBase(base.base, { full: true }).checks.filter(({ ok, name }) => !ok && !BESIDES.includes(name));
  expect(failing).toEqual([]);
});
