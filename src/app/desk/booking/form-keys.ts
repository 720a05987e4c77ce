// Keys inside the forms: what an input method is composing with is never taken for a command.
import type { KeyboardEvent } from 'react';

/** Whether an input method is at work: its Enter confirms characters. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.keyCode === 229;
}

/** Runs on Enter that is meant as one. */
export function handleEnter(run: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Enter' || isComposing(event)) return;
    event.preventDefault();
    run();
  };
}
