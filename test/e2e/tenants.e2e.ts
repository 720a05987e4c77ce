// 企业, in both hosts: a tenant by hand, its lease, a correction, a dated change, their undo, what is refused, a file, and a merge taken back.
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { fillDay, goTo, sheet, undoByKey } from './hands.ts';
import { inBrowser, openHost } from './host.ts';

async function choose(page: Page, within: Locator, label: string, option: string): Promise<void> {
  const field = within.getByLabel(label);
  await field.click();
  await field.fill(option);
  await page.locator('.ant-select-item-option', { hasText: option }).last().click();
}

interface NewTenant {
  readonly name: string;
  readonly code: string;
  readonly from: string;
}

async function addTenant(page: Page, { name, code, from }: NewTenant): Promise<void> {
  await page.getByRole('heading', { name: '企业', exact: true, level: 1 }).waitFor();
  await page.keyboard.press('n');
  const form = sheet(page);
  // The form opens with its first field ready to be typed into.
  await expect.poll(() => form.getByLabel('企业名称').evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.insertText(name);
  await form.getByLabel('统一社会信用代码').fill(code);
  await choose(page, form, '企业类别', '直播电商企业');
  await fillDay(form, '生效日期', from);
  await form.getByRole('button', { name: '保存' }).click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
}

async function addLease(page: Page, contract: string, days: readonly [string, string]): Promise<void> {
  await page.getByRole('button', { name: '新租约' }).click();
  const form = sheet(page);
  await form.getByLabel('合同编号').fill(contract);
  await fillDay(form, '起租日', days[0]);
  await fillDay(form, '到期日', days[1]);
  await form.getByLabel('租用面积').fill('120.5');
  await form.getByRole('button', { name: '保存' }).click();
  await page.getByRole('cell', { name: contract, exact: true }).waitFor();
}

async function toTenants(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: '企业' }).click();
  await page.getByRole('heading', { name: '企业', exact: true, level: 1 }).waitFor();
}

