// 设置, in both hosts: many exceptions at once with their undo, a backup made, verified and restored, language and looks, who works here.
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator, Page, Route } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { copyBase } from '../helpers/copy-base.ts';
import { createEmptyBase, openBackend } from '../../src/backend/backend.ts';
import { closeBase, openBase } from '../../src/backend/core/db/open.ts';
import { inTx } from '../../src/backend/core/db/tx.ts';
import { writeSetting } from '../../src/backend/core/records/settings.ts';
import { getDayOfInstant, instant } from '../../src/domain/time/calendar.ts';
import { ok } from '../../src/domain/values/result.ts';
import { PATIENCE_MS, enterAs, fillDay, focusIn, goTo, sheet, undoByKey } from './hands.ts';
import { heldBy } from './held-by-page.ts';
import { inBothHosts, withApp } from './host.ts';
import { startServe } from './serve-process.ts';
import { browserOf, whyNot } from './start-app.ts';

async function toSettings(page: Page, section: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: '设置' }).click();
  await page.getByRole('link', { name: section }).click();
  await page.getByRole('heading', { name: section, level: 1 }).waitFor();
}

/** The calendar's button of a day. */
function dayButton(page: Page, day: string): Locator {
  return page.locator(`button[data-day="${day}"]`);
}

/** A manager and a desk clerk with PINs; names and phones that the base holds, and where a booking is that has ended. */
async function withPins(folder: string): Promise<{ readonly secrets: readonly string[]; readonly ended: string }> {
  const opened = await openBackend(folder, { who: '叶知秋', host: 'cli' }, null);
  if (!opened.ok) throw new Error(opened.refusal.code);
  const { client, close } = opened.value;
  const ids: number[] = [];
  for (const [name, role] of [
    ['叶知秋', 'manager'],
    ['小陈', 'front_desk'],
  ] as const) {
    const added = await client.people.add({ name, role });
    if (added.ok) ids.push(added.value.id);
  }
  for (const [at, pin] of ['135790', '246801'].entries()) {
    expect(await client.people.setPin({ person: ids[at] ?? 0, old: null, pin })).toMatchObject({ ok: true });
  }
  const tenants = await client.tenants.list({ day: '2026-11-10', month: '2026-10' });
  const bookings = await client.bookings.list({ from: '2026-11-01', to: '2026-11-10', tenant: null, studio: null, states: ['completed'] });
  close();
  if (!tenants.ok || !bookings.ok) throw new Error('the demo base is another');
  const secrets = tenants.value.rows.flatMap(({ name, phone }) => [name, ...(typeof phone === 'string' ? [phone] : [])]);
  const [last] = bookings.value.bookings.toReversed();
  return { secrets, ended: `/desk/${last === undefined ? '' : getDayOfInstant(instant(last.from))}/booking/${last?.id ?? 0}` };
}

/** An empty base whose second folder of backups is there: no picker is needed. */
async function createWithSecond(): Promise<string> {
  const home = mkdtempSync(path.join(tmpdir(), 'livebase-e2e-'));
  const [folder, second] = [path.join(home, 'data'), path.join(home, 'second')];
  mkdirSync(second);
  await createEmptyBase(folder, false);
  const opened = openBase(folder, { nowMs: Date.now });
  if (!opened.ok) throw new Error(opened.refusal.code);
  inTx(opened.value, { who: '叶知秋', host: 'cli' }, (tx) => ok(writeSetting(tx, 'backup.second', second)));
  closeBase(opened.value);
  return folder;
}

/** Whether the command line encrypts copies in the second folder. */
async function isSecondEncrypted(folder: string): Promise<boolean | undefined> {
  const opened = await openBackend(folder, { who: '叶知秋', host: 'cli' }, null);
  if (!opened.ok) throw new Error(opened.refusal.code);
  const backups = await opened.value.client.settings.backups({});
  opened.value.close();
  return backups.ok ? backups.value.second?.isEncrypted : undefined;
}

