// The booking that was begun and left, and the change of one: kept while the window is open, whatever screen is gone to, and brought back by N or its chip.
import { createContext, useContext, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { Draft, EditDraft } from './booking/typed.ts';

interface Keeper {
  readonly draft: Draft | null;
  readonly keep: (draft: Draft | null) => void;
  /** Details of a booking that were changed and not saved. */
  readonly edit: EditDraft | null;
  readonly keepEdit: (draft: EditDraft | null) => void;
}

const DraftContext = createContext<Keeper | null>(null);

/** Holds the draft of everything below. */
export function DraftKeeper({ children }: { readonly children: ReactNode }) {
  const [draft, keep] = useState<Draft | null>(null);
  const [edit, keepEdit] = useState<EditDraft | null>(null);
  const keeper = useMemo(() => ({ draft, keep, edit, keepEdit }), [draft, edit]);
  return <DraftContext value={keeper}>{children}</DraftContext>;
}

/** The drafts, and how one is kept (null: it is done with). */
export function useDraftKeeper(): Keeper {
  const keeper = useContext(DraftContext);
  if (keeper === null) throw new Error('outside of DraftKeeper');
  return keeper;
}
