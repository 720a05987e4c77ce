// The page's way to the backend: queries and commands by the names of their methods, their answers as values.
import { ORPCError, type InferClientInputs, type InferClientOutputs } from '@orpc/client';
import { type QueryKey, replaceEqualDeep, useQuery, useQueryClient, type UseQueryOptions } from '@tanstack/react-query';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import type { LivebaseClient, MethodName } from '../../contract/contract.ts';
import { type ListInput, readAllPages } from '../../contract/core/pages.ts';
import type { RefusalData } from '../../contract/core/shapes.ts';
import { invalidateQueries } from './invalidate-queries.ts';
import { useAskManager, withManagerApproval } from './manager-approval.ts';
import { useIsRefused } from './permissions.tsx';
import { withRetryAfter } from './retry-after.ts';
import { isLost, isShutOut, type UnconfirmedCalls } from './unconfirmed-calls.ts';

/** What every method answers. */
export type Answer<V> = { readonly ok: true; readonly value: V } | { readonly ok: false; readonly refusal: RefusalData };

/** What stands at `group.method` of a tree. */
type At<T, N extends MethodName> = N extends `${infer G extends keyof T & string}.${infer M}` ? T[G][M & keyof T[G]] : never;
/** The input of a method. */
export type InputOf<N extends MethodName> = At<InferClientInputs<LivebaseClient>, N>;
/** The value that a method answers. */
export type ValueOf<N extends MethodName> =
  At<InferClientOutputs<LivebaseClient>, N> extends infer A
    ? A extends { readonly ok: true; readonly value: infer V }
      ? V
      : never
    : never;

interface Signal {
  readonly signal?: AbortSignal | undefined;
}

/** Calls a method of the contract by its name. */
function callMethod<N extends MethodName>(client: LivebaseClient, name: N, input: InputOf<N>, options: Signal): Promise<Answer<ValueOf<N>>>;
async function callMethod(client: LivebaseClient, name: string, input: unknown, options: Signal): Promise<unknown> {
  const [group = '', method = ''] = name.split('.');
  const call: unknown = Reflect.get(Reflect.get(client, group), method);
  if (typeof call !== 'function') throw new Error(`no method ${name}`);
  const answer: unknown = await Reflect.apply(call, null, [input, options]);
  return answer;
}

/** The methods that answer lists in pages. */
export type ListName = { [N in MethodName]: ValueOf<N> extends { readonly next: unknown } ? N : never }[MethodName];
/** Calls a method that answers in pages until its last page, and answers the whole list. */
async function callForAll<N extends ListName>(
  client: LivebaseClient,
  name: N,
  input: ListInput<InputOf<N>>,
  { signal }: Signal,
): Promise<Answer<ValueOf<N>>> {
  const list = (page: InputOf<N> & { readonly cursor?: unknown }): Promise<Answer<ValueOf<N>>> =>
    withRetryAfter(() => callMethod(client, name, page, { signal }), signal);
  return readAllPages(list, input);
}

/** A query for TanStack Query. */
export interface QueryOptions<N extends MethodName> {
  /** Group, method and input: what is below a group or a method is invalidated by the beginning of its key. */
  readonly queryKey: QueryKey;
  readonly queryFn: (context: Signal) => Promise<Answer<ValueOf<N>>>;
}

interface Backend {
  readonly client: LivebaseClient;
  readonly lost: UnconfirmedCalls;
}

const BackendContext = createContext<Backend | null>(null);

/** Hands the client to everything below. */
export function ApiProvider({ client, lost, children }: Backend & { readonly children: ReactNode }) {
  const backend = useMemo(() => ({ client, lost }), [client, lost]);
  return <BackendContext value={backend}>{children}</BackendContext>;
}

function useBackend(): Backend {
  const backend = useContext(BackendContext);
  if (backend === null) throw new Error('outside of ApiProvider');
  return backend;
}

/** The queries of the contract as options, for what asks the query client itself: `api('board.day', input)`. */
export function useApi(): <N extends MethodName>(name: N, input: InputOf<N>) => QueryOptions<N> {
  const { client } = useBackend();
  return useCallback(
    (name, input) => ({
      queryKey: [...name.split('.'), input],
      queryFn: ({ signal }) => withRetryAfter(() => callMethod(client, name, input, { signal }), signal),
    }),
    [client],
  );
}

/** The methods as functions, for what is neither a query on screen nor a command. */
export function useClient(): LivebaseClient {
  return useBackend().client;
}

