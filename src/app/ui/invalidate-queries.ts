// Asks questions again once something was written.
import type { QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * Asks every question on screen again, or those below a key; others are asked again when they are looked at. A question that still waits for its
 * first answer may have been asked before what was written: the library takes that answer for the newest, so the question is asked once more behind it.
 * @returns once what is on screen has been answered.
 */
export async function invalidateQueries(queries: QueryClient, queryKey: QueryKey = []): Promise<void> {
  const early = queries.getQueryCache().findAll({ queryKey, fetchStatus: 'fetching', predicate: ({ state }) => state.data === undefined });
  for (const one of early) {
    const again = (): Promise<void> => queries.invalidateQueries({ queryKey: one.queryKey, exact: true });
    void one.promise?.then(again, again);
  }
  await queries.invalidateQueries({ queryKey });
}