inBothHosts('设置', (kind) => {
  it('makes a backup, verifies it, restores it, and brings the former data back', async () => {
    await withApp(kind, { data: 'demo' }, async ({ page, folder, screen }) => {
      await toSettings(page, '备份');
      await page.getByRole('button', { name: '立即备份' }).click();
      await page.getByText(/已备份并核对/).waitFor();
      const made = readdirSync(path.join(folder, 'backups')).filter((name) => /^livebase-\d{8}-\d{6}\.db$/.test(name));
      expect(made).toHaveLength(1);
      await page.getByRole('button', { name: '核对全部' }).click();
      await page.getByText('完好').first().waitFor();
      await page.getByLabel('一份纸上的核验码').fill('核验码：00000 oooo0');
      await page.keyboard.press('Enter');
      await page.getByText('历史里没有 00000-00000').waitFor();
      await screen('settings-backups');
      await page.getByRole('button', { name: `恢复到这个… ${made[0] ?? ''}` }).click();
      await screen('settings-restore');
      await sheet(page).getByRole('button', { name: '恢复', exact: true }).click();
      await page.getByText(/已恢复到/).waitFor();
      await page.getByRole('gridcell', { name: '被恢复替换下来的' }).waitFor();
      expect(readdirSync(folder).filter((name) => name.startsWith('livebase-replaced-'))).toHaveLength(1);
    });
  });

  it('checks the base and saves the diagnostics', async () => {
    await withApp(kind, { data: 'demo' }, async ({ page, screen, savedBy }) => {
      await toSettings(page, '关于');
      await page.getByRole('button', { name: '快速检查' }).click();
      await page.getByText('没有发现问题').waitFor();
      await screen('settings-about');
      const saved = await savedBy(() => page.getByRole('button', { name: '保存诊断文件' }).click());
      expect(saved.name).toMatch(/^livebase-diagnostics-\d{8}-\d{6}\.zip$/);
    });
  });

  // No host does anything to these.
  if (kind === 'window') return;
  it('is left by Back, and no drawer of the page before stays over another', async () => {
    await withApp(kind, { data: 'demo' }, async ({ page }) => {
      await goTo(page, '#/report/2026-10');
      await page.locator('button[data-figure="ZB-2.06.month"]').click();
      await page.locator('.provenance').waitFor();
      await goTo(page, '#/settings');
      await page.getByRole('heading', { name: '基地资料', level: 1 }).waitFor();
      await page.locator('.provenance').waitFor({ state: 'detached' });
      await page.goBack();
      await expect.poll(() => page.locator('button[data-figure="ZB-2.06.month"]').count()).toBe(1);
    });
  });

  it('enters exceptions for many days at once, and takes them back at once', async () => {
    await withApp(kind, { data: 'demo' }, async ({ page, screen }) => {
      await toSettings(page, '日历与节假日');
      await page.getByText('随程序提供').first().waitFor();
      expect(await dayButton(page, '2026-10-01').innerText()).toContain('休');
      await screen('settings-calendar');
      await page.getByRole('button', { name: /批量录入例外/ }).click();
      const form = sheet(page);
      await fillDay(form, /^从/, '2026-12-01');
      await fillDay(form, /^到/, '2026-12-31');
      for (const weekday of ['一', '二', '三', '四', '五']) await form.getByRole('checkbox', { name: weekday, exact: true }).uncheck();
      await form.getByText('将写入 8 条').waitFor();
      await form.getByLabel(/^开放/).fill('25:00');
      await form.getByLabel(/^开放/).fill('10:00-02:00');
      await screen('settings-bulk');
      await form.getByRole('button', { name: '录入', exact: true }).click();
      await page.getByText('新增 8 条').waitFor();
      await dayButton(page, '2026-12-05').locator('.year-letters', { hasText: '例' }).waitFor();
      await undoByKey(page);
      await dayButton(page, '2026-12-05').locator('.year-letters', { hasText: '例' }).waitFor({ state: 'detached' });
    });
  });

  it('is moved in by keys, and a day is entered as a holiday', async () => {
    await withApp(kind, { data: 'empty' }, async ({ page }) => {
      await toSettings(page, '日历与节假日');
      const chosen = page.locator('button[data-day][aria-pressed="true"]');
      await chosen.focus();
      const before = (await chosen.getAttribute('data-day')) ?? '';
      await page.keyboard.press('Home');
      expect(await chosen.getAttribute('data-day')).toBe(`${before.slice(0, 8)}01`);
      await page.getByRole('button', { name: /录入为节假日或调休/ }).click();
      await sheet(page).getByLabel('名称').fill('基地日');
      await sheet(page).getByLabel('放假或调休').click();
      await page.locator('.ant-select-item-option').first().click();
      await sheet(page).getByRole('button', { name: '保存' }).click();
      await page.getByText('放假：基地日').first().waitFor();
      await toSettings(page, '前台规则');
      await page.getByLabel('时间格（分钟）').fill('10');
      // What saving will change stands there before it is saved, and not after.
      const change = page.getByText('前台规则 · 时间格（分钟）：30 → 10');
      await change.waitFor();
      await page.getByRole('button', { name: '保存' }).click();
      await change.waitFor({ state: 'detached' });
    });
  });

  it('shows where somebody stands in the base, and forgets him for good', async () => {
    await withApp(kind, { data: 'demo' }, async ({ page, screen }) => {
      await toSettings(page, '备份');
      await page.getByRole('button', { name: '查找', exact: true }).click();
      const first = page.getByRole('button', { name: /^遗忘… \S/ }).first();
      const label = (await first.getAttribute('aria-label')) ?? '';
      await first.click();
      await sheet(page).getByRole('cell', { name: '操作记录' }).waitFor();
      await screen('settings-forget');
      const act = sheet(page).getByRole('button', { name: '遗忘，不能撤销' });
      expect(await act.isDisabled()).toBe(true);
      await sheet(page)
        .getByLabel(/^为什么/)
        .fill('本人要求');
      await act.click();
      await page.getByText(/^已遗忘/).waitFor();
      await page.getByRole('button', { name: label, exact: true }).waitFor({ state: 'detached' });
    });
  });

  it('speaks English, turns dark, and knows who works here', async () => {
    await withApp(kind, { data: 'empty' }, async ({ page, screen }) => {
      await toSettings(page, '人员');
      await page.getByLabel('你的名字').fill('林岚');
      await page.getByRole('button', { name: '保存', exact: true }).first().click();
      await page.getByRole('cell', { name: '林岚', exact: true }).waitFor();
      await toSettings(page, '语言与外观');
      await page.getByText('深色').click();
      await page.locator('html[data-theme="dark"]').waitFor();
      await page.getByText('English').click();
      await page.getByRole('heading', { name: 'Looks', level: 1 }).waitFor();
      await screen('settings-look-dark-en');
      await page.getByRole('link', { name: 'Audit trail' }).click();
      await page.getByRole('gridcell', { name: /林岚/ }).first().waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe('en');
    });
  });
});

