// The second computer over real sockets: who gets in, what it may do there, and what becomes of work when the line is cut.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createServer } from 'node:tls';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ask, layOutPage } from '../../../test/helpers/http-visitor.ts';
import { quickPins } from '../../../test/helpers/quick-pins.ts';
import {
  DESK_PIN,
  freePort,
  type GuestComputer,
  type HostComputer,
  join,
  layCable,
  MANAGER_PIN,
  QUICK,
  startGuest,
  startHost,
  told,
  value,
} from '../../../test/helpers/two-computers.ts';
import { makeCertificate } from '../../backend/sharing/certificate.ts';
import { joinProof } from '../../backend/sharing/invites.ts';
import { serve } from '../http/serve.ts';
import type { Look } from './guest.ts';
import { keepGuestWay } from './guest-file.ts';
import { JOIN_PATH, createDeviceHeader } from './lan-wire.ts';
import { askHost, jsonOf, openLine } from './pinned-line.ts';

beforeAll(quickPins);
afterAll(() => void vi.restoreAllMocks());

let host: HostComputer;
const guests: GuestComputer[] = [];
beforeEach(async () => {
  host = await startHost();
});
afterEach(async () => {
  for (const guest of guests.splice(0)) await guest.close();
  await host.close();
});

async function joined(port = host.port) {
  const way = await join(port, await host.code());
  if (!way.ok) throw new Error(way.refusal.code);
  return way.value;
}

async function guestAt(port = host.port, sits: number | null = host.people.desk, look?: Look): Promise<GuestComputer> {
  const guest = await startGuest(await joined(port), sits, '1.0', look);
  guests.push(guest);
  return guest;
}

const code = async (answer: ReturnType<typeof told>): Promise<string | undefined> => (await answer).refusal?.code;
const isNews = (heard: unknown): heard is AsyncIterator<unknown> => typeof heard === 'object' && heard !== null && 'next' in heard;
const LOOK = { day: '2026-11-05', days: 1, isAll: false };
const LOCKED_OUT = { ok: false, refusal: { code: 'LOCKED' } };

