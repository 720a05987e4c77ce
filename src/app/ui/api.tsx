// The page's way to the backend: one client, its questions cached by method and input, its answers as values.
import { invalidateQueries } from './invalidate-queries.ts';
import type { LivebaseClient } from '../../contract/contract.ts';
import type { RefusalData } from '../../contract/core/shapes.ts';
import { ORPCError } from '@orpc/client';
import { createTanstackQueryUtils, type RouterUtils } from '@orpc/tanstack-query';
import { type QueryKey, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { isLost, isShutOut, type UnconfirmedCalls } from './unconfirmed-calls.ts';
import { useAskManager, withManagerApproval } from './manager-approval.ts';
import { createNamedClient } from './named-client.ts';
import { useIsRefused } from './permissions.tsx';

/** What every method answers. */
export type Answer<V> = { readonly ok: true; readonly value: V } | { readonly ok: false; readonly refusal: RefusalData };

interface Door {
  readonly client: LivebaseClient;
  readonly lost: UnconfirmedCalls;
  readonly api: RouterUtils<LivebaseClient>;
  /** What a method of the client is called, `group.method`; null for another function. */
  readonly nameOf: (call: object) => string | null;
}

const DoorContext = createContext<Door | null>(null);

/** Hands the client to everything below. */
export function ApiProvider({ client, lost, children }: Omit<Door, 'api' | 'nameOf'> & { readonly children: ReactNode }) {
  const door = useMemo(() => ({ ...createNamedClient(client), lost, api: createTanstackQueryUtils(client) }), [client, lost]);
  return <DoorContext value={door}>{children}</DoorContext>;
}

function useDoor(): Door {
  const door = useContext(DoorContext);
  if (door === null) throw new Error('outside of ApiProvider');
  return door;
}

/** The methods as options of questions: `useApiQuery(api.tenants.list.queryOptions({ input }))`. */
export function useApi(): RouterUtils<LivebaseClient> {
  return useDoor().api;
}

/** The methods as functions, for `useCommand`. */
export function useClient(): LivebaseClient {
  return useDoor().client;
}

/** Calls whose answers were lost with the line. */
export function useLostCalls(): UnconfirmedCalls {
  return useDoor().lost;
}

/** Stands in place of a bug's number where there was none: the line was cut before an answer came. */
export const LINE_CUT = '';

/** A bug's number, as the backend logged it; `LINE_CUT` where no answer came. */
export function getBugNumber(error: unknown): string {
  if (isLost(error) || isShutOut(error)) return LINE_CUT;
  const data: unknown = error instanceof ORPCError ? error.data : null;
  if (typeof data === 'object' && data !== null && 'id' in data) return String(data.id);
  return error instanceof Error ? error.message : String(error);
}

/** A question on its way, refused, broken, or answered. */
export type QueryState<V> =
  | { readonly state: 'loading' }
  | { readonly state: 'refused'; readonly refusal: RefusalData; readonly again: () => void }
  | { readonly state: 'broken'; readonly number: string; readonly again: () => void }
  | { readonly state: 'ready'; readonly value: V; readonly isRefreshing: boolean };

const NOT_ALLOWED: RefusalData = { code: 'NOT_ALLOWED', data: {} };

/** The method of a question, `group.method`: its key begins with the way to it; null for a key of another kind. */
export function methodOf(key: QueryKey): string | null {
  const [way] = key;
  return Array.isArray(way) ? way.join('.') : typeof way === 'string' ? way : null;
}

/**
 * Runs a query of the contract. What the current user lacks the permission for is not sent: it is refused as the backend would. The last answer stays on screen while a new one is fetched (`keep`: also while the input changes).
 * @param options `api.<group>.<method>.queryOptions({ input })`
 */
export function useApiQuery<V>(
  options: Parameters<typeof useQuery<Answer<V>, Error, Answer<V>, QueryKey>>[0],
  how: { readonly isWaiting?: boolean; readonly keep?: boolean } = {},
): QueryState<V> {
  const keep = how.keep === true ? { placeholderData: (before: Answer<V> | undefined) => before } : {};
  const isRefused = useIsRefused(methodOf(options.queryKey));
  const query = useQuery<Answer<V>, Error, Answer<V>, QueryKey>({ ...options, ...keep, enabled: how.isWaiting !== true && !isRefused });
  const again = (): void => void query.refetch();
  if (isRefused) return { state: 'refused', refusal: NOT_ALLOWED, again };
  if (query.data !== undefined) {
    return query.data.ok
      ? { state: 'ready', value: query.data.value, isRefreshing: query.isFetching }
      : { state: 'refused', refusal: query.data.refusal, again };
  }
  return query.error === null ? { state: 'loading' } : { state: 'broken', number: getBugNumber(query.error), again };
}

/**
 * Asks ahead: what may be wanted next is there when it is.
 * @param turn asks again whenever it is another; null waits (for what is wanted now)
 */
export function usePrefetch<V>(
  options: readonly Parameters<typeof useQuery<Answer<V>, Error, Answer<V>, QueryKey>>[0][],
  turn: string | null,
): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (turn === null) return;
    for (const one of options) void queries.prefetchQuery(one);
    // The options are made again in each drawing; `turn` says when they ask for something else.
  }, [queries, turn]);
}

/** What came of a command. */
export type Outcome<V> = Answer<V> | { readonly ok: false; readonly refusal: null; readonly number: string };

/** A command: `run` sends it, `isBusy` while it is on its way, `cancel` takes it back where it can be. */
export interface Command<I, V> {
  readonly run: (input: I) => Promise<Outcome<V>>;
  readonly isBusy: boolean;
  readonly cancel: () => void;
}

/**
 * Sends a command to the backend. After a success every question on screen is asked again, so nothing stale is shown.
 * Where the current user lacks a right that a manager may lend for once, the manager is asked for the PIN.
 */
export function useCommand<I, V>(call: (input: I, options: { readonly signal: AbortSignal }) => Promise<Answer<V>>): Command<I, V> {
  const queries = useQueryClient();
  const { nameOf } = useDoor();
  const ask = useAskManager();
  const [running, setRunning] = useState<AbortController | null>(null);
  const run = useCallback(
    async (input: I): Promise<Outcome<V>> => {
      const abort = new AbortController();
      setRunning(abort);
      try {
        const answer = await withManagerApproval(() => call(input, { signal: abort.signal }), { method: nameOf(call), ask });
        if (answer.ok) await invalidateQueries(queries);
        return answer;
      } catch (error) {
        return { ok: false, refusal: null, number: getBugNumber(error) };
      } finally {
        setRunning(null);
      }
    },
    [call, nameOf, ask, queries],
  );
  return { run, isBusy: running !== null, cancel: () => running?.abort() };
}
