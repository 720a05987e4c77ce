// Waits until a page stands: all that it asked for has been answered, and what came of it is on the screen.
import type { Page, Request } from 'playwright-core';
import { quiet } from './hands.ts';

/** What listens for as long as the page is open, or needs no answer. */
function isAnswered(request: Request): boolean {
  const url = request.url();
  return !url.includes('/rpc/live/watch') && !/^(?:data|blob):/.test(url);
}

/** Waits until nothing in the page has changed for 80 ms. */
function unchanged(page: Page): Promise<void> {
  return page.evaluate(
    (still) =>
      new Promise<void>((done) => {
        const end = (): void => {
          watching.disconnect();
          done();
        };
        let timer = setTimeout(end, still);
        const watching = new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(end, still);
        });
        watching.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      }),
    80,
  );
}

/** Follows what the page asks for from now on; answers how to wait until it stands and nothing says that it is still looking. What it asks for later, as after typing, has to be waited for by name. */
export function followPage(page: Page): () => Promise<void> {
  const running = new Set<Request>();
  page.on('request', (request) => {
    if (isAnswered(request)) running.add(request);
  });
  page.on('requestfinished', (request) => running.delete(request));
  page.on('requestfailed', (request) => running.delete(request));
  return async () => {
    do {
      await Promise.all([...running].map((request) => request.response().then((answer) => answer?.finished())));
      await unchanged(page);
      // What a chart paints is no change of the page: it is done by the frame after.
      await quiet(page);
      await page
        .getByText(/^正在.*…$/)
        .first()
        .waitFor({ state: 'hidden' });
    } while (running.size > 0);
  };
}
