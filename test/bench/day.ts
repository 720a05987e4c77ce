// `npm run bench -- day`: twelve hours of desk work in some minutes, over `livebase serve` and the real page: what page and backend hold after each hour. Writes "A day" of docs/performance.md.
import { mkdirSync, readFileSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import path from 'node:path';
import { type CDPSession, chromium, type Page } from 'playwright-core';
import { z } from 'zod';
import { CHROMIUM } from '../helpers/chromium.ts';
import { copyBase } from '../helpers/copy-base.ts';
import { startServe } from '../e2e/serve-process.ts';
import { layOutApp } from '../helpers/staged-app.ts';
import { OUTPUT } from './bench-base.ts';
import { bookNth, importNth, lookAtNth, printNth } from './day-hours.ts';
import { median, putSection } from './figures.ts';
import { growthBase } from './growth-base.ts';
import { slopeOf } from './growth-plot.ts';

const HOURS = Number(process.env['BENCH_HOURS'] ?? 12);
const ALL = { bookings: 2_000, screens: 300, prints: 40, imports: 20 } as const;
/** From this hour on all is warm: all screens and all work have been seen more than once. */
const WARM = 4;
/** Hours whose median is compared: what a job holds in the moment of looking is no growth. */
const SPAN = 3;
/** Held at the end to held once all is warm: what stays flat moves by less. */
const MOST_MORE = 1.1;

/** What page and backend hold, after a collection in the page. */
interface Held {
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
  readonly backendHeap: number;
  readonly backend: number;
  readonly files: number;
  readonly sockets: number;
  readonly threads: number;
}

type What = keyof Held;

const NAMES: Readonly<Record<What, string>> = {
  heap: 'heap of the page after a collection, MB',
  nodes: 'nodes of the page',
  listeners: 'listeners of the page',
  backendHeap: 'heap of the backend after a collection, MB',
  backend: 'memory of the backend as the system counts it, MB',
  files: 'open files of the backend',
  sockets: 'sockets of the backend (a browser keeps up to six to one host)',
  threads: 'threads of the backend',
};

/** Asks the backend itself, by the inspector that Node opens on a signal. */
interface Inspector {
  readonly heap: () => Promise<number>;
  readonly close: () => void;
}

const targets = z.array(z.object({ webSocketDebuggerUrl: z.string() }));
const INSPECTED = 'http://127.0.0.1:9229/json/list';

async function inspectorOf(pid: number): Promise<Inspector> {
  process.kill(pid, 'SIGUSR1');
  let found: z.infer<typeof targets> = [];
  for (let nth = 0; nth < 50 && found.length === 0; nth += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    found = await fetch(INSPECTED)
      .then(async (answer) => targets.parse(await answer.json()))
      .catch(() => []);
  }
  const socket = new WebSocket(found[0]?.webSocketDebuggerUrl ?? '');
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', reject, { once: true });
  });
  let last = 0;
  const send = (method: string): Promise<string> =>
    new Promise((resolve) => {
      last += 1;
      const id = last;
      const hear = ({ data }: MessageEvent): void => {
        if (JSON.parse(String(data)).id !== id) return;
        socket.removeEventListener('message', hear);
        resolve(String(data));
      };
      socket.addEventListener('message', hear);
      socket.send(JSON.stringify({ id, method }));
    });
  return {
    heap: async () => {
      await send('HeapProfiler.collectGarbage');
      const { result } = z.object({ result: z.object({ usedSize: z.number() }) }).parse(JSON.parse(await send('Runtime.getHeapUsage')));
      return result.usedSize / 1e6;
    },
    close: () => socket.close(),
  };
}

/** What a handle stands for; one that has just been closed stands for nothing. */
function targetOf(link: string): string {
  try {
    return readlinkSync(link);
  } catch {
    return '';
  }
}

async function heldBy(session: CDPSession, pid: number, inspector: Inspector): Promise<Held> {
  for (let nth = 0; nth < 3; nth += 1) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const told = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
  const open = readdirSync(`/proc/${pid}/fd`).map((name) => targetOf(`/proc/${pid}/fd/${name}`));
  const sockets = open.filter((target) => target.startsWith('socket:')).length;
  const backendHeap = await inspector.heap();
  return {
    heap: usedSize / 1e6,
    nodes,
    backendHeap,
    listeners: jsEventListeners,
    backend: told('VmRSS') / 1000,
    files: open.length - sockets,
    sockets,
    threads: told('Threads'),
  };
}