describe('a computer that joined', () => {
  it('shows nothing until somebody enters, then works as that person, and the history names both', async () => {
    const guest = await guestAt(host.port, null);
    expect(await told(guest.page, 'shift.addNote', { words: '没有人' })).toMatchObject(LOCKED_OUT);
    await value(guest.page, 'people.enter', { person: host.people.desk, pin: DESK_PIN });
    await value(guest.page, 'shift.addNote', { words: 'A01 灯坏了' });
    const [row] = host.read("SELECT who, host FROM history WHERE entity = 'shift_note'");
    expect(row).toMatchObject({ who: '小林', host: expect.stringMatching(/^guest 1#[0-9a-f-]{36}$|^guest 1$/) });
  });

  it('has a seat of its own: who enters there enters nowhere else', async () => {
    const [first, second] = [await guestAt(), await guestAt(host.port, null)];
    expect(await told(second.page, 'board.day', LOOK)).toMatchObject(LOCKED_OUT);
    await value(first.page, 'people.leave', {});
    expect((await value<{ me: { name: string } }>(host.page, 'people.seat', {})).me.name).toBe('叶知秋');
  });

  it('may do what its person may, and nothing that is for the host', async () => {
    const guest = await guestAt(host.port, null);
    const entered = await value<{ me: { rights: string[] } }>(guest.page, 'people.enter', {
      person: host.people.manager,
      pin: MANAGER_PIN,
    });
    expect(entered.me.rights).not.toContain('people.write');
    const facts = { from: '2026-01-01', fullName: '另一个', uscc: '', kind: '直播电商园区', district: null, address: null };
    const tries: readonly (readonly [string, object])[] = [
      ['people.add', { name: '王', role: 'viewer' }],
      ['sharing.invite', {}],
      ['settings.backUp', { folder: null }],
      ['start.create', { folder: null, facts }],
      ['start.demo', {}],
    ];
    for (const [method, input] of tries) expect(await code(told(guest.page, method, input)), method).toBe('ONLY_AT_HOST');
    expect(await told(guest.page, 'people.list', {})).toMatchObject({ ok: true });
    expect(await value(guest.page, 'start.state', {})).toMatchObject({ kind: 'open', folder: '' });
    expect((await value<{ me: { rights: string[] } }>(guest.page, 'people.seat', {})).me.rights).not.toContain('people.write');
  });

  it('is cut off at once, and what it had opens nothing any more', async () => {
    const guest = await guestAt();
    await value(guest.page, 'board.day', LOOK);
    await value(host.page, 'sharing.revoke', { device: guest.way.device });
    await expect(guest.page.call('board.day', LOOK)).rejects.toThrow();
    const { socket: line } = await openLine({ address: '127.0.0.1', port: host.port }, () => true);
    const answer = await askHost(line, {
      method: 'POST',
      path: '/rpc/board/day',
      headers: { authorization: createDeviceHeader(guest.way) },
    });
    expect(answer.statusCode).toBe(401);
    line.destroy();
    expect(await code(told(host.page, 'sharing.revoke', { device: guest.way.device }))).toBe('DEVICE_UNKNOWN');
  });

  it('that is cut off hears no more news from that moment on, and another computer goes on hearing', async () => {
    const [gone, other] = [await guestAt(), await guestAt()];
    const listen = async ({ page }: GuestComputer): Promise<AsyncIterator<unknown>> => {
      const news = await page.call('live.watch', {});
      if (!isNews(news)) throw new Error('no news');
      return news;
    };
    const [cut, kept] = [await listen(gone), await listen(other)];
    for (const news of [cut, kept]) expect(await news.next()).toMatchObject({ done: false });
    const ended = cut.next().then(
      ({ done }) => done === true,
      () => true,
    );
    await value(host.page, 'sharing.revoke', { device: gone.way.device });
    expect(await ended).toBe(true);
    expect(await kept.next()).toMatchObject({ done: false });
  });

  it('that asks wildly is held back, and nobody else', async () => {
    await host.close();
    host = await startHost({ pace: { atOnce: 3, aSecond: 0.001 } });
    const [wild, other] = [await guestAt(), await guestAt()];
    for (const _ of [2, 3]) await wild.page.call('people.seat', {});
    await expect(wild.page.call('people.seat', {})).rejects.toThrow(/问得太多/);
    expect(await told(other.page, 'people.seat', {})).toMatchObject({ ok: true });
  });

  it('of another version does nothing, and says which', async () => {
    const way = await joined();
    expect(await join(host.port, await host.code(), '2.0')).toMatchObject({
      refusal: { code: 'JOIN_VERSION', data: { own: '2.0', host: '1.0', there: '2.0' } },
    });
    const guest = await startGuest(way, null, '2.0');
    guests.push(guest);
    await expect(guest.page.call('people.seat', {})).rejects.toThrow(/版本/);
  });

  it('too old said first that its host is not reached and that the page goes on by itself: it says only that', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'livebase-old-guest-'));
    try {
      keepGuestWay(folder, await joined());
      const said: string[] = [];
      const page = layOutPage(path.join(folder, 'page'));
      const options = { who: '周敏', host: null, port: 0, certificate: null, page, say: (words: string) => void said.push(words) };
      expect(await serve({ ...options, folder, version: '0.9' })).toMatchObject({
        refusal: { code: 'JOIN_VERSION', data: { own: '0.9', host: '1.0', here: '1.0' } },
      });
      expect(said).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('a joining', () => {
  it('takes the code once, within ten minutes, and not a guessed one', async () => {
    const right = await host.code();
    const guessed = `${right.slice(0, -1)}${right.endsWith('0') ? '1' : '0'}`;
    for (const left of [4, 3, 2, 1, 0])
      expect(await join(host.port, guessed)).toMatchObject({ refusal: { code: 'JOIN_REFUSED', data: { left } } });
    expect(await join(host.port, right)).toMatchObject({ refusal: { code: 'JOIN_REFUSED' } });
    const next = await host.code();
    expect(await join(host.port, next.toLowerCase().replaceAll('-', ' '))).toMatchObject({ ok: true });
    expect(await join(host.port, next)).toMatchObject({ refusal: { code: 'JOIN_REFUSED' } });
  });

  it('tells nothing to somebody in between: the key is looked at before the first byte', async () => {
    const { cert, key } = makeCertificate(['localhost'], Date.now());
    let heard = 0;
    const between = createServer({ cert, key, minVersion: 'TLSv1.3' }, (socket) => socket.on('data', (bytes) => (heard += bytes.length)));
    const port = await freePort();
    await new Promise<void>((resolve) => between.listen(port, '127.0.0.1', () => resolve()));
    expect(await join(port, await host.code())).toMatchObject({ refusal: { code: 'JOIN_OTHER_HOST' } });
    // A guest that joined before meets another certificate there: its calls are cut, and not a word of them is said.
    const guest = await startGuest({ ...(await joined()), port }, null);
    guests.push(guest);
    await expect(guest.page.call('people.seat', {})).rejects.toThrow();
    expect(heard).toBe(0);
    between.close();
  });

  it('takes no proof that was heard on another line', async () => {
    const secret = (await host.code()).replaceAll('-', '').slice(16);
    const at = { address: '127.0.0.1', port: host.port };
    const [{ socket: first }, { socket: second }] = [await openLine(at, () => true), await openLine(at, () => true)];
    const heard = joinProof(secret, first.exportKeyingMaterial(32, 'EXPORTER-livebase-join', Buffer.alloc(0))).toString('base64');
    const body = JSON.stringify({ name: '重放', proof: heard });
    expect(await jsonOf(await askHost(second, { method: 'POST', path: JOIN_PATH, body }))).toMatchObject({
      refusal: { code: 'JOIN_REFUSED' },
    });
    expect(await jsonOf(await askHost(first, { method: 'POST', path: JOIN_PATH, body }))).toMatchObject({ ok: true });
    first.destroy();
    second.destroy();
  });

  it('says in words what is wrong with what was typed, and that nobody answers', async () => {
    expect(await join(host.port, 'ABCD')).toMatchObject({ refusal: { code: 'JOIN_CODE_SHAPE' } });
    const right = await host.code();
    expect(await join(await freePort(), right)).toMatchObject({ refusal: { code: 'JOIN_UNREACHED', data: { detail: 'ECONNREFUSED' } } });
  });

  it('answers nothing else: no page but the form to join by, no call without a token, no older TLS', async () => {
    const { cert } = host.session.shared.place()?.certificate ?? { cert: '' };
    const look = (path: string, more = {}) => ask(`https://127.0.0.1:${host.port}`, { ca: cert, path, ...more });
    for (const path of ['/index.html', '/lobby?key=x', '/rpc', '/lan', '/lan/join']) expect((await look(path)).status, path).toBe(404);
    const post = { method: 'POST', body: '{}' };
    expect((await look('/rpc/people/seat', post)).status).toBe(401);
    const guessed = createDeviceHeader({ device: 1, token: 'x'.repeat(43) });
    expect((await look('/rpc/people/seat', { ...post, headers: { authorization: guessed } })).status).toBe(401);
    const { connect } = await import('node:tls');
    const old = connect({ host: '127.0.0.1', port: host.port, maxVersion: 'TLSv1.2', rejectUnauthorized: false });
    await expect(new Promise((resolve, reject) => old.once('secureConnect', resolve).once('error', reject))).rejects.toThrow(
      /protocol version/,
    );
  });
});

describe('sharing', () => {
  it('is off until it is switched on, needs PINs, and listens at no address but the office’s', async () => {
    for (const address of ['0.0.0.0', '127.0.0.1', '8.8.8.8', '100.64.0.1', 'x'])
      expect(await code(told(host.page, 'sharing.set', { at: { address, port: 8422 } })), address).toBe('SHARING_ADDRESS');
    await value(host.page, 'sharing.set', { at: null });
    await host.lan.follow();
    await expect(openLine({ address: '127.0.0.1', port: host.port }, () => true)).rejects.toThrow('ECONNREFUSED');
    expect(await code(told(host.page, 'sharing.invite', {}))).toBe('SHARING_OFF');
  });
});

describe('a line that is cut', () => {
  const counted = (): number => host.read('SELECT words FROM shift_note').length;

  it('leaves each step done once or not at all, and the guest hears which', async () => {
    const cable = await layCable(host.port);
    const guest = await guestAt(cable.port);
    const kept: string[] = [];
    for (let nth = 0; nth < 24; nth += 1) {
      const words = `第 ${nth} 条`;
      const sent = guest.page.call('shift.addNote', { words }).then(
        () => true,
        () => false,
      );
      await new Promise((resolve) => setTimeout(resolve, (nth % 8) * 1.5));
      cable.cut();
      if (await sent) kept.push(words);
    }
    const all = host.read('SELECT words FROM shift_note ORDER BY id').map((row) => String(Object.values(row as object)[0]));
    expect(new Set(all).size).toBe(all.length);
    for (const words of kept) expect(all).toContain(words);
    await cable.close();
  });

  it('that says nothing ends what waits, within seconds, and works again when it is back', async () => {
    const cable = await layCable(host.port);
    const guest = await guestAt(cable.port, host.people.desk, QUICK);
    cable.pull();
    await expect(guest.page.call('shift.addNote', { words: '拔了网线' })).rejects.toThrow();
    expect(counted()).toBe(0);
    const awayIs = (away: object | null): Promise<void> =>
      vi.waitFor(async () => expect(await value(guest.page, 'joining.state', {})).toMatchObject({ away }), 8000);
    await awayIs({ code: 'JOIN_UNREACHED' });
    cable.plug();
    // The line that was pulled is cut at its end: what is said before the guest has heard of that is lost, and said so.
    await awayIs(null);
    await value(guest.page, 'shift.addNote', { words: '又接上了' });
    expect(counted()).toBe(1);
    await cable.close();
  });

  it('does a call that comes a second time with its key not again, and answers it as at first', async () => {
    const guest = await guestAt();
    const headers = { 'x-livebase-step': '0b8f6c2e-1111-4222-8333-444455556666' };
    const body = JSON.stringify({ json: { words: '只一次' }, meta: [] });
    const first = await guest.page.post('/rpc/shift/addNote', body, { headers });
    const again = await guest.page.post('/rpc/shift/addNote', body, { headers });
    expect(first.text).toContain('"ok":true');
    expect(again.text).toBe(first.text);
    expect(counted()).toBe(1);
  });
});
