// When somebody came or left: a time that lies ahead is asked about before it is taken.
import { createElement, Fragment } from 'react';
import { expect, it } from 'vitest';
import { convertMillisecondsToInstant, formatIsoInstant, instant } from '../../src/domain/time/calendar.ts';
import { useActualTime } from '../../src/app/desk/booking/use-actual-time.tsx';
import { printMoment } from '../../src/app/ui/time-text.ts';
import { boardDay, bookingLine } from '../helpers/desk-lines.ts';
import { renderPage } from './render-page.ts';

const NOW = convertMillisecondsToInstant(Date.now());

it('a check-out twelve minutes ahead was taken as it was typed: it is asked about once, and taken when it is confirmed', async () => {
  const written: (string | null)[] = [];
  const booking = bookingLine({ state: 'checked_in', from: instant(NOW - 180), to: instant(NOW - 60) });
  function Desk() {
    const { go, dialog } = useActualTime(async (_, __, at) => {
      written.push(at);
      return { ok: true, value: null };
    }, boardDay().rules);
    return createElement(Fragment, null, createElement('button', { onClick: () => void go(booking, 'completed') }, '离场'), dialog);
  }
  const page = await renderPage(async () => createElement(Desk), {
    answer: () => ({ ok: false, refusal: { code: 'NOT_ALLOWED', data: {} } }),
  });
  await page.press('离场');
  const ahead = instant(NOW + 12);
  await page.fill('实际时间', printMoment(ahead, null));
  await page.press('登记离场');
  expect(written).toEqual([]);
  expect(page.text()).toMatch(/写的时间还要 1[12] 分钟才到；没写错就再按一次回车/);
  await page.press('登记离场');
  expect(written).toEqual([formatIsoInstant(ahead)]);
  await page.end();
});
