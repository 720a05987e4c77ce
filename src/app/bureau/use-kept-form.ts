// How a kept form is asked for: again each time its screen is opened, since what is worked on must be the newest.
import { useApi } from '../ui/api.tsx';

/** The question for a form, for `useApiQuery`. */
export function useKeptForm(id: number) {
  const api = useApi();
  return { ...api.workbooks.get.queryOptions({ input: { id } }), staleTime: 0, gcTime: 0 };
}