describe.skipIf(whyNot('http') !== null)('the second folder of backups', () => {
  it('is encrypted with a passphrase that is shown once, and then no longer', async () => {
    const data = await createWithSecond();
    await withApp('http', { data }, async ({ page }) => {
      await toSettings(page, '备份');
      await page.getByRole('button', { name: '加密…' }).click();
      await page.getByRole('button', { name: '抄好了' }).click();
      await page.getByRole('button', { name: '换一个口令…' }).waitFor();
      expect(await isSecondEncrypted(data)).toBe(true);
      await page.getByRole('button', { name: '不再加密' }).click();
      await page.getByText('以后写到第二个文件夹的备份不再加密').waitFor();
      await page.getByRole('button', { name: '加密…' }).waitFor();
      expect(await isSecondEncrypted(data)).toBe(false);
    });
  });
});

/** The seat of a page is the same thing in either host: one of them is enough here. */
describe.skipIf(whyNot('http') !== null)('the first PIN', () => {
  it('locks the page once its recovery code was seen; name, PIN and Enter lead in, and the code where the PIN is forgotten', async () => {
    await withApp('http', { data: 'empty' }, async ({ page, screen }) => {
      await toSettings(page, '人员');
      await page.getByLabel('你的名字').fill('叶知秋');
      await page.getByLabel('你的名字').press('Enter');
      await page.getByRole('button', { name: '添加人员' }).click();
      await sheet(page).getByLabel('姓名').fill('小陈');
      await sheet(page).getByLabel('姓名').press('Enter');
      await page.getByRole('cell', { name: '小陈', exact: true }).waitFor();
      await screen('settings-people');
      // Without PINs anyone who is chosen is believed, and may do as much as they may.
      for (const [name, buttons] of [
        ['小陈', 0],
        ['叶知秋', 1],
      ] as const) {
        await page.getByLabel('现在是谁').click();
        await page.locator('.ant-select-item-option', { hasText: name }).click();
        await expect.poll(() => page.getByRole('button', { name: '添加人员' }).count()).toBe(buttons);
      }
      await page.getByRole('button', { name: '设密码… 叶知秋' }).click();
      await sheet(page).getByText('还没有密码、因而进不来的人：小陈').waitFor();
      const save = sheet(page).getByRole('button', { name: '设密码并上锁' });
      expect(await save.isDisabled()).toBe(true);
      await sheet(page).getByRole('checkbox').check();
      await sheet(page).getByLabel('新密码').fill('135790');
      await sheet(page).getByLabel('再输一次').fill('135791');
      await sheet(page).getByLabel('再输一次').press('Enter');
      await sheet(page).getByText('两次输入的不一样').waitFor();
      await screen('settings-first-pin');
      await sheet(page).getByLabel('再输一次').fill('135790');
      await sheet(page).getByLabel('再输一次').press('Enter');
      const shown = page.getByRole('status', { name: '恢复码' });
      const code = await shown.innerText();
      expect(code).toMatch(/^[A-Z2-9]{4}(-[A-Z2-9]{4}){5}$/);
      await screen('recovery-code');
      await page.getByRole('button', { name: '写好了，去登录' }).click();
      await page.getByRole('heading', { name: '谁在操作？' }).waitFor();
      expect(await page.getByRole('navigation').count()).toBe(0);
      await focusIn(page, 'form input:not([type=password])');
      await screen('lock');
      await page.keyboard.type('yzq');
      await page.keyboard.press('Enter');
      await focusIn(page, 'input[type=password]');
      await page.keyboard.type('135790');
      await page.keyboard.press('Enter');
      await page.getByRole('row', { name: /小陈.*没有，进不来/ }).waitFor();
      await page.getByRole('row', { name: /叶知秋.*已设/ }).waitFor();
      await toSettings(page, '基地资料');
      await page.getByRole('button', { name: /^新增/ }).first().click();
      await sheet(page).waitFor();
      await page.keyboard.press('Alt+u');
      await page.getByRole('button', { name: '主管忘了密码…' }).click();
      expect(await page.getByRole('dialog').count()).toBe(0);
      await focusIn(page, 'form input:not([type=password])');
      await page.keyboard.type('yzq');
      await page.getByLabel('恢复码').fill(code.toLowerCase());
      await page.getByLabel('新密码').fill('246801');
      await page.getByLabel('再输一次').fill('246801');
      await screen('lock-recover');
      await page.getByLabel('再输一次').press('Enter');
      await expect.poll(() => shown.innerText()).not.toBe(code);
    });
  });
});

