// A part of the page whose code comes when it is first shown, or before that. Not React.lazy: once a fallback stood on screen, React holds back what has come for 300 ms.
import { type ComponentType, useEffect, useState } from 'react';
import { Waiting } from './Notes.tsx';

/** What is shown, and how to have its code before it is. */
export interface Later<P extends object = object> {
  readonly show: ComponentType<P>;
  readonly load: () => Promise<ComponentType<P>>;
}

interface Here<P extends object> {
  readonly component: ComponentType<P> | null;
  readonly error: Error | null;
}

/** Creates a component whose code `fetch` loads when it is first rendered. */
export function lazyComponent<P extends object = object>(fetch: () => Promise<ComponentType<P>>): Later<P> {
  const kept: { component: ComponentType<P> | null } = { component: null };
  const load = async (): Promise<ComponentType<P>> => {
    kept.component ??= await fetch();
    return kept.component;
  };
  function Show(props: P) {
    const [here, setHere] = useState<Here<P>>({ component: kept.component, error: null });
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
    return here.component === null ? <Waiting /> : <here.component {...props} />;
  }
  return { show: Show, load };
}
