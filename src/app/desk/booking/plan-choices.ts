// What can be had instead, in one numbered list: other studios, other times, a shorter slot, swaps. Pure.
import type { BookingLine, FreeSlot, PlanB } from '../../../contract/desk/booking-shapes.ts';

/** Something to take instead; `kind` says how it differs from what was wished. */
export type PlanChoice =
  | { readonly kind: 'studio' | 'time' | 'shorter'; readonly slot: FreeSlot }
  | { readonly kind: 'swap'; readonly slot: FreeSlot; readonly other: BookingLine; readonly theirs: FreeSlot };

/** As many as there are digits. */
const MOST = 9;

/** The list, each kind getting its turn: best studios, nearest times, a shorter slot, swaps. */
export function planChoices(plan: PlanB): readonly PlanChoice[] {
  const swaps = plan.swaps.slice(0, 2).map((one): PlanChoice => ({ kind: 'swap', slot: one.ours, other: one.other, theirs: one.theirs }));
  const times = plan.times.slice(0, 3).map((slot): PlanChoice => ({ kind: 'time', slot }));
  const shorter: readonly PlanChoice[] = plan.shorter === null ? [] : [{ kind: 'shorter', slot: plan.shorter }];
  const rest = [...times, ...shorter, ...swaps];
  const studios = plan.studios.slice(0, MOST - rest.length).map((slot): PlanChoice => ({ kind: 'studio', slot }));
  return [...studios, ...rest];
}

/** Free slots as such a list: of the wished time where it is the same, else another time. */
export function listFreeChoices(slots: readonly FreeSlot[], from: number): readonly PlanChoice[] {
  return slots.slice(0, MOST).map((slot): PlanChoice => ({ kind: slot.from === from ? 'studio' : 'time', slot }));
}
