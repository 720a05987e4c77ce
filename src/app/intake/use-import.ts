// An import on its way: files staged, looked at, chosen for, committed. Nothing here asks all questions again before the commit.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { InferClientInputs, InferClientOutputs } from '@orpc/client';
import { invalidateQueries } from '../ui/invalidate-queries.ts';
import type { LivebaseClient } from '../../contract/contract.ts';
import { PLAIN_CHOICES, type StagedFiles } from '../../contract/intake/intake-shapes.ts';
import { type Answer, getBugNumber, type Outcome, useClient } from '../ui/api.tsx';
import { readBytesOfFiles } from './dropped-files.ts';
import { createStaging } from './staged-sheets.ts';

type Inputs = InferClientInputs<LivebaseClient>['intake'];
type Outputs = InferClientOutputs<LivebaseClient>['intake'];

/** How the files are to be taken. */
export type Choices = Inputs['preview']['choices'];
/** What a try came to. */
export type Preview = Extract<Outputs['preview'], { ok: true }>['value'];
/** What was taken. */
export type Taken = Extract<Outputs['commit'], { ok: true }>['value'];

/** What is being done. */
export type ImportWork = { readonly what: 'reading'; readonly count: number } | { readonly what: 'checking' | 'committing' };

/** An import as the screen shows it. */
export interface ImportState {
  /** False until it is known whether files wait from before. */
  readonly isReady: boolean;
  readonly staged: StagedFiles | null;
  readonly choices: Choices;
  readonly preview: Preview | null;
  readonly work: ImportWork | null;
  readonly failed: Outcome<unknown> | null;
  readonly wasStopped: boolean;
  readonly taken: Taken | null;
  /** Months that were closed: nothing was imported, the files wait. */
  readonly parked: readonly string[];
  /** Rows with trouble by sheet, where corrections have changed it since the last look at all. */
  readonly refusedNow: Readonly<Record<string, number>>;
  /** Rows that corrections have put right since then: they are taken too. */
  readonly putRight: number;
}

const EMPTY: ImportState = {
  isReady: false,
  staged: null,
  choices: PLAIN_CHOICES,
  preview: null,
  work: null,
  failed: null,
  wasStopped: false,
  taken: null,
  parked: [],
  refusedNow: {},
  putRight: 0,
};

/** The state and its commands. */
export interface Importing extends ImportState {
  readonly add: (files: readonly File[]) => Promise<void>;
  readonly choose: (change: Partial<Choices>) => Promise<void>;
  /** A person is about to change rows: a look that is on its way would come too late. */
  readonly beforeEdit: () => void;
  /** Rows of a sheet were changed: so many have trouble now, so many are to be taken that were not. */
  readonly afterEdit: (sheet: string, refused: number, putRight: number) => void;
  /** Answers what was taken; null where nothing was. */
  readonly commit: () => Promise<Taken | null>;
  readonly drop: () => Promise<void>;
  readonly stop: () => void;
  readonly again: () => void;
}

function useWork(set: (change: Partial<ImportState>) => void) {
  const running = useRef<AbortController | null>(null);
  const run = useCallback(
    async <V>(work: ImportWork, call: (signal: AbortSignal) => Promise<Answer<V>>): Promise<Answer<V> | null> => {
      running.current?.abort();
      const abort = new AbortController();
      running.current = abort;
      set({ work, failed: null, wasStopped: false });
      try {
        const answer = await call(abort.signal);
        const wasStopped = !answer.ok && answer.refusal.code === 'JOB_CANCELLED';
        if (running.current === abort) set({ work: null, wasStopped, failed: answer.ok || wasStopped ? null : answer });
        return wasStopped ? null : answer;
      } catch (error) {
        // A newer look at the files takes the place of this one: its end is not news.
        if (running.current === abort)
          set({
            work: null,
            wasStopped: abort.signal.aborted,
            failed: abort.signal.aborted ? null : { ok: false, refusal: null, number: getBugNumber(error) },
          });
        return null;
      }
    },
    [set],
  );
  const stop = useCallback(() => running.current?.abort(), []);
  return { run, stop };
}

/** Looks at all files again, by what is chosen. */
function useLook(set: (change: Partial<ImportState>) => void, run: ReturnType<typeof useWork>['run']) {
  const client = useClient();
  const queries = useQueryClient();
  return useCallback(
    async (staged: StagedFiles, choices: Choices): Promise<void> => {
      const answer = await run({ what: 'checking' }, (signal) => client.intake.preview({ staging: staged.staging, choices }, { signal }));
      if (answer?.ok !== true) return;
      set({ preview: answer.value, refusedNow: {}, putRight: 0 });
      await invalidateQueries(queries, ['intake']);
    },
    [client, queries, run, set],
  );
}

/** So long after the last correction all files are looked at again. */
const PAUSE_MS = 700;

/**
 * Looks at all files again once the person pauses: a correction changes what is wrong elsewhere, and every count. It stands in nobody's
 * way: whatever else is asked for ends it.
 */
