// After every write what another open screen shows without being asked is what it shows to somebody who opens it now.
// Some of the writes are made beside a real browser too (test/e2e/after-writes.e2e.ts).
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createElement, type ReactNode } from 'react';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { makeDemo, openBackend, type OpenedBackend } from '../../src/backend/backend.ts';
import { LiveProvider } from '../../src/app/ui/live.tsx';
import { callAt, layOutFigures } from '../e2e/figures-base.ts';
import { WRITES } from '../e2e/writes-of-others.ts';
import { DEMO_CLOCK, DEMO_NOW } from '../helpers/demo-day.ts';
import { type RenderedPage, renderPage } from './render-page.ts';
import { loadScreens } from './walk-page.ts';
import { changedLines } from './walk-told.ts';

const work = mkdtempSync(path.join(tmpdir(), 'livebase-writes-'));
let folder = '';
let backend: OpenedBackend | null = null;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: DEMO_CLOCK.nowMs() });
  const data = path.join(work, 'demo');
  const demo = await makeDemo({ out: path.join(work, 'out'), data, clock: DEMO_CLOCK, onStep: () => {} });
  if (!demo.ok) throw new Error(demo.refusal.code);
  folder = await layOutFigures(data);
  const opened = await openBackend(folder, { who: '叶知秋', host: 'cli' }, null);
  if (!opened.ok) throw new Error(opened.refusal.code);
  backend = opened.value;
});
afterAll(() => {
  backend?.close();
  rmSync(path.dirname(folder), { recursive: true, force: true });
  rmSync(work, { recursive: true, force: true });
  vi.useRealTimers();
});

/** What the backend tells of writes, as far as a test lets it. */
function createNews() {
  let version = 1;
  let tell: (() => void) | null = null;
  async function* watch(): AsyncGenerator {
    for (;;) {
      yield { ok: true, value: { jobs: [], version } };
      await new Promise<void>((next) => (tell = next));
    }
  }
  const write = (): void => {
    version += 1;
    tell?.();
  };
  return { watch, write };
}

function call(name: string, input: unknown): unknown {
  const [group = '', method = ''] = name.split('.');
  const bound: unknown = Reflect.get(Object(Reflect.get(Object(backend?.client), group)), method);
  return typeof bound === 'function' ? Reflect.apply(bound, null, [input]) : undefined;
}

const load = async (): Promise<ReactNode> => createElement(LiveProvider, { children: await loadScreens() });

function open(place: string, watch?: () => AsyncGenerator): Promise<RenderedPage> {
  return renderPage(load, { path: place, answer: (name, input) => (name === 'live.watch' ? watch?.() : call(name, input)) });
}

/** How much room the disk has is no matter of the base. */
const said = (page: RenderedPage): string => page.text(Infinity).replaceAll(/[\d.]+ [GT]B/g, 'room');

async function fresh(place: string): Promise<string> {
  const page = await open(place);
  const text = said(page);
  await page.end();
  return text;
}

it.each(WRITES)('$what: open screens say what they say to somebody who opens them', async ({ seen, write, isInBrowser }) => {
  const sides: {
    readonly place: string;
    readonly news: ReturnType<typeof createNews>;
    readonly page: RenderedPage;
    readonly before: string;
  }[] = [];
  for (const place of seen) {
    const news = createNews();
    const page = await open(place, news.watch);
    sides.push({ place, news, page, before: said(page) });
  }
  expect(await callAt(folder, DEMO_NOW, write)).not.toMatchObject({ ok: false });
  // The page that was opened last stands around all others, and is ended first.
  for (const { place, news, page, before } of sides.toReversed()) {
    await page.hear(news.write);
    const wanted = await fresh(place);
    expect(changedLines(wanted, said(page)), place).toEqual([]);
    if (isInBrowser !== true) expect(before, `${place} shows nothing of it`).not.toBe(wanted);
    await page.end();
  }
});
