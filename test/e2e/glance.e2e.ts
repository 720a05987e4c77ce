// What the eye finds first, with the bars of the interface's contract: contrasts of what is drawn, names that are whole, heights, type sizes; and a stranger's glance, which reads the state of the base from colours alone.
import { describe, expect, it } from 'vitest';
import { DEMO_NOW } from '../helpers/demo-day.ts';
import { GLANCE_NOW, type Glance, layOutGlance } from './glance-base.ts';
import { type GlanceFigures, measureContrasts, measureHeights, measureLobby, measureTables, toBoard } from './glance-figures.ts';
import { computeContrast, computeWholeNames } from './glance-measures.ts';
import { readBoardByColour } from './glance-read.ts';
import { inBrowser, withApp } from './host.ts';

const OFFICE = { width: 1366, height: 768 } as const;
const SCREEN = { width: 1920, height: 1080 } as const;
const SEED = 7;
/** Studios at which names are looked at, and the least share of them that is whole. */
const NAMES = [
  [24, 0.8],
  [60, 0.8],
  [100, 0.6],
] as const;
/** Pictures of a stranger's glance, by theme. */
const PICTURES = 10;

/** Prints figures as rows of a table, for docs/performance.md. */
function tell(what: string, figures: GlanceFigures): void {
  for (const [name, value] of Object.entries(figures)) console.info(`| ${what}: ${name} | ${Math.round(value * 100) / 100} |`);
}

/** The answers that the data has: who is in, late and over time, and which of those that are in are free next. */
function answersOf({ truths }: Glance) {
  const codes = (kind: string): readonly string[] =>
    truths
      .filter((one) => one.kind === kind)
      .map(({ code }) => code)
      .toSorted();
  const inside = truths.filter(({ kind }) => kind === 'in');
  const next = Math.min(...inside.map(({ until }) => until ?? Infinity));
  const freeNext = inside.filter(({ until }) => until === next).map(({ code }) => code);
  return { free: codes('free'), in: codes('in'), late: codes('late'), over: codes('over'), freeNext: freeNext.toSorted() };
}

describe('contrast', () => {
  it('is that of the standard: black on white 21, grey 119 on white 4.48', () => {
    expect(computeContrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 5);
    expect(computeContrast([119, 119, 119], [255, 255, 255])).toBeCloseTo(4.48, 2);
  });
});

inBrowser('what the eye finds first', (kind) => {
  for (const theme of ['light', 'dark'] as const) {
    it(`tells the board’s states apart (${theme})`, async () => {
      const evening = layOutGlance(24, SEED);
      await withApp(kind, { data: evening.folder, now: GLANCE_NOW, size: OFFICE, theme }, async ({ page }) => {
        await toBoard(page);
        const found = await measureContrasts(page);
        tell(theme, found);
        const least = { 'booked : free': 1.8, 'booked : closed': 1.5, 'ink on booked': 7, 'ink on late': 4.5, 'ink on in': 4.5 };
        const differ = { 'in : booked': 1.8, 'late : booked': 1.4, 'over : in': 1.4, 'late : over': 1.4 };
        for (const [name, bar] of Object.entries({ ...least, ...differ })) expect(found[name], name).toBeGreaterThanOrEqual(bar);
        // The turnaround is fainter than any booking.
        expect(found['turnaround : free']).toBeLessThan(1.3);
      });
    });
  }

  for (const [studios, share] of NAMES) {
    it(`shows whole names of what is ahead at 19:00, of ${studios} studios`, async () => {
      const evening = layOutGlance(studios, SEED);
      await withApp(kind, { data: evening.folder, now: GLANCE_NOW, size: OFFICE }, async ({ page }) => {
        await toBoard(page);
        const whole = await computeWholeNames(page, evening.ahead);
        const heights = await measureHeights(page);
        tell(`${studios} studios`, { 'names whole': whole, ...heights });
        expect(whole).toBeGreaterThanOrEqual(share);
        expect(heights['row of the board']).toBeGreaterThanOrEqual(20);
        expect(heights['row of the board']).toBeLessThanOrEqual(44);
        expect(heights['row beside it']).toBeLessThanOrEqual(53);
        expect(heights['button beside it']).toBe(32);
      });
    });
  }

  it('fills the screen of the lobby with as large a type as it allows', async () => {
    const evening = layOutGlance(58, SEED);
    await withApp(kind, { data: evening.folder, now: GLANCE_NOW, size: SCREEN }, async ({ page }) => {
      const found = await measureLobby(page, evening.folder);
      tell('58 studios', found);
      expect(found['lobby: code']).toBeGreaterThanOrEqual(26);
      expect(found['lobby: state']).toBeGreaterThanOrEqual(22);
      expect(found['lobby: next']).toBeGreaterThanOrEqual(16);
      expect(found['lobby: beyond the screen']).toBe(0);
    });
  });

  it('begins lists within 240 pixels', async () => {
    await withApp(kind, { now: DEMO_NOW, size: OFFICE }, async ({ page }) => {
      const found = await measureTables(page);
      tell('demo', found);
      // Two lists have sums above them, and begin no lower than they did.
      const tall: GlanceFigures = { 'owed begins at': 348, 'sales of a month begins at': 361 };
      for (const [name, top] of Object.entries(found)) expect(top, name).toBeLessThanOrEqual(tall[name] ?? 240);
    });
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`answers a stranger’s glance from colours alone, ${PICTURES} pictures (${theme})`, async () => {
      for (let nth = 1; nth <= PICTURES; nth += 1) {
        const evening = layOutGlance(24, nth + (theme === 'dark' ? 100 : 0));
        await withApp(kind, { data: evening.folder, now: GLANCE_NOW, size: OFFICE, theme }, async ({ page }) => {
          await toBoard(page);
          expect(await readBoardByColour(page), `picture ${nth}`).toEqual(answersOf(evening));
        });
      }
    });
  }
});
