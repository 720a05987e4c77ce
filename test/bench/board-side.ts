// The board beside two other components on one page with one day: mount, move and drag, each in a page of its own and in random order.
import react from '@vitejs/plugin-react';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build, preview } from 'vite';
import type { BoardDay } from '../../src/contract/desk/board.ts';
import { OUTPUT } from './bench-base.ts';
import { dragFrames, withOwnWork } from './board-hand.ts';
import type { ContenderName, Place } from './board-page/stage.ts';

export const CONTENDERS: readonly ContenderName[] = ['ours', 'ours, dense', 'event-calendar', 'vis-timeline'];
/** The screen sizes that are measured. */
export const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;
export type Size = (typeof SIZES)[number];

/** Moves a page after its mount. */
const MOVES = 3;
/** Rounds that also drag: each of them gives a hundred frames. */
const DRAGGED_ROUNDS = 4;
/** Studios at the top, which every component has on view. */
const ON_VIEW = 8;

/** What one run measured, in milliseconds. */
export interface SideRun {
  readonly contender: ContenderName;
  readonly size: Size;
  readonly mount: number;
  /** What the page itself worked for it: script, style and layout. */
  readonly mountWork: number;
  readonly moves: readonly number[];
  readonly moveWorks: readonly number[];
  readonly frames: readonly number[];
  /** What the page itself worked for each of them; 0 where none were. */
  readonly frameWork: number;
  readonly blocks: number;
  readonly elements: number;
}

interface Move {
  readonly booking: number;
  readonly studio: number;
}

/** Bookings of the studios on view, each with another one on view that is free at its time, whatever is moved before. */
export function movesOn(day: BoardDay): readonly Move[] {
  const studios = day.studios.slice(0, ON_VIEW).map(({ id }) => id);
  const taken = day.bookings.map(({ studio, from, to }) => ({ studio, from, to }));
  // A board begins at 06:00.
  const [morning, evening] = [day.from + 240, day.from + 960];
  const moves: Move[] = [];
  for (const one of day.bookings) {
    if (!studios.includes(one.studio) || one.state !== 'booked' || one.from < morning || one.to > evening) continue;
    const isFree = (studio: number): boolean =>
      !taken.some((other) => other.studio === studio && other.from < one.to && one.from < other.to);
    const studio = studios.find((id) => Math.abs(studios.indexOf(id) - studios.indexOf(one.studio)) > 1 && isFree(id));
    if (studio === undefined) continue;
    moves.push({ booking: one.id, studio });
    taken.push({ ...one, studio });
  }
  return moves;
}

/** Builds the bench's page and serves it with the day beside it. */
export async function serveSidePage(day: BoardDay): Promise<{ readonly address: string; readonly end: () => Promise<void> }> {
  const outDir = path.join(OUTPUT, 'board-page');
  rmSync(outDir, { recursive: true, force: true });
  const shared = { configFile: false, root: path.join(import.meta.dirname, 'board-page'), logLevel: 'warn' } as const;
  await build({
    ...shared,
    base: './',
    mode: 'production',
    plugins: [react()],
    build: { outDir, emptyOutDir: true, target: 'chrome120', chunkSizeWarningLimit: 4000, reportCompressedSize: false },
  });
  writeFileSync(path.join(outDir, 'board-day.json'), JSON.stringify(day));
  const server = await preview({ ...shared, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } });
  return { address: server.resolvedUrls?.local[0] ?? '', end: () => server.close() };
}

/** The place of a booking; it has to be on view. */
async function placeOf(page: Page, booking: number): Promise<Place> {
  const place = await page.evaluate((id) => window.boardStage?.place(id) ?? null, booking);
  if (place === null) throw new Error(`booking ${booking} is not on view`);
  return place;
}

async function moveOnce(page: Page, { booking, studio }: Move): Promise<{ readonly value: number; readonly ms: number }> {
  const before = await placeOf(page, booking);
  const moved = await withOwnWork(page, () =>
    page.evaluate(([id, to]) => window.boardStage?.move(id, to) ?? 0, [booking, studio] as const),
  );
  const after = await placeOf(page, booking);
  if (Math.abs(after.top - before.top) < 10) throw new Error(`booking ${booking} did not move`);
  return moved;
}

/** One run in a page of its own. */
async function runOnce(
  browser: Browser,
  address: string,
  wish: Pick<SideRun, 'contender' | 'size'> & { readonly moves: readonly Move[]; readonly drags: boolean },
): Promise<SideRun> {
  const { contender, size, moves, drags } = wish;
  const page = await browser.newPage({ viewport: size, locale: 'zh-CN' });
  try {
    await page.goto(address);
    await page.waitForFunction(() => window.boardStage !== undefined);
    await page.waitForTimeout(150);
    const mount = await withOwnWork(page, () => page.evaluate((name) => window.boardStage?.mount(name) ?? 0, contender));
    const { blocks, elements } = await page.evaluate(() => window.boardStage?.size() ?? { blocks: 0, elements: 0 });
    if (blocks < ON_VIEW) throw new Error(`${contender}: only ${blocks} blocks`);
    const moved: { readonly value: number; readonly ms: number }[] = [];
    for (const move of moves.slice(0, MOVES)) moved.push(await moveOnce(page, move));
    const dragged = moves[MOVES];
    if (dragged === undefined) throw new Error('too few bookings to move');
    const place = await placeOf(page, dragged.booking);
    const { value: frames, ms: dragWork } = drags ? await withOwnWork(page, () => dragFrames(page, place)) : { value: [], ms: 0 };
    return {
      contender,
      size,
      mount: mount.value,
      mountWork: mount.ms,
      moves: moved.map(({ value }) => value),
      moveWorks: moved.map(({ ms }) => ms),
      frames,
      frameWork: frames.length === 0 ? 0 : dragWork / frames.length,
      blocks,
      elements,
    };
  } finally {
    await page.close();
  }
}

function shuffled<T>(values: readonly T[]): T[] {
  return values
    .map((value) => ({ value, rank: Math.random() }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ value }) => value);
}

/** All runs: each component `times` times at each size, in random order. */
export async function runSideBySide(browser: Browser, address: string, day: BoardDay, times: number): Promise<readonly SideRun[]> {
  const moves = movesOn(day);
  const runs: SideRun[] = [];
  for (let round = 0; round < times; round += 1) {
    const wishes = SIZES.flatMap((size) => CONTENDERS.map((contender) => ({ contender, size, moves, drags: round < DRAGGED_ROUNDS })));
    for (const wish of shuffled(wishes)) runs.push(await runOnce(browser, address, wish));
  }
  return runs;
}
