// What the import screen says: slips of the unit before forms are taken, and what an import that is undone took back.
import { createElement } from 'react';
import { expect, it } from 'vitest';
import { ResultNote, SlipDialog } from '../../src/app/intake/ImportParts.tsx';
import { renderPage } from './render-page.ts';

it('says each slip with its figures, and takes the forms only when that is confirmed', async () => {
  const data = { tenant: '晨光传媒', about: '抖音 其他 成交额(元)', now: '10005.00', mean: '1000.50', times: 10 };
  let taken = 0;
  const dialog = createElement(SlipDialog, { slips: [{ code: 'FORM_SLIP', data }], onTake: () => (taken += 1), onClose: () => undefined });
  const page = await renderPage(async () => dialog, { answer: () => undefined });
  expect(page.text()).toContain(
    '“晨光传媒”的“抖音 其他 成交额(元)”像是单位错了或多（少）一位：填的是 10005.00，前几个月平均 1000.50，差约 10 倍',
  );
  expect(taken).toBe(0);
  await page.press('数没错，照收');
  expect(taken).toBe(1);
  await page.end();
});

it('an import that was taken back said nothing of how much: it counts what is gone, back and kept', async () => {
  const taken = { batch: 7, months: [], files: [] } as unknown as Parameters<typeof ResultNote>[0]['taken'];
  const undone = { batch: 7, retired: 1200, restored: 3, kept: [{ entity: 'tenant', id: 1, name: '晨光传媒' }] };
  const note = createElement(ResultNote, { taken, onUndone: () => undefined });
  const page = await renderPage(async () => note, {
    answer: (name) => (name === 'batches.undo' ? { ok: true, value: undone } : undefined),
  });
  await page.press('撤销这一批');
  expect(page.text()).toContain('已撤销第 7 批：作废 1,200 条，改回 3 条，后来改过、保留不动的 1 条');
  await page.end();
});
