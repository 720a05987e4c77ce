// `npm run gate:lan-namespaces [SECONDS]`: the gate of the second computer over a real line between two network namespaces: its cable is pulled, its host moves to another address, and where the kernel has netem each way takes 10 ms and loses 2 %. Linux, as root.
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';
import { LOOK } from '../../src/hosts/lan/guest.ts';
import { joinHost } from '../../src/hosts/lan/join-host.ts';
import { startGuest, startHost, told } from '../helpers/two-computers.ts';
import type { GuestComputer } from '../helpers/two-computers.ts';
import { below, clerk, furnish, judge, makePinsCheap, pause } from './lan-clerks.ts';

const [role = '', given = '60'] = /^\d*$/.test(process.argv[2] ?? '') ? ['', process.argv[2] ?? '60'] : process.argv.slice(2);
const seconds = Number(given);
const GUESTS = 4;
const CLERKS_A_GUEST = 2;
const PORT = 8422;
/** Where the host is at first, where it moves to, and where the guests are. */
const AT = { host: '10.77.0.1', moved: '10.77.0.9', guest: '10.77.0.2' } as const;
const NAMES = { host: 'livebase-host', guest: 'livebase-guest' } as const;

const toldShape = z.array(z.object({ key: z.string(), said: z.enum(['booked', 'refused', 'lost']), ms: z.number() }));
const messageShape = z.object({
  what: z.enum(['ready', 'code', 'move', 'told', 'judged']),
  desk: z.number().optional(),
  code: z.string().optional(),
  told: toldShape.optional(),
  isRight: z.boolean().optional(),
});
type Message = z.infer<typeof messageShape>;

const say = (message: Message): void => void process.send?.(message);

async function hear(child: ChildProcess | NodeJS.Process): Promise<Message> {
  const [message]: unknown[] = await once(child, 'message');
  return messageShape.parse(message);
}

/** The computer that holds the base. */
async function beHost(): Promise<void> {
  makePinsCheap();
  const host = await startHost();
  furnish(host);
  const listen = async (address: string): Promise<void> => {
    // A computer whose cable is out has no address to choose.
    while (!(await told(host.page, 'sharing.set', { at: { address, port: PORT } })).ok) await pause(200);
    await host.lan.follow();
  };
  await listen(AT.host);
  say({ what: 'ready', desk: host.people.desk });
  for (;;) {
    const { what, told: words } = await hear(process);
    if (what === 'code') say({ what, code: await host.code() });
    if (what === 'move') await listen(AT.moved);
    if (what !== 'told') continue;
    say({ what: 'judged', isRight: await judge(host, words ?? []) });
    await host.close();
    return;
  }
}

/** The computers that joined. */
async function beGuests(desk: number): Promise<void> {
  makePinsCheap();
  const guests: GuestComputer[] = [];
  for (let nth = 0; nth < GUESTS; nth += 1) {
    say({ what: 'code' });
    const { code = '' } = await hear(process);
    const way = await joinHost({ address: AT.host, port: PORT, code, name: `前台 ${nth + 1}` }, '1.0');
    if (!way.ok) throw new Error(JSON.stringify(way.refusal));
    guests.push(await startGuest(way.value, desk, '1.0', LOOK));
  }
  say({ what: 'ready' });
  const until = performance.now() + seconds * 1000;
  const all = await Promise.all(guests.flatMap((guest) => Array.from({ length: CLERKS_A_GUEST }, () => clerk(guest, desk, until))));
  say({ what: 'told', told: all.flat() });
  for (const guest of guests) await guest.close();
}

const run = (...words: readonly string[]): boolean => spawnSync(words[0] ?? '', words.slice(1), { stdio: 'ignore' }).status === 0;

function takeAway(): void {
  for (const name of Object.values(NAMES)) run('ip', 'netns', 'del', name);
}

/** Lays the line; answers why there is none, or whether it is slow as an office's. */
function layLine(): 'none' | 'slow' | 'quick' {
  takeAway();
  if (!Object.values(NAMES).every((name) => run('ip', 'netns', 'add', name))) return 'none';
  run('ip', 'link', 'add', 'lbhost', 'netns', NAMES.host, 'type', 'veth', 'peer', 'name', 'lbguest', 'netns', NAMES.guest);
  const ends = [
    [NAMES.host, 'lbhost', [AT.host, AT.moved]],
    [NAMES.guest, 'lbguest', [AT.guest]],
  ] as const;
  const slow = ends.map(([name, link, addresses]) => {
    for (const address of addresses) run('ip', '-n', name, 'addr', 'add', `${address}/24`, 'dev', link);
    for (const one of ['lo', link]) run('ip', '-n', name, 'link', 'set', one, 'up');
    return run('ip', 'netns', 'exec', name, 'tc', 'qdisc', 'add', 'dev', link, 'root', 'netem', 'delay', '10ms', 'loss', '2%');
  });
  return slow.every(Boolean) ? 'slow' : 'quick';
}

function startIn(name: string, ...words: readonly string[]): ChildProcess {
  const program = [process.execPath, import.meta.filename, ...words];
  const child = spawn('ip', ['netns', 'exec', name, ...program], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  child.once('exit', (code) => {
    if (code === 0) return;
    takeAway();
    process.exit(1);
  });
  return child;
}

/** Pulls the cable now and then, for up to four seconds. */
async function pullNowAndThen(until: number): Promise<number> {
  let pulls = 0;
  while (performance.now() < until - 12_000) {
    await pause(2000 + below(4000));
    run('ip', '-n', NAMES.guest, 'link', 'set', 'lbguest', 'down');
    await pause(below(4000));
    run('ip', '-n', NAMES.guest, 'link', 'set', 'lbguest', 'up');
    pulls += 1;
  }
  return pulls;
}

async function tryAll(line: 'slow' | 'quick'): Promise<boolean> {
  const host = startIn(NAMES.host, 'host');
  const { desk = 0 } = await hear(host);
  const guests = startIn(NAMES.guest, 'guests', String(seconds), String(desk));
  for (;;) {
    const { what } = await hear(guests);
    if (what === 'ready') break;
    host.send({ what: 'code' });
    guests.send(await hear(host));
  }
  const until = performance.now() + seconds * 1000;
  const moved = pause(seconds * 500).then(() => host.send({ what: 'move' }));
  const [pulls, last] = await Promise.all([pullNowAndThen(until), hear(guests), moved]);
  const how = line === 'slow' ? 'each way 10 ms, 2 % lost' : 'this kernel has no netem, so the line is as quick as it is';
  console.log(`${seconds} s, ${GUESTS * CLERKS_A_GUEST} clerks at ${GUESTS} guests, cable pulled ${pulls} times, host moved once; ${how}`);
  host.send(last);
  const { isRight = false } = await hear(host);
  await Promise.all([once(host, 'exit'), guests.exitCode === null ? once(guests, 'exit') : null]);
  return isRight;
}

if (role === 'host') {
  await beHost();
  process.disconnect();
} else if (role === 'guests') {
  await beGuests(Number(process.argv[4]));
  process.disconnect();
} else {
  const line = layLine();
  if (line === 'none') console.log('no network namespaces here (they take Linux and root): nothing was tried');
  else process.exitCode = (await tryAll(line)) ? 0 : 1;
  takeAway();
}