inBrowser('企业', (kind) => {
  it('adds a tenant, gives it a lease, corrects, dates, and takes back', async () => {
    const app = await openHost(kind, { data: 'empty' });
    const { page } = app;
    await toTenants(page);
    await page.getByText('还没有企业').waitFor();
    await app.screen('tenants-empty');
    await addTenant(page, { name: '深圳新月传媒有限公司', code: '91440303MA1887G6QK', from: '2026-01-01' });
    await addLease(page, 'HT-001', ['2026-01-01', '2099-12-31']);
    await page.getByText('在驻', { exact: true }).first().waitFor();

    await page.getByRole('tab', { name: /^资料/ }).click();
    await page.getByRole('button', { name: '更正', exact: true }).click();
    await sheet(page).getByLabel('企业名称').fill('深圳新月文化传媒有限公司');
    await sheet(page).getByRole('button', { name: '保存' }).click();
    await page.getByRole('heading', { name: '深圳新月文化传媒有限公司', level: 1 }).waitFor();

    await page.getByRole('button', { name: /^自某日起变更/ }).click();
    await fillDay(sheet(page), '从哪一天起', '2026-10-01');
    await sheet(page).getByLabel('企业名称').fill('深圳满月传媒有限公司');
    await sheet(page).getByRole('button', { name: '保存' }).click();
    await page.getByRole('heading', { name: '深圳满月传媒有限公司', level: 1 }).waitFor();
    await page.getByText('曾用名称与代码：深圳新月文化传媒有限公司').waitFor();
    await app.screen('tenant-facts');

    await undoByKey(page);
    await page.getByRole('heading', { name: '深圳新月文化传媒有限公司', level: 1 }).waitFor();
    expect(await page.getByRole('tabpanel').getByRole('button', { name: '更正', exact: true }).count()).toBe(1);
    // What was done to tenants is not listed at the desk.
    await goTo(page, '#/desk');
    await page.getByRole('button', { name: '最近的改动' }).click();
    await sheet(page).getByText('这次打开以来，这个画面还没有改动', { exact: true }).waitFor();
    expect(await sheet(page).getByRole('listitem').count()).toBe(0);
    await app.close();
  });

  it('refuses to retire a tenant that others refer to, says what, and keeps the reason', async () => {
    const app = await openHost(kind, { data: 'demo' });
    const { page } = app;
    await toTenants(page);
    await page.getByRole('grid').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '停用企业…' }).click();
    await sheet(page).getByLabel('原因').fill('写重了');
    await sheet(page).getByRole('button', { name: '停用', exact: true }).click();
    await sheet(page).getByText('还不能停用').waitFor();
    expect(await sheet(page).getByLabel('原因').inputValue()).toBe('写重了');
    await app.screen('tenant-retire-refused');
    await app.close();
  });

  it('keeps a file with a tenant, gives it back byte for byte, and retires it with a reason', async () => {
    const app = await openHost(kind, { data: 'demo' });
    const { page } = app;
    await toTenants(page);
    await page.getByRole('grid').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: /^附件/ }).click();
    const bytes = Buffer.from('%PDF-1.7 执照');
    await page
      .getByRole('tabpanel')
      .locator('input[type=file]')
      .setInputFiles({ name: '执照.pdf', mimeType: 'application/pdf', buffer: bytes });
    await page.getByRole('cell', { name: '执照.pdf', exact: true }).waitFor();
    await app.screen('tenant-files');
    const saved = await app.savedBy(() => page.getByRole('button', { name: '下载 执照.pdf' }).click());
    expect(saved.bytes.equals(bytes)).toBe(true);
    await page.getByRole('button', { name: '停用 执照.pdf' }).click();
    await page.getByRole('dialog', { name: '停用“执照.pdf”', exact: true }).waitFor();
    await sheet(page).getByLabel('原因').fill('扫错了');
    await sheet(page).getByRole('button', { name: '停用', exact: true }).click();
    await page.getByText('还没有附件').waitFor();
    await app.close();
  });

  it('merges two tenants that are one, and takes it back', async () => {
    const app = await openHost(kind, { data: 'empty' });
    const { page } = app;
    await toTenants(page);
    await addTenant(page, { name: '晨光文化公司', code: '91440303MA1887G6QK', from: '2026-01-01' });
    await page.keyboard.press('Escape');
    await addTenant(page, { name: '深圳晨光传媒', code: '91440303MAF5MG15T8', from: '2026-02-01' });
    await addLease(page, 'HT-002', ['2026-02-01', '2099-12-31']);
    await page.getByRole('button', { name: '企业列表' }).click();
    await page.getByRole('button', { name: '合并企业' }).click();
    await choose(page, sheet(page), '并入（留下）', '晨光文化公司');
    await choose(page, sheet(page), '合并掉', '深圳晨光传媒');
    await sheet(page).getByText('会移过来：').waitFor();
    await app.screen('tenants-merge');
    await sheet(page).getByLabel('为什么是同一家').fill('建了两次');
    await sheet(page).getByRole('button', { name: '合并', exact: true }).click();
    await page.getByText('全部 1', { exact: true }).waitFor();
    await undoByKey(page);
    await page.getByText('全部 2', { exact: true }).waitFor();
    expect(await page.getByRole('grid').getByText('深圳晨光传媒', { exact: true }).count()).toBe(1);
    await app.close();
  });

  // A second person is a second browser: the window is a single one.
  it('shows what somebody else changed meanwhile, and overwrites nothing unseen', async () => {
    const app = await openHost(kind, { data: 'demo' });
    const { page } = app;
    await toTenants(page);
    await page.getByRole('grid').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '修改…' }).click();
    await sheet(page).getByLabel('联系人').fill('我改的');
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.getByRole('button', { name: '修改…' }).click();
    await sheet(other).getByLabel('联系电话').fill('13900000000');
    await sheet(other).getByRole('button', { name: '保存' }).click();
    await other.getByText('已更正企业').waitFor();

    await sheet(page).getByText('别人改过这条记录').waitFor();
    await sheet(page).getByText('→ 13900000000').waitFor();
    expect(await sheet(page).getByLabel('联系人').inputValue()).toBe('我改的');
    await sheet(page).getByRole('button', { name: '保存' }).click();
    await sheet(page).getByText('这一次没有写入').waitFor();
    await app.screen('tenant-changed-meanwhile');
    await sheet(page).getByRole('button', { name: '看过了，保留我填的' }).click();
    await sheet(page).getByRole('button', { name: '保存' }).click();
    await page.getByRole('definition').filter({ hasText: '我改的' }).waitFor();
    expect(await page.getByRole('definition').filter({ hasText: '13900000000' }).count()).toBe(1);
    await app.close();
  });
});
