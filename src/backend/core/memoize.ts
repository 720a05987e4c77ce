// Memoized reads: one value, or one for each key, for as long as the returned function lives.

/** Memoizes `read`: it is called once, when its value is first needed. */
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
