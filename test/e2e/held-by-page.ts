// All that a search through a page finds, for tests of what must not be left on it.
import type { Page } from 'playwright-core';

interface Answers {
  readonly getQueryCache: () => {
    readonly getAll: () => readonly { readonly queryKey: unknown; readonly state: { readonly data: unknown } }[];
  };
}

interface Fiber {
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
  readonly memoizedProps: { readonly client?: Answers } | null;
}

/** All that a search through the page finds: the document, what the browser keeps for it, the answers that it holds. */
export function heldBy(page: Page): Promise<string> {
  return page.evaluate(() => {
    const root = document.querySelector('#root');
    const key = Object.keys(root ?? {}).find((name) => name.startsWith('__reactContainer$')) ?? '';
    const left = [(root as unknown as Record<string, Fiber>)[key]];
    let client: Answers | undefined;
    for (let one = left.pop(); one !== undefined && client === undefined; one = left.pop()) {
      // The way to the backend is called so too, and is a function.
      if (typeof one.memoizedProps?.client === 'object') client = one.memoizedProps.client;
      for (const next of [one.child, one.sibling]) if (next !== null) left.push(next);
    }
    if (client === undefined) throw new Error('no answers were found');
    const answers = client
      .getQueryCache()
      .getAll()
      .map(({ queryKey, state }) => JSON.stringify([queryKey, state.data]));
    const kept = [localStorage, sessionStorage].map((store) => JSON.stringify({ ...store }));
    return [document.documentElement.outerHTML, document.title, JSON.stringify(history.state), location.href, ...kept, ...answers].join(
      '\n',
    );
  });
}
