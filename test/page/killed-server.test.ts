// A server that was killed and started again knows nobody: the page that was open asks who is there.
import { createElement } from 'react';
import { expect, it } from 'vitest';
import { AuthGate } from '../../src/app/shell/AuthGate.tsx';
import { LiveProvider } from '../../src/app/ui/live.tsx';
import { renderPage } from './render-page.ts';

const ok = (value: unknown) => ({ ok: true, value });
const ME = { id: 1, name: '王芳', role: 'manager', rights: [], methods: [] };

it('the page of a killed server with PINs stayed as it was until it was reloaded: it asks who is there', async () => {
  let me: unknown = ME;
  let goOn = (): void => undefined;
  async function* watch(): AsyncGenerator {
    yield ok({ jobs: [], version: 1 });
    await new Promise<void>((next) => (goOn = next));
    yield { ok: false, refusal: { code: 'LOCKED', data: {} } };
  }
  const screen = createElement('p', {}, '首页');
  const part = createElement(AuthGate, { children: createElement(LiveProvider, { children: screen }) });
  const page = await renderPage(async () => part, {
    seat: () => ok({ me, faces: [], isLocking: true, idleMinutes: 10 }),
    answer: (name) => (name === 'live.watch' ? watch() : undefined),
  });
  expect(page.text()).toContain('首页');
  await page.hear(() => {
    me = null;
    goOn();
  });
  expect(page.text()).not.toContain('首页');
  expect(page.text()).toContain('谁在操作？');
  await page.end();
});
