// How far a last day is, in words.
import { sayMark } from '../ui/i18n.ts';
import { DUE_STEPS, type DueKind } from '../../domain/lease/due-steps.ts';
import type { DueStep } from './due.ts';
import { sayTenants } from './tenants-messages.ts';

/** Says the days that are left, or since when it is over. */
export function formatDaysLeft(days: number): string {
  if (days === 0) return sayTenants('daysToday');
  return days > 0 ? sayTenants('daysLeft', { count: days }) : sayTenants('daysOver', { count: -days });
}

/** Says the step that a last day has reached. */
export function formatDueStep(step: DueStep): string {
  return step === 'past' ? sayTenants('step_past') : sayTenants('step_within', { count: step });
}

/** The days ahead at which things of a kind are listed, the furthest first: `60、30、7`. */
export function formatDueSteps(kind: DueKind): string {
  const days = DUE_STEPS[kind].map(String).toReversed();
  return days.join(sayMark('、'));
}
