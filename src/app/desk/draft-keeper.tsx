// The booking that was begun and left: kept while the window is open, whatever screen is gone to, and brought back by N or its chip.
import { createContext, useContext, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { Draft } from './booking/typed.ts';

interface Keeper {
  readonly draft: Draft | null;
  readonly keep: (draft: Draft | null) => void;
}

const DraftContext = createContext<Keeper | null>(null);

/** Holds the draft of everything below. */
export function DraftKeeper({ children }: { readonly children: ReactNode }) {
  const [draft, keep] = useState<Draft | null>(null);
  const keeper = useMemo(() => ({ draft, keep }), [draft]);
  return <DraftContext value={keeper}>{children}</DraftContext>;
}

/** The draft, and how one is kept (null: it is done with). */
export function useDraftKeeper(): Keeper {
  const keeper = useContext(DraftContext);
  if (keeper === null) throw new Error('outside of DraftKeeper');
  return keeper;
}
