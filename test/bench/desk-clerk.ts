// A clerk at the keyboard: 200 ms a key, 150 ms a character, and the ten jobs of an evening, each timed from its first key to when its end is seen.
import type { Locator, Page } from 'playwright-core';
import { COMING, GOING, studioCode } from './desk-clerk-base.ts';

const KEY_MS = 200;
const CHARACTER_MS = 150;

/** Hands with a pace of their own: they do not wait for the screen. */
interface Clerk {
  readonly page: Page;
  readonly keys: (...keys: readonly string[]) => Promise<void>;
  readonly text: (text: string) => Promise<void>;
}

/** A job's seconds, and how many keys besides what was typed it took. */
export interface Timed {
  readonly seconds: number;
  readonly keys: number;
}

/** A job of the evening; `bar` in seconds. `round`: which of the rounds it is done in. */
export interface ClerkJob {
  readonly what: string;
  readonly bar: number;
  readonly prepare?: (page: Page, round: number) => Promise<void>;
  readonly work: (clerk: Clerk, round: number) => Promise<void>;
  readonly end: (page: Page, round: number) => Locator;
}

/** Does a job at a clerk's pace. */
export async function timed(page: Page, job: ClerkJob, round: number): Promise<Timed> {
  await job.prepare?.(page, round);
  await page.waitForTimeout(1200);
  let keys = 0;
  let isFirst = true;
  const began = performance.now();
  let due = began;
  const atPace = async (pace: number, act: () => Promise<void>): Promise<void> => {
    if (!isFirst) due = Math.max(due + pace, performance.now());
    isFirst = false;
    const wait = due - performance.now();
    if (wait > 0) await page.waitForTimeout(wait);
    await act();
  };
  await job.work(
    {
      page,
      keys: async (...pressed) => {
        for (const key of pressed) {
          await atPace(KEY_MS, () => page.keyboard.press(key));
          keys += 1;
        }
      },
      text: async (text) => {
        for (const letter of text) await atPace(CHARACTER_MS, () => page.keyboard.type(letter));
      },
    },
    round,
  );
  await job.end(page, round).waitFor({ timeout: 20_000 });
  return { seconds: (performance.now() - began) / 1000, keys };
}

const notice = (page: Page, text: string): Locator => page.locator('.notice-text', { hasText: text }).first();

async function onBoard(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('t');
  await page.locator('.desk-board:not(.desk-board-old) .board-row').first().waitFor();
  await page.locator('.board').first().focus();
}

/** The next day's board: what is typed there lies ahead at whatever hour the bench runs. */
async function onNextDay(page: Page): Promise<void> {
  await onBoard(page);
  const before = await page.locator('.desk-date').first().innerText();
  await page.keyboard.press('+');
  await page.waitForFunction((was) => document.querySelector('.desk-date')?.textContent !== was, before);
  await page.locator('.desk-board:not(.desk-board-old) .board-block').first().waitFor();
}

/** Two hours, another two for each booking of the evening. */
const hourAt = (round: number, nth: number): number => 10 + round * 3 + nth;

const bookAt = (nth: number): ClerkJob => ({
  what: 'book 2 letters and times, the studio found by itself',
  bar: 2,
  prepare: onNextDay,
  work: async (clerk, round) => {
    await clerk.keys('a');
    await clerk.text('cg');
    await clerk.keys('Enter', 'Enter');
    await clerk.text(`${hourAt(round, nth)}-${hourAt(round, nth) + 2}`);
    await clerk.keys('Enter');
  },
  end: (page, round) => notice(page, `${hourAt(round, nth)}:00–${hourAt(round, nth) + 2}:00（`),
});

const find: ClerkJob = {
  what: '“tomorrow 20-22, 30 m², green screen”, booked',
  bar: 3.5,
  prepare: onBoard,
  work: async (clerk) => {
    await clerk.keys('f');
    await clerk.text('明天 20-22 30平 绿幕');
    await clerk.keys('Enter');
    await clerk.text('cg');
    await clerk.keys('Enter');
  },
  end: (page) => notice(page, '20:00–22:00（'),
};

