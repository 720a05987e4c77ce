// `node test/bench/page-preview.ts`: a preview of 50,000 rows with 500 refused in the real page: frames while it scrolls, and how soon a fix is answered. Prints its figures.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { GOODS_CLASSES, PLATFORMS } from '../../src/domain/base/catalogue.ts';
import { CHROMIUM } from '../helpers/chromium.ts';
import { layOutApp } from '../helpers/staged-app.ts';
import { startServe } from '../e2e/serve-process.ts';
import { OUTPUT, TENANTS, factBase, tenantCode } from './bench-base.ts';
import { withOwnWork } from './board-hand.ts';

const ROWS = 50_000;
const EVERY = 100;
const FIXES = 9;
const HEAD = '月份,统一社会信用代码,平台,商品类别,直播场次,直播时长(分钟),观看人次,成交订单数,成交额(元),退款额(元),结算额(元)';

/** Rows of keys of their own over 2024 and 2025; every hundredth has one decimal too many. */
function salesFile(): string {
  const lines = Array.from({ length: ROWS }, (_, at) => {
    const [month, rest] = [at % 24, Math.floor(at / 24)];
    const [tenant, part] = [rest % TENANTS, Math.floor(rest / TENANTS)];
    const platform = PLATFORMS[part % PLATFORMS.length] ?? '';
    const goods = GOODS_CLASSES[Math.floor(part / PLATFORMS.length) % GOODS_CLASSES.length] ?? '';
    const day = `${2024 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
    const paid = `${100 + (at % 9000)}.${at % EVERY === EVERY - 1 ? '123' : '12'}`;
    return `${day},${tenantCode(tenant + 1)},${platform},${goods},3,120,${at},7,${paid},1.00,50.00`;
  });
  const file = path.join(OUTPUT, 'preview-50000.csv');
  writeFileSync(file, `${HEAD}\r\n${lines.join('\r\n')}\r\n`);
  return file;
}

function at(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
}

/** Lengths of frames while the wheel turns over the grid. */
async function wheelFrames(page: Page, step: number): Promise<readonly number[]> {
  const box = await page.locator('.sheet-box').boundingBox();
  await page.mouse.move((box?.x ?? 0) + 300, (box?.y ?? 0) + 150);
  const measured = page.evaluate(
    () =>
      new Promise<number[]>((resolve) => {
        const frames: number[] = [];
        let last = performance.now();
        const next = (now: number): void => {
          frames.push(now - last);
          last = now;
          if (frames.length < 300) requestAnimationFrame(next);
          else resolve(frames.slice(5));
        };
        requestAnimationFrame(next);
      }),
  );
  let isOver = false;
  const ended = measured.finally(() => {
    isOver = true;
  });
  // About as fast as a hand can turn it: a notch of 120 pixels twice a frame.
  while (!isOver) {
    await page.mouse.wheel(0, step);
    await page.waitForTimeout(12);
  }
  return ended;
}

/** From Enter to the frame in which the row says that it is right. */
async function fixOne(page: Page): Promise<number> {
  await page.keyboard.press('F8');
  await page.locator('.row-trouble').first().waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText('55.50');
  await page.evaluate(() => {
    const answered = new Promise<number>((resolve) => {
      const look = (began: number): void => {
        if (document.querySelector('.row-fixed') === null) requestAnimationFrame(() => look(began));
        else requestAnimationFrame(() => resolve(performance.now() - began));
      };
      document.addEventListener('keydown', (event) => look(event.timeStamp), { once: true, capture: true });
    });
    Object.assign(window, { fixAnswered: answered });
  });
  await page.keyboard.press('Enter');
  return page.evaluate(async () => ('fixAnswered' in window ? Number(await window.fixAnswered) : 0));
}

function tell(what: string, value: number): void {
  process.stdout.write(`${what}: ${value.toFixed(1)} ms\n`);
}

async function measure(page: Page, file: string): Promise<void> {
  await page.evaluate(() => {
    location.hash = '#/sales/import';
  });
  await page.locator('.drop').waitFor();
  const began = performance.now();
  await page.locator('input[type=file]').first().setInputFiles(file);
  await page.locator('.sheet-box').waitFor({ timeout: 120_000 });
  tell('50,000 rows from the drop to their preview', performance.now() - began);
  await page.getByText(/^(全部行|All rows)$/).click();
  await page.waitForTimeout(500);
  const { value: frames, ms } = await withOwnWork(page, () => wheelFrames(page, 240));
  tell('script, style and layout in a frame while the wheel turns, mean', ms / frames.length);
  tell('frame while the wheel turns, median', at(frames, 0.5));
  tell('frame while the wheel turns, p95', at(frames, 0.95));
  tell('longest frame', at(frames, 0.999));
  await page.locator('.sheet-box').focus();
  const fixes: number[] = [];
  for (let nth = 0; nth < FIXES; nth += 1) fixes.push(await fixOne(page));
  tell('from saving a fix to its answer on screen, median', at(fixes, 0.5));
  tell('from saving a fix to its answer on screen, slowest', at(fixes, 0.999));
}

mkdirSync(OUTPUT, { recursive: true });
await layOutApp(path.join(OUTPUT, 'app'));
const folder = path.join(OUTPUT, 'page-preview');
factBase(folder);
const file = salesFile();
const serving = await startServe(folder);
const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-dev-shm-usage', '--lang=zh-CN'] });
try {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  await page.goto(serving.address);
  await page.locator('.rail-here').waitFor();
  await measure(page, file);
} finally {
  await browser.close();
  await serving.end();
}
