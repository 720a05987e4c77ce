// What a person chose on this computer and a screen remembers: theme, language, filters, columns. Never anything of the base.

const PREFIX = 'livebase.';

/** Anyone who wants to hear of choices. Every word on a screen does, so that the window itself is listened to once for all. */
const WATCHERS = new Set<() => void>();
/** What was read since it last changed: asking the browser's storage costs more than all else that a word takes. */
const READ = new Map<string, string | null>();

function tell(): void {
  READ.clear();
  for (const onChange of WATCHERS) onChange();
}

/** A remembered choice, or null. */
export function readPreference(name: string): string | null {
  const read = READ.get(name);
  if (read !== undefined) return read;
  const kept = window.localStorage.getItem(PREFIX + name);
  // Without a watcher nobody would hear of what another tab changes.
  if (WATCHERS.size > 0) READ.set(name, kept);
  return kept;
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
    if (WATCHERS.size > 0) return;
    window.removeEventListener('storage', tell);
    READ.clear();
  };
}
