// People, their PINs and who sits at a screen, over a real base.
import crypto from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { contentOf, openRawBase, type RawBase } from '../../../test/helpers/raw-base.ts';
import { STANDARD_STATEMENT_FRAME } from '../../domain/money/statement-frame.ts';
import { configFileOf, placeOf, writeRecord } from '../core/db/checkpoint-files.ts';
import { readOutsideOf, checkHistoryIntegrity, findOwnCheckpoint } from '../core/db/history-integrity.ts';
import { openSeat } from '../core/rpc/user-session.ts';
import type { Caller, CallContext } from '../core/rpc/call.ts';
import { openClient } from '../router.ts';
import { withStep } from '../runtime-steps.ts';
import { findPerson } from '../core/records/people.ts';
import { getCaller } from './caller.ts';
import { identifyCaller } from './named-caller.ts';
import { checkPin } from './pins.ts';
import { recover } from './change-people.ts';

/** What a PIN costs to try, as the program asks for it; here it is tried for less. */
const costs: unknown[] = [];
const { scrypt } = crypto;
beforeAll(() => {
  vi.spyOn(crypto, 'scrypt').mockImplementation((secret, salt, size, cost, then) => {
    costs.push(cost);
    scrypt(secret, salt, size, { N: 2 ** 10, r: 8, p: 1 }, then);
  });
});
afterAll(() => void vi.restoreAllMocks());

const NAMED = { who: '张', host: 'window' } as const;

let raw: RawBase;
let nowMs = 0;
let seat = openSeat();

beforeEach(() => {
  raw = openRawBase();
  seat = openSeat();
  nowMs = raw.base.clock.nowMs();
});
afterEach(() => raw.close());

function base() {
  return { ...raw.base, clock: { nowMs: () => nowMs } };
}

function clientAt(held = base(), at = seat) {
  const context: CallContext = {
    findBase: () => held,
    get actor(): Caller {
      return getCaller(held, at.personIn(held), NAMED);
    },
    onProgress: null,
    jobs: null,
    shell: null,
    start: null,
    seat: at,
  };
  return openClient(context);
}

type Client = ReturnType<typeof clientAt>;

async function add(client: Client, name: string, role: Parameters<Client['people']['add']>[0]['role']): Promise<number> {
  const answer = await client.people.add({ name, role });
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value.id;
}

function code(answer: { readonly ok: boolean } & object): string {
  return 'refusal' in answer ? (answer as { readonly refusal: { readonly code: string } }).refusal.code : 'ok';
}

/** The newest row of the history. */
function lastRow(): unknown {
  return raw.own
    .prepare('SELECT who, person_id AS personId, action, entity, after, allowed_by AS allowedBy FROM history ORDER BY seq DESC')
    .get();
}

