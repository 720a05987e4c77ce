// Where LIVEBASE_E2E_LATE names a seed: answers, chunks and frames come late at random, the same way for the same seed. What a quick person would lose is lost here.
import { setTimeout } from 'node:timers/promises';
import type { BrowserContext, Page, Route } from 'playwright-core';

/** How late things are. */
interface Lateness {
  readonly seed: number;
  /** How many times slower the page's own work is. */
  readonly slower: number;
}

/** Every third answer comes at once, most within `USUAL_MS`, one in eight only after up to `LONG_MS`. */
const USUAL_MS = 400;
const LONG_MS = 1500;

/** What is asked for; null: everything comes as it comes. */
export function lateness(): Lateness | null {
  const named = process.env['LIVEBASE_E2E_LATE'] ?? '';
  if (named === '') return null;
  const seed = Number(named);
  if (!Number.isSafeInteger(seed)) throw new Error(`LIVEBASE_E2E_LATE is no whole number: ${named}`);
  return { seed, slower: 1 + (seed % 4) };
}

interface Range {
  readonly seed: number;
  readonly usual: number;
  readonly long: number;
}

/** Runs in the page, before its own code: what comes over the message port comes late and in its order, what comes over HTTP in any order. */
function holdBack({ seed, usual, long }: Range): void {
  let state = seed;
  /** Mulberry32: a number from 0 to 1. */
  const random = (): number => {
    state = (state + 0x6d_2b_79_f5) % 2 ** 32;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const howLate = (): number => {
    const kind = random();
    return kind < 1 / 3 ? 0 : Math.round(random() * (kind < 7 / 8 ? usual : long));
  };
  const later = (): Promise<void> => {
    const ms = howLate();
    return ms === 0 ? Promise.resolve() : new Promise((done) => window.setTimeout(done, ms));
  };
  const send = window.fetch.bind(window);
  window.fetch = async (...given) => {
    const answer = await send(...given);
    await later();
    return answer;
  };
  const listen = Reflect.get(MessagePort.prototype, 'addEventListener');
  let last = Promise.resolve();
  Object.assign(MessagePort.prototype, {
    addEventListener(this: MessagePort, type: string, hear: (event: Event) => void) {
      const heard = (event: Event): void => {
        const before = last;
        const own = later();
        last = (async () => {
          await before;
          await own;
          hear(event);
        })();
      };
      Reflect.apply(listen, this, [type, type === 'message' ? heard : hear]);
    },
  });
}

/** Makes what pages of a context hear come late; those that are open already have to load again. */
export async function makeLate(context: BrowserContext, { seed }: Lateness): Promise<void> {
  await context.addInitScript(holdBack, { seed, usual: USUAL_MS, long: LONG_MS });
  let count = seed;
  await context.route('**/assets/*.js', async (route: Route) => {
    count = (count * 48_271) % 2_147_483_647;
    await setTimeout(count % 3 === 0 ? 0 : count % USUAL_MS);
    await route.continue();
  });
}

/** Makes a page's own work slower, as on a weaker machine. */
export async function slowDown(page: Page, { slower, seed }: Lateness): Promise<void> {
  console.error(`late answers: LIVEBASE_E2E_LATE=${seed}, the page ${slower} times slower`);
  if (slower === 1) return;
  const wire = await page.context().newCDPSession(page);
  await wire.send('Emulation.setCPUThrottlingRate', { rate: slower });
}