describe.skipIf(whyNot('http') !== null)('a desk with PINs', () => {
  it('asks the manager for one action, loses every name and phone at the lock, and gives the draft back', async () => {
    const folder = path.join(mkdtempSync(path.join(tmpdir(), 'livebase-e2e-')), 'data');
    copyBase(process.env['LIVEBASE_E2E_DEMO'] ?? '', folder);
    const { secrets, ended } = await withPins(folder);
    await withApp('http', { data: folder }, async ({ page, screen }) => {
      await enterAs(page, 'xc', '246801');
      await goTo(page, ended);
      await page.getByRole('button', { name: /^退回/ }).waitFor();
      await page.keyboard.press('r');
      await sheet(page).getByLabel('原因').fill('点错了离场');
      await sheet(page).getByLabel('原因').press('Enter');
      const consent = page.getByRole('dialog', { name: '要主管同意' });
      await consent.getByText('主管：叶知秋').waitFor();
      await focusIn(page, 'input[type=password]');
      await page.keyboard.type('111111');
      await page.keyboard.press('Enter');
      await consent.getByText('还可以试 4 次').waitFor();
      await screen('manager-agrees');
      await page.keyboard.press('Escape');
      await consent.waitFor({ state: 'detached' });
      expect(await sheet(page).getByLabel('原因').inputValue()).toBe('点错了离场');
      await sheet(page).getByLabel('原因').press('Enter');
      await focusIn(page, 'input[type=password]');
      await page.keyboard.type('135790');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').first().waitFor({ state: 'detached' });
      await page.keyboard.press('h');
      await page.getByText('小陈（叶知秋 同意）').first().waitFor();
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await page.keyboard.press('a');
      const form = page.getByRole('complementary', { name: '预约' });
      await form.getByRole('combobox', { name: '企业' }).waitFor();
      await page.keyboard.type('霜降');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await page.keyboard.type('5-6');
      const before = await heldBy(page);
      expect(secrets.filter((one) => before.includes(one)).length).toBeGreaterThan(10);
      await page.keyboard.press('Alt+u');
      await page.getByRole('heading', { name: '谁在操作？' }).waitFor();
      const after = await heldBy(page);
      expect(secrets.filter((one) => after.includes(one))).toEqual([]);
      await enterAs(page, 'xc', '246801');
      await page.getByRole('button', { name: '草稿', exact: true }).waitFor();
      await page.keyboard.press('n');
      await expect.poll(() => form.getByLabel('时间', { exact: true }).inputValue()).toBe('5-6');
      // The name is there once the names are asked for again.
      await expect.poll(() => form.getByRole('combobox', { name: '企业' }).inputValue()).toBe('霜降服饰');
    });
    rmSync(path.dirname(folder), { recursive: true, force: true });
  });
});

