// The one command of a form or a dialog: sent once at a time, and what was refused stays to be read.
import { useState } from 'react';
import type { Told } from '../api.tsx';

/** What came of it; null where there was nothing to do yet: something is still lacking. */
export type Acted = Told<unknown> | null;

/** Done, where the backend was not asked. */
export const DONE: Told<null> = { ok: true, value: null };

/** Runs the command; `run` answers whether it was done. */
export function useAction(act: () => Acted | Promise<Acted>) {
  const [isBusy, setBusy] = useState(false);
  const [told, setTold] = useState<Acted>(null);
  const run = async (): Promise<boolean> => {
    if (isBusy) return false;
    const begun = act();
    setBusy(begun instanceof Promise);
    try {
      const acted = await begun;
      setTold(acted);
      return acted?.ok === true;
    } finally {
      setBusy(false);
    }
  };
  return { run, isBusy, told };
}
