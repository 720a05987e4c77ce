// A computer of the office with a browser only, as the people do it: the certificate copied out of the browser's own window, compared at the host, the code typed, work, and cut off in the midst of it.
import { X509Certificate } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { getProgramVersion } from '../../src/hosts/cli/program-version.ts';
import { appFolder } from '../helpers/staged-app.ts';
import { DESK_PIN, type HostComputer, MANAGER_PIN, startHost } from '../helpers/two-computers.ts';
import { PATIENCE_MS, enterAs, goTo } from './hands.ts';
import { browserOf, whyNot } from './start-app.ts';

const PICTURES = path.join(import.meta.dirname, '..', '..', 'reports', 'screens');
const reason = whyNot('http');
const printsShape = z.object({ tableNames: z.array(z.string()).min(1) });

let browser: Browser;
let host: HostComputer;
beforeAll(async () => {
  if (reason !== null) return;
  browser = await browserOf(process.env['LIVEBASE_E2E_BROWSER']);
  const page = path.join(appFolder(), 'out', 'renderer');
  host = await startHost({ version: getProgramVersion(), pageIn: page, copyOf: process.env['LIVEBASE_E2E_DEMO'] ?? null });
});
afterAll(async () => {
  await browser?.close();
  await host?.close();
});

async function screen(page: Page, name: string): Promise<void> {
  if ((process.env['LIVEBASE_SCREENS'] ?? '') === '') return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: path.join(PICTURES, `${name}.http.png`) });
}

/** A browser of its own, with a person before it. */
async function newPerson(): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
  // What the person does who goes on behind the browser's warning.
  const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: 'zh-CN', viewport: { width: 1366, height: 768 } });
  context.setDefaultTimeout(PATIENCE_MS);
  return { context, page: await context.newPage() };
}

/** Goes there and answers the SHA-256 that this browser's own window of the certificate shows: of what it met, by whomever that was made. */
async function printShownAt(origin: string, { context, page }: Awaited<ReturnType<typeof newPerson>>): Promise<string> {
  const tools = await context.newCDPSession(page);
  await tools.send('Network.enable');
  await page.goto(origin);
  const met = printsShape.parse(await tools.send('Network.getCertificate', { origin }));
  await tools.detach();
  return new X509Certificate(Buffer.from(met.tableNames[0] ?? '', 'base64')).fingerprint256;
}

describe.skipIf(reason !== null)(`a browser of another computer${reason === null ? '' : ` (skipped: ${reason})`}`, () => {
  it('joins by the digits of the certificate and a code, works as its person, and is out at once when it is cut off', async () => {
    const origin = `https://127.0.0.1:${host.port}`;
    const [manager, clerk] = [await newPerson(), await newPerson()];
    await manager.page.goto(host.address());
    await enterAs(manager.page, '叶知秋', MANAGER_PIN);
    await goTo(manager.page, '#/settings/sharing');
    const digits = manager.page.getByLabel('那台浏览器里看到的 SHA-256 指纹（前 16 位）');
    await digits.waitFor();
    const print = await printShownAt(origin, clerk);
    await clerk.page.getByRole('heading', { name: '在浏览器里用主机上的数据' }).waitFor();
    await screen(clerk.page, 'browser-join');
    await digits.fill(`${print.startsWith('0') ? '1' : '0'}${print.slice(1, 23)}`);
    await manager.page.keyboard.press('Enter');
    await manager.page.getByText('不是这台主机的证书').first().waitFor();
    await digits.fill(print.slice(0, 23));
    await manager.page.keyboard.press('Enter');
    const code = manager.page.locator('.sharing-code strong');
    await code.waitFor();
    await screen(manager.page, 'browser-code');
    await clerk.page.getByLabel('加入码').fill(await code.innerText());
    await clerk.page.getByLabel('这台电脑在主机上叫什么').fill('会议室');
    await clerk.page.getByRole('button', { name: '加入' }).click();
    await enterAs(clerk.page, '小林', DESK_PIN);
    await clerk.page.locator('.rail-here').first().waitFor();
    // What it shows of the computer is the host's, and says so.
    await goTo(clerk.page, '#/settings/about');
    await clerk.page.getByText('用浏览器加入了主机，自己不放数据').waitFor();
    await clerk.page.getByText(`数据在主机 127.0.0.1:${host.port}`).waitFor();
    await goTo(clerk.page, '#/desk/2026-11-05');
    await clerk.page.getByRole('grid').first().waitFor();
    await screen(clerk.page, 'browser-desk');
    const cut = clerk.page.waitForEvent('requestfailed', (request) => request.url().endsWith('/rpc/live/watch'));
    await manager.page.getByRole('button', { name: '停用 会议室（浏览器）' }).click();
    await manager.page.getByRole('dialog').getByRole('button', { name: '停用' }).click();
    await cut;
    await clerk.page.getByRole('heading', { name: '现在不能用主机上的数据' }).waitFor();
    expect(await clerk.page.locator('.board-row').count()).toBe(0);
    await screen(clerk.page, 'browser-out');
    await clerk.page.getByRole('link', { name: '重新加入' }).click();
    await clerk.page.getByRole('heading', { name: '在浏览器里用主机上的数据' }).waitFor();
  });
});
