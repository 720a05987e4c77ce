// Renders a part of the page with everything that stands around it, and works it as a person would: presses, types, chooses, hits keys.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { setTimeout } from 'node:timers/promises';
import { act, createElement, Fragment, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import type { LivebaseClient } from '../../src/contract/contract.ts';
import type { Language } from '../../src/contract/core/language.ts';
import { listMethodsWith } from '../../src/contract/method-rights.ts';
import { hasRight, RIGHTS, type Role } from '../../src/domain/base/rights.ts';
import { DraftKeeper } from '../../src/app/desk/draft-keeper.tsx';
import { ManagerConsent } from '../../src/app/people/LendDialog.tsx';
import { RecoveryCodes } from '../../src/app/people/RecoveryCode.tsx';
import { GivenFilesProvider } from '../../src/app/shell/drop-anywhere.tsx';
import { ApiProvider } from '../../src/app/ui/api.tsx';
import { isKeyReady, type KeyAction, KeyProvider, useKeyList } from '../../src/app/ui/keys.tsx';
import { LeaveGuardProvider } from '../../src/app/ui/leave-guard.tsx';
import { NoticeProvider } from '../../src/app/ui/notices.tsx';
import { MayProvider } from '../../src/app/ui/permissions.tsx';
import { ProvenanceProvider } from '../../src/app/ui/provenance/ProvenanceDrawer.tsx';
import { RecordDeskProvider } from '../../src/app/ui/records/RecordTable.tsx';
import { createUnconfirmedCalls } from '../../src/app/ui/unconfirmed-calls.ts';
import { type BareNode, installBareDom } from './bare-dom.ts';
import { elementsOf, linesOf, nameOf } from './screen-lines.ts';
import { observe } from './shown-elements.ts';
import { type Control, fillControl, hitKey, labelOf, listControls, listPressables, listSubmits, type Pressable } from './work-elements.ts';

type Answers = (name: string, input: unknown) => unknown;

/** What stands around the part. */
export interface Around {
  readonly role?: Role;
  /** Where the page is: `/tenants/1`. */
  readonly path?: string;
  /** What was fetched before, kept for the next rendering. */
  readonly queries?: QueryClient;
  /** Who has signed in, where it is not somebody of this role by the base's only name; a function where that changes. */
  readonly seat?: unknown;
  /** The language of the window; Chinese, if not said. */
  readonly language?: Language;
  /** Answers a call by its method, `group.method`; undefined never answers. */
  readonly answer: Answers;
  /** Hears, each time that something was drawn, what on screen is said to be at work; true: what was pressed or hit last is pressed once more. */
  readonly onDrawn?: (busy: readonly string[]) => boolean;
}

/** A call that was sent, or what left the page otherwise: `copied`, `saved`, `printed`, or was done with the event: `preventDefault`, `stopPropagation`, or with an element: `focused`, `clicked`, `same key` of two elements of a list, `lost cursor` of a grid that names no chosen cell to screen readers. */
export type SentCall = readonly [method: string, input: unknown];

/** A rendered part of the page. */
export interface RenderedPage {
  /** What is on screen, an element a line with its props; of a long list so many rows. */
  readonly text: (told?: number) => string;
  /** The title of the document. */
  readonly title: () => string;
  readonly pressables: () => readonly Pressable[];
  readonly controls: () => readonly Control[];
  /** The buttons that send forms; null where one cannot be pressed yet. */
  readonly submits: () => readonly (Pressable | null)[];
  /** The keys of the moment with what each does. */
  readonly keys: () => readonly KeyAction[];
  /** Presses what says this, the last of its name, which stands on top; or is this, or the nth. */
  readonly press: (wanted: string | number | Pressable) => Promise<void>;
  /** Types or chooses a value in the control with this label, or in the nth. */
  readonly fill: (label: string | number, value: unknown) => Promise<void>;
  /** Hits a key of the screen: `Ctrl+Enter`. */
  readonly hit: (keys: string) => Promise<void>;
  /** Hits a key while the grid or field of this name has the focus: `Shift+ArrowRight`. */
  readonly hitAt: (name: string, keys: string) => Promise<void>;
  /** The calls since it was asked last. */
  readonly sent: () => readonly SentCall[];
  /** Lets the time pass that somebody pauses: what waits for that comes. */
  readonly pause: () => Promise<void>;
  /** Lets something happen that the page hears of, and waits until it has drawn it. */
  readonly hear: (happen: () => void) => Promise<void>;
  readonly path: () => string;
  readonly end: () => Promise<void>;
}

/** A client that notes every call and hands it to `answer`; `isBusy` while an answer is on its way. */
function createClient(answer: Answers, calls: SentCall[]): { readonly client: LivebaseClient; readonly isBusy: () => boolean } {
  const pending = new Set<unknown>();
  const call = (name: string, input: unknown): Promise<unknown> => {
    calls.push([name, input]);
    const given: unknown = answer(name, input);
    if (given === undefined) return new Promise(() => undefined);
    const promise = Promise.resolve(given);
    pending.add(promise);
    void promise.finally(() => pending.delete(promise)).catch(() => undefined);
    return promise;
  };
  const groupOf = (group: string): object =>
    new Proxy({}, { get: (_target, method) => (input: unknown) => call(`${group}.${String(method)}`, input) });
  const client = new Proxy({}, { get: (_target, group) => groupOf(String(group)) }) as LivebaseClient;
  return { client, isBusy: () => pending.size > 0 };
}

/** What somebody with a role is given. */
function givenTo(role: Role) {
  return { rights: RIGHTS.filter((right) => hasRight(role, right)), methods: listMethodsWith((right) => hasRight(role, right)) };
}

type ReadKeys = () => readonly KeyAction[];

function KeyReader({ onKeys }: { readonly onKeys: (read: ReadKeys) => void }) {
  onKeys(useKeyList());
  return null;
}

type Provider = (children: ReactNode) => ReactNode;

/** A cache of answers as the page has it, which forgets nothing by itself. */
export function createQueries(): QueryClient {
  return new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always', staleTime: 30_000, gcTime: Infinity } } });
}

interface Settings {
  readonly queries: QueryClient;
  readonly client: LivebaseClient;
  readonly hook: ReturnType<typeof memoryLocation>['hook'];
  readonly role: Role;
}

/** Puts everything around a part that App and Frame put there, the outermost first. */
function surround(part: ReactNode, { queries, client, hook, role }: Settings): ReactNode {
  const providers: readonly Provider[] = [
    (children) => createElement(QueryClientProvider, { client: queries, children }),
    (children) => createElement(ApiProvider, { client, lost: createUnconfirmedCalls(), children }),
    (children) => createElement(Router, { hook, children }),
    (children) => createElement(KeyProvider, { children }),
    (children) => createElement(LeaveGuardProvider, { children }),
    (children) => createElement(NoticeProvider, { children }),
    (children) => createElement(DraftKeeper, { children }),
    (children) => createElement(MayProvider, { given: givenTo(role), children }),
    (children) => createElement(RecoveryCodes, { children }),
    (children) => createElement(ManagerConsent, { children }),
    (children) => createElement(RecordDeskProvider, { children }),
    (children) => createElement(ProvenanceProvider, { children }),
    (children) => createElement(GivenFilesProvider, { children }),
  ];
  return providers.reduceRight((inner, provider) => provider(inner), part);
}

/** An answer is told to the screen by a timer of the cache's own, and what that draws may ask again. */
const QUIET_TURNS = 3;

/** What is never answered waits for ever. */
const LOADING_TURNS = 20;

function isLoading(root: BareNode): boolean {
  return elementsOf(root).some(({ shown }) => shown?.props['className'] === 'waiting');
}

/** Watches dialogs: answers those that were closed since it was asked last, by what antd calls once such a one has gone from sight. */
function createCloseWatch(root: BareNode): () => readonly (() => void)[] {
  const wasOpen = new WeakSet<BareNode>();
  return () =>
    elementsOf(root).flatMap((node) => {
      const { name = '', props = {} } = node.shown ?? {};
      if (name !== 'Modal' && name !== 'Drawer') return [];
      const isOpen = props['open'] === true;
      const isClosed = !isOpen && wasOpen.delete(node);
      if (isOpen) wasOpen.add(node);
      const { afterClose, afterOpenChange } = props;
      return [
        ...(isClosed && typeof afterClose === 'function' ? [() => void Reflect.apply(afterClose, null, [])] : []),
        ...(isClosed && typeof afterOpenChange === 'function' ? [() => void Reflect.apply(afterOpenChange, null, [false])] : []),
      ];
    });
}

/** Hears of elements of one list that have the same key, which React only warns of, until it is ended. */
function watchKeys(onSame: (key: string) => void): () => void {
  const { error } = console;
  console.error = (...said: readonly unknown[]): void => {
    if (String(said[0]).includes('two children with the same key')) onSame(String(said[1]));
    else Reflect.apply(error, console, said);
  };
  return () => void (console.error = error);
}

/** Finds grids and lists that name an element to screen readers as the one under the cursor that is not there, or is not marked as chosen. */
function listLostCursors(root: BareNode): readonly BareNode[] {
  const all = elementsOf(root);
  const isChosen = new Map(all.map(({ shown }) => [shown?.props['id'], String(shown?.props['aria-selected']) === 'true']));
  return all.filter(({ shown }) => {
    const named = shown?.props['aria-activedescendant'];
    return named !== undefined && isChosen.get(named) !== true;
  });
}

/** Names what is said to be at work: a button that waits for its answer. */
function listBusy(root: BareNode): readonly string[] {
  return elementsOf(root).flatMap((node) => {
    const { loading, confirmLoading, okText } = node.shown?.props ?? {};
    return loading === true ? [nameOf(node)] : confirmLoading === true ? [String(okText)] : [];
  });
}

/** Finds the last one of a name; says what there is where there is none. */
function findLast<T>(all: readonly T[], nameOne: (one: T) => string, wanted: string): T {
  const found = all.findLast((one) => nameOne(one) === wanted);
  if (found === undefined) throw new Error(`no ${wanted} among ${all.map(nameOne).join(', ')}`);
  return found;
}

/** Presses the same once more, if it is there and not off; of a grid nothing: its keys go on to the next cell. */
function pressingAgain({ says, kind }: Pressable, list: () => readonly Pressable[]): () => unknown {
  const listAlike = (): readonly Pressable[] => list().filter((one) => one.says === says && one.kind === kind && one.isOff !== true);
  const count = listAlike().length;
  return () => {
    const [one, ...others] = listAlike();
    return kind === 'grid' || others.length + 1 < count ? undefined : one?.run();
  };
}

/** Renders a part of the page, loaded where there is a window; `end` takes it off. */
export async function renderPage(
  load: () => Promise<ReactNode>,
  { role = 'manager', path = '/', language = 'zh-CN', answer, onDrawn, queries = createQueries(), seat: given }: Around,
): Promise<RenderedPage> {
  const calls: SentCall[] = [];
  const note = (what: string, text: string): void => {
    const [last, lastText] = calls.at(-1) ?? [];
    if (last !== what || lastText !== text) calls.push([what, text]);
  };
  const onElement = (what: string, node: BareNode): void => note(what, labelOf(node, root));
  const { createRootNode, takePaused, remove } = installBareDom(
    { onOut: (what, text) => void calls.push([what, text]), onElement },
    language,
  );
  const unwatch = watchKeys((key) => note('same key', key));
  const me = { id: null, name: '周敏', role, ...givenTo(role) };
  const seat = given ?? { ok: true, value: { isLocking: false, me, faces: [], idleMinutes: 0 } };
  const seatNow = (): unknown => (typeof seat === 'function' ? seat() : seat);
  const { client, isBusy } = createClient((name, input) => (name === 'people.seat' ? seatNow() : answer(name, input)), calls);
  const { hook, history } = memoryLocation({ path, record: true });
  let readKeys: ReadKeys = () => [];
  const reader = createElement(KeyReader, { key: 'keys', onKeys: (read: ReadKeys) => void (readKeys = read) });
  const tree = surround([createElement(Fragment, { key: 'part' }, await load()), reader], { queries, client, hook, role });
  const root = createRootNode();
  const reactRoot = createRoot(root as unknown as Element);
  /** What was pressed or hit last, found again on what is drawn by then: it may be off, or gone. */
  let again: () => unknown = () => undefined;
  const settle = async (): Promise<void> => {
    for (let quiet = 0; quiet < QUIET_TURNS; quiet = isBusy() || queries.isFetching() > 0 ? 0 : quiet + 1) {
      await act(async () => setTimeout(1));
      if (isBusy() && onDrawn?.(listBusy(root)) === true) await act(async () => void again());
    }
    // A part whose code comes when it is first shown.
    for (let turn = 0; turn < LOADING_TURNS && isLoading(root); turn += 1) await act(async () => setTimeout(1));
  };
  const listClosed = createCloseWatch(root);
  /** Does something, and waits until nothing is asked for any more, and what was closed is gone. */
  const work = async (run: () => unknown): Promise<void> => {
    await act(async () => void run());
    await settle();
    const closed = listClosed();
    if (closed.length > 0) {
      await act(async () => closed.forEach((end) => end()));
      await settle();
    }
    for (const node of listLostCursors(root)) note('lost cursor', labelOf(node, root));
  };
  await work(() => reactRoot.render(observe(tree)));
  const pressables = (): readonly Pressable[] => listPressables(root, (what) => void calls.push([what, '']));
  const submits = (): readonly (Pressable | null)[] => listSubmits(root, (what) => void calls.push([what, '']));
  const controls = (): readonly Control[] => listControls(root);
  return {
    text: (told) => linesOf(root, '', told).join('\n'),
    title: () => document.title,
    pressables,
    controls,
    submits,
    keys: () => readKeys(),
    press: (wanted) =>
      work(() => {
        const named = typeof wanted === 'string' ? findLast(pressables(), ({ says }) => says, wanted) : wanted;
        const one = typeof named === 'number' ? pressables()[named] : named;
        if (one === undefined) return undefined;
        again = pressingAgain(one, pressables);
        return one.run();
      }),
    fill: (label, value) =>
      work(() => {
        again = () => undefined;
        const control = typeof label === 'number' ? controls()[label] : findLast(controls(), (one) => one.label, label);
        if (control !== undefined) fillControl(control, value);
      }),
    hit: (keys) =>
      work(() => {
        again = () =>
          readKeys()
            .findLast((one) => isKeyReady(one) && one.keys === keys)
            ?.run();
        return findLast(readKeys().filter(isKeyReady), (one) => one.keys, keys).run();
      }),
    hitAt: (name, keys) =>
      work(() => {
        const heard = elementsOf(root).filter(({ shown }) => typeof shown?.props['onKeyDown'] === 'function');
        hitKey(findLast(heard, nameOf, name), keys, (what) => void calls.push([what, '']));
      }),
    sent: () => calls.splice(0).filter(([name]) => name !== 'people.seat'),
    pause: async () => {
      again = () => undefined;
      for (let runs = takePaused(); runs.length > 0; runs = takePaused()) await work(() => runs.forEach((run) => run()));
    },
    hear: work,
    path: () => history.at(-1) ?? path,
    end: async () => {
      await act(async () => reactRoot.unmount());
      unwatch();
      remove();
    },
  };
}
