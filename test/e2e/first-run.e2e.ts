// From nothing to the first filed report with the world's own files, all dropped at once: actions counted, figures compared. Or from nothing to another computer's data.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { getProgramVersion } from '../../src/hosts/cli/program-version.ts';
import { DESK_PIN, freePort, startHost } from '../helpers/two-computers.ts';
import { enterAs, focusIn, goTo } from './hands.ts';
import { heldBy } from './held-by-page.ts';
import { inBothHosts, openHost, withApp } from './host.ts';

const INPUTS = path.join(import.meta.dirname, '..', 'fixtures', 'world', 'inputs');
const FILES = readdirSync(INPUTS, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(xlsx|xls|csv)$/i.test(entry.name))
  .map((entry) => path.join(entry.parentPath, entry.name));

const EXPECTED = (
  JSON.parse(readFileSync(path.join(INPUTS, '..', 'expected-2026-10.json'), 'utf8')) as {
    readonly values: Readonly<Record<string, { readonly text: string }>>;
  }
).values;

/** What a person does: each a click, a field filled, a key, a pick of files. */
interface Hands {
  readonly count: () => number;
  readonly click: (name: string | RegExp) => Promise<void>;
  /** Ctrl+K, a word, Enter. */
  readonly go: (words: string) => Promise<void>;
  readonly fill: (label: string | RegExp, text: string) => Promise<void>;
  /** All files let go over the window. */
  readonly drop: (files: readonly string[]) => Promise<void>;
  /** A word into every box of the place that has none. */
  readonly explain: (place: Locator, words: string) => Promise<void>;
  readonly press: (button: Locator) => Promise<void>;
}

function handsOn(page: Page): Hands {
  let actions = 0;
  return {
    count: () => actions,
    click: async (name) => {
      actions += 1;
      await page.getByRole('button', { name }).or(page.getByRole('link', { name })).first().click();
    },
    go: async (words) => {
      actions += 3;
      await page.keyboard.press('Control+k');
      await focusIn(page, '[role=combobox]');
      await page.keyboard.type(words);
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('Enter');
    },
    fill: async (label, text) => {
      actions += 1;
      await page.getByLabel(label).first().fill(text);
    },
    drop: async (files) => {
      actions += 1;
      await dropAll(page, files);
    },
    explain: async (place, words) => {
      const boxes = place.locator('textarea');
      await boxes.first().waitFor();
      for (const box of await boxes.all()) {
        if ((await box.inputValue()) !== '') continue;
        actions += 1;
        await box.fill(words);
      }
      const all = await boxes.count();
      await expect.poll(() => place.locator('.finding-state', { hasText: '已保存' }).count()).toBe(all);
    },
    press: async (button) => {
      actions += 1;
      await button.click();
    },
  };
}

/** The person lets the files go over the window: one action. */
async function dropAll(page: Page, files: readonly string[]): Promise<void> {
  const given = files.map((file) => ({ name: path.basename(file), base64: readFileSync(file).toString('base64') }));
  await page.evaluate((all) => {
    const dropped = new DataTransfer();
    for (const { name, base64 } of all) dropped.items.add(new File([Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))], name));
    document.querySelector('main h1')?.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: dropped }));
  }, given);
}

/** Every figure of the report's sheets, once the last of them stands on the page, is as the world's own list has it; answers how many do. */
async function compareFigures(page: Page): Promise<number> {
  await page.locator('[data-figure="ZB-4.total.paid"]').waitFor();
  const shown = await page
    .locator('[data-figure]')
    .evaluateAll((all) => all.map((one) => [one.getAttribute('data-figure') ?? '', (one.firstChild?.textContent ?? '').trim()] as const));
  const known = new Map(shown);
  const wrong = Object.entries(EXPECTED).filter(([address, { text }]) => known.get(address) !== text);
  expect(wrong.map(([address, { text }]) => `${address} ${known.get(address) ?? 'not shown'} for ${text}`)).toEqual([]);
  return Object.keys(EXPECTED).length;
}

/** Actions that docs/front-desk-actions.md tells, step by step. */
const STEPS = { base: 2, imported: 1, report: 3, explained: 8, closed: 2 };

