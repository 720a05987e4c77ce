// What cancelling costs, and why: in time, just booked, for a reason that costs nothing, waived, late, or after the start (docs/rules/money.md, Price).
import { type DeskRules, OWN_MISTAKES } from '../booking/desk-rules.ts';
import type { Instant } from '../time/calendar.ts';

/** Why a cancellation costs what it costs; only `late` costs anything, and `started`, which is a no-show. */
export const CANCEL_WHYS = ['option', 'in_time', 'just_booked', 'reason', 'waived', 'late', 'started'] as const;
export type CancelWhy = (typeof CANCEL_WHYS)[number];

/** A cancellation as its price is asked for. */
export interface Cancelling {
  readonly start: Instant;
  /** When it is cancelled. */
  readonly at: Instant;
  /** When it was booked; null where nobody knows (a ledger brought it). */
  readonly bookedAt: Instant | null;
  readonly wasOption: boolean;
  readonly reason: string;
  /** Somebody who may waives the charge. */
  readonly isWaived: boolean;
}

/** True if a cancellation at `at` is late: less than `lateCancelHours` before the start. Exactly that long before it is in time. */
export function isLateCancel(start: Instant, at: Instant, rules: Pick<DeskRules, 'lateCancelHours'>): boolean {
  return start - at < rules.lateCancelHours * 60;
}

/** Whether what was given as a reason is the listed one, or begins with it: “登记错了，是 302”. */
function isSaid(words: string, reason: string): boolean {
  return reason === words || (reason.startsWith(words) && /^[\s\p{P}]/u.test(reason.slice(words.length)));
}

/** Whether a late cancellation for this reason is charged: a slip of the desk never, a listed reason as the base says, any other yes. */
export function isCancellationCharged(given: string, { cancelReasons }: Pick<DeskRules, 'cancelReasons'>): boolean {
  const reason = given.trim();
  if (OWN_MISTAKES.some((words) => isSaid(words, reason))) return false;
  return cancelReasons.find(({ words }) => isSaid(words, reason))?.costs ?? true;
}

/**
 * Why a cancellation costs nothing, or that it is late. What spares it by itself is named before its reason, the waiver last. Once the
 * start has come no reason spares it, or cancelling would cost less than not coming.
 */
export function explainCancellation(
  { start, at, bookedAt, wasOption, reason, isWaived }: Cancelling,
  rules: Pick<DeskRules, 'lateCancelHours' | 'cancelFreeMinutes' | 'cancelReasons'>,
): CancelWhy {
  if (wasOption) return 'option';
  const isStarted = at >= start;
  if (!isStarted && !isLateCancel(start, at, rules)) return 'in_time';
  if (bookedAt !== null && rules.cancelFreeMinutes > 0 && at - bookedAt <= rules.cancelFreeMinutes) return 'just_booked';
  if (!isStarted && !isCancellationCharged(reason, rules)) return 'reason';
  if (isWaived) return 'waived';
  return isStarted ? 'started' : 'late';
}
