// What runs out soon: how close a last day is, and the papers and leases of the reminder list by how close they are.
import { DUE_STEPS, type DueKind, findDueStep } from '../../domain/lease/due-steps.ts';

/** The step a last day has reached: `past` once it is over, the days of the step, or null while it is further away than all. */
export type DueStep = 'past' | number;

/** How close a last day is; null where it is not close, or there is none. */
export function dueStepOf(kind: DueKind, daysLeft: number | null): DueStep | null {
  if (daysLeft === null) return null;
  if (daysLeft < 0) return 'past';
  return findDueStep(kind, daysLeft);
}

/** The tone in which a last day is shown: red when over or at the closest step, amber at the others. */
export function chooseDueTone(kind: DueKind, daysLeft: number | null): 'danger' | 'warn' | 'plain' {
  const step = dueStepOf(kind, daysLeft);
  if (step === null) return 'plain';
  return step === 'past' || step === DUE_STEPS[kind][0] ? 'danger' : 'warn';
}

/** Things of one step. */
export interface DueGroup<T> {
  readonly step: DueStep;
  readonly rows: readonly T[];
}

/** Rows by how close they are, the most urgent group and row first; those that are not close are left out, and so are empty groups. */
export function groupDue<T extends { readonly days: number }>(kind: DueKind, rows: readonly T[]): readonly DueGroup<T>[] {
  const order: readonly DueStep[] = ['past', ...DUE_STEPS[kind]];
  const sorted = rows.toSorted((a, b) => a.days - b.days);
  return order
    .map((step) => ({ step, rows: sorted.filter((row) => dueStepOf(kind, row.days) === step) }))
    .filter((group) => group.rows.length > 0);
}
