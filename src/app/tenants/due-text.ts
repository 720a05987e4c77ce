// How far a last day is, in words.
import type { SayOf } from '../ui/i18n.ts';
import type { DueStep } from './due.ts';
import type { sayTenants } from './tenants-messages.ts';

type SayTenants = SayOf<typeof sayTenants>;

/** Says the days that are left, or since when it is over. */
export function formatDaysLeft(days: number, say: SayTenants): string {
  if (days === 0) return say('daysToday');
  return days > 0 ? say('daysLeft', { count: days }) : say('daysOver', { count: -days });
}

/** Says the step that a last day has reached. */
export function formatDueStep(step: DueStep, say: SayTenants): string {
  return step === 'past' ? say('step_past') : say('step_within', { count: step });
}