describe('people', () => {
  it('begin with a manager, who is written as the one that adds', async () => {
    const client = clientAt();
    expect(code(await client.people.add({ name: '小陈', role: 'front_desk' }))).toBe('PERSON_FIRST_MANAGER');
    await add(client, '叶知秋', 'manager');
    expect(lastRow()).toMatchObject({ who: '叶知秋', personId: 1, action: 'add', entity: 'person' });
    await add(client, '小陈', 'front_desk');
    expect(lastRow()).toMatchObject({ who: '叶知秋', personId: 1, after: '{"name":"小陈","role":"front_desk","colour":1}' });
    expect(code(await client.people.add({ name: '小陈', role: 'viewer' }))).toBe('PERSON_EXISTS');
  });

  it('keep their name of the time in the history when they are renamed, and leave without what they did', async () => {
    const client = clientAt();
    const [ye, zhou] = [await add(client, '叶知秋', 'manager'), await add(client, '周敏', 'manager')];
    expect(await client.people.change({ id: ye, version: 1, name: '叶秋', role: 'manager' })).toMatchObject({ value: { version: 2 } });
    expect(code(await client.people.change({ id: ye, version: 1, name: '叶', role: 'manager' }))).toBe('PERSON_CHANGED');
    expect(code(await client.people.retire({ id: ye, version: 2 }))).toBe('ok');
    expect(code(await client.people.enter({ person: ye, pin: null }))).toBe('PERSON_UNKNOWN');
    // One who has left does not leave once more, at another time: it was written only where a millisecond lay between.
    const left = raw.own.prepare('SELECT retired_at, version FROM person WHERE id = ?');
    const before = left.get(ye);
    nowMs += 60_000;
    expect(code(await client.people.retire({ id: ye, version: 3 }))).toBe('ok');
    expect(left.get(ye)).toEqual(before);
    expect(code(await client.people.retire({ id: zhou, version: 1 }))).toBe('LAST_MANAGER');
    expect(code(await client.people.change({ id: zhou, version: 1, name: '周敏', role: 'viewer' }))).toBe('LAST_MANAGER');
    expect(raw.own.prepare("SELECT who FROM history WHERE action = 'add'").pluck().all()).toEqual(['叶知秋', '叶知秋']);
    expect(code(await client.people.restore({ id: ye, version: 3 }))).toBe('ok');
  });

  it('are believed by their name until the first PIN is set', async () => {
    const client = clientAt();
    await add(client, '叶知秋', 'manager');
    const desk = await add(client, '小陈', 'front_desk');
    expect(await client.people.enter({ person: desk, pin: null })).toMatchObject({
      value: { isLocking: false, me: { id: desk, role: 'front_desk' } },
    });
    expect(code(await client.people.add({ name: '老王', role: 'viewer' }))).toBe('NOT_ALLOWED');
    expect(await identifyCaller(base(), { who: '小陈', host: 'cli' })).toMatchObject({ value: { personId: desk, role: 'front_desk' } });
    expect(await identifyCaller(base(), { who: '老王', host: 'cli' })).toMatchObject({
      refusal: { code: 'PERSON_UNKNOWN', data: { name: '老王', known: ['叶知秋', '小陈'] } },
    });
    // The system's own name of its user is never written where there are people.
    expect(await identifyCaller(base(), { who: 'root', host: 'cli', isNamed: false })).toMatchObject({ value: { who: '叶知秋' } });
  });
});

describe('a manager allows one action', () => {
  it('of whatever is written, and the history names both; never people, another base, nor what is only read', async () => {
    const client = clientAt();
    const [ye, desk] = [await add(client, '叶知秋', 'manager'), await add(client, '小陈', 'front_desk')];
    await client.people.setPin({ person: ye, old: null, pin: '135790' });
    await client.people.enter({ person: ye, pin: '135790' });
    await client.people.setPin({ person: desk, old: null, pin: '246802' });
    await client.people.enter({ person: desk, pin: '246802' });
    const lend = async (method: string, input: Readonly<Record<string, unknown>>): Promise<string> =>
      code(await client.people.lend({ person: ye, pin: '135790', method, input }));
    const frame = { ...STANDARD_STATEMENT_FRAME, bank: '某某银行' };
    const setRules = async (bank = frame.bank): Promise<string> => code(await client.money.setFrame({ ...frame, bank }));
    expect(await setRules()).toBe('NOT_ALLOWED');
    expect([await lend('money.setFrame', frame), await setRules(), await setRules()]).toEqual(['ok', 'ok', 'NOT_ALLOWED']);
    const allowed = lastRow();
    expect(allowed).toMatchObject({ who: '小陈', action: 'change', entity: 'setting', allowedBy: '叶知秋' });
    // What the manager did not see, and two minutes later, is not what was allowed.
    expect([await lend('money.setFrame', frame), await setRules('别的银行'), await lend('money.setFrame', frame)]).toEqual([
      'ok',
      'NOT_ALLOWED',
      'ok',
    ]);
    nowMs += 120_001;
    expect(await setRules()).toBe('NOT_ALLOWED');
    expect([
      await lend('people.add', { name: '老王', role: 'manager' }),
      code(await client.people.add({ name: '老王', role: 'manager' })),
    ]).toEqual(['ok', 'NOT_ALLOWED']);
    expect([await lend('settings.secondFolder', { token: null }), code(await client.settings.secondFolder({ token: null }))]).toEqual([
      'ok',
      'NOT_ALLOWED',
    ]);
    expect([await lend('money.frame', {}), code(await client.money.frame({}))]).toEqual(['ok', 'NOT_ALLOWED']);
  });
});

