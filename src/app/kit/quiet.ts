// When the page has nothing to do: what is on screen comes before what is not.
import type { QueryClient } from '@tanstack/react-query';

/** Resolves when the page has nothing to do and waits for no answer. */
export async function whenQuiet(queries: QueryClient): Promise<void> {
  do await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 3000 }));
  while (queries.isFetching() > 0);
}
