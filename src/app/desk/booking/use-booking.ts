// Books what the quick form says, does the swap that was chosen, and closes the panel on the new booking.
import { useEffect, useRef, useState } from 'react';
import type { BoardDay } from '../../../contract/desk/board.ts';
import { type Outcome, useClient, useCommand } from '../../ui/api.tsx';
import { areNamesLoading } from '../../ui/fields/choice-fields.tsx';
import { isTie } from '../../ui/tenant-match.ts';
import { useToday } from '../../ui/today.ts';
import type { Desk } from '../desk-state.ts';
import { useBookingNotice } from './booking-notice.ts';
import { formatCalled } from './called.ts';
import { sayBooking } from './booking-messages.ts';
import { closeAtHome, closeOn, isElsewhere, showTime } from './close-on.ts';
import { findTenantsFor } from './matching.ts';
import type { PlanChoice } from './plan-choices.ts';
import { saySide } from '../side/side-messages.ts';
import { createFreeQuery } from './use-proposals.ts';
import { focusFirst, type NewPanel, type QuickForm } from './use-quick-form.ts';
import { formatWhen } from './when-text.ts';
import { convertMillisecondsToInstant } from '../../../domain/time/calendar.ts';
import { chooseLack, createBooking, createWaiting, isWarned, sendPlace } from './booking-inputs.ts';

interface Panel {
  readonly opened: NewPanel;
  readonly desk: Desk;
  readonly board: BoardDay;
}

/** What is sent; null: something is still missing. */
function sentBooking(form: QuickForm, { board }: Panel, studio: number | null, tenant: number | null) {
  const { typed, slot, holdsUntil, waiting } = form;
  const { optionHours } = board.rules;
  const now = convertMillisecondsToInstant(Date.now());
  return createBooking({ typed, times: slot.times, holdsUntil, waiting, studio, tenant, optionHours, now });
}

/** Where the focus goes where something is missing or in the way; true where it went. */
function wentToLack(form: QuickForm, tenant: number | null): boolean {
  const { boxes, slot, typed, verdict } = form;
  const isSeries = typed.repeat.frequency !== 'none';
  const lack = chooseLack({ tenant, hasTimes: slot.times !== null, isSeries, verdict, reason: typed.reason });
  if (lack === null) return false;
  if (lack === 'plan') focusFirst(boxes.plan.current);
  else boxes[lack].current?.focus();
  return true;
}

/** The booking in the way goes where there is room for it, and this one takes its place. */
function useSwap(form: QuickForm, panel: Panel, setOutcome: (outcome: Outcome<unknown>) => void) {
  const notice = useBookingNotice();
  const { run, isBusy } = useCommand('bookings.swap');
  const swap = async (choice: Extract<PlanChoice, { kind: 'swap' }>): Promise<void> => {
    const { other, theirs, slot } = choice;
    const own = sentBooking(form, panel, slot.studio, form.typed.tenant);
    if (own === null) return;
    const answer = await run({
      moves: [{ id: other.id, version: other.version, ...sendPlace(theirs) }],
      book: { ...own, ...sendPlace(slot) },
      reason: own.overrideReason,
    });
    setOutcome(answer);
    if (!answer.ok) return;
    form.settle();
    notice(sayBooking('swapped', { tenant: form.tenantShort }), answer.value);
    const made = answer.value.bookings.find((one) => one.tenant === own.tenant && one.id !== other.id);
    closeOn(panel.desk, made?.id ?? null);
  };
  return { swap, isSwapping: isBusy };
}

/** What was wished goes to the waiting list as it was typed; `canWait`: who and when are known. */
function useWaiting(form: QuickForm, { desk }: Panel, setOutcome: (outcome: Outcome<unknown>) => void) {
  const notice = useBookingNotice();
  const { run, isBusy } = useCommand('waiting.add');
  const { tenant, details } = form.typed;
  const { times, typed } = form.slot;
  const wait = async (): Promise<void> => {
    if (tenant === null || times === null || isBusy) return;
    const answer = await run(createWaiting(tenant, times, typed.studio, details));
    setOutcome(answer);
    if (!answer.ok) return;
    form.settle();
    notice(saySide('added', { name: form.tenantShort }), answer.value);
    closeAtHome(desk, form.home, times.from);
  };
  return { wait, canWait: tenant !== null && times !== null && form.typed.repeat.frequency === 'none', isWaiting: isBusy };
}

