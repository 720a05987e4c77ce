// The browser's way back while something lies over the screen: it closes that, and the screen stays.
import { useEffect, useEffectEvent } from 'react';

/** What lies over the screen, the topmost last. */
const layers: symbol[] = [];

/** Closes this layer, while it is the topmost one, on the way back of the browser, its key (Alt+←) or a mouse's button. */
export function useBackCloses(close: () => void, isOpen = true): void {
  const onBack = useEffectEvent(close);
  useEffect(() => {
    if (!isOpen) return undefined;
    const layer = Symbol('layer');
    layers.push(layer);
    const stop = (event: NavigateEvent): void => {
      if (event.navigationType !== 'traverse' || !event.cancelable || layers.at(-1) !== layer) return;
      event.preventDefault();
      onBack();
    };
    window.navigation.addEventListener('navigate', stop);
    return () => {
      window.navigation.removeEventListener('navigate', stop);
      layers.splice(layers.indexOf(layer), 1);
    };
  }, [isOpen]);
}
