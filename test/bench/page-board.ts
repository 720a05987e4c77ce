// `npm run bench -- board`, also run by `npm run bench -- page`: the board of 100 studios and 600 bookings, in the real page and beside two other components. Writes its section of docs/performance.md.
import { mkdirSync, readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { BoardDay } from '../../src/contract/desk/board.ts';
import { addDays, type Day } from '../../src/domain/time/calendar.ts';
import { openApp } from '../e2e/open-app.ts';
import { whyNot } from '../e2e/start-app.ts';
import { CHROMIUM } from '../helpers/chromium.ts';
import { layOutApp } from '../helpers/staged-app.ts';
import { OUTPUT } from './bench-base.ts';
import { ON_A_BOARD, boardBase, boardDayOf } from './board-base.ts';
import { CONTENDERS, runSideBySide, serveSidePage, type SideRun, type Size, SIZES } from './board-side.ts';
import { type Figure, figureTable, median, p95, putSection, shown } from './figures.ts';
import { measureDesk } from './page-desk.ts';

/** BENCH_QUICK=1: a look while working. */
const [DESK_RUNS, SIDE_RUNS] = process.env['BENCH_QUICK'] === '1' ? [2, 2] : [5, 15];
const ROOT = path.join(import.meta.dirname, '..', '..');
/** How much faster our board is to be. */
const FASTER = 3;

interface Measure {
  readonly what: string;
  readonly of: (runs: readonly SideRun[]) => number;
  readonly unit: 'ms' | '';
  readonly hasBar: boolean;
}

const MEASURES: readonly Measure[] = [
  { what: 'mounted, to its last painted frame', of: (runs) => median(runs.map(({ mount }) => mount)), unit: 'ms', hasBar: true },
  { what: 'of it, script, style and layout', of: (runs) => median(runs.map(({ mountWork }) => mountWork)), unit: 'ms', hasBar: false },
  {
    what: 'one booking moved, to its last painted frame',
    of: (runs) => median(runs.flatMap(({ moves }) => moves)),
    unit: 'ms',
    hasBar: true,
  },
  { what: 'of it, script, style and layout', of: (runs) => median(runs.flatMap(({ moveWorks }) => moveWorks)), unit: 'ms', hasBar: false },
  { what: 'frame while one is dragged, median', of: (runs) => median(runs.flatMap(({ frames }) => frames)), unit: 'ms', hasBar: false },
  { what: 'frame while one is dragged, p95', of: (runs) => p95(runs.flatMap(({ frames }) => frames)), unit: 'ms', hasBar: false },
  {
    what: 'of a frame, script, style and layout',
    of: (runs) => median(runs.filter(({ frames }) => frames.length > 0).map(({ frameWork }) => frameWork)),
    unit: 'ms',
    hasBar: false,
  },
  { what: 'elements in the page', of: (runs) => median(runs.map(({ elements }) => elements)), unit: '', hasBar: false },
];

function versionOf(name: string): string {
  const { version }: { readonly version: string } = JSON.parse(readFileSync(path.join(ROOT, 'node_modules', name, 'package.json'), 'utf8'));
  return version;
}

function sideTable(runs: readonly SideRun[], size: Size): string[] {
  const rows = MEASURES.map(({ what, of, unit, hasBar }) => {
    const [ours = 0, dense = 0, ...others] = CONTENDERS.map((name) =>
      of(runs.filter((run) => run.contender === name && run.size.width === size.width)),
    );
    const ratios = [ours, dense].map((own) => others.map((value) => value / own));
    const said = (value: number): string => (unit === '' ? String(value) : shown(value));
    const met = hasBar ? (ratios.flat().every((ratio) => ratio >= FASTER) ? 'yes' : 'no') : '';
    const saidRatios = ratios.map((pair) => (unit === '' ? '' : pair.map((ratio) => ratio.toFixed(1)).join(' · ')));
    const cells = [...[ours, dense, ...others].map(said), ...saidRatios, hasBar ? `at least ${FASTER}` : '', met];
    return `| ${what}${unit === '' ? '' : ', ms'} | ${cells.join(' | ')} |`;
  });
  return [
    `| ${size.width} × ${size.height} | ours | ours, dense rows | @event-calendar | vis-timeline | ratios | ratios, dense rows | bar | met |`,
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ];
}

function report(figures: readonly Figure[], runs: readonly SideRun[], load: string): string {
  const [cpu] = cpus();
  return [
    '## The board',
    '',
    `Made by \`npm run bench -- board\`: 100 studios and ${ON_A_BOARD} bookings on a day's board, 1,000,000 bookings in the base; Chromium without a GPU,`,
    `clocks inside the page. Machine: ${cpu?.model ?? 'unknown'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB; load over a minute: ${load}.`,
    '',
    '### In the window',
    '',
    `Over \`livebase serve\`, 1366 × 768; medians of ${DESK_RUNS}, each in a page loaded again. A drop is shown in its new place at once; the last lines say`,
    'when the backend has moved it and the board asked again shows it.',
    '',
    ...figureTable(figures),
    '### Beside two other components',
    '',
    `@event-calendar/core ${versionOf('@event-calendar/core')} (resource timeline, MIT) and vis-timeline ${versionOf('vis-timeline')} (Apache-2.0 or MIT) on the same page with the same`,
    `day, all its hours on view; medians of ${SIDE_RUNS} runs each, in random order, each in a page of its own whose code is loaded. The clock runs from the`,
    'call to after the last frame that changed anything. A move is told as a change from elsewhere comes: ours gets a new day, the others one changed item.',
    'In dense rows ours has 100 studios as it does on the desk from 20 on: rows so low that all stand in two screens, more than twice the blocks of high rows.',
    'Where a frame is all it takes, the display sets the time: the second line of each pair says what the page itself worked.',
    '',
    ...SIZES.flatMap((size) => sideTable(runs, size)),
  ].join('\n');
}

async function inTheWindow(folder: string, today: Day, day: BoardDay): ReturnType<typeof measureDesk> {
  const app = await openApp('http', { data: folder });
  try {
    return await measureDesk(app.page, today, day, DESK_RUNS);
  } finally {
    await app.end();
  }
}

async function sideBySide(day: BoardDay): Promise<readonly SideRun[]> {
  const served = await serveSidePage(day);
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-dev-shm-usage', '--lang=zh-CN'] });
  try {
    return await runSideBySide(browser, served.address, day, SIDE_RUNS);
  } finally {
    await browser.close();
    await served.end();
  }
}

const missing = whyNot('http');
if (missing !== null) throw new Error(missing);
mkdirSync(OUTPUT, { recursive: true });
await layOutApp(path.join(OUTPUT, 'app'));
const loadNow = (): string => (loadavg()[0] ?? 0).toFixed(1);
const before = loadNow();
const { folder, today } = boardBase();
const day = boardDayOf(folder, addDays(today, 3));
const figures = await inTheWindow(folder, today, day);
const runs = await sideBySide(day);
const text = report(figures, runs, `${before} before, ${loadNow()} after`);
process.stdout.write(`${text}\n`);
putSection(text);
