// `npm run bench -- held-up`: how long a booking of one person waits while another one, a joined computer or long work keeps the host busy. Writes docs/performance.md.
import { type ChildProcess, fork } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { LivebaseClient } from '../../src/contract/contract.ts';
import { putSection, shown } from './figures.ts';
import { clientAt, comeIn, type PageWay, pause, sit, type Sitting } from './held-up-client.ts';
import { type ComputerTold, PINS } from './held-up-computer.ts';
import type { ListsDone } from './held-up-lists.ts';
import { BOOKINGS, readsBase, STREAMS_A_MONTH } from './reads-base.ts';
import { styledSalesFile } from './sales-file.ts';

const LOAD_MS = Number(process.env['BENCH_SECONDS'] ?? 60) * 1000;
const LISTS = 200;
/** Between two bookings of the person whose waiting is measured. */
const PAUSE_MS = 50;
const STUDIOS = 100;

interface Computer {
  readonly process: ChildProcess;
  readonly told: () => Promise<ComputerTold>;
}

/** What the loads stand on: the host, one that joined it, and who works there. */
interface Ground {
  readonly manager: LivebaseClient;
  /** A viewer's seat at the host, and one at the joined computer. */
  readonly viewer: Sitting;
  readonly away: Sitting;
}

/** What keeps the host busy: it runs until `isOver` or to its own end, and says what it did. */
interface Load {
  readonly name: string;
  readonly run: (ground: Ground, isOver: () => boolean) => Promise<string>;
}

function startComputer(kind: 'host' | 'guest', ...args: readonly string[]): Promise<Computer> {
  const child = fork(path.join(import.meta.dirname, 'held-up-computer.ts'), [kind, ...args]);
  const next = (): Promise<ComputerTold> => new Promise((resolve) => child.once('message', (told) => resolve(told as ComputerTold)));
  const told = (): Promise<ComputerTold> => {
    const answer = next();
    child.send('where');
    return answer;
  };
  return next().then(() => ({ process: child, told }));
}

/** Two hundred lists of a year, all at once, from one seat. */
async function listYears(sitting: Sitting, isOver: () => boolean): Promise<string> {
  const worker = new Worker(new URL('./held-up-lists.ts', import.meta.url), { workerData: { ...sitting, lists: LISTS } });
  const ended = new Promise<ListsDone>((resolve, reject) => {
    worker.on('message', resolve);
    worker.on('error', reject);
  });
  void (async () => {
    while (!isOver()) await pause(100);
    worker.postMessage('end');
  })();
  const { lists, pages, refused, turnedAway } = await ended;
  return `${pages} pages, ${lists} years whole, ${refused} calls refused${turnedAway === 0 ? '' : `, ${turnedAway} whose connection had ended`}`;
}

function orThrow(answer: { readonly ok: boolean; readonly refusal?: unknown }): void {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
}

/** A report, a backup and a full check side by side, again and again. */
async function reportBackUpCheck({ manager }: Ground, isOver: () => boolean): Promise<string> {
  let rounds = 0;
  do {
    const answers = await Promise.all([
      manager.report.export({ month: '2026-11', profile: null, kinds: ['xlsx', 'pdf'] }),
      manager.settings.backUp({}),
      manager.safety.check({ full: true }),
    ]);
    for (const one of answers) orThrow(one);
    rounds += 1;
  } while (!isOver());
  return `${rounds} times each`;
}

const IMPORTED_ROWS = 60_000;
const PLAIN = {
  month: null,
  tenant: null,
  account: null,
  onDifference: 'replace' as const,
  takesGoodRows: true,
  leaveOut: [],
  own: [],
  overrideReason: null,
};

/** A file of 60,000 rows previewed, taken and taken back, four times: it ends by itself. */
async function importFour({ manager }: Ground): Promise<string> {
  const file = { name: '销售台账.xlsx', bytes: styledSalesFile(IMPORTED_ROWS) };
  const tookMs = { preview: 0, commit: 0, undo: 0 };
  const time = async <T extends { readonly ok: boolean }>(of: keyof typeof tookMs, call: Promise<T>): Promise<T> => {
    const began = performance.now();
    const answer = await call;
    orThrow(answer);
    tookMs[of] = Math.max(tookMs[of], performance.now() - began);
    return answer;
  };
  for (let nth = 0; nth < 4; nth += 1) {
    const staged = await manager.intake.stage({ files: [file], staging: null });
    if (!staged.ok) throw new Error(staged.refusal.code);
    const request = { staging: staged.value.staging, choices: PLAIN };
    await time('preview', manager.intake.preview(request));
    const taken = await time('commit', manager.intake.commit(request));
    if (taken.ok) await time('undo', manager.batches.undo({ batch: taken.value.batch }));
  }
  const words = Object.entries(tookMs).map(([of, ms]) => `${of} ${shown(ms)}`);
  return `4 files; slowest ${words.join(', ')} ms`;
}

const LOADS: readonly Load[] = [
  {
    name: 'nothing else',
    run: async (_, isOver) => {
      while (!isOver()) await pause(100);
      return '';
    },
  },
  { name: `(a) ${LISTS} lists of a year at once, a viewer at the host`, run: ({ viewer }, isOver) => listYears(viewer, isOver) },
  { name: `(b) the same, at a joined computer`, run: ({ away }, isOver) => listYears(away, isOver) },
  { name: `(c) four imports of ${IMPORTED_ROWS.toLocaleString('en')} rows, previewed, taken, undone`, run: importFour },
  { name: '(d) a report, a backup and `check --full`', run: reportBackUpCheck },
];

interface Waits {
  readonly bookings: number[];
  readonly others: Map<string, number>;
}

