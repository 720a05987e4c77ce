// Who on the waiting list a free slot would suit (docs/rules/booking.md, Finding).
import { DAY_MINUTES, instantAt } from '../time/calendar.ts';
import type { Day, Instant } from '../time/calendar.ts';
import { NIGHT_MINUTES } from '../studio/studio-time.ts';

/** The last minute of a day's board: it shows the night to 06:00 of the next day too. */
const BOARD_END = DAY_MINUTES + NIGHT_MINUTES;

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
 * True if the free time holds what is waited for: as long, between the wanted minutes of its day (the night to 06:00 included), in the
 * wanted studio or one that is large enough and of the kind. An unknown area suffices only where none is asked.
 */
export function suits(need: WaitingNeed, slot: FreeTime, studio: WaitingStudio): boolean {
  if (need.studioId !== null && need.studioId !== studio.id) return false;
  if (need.kind !== null && need.kind !== studio.kind) return false;
  if (need.area !== null && (studio.area === null || studio.area < need.area)) return false;
  const from = Math.max(slot.start, instantAt(need.day, need.fromMinute ?? 0));
  const to = Math.min(slot.end, instantAt(need.day, need.toMinute ?? BOARD_END));
  return to - from >= need.minutes;
}
