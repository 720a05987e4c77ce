// The front desk in the real page over `livebase serve`: first paint, days switched, a drag, a drop. Clocks inside the page.
import type { Page } from 'playwright-core';
import type { BoardDay } from '../../src/contract/desk/board.ts';
import { addDays, type Day } from '../../src/domain/time/calendar.ts';
import { dragFrames } from './board-hand.ts';
import { movesOn } from './board-side.ts';
import { type Figure, median, p95 } from './figures.ts';

/** As long as a person looks before going on; what is made ready meanwhile is ready. */
const LOOKING_MS = 1500;
/** The board as drawn when the day on view is the one that was chosen. */
const DRAWN = '.desk-board[aria-busy=false] .board-block';
/** A drag of between two and three seconds. */
const DRAG_STEPS = 140;

/** What the page waits for: an event begins it, a look at every frame ends it. */
interface Watch {
  readonly event: 'click' | 'keydown' | 'pointerup';
  readonly what: 'other blocks' | 'moved';
  readonly booking: number;
}

/** From the event to after the frame that shows it, and from the answer of the backend that was waited for; null where none was. */
interface Watched {
  readonly sinceEvent: number;
  readonly sinceAnswer: number | null;
}

/** Sets the watch; `watched` answers it. */
function watch(page: Page, wish: Watch): Promise<void> {
  return page.evaluate(
    ([{ event, what, booking }, drawn]) => {
      const first = (): string => document.querySelector<HTMLElement>(drawn)?.dataset['booking'] ?? '';
      const top = (): number => document.querySelector(`[data-booking="${booking}"]:not(.board-lifted)`)?.getBoundingClientRect().top ?? 0;
      const before = what === 'moved' ? top() : first();
      const isThere = (): boolean => {
        const now = what === 'moved' ? top() : first();
        return now !== '' && now !== 0 && now !== before;
      };
      performance.clearResourceTimings();
      const watched = new Promise((resolve) => {
        const look = (began: number): void => {
          if (!isThere()) requestAnimationFrame(() => look(began));
          else
            setTimeout(() => {
              const painted = performance.now();
              const answers = performance.getEntriesByType('resource').flatMap((one) => {
                const isAnswer = one instanceof PerformanceResourceTiming && one.name.includes('/board/day') && one.responseEnd <= painted;
                return isAnswer && one.startTime >= began ? [one.responseEnd] : [];
              });
              resolve({ sinceEvent: painted - began, sinceAnswer: answers[0] === undefined ? null : painted - answers[0] });
            }, 0);
        };
        window.addEventListener(event, ({ timeStamp }) => requestAnimationFrame(() => look(timeStamp)), { once: true, capture: true });
      });
      Object.assign(window, { deskWatched: watched });
    },
    [wish, DRAWN] as const,
  );
}

async function watched(page: Page): Promise<Watched> {
  const told = await page.evaluate(async () => ('deskWatched' in window ? JSON.stringify(await window.deskWatched) : 'null'));
  const answer: Watched | null = JSON.parse(told);
  if (answer === null) throw new Error('nothing was watched');
  return answer;
}

async function goTo(page: Page, hash: string, content: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  await page.locator(content).first().waitFor();
}

/** A click on 前台 in a page just loaded and looked at for a moment. */
async function openOnce(page: Page): Promise<Watched> {
  await goTo(page, '/home', '.home-board');
  await page.reload();
  await page.locator('.home-board').waitFor();
  await page.waitForTimeout(LOOKING_MS);
  await watch(page, { event: 'click', what: 'other blocks', booking: 0 });
  await page.locator('.rail-link[href$="/desk"]').click();
  return watched(page);
}

async function pressDay(page: Page): Promise<Watched> {
  await watch(page, { event: 'keydown', what: 'other blocks', booking: 0 });
  await page.keyboard.press('+');
  return watched(page);
}

/** A day switched by key. */
async function switchDay(page: Page, day: Day): Promise<Watched> {
  await goTo(page, `/desk/${day}`, DRAWN);
  await page.reload();
  await page.locator(DRAWN).first().waitFor();
  await page.waitForTimeout(LOOKING_MS);
  return pressDay(page);
}

