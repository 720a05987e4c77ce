// `npm run bench -- desk`: the ten jobs of an evening at 60 studios, 1366 × 768, at a clerk's pace by keys alone. Writes its section of docs/front-desk-actions.md.
import { mkdirSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import { openApp } from '../e2e/open-app.ts';
import { whyNot } from '../e2e/start-app.ts';
import { layOutApp } from '../helpers/staged-app.ts';
import { OUTPUT } from './bench-base.ts';
import { clerkBase } from './desk-clerk-base.ts';
import { ROUND, timed, type Timed } from './desk-clerk.ts';
import { median, putSection } from './figures.ts';

const ROUNDS = 3;
const ACTIONS = path.join(import.meta.dirname, '..', '..', 'docs', 'front-desk-actions.md');

async function evening(folder: string): Promise<ReadonlyMap<string, readonly Timed[]>> {
  const app = await openApp('http', { data: folder });
  const figures = new Map<string, Timed[]>();
  try {
    await app.page.evaluate(() => {
      location.hash = '/desk';
    });
    await app.page.locator('.desk-board:not(.desk-board-old) .board-row').first().waitFor();
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const job of ROUND) figures.set(job.what, [...(figures.get(job.what) ?? []), await timed(app.page, job, round)]);
    }
    await app.screen('desk-60-studios');
  } catch (error) {
    await app.screen('desk-stuck', 'failed');
    throw error;
  } finally {
    await app.end();
  }
  return figures;
}

function section(figures: ReadonlyMap<string, readonly Timed[]>, load: string): string {
  const rows = [...new Map(ROUND.map((job) => [job.what, job])).values()].map(({ what, bar }) => {
    const all = figures.get(what) ?? [];
    const seconds = median(all.map((one) => one.seconds));
    const keys = all[0]?.keys ?? 0;
    return `| ${what} | ${keys} | ${seconds.toFixed(2)} s | ${bar} s | ${seconds <= bar ? 'yes' : 'no'} |`;
  });
  return [
    '## By the clock',
    '',
    'Made by `npm run bench -- desk`: 60 studios, 60 tenants, 1366 × 768, the page over `livebase serve` in Chromium without a GPU, by keys alone at',
    `200 ms a key and 150 ms a character; from the first key to when the end is seen, medians of ${ROUNDS} rounds (bookings of 9). ${cpus().length} cores; load over a`,
    `minute: ${load}.`,
    '',
    '| job | keys besides what is typed | seconds | bar | met |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

const missing = whyNot('http');
if (missing !== null) throw new Error(missing);
mkdirSync(OUTPUT, { recursive: true });
await layOutApp(path.join(OUTPUT, 'app'));
const loadNow = (): string => (loadavg()[0] ?? 0).toFixed(1);
const folder = await clerkBase();
const before = loadNow();
const text = section(await evening(folder), `${before} before, ${loadNow()} after`);
process.stdout.write(`${text}\n`);
putSection(text, ACTIONS);
