// The one command of a form or a dialog: sent once at a time, and what was refused stays to be read.
import { useState } from 'react';
import type { Outcome } from '../api.tsx';

/** What came of it; null where there was nothing to do yet: something is still lacking. */
export type Acted = Outcome<unknown> | null;

/** Done, where the backend was not asked. */
export const DONE: Outcome<null> = { ok: true, value: null };

/** Runs the command; `run` answers whether it was done. */
export function useAction(act: () => Acted | Promise<Acted>) {
  const [isBusy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Acted>(null);
  const run = async (): Promise<boolean> => {
    if (isBusy) return false;
    const begun = act();
    setBusy(begun instanceof Promise);
    try {
      const acted = await begun;
      setOutcome(acted);
      return acted?.ok === true;
    } finally {
      setBusy(false);
    }
  };
  return { run, isBusy, outcome };
}
