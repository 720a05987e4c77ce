// What runs by itself: some work soon after the start, and again after each pause. The process may end meanwhile.

/** Milliseconds until the first run, and between two. */
export interface Rhythm {
  readonly firstMs: number;
  readonly everyMs: number;
}

/** Runs `work` in this rhythm, never twice at once, until the answered function is called. What it throws goes to `onBug`. */
export function repeat(rhythm: Rhythm, work: () => Promise<unknown>, onBug: (error: unknown) => void): () => void {
  let isOver = false;
  let timer: NodeJS.Timeout | null = null;
  const wait = (ms: number): void => {
    timer = setTimeout(() => void run(), ms);
    timer.unref();
  };
  const run = async (): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!isOver) onBug(error);
    }
    if (!isOver) wait(rhythm.everyMs);
  };
  wait(rhythm.firstMs);
  return () => {
    isOver = true;
    if (timer !== null) clearTimeout(timer);
  };
}
