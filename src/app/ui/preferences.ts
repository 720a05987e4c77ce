// What a person chose on this computer and a screen remembers: theme, language, filters, columns. Never anything of the base.

const PREFIX = 'livebase.';

/** Anyone who wants to hear of choices; the window itself is listened to once for all. */
const WATCHERS = new Set<() => void>();

function tell(): void {
  for (const onChange of WATCHERS) onChange();
}

/** A remembered choice, or null. */
export function readPreference(name: string): string | null {
  return window.localStorage.getItem(PREFIX + name);
}

/** Remembers a choice, and tells those who watch. */
export function writePreference(name: string, value: string): void {
  window.localStorage.setItem(PREFIX + name, value);
  tell();
}

/** Calls `onChange` after each choice, also of another tab; answers how to stop. */
export function watchChoices(onChange: () => void): () => void {
  if (WATCHERS.size === 0) window.addEventListener('storage', tell);
  WATCHERS.add(onChange);
  return () => {
    WATCHERS.delete(onChange);
    if (WATCHERS.size === 0) window.removeEventListener('storage', tell);
  };
}
