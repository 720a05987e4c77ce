// The bench's page: mounts one of the components with the day that stands beside it, and tells how long that and a move took to paint.
import { boardDaySchema } from '../../../src/contract/desk/board.ts';
import { followLanguage } from '../../../src/app/kit/i18n.ts';
import { mountEventCalendar } from './event-calendar.ts';
import { mountOurs } from './ours.tsx';
import { mountVisTimeline } from './vis-timeline.ts';
import type { ContenderName, Mount, Mounted } from './stage.ts';

const MOUNTS: Readonly<Record<ContenderName, Mount>> = {
  ours: mountOurs('fit'),
  'ours, dense': mountOurs('dense'),
  'event-calendar': mountEventCalendar,
  'vis-timeline': mountVisTimeline,
};
/** Nothing changes any more once nothing has for so long. */
const QUIET_MS = 120;

/** After the next frame is painted: a task that is set in a frame runs behind it. */
function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
}

/** Does something; answers how long it took to the end of the last frame that changed the page. No frame is asked for without a change. */
function timeToPaint(host: HTMLElement, work: () => void): Promise<number> {
  return new Promise((resolve) => {
    const began = performance.now();
    let last = began;
    let quiet = 0;
    let isAwaited = false;
    const observer = new MutationObserver(() => void heard());
    const ended = (): void => {
      observer.disconnect();
      resolve(last - began);
    };
    const heard = async (): Promise<void> => {
      if (isAwaited) return;
      isAwaited = true;
      window.clearTimeout(quiet);
      await painted();
      last = performance.now();
      isAwaited = false;
      quiet = window.setTimeout(ended, QUIET_MS);
    };
    observer.observe(host, { childList: true, subtree: true, attributes: true, characterData: true });
    work();
    void heard();
  });
}

async function start(): Promise<void> {
  const host = document.querySelector<HTMLElement>('#stage');
  if (host === null) throw new Error('no stage');
  // About the room that the desk leaves to its board.
  Object.assign(host.style, { position: 'absolute', inset: '110px 16px 40px 16px' });
  followLanguage();
  const answer = await fetch('./board-day.json');
  const day = boardDaySchema.parse(await answer.json());
  let mounted: Mounted | null = null;
  window.boardStage = {
    mount: (name) =>
      timeToPaint(host, () => {
        mounted = MOUNTS[name](host, day);
      }),
    move: (booking, studio) => timeToPaint(host, () => mounted?.move(booking, studio)),
    place: (booking) => {
      const rect = mounted?.block(booking)?.getBoundingClientRect();
      return rect === undefined ? null : { left: rect.left, top: rect.top, width: rect.width, height: rect.height };
    },
    size: () => ({ blocks: mounted?.blocks() ?? 0, elements: host.querySelectorAll('*').length }),
  };
}

void start();
