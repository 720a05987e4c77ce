// Use case: free slots by need, "2 hours tonight, at least 30 m², green screen" (docs/rules/booking.md, Finding).
import { getDayOfInstant, instant, type Instant, printInstant } from '../../domain/time/calendar.ts';
import { deskDayOf, computeDeskSpan } from '../../domain/booking/desk-day.ts';
import { decideSlot, findMeaning, findRefusalAnywhere } from '../../domain/booking/booking-rules.ts';
import { doesStudioSuit, findSlots, type SlotNeed, type SlotOffer } from '../../domain/booking/finder.ts';
import { squareDm } from '../../domain/values/quantity.ts';
import { ok, type Refusal, type Result } from '../../domain/values/result.ts';
import { findEarliestStart } from '../../domain/booking/walk-in.ts';
import { LONGEST_BOOKING } from '../../domain/booking/slot.ts';
import type { FreeSlot } from '../../contract/desk/booking-shapes.ts';
import type { Asked } from '../../contract/core/method.ts';
import type { bookingMethods } from '../../contract/desk/bookings.ts';
import type { Base } from '../core/db/rows.ts';
import { listStudiosOn } from './sql/board-studios.ts';
import { findTenantId } from '../core/records/names.ts';
import { askerOf, bindDeskStudio, createWishAt, type DeskStudio, freeSlotOf, type SlotAsker } from './desk-studios.ts';
import { type DeskLook, readDesk } from './desk-write.ts';

/** What somebody looks for, as it is asked. */
export type FreeQuestion = Asked<typeof bookingMethods.free>;

/** Starts of one desk's day, of pieces that lie inside the question's time. */
interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
}

/** The question's time by the desk's days, so that each studio is offered once an evening and not at every step of its first free hour. */
function stretchesOf({ from, to, minutes }: FreeQuestion, rules: DeskLook['rules']): Stretch[] {
  const stretches: Stretch[] = [];
  let start = from;
  while (start + minutes <= to) {
    const dayEnds = computeDeskSpan(deskDayOf(start, rules), rules).to;
    stretches.push({ from: start, to: instant(Math.min(to, dayEnds + minutes - 1)) });
    start = dayEnds;
  }
  return stretches;
}

/** What is looked for, in a stretch of the question's time. */
function needOf({ tenantId }: SlotAsker, { minutes, area, kind, floor, words, equipment }: FreeQuestion, stretch: Stretch): SlotNeed {
  const minimumArea = area === null ? null : squareDm(area);
  return { ...stretch, wanted: null, minutes, tenantId: tenantId ?? 0, equipment, minimumArea, kind, floor, words };
}

function offersOf(look: DeskLook, asker: SlotAsker, question: FreeQuestion, stretch: Stretch): SlotOffer<DeskStudio>[] {
  const { minutes } = question;
  const studios = listStudiosOn(look.db, getDayOfInstant(stretch.from)).map((studio) =>
    bindDeskStudio(look, studio, { asker, window: stretch, minutes }),
  );
  const wanted = stretch.from === question.from ? question.from : null;
  return findSlots({ ...needOf(asker, question, stretch), wanted }, studios);
}

/** As many starts are asked again where nothing was found, to tell why. */
const MOST_ASKED = 96;

/** Starts in the question's time. */
function startsIn({ to, minutes }: FreeQuestion, first: Instant, grid: number): readonly Instant[] {
  const step = Math.max(grid, Math.ceil((to - minutes - first) / MOST_ASKED));
  const count = Math.max(0, Math.floor((to - minutes - first) / step) + 1);
  return Array.from({ length: count }, (_, nth) => instant(first + nth * step));
}

/** What each studio that would suit says to each start; null: it can be had, but for a guest who overstays there. */
function refusalsOf(look: DeskLook, asker: SlotAsker, question: FreeQuestion, starts: readonly Instant[]): (Refusal | null)[] {
  const { minutes, to } = question;
  const [first] = starts;
  if (first === undefined) return [];
  const need = needOf(asker, question, { from: first, to });
  const studios = listStudiosOn(look.db, getDayOfInstant(first))
    .map((studio) => bindDeskStudio(look, studio, { asker, window: { from: first, to }, minutes }))
    .filter((studio) => doesStudioSuit(studio, need));
  return studios.flatMap((studio) =>
    starts.map((start) => {
      const decided = decideSlot(createWishAt(look, asker, start, instant(start + minutes)), studio.groundAt(start));
      return decided.ok ? null : decided.refusal;
    }),
  );
}

/**
 * Why nothing can be had: the time is over, the tenant has no lease, all are closed; null where the slots are taken, which is no fault of
 * the wish, or where no studio is what is looked for.
 */
function whyNone(look: DeskLook, asker: SlotAsker, question: FreeQuestion, earliest: Instant | null): Refusal | null {
  const { from, to, minutes } = question;
  if (to - from < minutes) return null;
  const printed = { from: printInstant(from), until: printInstant(instant(from + minutes)) };
  if (earliest === null) return { code: 'BOOKING_IN_PAST', data: { ...printed, now: printInstant(look.now) } };
  const starts = startsIn(question, earliest, look.rules.grid);
  const refusals = refusalsOf(look, asker, question, starts);
  const [studio] = listStudiosOn(look.db, getDayOfInstant(from));
  if (studio !== undefined) {
    const ground = bindDeskStudio(look, studio, { asker, window: { from, to }, minutes }).groundAt(from);
    const general = starts.map((start) => findRefusalAnywhere(createWishAt(look, asker, start, instant(start + minutes)), ground));
    const [first] = general;
    if (first !== undefined && general.every((one) => one !== null)) return first;
  }
  if (refusals.some((one) => one === null || findMeaning(one) === 'taken')) return null;
  return refusals.find((one) => one !== null && findMeaning(one) !== 'not_there') ?? refusals[0] ?? null;
}

/**
 * Free slots for a need, best first, from now on: each studio at most once a desk's day, nearest to the start that was asked for.
 * Without a tenant, slots that anybody with a lease could have. Refuses TENANT_UNKNOWN, ROW_TENANT_AMBIGUOUS; where there is none that the tenant could have
 * even if nobody else were there, the rule that says so.
 */
export function findFreeSlots(base: Base, question: FreeQuestion): Result<{ readonly slots: readonly FreeSlot[] }> {
  return readDesk(base, (look) => {
    const tenant = question.tenant === null ? ok(null) : findTenantId(look.db, question.tenant);
    if (!tenant.ok) return tenant;
    const earliest = findEarliestStart(question, look.now, look.rules.grid);
    const from = earliest ?? question.to;
    const asked = { ...question, from, to: instant(Math.min(question.to, from + LONGEST_BOOKING)) };
    const asker = askerOf(tenant.value, null, question.equipment);
    const slots: FreeSlot[] = [];
    for (const stretch of stretchesOf(asked, look.rules)) {
      if (slots.length >= question.limit) break;
      slots.push(...offersOf(look, asker, asked, stretch).map(freeSlotOf));
    }
    const refusal = slots.length > 0 || asker.tenantId === null ? null : whyNone(look, asker, question, earliest);
    return refusal === null ? ok({ slots: slots.slice(0, question.limit) }) : { ok: false, refusal };
  });
}
