// `npm run gate -- crowd [SECONDS] [ATTACK ...]`: one joined computer at its worst, five ways one after the other, while a clerk at another one books. No booking may wait a second.
import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { z } from 'zod';
import { bigBlank } from '../bench/big-blank.ts';
import { DESK_PIN, type GuestComputer, join, MANAGER_PIN, startGuest, value } from '../helpers/two-computers.ts';
import { clerk, pause } from './lan-clerks.ts';

const USUAL_SECONDS = 10;
const MOST_MS = 1000;
const CROWD = 60;
const FEW = 4;
const SHEET_ROWS = 60_000;
const SEAT = 'x-livebase-seat';
/** Quiet: what a booking takes where nobody does anything. */
const ATTACKS = ['quiet', 'codes', 'pins', 'seats', 'sheets', 'workbook'] as const;
type Attack = (typeof ATTACKS)[number];
const started = z.object({ port: z.int(), manager: z.int(), desk: z.int() });

async function joined(port: number, code: string): Promise<GuestComputer> {
  const way = await join(port, code);
  if (!way.ok) throw new Error(JSON.stringify(way.refusal));
  return startGuest(way.value, null);
}

const bodyOf = (json: object): Buffer => Buffer.from(JSON.stringify({ json, meta: [] }));

/** What one call of an attack is, prepared. */
async function prepare({ page }: GuestComputer, attack: Attack, manager: number): Promise<() => Promise<unknown>> {
  const post = (method: string, body: Buffer, headers: Readonly<Record<string, string>> = {}): Promise<unknown> =>
    page.post(`/rpc/${method}`, body, { headers });
  if (attack === 'codes') {
    const body = bodyOf({ person: manager, code: 'AAAA-AAAA-AAAA-AAAA-AAAA-AAAA', pin: '246801' });
    return () => post('people/recover', body);
  }
  if (attack === 'pins') return () => post('people/enter', bodyOf({ person: manager, pin: '111111' }));
  if (attack === 'seats') return () => post('people/seat', bodyOf({}), { [SEAT]: randomUUID() });
  const enter = { person: manager, pin: MANAGER_PIN };
  await page.call('people.enter', enter);
  if (attack === 'sheets') {
    const headings = Array.from({ length: 20 }, (_, at) => `列${at}`);
    const body = bodyOf({ name: '单', headings, rows: Array.from({ length: SHEET_ROWS }, () => headings) });
    return () => post('sheets/make', body);
  }
  const blank = { name: '月报.xlsx', bytes: bigBlank('list') };
  return () => page.call('workbooks.propose', { blank, profile: null });
}

/** Calls until it is told to stop, so many at a time. Its own work is another computer's: it takes no time from the host. */
async function attack(kind: Attack, port: number, code: string, manager: number): Promise<void> {
  setPriority(constants.priority.PRIORITY_LOW);
  const guest = await joined(port, code);
  const callOnce = await prepare(guest, kind, manager);
  let [calls, failed, isOver] = [0, 0, false];
  const callers = Array.from({ length: ['sheets', 'workbook'].includes(kind) ? FEW : CROWD }, async () => {
    while (!isOver) {
      await callOnce().catch(() => (failed += 1));
      calls += 1;
    }
  });
  process.send?.('at work');
  await once(process, 'message');
  isOver = true;
  process.send?.({ calls, failed });
  await Promise.race([Promise.all(callers), pause(2000)]);
  process.exit();
}

function asked(child: ChildProcess, ask: string): Promise<unknown> {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  const hear = (message: unknown): void => {
    const told = z.object({ ask: z.string(), said: z.unknown() }).safeParse(message);
    if (!told.success || told.data.ask !== ask) return;
    child.off('message', hear);
    resolve(told.data.said);
  };
  child.on('message', hear);
  if (ask !== 'start') child.send(ask);
  return promise;
}

/** A clerk's bookings beside an attack: how long each took. */
async function besides(kind: Attack, seconds: number): Promise<number> {
  const host = fork(new URL('../helpers/host-process.ts', import.meta.url), ['dear']);
  const { port, manager, desk } = started.parse(await asked(host, 'start'));
  const guest = await joined(port, String(await asked(host, 'code')));
  const code = kind === 'quiet' ? '' : String(await asked(host, 'code'));
  const attacker = kind === 'quiet' ? null : fork(new URL(import.meta.url), ['attack', kind, String(port), code, String(manager)]);
  if (attacker !== null) await once(attacker, 'message');
  const began = performance.now();
  await value(guest.page, 'people.enter', { person: desk, pin: DESK_PIN });
  const enteredMs = (performance.now() - began).toFixed(0);
  const told = await clerk(guest, desk, performance.now() + seconds * 1000);
  const ended = attacker === null ? [] : once(attacker, 'message');
  attacker?.send('stop');
  const [came] = await ended;
  await guest.close();
  attacker?.kill();
  host.send('end');
  await once(host, 'exit');
  const all = told.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const at = (share: number): string => (all[Math.min(all.length - 1, Math.floor(all.length * share))] ?? 0).toFixed(0);
  const done = told.filter(({ said }) => said !== 'lost').length;
  console.log(
    `${kind}: ${JSON.stringify(came ?? {})}; ${done} of ${all.length} answered, signed in after ${enteredMs} ms, median ${at(0.5)} ms, p95 ${at(0.95)}, longest ${at(1)}`,
  );
  return done === all.length && all.length > 0 ? Number(at(1)) : Number.POSITIVE_INFINITY;
}

if (process.argv[2] === 'attack') {
  const [kind = '', port = '', code = '', manager = ''] = process.argv.slice(3);
  await attack(z.enum(ATTACKS).parse(kind), Number(port), code, Number(manager));
} else {
  const seconds = Number(process.argv[2] ?? USUAL_SECONDS);
  const longest: number[] = [];
  const wanted = process.argv.length > 3 ? z.array(z.enum(ATTACKS)).parse(process.argv.slice(3)) : ATTACKS;
  for (const kind of wanted) longest.push(await besides(kind, seconds));
  process.exitCode = longest.every((ms) => ms < MOST_MS) ? 0 : 1;
}