/** Tenants of the base that owe nothing: the others take a reason. */
const PAYING = Array.from({ length: 300 }, (_, nth) => nth + 1).filter((tenant) => tenant % 3 !== 0);

/** A free hour for each booking: another studio each time, then another hour. */
const firstDayMs = Math.max(Date.now(), Date.UTC(2027, 0, 1)) + 30 * 86_400_000;
let slot = 0;
async function book(desk: LivebaseClient): Promise<number> {
  const [studio, hour] = [(slot % STUDIOS) + 1, Math.floor(slot / STUDIOS)];
  slot += 1;
  const from = new Date(firstDayMs + Math.floor(hour / 20) * 86_400_000).toISOString().slice(0, 10);
  const clock = (at: number): string => `${from}T${String(at).padStart(2, '0')}:00`;
  const began = performance.now();
  orThrow(
    await desk.bookings.book({ studio, tenant: PAYING[slot % PAYING.length] ?? 1, from: clock(hour % 20), to: clock((hour % 20) + 1) }),
  );
  return performance.now() - began;
}

/** What a page asks besides, one after another. */
const OTHERS: readonly (readonly [name: string, call: (client: LivebaseClient, day: string) => Promise<unknown>])[] = [
  ['board.day', (client, day) => client.board.day({ day, days: 1, isAll: false })],
  ['insight.home', (client, day) => client.insight.home({ day })],
  ['records.names', (client, day) => client.records.names({ day })],
  ['tenants.list', (client, day) => client.tenants.list({ day, month: day.slice(0, 7) })],
  ['shift.state', (client, day) => client.shift.state({ day })],
  ['bookings.list of a day', (client, day) => client.bookings.list({ from: day, to: day, studio: null, tenant: null, states: [] })],
];

async function measure(desk: LivebaseClient, isOver: () => boolean): Promise<Waits> {
  const waits: Waits = { bookings: [], others: new Map() };
  const today = new Date().toISOString().slice(0, 10);
  const bookAll = async (): Promise<void> => {
    while (!isOver()) {
      waits.bookings.push(await book(desk));
      await pause(PAUSE_MS);
    }
  };
  const askAll = async (): Promise<void> => {
    for (let nth = 0; !isOver(); nth += 1) {
      const [name, call] = OTHERS[nth % OTHERS.length] ?? OTHERS[0] ?? [];
      if (name === undefined || call === undefined) return;
      const began = performance.now();
      await call(desk, today);
      waits.others.set(name, Math.max(waits.others.get(name) ?? 0, performance.now() - began));
      await pause(PAUSE_MS);
    }
  };
  await Promise.all([bookAll(), askAll()]);
  return waits;
}

function rowOf(name: string, { bookings, others }: Waits, did: string): string {
  const sorted = bookings.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  const worst = sorted.at(-1) ?? Number.NaN;
  const [slowest = ['', 0] as const] = [...others].toSorted(([, a], [, b]) => b - a);
  const isMet = at(0.99) < 300 && worst < 1000;
  return `| ${name} | ${did} | ${sorted.length} | ${shown(at(0.5))} | ${shown(at(0.99))} | ${shown(worst)} | ${isMet ? 'yes' : 'no'} | ${slowest[0]} ${shown(slowest[1])} |`;
}

async function runLoad({ name, run }: Load, ground: Ground, desk: LivebaseClient): Promise<string> {
  process.stderr.write(`${name}\n`);
  const end = performance.now() + LOAD_MS;
  let hasEnded = false;
  const isLoadOver = (): boolean => performance.now() > end;
  const load = run(ground, isLoadOver).finally(() => {
    hasEnded = true;
  });
  const [waits, did] = await Promise.all([measure(desk, () => hasEnded), load]);
  return rowOf(name, waits, did);
}

async function openGround(): Promise<Ground & { readonly desk: LivebaseClient; readonly end: () => void }> {
  const host = await startComputer('host', readsBase());
  const { address, port, code, people } = await host.told();
  const page = await comeIn(address);
  const guest = await startComputer('guest', String(port), code);
  const guestPage: PageWay = await comeIn((await guest.told()).address);
  return {
    desk: clientAt(await sit(page, people.desk, PINS.others)),
    manager: clientAt(await sit(page, people.manager, PINS.manager)),
    viewer: await sit(page, people.viewer, PINS.others),
    away: await sit(guestPage, people.viewer, PINS.others),
    end: () => {
      for (const { process: child } of [guest, host]) child.send('end');
    },
  };
}

const [before = 0] = os.loadavg();
const { desk, end, ...ground } = await openGround();
const rows: string[] = [];
try {
  for (const load of LOADS) rows.push(await runLoad(load, ground, desk));
} finally {
  end();
}

const [after = 0] = os.loadavg();
const text = [
  '## A booking while others work',
  '',
  `Made by \`npm run bench -- held-up\` on a base of ${BOOKINGS.toLocaleString('en')} bookings of a year and ${(STREAMS_A_MONTH * 12).toLocaleString('en')} streams: somebody at the desk books over HTTP, the next`,
  `${PAUSE_MS} ms behind the answer to the last, while each load runs for ${LOAD_MS / 1000} s. Host, joined computer and lists are processes and threads of one machine, and share its`,
  'processors with the one that books. Milliseconds by the clock. Met: under 300 at p99 and under 1000 at worst. Of a page’s other calls, one after another: the slowest.',
  `Load of the machine's ${os.cpus().length} cores over a minute: ${before.toFixed(1)} before, ${after.toFixed(1)} after.`,
  '',
  '| while | of which was done | bookings | p50 | p99 | worst | met | slowest other call |',
  '| --- | --- | --- | --- | --- | --- | --- | --- |',
  ...rows,
].join('\n');
process.stdout.write(`${text}\n`);
if (process.env['BENCH_DRY'] !== '1') putSection(text);