/** The part of a day's work that falls into an hour. */
function share(all: number, hour: number): readonly number[] {
  const [from, to] = [Math.floor((all * hour) / HOURS), Math.floor((all * (hour + 1)) / HOURS)];
  return Array.from({ length: to - from }, (_, nth) => from + nth);
}

async function workFor(page: Page, hour: number): Promise<void> {
  const screens = [...share(ALL.screens, hour)];
  const bookings = [...share(ALL.bookings, hour)];
  const each = Math.ceil(bookings.length / Math.max(1, screens.length));
  for (const screen of screens) {
    for (const nth of bookings.splice(0, each)) await bookNth(page, nth);
    await lookAtNth(page, screen);
  }
  for (const nth of share(ALL.prints, hour)) await printNth(page, nth);
  for (const nth of share(ALL.imports, hour)) await importNth(page, nth);
  // Where the hours are compared the same screen is on view.
  await lookAtNth(page, 0);
  await page.waitForTimeout(1_500);
}

async function day(folder: string): Promise<readonly Held[]> {
  const serving = await startServe(folder);
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-dev-shm-usage', '--lang=zh-CN'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', reducedMotion: 'reduce' });
    page.setDefaultTimeout(60_000);
    await page.goto(serving.address);
    await page.locator('.rail-here').waitFor();
    const session = await page.context().newCDPSession(page);
    const inspector = await inspectorOf(serving.pid);
    const held: Held[] = [];
    for (let hour = 0; hour < HOURS; hour += 1) {
      await workFor(page, hour);
      held.push(await heldBy(session, serving.pid, inspector));
      process.stderr.write(`hour ${hour + 1}: ${JSON.stringify(held.at(-1))}\n`);
    }
    inspector.close();
    return held;
  } catch (error) {
    await browser
      .contexts()[0]
      ?.pages()[0]
      ?.screenshot({ path: path.join(OUTPUT, 'day-stuck.png') });
    throw error;
  } finally {
    await browser.close();
    await serving.end();
  }
}

function shown(value: number): string {
  return value < 100 ? value.toFixed(1) : String(Math.round(value));
}

function tableOf(held: readonly Held[]): string[] {
  const hours = [0, 1, 3, 5, 7, 9, 11].filter((hour) => hour < held.length);
  const rows = Object.entries(NAMES).map(([what, name]) => {
    const values = held.map((one) => Object.entries(one).find(([key]) => key === what)?.[1] ?? 0);
    const more = median(values.slice(-SPAN)) / median(values.slice(WARM - 1, WARM - 1 + SPAN));
    const slope = slopeOf(values.slice(WARM - 1).map((value, nth) => [WARM + nth, value]));
    return `| ${name} | ${hours.map((hour) => shown(values[hour] ?? 0)).join(' | ')} | ${more.toFixed(2)} | ${slope.toFixed(2)} | ${more <= MOST_MORE ? 'yes' : 'no'} |`;
  });
  return [
    `| after hour | ${hours.map((hour) => hour + 1).join(' | ')} | last ${SPAN} to ${WARM}th-${WARM + SPAN - 1}th | slope | flat |`,
    `| --- | ${hours.map(() => '---').join(' | ')} | --- | --- | --- |`,
    ...rows,
    '',
  ];
}

mkdirSync(OUTPUT, { recursive: true });
await layOutApp(path.join(OUTPUT, 'app'));
const folder = path.join(OUTPUT, 'day');
// What the day before has left beside the person's settings is of a longer history.
for (const old of [folder, path.join(OUTPUT, 'config')]) rmSync(old, { recursive: true, force: true });
copyBase(growthBase({ years: 1, studios: 60 }), folder);
const held = await day(folder);
const text = [
  '## A day',
  '',
  `Made by \`npm run bench -- day\`: ${HOURS} hours of desk work in some minutes, ${ALL.bookings} bookings, ${ALL.screens} screens, ${ALL.prints} prints and ${ALL.imports} imports by the page's own calls`,
  `over \`livebase serve\`, one page that is never loaded again. Flat: the median of the last ${SPAN} hours at most ${MOST_MORE} times that of the ${SPAN} from the ${WARM}th on, when everything`,
  `has been seen once. Load of the machine over a minute at the end: ${(loadavg()[0] ?? 0).toFixed(1)}.`,
  '',
  ...tableOf(held),
].join('\n');
process.stdout.write(`${text}\n`);
if (HOURS === 12) putSection(text);