/** The window ends with its backend and says so on a page of its own: a server that is killed under an open tab is the browser's. */
describe.skipIf(whyNot('http') !== null)('a killed server', () => {
  it('comes back to the tab that was open, which says that the step whose answer was lost was done', async () => {
    const work = mkdtempSync(path.join(tmpdir(), 'livebase-e2e-'));
    const folder = path.join(work, 'data');
    expect(await createEmptyBase(folder, false)).toMatchObject({ ok: true });
    let serving = await startServe(folder);
    const browser = await browserOf(process.env['LIVEBASE_E2E_BROWSER']);
    try {
      const page = await browser.newPage({ locale: 'zh-CN', reducedMotion: 'reduce' });
      page.setDefaultTimeout(PATIENCE_MS);
      await page.goto(serving.address);
      await toSettings(page, '备份');
      // The change is written, then the server dies before its answer is on the way.
      const cut = async (route: Route): Promise<void> => {
        await route.fetch();
        await serving.kill();
        await route.abort();
      };
      await page.route('**/rpc/settings/choose', cut, { times: 1 });
      const days = page.getByRole('textbox', { name: '最近多少天，每天一个' });
      await days.fill('20');
      await days.press('Enter');
      await page.getByText('刚才那一步做没做成，重新连上后告诉你').first().waitFor();
      serving = await startServe(folder);
      await page.getByText('断开时正在做的那一步已经做成').waitFor();
      await page.getByText('连不上，正在重试').first().waitFor({ state: 'detached' });
      expect(await days.inputValue()).toBe('20');
    } finally {
      await browser.close();
      await serving.end();
      rmSync(work, { recursive: true, force: true });
    }
  });
});
