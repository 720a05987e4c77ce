// Fields of a day and a month: what is shown and handed on is the same day in every time zone, in the nights that the clock changes, too.
import dayjs from 'dayjs';
import { createElement } from 'react';
import { expect, it } from 'vitest';
import { DayField, MonthField } from '../../src/app/ui/fields/date-fields.tsx';
import { renderPage } from './render-page.ts';

/** A field that holds a value: what it shows, and what it hands on when a day is picked in the calendar. */
async function pickIn(
  Part: typeof DayField,
  value: string,
  picked: string,
): Promise<readonly [shown: string, handedOn: readonly unknown[]]> {
  const handedOn: unknown[] = [];
  const part = createElement(Part, { label: '日子', value, onChange: (next) => void handedOn.push(next) });
  const page = await renderPage(async () => part, { answer: () => undefined });
  const shown: unknown = page.controls().find(({ label }) => label === '日子')?.props['value'];
  await page.fill('日子', dayjs(picked));
  await page.end();
  return [dayjs.isDayjs(shown) ? shown.format('YYYY-MM-DD HH:mm') : String(shown), handedOn];
}

// The first and last of a year, a leap day, and the days after which clocks change in America and in Europe.
const DAYS = ['2026-01-01', '2026-12-31', '2028-02-29', '2026-03-08', '2026-11-01', '2026-03-29', '2026-10-25'];

it.each(DAYS)('shows %s and hands on the day that is picked', async (day) => {
  expect(await pickIn(DayField, day, day)).toEqual([`${day} 00:00`, [day]]);
});

it.each(['2026-01', '2026-03', '2026-11', '2026-12'])('shows %s and hands on the month that is picked', async (month) => {
  expect(await pickIn(MonthField, month, `${month}-01`)).toEqual([`${month}-01 00:00`, [month]]);
});

it('shows no day for what holds from the very start', async () => {
  expect((await pickIn(DayField, '0001-01-01', '2026-11-05'))[0]).toBe('null');
});
