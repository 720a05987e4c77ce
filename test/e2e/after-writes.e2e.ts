// After a write what another open screen shows without being asked is what it shows after a reload.
// Here in a real browser for some of the writes; for each of them in Node (test/page/after-writes.test.ts).
import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { callAt, layOutFigures } from './figures-base.ts';
import { DEMO_NOW } from '../helpers/demo-day.ts';
import { followPage } from './follow-page.ts';
import { goTo } from './hands.ts';
import { withApp } from './host.ts';
import { lookAt } from './shown-tables.ts';
import { whyNot } from './start-app.ts';
import { WRITES } from './writes-of-others.ts';

/** A page of its own, and how to wait until it asks for nothing. */
interface Tab {
  readonly page: Page;
  readonly settled: () => Promise<void>;
}

async function openTab(first: Page): Promise<Tab> {
  const page = await first.context().newPage();
  const settled = followPage(page);
  await page.goto(first.url());
  return { page, settled };
}

/** What the screen says, with roles and headings; how much room the disk has is no matter of the base. */
async function said({ page }: Tab): Promise<string> {
  const words = await page.locator('main').ariaSnapshot();
  return words.replaceAll(/[\d.]+ [GT]B/g, 'room');
}

async function show(tab: Tab, hash: string): Promise<string> {
  await lookAt(tab.page, { hash }, tab.settled);
  return said(tab);
}

/** Shows the screen as to somebody who opens it now. */
async function reload(tab: Tab, hash: string): Promise<void> {
  await goTo(tab.page, hash);
  await tab.page.reload();
  await tab.page.locator('main h1').first().waitFor();
  await tab.settled();
}

/** What only one of two texts says, line by line; empty where they are the same. */
function differences(reloaded: string, open: string): readonly string[] {
  if (reloaded === open) return [];
  const [before, after] = [reloaded.split('\n'), open.split('\n')];
  const missing = before.filter((line) => !after.includes(line)).map((line) => `- ${line}`);
  const more = after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`);
  return missing.length + more.length === 0 ? ['the same lines in another order or number'] : [...missing, ...more];
}

const reason = whyNot('http');
describe.skipIf(reason !== null)(`after a write (http${reason === null ? '' : `, skipped: ${reason}`})`, () => {
  it('by others, open screens say what they say after a reload', async () => {
    const folder = await layOutFigures();
    try {
      await withApp('http', { data: folder, now: DEMO_NOW }, async ({ page }) => {
        await page.locator('main h1').first().waitFor();
        // Two that stay open, and two that are reloaded beside them.
        const [left, right, freshLeft, freshRight] = await Promise.all([1, 2, 3, 4].map(() => openTab(page)));
        if (left === undefined || right === undefined || freshLeft === undefined || freshRight === undefined) throw new Error('four tabs');
        const unchanged: string[] = [];
        for (const { what, seen, write } of WRITES.filter(({ isInBrowser }) => isInBrowser === true)) {
          const sides = [
            { open: left, fresh: freshLeft, hash: seen[0] },
            { open: right, fresh: freshRight, hash: seen[1] },
          ].flatMap(({ hash, ...tabs }) => (hash === undefined ? [] : [{ ...tabs, hash }]));
          const before = await Promise.all(sides.map(({ open, hash }) => show(open, hash)));
          expect.soft(await callAt(folder, DEMO_NOW, write), what).not.toMatchObject({ ok: false });
          await Promise.all(sides.map(({ fresh, hash }) => reload(fresh, hash)));
          for (const [at, { open, fresh, hash }] of sides.entries()) {
            let wanted = '';
            // Both are read again: charts are drawn behind the words, in the reloaded screen too, and can be saved once they are.
            await expect
              .poll(async () => differences((wanted = await said(fresh)), await said(open)), { message: `${what}: ${hash}` })
              .toEqual([]);
            if (before[at] === wanted) unchanged.push(`${what}: ${hash}`);
          }
        }
        expect(unchanged).toEqual([]);
      });
    } finally {
      rmSync(path.dirname(folder), { recursive: true, force: true });
    }
  });
});
