// A computer that works on another one's base: how it joins, says that its host is gone, finds it again, and what its window's calls become.
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
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
import type { LivebaseClient } from '../../contract/contract.ts';
import { NO_ABILITIES } from '../../contract/core/shell-port.ts';
import { LINE_CUT_CODE, STEP_HEADER, cloneIfBytes } from '../../contract/core/wire.ts';
import { printLetters } from '../../domain/base/join-code.ts';
import type { JoinedHost } from '../../contract/sharing/joining.ts';
import type { Look } from './guest.ts';
import { readGuestWay } from './guest-file.ts';
import { openOwnSession } from './own-session.ts';

beforeAll(quickPins);
afterAll(() => void vi.restoreAllMocks());

let host: HostComputer;
const ends: (() => Promise<void> | void)[] = [];
beforeEach(async () => {
  host = await startHost();
  ends.push(host.close);
});
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

async function guestAt(port = host.port, look?: Look): Promise<GuestComputer> {
  const way = await join(port, await host.code());
  if (!way.ok) throw new Error(way.refusal.code);
  const guest = await startGuest(way.value, host.people.desk, '1.0', look);
  ends.push(guest.close);
  return guest;
}

const state = ({ page }: GuestComputer): Promise<JoinedHost | null> => value<JoinedHost | null>(page, 'joining.state', {});
const awayOf = async (guest: GuestComputer): Promise<string | null> => (await state(guest))?.away?.code ?? null;
const write = ({ page }: GuestComputer, words: string) => told(page, 'shift.addNote', { words });

