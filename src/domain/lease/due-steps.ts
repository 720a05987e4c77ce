// How far ahead what runs out is listed (docs/rules/records.md, Coming up).

/** What has a last day. */
export type DueKind = 'paper' | 'lease';

/** Days ahead at which something is listed, the closest first. */
export const DUE_STEPS = { paper: [7, 30, 60], lease: [30, 60, 90] } as const satisfies Readonly<Record<DueKind, readonly number[]>>;

/** The first day on which the things of a kind are listed is so many days before their last. */
export function getDueHorizon(kind: DueKind): number {
  return Math.max(...DUE_STEPS[kind]);
}

/** The closest step that a last day has reached; null where it is further away than all of them. */
export function findDueStep(kind: DueKind, daysLeft: number): number | null {
  return DUE_STEPS[kind].find((step) => daysLeft <= step) ?? null;
}
