// The hand and the clocks of the board's bench: a drag by real pointer events with its frames, and what a page itself works.
import type { Page } from 'playwright-core';
import type { Place } from './board-page/stage.ts';

/** How long a drag goes on, and between its steps. */
const STEPS = 60;
const STEP_MS = 12;

const OWN_WORK = ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'] as const;

/** What the page itself works while something is done, in milliseconds: other programs on the machine do not count. */
export async function withOwnWork<T>(page: Page, work: () => Promise<T>): Promise<{ readonly value: T; readonly ms: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const read = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.filter(({ name }) => OWN_WORK.some((one) => one === name)).reduce((sum, { value }) => sum + value, 0);
  };
  const before = await read();
  const value = await work();
  const ms = 1000 * ((await read()) - before);
  await session.detach();
  return { value, ms };
}

/** Begins to note the lengths of frames; `endFrames` answers them. */
function noteFrames(page: Page): Promise<void> {
  return page.evaluate(() => {
    const frames: number[] = [];
    let last = performance.now();
    let isOn = true;
    const next = (now: number): void => {
      frames.push(now - last);
      last = now;
      if (isOn) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
    Object.assign(window, {
      endFrames: () => {
        isOn = false;
        return frames.slice(2);
      },
    });
  });
}

function notedFrames(page: Page): Promise<readonly number[]> {
  return page.evaluate(() =>
    'endFrames' in window && typeof window.endFrames === 'function' ? Array.from<unknown>(window.endFrames()).map(Number) : [],
  );
}

/** Takes a booking by its middle and carries it about for a while, over rows and hours; answers the frames meanwhile. It is put back. */
export async function dragFrames(page: Page, place: Place, steps = STEPS): Promise<readonly number[]> {
  const at = { x: place.left + place.width / 2, y: place.top + place.height / 2 };
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await noteFrames(page);
  for (let step = 1; step <= steps; step += 1) {
    const turn = (step / steps) * 2 * Math.PI;
    await page.mouse.move(at.x + 160 * Math.sin(turn), at.y + 110 * Math.sin(turn / 2));
    await page.waitForTimeout(STEP_MS);
  }
  const frames = await notedFrames(page);
  await page.mouse.move(at.x, at.y);
  await page.mouse.up();
  return frames;
}
