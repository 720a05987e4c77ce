// Every screen: nothing that axe calls serious in either theme, nothing cut on an office screen and at 200 % zoom, no complaint of the page.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openBackend } from '../../src/backend/backend.ts';
import { axeFindings } from './axe-findings.ts';
import { goTo, quiet } from './hands.ts';
import { inBothHosts, withApp } from './host.ts';
import { SCREEN_PLACES } from './screens.ts';
import type { ScreenPlace } from './screens.ts';

const OFFICE = { width: 1366, height: 768 } as const;
/** What is left of an office screen at 200 % zoom. */
const ZOOMED = { width: 683, height: 384 } as const;

/** Goes to a screen and waits until it has stopped asking; says so where it does not come. */
async function open(page: Page, place: ScreenPlace): Promise<readonly string[]> {
  try {
    await show(page, place);
    return [];
  } catch (error) {
    return [`does not open: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`];
  }
}

async function show(page: Page, { hash, prepare }: ScreenPlace): Promise<void> {
  await goTo(page, hash);
  await page.locator('main h1').first().waitFor();
  await prepare?.(page);
  await quiet(page);
}

/** The page itself never scrolls sideways, and no heading or button leaves the window. */
function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const cut: string[] = [];
    if (document.documentElement.scrollWidth > width) cut.push(`page is ${document.documentElement.scrollWidth} wide in ${width}`);
    const main = document.querySelector('main');
    if (main !== null && main.scrollWidth > main.clientWidth) cut.push(`content is ${main.scrollWidth} wide in ${main.clientWidth}`);
    const scrolls = (element: Element): boolean => {
      for (let box = element.parentElement; box !== null && box !== main; box = box.parentElement) {
        if (/auto|scroll|hidden/.test(getComputedStyle(box).overflowX)) return true;
      }
      return false;
    };
    for (const element of document.querySelectorAll('main h1, main h2, main button, main input, main a')) {
      const box = element.getBoundingClientRect();
      if (box.width > 0 && (box.right > width + 1 || box.left < -1) && !scrolls(element))
        cut.push(`${element.tagName} “${(element.textContent ?? '').slice(0, 30)}” at ${Math.round(box.left)}-${Math.round(box.right)}`);
    }
    return cut;
  });
}

/** A copy of the demo base in which whoever serves it (周敏) has this role. */
async function demoAs(role: 'viewer' | 'front_desk'): Promise<string> {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'livebase-e2e-')), 'data');
  cpSync(process.env['LIVEBASE_E2E_DEMO'] ?? '', folder, { recursive: true });
  const opened = await openBackend(folder, { who: '叶知秋', host: 'cli' }, null);
  if (!opened.ok) throw new Error(opened.refusal.code);
  const { client, close } = opened.value;
  for (const person of [
    { name: '叶知秋', role: 'manager' as const },
    { name: '周敏', role },
  ]) {
    expect(await client.people.add(person)).toMatchObject({ ok: true });
  }
  close();
  return folder;
}

inBothHosts('every screen', (kind) => {
  // The page is the same in both hosts: one theme, the desk and a place of each other screen are enough to see that the host does nothing to it.
  const themes = kind === 'http' ? (['light', 'dark'] as const) : (['dark'] as const);
  const screenOf = ({ hash }: ScreenPlace): string => hash.split('/')[1] ?? '';
  const isFirst = (place: ScreenPlace): boolean => SCREEN_PLACES.find((one) => screenOf(one) === screenOf(place)) === place;
  const places = kind === 'http' ? SCREEN_PLACES : SCREEN_PLACES.filter((place) => screenOf(place) === 'desk' || isFirst(place));
  it.each(themes)('opens, and has nothing that axe calls serious, %s', async (theme) => {
    await withApp(kind, { theme, size: OFFICE }, async ({ page, screen }) => {
      const found: string[] = [];
      for (const place of places) {
        const { name } = place;
        const missing = await open(page, place);
        await screen(`${name}-${theme}`);
        const lines = [...missing, ...(await axeFindings(page)), ...(await cutOff(page))];
        found.push(...lines.map((line) => `${name}: ${line}`));
      }
      expect(found).toEqual([]);
    });
  });

  if (kind === 'window') return;
  it.each(['viewer', 'front_desk'] as const)('shows %s no part of any page that would be refused, and asks for none', async (role) => {
    const folder = await demoAs(role);
    try {
      await withApp(kind, { data: folder }, async ({ page, screen }) => {
        const refused: string[] = [];
        page.on('response', async (answer) => {
          const isRefused = answer.url().includes('/rpc/') && (await answer.text().catch(() => '')).includes('NOT_ALLOWED');
          if (isRefused) refused.push(new URL(answer.url()).pathname);
        });
        const found: string[] = [];
        for (const place of SCREEN_PLACES.filter(({ prepare }) => prepare === undefined)) {
          found.push(...(await open(page, place)));
          const said = await page.locator('main .note-danger, .notice-danger').allInnerTexts();
          found.push(...said.map((words) => `${place.name}: ${words}`));
        }
        expect(await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '销售' }).count()).toBe(0);
        await goTo(page, '/sales/2026-10');
        await page.getByText('“销售”不在你的权限里').waitFor();
        await screen(`not-for-${role}`);
        expect({ found, refused }).toEqual({ found: [], refused: [] });
      });
    } finally {
      rmSync(path.dirname(folder), { recursive: true, force: true });
    }
  });

  it('has nothing cut at 200 % zoom', async () => {
    await withApp(kind, { size: ZOOMED }, async ({ page, screen }) => {
      const cut: string[] = [];
      for (const place of SCREEN_PLACES) {
        const { name } = place;
        cut.push(...(await open(page, place)).map((line) => `${name}: ${line}`));
        await screen(`${name}-zoomed`);
        cut.push(...(await cutOff(page)).map((line) => `${name}: ${line}`));
      }
      expect(cut).toEqual([]);
    });
  });
});
