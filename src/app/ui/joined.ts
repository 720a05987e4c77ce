// The host of a computer that works on another one's base, as every page of it knows it.
import type { JoinedHost } from '../../contract/sharing/joining.ts';
import { formatHostPlace } from '../../domain/base/host-place.ts';
import { useApiQuery } from './api.tsx';

const RHYTHM_MS = 1000;

/** Null where the base is this computer's own. `watches`: it is asked again every second from then on, for everybody. */
export function useJoined({ watches = false }: { readonly watches?: boolean } = {}): JoinedHost | null {
  const asked = useApiQuery(
    'joining.state',
    {},
    {
      staleTime: Infinity,
      refetchIntervalInBackground: true,
      refetchInterval: ({ state: { data } }) => (watches && data?.ok === true && data.value !== null ? RHYTHM_MS : false),
    },
  );
  return asked.state === 'ready' ? asked.value : null;
}

/**
 * Where the host of these data is, as a person reads it; null on the computer that holds them.
 * @param folder what the page is told of the base's folder: a browser of another computer, which joined by no program, is told of none (null)
 */
export function useHostShown(folder: string | null): string | null {
  const joined = useJoined();
  if (joined !== null) return formatHostPlace(joined.at);
  return folder === null ? window.location.host : null;
}
