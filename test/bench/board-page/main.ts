// The bench's page: mounts one of the components with the day that stands beside it, and tells how long that and a move took to paint.
import { boardDaySchema } from '../../../src/contract/desk/board.ts';
import { applyChosenLanguage } from '../../../src/app/ui/i18n.ts';
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
/** So long is waited for a first change: a busy machine may be late with it. */
const FIRST_CHANGE_MS = 3000;

/** True while a callback of a frame runs, and while what it changed is heard of: that is painted with this frame, not with the next. */
let isInFrame = false;

/** Tells `isInFrame` by the callbacks that whatever stands on the page asks for. */
function followFrames(): void {
  const request = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (run) =>
    request((now) => {
      isInFrame = true;
      try {
        run(now);
      } finally {
        // Observers hear of changes in the order in which these were made: before this.
        queueMicrotask(() => {
          isInFrame = false;
        });
      }
    });
}

/** After what stands on the page now is painted: a task that is set in a frame runs behind it. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    if (isInFrame) setTimeout(resolve, 0);
    else requestAnimationFrame(() => setTimeout(resolve, 0));
  });
}

/** Does something; answers how long it took to the end of the last frame that changed the page. No frame is asked for without a change. */
function timeToPaint(host: HTMLElement, work: () => void): Promise<number> {
  return new Promise((resolve) => {
    const began = performance.now();
    let last = began;
    let changes = 0;
    const ended = (): void => {
      observer.disconnect();
      resolve(last - began);
    };
    let quiet = 0;
    const heard = async (): Promise<void> => {
      changes += 1;
      const upTo = changes;
      window.clearTimeout(quiet);
      await painted();
      // What changed after that frame was asked for has one of its own to come.
      if (upTo !== changes) return;
      last = performance.now();
      quiet = window.setTimeout(ended, QUIET_MS);
    };
    const observer = new MutationObserver(() => void heard());
    observer.observe(host, { childList: true, subtree: true, attributes: true, characterData: true });
    work();
    quiet = window.setTimeout(ended, FIRST_CHANGE_MS);
  });
}

async function start(): Promise<void> {
  const host = document.querySelector<HTMLElement>('#stage');
  if (host === null) throw new Error('no stage');
  // About the room that the desk leaves to its board.
  Object.assign(host.style, { position: 'absolute', inset: '110px 16px 40px 16px' });
  applyChosenLanguage();
  followFrames();
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
