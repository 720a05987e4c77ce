// What was typed and not saved: it outlives its form, however that is closed.
import { useEffect, useRef } from 'react';

/**
 * Keeps a form that is closed with something in it; `current` null: there is nothing to keep. The answer says that it is done with: what was
 * booked is no draft.
 */
export function useDraftOnLeaving<D>(current: D | null, keep: (draft: D) => void): () => void {
  const latest = useRef<D | null>(current);
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
