// Before the end-to-end tests: the program is built if it is stale and staged, and one demo base and one browser are made for all of them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeDemo } from '../../src/backend/backend.ts';
import { DEMO_CLOCK } from '../helpers/demo-day.ts';
import { layOutApp } from '../helpers/staged-app.ts';
import { serveBrowser, whyNot } from './start-app.ts';

/** Builds and makes; answers what takes it away again. */
export async function setup(): Promise<() => Promise<void>> {
  const work = mkdtempSync(path.join(tmpdir(), 'livebase-e2e-demo-'));
  await layOutApp(path.join(work, 'app'));
  const data = path.join(work, 'base');
  const browser = whyNot('http') === null ? await serveBrowser() : null;
  if (browser !== null) process.env['LIVEBASE_E2E_BROWSER'] = browser.wsEndpoint();
  const demo = await makeDemo({ out: path.join(work, 'out'), data, clock: DEMO_CLOCK, onStep: () => {} });
  if (!demo.ok) throw new Error(demo.refusal.code);
  process.env['LIVEBASE_E2E_DEMO'] = data;
  return async () => {
    await browser?.close();
    rmSync(work, { recursive: true, force: true });
  };
}
