// Lists on reading threads: the same answers as in this thread, own writes seen at once, one person's calls never before another's, and the base let go when it is closed.
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { contract, type LivebaseClient } from '../../src/contract/contract.ts';
import type { MethodMeta } from '../../src/contract/core/method.ts';
import { METHOD_SAMPLES } from '../helpers/method-samples/all.ts';
import { openReadersOfHost } from '../../src/backend/open-jobs.ts';
import type { CallContext, Caller } from '../../src/backend/core/rpc/call.ts';
import type { Readers } from '../../src/backend/core/jobs/readers.ts';
import { openClient } from '../../src/backend/router.ts';
import { type DeskBase, openDeskBase } from '../helpers/desk-base.ts';

const DAYS = { from: '2026-11-01', to: '2026-11-30', studio: null, tenant: null, states: [] };

let readers: Readers;
beforeAll(() => {
  readers = openReadersOfHost();
});
afterAll(() => readers.close());

let desk: DeskBase;
let [room, guest] = [0, 0];
beforeEach(() => {
  desk = openDeskBase();
  [room, guest] = [desk.room('A01'), desk.guest(1)];
});
afterEach(async () => {
  await readers.release();
  desk.close();
});

function clientOf(actor: Partial<Caller> = {}, more: Partial<CallContext> = { readers }): LivebaseClient {
  const caller: Caller = { who: '前台', host: 'window', role: 'front_desk', ...actor };
  return openClient({ findBase: () => desk.base, actor: caller, onProgress: null, jobs: null, shell: null, start: null, ...more });
}

function bookHour(nth: number): unknown {
  const hour = (of: number): string => `2026-11-${String(6 + Math.floor(of / 20)).padStart(2, '0')}T${String(of % 20).padStart(2, '0')}:00`;
  return desk.booked({ studio: room, tenant: guest, contact: '王五', phone: '13812345678' }, hour(nth), hour(nth).replace(':00', ':30'));
}

it.each(['manager', 'front_desk', 'accountant', 'viewer'] as const)('a %s is answered what this thread answers', async (role) => {
  for (const nth of [0, 1, 2]) bookHour(nth);
  const [here, there] = [await clientOf({ role }, {}).bookings.list(DAYS), await clientOf({ role }).bookings.list(DAYS)];
  expect(there).toEqual(here);
  expect(there).toMatchObject({ ok: true, value: { bookings: [{ studioCode: 'A01' }, {}, {}] } });
});

const GROWING = Object.entries(contract).flatMap(([group, methods]) =>
  Object.entries(methods).flatMap(([name, entry]) => {
    const meta: MethodMeta = entry['~orpc'].meta;
    return meta.isGrowing === true ? [[group, name] as const] : [];
  }),
);

it.each(GROWING)('%s.%s answers there what it answers here', async (group, method) => {
  for (const nth of [0, 1, 2]) bookHour(nth);
  const input = METHOD_SAMPLES[`${group}.${method}`]?.right;
  const ask = async (client: object): Promise<unknown> => {
    const call: unknown = Reflect.get(Object(Reflect.get(client, group)), method);
    if (typeof call !== 'function') throw new Error(`no method: ${group}.${method}`);
    const answer: unknown = await Reflect.apply(call, null, [input]);
    return answer;
  };
  const answers = [await ask(clientOf({ role: 'manager' }, {})), await ask(clientOf({ role: 'manager' }))];
  expect(answers[1]).toEqual(answers[0]);
});

it('refusals of the use case and of the input are the same', async () => {
  const [here, there] = [clientOf({}, {}), clientOf()];
  for (const wrong of [
    { ...DAYS, studio: 'Z99' },
    { ...DAYS, tenant: '没有这家' },
    { ...DAYS, from: 'yesterday' },
  ])
    expect(await there.bookings.list(wrong)).toEqual(await here.bookings.list(wrong));
  expect(await there.bookings.list({ ...DAYS, studio: 'Z99' })).toMatchObject({ refusal: { code: 'STUDIO_UNKNOWN' } });
  expect(await clientOf({ isLocked: true }).bookings.list(DAYS)).toMatchObject({ refusal: { code: 'LOCKED' } });
});

it('a read behind one’s own write sees it, each time', async () => {
  const client = clientOf();
  for (let nth = 0; nth < 30; nth += 1) {
    bookHour(nth);
    const listed = await client.bookings.list(DAYS);
    expect(listed.ok && listed.value.bookings.length).toBe(nth + 1);
  }
});

it('a name that was changed meanwhile is read anew', async () => {
  const client = clientOf();
  bookHour(0);
  const nameOf = async (): Promise<string | false | undefined> => {
    const listed = await client.bookings.list(DAYS);
    return listed.ok && listed.value.bookings[0]?.tenantName;
  };
  expect(await nameOf()).toBe('企业1');
  desk.put('tenant_fact', {
    tenant_id: guest,
    starts_on: '2026-11-05',
    name: '新名',
    uscc: '91440300MA5EX00009',
    category: '相关服务企业',
    leading: 0,
  });
  expect(await nameOf()).toBe('新名');
});

it('too many calls of one person are refused with the seconds to wait, another person is answered', async () => {
  bookHour(0);
  const viewer = clientOf({ personId: 7, role: 'viewer' });
  const answers = await Promise.all(Array.from({ length: 60 }, () => viewer.bookings.list(DAYS)));
  const refused = answers.filter((one) => !one.ok);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]).toMatchObject({ refusal: { code: 'TOO_MANY_CALLS', data: { seconds: expect.any(Number) } } });
  expect(answers.filter((one) => one.ok).length).toBeGreaterThanOrEqual(32);
  const ended: string[] = [];
  const many = Array.from({ length: 32 }, async () => {
    await viewer.bookings.list(DAYS);
    ended.push('viewer');
  });
  // The same person at a joined computer waits in the same queue; who is not known there is another one.
  const other = async (actor: Partial<Caller>): Promise<void> => {
    expect(await clientOf(actor).bookings.list(DAYS)).toMatchObject({ ok: true });
    ended.push('other');
  };
  await Promise.all([...many, other({ personId: 8 }), other({ device: 3, host: 'guest' })]);
  expect(ended.slice(0, 8).filter((who) => who === 'other')).toHaveLength(2);
});

it('another base that is opened in its place is read, and none where none is open', async () => {
  bookHour(0);
  let base: DeskBase['base'] | null = desk.base;
  const client = clientOf({}, { readers, findBase: () => base });
  expect(await client.bookings.list(DAYS)).toMatchObject({ value: { bookings: [{ studioCode: 'A01' }] } });
  const other = openDeskBase();
  base = other.base;
  expect(await client.bookings.list(DAYS)).toEqual({ ok: true, value: { bookings: [], next: null } });
  base = null;
  expect(await client.bookings.list(DAYS)).toMatchObject({ refusal: { code: 'BASE_MISSING' } });
  await readers.release();
  other.close();
});
