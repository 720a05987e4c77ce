// `npm run bench -- start`: what the processor has to do from the start of the program to its usable page, beside two programs that only say hello: a server of three lines with a page of one, and one of the same kind (oRPC, zod, SQLite; a page of React and antd, built as ours); with ELECTRON_EXECUTABLE a window too. And the memory of the program when nobody does anything. Writes its part of docs/performance.md. Linux.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { _electron, chromium, type Page } from 'playwright-core';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { serveBrowser, startApp, whyNot } from '../e2e/start-app.ts';
import { startServe } from '../e2e/serve-process.ts';
import { CHROMIUM } from '../helpers/chromium.ts';
import { appFolder, layOutApp } from '../helpers/staged-app.ts';
import { OUTPUT } from './bench-base.ts';
import { median, putSection, shown } from './figures.ts';
import { demoBase } from './page-base.ts';

const RUNS = process.env['BENCH_QUICK'] === '1' ? 3 : 7;
const IDLE_MS = 20_000;
const TICK_MS = 10;
const HELLO_PAGE = '<!doctype html><meta charset="utf-8"><title>hello</title><p class="rail-here">hello</p>';
const HELLO_SERVER = `import { createServer } from 'node:http';
const page = ${JSON.stringify(HELLO_PAGE)};
const server = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(page));
server.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port + '/'));
`;
const HELLO_WINDOW = `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => new BrowserWindow({ width: 1366, height: 768 }).loadFile(require('node:path').join(__dirname, 'hello.html')));
`;

interface Stat {
  readonly pid: number;
  readonly parent: number;
  readonly ms: number;
  readonly megabytes: number;
}

/** What a process used so far, with those of its children that have ended; null for one that is gone. */
function statOf(pid: number): Stat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const used = [11, 12, 13, 14].reduce((sum, at) => sum + (fields[at] ?? 0), 0);
    return { pid, parent: fields[1] ?? 0, ms: used * TICK_MS, megabytes: ((fields[21] ?? 0) * 4096) / 1_000_000 };
  } catch {
    // It ended between two looks.
    return null;
  }
}

/** A process with all below it. */
function treeOf(root: number): readonly Stat[] {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [statOf(Number(name))] : []));
  const known = new Set([root]);
  const stats = all.filter((one) => one !== null).toSorted((a, b) => a.pid - b.pid);
  for (const { pid, parent } of stats) if (known.has(parent)) known.add(pid);
  return stats.filter(({ pid }) => known.has(pid));
}

const msOf = (root: number): number => treeOf(root).reduce((sum, { ms }) => sum + ms, 0);

/** Something that serves, and its end. */
interface Served {
  readonly address: string;
  readonly pid: number;
  readonly end: () => Promise<void>;
}

/** Builds the hello of the same kind as ours is built, in the staged program's folder, where SQLite is found; answers what it is started with. */
async function buildSameKind(): Promise<readonly string[]> {
  const root = path.join(import.meta.dirname, 'start-hello');
  const out = path.join(appFolder(), 'hello');
  const page = path.join(out, 'page');
  const how = { configFile: false, logLevel: 'error', root, base: './' } as const;
  await build({ ...how, plugins: [react()], build: { outDir: page, emptyOutDir: true, minify: true, target: 'chrome120' } });
  const named = { output: { entryFileNames: 'server.mjs' } };
  await build({
    ...how,
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: { ssr: 'server.ts', outDir: out, emptyOutDir: false, minify: true, rolldownOptions: named },
  });
  return [path.join(out, 'server.mjs'), page];
}

/** Starts a server that says hello. */
async function startHello(words: readonly string[]): Promise<Served> {
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  const address = await new Promise<string>((resolve) => child.stdout.once('data', (said: Buffer) => resolve(said.toString().trim())));
  const end = async (): Promise<void> => {
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('close', resolve));
  };
  return { address, pid: child.pid ?? 0, end };
}

interface Start {
  readonly program: number;
  readonly browser: number;
  /** Of the browser's: what it loads by itself for the list under its address line, some time after any start. An app's window has no such line. */
  readonly addressLine: number;
}

function isAddressLine(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes('--top-chrome-webui');
  } catch {
    // It ended meanwhile.
    return false;
  }
}

const usable = (page: Page): Promise<void> => page.locator('.rail-here').first().waitFor({ timeout: 60_000 });

/** From nothing to a page that can be used. */
async function timeStart(start: () => Promise<Served>): Promise<Start> {
  const served = await start();
  const server = await serveBrowser();
  const browser = await chromium.connect(server.wsEndpoint());
  const page = await browser.newPage();
  await page.goto(served.address);
  await usable(page);
  const all = treeOf(server.process().pid ?? 0);
  const sum = (some: readonly Stat[]): number => some.reduce((ms, one) => ms + one.ms, 0);
  const used = { program: msOf(served.pid), browser: sum(all), addressLine: sum(all.filter(({ pid }) => isAddressLine(pid))) };
  await browser.close();
  await server.close();
  await served.end();
  return used;
}