describe('PINs', () => {
  it('are a manager’s first, and digits; the first one brings a recovery code, which is in no table and no history', async () => {
    const client = clientAt();
    const [ye, desk] = [await add(client, '叶知秋', 'manager'), await add(client, '小陈', 'front_desk')];
    expect(code(await client.people.setPin({ person: desk, old: null, pin: '123456' }))).toBe('PIN_FIRST_MANAGER');
    for (const pin of ['12345', '12345a', '１２３４５６', ''])
      expect(code(await client.people.setPin({ person: ye, old: null, pin }))).toBe('PIN_SHAPE');
    const first = await client.people.setPin({ person: ye, old: null, pin: '135790' });
    const shown = first.ok ? (first.value.recoveryCode ?? '') : '';
    expect(shown.replaceAll('-', '')).toMatch(/^[A-Z2-9]{24}$/);
    const kept = JSON.stringify([
      raw.own.prepare('SELECT * FROM history').all(),
      raw.own.prepare('SELECT hex(hash), hex(salt) FROM person_pin').all(),
    ]);
    for (const secret of ['135790', shown, shown.replaceAll('-', '')]) expect(kept).not.toContain(secret);
    expect(costs).toContainEqual({ N: 131_072, r: 8, p: 1, maxmem: expect.any(Number) });
    expect(new Set(costs.map((one) => JSON.stringify(one))).size).toBe(1);
    // Locked from now on: nobody has entered.
    expect(code(await client.people.list({}))).toBe('LOCKED');
    expect(code(await client.settings.sayWho({ who: '叶知秋' }))).toBe('LOCKED');
    expect(await client.people.seat({})).toMatchObject({ value: { isLocking: true, me: null } });
    expect(code(await client.people.enter({ person: desk, pin: null }))).toBe('PIN_NOT_SET');
    expect(await client.people.enter({ person: ye, pin: '135790' })).toMatchObject({ value: { me: { name: '叶知秋', role: 'manager' } } });
    expect(code(await client.settings.sayWho({ who: '小陈' }))).toBe('LOCKED');
    expect(code(await client.people.list({}))).toBe('ok');
    expect(await client.people.leave({})).toMatchObject({ value: { me: null } });
    expect(code(await client.board.day({ day: '2026-11-01', days: 1, isAll: false }))).toBe('LOCKED');
  });

  it('stay with some manager: the last one with a PIN leaves no base that nobody, or everybody, could enter', async () => {
    const client = clientAt();
    const [ye, zhou] = [await add(client, '叶知秋', 'manager'), await add(client, '周敏', 'manager')];
    await client.people.setPin({ person: ye, old: null, pin: '135790' });
    await client.people.enter({ person: ye, pin: '135790' });
    expect(code(await client.people.retire({ id: ye, version: 1 }))).toBe('PERSON_LAST_PIN');
    expect(code(await client.people.change({ id: ye, version: 1, name: '叶知秋', role: 'viewer' }))).toBe('PERSON_LAST_PIN');
    expect(code(await client.people.change({ id: ye, version: 1, name: '叶秋', role: 'manager' }))).toBe('ok');
    await client.people.leave({});
    expect(code(await client.people.list({}))).toBe('LOCKED');
    await client.people.enter({ person: ye, pin: '135790' });
    expect(code(await client.people.setPin({ person: zhou, old: null, pin: '246802' }))).toBe('ok');
    expect(code(await client.people.retire({ id: ye, version: 2 }))).toBe('ok');
    expect(code(await client.people.list({}))).toBe('LOCKED');
  });

  it('lock for a minute after five wrong tries, then for two, also in a base that was opened again; the right one is not taken meanwhile', async () => {
    const client = clientAt();
    const ye = await add(client, '叶知秋', 'manager');
    await client.people.setPin({ person: ye, old: null, pin: '135790' });
    const row = () => raw.own.prepare('SELECT wrong_tries AS tries, locked_until_ms - ? AS ms FROM person_pin').get(nowMs);
    // Four were wrong before: what is asked here is the fifth and what comes after.
    raw.own.exec('UPDATE person_pin SET wrong_tries = 4');
    expect(code(await client.people.enter({ person: ye, pin: '000000' }))).toBe('PIN_LOCKED');
    expect(row()).toEqual({ tries: 5, ms: 60_000 });
    expect(lastRow()).toMatchObject({ action: 'locked', entity: 'person' });
    expect(code(await clientAt(base()).people.enter({ person: ye, pin: '135790' }))).toBe('PIN_LOCKED');
    nowMs += 60_001;
    expect(await client.people.enter({ person: ye, pin: '000000' })).toMatchObject({ refusal: { code: 'PIN_WRONG', data: { left: 4 } } });
    raw.own.exec('UPDATE person_pin SET wrong_tries = 9');
    expect(code(await client.people.enter({ person: ye, pin: '000000' }))).toBe('PIN_LOCKED');
    expect(row()).toEqual({ tries: 10, ms: 120_000 });
    nowMs += 120_001;
    expect(code(await client.people.enter({ person: ye, pin: '135790' }))).toBe('ok');
    expect(row()).toMatchObject({ tries: 0 });
  });

  it('that are set again put out anyone who sits elsewhere by the one before, or by none; who changes their own stays', async () => {
    const held = base();
    const [here, elsewhere] = [clientAt(held), clientAt(held, openSeat())];
    const [ye, desk] = [await add(here, '叶知秋', 'manager'), await add(here, '小陈', 'front_desk')];
    const at = async (client: Client): Promise<string> => code(await client.board.day({ day: '2026-11-01', days: 1, isAll: false }));
    // Believed by the name alone, before there is a PIN.
    expect(code(await elsewhere.people.enter({ person: ye, pin: null }))).toBe('ok');
    expect(await at(elsewhere)).toBe('ok');
    const first = await here.people.setPin({ person: ye, old: null, pin: '135790' });
    expect(await at(elsewhere)).toBe('LOCKED');
    for (const client of [here, elsewhere]) expect(code(await client.people.enter({ person: ye, pin: '135790' }))).toBe('ok');
    expect(code(await here.people.setPin({ person: ye, old: '135790', pin: '975310' }))).toBe('ok');
    expect([await at(here), await at(elsewhere)]).toEqual(['ok', 'LOCKED']);
    // A manager sets the desk's while the desk sits there.
    expect(code(await here.people.setPin({ person: desk, old: null, pin: '246802' }))).toBe('ok');
    expect(code(await elsewhere.people.enter({ person: desk, pin: '246802' }))).toBe('ok');
    expect(code(await here.people.setPin({ person: desk, old: null, pin: '112233' }))).toBe('ok');
    expect([await at(here), await at(elsewhere)]).toEqual(['ok', 'LOCKED']);
    // By the recovery code: anyone who had the PIN that was forgotten, or stolen, is out.
    const shown = first.ok ? (first.value.recoveryCode ?? '') : '';
    expect(code(await elsewhere.people.recover({ person: ye, code: shown, pin: '864209' }))).toBe('ok');
    expect(await at(here)).toBe('LOCKED');
  });

  it('sixty wrong recovery codes, 88 s of waiting before, cost no hashing; a joined computer may try none', async () => {
    const held = base();
    const client = clientAt(held);
    const ye = await add(client, '叶知秋', 'manager');
    const first = await client.people.setPin({ person: ye, old: null, pin: '135790' });
    const before = costs.length;
    const wrong = { person: ye, code: 'AAAA-AAAA-AAAA-AAAA-AAAA-AAAA', pin: '246801' };
    const answers = await Promise.all(Array.from({ length: 60 }, () => client.people.recover(wrong)));
    expect([new Set(answers.map(code)), costs.length - before]).toEqual([new Set(['RECOVERY_WRONG']), 0]);
    const guest = { who: '', host: 'guest', device: 3, role: 'viewer', isLocked: true } as const;
    const shown = first.ok ? (first.value.recoveryCode ?? '') : '';
    expect(code(await recover(held, guest, { person: ye, code: shown, pin: '246801' }))).toBe('ONLY_AT_HOST');
  });

  it('of one caller are hashed one after the other, and keep nobody else waiting', async () => {
    const held = base();
    const here = clientAt(held);
    const [ye, desk] = [await add(here, '叶知秋', 'manager'), await add(here, '小陈', 'front_desk')];
    await here.people.setPin({ person: ye, old: null, pin: '135790' });
    await here.people.enter({ person: ye, pin: '135790' });
    await here.people.setPin({ person: desk, old: null, pin: '246802' });
    const others = [await add(here, '何静', 'viewer'), await add(here, '吴前台', 'viewer')];
    for (const person of others) await here.people.setPin({ person, old: null, pin: '975310' });
    const order: number[] = [];
    const tried = async (device: number, id: number, pin: string): Promise<void> => {
      const person = findPerson(held.db, id);
      if (person === null) throw new Error('nobody');
      await checkPin(held, { host: 'guest', device }, person, pin);
      order.push(device);
    };
    const wrong = [ye, ...others].flatMap((person) => [1, 2, 3, 4].map((nth) => ({ person, pin: `00000${nth}` })));
    await Promise.all([...wrong.map(({ person, pin }) => tried(1, person, pin)), tried(2, desk, '246802')]);
    // Of thirteen that were asked at once the last caller's is not last, however a busy machine shares its time.
    expect(order).toHaveLength(13);
    expect(order.indexOf(2)).toBeLessThan(12);
  });

  it('hold for a session that calls: after twice the idle time without a call it is over', async () => {
    const held = base();
    const client = clientAt(held);
    const ye = await add(client, '叶知秋', 'manager');
    await client.people.setPin({ person: ye, old: null, pin: '135790' });
    await client.people.enter({ person: ye, pin: '135790' });
    nowMs += 19 * 60_000;
    expect(code(await client.people.list({}))).toBe('ok');
    nowMs += 21 * 60_000;
    expect(code(await client.people.list({}))).toBe('LOCKED');
  });

  it('that are forgotten are replaced by the recovery code, once', async () => {
    const client = clientAt();
    const ye = await add(client, '叶知秋', 'manager');
    const first = await client.people.setPin({ person: ye, old: null, pin: '135790' });
    const shown = first.ok ? (first.value.recoveryCode ?? '') : '';
    expect(code(await client.people.recover({ person: ye, code: 'AAAA-AAAA-AAAA-AAAA-AAAA-AAAA', pin: '246801' }))).toBe('RECOVERY_WRONG');
    expect(code(await client.people.recover({ person: ye, code: ` ${shown.toLowerCase()} `, pin: '246801' }))).toBe('ok');
    expect(code(await client.people.recover({ person: ye, code: shown, pin: '999999' }))).toBe('RECOVERY_WRONG');
    expect(await identifyCaller(base(), { who: '叶知秋', host: 'cli', askPin: async () => '246801' })).toMatchObject({
      value: { personId: ye },
    });
    expect(code(await identifyCaller(base(), { who: '叶知秋', host: 'cli', askPin: async () => null }))).toBe('PIN_NEEDED');
    expect(code(await identifyCaller(base(), { who: 'root', host: 'cli', isNamed: false }))).toBe('PERSON_NEEDED');
  });
});

