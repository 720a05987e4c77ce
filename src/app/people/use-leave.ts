// The current user leaves, and what was answered goes off the page with them.
import { useQueryClient } from '@tanstack/react-query';
import { useClient } from '../ui/api.tsx';
import { useClearQueryCache } from '../ui/clear-query-cache.ts';

/** The current user leaves: what was answered is dropped, and nothing more is until somebody enters. */
export function useLeave(): () => Promise<void> {
  const client = useClient();
  const queries = useQueryClient();
  const dropAnswers = useClearQueryCache();
  return async () => {
    const left = await client.people.leave({});
    const seat = ['people', 'seat', {}];
    // The screens go first: what they hold goes with them.
    queries.setQueryData(seat, left);
    dropAnswers();
  };
}
