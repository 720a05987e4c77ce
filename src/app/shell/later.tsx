// A screen whose code comes when it is first shown, or before that. Not React.lazy: once a fallback stood on screen, React holds back what has come for 300 ms.
import { useEffect, useState } from 'react';
import type { ComponentType } from 'react';
import { Waiting } from '../kit/Notes.tsx';

/** What is shown, and how to have its code before it is. */
export interface Later {
  readonly show: ComponentType;
  readonly load: () => Promise<ComponentType>;
}

interface Here {
  readonly component: ComponentType | null;
  readonly error: Error | null;
}

/** A component that `fetch` brings. */
export function later(fetch: () => Promise<ComponentType>): Later {
  const kept: { component: ComponentType | null } = { component: null };
  const load = async (): Promise<ComponentType> => {
    kept.component ??= await fetch();
    return kept.component;
  };
  function Show() {
    const [here, setHere] = useState<Here>({ component: kept.component, error: null });
    useEffect(() => {
      if (here.component !== null) return undefined;
      let isGone = false;
      void load().then(
        (component) => (isGone ? undefined : setHere({ component, error: null })),
        (error: unknown) =>
          isGone ? undefined : setHere({ component: null, error: error instanceof Error ? error : new Error(String(error)) }),
      );
      return () => {
        isGone = true;
      };
    }, [here.component]);
    // The screen's guard says that it is broken.
    if (here.error !== null) throw here.error;
    return here.component === null ? <Waiting /> : <here.component />;
  }
  return { show: Show, load };
}