const checkIn: ClerkJob = {
  what: 'check in a named guest, wherever on the list',
  bar: 1.5,
  prepare: onBoard,
  work: async (clerk, round) => {
    await clerk.keys('/');
    await clerk.text(COMING[round] ?? '');
    await clerk.keys('Tab', 'i');
  },
  end: (page) => notice(page, '已到场'),
};

const checkOut: ClerkJob = {
  what: 'check out a named guest, the price seen',
  bar: 1.5,
  prepare: onBoard,
  work: async (clerk, round) => {
    await clerk.keys('/');
    await clerk.text(GOING[round] ?? '');
    await clerk.keys('Enter', 'o');
  },
  end: (page) => notice(page, '已离场'),
};

const series: ClerkJob = {
  what: 'series Tue and Thu, 16 times, by keys alone',
  bar: 8,
  prepare: onBoard,
  work: async (clerk, round) => {
    await clerk.keys('a');
    await clerk.text('cg');
    await clerk.keys('Enter');
    await clerk.text(studioCode(55 + round));
    await clerk.keys('Enter');
    await clerk.text('20-22');
    await clerk.keys('F3');
    await clerk.text('二四 16');
    // Dates and price are looked at before they are booked.
    await clerk.page.getByRole('status').filter({ hasText: '16 个日期' }).waitFor();
    await clerk.keys('Enter', 'Enter');
  },
  end: (page) => notice(page, '16 次'),
};

const wish: ClerkJob = {
  what: 'a refused wish to the waiting list, with all that was typed',
  bar: 1,
  prepare: async (page, round) => {
    await onBoard(page);
    await page.keyboard.press('a');
    await page.keyboard.type('cg');
    await page.keyboard.press('Enter');
    await page.keyboard.type(studioCode(10 + round));
    await page.keyboard.press('Enter');
    await page.keyboard.type('18-20');
    await page.getByText('不能预约').first().waitFor();
  },
  work: (clerk) => clerk.keys('F4'),
  end: (page) => notice(page, '已登记“晨光传媒”的候补'),
};

const lookUp: ClerkJob = {
  what: 'find tonight’s booking of a company and open it',
  bar: 1.5,
  prepare: onBoard,
  work: async (clerk) => {
    await clerk.keys('/');
    await clerk.text('cg');
    await clerk.keys('Enter');
  },
  end: (page) => page.getByRole('complementary', { name: '预约' }).getByRole('heading', { name: /晨光传媒/ }),
};

const handOver: ClerkJob = {
  what: 'hand over the shift: who is in, late and owing on screen, a note of ten characters kept',
  bar: 5,
  prepare: onBoard,
  work: async (clerk, round) => {
    await clerk.keys('j');
    await clerk.text(`B0${round}门卡还没有还来`);
    await clerk.keys('Enter');
  },
  end: (page, round) => page.locator('.shift-words', { hasText: `B0${round}门卡` }),
};

const toWeek: ClerkJob = {
  what: 'from the day’s board to the week',
  bar: 0.6,
  prepare: onBoard,
  work: (clerk) => clerk.keys('w'),
  end: (page) => page.locator('.desk-board:not(.desk-board-old):has(.board-hours-week) .board-block').first(),
};

const toDay: ClerkJob = {
  what: 'from the week back to the day',
  bar: 0.6,
  work: (clerk) => clerk.keys('d'),
  end: (page) => page.locator('.desk-board:not(.desk-board-old):not(:has(.board-hours-week)) .board-block').first(),
};

const undo: ClerkJob = {
  what: 'undo the last but two',
  bar: 2,
  prepare: onBoard,
  work: (clerk) => clerk.keys('z', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter'),
  end: (page) => notice(page, '已撤销：'),
};

/** A round of the evening, in order: each job is timed, the second and third booking stand to be undone over. */
export const ROUND: readonly ClerkJob[] = [
  bookAt(0),
  bookAt(1),
  bookAt(2),
  undo,
  find,
  checkIn,
  checkOut,
  series,
  wish,
  lookUp,
  handOver,
  toWeek,
  toDay,
];
