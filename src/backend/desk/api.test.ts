// The writing methods of bookings through the door that every host uses: inputs and answers by the contract, roles asked.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { digestRequest } from '../core/db/idempotency-keys.ts';
import { rowsOf } from '../../../test/helpers/import-base.ts';
import { type DeskBase, openDeskBase } from '../../../test/helpers/desk-base.ts';
import type { Role } from '../../domain/base/rights.ts';
import { openSeat, type UserSession } from '../core/rpc/user-session.ts';
import { openClient } from '../router.ts';

let desk: DeskBase;
beforeEach(() => {
  desk = openDeskBase();
  desk.room('A01');
  desk.room('B01');
  desk.guest(1, { free_minutes: 60 });
});
afterEach(() => desk.close());

function clientOf(role: Role, seat: UserSession | null = null) {
  const actor = { who: '某人', host: 'window', role } as const;
  return openClient({ findBase: () => desk.base, actor, onProgress: null, jobs: null, shell: null, start: null, seat }).bookings;
}

const SLOT = { studio: 'A01', tenant: '企业1', from: '2026-11-05T10:00', to: '2026-11-05T12:00' } as const;

it('a booking goes its whole way', async () => {
  const client = clientOf('front_desk');
  const made = await client.book({ ...SLOT, title: ' 首播 ' });
  if (!made.ok) throw new Error(made.refusal.code);
  const { id, number } = made.value.booking;
  expect(made.value).toMatchObject({ id: number, booking: { title: '首播' }, price: { total: 12_000, free: 60, isFrozen: false } });
  expect(made.value.price?.lines.map(({ kind, minutes, amount }) => [kind, minutes, amount])).toEqual([
    ['free', 60, 0],
    ['hour', 60, 12_000],
  ]);
  const moved = await client.move({ id, version: 1, studio: 'B01', from: SLOT.from, to: SLOT.to });
  expect(moved).toMatchObject({ ok: true, value: { booking: { version: 2 } } });
  expect(await client.judge({ ...SLOT, booking: id })).toMatchObject({ ok: true, value: { refusal: null, price: { total: 12_000 } } });
  expect(await client.extension({ id, minutes: 30 })).toMatchObject({ ok: true, value: { hits: [], refusal: null } });
  expect(await client.extend({ id, version: 2, minutes: 30 })).toMatchObject({ ok: true, value: { price: { total: 18_000 } } });
  expect(await client.details({ id, version: 3, tenant: '企业1', note: '带灯' })).toMatchObject({
    ok: true,
    value: { booking: { note: '带灯' } },
  });
  const place = { id, version: 4, studio: 'A01', from: SLOT.from, to: SLOT.to };
  const swapped = await client.swap({ moves: [place], book: null, reason: null });
  if (!swapped.ok || swapped.value.change === null) throw new Error('not swapped');
  expect(await client.undo({ change: swapped.value.change })).toMatchObject({
    ok: true,
    value: { count: 1, label: `${number} A01 企业1` },
  });
  expect(await client.state({ booking: number, version: null, to: 'checked_in' })).toMatchObject({ ok: true });
  desk.setNow('2026-11-05T12:30');
  expect(await client.checkOutPrice({ id, at: null })).toMatchObject({ ok: true, value: { price: { total: 18_000, isFrozen: false } } });
  const out = await client.state({ booking: id, version: 7, to: 'completed', at: '2026-11-05T12:30' });
  expect(out).toMatchObject({ ok: true, value: { price: { total: 18_000, isFrozen: true } } });
  const later = { from: '2026-11-05T14:00', to: '2026-11-05T16:00' };
  const other = await client.book({ ...SLOT, ...later, state: 'option', holdsUntil: '2026-11-05T13:30' });
  if (!other.ok) throw new Error(other.refusal.code);
  const { id: held } = other.value.booking;
  const cancelled = client.many({ bookings: [{ id: held, version: 1 }], to: { kind: 'cancelled' }, reason: '停电' });
  expect(await cancelled).toMatchObject({ ok: true, value: { count: 1 } });
  expect(await client.cancel({ id: number, reason: '改期' })).toMatchObject({ ok: false, refusal: { code: 'BOOKING_STATE_MOVE' } });
});

it('what is over is put back by a manager only, and who may only look books nothing', async () => {
  const made = await clientOf('manager').book({ ...SLOT, state: 'completed' });
  if (!made.ok) throw new Error(made.refusal.code);
  const back = { booking: made.value.booking.id, version: 1, to: 'checked_in', reason: '点错了' } as const;
  expect(await clientOf('front_desk').state(back)).toMatchObject({ ok: false, refusal: { code: 'NOT_ALLOWED' } });
  expect(await clientOf('manager').state(back)).toMatchObject({ ok: true, value: { booking: { state: 'checked_in' } } });
  expect(await clientOf('viewer').book(SLOT)).toMatchObject({ ok: false, refusal: { code: 'NOT_ALLOWED' } });
  expect(await clientOf('viewer').judge({ ...SLOT, booking: null })).toMatchObject({ ok: true });
});

it('against a warning of the desk the front desk needs a manager’s agreement, for this one call, and the history names both', async () => {
  const tenant = desk.guest(9);
  desk.put('paper', { tenant_id: tenant, kind: '身份核验', number: '1', expires_on: '2026-01-01' });
  const wish = { ...SLOT, tenant, from: '2026-11-05T18:00', to: '2026-11-05T19:00' } as const;
  const clerk = clientOf('front_desk');
  // Neither listing the warnings instead of being asked nor a reason of one's own gets past them.
  expect(await clerk.book({ ...wish })).toMatchObject({
    refusal: { code: 'BOOKING_WARNED', data: { warnings: ['TENANT_PAPER_EXPIRED'] } },
  });
  const said = { ...wish, overrideReason: '老客户，证件已拍照' } as const;
  expect(await clerk.book(said)).toMatchObject({ refusal: { code: 'NOT_ALLOWED', data: { right: 'bookings.override' } } });
  const seat = openSeat();
  const lent = {
    request: digestRequest('bookings.book', said),
    rights: ['bookings.override'],
    by: { id: 7, name: '叶知秋' },
    untilMs: Number.MAX_SAFE_INTEGER,
  } as const;
  seat.lend({ ...lent, request: digestRequest('bookings.book', { ...said, tenant: tenant + 1 }) });
  expect(await clientOf('front_desk', seat).book(said)).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
  seat.lend({ ...lent, untilMs: 1 });
  expect(await clientOf('front_desk', seat).book(said)).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
  seat.lend(lent);
  expect(await clientOf('front_desk', seat).book(said)).toMatchObject({ ok: true });
  expect(rowsOf(desk.base.db, 'SELECT who, allowed_by_id, allowed_by FROM history ORDER BY seq DESC LIMIT 1')).toEqual([
    ['某人', 7, '叶知秋'],
  ]);
  const booked = await clerk.list({ from: '2026-11-05', to: '2026-11-05', tenant, studio: null, states: ['booked'] });
  const id = booked.ok ? (booked.value.bookings[0]?.id ?? 0) : 0;
  expect(await clerk.history({ id })).toMatchObject({ value: { rows: [{ who: '某人', allowedBy: '叶知秋' }] } });
  // It was for that call alone: the next tenant’s is asked again.
  const other = desk.guest(8);
  desk.put('paper', { tenant_id: other, kind: '身份核验', number: '2', expires_on: '2026-01-01' });
  const later = { ...said, tenant: other, from: '2026-11-05T19:30', to: '2026-11-05T20:00' } as const;
  expect(await clientOf('front_desk', seat).book(later)).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
});