describe('a call of a page in the browser', () => {
  it('finds the seat, whatever step it is', () => {
    const around = {
      findBase: () => null,
      actor: { ...NAMED, role: 'manager' },
      onProgress: null,
      jobs: null,
      shell: null,
      start: null,
      seat,
    } as const;
    expect(withStep(around, { key: 'step-1', isRepeated: false }).seat).toBe(seat);
  });
});

describe('another base', () => {
  it('has nobody in it, anyone who sat at the one before', async () => {
    const held = base();
    const ye = await add(clientAt(held), '叶知秋', 'manager');
    seat.sit(held, ye);
    expect(seat.personIn(held)).toBe(ye);
    expect(seat.personIn(base())).toBeNull();
  });
});

describe('a base whose history is not the known one', () => {
  it('lets a manager enter with the PIN and decide; wrong tries still lock, and nothing is written before', async () => {
    const client = clientAt();
    const ye = await add(client, '叶知秋', 'manager');
    expect(code(await client.people.setPin({ person: ye, old: null, pin: '135790' }))).toBe('ok');
    const own = findOwnCheckpoint(raw.own);
    if (own === null) throw new Error('no history');
    const place = placeOf(raw.folder);
    writeRecord(configFileOf(place), { place, heads: [{ ...own, seq: own.seq + 5, hash: 'f'.repeat(64) }], steps: [] });
    checkHistoryIntegrity(raw.base, readOutsideOf(raw.base, null));
    seat.leave();
    const was = contentOf(raw.own);
    const tries: string[] = [];
    for (let nth = 0; nth < 6; nth += 1) tries.push(code(await client.people.enter({ person: ye, pin: '111111' })));
    expect(tries).toEqual([...Array<string>(4).fill('PIN_WRONG'), 'PIN_LOCKED', 'PIN_LOCKED']);
    nowMs += 61_000;
    expect(code(await client.safety.acceptHistory({ reason: '硬盘坏了' }))).toBe('LOCKED');
    expect(await client.people.enter({ person: ye, pin: '135790' })).toMatchObject({ value: { me: { id: ye } } });
    expect(contentOf(raw.own)).toBe(was);
    expect(code(await client.safety.acceptHistory({ reason: '硬盘坏了' }))).toBe('ok');
    expect(lastRow()).toMatchObject({ who: '叶知秋', action: 'accept' });
  });
});
