// `npm run bench -- page`: the figures of the window on the demo base and on 1,000,000 bookings, in the browser mode. Writes its part of docs/performance.md.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { openApp } from '../e2e/open-app.ts';
import { startApp, whyNot } from '../e2e/start-app.ts';
import { layOutApp } from '../helpers/staged-app.ts';
import { OUTPUT } from './bench-base.ts';
import { type Figure, figureTable, median, p95, putSection, shown, verdict } from './figures.ts';
import { bigBase, demoBase } from './page-base.ts';
import {
  AGAIN_MS,
  awayFrom,
  ELSEWHERE,
  FIRST_MS,
  reopen,
  REPORT_CONTENT,
  scrollFrames,
  type TimedScreen,
  timedScreens,
  timeTo,
  typing,
} from './page-screens.ts';

/** BENCH_QUICK=1: a look while working, in a third of the time. */
const [NEW_PAGES, RUNS] = process.env['BENCH_QUICK'] === '1' ? [1, 3] : [3, 5];
/** A person looks at home before going on; what is made ready meanwhile is ready. */
const LOOKING_MS = 4000;

interface ScreenTimes {
  readonly screen: TimedScreen;
  readonly cold: number;
  readonly first: number;
  readonly again: number;
}

interface Measured {
  readonly name: string;
  readonly screens: readonly ScreenTimes[];
  readonly figures: readonly Figure[];
}

async function timesOf(page: Page, screen: TimedScreen): Promise<Omit<ScreenTimes, 'screen' | 'cold'>> {
  const first: number[] = [];
  for (let run = 0; run < NEW_PAGES; run += 1) {
    await reopen(page);
    await timeTo(page, awayFrom(screen));
    first.push(await timeTo(page, screen));
  }
  const again: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    await timeTo(page, awayFrom(screen));
    again.push(await timeTo(page, screen));
  }
  return { first: median(first), again: median(again) };
}

async function measureScreens(page: Page, screens: readonly TimedScreen[]): Promise<ScreenTimes[]> {
  const cold = new Map<string, number>();
  for (const screen of screens) {
    await timeTo(page, awayFrom(screen));
    cold.set(screen.name, await timeTo(page, screen));
  }
  const times: ScreenTimes[] = [];
  for (const screen of screens) times.push({ screen, cold: cold.get(screen.name) ?? 0, ...(await timesOf(page, screen)) });
  return times;
}

async function measureMonths(page: Page): Promise<Figure> {
  const times: number[] = [];
  for (const month of ['2026-08', '2026-07', '2026-06', '2026-05', '2026-04']) {
    await timeTo(page, ELSEWHERE);
    times.push(await timeTo(page, { hash: `/report/${month}`, content: REPORT_CONTENT }));
  }
  return { what: "another month's report, computed for the first time", value: median(times), unit: 'ms', bar: 150 };
}

async function measureTyping(page: Page): Promise<Figure[]> {
  const key = async (what: string, field: string): Promise<Figure> => ({
    what: `a key typed in ${what}, to paint (p95)`,
    value: p95(await typing(page, field)),
    unit: 'ms',
    bar: 30,
  });
  await timeTo(page, { hash: '/tenants', content: '.table-line' });
  const search = await key("the tenants' search", '.table-search input');
  await timeTo(page, { hash: '/settings/profiles', content: '.settings-profile' });
  await page.keyboard.press('Control+k');
  const palette = await key('the palette', '[role=dialog] input');
  await page.keyboard.press('Escape');
  return [search, palette];
}

async function measureScrolls(page: Page, what: string): Promise<Figure[]> {
  const frames: Figure[] = [];
  for (const [name, hash, content, box] of [
    ['the tenants', '/tenants', '.table-line', '.table-box'],
    ["a month's report", '/report/2026-10', REPORT_CONTENT, '.sheets-box'],
  ] as const) {
    await timeTo(page, { hash, content });
    await page.waitForTimeout(800);
    frames.push({
      what: `frame while ${name} scroll${name === 'the tenants' ? '' : 's'}${what} (p95)`,
      value: p95(await scrollFrames(page, box)),
      unit: 'ms',
      bar: 20,
    });
  }
  return frames;
}

async function measureBase(name: string, folder: string): Promise<Measured> {
  const began = performance.now();
  const app = await openApp('http', { data: folder });
  const { page } = app;
  await page.locator('.rail-here').waitFor();
  const usable = performance.now() - began;
  try {
    await page.waitForTimeout(LOOKING_MS);
    const screens = await measureScreens(page, timedScreens('2026-10'));
    const month = await measureMonths(page);
    const typed = await measureTyping(page);
    const scrolled = await measureScrolls(page, '');
    const reload = performance.now();
    await page.reload();
    await page.locator('.rail-here').waitFor();
    const reloaded: Figure = { what: 'page usable after a reload', value: performance.now() - reload, unit: 'ms', bar: 1500 };
    const started: Figure = { what: 'usable after the start of `livebase serve` and of a browser', value: usable, unit: 'ms', bar: 1500 };
    return { name, screens, figures: [started, reloaded, month, ...typed, ...scrolled] };
  } finally {
    await app.close();
  }
}

