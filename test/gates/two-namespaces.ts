// `npm run gate -- lan-namespaces [MS_A_WAY] [SEED]`: the gate of the second computer over a real line between network namespaces, slow and losing 2 % of its frames (`slow-line.py`, for kernels without netem): what a booking takes; 200 cuts within a minute; the cable pulled while the host moves to another address. Linux, as root, with python3.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { z } from 'zod';
import { LOOK } from '../../src/hosts/lan/guest.ts';
import { joinHost } from '../../src/hosts/lan/join-host.ts';
import { type GuestComputer, startGuest, startHost, told } from '../helpers/two-computers.ts';
import { below, clerk, furnish, judge, makePinsCheap, pause } from './lan-clerks.ts';

const isRole = process.argv[2] === 'host' || process.argv[2] === 'guests';
const [delayMs = '10', seed = String(Date.now() % 100_000)] = isRole ? [] : process.argv.slice(2);
const LOSS = 0.02;
const GUESTS = 4;
const CLERKS_A_GUEST = 2;
const PORT = 8422;
/** Where the host is at first, where it moves to, and where the guests are. */
const AT = { host: '10.77.0.1', moved: '10.77.0.9', guest: '10.77.0.2' } as const;
const NAMES = { host: 'livebase-host', guest: 'livebase-guest', line: 'livebase-line' } as const;
/** The two ends of each half of the line: a computer's, and the one in the middle. */
const ENDS = [
  { name: NAMES.host, end: 'lbhost', middle: 'lbhostm', addresses: [AT.host, AT.moved] },
  { name: NAMES.guest, end: 'lbguest', middle: 'lbguestm', addresses: [AT.guest] },
] as const;
const SLOW_LINE = path.join(import.meta.dirname, 'slow-line.py');

const toldShape = z.array(z.object({ key: z.string(), said: z.enum(['booked', 'refused', 'lost']), ms: z.number() }));
const messageShape = z.object({
  what: z.enum(['ready', 'code', 'move', 'go', 'told', 'judged', 'end']),
  desk: z.number().optional(),
  code: z.string().optional(),
  seconds: z.number().optional(),
  clerks: z.number().optional(),
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
    if (what === 'told') say({ what: 'judged', isRight: await judge(host, words ?? []) });
    if (what === 'end') return host.close();
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
  for (;;) {
    const { what, seconds = 0, clerks = 1 } = await hear(process);
    if (what === 'end') break;
    const until = performance.now() + seconds * 1000;
    const all = await Promise.all(guests.flatMap((guest) => Array.from({ length: clerks }, () => clerk(guest, desk, until))));
    say({ what: 'told', told: all.flat() });
  }
  for (const guest of guests) await guest.close();
}

const run = (...words: readonly string[]): boolean => spawnSync(words[0] ?? '', words.slice(1), { stdio: 'ignore' }).status === 0;

function takeAway(): void {
  for (const name of Object.values(NAMES)) run('ip', 'netns', 'del', name);
}

/** Lays the two halves of the line; false where this system knows no such thing. */
function layLine(): boolean {
  takeAway();
  if (!Object.values(NAMES).every((name) => run('ip', 'netns', 'add', name))) return false;
  return ENDS.every(({ name, end, middle, addresses }) => {
    const isLaid = run('ip', 'link', 'add', end, 'netns', name, 'type', 'veth', 'peer', 'name', middle, 'netns', NAMES.line);
    for (const address of addresses) run('ip', '-n', name, 'addr', 'add', `${address}/24`, 'dev', end);
    for (const one of ['lo', end]) run('ip', '-n', name, 'link', 'set', one, 'up');
    run('ip', '-n', NAMES.line, 'link', 'set', middle, 'up');
    return isLaid && run('ip', 'netns', 'exec', name, 'python3', SLOW_LINE, 'plain', end);
  });
}

/** What joins the halves. */
async function joinHalves(): Promise<ChildProcess> {
  const words = [SLOW_LINE, 'line', ...ENDS.map(({ middle }) => middle), delayMs, String(LOSS), seed];
  const line = spawn('ip', ['netns', 'exec', NAMES.line, 'python3', ...words], { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(line.stdout, 'data');
  const hear = (said: Buffer): void => (said.includes('handed') ? console.log(`frames: ${said.toString().trim()}`) : undefined);
  line.stdout.on('data', hear);
  return line;
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

/** Resets what runs over the line, at random moments. */
async function cutAtRandom(line: ChildProcess, cuts: number, until: number): Promise<string> {
  let done = 0;
  while (done < cuts && performance.now() < until) {
    await pause((2 * (until - performance.now()) * Math.random()) / (cuts - done + 1));
    line.stdin?.write('cut\n');
    done += 1;
  }
  return `${done} cuts`;
}

/** Pulls the cable now and then, for up to four seconds, while the host moves once. */
async function pullNowAndThen(host: ChildProcess, until: number): Promise<string> {
  const half = performance.now() + (until - performance.now()) / 2;
  let [pulls, isMoved] = [0, false];
  while (performance.now() < until - 12_000) {
    await pause(2000 + below(4000));
    run('ip', '-n', NAMES.guest, 'link', 'set', 'lbguest', 'down');
    await pause(below(4000));
    run('ip', '-n', NAMES.guest, 'link', 'set', 'lbguest', 'up');
    pulls += 1;
    if (!isMoved && performance.now() > half) isMoved = host.send({ what: 'move' });
  }
  return `cable pulled ${pulls} times, host ${isMoved ? 'moved once' : 'not moved'}`;
}

interface Part {
  readonly seconds: number;
  readonly clerks: number;
  readonly trouble: (until: number) => Promise<string>;
}

async function tryAll(line: ChildProcess): Promise<boolean> {
  const host = startIn(NAMES.host, 'host');
  const { desk = 0 } = await hear(host);
  const guests = startIn(NAMES.guest, 'guests', String(desk));
  for (;;) {
    const { what } = await hear(guests);
    if (what === 'ready') break;
    host.send({ what: 'code' });
    guests.send(await hear(host));
  }
  const parts: readonly Part[] = [
    { seconds: 30, clerks: 1, trouble: async () => 'nothing cut' },
    { seconds: 60, clerks: CLERKS_A_GUEST, trouble: (until) => cutAtRandom(line, 200, until) },
    { seconds: 40, clerks: CLERKS_A_GUEST, trouble: (until) => pullNowAndThen(host, until) },
  ];
  let isAllRight = true;
  for (const { seconds, clerks, trouble } of parts) {
    guests.send({ what: 'go', seconds, clerks });
    const [how, last] = await Promise.all([trouble(performance.now() + seconds * 1000), hear(guests)]);
    console.log(
      `${seconds} s, ${GUESTS * clerks} clerks at ${GUESTS} guests, ${delayMs} ms a way, 2 % of frames lost (seed ${seed}): ${how}`,
    );
    host.send(last);
    const { isRight = false } = await hear(host);
    isAllRight &&= isRight;
  }
  for (const child of [guests, host]) {
    child.send({ what: 'end' });
    await once(child, 'exit');
  }
  return isAllRight;
}

if (process.argv[2] === 'host') {
  await beHost();
  process.disconnect();
} else if (process.argv[2] === 'guests') {
  await beGuests(Number(process.argv[3]));
  process.disconnect();
} else if (layLine()) {
  const line = await joinHalves();
  process.exitCode = (await tryAll(line)) ? 0 : 1;
  line.stdin?.end();
  await once(line, 'exit');
  takeAway();
} else {
  console.log('no network namespaces here (they take Linux, root and python3): nothing was tried');
  takeAway();
}
