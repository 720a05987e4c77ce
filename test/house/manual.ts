// `npm run manual`: takes the manual's pictures again, from the demo base on its day in the browser mode, and notes what the screens said.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { makeDemo } from '../../src/backend/backend.ts';
import { followPage } from '../e2e/follow-page.ts';
import { goTo } from '../e2e/hands.ts';
import { addBlank, blankFile } from '../e2e/map-steps.ts';
import { openApp, type OpenedApp } from '../e2e/open-app.ts';
import { whyNot } from '../e2e/start-app.ts';
import { DEMO_CLOCK, DEMO_NOW } from '../helpers/demo-day.ts';
import { layOutApp } from '../helpers/staged-app.ts';
import { formatJson, MANUAL_IMAGES, PICTURED_SCREENS, type PictureName, readShownScreens } from './manual-pictures.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const INPUTS = path.join(ROOT, 'test', 'fixtures', 'world', 'inputs');

/** A place of the window, named as its picture. */
interface Place {
  readonly hash: string;
  readonly prepare?: (page: Page) => Promise<void>;
}

type Places = Readonly<Partial<Record<PictureName, Place>>>;

/** Pictures of the demo base on the demo's day. */
const PLACES: Places = {
  home: { hash: '/home' },
  desk: { hash: '/desk' },
  tenants: { hash: '/tenants' },
  tenant: { hash: '/tenants/1/leases' },
  studio: { hash: '/studios/1' },
  sales: { hash: '/sales/2026-10' },
  report: { hash: '/report/2026-10' },
  ledger: { hash: '/report/ledger/2026-10' },
  analytics: { hash: '/analytics' },
  scorecard: { hash: '/scorecard' },
  calendar: { hash: '/settings/calendar' },
  backups: { hash: '/settings/backups' },
  // The last: its notice stays on the screens after it.
  map: { hash: '/settings/maps', prepare: (page) => addBlank(page, blankFile('simple-monthly')) },
};

/** On an empty base: what a first import looks like, with one kind of row that needs somebody. */
const FIRST_PLACES: Places = {
  import: {
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
    },
  },
};

async function take({ page }: OpenedApp, name: string, settled: () => Promise<void>): Promise<void> {
  await settled();
  await page.screenshot({ path: path.join(MANUAL_IMAGES, `${name}.png`) });
  console.log(name);
}

async function takeAll(data: string, places: Places): Promise<void> {
  const app = await openApp('http', { data, now: DEMO_NOW });
  const settled = followPage(app.page);
  for (const [name, { hash, prepare }] of Object.entries(places)) {
    await goTo(app.page, hash);
    await app.page.locator('main h1').first().waitFor();
    await prepare?.(app.page);
    await take(app, name, settled);
  }
  await app.close();
}

const missing = whyNot('http');
if (missing !== null) throw new Error(missing);
mkdirSync(MANUAL_IMAGES, { recursive: true });
const work = mkdtempSync(path.join(tmpdir(), 'livebase-manual-'));
await layOutApp(path.join(work, 'app'));
const data = path.join(work, 'base');
const demo = await makeDemo({ out: path.join(work, 'out'), data, clock: DEMO_CLOCK, onStep: () => {} });
if (!demo.ok) throw new Error(demo.refusal.code);
const first = await openApp('http', { data: 'none', now: DEMO_NOW });
await first.page.locator('main h1').waitFor();
await take(first, 'first-start', followPage(first.page));
await first.close();
await takeAll('empty', FIRST_PLACES);
await takeAll(data, PLACES);
writeFileSync(PICTURED_SCREENS, formatJson(readShownScreens()));
rmSync(work, { recursive: true, force: true });
