// What goes on at the backend: its jobs, and a new look at every question once somebody else has written.
import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { invalidateQueries } from './invalidate-queries.ts';
import type { LiveJob } from '../../contract/core/shapes.ts';
import { useClient } from './api.tsx';
import { useClearQueryCache } from './clear-query-cache.ts';
import { isShutOut } from './unconfirmed-calls.ts';

/** What is known of the backend. */
export interface Live {
  readonly jobs: readonly LiveJob[];
  readonly isOffline: boolean;
  /** The program was started again and asks this page to come in again. */
  readonly isShutOut: boolean;
}

const AGAIN_AFTER_MS = 2000;
const NOTHING_YET: Live = { jobs: [], isOffline: false, isShutOut: false };
const LiveContext = createContext<Live>(NOTHING_YET);

/** Listens as long as it stands; listens again after the line was cut. */
function useListening(): Live {
  const client = useClient();
  const queries = useQueryClient();
  const dropAnswers = useClearQueryCache();
  const version = useRef<number | null>(null);
  const [live, setLive] = useState<Live>(NOTHING_YET);
  const wasCut = useRef(false);
  useEffect(() => {
    const abort = new AbortController();
    let timer = 0;
    const listen = async (): Promise<void> => {
      try {
        for await (const answer of await client.live.watch({}, { signal: abort.signal })) {
          if (!answer.ok) {
            // Another run of the program knows nobody who had signed in: the sign-in screen comes as soon as that is asked.
            dropAnswers();
            void invalidateQueries(queries);
            break;
          }
          setLive({ ...NOTHING_YET, jobs: answer.value.jobs });
          const isOther = version.current !== null && version.current !== answer.value.version;
          // Another run of the program counts its versions again.
          if (isOther || wasCut.current) void invalidateQueries(queries);
          wasCut.current = false;
          version.current = answer.value.version;
        }
      } catch (error) {
        // The line was cut: the frame says so and listens again below.
        wasCut.current = true;
        if (!abort.signal.aborted) setLive({ jobs: [], isOffline: true, isShutOut: isShutOut(error) });
      }
      if (!abort.signal.aborted) timer = window.setTimeout(() => void listen(), AGAIN_AFTER_MS);
    };
    void listen();
    return () => {
      abort.abort();
      window.clearTimeout(timer);
    };
  }, [client, queries, dropAnswers]);
  return live;
}

/** Listens once for everything below. */
export function LiveProvider({ children }: { readonly children: ReactNode }) {
  return <LiveContext value={useListening()}>{children}</LiveContext>;
}

/** The backend's jobs as they go on, and whether the line to it stands. */
export function useLive(): Live {
  return useContext(LiveContext);
}
