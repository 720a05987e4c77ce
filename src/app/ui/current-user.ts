// Who sits at this screen: what people keep for themselves while the window is open is kept under this.
import { useApiQuery } from './api.tsx';

/** A person's number; `locked` while nobody sits there, `anybody` where the base has no people, or there is no base. */
export function useCurrentUserKey(): string {
  const seat = useApiQuery('people.seat', {});
  if (seat.state !== 'ready') return 'anybody';
  const { me } = seat.value;
  return me === null ? 'locked' : String(me.id ?? 'anybody');
}
