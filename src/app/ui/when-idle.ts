// When the page is idle: what is on screen comes before what is not.
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

/** Resolves when the page is idle and no query is being fetched. */
export async function whenIdle(queries: QueryClient): Promise<void> {
  do await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 3000 }));
  while (queries.isFetching() > 0);
}

/** False until the page first has nothing to do. */
export function useIsQuiet(): boolean {
  const queries = useQueryClient();
  const [isQuiet, setQuiet] = useState(false);
  useEffect(() => {
    let isGone = false;
    void whenIdle(queries).then(() => (isGone ? undefined : setQuiet(true)));
    return () => {
      isGone = true;
    };
  }, [queries]);
  return isQuiet;
}