describe('a guest whose host is gone', () => {
  it('says so by itself, and that it is back', async () => {
    const guest = await guestAt();
    expect(await state(guest)).toEqual({ at: { address: '127.0.0.1', port: host.port }, away: null });
    await host.listenAt(null);
    await vi.waitFor(async () => expect(await awayOf(guest)).toBe('JOIN_UNREACHED'), 8000);
    await host.listenAt({ address: '127.0.0.1', port: host.port });
    await vi.waitFor(async () => expect(await awayOf(guest)).toBeNull(), 8000);
    expect(await write(guest, '又接上了')).toMatchObject({ ok: true });
  });

  it('says so of a cable that was pulled, which says nothing itself', async () => {
    const cable = await layCable(host.port);
    ends.push(cable.close);
    const guest = await guestAt(cable.port, QUICK);
    cable.pull();
    await vi.waitFor(async () => expect(await awayOf(guest)).toBe('JOIN_UNREACHED'), 8000);
  });

  it('says nothing of the kind of a line that was only cut', async () => {
    const cable = await layCable(host.port);
    ends.push(cable.close);
    const guest = await guestAt(cable.port);
    const said: (string | null)[] = [];
    for (let nth = 0; nth < 40; nth += 1) {
      if (nth % 5 === 0) cable.cut();
      said.push(await awayOf(guest));
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
    expect(said.filter((one) => one !== null)).toEqual([]);
  });

  it('says that it was cut off, and can join again where it stands', async () => {
    const guest = await guestAt();
    await value(host.page, 'sharing.revoke', { device: guest.way.device });
    await vi.waitFor(async () => expect(await awayOf(guest)).toBe('JOIN_CUT_OFF'), 8000);
    const again = { address: '127.0.0.1', port: host.port, code: await host.code(), name: null };
    expect(await value(guest.page, 'joining.join', again)).toMatchObject({ away: null });
    expect(await value(guest.page, 'people.enter', { person: host.people.desk, pin: DESK_PIN })).toMatchObject({ me: { name: '小林' } });
  });
});

describe('a host that moved', () => {
  it('is found at an address that it told before, and the guest goes on and remembers it', async () => {
    const guest = await guestAt();
    await vi.waitFor(() => expect(readGuestWay(guest.folder)?.names).toContain('127.0.0.2'), 8000);
    await host.listenAt({ address: '127.0.0.2', port: host.port });
    await vi.waitFor(async () => expect((await state(guest))?.at.address).toBe('127.0.0.2'), 8000);
    expect(await write(guest, '搬到了另一个地址')).toMatchObject({ ok: true });
    expect(readGuestWay(guest.folder)).toMatchObject({ address: '127.0.0.2', port: host.port });
  });

  it('is found by its key where it stands under an address and a port that it never told; another host that says the same letters is not it', async () => {
    const way = await join(host.port, await host.code());
    if (!way.ok) throw new Error(way.refusal.code);
    const other = await startHost();
    ends.push(other.close);
    const port = await freePort();
    const letters = printLetters(Buffer.from(way.value.print, 'hex'));
    const said = (letter: string, at: number) => ({ name: 'livebase', address: '127.0.0.1', port: at, letters: letter });
    const find = async () => [said(letters, other.port), said('another', port), said(letters, port)];
    const guest = await startGuest(way.value, host.people.desk, '1.0', undefined, find);
    ends.push(guest.close);
    await host.listenAt({ address: '127.0.0.1', port });
    await vi.waitFor(async () => expect(await state(guest)).toEqual({ at: { address: '127.0.0.1', port }, away: null }), 8000);
    expect(await write(guest, '自己找到了')).toMatchObject({ ok: true });
    expect(readGuestWay(guest.folder)?.port).toBe(port);
  });

  it('is found at the address that a person types, without joining again; another computer there is not it', async () => {
    const guest = await guestAt();
    const port = await freePort();
    await host.listenAt({ address: '127.0.0.1', port });
    await vi.waitFor(async () => expect(await awayOf(guest)).toBe('JOIN_UNREACHED'), 8000);
    const other = await startHost();
    ends.push(other.close);
    const moved = (to: number) => told(guest.page, 'joining.moveTo', { address: '127.0.0.1', port: to });
    const before = (await state(guest))?.at;
    expect(await moved(other.port)).toMatchObject({ refusal: { code: 'JOIN_OTHER_HOST' } });
    expect((await state(guest))?.at).toEqual(before);
    expect(await moved(port)).toMatchObject({ value: { at: { port }, away: null } });
    expect(await write(guest, '换了端口')).toMatchObject({ ok: true });
    expect(readGuestWay(guest.folder)?.port).toBe(port);
  });
});

describe('a window', () => {
  const folderOf = (): string => path.join(mkdtempSync(path.join(tmpdir(), 'livebase-window-')), 'data');

  /** A window's session with its page's client; each call carries the key that is given for it. */
  async function openWindow(folder: string) {
    const shell = { kind: 'window', ...NO_ABILITIES, defaultFolder: folder, versions: { livebase: '1.0' } } as const;
    const own = { version: '1.0', look: QUICK };
    const opened = await openOwnSession({ folder: null, shell, who: '二楼', host: 'window' }, own);
    if (!opened.ok) throw new Error(opened.refusal.code);
    const { port1, port2 } = new MessageChannel();
    opened.value.attachPort(port1);
    const link = new RPCLink<{ readonly step?: string }>({
      port: port2,
      experimental_transfer: cloneIfBytes,
      headers: ({ context: { step } }) => (step === undefined ? {} : { [STEP_HEADER]: step }),
    });
    port2.start();
    ends.push(async () => {
      port1.close();
      await opened.value.close();
      rmSync(path.dirname(folder), { recursive: true, force: true });
    });
    const client: LivebaseClient = createORPCClient(link);
    const call = (method: readonly string[], input: unknown, step: string): Promise<unknown> =>
      link.call(method, input, { context: { step } });
    return { client, call };
  }

  it('joins at its first start, works on the host’s base, and finds it again at the next', async () => {
    const folder = folderOf();
    const { client } = await openWindow(folder);
    expect(await client.start.state({})).toMatchObject({ value: { kind: 'none' } });
    expect(await client.joining.state({})).toEqual({ ok: true, value: null });
    const at = { address: '127.0.0.1', port: host.port, name: '二楼前台' };
    expect(await client.joining.join({ ...at, code: 'ABCD' })).toMatchObject({ refusal: { code: 'JOIN_CODE_SHAPE' } });
    expect(await client.joining.join({ ...at, code: await host.code() })).toMatchObject({ value: { away: null } });
    expect(await client.start.state({})).toMatchObject({ value: { kind: 'open', folder: '' } });
    expect(await client.people.enter({ person: host.people.desk, pin: DESK_PIN })).toMatchObject({ value: { me: { name: '小林' } } });
    // What its own screen can do it answers itself, of the base's place it knows nothing.
    expect(await client.shell.about({})).toMatchObject({ value: { kind: 'window', folder: null } });
    const { client: next } = await openWindow(folder);
    expect(await next.joining.state({})).toMatchObject({ value: { at: { port: host.port }, away: null } });
    expect(await next.joining.leave({})).toMatchObject({ ok: true });
    expect([await next.start.state({}), existsSync(path.join(folder, 'livebase.guest.json'))]).toMatchObject([
      { value: { kind: 'none' } },
      false,
    ]);
  });

  it('sends bytes and hears news over the host’s line, and asks what became of a call that was cut', async () => {
    const cable = await layCable(host.port);
    ends.push(cable.close);
    const { client, call } = await openWindow(folderOf());
    await client.joining.join({ address: '127.0.0.1', port: cable.port, code: await host.code(), name: null });
    await client.people.enter({ person: host.people.manager, pin: MANAGER_PIN });
    const made = await client.sheets.make({ name: '名单', headings: ['企业'], rows: [['晨光传媒']] });
    expect(made).toMatchObject({ value: { bytes: expect.any(Uint8Array) } });
    // Bytes that did not arrive as bytes would be no file.
    const file = { name: '合同.pdf', bytes: new Uint8Array([1, 2, 3]) };
    expect(await client.tenants.attach({ tenant: 99, paper: null, file })).toMatchObject({ refusal: { code: 'RECORD_UNKNOWN' } });
    const news = await client.live.watch({});
    expect((await news.next()).value).toMatchObject({ ok: true });
    const keys = [randomUUID(), randomUUID()];
    const input = { words: '拔线前' };
    expect(await call(['shift', 'addNote'], input, keys[0] ?? '')).toMatchObject({ ok: true });
    cable.pull();
    await expect(call(['shift', 'addNote'], { words: '拔线后' }, keys[1] ?? '')).rejects.toMatchObject({ code: LINE_CUT_CODE });
    await expect(news.next()).rejects.toThrow();
    cable.plug();
    await vi.waitFor(async () => expect(await client.joining.state({})).toMatchObject({ value: { away: null } }), 8000);
    const steps = keys.map((key) => ({ key, method: 'shift.addNote' }));
    expect(await client.live.steps({ steps })).toMatchObject({ value: { folder: '', states: ['done', 'not'] } });
  });
});
