// Texts that are asked for again and again and seldom change (a profile, the holidays): parsed once, as long as they read the same.

/** Texts kept at once where nothing else is said; the oldest goes first. */
const MOST = 8;

/**
 * `parse`, which must depend on nothing but its text, and whose results nobody changes: a text that was parsed before is not parsed again.
 */
export function memoizeParse<T>(parse: (text: string) => T, most = MOST): (text: string) => T {
  const known = new Map<string, { readonly value: T }>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before.value;
    const value = parse(text);
    known.set(text, { value });
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    return value;
  };
}
