// From nothing to the first report with the world's own files: under forty actions, counted.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { focusIn } from './hands.ts';
import { inBothHosts, withApp } from './host.ts';

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
  readonly pick: (label: string | RegExp, text: string) => Promise<void>;
  readonly files: (label: string | RegExp, files: readonly string[]) => Promise<void>;
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
    pick: async (label, text) => {
      // A click, the words typed, Enter.
      actions += 3;
      await page.getByLabel(label).first().click();
      await page.keyboard.type(text);
      await page.locator('.ant-select-item-option').first().waitFor();
      await page.keyboard.press('Enter');
    },
    files: async (label, files) => {
      // A click on the button and the choice in the system's dialog.
      actions += 2;
      await page
        .locator(`input[type=file][aria-label="${String(label)}"]`)
        .first()
        .setInputFiles([...files]);
    },
  };
}

inBothHosts('the first run', (kind) => {
  it('leads to the first report in under forty actions', async () => {
    await withApp(kind, { data: 'none' }, async ({ page, screen }) => {
      const hands = handsOn(page);
      await screen('first-start');
      await hands.fill(/基地名称/, '星港直播电商基地');
      await hands.fill(/统一社会信用代码/, '91440300MA5F2K7Q1X');
      await hands.fill(/从哪一天起/, '2025-01-01');
      await hands.click('建立基地');
      await page.getByRole('navigation', { name: '主导航' }).waitFor();
      await page.locator('main h1').first().waitFor();
      await hands.go('导入');
      // One export does not say whose it is: it comes once the tenants are there.
      const [whose, others] = [FILES.filter((file) => file.includes('视22207071')), FILES.filter((file) => !file.includes('视22207071'))];
      await hands.files('选择文件', others);
      await hands.click(/^导入 [\d,]+ 行/);
      await page
        .getByText(/已导入第 1 批/)
        .first()
        .waitFor();
      await screen('first-import');
      await hands.files('选择文件', whose);
      await hands.pick(/哪家企业/, '91440303MA1887G6QK');
      await hands.click(/^导入 [\d,]+ 行/);
      await page
        .getByText(/已导入第 2 批/)
        .first()
        .waitFor();
      await hands.go('2026-10 月报');
      // The figure that the report must show, as the world's own list of expected figures has it.
      await page.locator('[data-figure="ZB-1.03.value"]').first().waitFor();
      await screen('first-report');
      // As the world's list of expected figures has it: area let out, and sales of the month.
      const figure = (address: string): Promise<string> => page.locator(`[data-figure="${address}"]`).first().innerText();
      expect(await figure('ZB-1.03.value')).toBe(EXPECTED['ZB-1.03.value']?.text);
      expect(await figure('ZB-2.06.month')).toBe(EXPECTED['ZB-2.06.month']?.text);
      console.log(`first run to first report (${kind}): ${hands.count()} actions`);
      expect(hands.count()).toBeLessThan(40);
    });
  });
});
