// Whoever sits there leaves, and what was answered goes off the page with them.
import { useQueryClient } from '@tanstack/react-query';
import { useApi, useClient } from '../kit/api.tsx';
import { useNotices } from '../kit/notices.tsx';

/** Groups of methods whose answers hold nothing of the base but the names of who may enter, and what is open. */
const KEPT: ReadonlySet<string> = new Set(['people', 'start']);

/** Whoever sits there leaves: what was answered is dropped, and nothing more is until somebody enters. */
export function useLeave(): () => Promise<void> {
  const client = useClient();
  const api = useApi();
  const queries = useQueryClient();
  const notices = useNotices();
  return async () => {
    const left = await client.people.leave({});
    const seat = api.people.seat.queryKey({ input: {} });
    // The screens go first: what they hold goes with them.
    queries.setQueryData(seat, left);
    queries.removeQueries({ predicate: ({ queryKey }) => !KEPT.has(String([queryKey[0]].flat(2)[0])) });
    queries.getMutationCache().clear();
    notices.drop();
  };
}
