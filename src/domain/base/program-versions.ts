// Which of two versions of the program is older. Pure.

/** Below 0: `a` is older than `b`; 0: the same. Numbers joined by points; what is missing counts as 0. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.split('.').map(Number));
  const at = [0, 1, 2, 3].find((place) => (left?.[place] ?? 0) !== (right?.[place] ?? 0));
  return at === undefined ? 0 : (left?.[at] ?? 0) - (right?.[at] ?? 0);
}
