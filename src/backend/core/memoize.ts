// What is read once and kept: one answer, or one for each key, for as long as the function that gives it is kept.

/** What `read` answers, asked for once and only when it is needed. */
export function lazy<T>(read: () => T): () => T {
  let kept: { readonly value: T } | null = null;
  return () => (kept ??= { value: read() }).value;
}

/** Memoizes what `read` answers for each key. */
export function memoizeByKey<K, T>(read: (key: K) => T): (key: K) => T {
  const kept = new Map<K, { readonly value: T }>();
  return (key) => {
    const before = kept.get(key);
    if (before !== undefined) return before.value;
    const value = read(key);
    kept.set(key, { value });
    return value;
  };
}