/** Who is meant. Anyone who types faster than the names come is found here, by the rule of the field's own list: nobody where two fit alike. */
function useMeant({ typed, names }: QuickForm): () => Promise<number | null> {
  const client = useClient();
  const today = useToday();
  const text = (typed.tenantText ?? '').trim();
  return async () => {
    if (typed.tenant !== null || text === '' || !areNamesLoading(names)) return typed.tenant;
    const answer = await client.records.names({ day: today });
    const found = answer.ok ? findTenantsFor(answer.value.tenants, text, '') : [];
    return isTie(found) ? null : (found[0]?.id ?? null);
  };
}

/** The box for the reason has the focus from the moment that it is asked for: later it would pull anyone who has gone on out of another field. */
function useReasonAsked({ boxes: { reason } }: QuickForm, outcome: Outcome<unknown> | null): void {
  useEffect(() => {
    if (isWarned(outcome)) reason.current?.focus();
  }, [outcome, reason]);
}

/** Does a work once at a time: a second Enter while the first is on its way books nothing more. */
function useOnceAtATime(work: (chosen?: number) => Promise<void>): (chosen?: number) => Promise<void> {
  const isUnderWay = useRef(false);
  return async (chosen) => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    try {
      await work(chosen);
    } finally {
      isUnderWay.current = false;
    }
  };
}

/** Enter, a swap, and the waiting list. */
export function useBooking(form: QuickForm, panel: Panel) {
  const client = useClient();
  const notice = useBookingNotice();
  const { run, isBusy } = useCommand('bookings.book');
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  useReasonAsked(form, outcome);
  const { swap, isSwapping } = useSwap(form, panel, setOutcome);
  const { wait, canWait, isWaiting } = useWaiting(form, panel, setOutcome);
  const bestStudio = async (tenant: number): Promise<number | null> => {
    if (form.studio !== null || form.slot.times === null) return form.studio;
    // Anyone who types faster than the proposal comes is asked for it here.
    const wish = { tenant, times: form.slot.times, equipment: form.equipment };
    const answer = await client.bookings.free({ ...createFreeQuery(wish), limit: 1 });
    return answer.ok ? (answer.value.slots[0]?.studio ?? null) : null;
  };
  const meant = useMeant(form);
  const book = useOnceAtATime(async (chosen) => {
    const tenant = chosen ?? (await meant());
    form.setTried(true);
    if (isBusy || wentToLack(form, tenant)) return;
    const sent = sentBooking(form, panel, tenant === null ? null : await bestStudio(tenant), tenant);
    if (sent === null) {
      focusFirst(form.boxes.plan.current);
      return;
    }
    // At once, for anyone who types faster than the board follows: the new booking comes on view with the answer.
    if (form.slot.times !== null) showTime(panel.desk, panel.board, form.slot.times.from);
    const answer = await run(sent);
    setOutcome(answer);
    if (!answer.ok) return;
    form.settle();
    const { booking } = answer.value;
    const studio = form.slot.studios.find((one) => one.id === booking.studio)?.code ?? '';
    // A booking of another day says the day, whatever day the board has followed it to.
    const words = { studio, times: formatWhen(booking, form.home.day), ...formatCalled(booking) };
    // What there was to know was on screen before: it is not said again.
    notice(sayBooking(booking.state === 'option' ? 'doneOption' : 'done', words), { ...answer.value, warnings: [] });
    if (isElsewhere(form.home, booking.from)) closeAtHome(panel.desk, form.home, booking.from);
    else closeOn(panel.desk, booking.id);
  });
  const take = (choice: PlanChoice): void => {
    if (choice.kind === 'swap') void swap(choice);
    else {
      form.slot.fill(choice.slot);
      setOutcome(null);
      form.boxes.times.current?.focus();
    }
  };
  return { book, take, wait, canWait, outcome, isBusy: isBusy || isSwapping || isWaiting };
}

export type BookingAction = ReturnType<typeof useBooking>;
