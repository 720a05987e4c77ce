// `npm run manual`: takes the manual's pictures again, from a demo base in the browser mode.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { makeDemo } from '../../src/backend/backend.ts';
import { goTo } from '../e2e/hands.ts';
import { addBlank, blankFile } from '../e2e/map-steps.ts';
import { openApp } from '../e2e/open-app.ts';
import { whyNot } from '../e2e/start-app.ts';
import { layOutApp } from '../helpers/staged-app.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const IMAGES = path.join(ROOT, 'docs', 'manual', 'images');
const INPUTS = path.join(ROOT, 'test', 'fixtures', 'world', 'inputs');

interface Picture {
  readonly name: string;
  readonly hash: string;
  readonly prepare?: (page: Page) => Promise<void>;
}

/** Pictures of the demo base, whose newest full month is `month`. */
const picturesIn = (month: string): readonly Picture[] => [
  { name: 'home', hash: '/home' },
  { name: 'desk', hash: '/desk' },
  { name: 'tenants', hash: '/tenants' },
  { name: 'tenant', hash: '/tenants/1/leases' },
  { name: 'studio', hash: '/studios/1' },
  { name: 'sales', hash: `/sales/${month}` },
  { name: 'report', hash: `/report/${month}` },
  { name: 'ledger', hash: `/report/ledger/${month}` },
  { name: 'map', hash: '/settings/maps', prepare: (page) => addBlank(page, blankFile('simple-monthly')) },
  { name: 'analytics', hash: '/analytics' },
  { name: 'scorecard', hash: '/scorecard' },
  { name: 'calendar', hash: '/settings/calendar' },
  { name: 'backups', hash: '/settings/backups' },
];

/** On an empty base: what a first import looks like, with one kind of row that needs somebody. */
const FIRST_PICTURES: readonly Picture[] = [
  {
    name: 'import',
    hash: '/sales/import',
    prepare: async (page) => {
      await page
        .locator('input[type=file]')
        .first()
        .setInputFiles([
          path.join(INPUTS, '02-直播间.xlsx'),
          path.join(INPUTS, '03-企业与租约.xlsx'),
          path.join(INPUTS, '08-主播与合规.xlsx'),
        ]);
      await page.getByRole('table').first().waitFor();
      await page.waitForTimeout(4000);
    },
  },
];

async function take(page: Page, { name, hash, prepare }: Picture): Promise<void> {
  await goTo(page, hash);
  await page.locator('main h1').first().waitFor();
  await prepare?.(page);
  // Charts and figures that come after the frame of the screen.
  await page.waitForTimeout(2500);
  await page.screenshot({ path: path.join(IMAGES, `${name}.png`) });
  console.log(name);
}

async function picturesOf(data: string, pictures: readonly Picture[]): Promise<void> {
  const app = await openApp('http', { data });
  for (const picture of pictures) await take(app.page, picture);
  await app.close();
}

const missing = whyNot('http');
if (missing !== null) throw new Error(missing);
mkdirSync(IMAGES, { recursive: true });
const work = mkdtempSync(path.join(tmpdir(), 'livebase-manual-'));
await layOutApp(path.join(work, 'app'));
const demo = await makeDemo({ out: path.join(work, 'out'), data: path.join(work, 'base'), onStep: () => {} });
if (!demo.ok) throw new Error(demo.refusal.code);
const first = await openApp('http', { data: 'none' });
await first.page.locator('main h1').waitFor();
await first.page.screenshot({ path: path.join(IMAGES, 'first-start.png') });
await first.close();
await picturesOf('empty', FIRST_PICTURES);
await picturesOf(demo.value.data, picturesIn(demo.value.month));
rmSync(work, { recursive: true, force: true });
