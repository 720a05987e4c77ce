// Before the end-to-end tests: the page is built if it is stale, and one demo base is made for all of them.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeDemo } from '../../src/backend/backend.ts';
import { DEMO_CLOCK } from '../helpers/demo-day.ts';
import { PROJECT, readyPage } from '../../src/hosts/http/page-build.ts';

/** Builds and makes; answers what takes it away again. */
export async function setup(): Promise<() => void> {
  const page = await readyPage(PROJECT, (sentence) => console.log(sentence));
  if (!page.ok) throw new Error(`${page.refusal.code}: ${String(page.refusal.data['detail'] ?? '')}`);
  const work = mkdtempSync(path.join(tmpdir(), 'livebase-e2e-demo-'));
  // A copy of the page: a source that is edited meanwhile does not make every process build it anew.
  const copy = path.join(work, 'page');
  cpSync(page.value, copy, { recursive: true });
  process.env['LIVEBASE_PAGE'] = copy;
  const data = path.join(work, 'base');
  const demo = await makeDemo({ out: path.join(work, 'out'), data, clock: DEMO_CLOCK, onStep: () => {} });
  if (!demo.ok) throw new Error(demo.refusal.code);
  process.env['LIVEBASE_E2E_DEMO'] = data;
  return () => rmSync(work, { recursive: true, force: true });
}
