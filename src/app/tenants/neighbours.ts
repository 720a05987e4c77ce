// The tenants before and after one in the order of a list.

/** The ids beside this one; null at the ends, and for one that the list does not have. */
export function neighboursOf(id: number, order: readonly number[]): { readonly previous: number | null; readonly next: number | null } {
  const at = order.indexOf(id);
  if (at === -1) return { previous: null, next: null };
  return { previous: order[at - 1] ?? null, next: order[at + 1] ?? null };
}
