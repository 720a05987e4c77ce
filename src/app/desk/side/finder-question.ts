// What the finder asks for, and the times that it begins with. Pure.
import { STUDIO_KINDS } from '../../../domain/base/catalogue.ts';
import { computeDeskSpan } from '../../../domain/booking/desk-day.ts';
import { computeNowStart } from '../../../domain/booking/walk-in.ts';
import { createInstantAt, formatIsoInstant, type Instant } from '../../../domain/time/calendar.ts';
import type { FreeQuestion } from '../booking/use-proposals.ts';
import type { BesideBoard, DeskState } from '../desk-state.ts';
import { readMinutes, readArea, type Wish } from './read-need.ts';

export interface Need {
  readonly times: string;
  readonly minutes: string;
  readonly area: string;
  readonly kind: string | null;
  readonly floor: string | null;
  readonly words: string;
  readonly tenant: number | null;
}
export const TWO_HOURS = '2';

/** From now, or from the evening of another day, to the end of its night. */
export function chooseTimes(
  { desk, board }: { readonly desk: { readonly state: Pick<DeskState, 'day'> }; readonly board: BesideBoard['board'] },
  now: Instant,
): NonNullable<Wish['times']> {
  const { day } = desk.state;
  const { from: opens, to: closes } = computeDeskSpan(day, board.rules);
  const isToday = now >= opens && now < closes;
  const { grid } = board.rules;
  return { from: isToday ? computeNowStart(now, grid) : createInstantAt(day, 1080), to: closes };
}

/** What is asked; null while something does not read. What has a field of its own goes before what the line says. */
export function createQuestion(need: Need, wish: Wish): FreeQuestion | null {
  const { times } = wish;
  const minutes = readMinutes(need.minutes);
  const area = readArea(need.area.trim() === '' ? (wish.area ?? '') : need.area);
  if (times === null || minutes === null || minutes === undefined || area === undefined) return null;
  return {
    from: formatIsoInstant(times.from),
    to: formatIsoInstant(times.to),
    minutes,
    tenant: need.tenant,
    area,
    kind: STUDIO_KINDS.find((one) => one === need.kind) ?? null,
    floor: need.floor,
    words: need.words.trim() === '' ? wish.words : need.words.trim(),
    limit: 40,
  };
}
