// A kept form as it is now: fetched each time its screen is opened, since what is worked on must be the newest.
import { useApiQuery } from '../ui/api.tsx';

/** Queries a kept form. */
export function useKeptForm(id: number) {
  return useApiQuery('workbooks.get', { id }, { staleTime: 0, gcTime: 0 });
}