function useQuietLook(set: (change: Partial<ImportState>) => void) {
  const client = useClient();
  const queries = useQueryClient();
  const timer = useRef(0);
  const running = useRef<AbortController | null>(null);
  const cancel = useCallback(() => {
    window.clearTimeout(timer.current);
    running.current?.abort();
    running.current = null;
  }, []);
  useEffect(() => cancel, [cancel]);
  const look = useCallback(
    async (staging: string, choices: Choices): Promise<void> => {
      const abort = new AbortController();
      running.current = abort;
      // What fails here is said by the next look that is asked for, or by the commit.
      const answer = await client.intake.preview({ staging, choices }, { signal: abort.signal }).catch(() => null);
      if (running.current !== abort || answer?.ok !== true) return;
      set({ preview: answer.value, refusedNow: {}, putRight: 0 });
      await invalidateQueries(queries, ['intake']);
    },
    [client, queries, set],
  );
  const later = useCallback(
    (staging: string, choices: Choices): void => {
      cancel();
      timer.current = window.setTimeout(() => void look(staging, choices), PAUSE_MS);
    },
    [cancel, look],
  );
  return { later, cancel };
}

/** Finds the files that were put here earlier and not taken yet. */
function useKept(set: (change: Partial<ImportState>) => void, look: ReturnType<typeof useLook>): void {
  const client = useClient();
  useEffect(() => {
    let isGone = false;
    const find = async (): Promise<void> => {
      const answer = await client.intake.list({});
      const kept = answer.ok ? answer.value.stagings.at(-1) : undefined;
      if (isGone) return;
      if (kept === undefined) return set({ isReady: true });
      set({ isReady: true, staged: kept, choices: kept.choices });
      await look(kept, kept.choices);
    };
    void find();
    return () => {
      isGone = true;
    };
  }, [client, look, set]);
}

type Doing = ReturnType<typeof useWork>['run'];

/** Takes the files as one batch. */
function useCommit(set: (change: Partial<ImportState>) => void, run: Doing, look: ReturnType<typeof useLook>) {
  const client = useClient();
  const queries = useQueryClient();
  return async ({ staged, choices, preview }: ImportState): Promise<Taken | null> => {
    if (staged === null) return null;
    const answer = await run({ what: 'committing' }, (signal) => client.intake.commit({ staging: staged.staging, choices }, { signal }));
    if (answer === null) return null;
    if (answer.ok) set({ ...EMPTY, isReady: true, taken: answer.value });
    else if (!(await client.intake.get({ staging: staged.staging })).ok) {
      // Files for closed months only: nothing was taken, and they wait until the month is reopened.
      set({ ...EMPTY, isReady: true, parked: preview?.closed.map(({ month }) => month) ?? [] });
    } else await look(staged, choices);
    await invalidateQueries(queries);
    return answer.ok ? answer.value : null;
  };
}

/** An import on its way; files that were staged before are found again. */
export function useImport(): Importing {
  const client = useClient();
  const [state, setState] = useState(EMPTY);
  // Commands wait for answers while the person goes on: they go by what is chosen then, not by what was on screen when they began.
  const latest = useRef(EMPTY);
  const set = useCallback((change: Partial<ImportState>) => {
    latest.current = { ...latest.current, ...change };
    setState(latest.current);
  }, []);
  const { run, stop } = useWork(set);
  const look = useLook(set, run);
  const take = useCommit(set, run, look);
  const quiet = useQuietLook(set);
  useKept(set, look);
  const add = async (files: readonly File[]): Promise<void> => {
    if (files.length === 0) return;
    quiet.cancel();
    const answer = await run({ what: 'reading', count: files.length }, async (signal) => {
      const named = await readBytesOfFiles(files);
      return client.intake.stage(createStaging(named, latest.current.staged), { signal });
    });
    if (answer?.ok !== true) return;
    set({ staged: answer.value, taken: null, parked: [] });
    await look(answer.value, latest.current.choices);
  };
  const choose = async (change: Partial<Choices>): Promise<void> => {
    const choices = { ...latest.current.choices, ...change };
    quiet.cancel();
    set({ choices });
    const { staged, work } = latest.current;
    // Files that are being read are looked at by these choices once they are there: to look now would end the reading.
    if (staged !== null && work?.what !== 'reading') await look(staged, choices);
  };
  const drop = async (): Promise<void> => {
    quiet.cancel();
    const { staged } = latest.current;
    // Empty at once: pressed again, there is nothing left to drop.
    set({ ...EMPTY, isReady: true });
    if (staged !== null) await client.intake.drop({ staging: staged.staging });
  };
  const afterEdit = (sheet: string, refused: number, putRight: number): void => {
    const { refusedNow, putRight: before, staged, choices } = latest.current;
    set({ refusedNow: { ...refusedNow, [sheet]: refused }, putRight: before + putRight });
    if (staged !== null) quiet.later(staged.staging, choices);
  };
  const commit = (): Promise<Taken | null> => {
    quiet.cancel();
    return take(latest.current);
  };
  const again = (): void => set({ ...EMPTY, isReady: true });
  return { ...state, add, choose, commit, drop, stop, beforeEdit: quiet.cancel, afterEdit, again };
}
