// Keeps a map as it is worked on: a moment after the last change, one edition after the other, and what is left when the screen is left.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { invalidateQueries } from '../ui/invalidate-queries.ts';
import type { RefusalData } from '../../contract/core/shapes.ts';
import type { Workbook } from '../../contract/bureau/workbooks.ts';
import type { MapValue } from '../../contract/bureau/workbook-map.ts';
import { getBugNumber, type Outcome, useClient } from '../ui/api.tsx';
import { useUnsaved } from '../ui/leave-guard.tsx';
import { useNotices } from '../ui/notices.tsx';

const PAUSE_MS = 600;

/** The last edition that is known to be kept, with what is wrong with it. */
interface Kept extends Pick<Workbook, 'edition' | 'errors' | 'warnings' | 'open'> {
  readonly map: MapValue;
}

/** Why the last save did not go. `conflict`: somebody else was quicker. */
export type SaveTrouble =
  | { readonly kind: 'conflict'; readonly refusal: RefusalData }
  | { readonly kind: 'failed'; readonly outcome: Outcome<unknown> };

function troubleOf(outcome: Outcome<unknown>): SaveTrouble | null {
  if (outcome.ok) return null;
  const { refusal } = outcome;
  return refusal?.code === 'RECORD_CHANGED' ? { kind: 'conflict', refusal } : { kind: 'failed', outcome };
}

/** One save after the other, until what is wanted is kept; answers whether it is. */
function useSaving(view: Workbook, map: MapValue) {
  const client = useClient();
  const queries = useQueryClient();
  const [kept, setKept] = useState<Kept>({
    edition: view.edition,
    errors: view.errors,
    warnings: view.warnings,
    open: view.open,
    map: view.map,
  });
  const [trouble, setTrouble] = useState<SaveTrouble | null>(null);
  const [isSaving, setSaving] = useState(false);
  const held = useRef<{ kept: Kept; wanted: MapValue; running: Promise<boolean> | null; isStopped: boolean }>({
    kept,
    wanted: map,
    running: null,
    isStopped: false,
  });
  useEffect(() => {
    held.current.wanted = map;
  }, [map]);
  const { id } = view;
  const saveAll = useCallback(async (): Promise<boolean> => {
    const now = held.current;
    setSaving(true);
    setTrouble(null);
    while (now.wanted !== now.kept.map) {
      const sent = now.wanted;
      const outcome = await client.workbooks
        .save({ id, edition: now.kept.edition, map: sent })
        .catch((error: unknown) => ({ ok: false as const, refusal: null, number: getBugNumber(error) }));
      if (!outcome.ok) {
        const why = troubleOf(outcome);
        now.isStopped = why?.kind === 'conflict';
        setTrouble(why);
        setSaving(false);
        return false;
      }
      const { edition, errors, warnings, open } = outcome.value;
      now.kept = { edition, errors, warnings, open, map: sent };
      setKept(now.kept);
      void invalidateQueries(queries, ['workbooks', 'list']);
    }
    setSaving(false);
    return true;
  }, [client, id, queries]);
  const save = useCallback((): Promise<boolean> => {
    const now = held.current;
    now.running ??= saveAll().finally(() => {
      now.running = null;
    });
    return now.running;
  }, [saveAll]);
  return { held, kept, trouble, isSaving, save };
}

/**
 * Keeps the map. Answers what is kept and how it goes on.
 * @param view the form as it was opened
 * @param map the map as it is now
 */
export function useMapSave(view: Workbook, map: MapValue) {
  const client = useClient();
  const notices = useNotices();
  const { held, kept, trouble, isSaving, save } = useSaving(view, map);
  const isDirty = map !== kept.map;
  useUnsaved(trouble !== null && isDirty);
  useEffect(() => {
    if (!isDirty || held.current.isStopped) return;
    const timer = window.setTimeout(() => void save(), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [held, isDirty, map, save]);
  useEffect(() => {
    const stop = (event: BeforeUnloadEvent): void => {
      if (isDirty) event.preventDefault();
    };
    window.addEventListener('beforeunload', stop);
    return () => window.removeEventListener('beforeunload', stop);
  }, [isDirty]);
  useEffect(() => {
    const now = held.current;
    // What was changed in the last moment before the screen is left.
    return () => {
      if (now.wanted !== now.kept.map && !now.isStopped) void save();
    };
  }, [held, save]);
  /** Saves this map behind the edition that somebody else made meanwhile. */
  const keepMine = async (): Promise<void> => {
    const newest = await client.workbooks.get({ id: view.id });
    if (!newest.ok) {
      notices.failed(newest);
      return;
    }
    const now = held.current;
    now.kept = { ...now.kept, edition: newest.value.edition };
    now.isStopped = false;
    await save();
  };
  /** The edition that was kept last, also in the moment after a save. */
  const edition = (): number => held.current.kept.edition;
  return { kept, trouble, isSaving, isDirty, save, keepMine, edition };
}

export type MapSave = ReturnType<typeof useMapSave>;
