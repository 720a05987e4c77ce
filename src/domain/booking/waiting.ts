// Who on the waiting list a free slot would suit (docs/rules/booking.md, Finding).
import { createInstantAt, type Day, type Instant } from '../time/calendar.ts';
import { computeDeskSpan } from './desk-day.ts';
import type { DeskRules } from './desk-rules.ts';

/** What somebody waits for; null: whatever there is. */
export interface WaitingNeed {
  readonly day: Day;
  /** Minutes of the day between which it must lie; an end after 1440 lies in the night after. */
  readonly fromMinute: number | null;
  readonly toMinute: number | null;
  /** How long it must be. */
  readonly minutes: number;
  readonly studioId: number | null;
  /** In 0.01 m². */
  readonly area: number | null;
  readonly kind: string | null;
}

/** A studio as somebody who waits sees it. */
export interface WaitingStudio {
  readonly id: number;
  readonly area: number | null;
  readonly kind: string | null;
}

/** Time that is free. */
export interface FreeTime {
  readonly start: Instant;
  readonly end: Instant;
}

/**
 * True if the free time holds what is waited for: as long, between the wanted minutes of its desk's day (from its turn to the next), in
 * the wanted studio or one that is large enough and of the kind. An unknown area suffices only where none is asked.
 */
export function doesTimeSuit(need: WaitingNeed, slot: FreeTime, studio: WaitingStudio, rules: Pick<DeskRules, 'dayTurnHour'>): boolean {
  if (need.studioId !== null && need.studioId !== studio.id) return false;
  if (need.kind !== null && need.kind !== studio.kind) return false;
  if (need.area !== null && (studio.area === null || studio.area < need.area)) return false;
  const day = computeDeskSpan(need.day, rules);
  const from = Math.max(slot.start, need.fromMinute === null ? day.from : createInstantAt(need.day, need.fromMinute));
  const to = Math.min(slot.end, need.toMinute === null ? day.to : createInstantAt(need.day, need.toMinute));
  return to - from >= need.minutes;
}
