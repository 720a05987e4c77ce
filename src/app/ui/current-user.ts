// Who sits at this screen: what people keep for themselves while the window is open is kept under this.
import { useApi, useApiQuery } from './api.tsx';

/** A person's number; `locked` while nobody sits there, `anybody` where the base has no people, or there is no base. */
export function useCurrentUserKey(): string {
  const api = useApi();
  const seat = useApiQuery(api.people.seat.queryOptions({ input: {} }));
  if (seat.state !== 'ready') return 'anybody';
  const { me } = seat.value;
  return me === null ? 'locked' : String(me.id ?? 'anybody');
}