/** Memory of the program after a while with its page open, and with none. */
async function measureIdle(data: string): Promise<readonly [number, number]> {
  const served = await startServe(data);
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox'],
  });
  const page = await browser.newPage();
  await page.goto(served.address);
  await usable(page);
  await pause(IDLE_MS);
  const withPage = statOf(served.pid)?.megabytes ?? 0;
  await browser.close();
  await pause(IDLE_MS);
  const alone = statOf(served.pid)?.megabytes ?? 0;
  await served.end();
  return [withPage, alone];
}

/** A window's start: of ours, or of one that says hello in the same host. */
async function timeWindow(open: () => Promise<{ readonly page: Page; readonly end: () => Promise<void> }>): Promise<number> {
  const before = new Set(treeOf(process.pid).map(({ pid }) => pid));
  const app = await open();
  await usable(app.page);
  const used = treeOf(process.pid).filter(({ pid }) => !before.has(pid));
  await app.end();
  return used.reduce((sum, { ms }) => sum + ms, 0);
}

async function openHello(folder: string) {
  const app = await _electron.launch({
    executablePath: path.resolve(process.env['ELECTRON_EXECUTABLE'] ?? ''),
    args: [folder],
    cwd: folder,
  });
  return { page: await app.firstWindow(), end: () => app.close() };
}

function row(what: string, ours: readonly number[], hello: readonly number[], bar: string): string {
  const [a, b] = [median(ours), median(hello)];
  const ratio = a / b;
  return `| ${what} | ${shown(a)} | ${shown(b)} | ${ratio.toFixed(2)} | ${bar} | ${bar === '' ? '' : ratio <= 1.5 ? 'yes' : 'no'} |`;
}

const work = mkdtempSync(path.join(tmpdir(), 'livebase-start-'));
mkdirSync(path.join(work, 'hello'));
writeFileSync(path.join(work, 'hello.mjs'), HELLO_SERVER);
writeFileSync(path.join(work, 'hello', 'hello.html'), HELLO_PAGE);
writeFileSync(path.join(work, 'hello', 'main.cjs'), HELLO_WINDOW);
writeFileSync(path.join(work, 'hello', 'package.json'), '{"name":"hello","main":"main.cjs"}');
await layOutApp(path.join(OUTPUT, 'app'));
const data = await demoBase();
const sameKind = await buildSameKind();
const [ours, hello, same]: [Start[], Start[], Start[]] = [[], [], []];
// The first start of each fills caches, as the first after an install does.
for (let run = 0; run <= RUNS; run += 1) {
  const three = [
    await timeStart(() => startServe(data)),
    await timeStart(() => startHello([path.join(work, 'hello.mjs')])),
    await timeStart(() => startHello(sameKind)),
  ] as const;
  if (run === 0) continue;
  ours.push(three[0]);
  hello.push(three[1]);
  same.push(three[2]);
}
const windows: [number[], number[]] = [[], []];
if (whyNot('window') === null && (process.env['ELECTRON_EXECUTABLE'] ?? '') !== '')
  for (let run = 0; run <= RUNS; run += 1) {
    const profile = path.join(work, 'profile');
    const pair = [
      await timeWindow(() => startApp('window', data, profile, {})),
      await timeWindow(() => openHello(path.join(work, 'hello'))),
    ] as const;
    if (run === 0) continue;
    windows[0].push(pair[0]);
    windows[1].push(pair[1]);
  }
const [withPage, alone] = await measureIdle(data);
type Part = (start: Start) => number;
const PARTS: readonly (readonly [string, Part])[] = [
  ['program and browser, from nothing to the page', ({ program, browser }) => program + browser],
  ['the same without the browser’s own address line', ({ program, browser, addressLine }) => program + browser - addressLine],
  ['of that the program', ({ program }) => program],
  ['of that the browser', ({ browser, addressLine }) => browser - addressLine],
];
const rowsBeside = (name: string, others: readonly Start[]): readonly string[] =>
  PARTS.map(([what, part], at) => row(`${what}; ${name}`, ours.map(part), others.map(part), at < 2 ? 'at most 1.5' : ''));
const lines = [
  `Made by \`npm run bench -- start\`: the demo base, medians of ${RUNS} interleaved starts, milliseconds of processor from the start to the usable page, each`,
  `process with all below it. Beside two that say hello: three lines of Node with a page of one line (the window: three lines), and one of the same kind as ours:`,
  `oRPC, zod and SQLite behind a page of React and antd that asks one call, built as ours is. Load over a minute ${loadavg()[0]?.toFixed(1)}.`,
  '',
  '| what; beside | ours | hello | ratio | bar | met |',
  '| --- | --- | --- | --- | --- | --- |',
  ...rowsBeside('one of the same kind', same),
  ...rowsBeside('three lines', hello),
  ...(windows[0].length === 0
    ? []
    : [row('the window, in a stand-in named by ELECTRON_EXECUTABLE', windows[0], windows[1], 'at most 1.5')]),
  '',
  `Memory of the program when nobody does anything: ${shown(withPage)} MB with its page open, ${shown(alone)} MB with none.`,
];
console.log(lines.join('\n'));
putSection(['## Start', '', ...lines].join('\n'));
rmSync(work, { recursive: true, force: true });
