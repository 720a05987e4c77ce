// The booking that was begun and left, and the change of one: kept for anyone who typed it while the window is open, whatever screen is gone to, and brought back by N or its chip.
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { useCurrentUserKey } from '../ui/current-user.ts';
import type { Draft, EditDraft } from './booking/typed.ts';

interface Keeper {
  readonly draft: Draft | null;
  readonly keep: (draft: Draft | null) => void;
  /** Details of a booking that were changed and not saved. */
  readonly edit: EditDraft | null;
  readonly keepEdit: (draft: EditDraft | null) => void;
}

const DraftContext = createContext<Keeper | null>(null);

type Kept = Pick<Keeper, 'draft' | 'edit'>;
const NOTHING: Kept = { draft: null, edit: null };

/** Holds the drafts of everything below, each person's apart: anyone who switches finds their own again, and nobody else's. */
export function DraftKeeper({ children }: { readonly children: ReactNode }) {
  const sitter = useCurrentUserKey();
  const [all, setAll] = useState<ReadonlyMap<string, Kept>>(new Map());
  const kept = all.get(sitter) ?? NOTHING;
  // The same two as long as the same person sits there: forms keep what is in them when these change.
  const ways = useMemo(() => {
    const put = (change: Partial<Kept>): void => setAll((now) => new Map(now).set(sitter, { ...NOTHING, ...now.get(sitter), ...change }));
    return { keep: (draft: Draft | null) => put({ draft }), keepEdit: (edit: EditDraft | null) => put({ edit }) };
  }, [sitter]);
  const keeper = useMemo<Keeper>(() => ({ ...kept, ...ways }), [kept, ways]);
  return <DraftContext value={keeper}>{children}</DraftContext>;
}

/** The drafts, and how one is kept (null: it is done with). */
export function useDraftKeeper(): Keeper {
  const keeper = useContext(DraftContext);
  if (keeper === null) throw new Error('outside of DraftKeeper');
  return keeper;
}