/** Calls whose answers were lost with the line. */
export function useLostCalls(): UnconfirmedCalls {
  return useBackend().lost;
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

/** The method of a query, `group.method`; null for a key of another kind. */
export function methodOf([group, method]: QueryKey): string | null {
  return typeof group === 'string' && typeof method === 'string' ? `${group}.${method}` : null;
}

type Times = 'staleTime' | 'gcTime' | 'refetchInterval' | 'refetchIntervalInBackground';

interface QueryConditions<V> extends Pick<UseQueryOptions<Answer<V>>, Times> {
  /** Not fetched yet. */
  readonly isWaiting?: boolean;
  /** The last answer stays while the input changes. */
  readonly keep?: boolean;
  /** Fetched again when it is another, though the input is not. */
  readonly turn?: string;
}

/**
 * Runs a query of the contract: `useApiQuery('money.owed', { day })`. What the current user lacks the permission for is not sent: it is refused
 * as the backend would. The last answer stays on screen while a new one is fetched.
 */
export function useApiQuery<N extends MethodName>(
  name: N,
  input: InputOf<N>,
  conditions: QueryConditions<ValueOf<N>> = {},
): QueryState<ValueOf<N>> {
  return useAnswer(name, useApi()(name, input), conditions);
}

/** Runs a query whose list comes in pages, as `useApiQuery` runs others: shown once it is whole. */
export function useListQuery<N extends ListName>(
  name: N,
  input: ListInput<InputOf<N>>,
  conditions: QueryConditions<ValueOf<N>> = {},
): QueryState<ValueOf<N>> {
  const { client } = useBackend();
  const queryKey = [...name.split('.'), input, 'all'];
  return useAnswer(name, { queryKey, queryFn: (context) => callForAll(client, name, input, context) }, conditions);
}

function useAnswer<N extends MethodName>(
  name: N,
  { queryKey, queryFn }: QueryOptions<N>,
  { isWaiting = false, keep = false, turn, ...times }: QueryConditions<ValueOf<N>>,
): QueryState<ValueOf<N>> {
  const isRefused = useIsRefused(name);
  const query = useQuery<Answer<ValueOf<N>>>({
    ...times,
    queryKey: turn === undefined ? queryKey : [...queryKey, turn],
    queryFn,
    ...(keep ? { placeholderData: (before: Answer<ValueOf<N>> | undefined) => before } : {}),
    enabled: !isWaiting && !isRefused,
  });
  const again = (): void => void query.refetch();
  if (isRefused) return { state: 'refused', refusal: NOT_ALLOWED, again };
  if (query.data !== undefined) {
    return query.data.ok
      ? { state: 'ready', value: query.data.value, isRefreshing: query.isFetching }
      : { state: 'refused', refusal: query.data.refusal, again };
  }
  return query.error === null ? { state: 'loading' } : { state: 'broken', number: getBugNumber(query.error), again };
}

/** What came of a command. */
export type Outcome<V> = Answer<V> | { readonly ok: false; readonly refusal: null; readonly number: string };

/** What a command answers that was given once more before its answer came: nothing was sent, nothing is said of it. */
export const ALREADY_SENT: Outcome<never> = { ok: false, refusal: null, number: '' };

/** A command: `run` sends it, `isBusy` while it is on its way, `cancel` aborts it where it can be. */
export interface Command<I, V> {
  readonly run: (input: I) => Promise<Outcome<V>>;
  readonly isBusy: boolean;
  readonly cancel: () => void;
}

/**
 * Sends a command to the backend: `useCommand('people.add')`. After a success every query on screen is fetched again, so nothing stale is shown.
 * The same once more while it is on its way answers `ALREADY_SENT`: it would be done twice, or refused for what it has changed itself.
 * Where the current user lacks a right that a manager may grant for once, the manager is asked for the PIN.
 * @param onSuccess hears of the value before the screen does
 */
export function useCommand<N extends MethodName>(name: N, onSuccess?: (value: ValueOf<N>) => void): Command<InputOf<N>, ValueOf<N>> {
  const queries = useQueryClient();
  const { client } = useBackend();
  const ask = useAskManager();
  const [running, setRunning] = useState<AbortController | null>(null);
  const sent = useRef<readonly { readonly input: InputOf<N>; readonly signal: AbortSignal }[]>([]);
  const run = useCallback(
    async (input: InputOf<N>): Promise<Outcome<ValueOf<N>>> => {
      if (sent.current.some((one) => !one.signal.aborted && replaceEqualDeep(one.input, input) === one.input)) return ALREADY_SENT;
      const abort = new AbortController();
      const own = { input, signal: abort.signal };
      sent.current = [...sent.current, own];
      setRunning(abort);
      try {
        const answer = await withManagerApproval(() => callMethod(client, name, input, abort), { method: name, input, ask });
        if (!answer.ok) return answer;
        onSuccess?.(answer.value);
        await invalidateQueries(queries);
        return answer;
      } catch (error) {
        return { ok: false, refusal: null, number: getBugNumber(error) };
      } finally {
        setRunning(null);
        sent.current = sent.current.filter((one) => one !== own);
      }
    },
    [client, name, ask, queries, onSuccess],
  );
  return { run, isBusy: running !== null, cancel: () => running?.abort() };
}
