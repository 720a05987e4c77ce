// Use case: free slots by need, "2 hours tonight, at least 30 m², green screen" (docs/rules/booking.md, Finding).
import { addDays, dayOfInstant, instant, instantAt, instantFromMilliseconds } from '../../domain/time/calendar.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import type { StudioKind } from '../../domain/base/catalogue.ts';
import { findSlots } from '../../domain/booking/finder.ts';
import type { SlotOffer } from '../../domain/booking/finder.ts';
import { squareDm } from '../../domain/values/quantity.ts';
import { ok } from '../../domain/values/result.ts';
import type { Result } from '../../domain/values/result.ts';
import { LONGEST_BOOKING } from '../../domain/booking/slot.ts';
import type { Called, FreeSlot } from '../../contract/desk/booking-shapes.ts';
import type { Base } from '../core/db/base.ts';
import { readTx } from '../core/db/tx.ts';
import { tenantCalled } from '../core/records/names.ts';
import type { Taken } from './sql/slot-ground.ts';
import { askerOf, deskStudio, freeSlotOf, openFinder } from './desk-studios.ts';
import type { Finder, DeskStudio, SlotAsker } from './desk-studios.ts';

/** What somebody looks for, as it is asked. */
export interface FreeQuestion {
  readonly from: Instant;
  readonly to: Instant;
  readonly minutes: number;
  readonly tenant: Called | null;
  readonly area: number | null;
  readonly kind: StudioKind | null;
  readonly floor: string | null;
  readonly words: string | null;
  readonly equipment: Taken;
  readonly limit: number;
}

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

function offersOf(finder: Finder, asker: SlotAsker, question: FreeQuestion, stretch: Stretch): SlotOffer<DeskStudio>[] {
  const { minutes, area, kind, floor, words, equipment } = question;
  const studios = finder
    .studiosOn(dayOfInstant(stretch.from))
    .map((studio) => deskStudio(finder, studio, { asker, window: stretch, minutes }));
  return findSlots(
    {
      ...stretch,
      // Who looks from now on is not offered the odd minute that it is now.
      wanted: stretch.from === question.from && question.from !== finder.now ? question.from : null,
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
  return readTx(base, (db) => {
    const tenant = question.tenant === null ? ok(null) : tenantCalled(db, question.tenant);
    if (!tenant.ok) return tenant;
    const now = instantFromMilliseconds(base.clock.nowMs());
    const finder = openFinder(db, now);
    const from = instant(Math.max(question.from, now));
    const asked = { ...question, from, to: instant(Math.min(question.to, from + LONGEST_BOOKING)) };
    const asker = askerOf(tenant.value, null, question.equipment);
    const slots: FreeSlot[] = [];
    for (const stretch of stretchesOf(asked)) {
      if (slots.length >= question.limit) break;
      const offers = offersOf(finder, asker, asked, stretch);
      slots.push(...offers.map(({ studio, start, end, price }) => freeSlotOf(studio, { from: start, to: end }, price)));
    }
    return ok({ slots: slots.slice(0, question.limit) });
  });
}
