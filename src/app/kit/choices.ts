// What a person chose on this computer and a screen remembers: theme, language, filters, columns. Never anything of the base.

const PREFIX = 'livebase.';
const CHANGED = 'livebase-choice';

/** A remembered choice, or null. */
export function readChoice(name: string): string | null {
  return window.localStorage.getItem(PREFIX + name);
}

/** Remembers a choice, and tells those who watch. */
export function writeChoice(name: string, value: string): void {
  window.localStorage.setItem(PREFIX + name, value);
  window.dispatchEvent(new Event(CHANGED));
}

/** Calls `onChange` after each choice, also of another tab; answers how to stop. */
export function watchChoices(onChange: () => void): () => void {
  window.addEventListener(CHANGED, onChange);
  window.addEventListener('storage', onChange);
  return () => {
    window.removeEventListener(CHANGED, onChange);
    window.removeEventListener('storage', onChange);
  };
}
