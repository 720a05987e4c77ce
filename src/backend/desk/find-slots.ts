// Use case: free slots by need, "2 hours tonight, at least 30 m², green screen" (docs/rules/booking.md, Finding).
import { addDays, dayOfInstant, instant, instantAt } from '../../domain/time/calendar.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import { findSlots } from '../../domain/booking/finder.ts';
import type { SlotOffer } from '../../domain/booking/finder.ts';
import { squareDm } from '../../domain/values/quantity.ts';
import { ok } from '../../domain/values/result.ts';
import type { Result } from '../../domain/values/result.ts';
import { LONGEST_BOOKING } from '../../domain/booking/slot.ts';
import type { FreeSlot } from '../../contract/desk/booking-shapes.ts';
import type { Asked } from '../../contract/core/method.ts';
import type { bookingMethods } from '../../contract/desk/bookings.ts';
import type { Base } from '../core/db/base.ts';
import { studiosOn } from './sql/board-studios.ts';
import { tenantCalled } from '../core/records/names.ts';
import { askerOf, deskStudio, freeSlotOf } from './desk-studios.ts';
import type { DeskStudio, SlotAsker } from './desk-studios.ts';
import { readDesk } from './desk-write.ts';
import type { DeskLook } from './desk-write.ts';

/** What somebody looks for, as it is asked. */
export type FreeQuestion = Asked<typeof bookingMethods.free>;

/** Starts of one day, of pieces that lie inside the question's time. */
interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
}

/** The question's time day by day, so that each studio is offered once a day and not at every step of its first free hour. */
function stretchesOf({ from, to, minutes }: FreeQuestion): Stretch[] {
  const stretches: Stretch[] = [];
  for (let start = from; start + minutes <= to; start = instantAt(addDays(dayOfInstant(start), 1), 0)) {
    const dayEnds = instantAt(addDays(dayOfInstant(start), 1), 0);
    stretches.push({ from: start, to: instant(Math.min(to, dayEnds + minutes - 1)) });
  }
  return stretches;
}

function offersOf(look: DeskLook, asker: SlotAsker, question: FreeQuestion, stretch: Stretch): SlotOffer<DeskStudio>[] {
  const { minutes, area, kind, floor, words, equipment } = question;
  const studios = studiosOn(look.db, dayOfInstant(stretch.from)).map((studio) =>
    deskStudio(look, studio, { asker, window: stretch, minutes }),
  );
  return findSlots(
    {
      ...stretch,
      // Who looks from now on is not offered the odd minute that it is now.
      wanted: stretch.from === question.from && question.from !== look.now ? question.from : null,
      minutes,
      tenantId: asker.tenantId ?? 0,
      equipment,
      minimumArea: area === null ? null : squareDm(area),
      kind,
      floor,
      words,
    },
    studios,
  );
}

/**
 * Free slots for a need, best first, not before now: each studio at most once a day, nearest to the start that was asked for. Without a tenant,
 * slots that anybody with a lease could have. Refuses TENANT_UNKNOWN, ROW_TENANT_AMBIGUOUS.
 */
export function freeSlots(base: Base, question: FreeQuestion): Result<{ readonly slots: readonly FreeSlot[] }> {
  return readDesk(base, (look) => {
    const tenant = question.tenant === null ? ok(null) : tenantCalled(look.db, question.tenant);
    if (!tenant.ok) return tenant;
    const from = instant(Math.max(question.from, look.now));
    const asked = { ...question, from, to: instant(Math.min(question.to, from + LONGEST_BOOKING)) };
    const asker = askerOf(tenant.value, null, question.equipment);
    const slots: FreeSlot[] = [];
    for (const stretch of stretchesOf(asked)) {
      if (slots.length >= question.limit) break;
      slots.push(...offersOf(look, asker, asked, stretch).map(freeSlotOf));
    }
    return ok({ slots: slots.slice(0, question.limit) });
  });
}
