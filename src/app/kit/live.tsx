// What goes on at the backend: its jobs, and a new look at every question once somebody else has written.
import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { LiveJob } from '../../contract/core/live-shapes.ts';
import { useClient } from './api.tsx';

/** What is known of the backend. */
export interface Live {
  readonly jobs: readonly LiveJob[];
  readonly isOffline: boolean;
}

const AGAIN_AFTER_MS = 2000;
const LiveContext = createContext<Live>({ jobs: [], isOffline: false });

/** Listens as long as it stands; listens again after the line was cut. */
function useListening(): Live {
  const client = useClient();
  const queries = useQueryClient();
  const version = useRef<number | null>(null);
  const [live, setLive] = useState<Live>({ jobs: [], isOffline: false });
  useEffect(() => {
    const abort = new AbortController();
    let timer = 0;
    const listen = async (): Promise<void> => {
      try {
        for await (const answer of await client.live.watch({}, { signal: abort.signal })) {
          if (!answer.ok) break;
          setLive({ jobs: answer.value.jobs, isOffline: false });
          if (version.current !== null && version.current !== answer.value.version) void queries.invalidateQueries();
          version.current = answer.value.version;
        }
      } catch {
        // The line was cut: the frame says so and listens again below.
        if (!abort.signal.aborted) setLive({ jobs: [], isOffline: true });
      }
      if (!abort.signal.aborted) timer = window.setTimeout(() => void listen(), AGAIN_AFTER_MS);
    };
    void listen();
    return () => {
      abort.abort();
      window.clearTimeout(timer);
    };
  }, [client, queries]);
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
