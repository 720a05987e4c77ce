// Shows the window to the current user; while nobody does, the screen that asks who it is. It locks by itself where nobody touches anything.
import { type ReactNode, useEffect, useRef } from 'react';
import { useApiQuery } from '../ui/api.tsx';
import { useKeys } from '../ui/keys.tsx';
import { useLive } from '../ui/live.tsx';
import { MayProvider } from '../ui/permissions.tsx';
import { Show } from '../ui/Notes.tsx';
import { useLeave } from '../people/use-leave.ts';
import { LockScreen } from './LockScreen.tsx';
import { sayLock } from './lock-messages.ts';

const TOUCHES = ['pointerdown', 'keydown', 'wheel'] as const;
const LOOK_MS = 10_000;

/** Leaves by itself after so many minutes without a touch; never while something runs. */
function useIdleLock(minutes: number, leave: () => Promise<void>): void {
  const { jobs } = useLive();
  const isRunning = useRef(false);
  useEffect(() => {
    isRunning.current = jobs.length > 0;
  }, [jobs]);
  const go = useRef(leave);
  useEffect(() => {
    go.current = leave;
  });
  useEffect(() => {
    let last = performance.now();
    const touch = (): void => {
      last = performance.now();
    };
    for (const name of TOUCHES) window.addEventListener(name, touch, { passive: true });
    const timer = window.setInterval(() => {
      if (isRunning.current) touch();
      else if (performance.now() - last > minutes * 60_000) void go.current();
    }, LOOK_MS);
    return () => {
      for (const name of TOUCHES) window.removeEventListener(name, touch);
      window.clearInterval(timer);
    };
  }, [minutes]);
}

/** Alt+U and idleness lead back to the screen that asks who it is. */
export function LeaveByItself({ minutes }: { readonly minutes: number }) {
  const leave = useLeave();
  useIdleLock(minutes, leave);
  useKeys([{ keys: 'Alt+U', words: sayLock('lock'), run: () => void leave(), alsoInFields: true, alsoInDialogs: true }]);
  return null;
}

/** What is behind the lock. */
export function AuthGate({ children }: { readonly children: ReactNode }) {
  const asked = useApiQuery('people.seat', {}, { refetchInterval: 60_000 });
  return (
    <Show asked={asked}>
      {({ me, faces }) => (me === null ? <LockScreen faces={faces} /> : <MayProvider given={me}>{children}</MayProvider>)}
    </Show>
  );
}
