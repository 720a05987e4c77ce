// What was typed of a booking that is not made yet: it outlives its form, however that is closed.
import { useEffect, useRef } from 'react';
import { useDraftKeeper } from '../draft-keeper.tsx';
import type { Draft } from './typed.ts';

/**
 * Keeps a form that is closed with something in it; `current` null: there is nothing to keep. The answer says that it is done with: what was
 * booked is no draft.
 */
export function useDraftOnLeaving(current: Draft | null): () => void {
  const { keep } = useDraftKeeper();
  const latest = useRef<Draft | null>(current);
  const isDone = useRef(false);
  useEffect(() => {
    latest.current = current;
  });
  useEffect(
    () => () => {
      if (!isDone.current && latest.current !== null) keep(latest.current);
    },
    [keep],
  );
  return () => {
    isDone.current = true;
  };
}