inBothHosts('the first run', (kind) => {
  it('leads from nothing to a filed report in at most 25 actions, everything dropped at once on the first screen', async () => {
    await withApp(kind, { data: 'none' }, async ({ page, screen, savedBy }) => {
      const hands = handsOn(page);
      const counted: number[] = [];
      const step = (): unknown => counted.push(hands.count() - counted.reduce((sum, one) => sum + one, 0));
      await page.getByLabel(/基地名称/).waitFor();
      await screen('first-start');
      await hands.drop(FILES);
      await page.getByText('已按“01-基地信息.xlsx”填好', { exact: false }).waitFor();
      expect(await page.getByLabel(/基地名称/).inputValue()).toBe('深圳市湾区直播产业运营有限公司');
      await screen('first-filled');
      await hands.click('建立基地');
      step();
      await page.getByText('视22207071', { exact: false }).first().waitFor();
      await page.getByRole('button', { name: /^导入 [1-9]/, disabled: false }).waitFor();
      await screen('first-import');
      await hands.click(/^导入 [\d,]+ 行/);
      step();
      await page.getByText('已导入第 1 批').first().waitFor();
      await hands.go('2026-10 月报');
      await page.locator('[data-figure="ZB-1.03.value"]').first().waitFor();
      step();
      await screen('first-report');
      const figures = await compareFigures(page);
      // A file that is let go where nothing takes it is left alone: the browser would have opened it.
      await dropAll(page, FILES.slice(0, 1));
      await page.getByText('这里不收文件', { exact: false }).waitFor();
      await hands.click('结账');
      const dialog = page.getByRole('dialog', { name: '2026 年 10 月 结账' });
      await hands.explain(dialog, '已与企业核对，数据属实');
      step();
      await hands.fill(/怎么报的/, '统计直报平台');
      await screen('first-close');
      // The first of the two files that the dialog saves by itself; its own dialog is answered in the window.
      const saved = await savedBy(() => hands.press(dialog.getByRole('button', { name: '结账' })));
      expect(saved.name).toMatch(/2026年10月.*\.(xlsx|pdf)$/);
      await page.locator('.report-state').getByText('已上报').waitFor();
      step();
      console.log(`nothing to a filed report (${kind}): ${hands.count()} actions, ${figures} figures right`);
      expect(counted).toEqual(Object.values(STEPS));
      expect(hands.count()).toBeLessThanOrEqual(25);
    });
  });
});

inBothHosts('a computer that joins another', (kind) => {
  it('works on its data, shows none of them while it is gone, and finds it at the address that is typed', async () => {
    const copyOf = process.env['LIVEBASE_E2E_DEMO'] ?? '';
    const host = await startHost({ version: getProgramVersion(), copyOf });
    const secrets = host.read('SELECT name FROM tenant_fact WHERE length(name) > 3').map((row) => String(Object.values(row ?? {})[0]));
    const at = (port: number): string => `127.0.0.1:${port}`;
    try {
      const app = await openHost(kind, { data: 'none' });
      const { page, screen } = app;
      await page.getByRole('button', { name: '加入另一台电脑' }).click();
      await focusIn(page, 'form input');
      await page.keyboard.type(at(host.port));
      await page.keyboard.press('Tab');
      await page.keyboard.type('ABCD');
      await page.keyboard.press('Enter');
      await page.getByText('加入码是 24 个字母和数字').waitFor();
      await screen('join');
      await page.getByLabel('加入码').fill((await host.code()).toLowerCase());
      await page.keyboard.press('Enter');
      await enterAs(page, 'xl', DESK_PIN);
      await goTo(page, '#/desk/2026-11-05');
      await page.getByRole('grid').first().waitFor();
      await page.keyboard.press('a');
      const form = page.getByRole('complementary', { name: '预约' });
      await form.getByRole('combobox', { name: '企业' }).waitFor();
      await page.keyboard.type('霜降');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await page.keyboard.type('5-6');
      await screen('guest-desk');
      const before = await heldBy(page);
      expect(secrets.filter((one) => before.includes(one)).length).toBeGreaterThan(3);
      // The cable: the browser hears of it too, and the page asks its own computer all the same.
      await page.evaluate(() => dispatchEvent(new Event('offline')));
      await host.listenAt(null);
      await page.getByRole('heading', { name: '连不上主机' }).waitFor();
      const after = await heldBy(page);
      expect(secrets.filter((one) => after.includes(one))).toEqual([]);
      await screen('host-gone');
      const port = await freePort();
      await host.listenAt({ address: '127.0.0.1', port });
      await page.getByLabel('主机的地址').fill(at(port));
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: '草稿', exact: true }).waitFor();
      await page.keyboard.press('n');
      await expect.poll(() => form.getByLabel('时间', { exact: true }).inputValue()).toBe('5-6');
      await goTo(page, '#/settings/about');
      await page.getByText('加入了主机，自己不放数据').waitFor();
      await page.getByText(`数据在主机 ${at(port)}`).waitFor();
      await screen('guest-about');
      await app.end();
      // A line that is cut is the browser's to note.
      expect(app.troubles().filter((one) => !one.includes('Failed to load resource: net::'))).toEqual([]);
    } finally {
      await host.close();
    }
  });
});