async function placeOf(page: Page, booking: number) {
  const block = page.locator(`[data-booking="${booking}"]`);
  await block.evaluate((element) => element.scrollIntoView({ block: 'nearest', inline: 'center' }));
  const box = await block.boundingBox();
  if (box === null) throw new Error(`booking ${booking} is not on view`);
  return { left: box.x, top: box.y, width: box.width, height: box.height };
}

interface Dropped extends Watched {
  readonly backend: number;
}

/** Carries a booking to another studio and lets go: until the answer's board shows it there. */
async function dropOnce(page: Page, day: BoardDay, move: { readonly booking: number; readonly studio: number }): Promise<Dropped> {
  const order = day.studios.map(({ id }) => id);
  const own = day.bookings.find(({ id }) => id === move.booking)?.studio ?? 0;
  const place = await placeOf(page, move.booking);
  const at = { x: place.left + place.width / 2, y: place.top + place.height / 2 };
  const rowHeight = await page
    .locator('.board-row')
    .first()
    .evaluate((row) => row.getBoundingClientRect().height);
  const to = at.y + rowHeight * (order.indexOf(move.studio) - order.indexOf(own));
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x, to, { steps: 8 });
  await watch(page, { event: 'pointerup', what: 'moved', booking: move.booking });
  await page.mouse.up();
  const seen = await watched(page);
  const backend = await page.evaluate(() =>
    performance.getEntriesByType('resource').reduce((sum, one) => (one.name.includes('/bookings/move') ? sum + one.duration : sum), 0),
  );
  return { ...seen, backend };
}

function figure(what: string, value: number, bar: number): Figure {
  return { what, value, unit: 'ms', bar };
}

async function measureOpening(page: Page, times: number): Promise<Figure[]> {
  const opened: Watched[] = [];
  for (let nth = 0; nth <= times; nth += 1) opened.push(await openOnce(page));
  const [, ...warm] = opened;
  const waited = warm.flatMap(({ sinceAnswer }) => sinceAnswer ?? []);
  return [
    figure('first paint of the board, from the click on 前台', median(warm.map(({ sinceEvent }) => sinceEvent)), 120),
    ...(waited.length === 0 ? [] : [figure('of it, from the answer of the backend on', median(waited), 0)]),
    figure('the first click since the start, code behind the question loaded too', opened[0]?.sinceEvent ?? 0, 0),
  ];
}

async function measureDays(page: Page, today: Day, times: number): Promise<Figure[]> {
  const switched: Watched[] = [];
  for (let nth = 0; nth < times; nth += 1) switched.push(await switchDay(page, addDays(today, 1 + 2 * nth)));
  return [figure('a day switched by key', median(switched.map(({ sinceEvent }) => sinceEvent)), 100)];
}

/** All figures of the desk. `today`: the first of the days with a full board; `day`: the one that is dragged on. */
export async function measureDesk(page: Page, today: Day, day: BoardDay, times: number): Promise<readonly Figure[]> {
  const opening = await measureOpening(page, times);
  const days = await measureDays(page, today, times);
  // By way of home: keys may have left the day that the address still names.
  await goTo(page, '/home', '.home-board');
  await goTo(page, `/desk/${day.day}`, DRAWN);
  await page.waitForTimeout(LOOKING_MS);
  const moves = movesOn(day);
  const [held] = moves;
  if (held === undefined) throw new Error('nothing to drag');
  const frames = await dragFrames(page, await placeOf(page, held.booking), DRAG_STEPS);
  const dropped: Dropped[] = [];
  for (const move of moves.slice(0, times)) {
    dropped.push(await dropOnce(page, day, move));
    await page.waitForTimeout(600);
  }
  return [
    ...opening,
    ...days,
    figure('frame while a booking is dragged, median', median(frames), 0),
    figure('frame while a booking is dragged, p95', p95(frames), 20),
    figure(
      'a booking dropped in another studio, until the new answer shows it there',
      median(dropped.map(({ sinceEvent }) => sinceEvent)),
      0,
    ),
    figure('of it, the backend moving it with all its rules', median(dropped.map(({ backend }) => backend)), 0),
  ];
}
