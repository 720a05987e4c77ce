// Before the end-to-end tests: the program is built if it is stale, staged, and one demo base is made for all of them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeDemo } from '../../src/backend/backend.ts';
import { DEMO_CLOCK } from '../helpers/demo-day.ts';
import { layOutApp } from '../helpers/staged-app.ts';

/** Builds and makes; answers what takes it away again. */
export async function setup(): Promise<() => void> {
  const work = mkdtempSync(path.join(tmpdir(), 'livebase-e2e-demo-'));
  await layOutApp(path.join(work, 'app'));
  const data = path.join(work, 'base');
  const demo = await makeDemo({ out: path.join(work, 'out'), data, clock: DEMO_CLOCK, onStep: () => {} });
  if (!demo.ok) throw new Error(demo.refusal.code);
  process.env['LIVEBASE_E2E_DEMO'] = data;
  return () => rmSync(work, { recursive: true, force: true });
}
