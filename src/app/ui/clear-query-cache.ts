// Takes what was answered off the page: nobody sits there any more, or nothing of it can be held to be true.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { methodOf } from './api.tsx';
import { useNotices } from './notices.tsx';

/** Groups of methods whose answers hold nothing of the base but the names of who may enter, what is open and whose it is. */
const KEPT: ReadonlySet<string> = new Set(['people', 'start', 'joining']);

/** Drops all other answers, and what was said of them. */
export function useClearQueryCache(): () => void {
  const queries = useQueryClient();
  const { drop } = useNotices();
  return useCallback(() => {
    queries.removeQueries({ predicate: ({ queryKey }) => !KEPT.has(methodOf(queryKey)?.split('.')[0] ?? '') });
    queries.getMutationCache().clear();
    drop();
  }, [queries, drop]);
}
