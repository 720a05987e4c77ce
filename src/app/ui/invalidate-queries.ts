// Invalidates the query cache once something was written.
import type { QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * Invalidates and refetches all queries, or those below a key; inactive ones are refetched when they are mounted. A query whose first fetch is
 * still pending may have been sent before the write: the library takes its answer for the newest, so it is fetched once more behind it.
 * @returns once the active queries have been refetched.
 */
export async function invalidateQueries(queries: QueryClient, queryKey: QueryKey = []): Promise<void> {
  const early = queries.getQueryCache().findAll({ queryKey, fetchStatus: 'fetching', predicate: ({ state }) => state.data === undefined });
  for (const one of early) {
    const again = (): Promise<void> => queries.invalidateQueries({ queryKey: one.queryKey, exact: true });
    void one.promise?.then(again, again);
  }
  await queries.invalidateQueries({ queryKey });
}
