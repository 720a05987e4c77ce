// What may happen to two computers of an office without anybody's fault: one sleeps, a clock is wrong, one was updated before the other.
import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { quickPins } from '../../../test/helpers/quick-pins.ts';
import { type GuestComputer, join, QUICK, startGuest, startHost, told, value } from '../../../test/helpers/two-computers.ts';
import { makeCertificate } from '../../backend/sharing/certificate.ts';
import { formatRefusal } from '../../contract/messages.ts';
import { STEP_HEADER } from '../../contract/core/wire.ts';
import type { JoinedHost } from '../../contract/sharing/joining.ts';

beforeAll(quickPins);
afterAll(() => void vi.restoreAllMocks());

const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

const stateOf = ({ page }: GuestComputer): Promise<JoinedHost | null> => value<JoinedHost | null>(page, 'joining.state', {});
const awayOf = async (guest: GuestComputer): Promise<string | null> => (await stateOf(guest))?.away?.code ?? null;

async function guestOf(port: number, code: string, sits: number | null): Promise<GuestComputer> {
  const way = await join(port, code);
  if (!way.ok) throw new Error(way.refusal.code);
  const guest = await startGuest(way.value, sits, '1.0', QUICK);
  ends.push(guest.close);
  return guest;
}

const answerShape = z.object({ ask: z.string(), said: z.unknown() });

/** Asks the host's process. */
async function asked(child: ChildProcess, ask: string): Promise<unknown> {
  const answer = new Promise((resolve) => {
    const hear = (message: unknown): void => {
      const read = answerShape.parse(message);
      if (read.ask !== ask) return;
      child.off('message', hear);
      resolve(read.said);
    };
    child.on('message', hear);
  });
  if (ask !== 'start') child.send(ask);
  return answer;
}

describe('a host that is put to sleep', () => {
  it('is gone for its guest while it sleeps, and back by itself; what was sent to it meanwhile is done once or not at all', async () => {
    const child = fork(path.join(import.meta.dirname, '..', '..', '..', 'test', 'helpers', 'host-process.ts'));
    ends.push(async () => {
      child.kill('SIGCONT');
      child.send('end');
      await once(child, 'exit');
    });
    const { port, desk } = z.object({ port: z.int(), desk: z.int() }).parse(await asked(child, 'start'));
    const guest = await guestOf(port, String(await asked(child, 'code')), desk);
    await value(guest.page, 'shift.addNote', { words: '睡之前' });
    child.kill('SIGSTOP');
    const [key, late] = [randomUUID(), randomUUID()];
    const send = (words: string, step: string) =>
      guest.page.post('/rpc/shift/addNote', JSON.stringify({ json: { words } }), { headers: { [STEP_HEADER]: step } });
    // The system still takes the call, and nobody answers: it ends without a word of what became of it.
    await expect(send('睡着时', key)).rejects.toThrow();
    await vi.waitFor(async () => expect(await awayOf(guest)).toBe('JOIN_UNREACHED'), 20_000);
    await expect(send('还睡着', late)).rejects.toThrow();
    child.kill('SIGCONT');
    await vi.waitFor(async () => expect(await awayOf(guest)).toBeNull(), 20_000);
    expect(await told(guest.page, 'shift.addNote', { words: '醒了' })).toMatchObject({ ok: true });
    const steps = [key, late].map((one) => ({ key: one, method: 'shift.addNote' }));
    const { states } = await value<{ states: string[] }>(guest.page, 'live.steps', { steps });
    const notes = z.array(z.object({ words: z.string() })).parse(await asked(child, 'notes'));
    const times = (words: string): number => notes.filter((note) => note.words.includes(words)).length;
    expect([times('睡之前'), times('醒了')]).toEqual([1, 1]);
    expect(['睡着时', '还睡着'].map((words) => (times(words) === 1 ? 'done' : times(words) === 0 ? 'not' : 'twice'))).toEqual(states);
  });
});

describe('a clock that is wrong', () => {
  const YEAR_MS = 31_536_000_000;

  it.each([
    ['a certificate that is not good yet by the guest’s clock', 20],
    ['one that ended long ago by it', -20],
  ])('%s: the host is known by its key, not by the clock', async (_words, years) => {
    const host = await startHost();
    ends.push(host.close);
    await host.listenAt(null);
    const made = makeCertificate(['127.0.0.1'], Date.now() + years * YEAR_MS);
    const place = path.join(host.folder, 'lan');
    mkdirSync(place, { recursive: true });
    writeFileSync(path.join(place, 'certificate.pem'), made.cert);
    writeFileSync(path.join(place, 'key.pem'), made.key);
    await host.listenAt({ address: '127.0.0.1', port: host.port });
    const guest = await guestOf(host.port, await host.code(), host.people.desk);
    expect(await awayOf(guest)).toBeNull();
    expect(await told(guest.page, 'shift.addNote', { words: '钟不准' })).toMatchObject({ ok: true });
  });

  it('of the host that is set back by a day lets a joined computer go on', async () => {
    const host = await startHost();
    ends.push(host.close);
    const guest = await guestOf(host.port, await host.code(), host.people.desk);
    const now = Date.now();
    const clock = vi.spyOn(Date, 'now').mockImplementation(() => now - 86_400_000);
    ends.push(() => clock.mockRestore());
    expect(await told(guest.page, 'shift.addNote', { words: '昨天的钟' })).toMatchObject({ ok: true });
    expect(await told(host.page, 'sharing.invite', {})).toMatchObject({ ok: true });
  });
});

describe('two versions', () => {
  const sayAway = async (guest: GuestComputer): Promise<string> => {
    const away = (await stateOf(guest))?.away ?? null;
    return away === null ? '' : formatRefusal(away, 'zh-CN');
  };

  it('the guest says which of the two to update, and to what', async () => {
    const host = await startHost({ version: '1.2.0' });
    ends.push(host.close);
    const way = await join(host.port, await host.code(), '1.2.0');
    if (!way.ok) throw new Error(way.refusal.code);
    const open = async (version: string): Promise<GuestComputer> => {
      const guest = await startGuest(way.value, null, version, QUICK);
      ends.push(guest.close);
      return guest;
    };
    expect(await sayAway(await open('1.1.9'))).toBe(
      '两台电脑的程序版本不一样：这台是 1.1.9，主机是 1.2.0；请把这台电脑更新到 1.2.0，再打开。',
    );
    expect(await sayAway(await open('1.10.0'))).toBe(
      '两台电脑的程序版本不一样：这台是 1.10.0，主机是 1.2.0；请先把主机更新到 1.10.0，这台不用动。',
    );
    expect(await sayAway(await open('1.2.0'))).toBe('');
  });
});
