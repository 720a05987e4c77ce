// What is refused because too many of one's own calls wait already: sent once more, as late as the answer says.
import type { RefusalData } from '../../contract/core/shapes.ts';

type Answered = { readonly ok: true } | { readonly ok: false; readonly refusal: RefusalData };

/** Waits so many milliseconds, or until the signal ends it. */
function waitFor(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener('abort', end);
  });
}

/** Sends a query; where it is refused with TOO_MANY_CALLS waits the seconds that the refusal names, and sends it once more. The second answer stands. */
export async function withRetryAfter<A extends Answered>(
  send: () => Promise<A>,
  signal: AbortSignal | undefined,
  wait: typeof waitFor = waitFor,
): Promise<A> {
  const answer = await send();
  if (answer.ok || answer.refusal.code !== 'TOO_MANY_CALLS') return answer;
  const { seconds } = answer.refusal.data;
  await wait(typeof seconds === 'number' ? seconds * 1000 : 1000, signal);
  return signal?.aborted === true ? answer : send();
}