async function measureWindow(name: string, folder: string): Promise<Figure[]> {
  if (whyNot('window') !== null) return [];
  const times: number[] = [];
  const profile = mkdtempSync(path.join(tmpdir(), 'livebase-bench-'));
  // As on a person's computer: every start but the first finds the program's own folder as the last one left it.
  for (let run = 0; run <= RUNS; run += 1) {
    const began = performance.now();
    const app = await startApp('window', folder, profile, {});
    await app.page.locator('.rail-here').waitFor();
    times.push(performance.now() - began);
    await app.end();
  }
  rmSync(profile, { recursive: true, force: true });
  const program = (process.env['ELECTRON_EXECUTABLE'] ?? '') === '' ? 'Electron' : 'a stand-in named by ELECTRON_EXECUTABLE';
  return [{ what: `${name}: window usable after its start, in ${program}`, value: median(times.slice(1)), unit: 'ms', bar: 1500 }];
}

/** How many files a first visit fetches more than once, with what is prefetched behind it. */
async function fetchedTwice(folder: string): Promise<Figure> {
  const { page, close } = await openApp('http', { data: folder });
  await page.evaluate(() => {
    location.hash = '/home';
  });
  await page.reload();
  await page.locator('.home-board').waitFor();
  await page.waitForTimeout(LOOKING_MS);
  const loaded = await page.evaluate(() =>
    performance.getEntriesByType('resource').flatMap(({ name }) => (/\.(js|css|svg)$/.test(name) ? [name] : [])),
  );
  await close();
  return { what: 'files fetched more than once', value: loaded.length - new Set(loaded).size, unit: '', bar: 0 };
}

/** What the bench of the import's preview prints, a figure a line. */
function preview(): Figure[] {
  const bars: Readonly<Record<string, number>> = { 'frame while the wheel turns, p95': 20 };
  const said = execFileSync(process.execPath, [path.join(import.meta.dirname, 'page-preview.ts')], { encoding: 'utf8' });
  return [...said.matchAll(/^(.+): ([\d.]+) ms$/gm)].map(([, what = '', value]) => ({
    what: `import preview, 50,000 rows with 500 refused: ${what}`,
    value: Number(value),
    unit: 'ms',
    bar: bars[what] ?? 0,
  }));
}

function screenTable({ name, screens, figures }: Measured): string[] {
  const line = ({ screen, cold, first, again }: ScreenTimes): string =>
    `| ${screen.name} | ${shown(cold)} | ${shown(first)} | ${verdict([first], FIRST_MS)} | ${shown(again)} | ${verdict([again], AGAIN_MS)} |`;
  return [
    `### ${name}`,
    '',
    `| screen change to, ms | first since the start | first in a new page | under ${FIRST_MS} | again | under ${AGAIN_MS} |`,
    '| --- | --- | --- | --- | --- | --- |',
    ...screens.map(line),
    '',
    ...figureTable(figures),
  ];
}

function report(general: readonly Figure[], bases: readonly Measured[], load: string): string {
  return [
    '## The page',
    '',
    'Made by `npm run bench -- page`: the real page in Chromium without a GPU over `livebase serve`, clocks inside the page.',
    `A screen change is from the change of address to after the frame in which its content is painted; its bar is ${FIRST_MS} ms, and ${AGAIN_MS} ms where it comes back.`,
    `"First in a new page" loads the screen's code and asks its questions (median of ${NEW_PAGES}), "again" comes back to it (median of ${RUNS});`,
    '"first since the start" also loads the code behind the questions, and is shown without a bar.',
    `Load of the machine (${cpus().length} cores) over a minute: ${load}.`,
    '',
    ...figureTable(general),
    ...bases.flatMap(screenTable),
  ].join('\n');
}

const missing = whyNot('http');
if (missing !== null) throw new Error(missing);
mkdirSync(OUTPUT, { recursive: true });
await layOutApp(path.join(OUTPUT, 'app'));
const before = (loadavg()[0] ?? 0).toFixed(1);
const [demo, big] = [await demoBase(), bigBase()];
const general = [
  await fetchedTwice(demo),
  ...(await measureWindow('demo base', demo)),
  ...(await measureWindow('1,000,000 bookings', big)),
];
const bases = [await measureBase('Demo base', demo), await measureBase('100 studios, 300 tenants, 10,000 leases, 1,000,000 bookings', big)];
const text = report([...general, ...preview()], bases, `${before} before, ${(loadavg()[0] ?? 0).toFixed(1)} after`);
process.stdout.write(text);
putSection(text);
// The board's own bench, on the base that is there now.
execFileSync(process.execPath, [path.join(import.meta.dirname, 'page-board.ts')], { stdio: 'inherit' });
