// The quick form's state: what was typed, what it comes to, what the judge says of it, and Enter.
import type { InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { WaitingLine } from '../../../contract/desk/booking-shapes.ts';
import type { BoardDay } from '../../../contract/desk/board.ts';
import { getDayOfInstant, formatIsoInstant } from '../../../domain/time/calendar.ts';
import { useNames } from '../../ui/fields/choice-fields.tsx';
import { useUnsaved } from '../../ui/leave-guard.tsx';
import type { Desk, OpenPanel } from '../desk-state.ts';
import { showTime } from './close-on.ts';
import { useDraftKeeper } from '../draft-keeper.tsx';
import { type Details, NO_DETAILS, takenOf } from './details.ts';
import { NO_REPEAT, ruleOf } from '../../ui/fields/repeat.ts';
import { readMoment, type Times } from '../../ui/time-text.ts';
import type { Draft, Typed } from './typed.ts';
import { useDraftOnLeaving } from './use-draft.ts';
import { useProposals } from './use-proposals.ts';
import { useSlotForm } from './use-slot.ts';
import { type SlotQuestion, useSettled, useVerdict } from './use-verdict.ts';
import { chooseStart } from './booking-inputs.ts';

export type NewPanel = Extract<OpenPanel, { readonly kind: 'new' }>;

export interface QuickFormProps {
  readonly opened: NewPanel;
  readonly desk: Desk;
  readonly board: BoardDay;
  readonly entry: WaitingLine | null;
}

function useBoxes() {
  return {
    tenant: useRef<InputRef>(null),
    studio: useRef<InputRef>(null),
    times: useRef<InputRef>(null),
    reason: useRef<InputRef>(null),
    plan: useRef<HTMLElement | null>(null),
  };
}

/** Brings the focus to the first of what is offered; false where nothing is. */
export function focusFirst(list: HTMLElement | null): boolean {
  const button = list?.querySelector('button');
  if (button === null || button === undefined) return false;
  button.focus();
  return true;
}

/** Shows the board the slot that is meant, on its own day. */
function useGhost(desk: Desk, board: BoardDay, studio: number | null, times: Times | null): void {
  const slot = useSettled(studio === null || times === null ? null : { studio, from: times.from, to: times.to });
  const { act } = desk;
  const key = JSON.stringify(slot);
  useEffect(() => {
    act({ type: 'slot', slot });
    if (slot !== null) showTime(desk, board, slot.from);
    // Only a slot that is newly meant is shown; the person may look at another day
  }, [key]);
}

function useMeaning(typed: Typed, slot: ReturnType<typeof useSlotForm>) {
  const { times } = slot;
  const equipment = takenOf(typed.details.equipment);
  const { tenant } = typed;
  const wants = tenant !== null && times !== null;
  const proposals = useProposals(wants && slot.typed.studio === null ? { tenant, times, equipment } : null);
  const studio = slot.typed.studio ?? proposals.slots[0]?.studio ?? null;
  const rule = times === null ? null : ruleOf(typed.repeat, getDayOfInstant(times.from));
  const question: SlotQuestion | null =
    wants && studio !== null
      ? { booking: null, studio, tenant, from: formatIsoInstant(times.from), to: formatIsoInstant(times.to), equipment }
      : null;
  const verdict = useVerdict(typed.repeat.frequency === 'none' ? question : null);
  return { proposals, studio, rule, verdict, equipment };
}

function blankFor({ tenant }: NewPanel, details: Details): Typed {
  return { tenant, tenantText: null, state: 'booked', holds: '', reason: '', details, repeat: NO_REPEAT };
}

/** What was typed is kept when the form is left with something in it; once it is settled, it is no draft. */
function useKept(isFilled: boolean, draft: Draft): () => void {
  useUnsaved(isFilled, false);
  const { keep } = useDraftKeeper();
  return useDraftOnLeaving(isFilled ? draft : null, keep);
}

/** The quick form; `entry`: that of the waiting list which it settles. */
export function useQuickForm({ opened, desk, board, entry }: QuickFormProps) {
  const names = useNames();
  // The slot that the form was opened with; while it is typed the board draws the newer one.
  const [given] = useState(() => chooseStart(opened.slot, entry));
  const [details] = useState<Details>(() =>
    entry === null ? NO_DETAILS : { ...NO_DETAILS, contact: entry.contact ?? '', phone: entry.phone ?? '' },
  );
  const keeper = useDraftKeeper();
  const [kept] = useState(() => (opened.isDraft ? keeper.draft : null));
  const slot = useSlotForm(given, desk, board, kept?.slot ?? null);
  const [typed, setTyped] = useState<Typed>(() => kept?.typed ?? blankFor(opened, details));
  // Where the board was when the form was opened: it comes back there.
  const [home] = useState(() => ({ day: kept?.home ?? desk.state.day, from: board.from, to: board.to }));
  const [isMore, setMore] = useState(kept?.isMore ?? false);
  const [isTried, setTried] = useState(false);
  const boxes = useBoxes();
  const set = (change: Partial<Typed>): void => setTyped((now) => ({ ...now, ...change }));
  const tenantShort = names.tenants.find((one) => one.id === typed.tenant)?.short ?? '';
  const meaning = useMeaning(typed, slot);
  useGhost(desk, board, meaning.studio, slot.times);
  useEffect(() => {
    // What was begun is taken up again: it is no draft while it stands in the form.
    if (kept !== null) keeper.keep(null);
    const first = given.times !== null && opened.tenant !== null ? boxes.times : opened.tenant === null ? boxes.tenant : boxes.studio;
    first.current?.focus();
    // Once, when the form is opened
  }, []);
  // The day may be another by now: what was typed is compared with what stood there at first.
  const [firstTimes] = useState(() => (kept === null ? slot.typed.times : ''));
  const isTimesTyped = slot.typed.times !== firstTimes && slot.typed.times !== '';
  const isFilled = (typed.tenantText ?? '') !== '' || typed.tenant !== opened.tenant || isTimesTyped || typed.details !== details;
  const label = [typed.tenantText ?? tenantShort, slot.studioLabel, slot.typed.times].filter((part) => part !== '').join(' ');
  const waiting = kept?.waiting ?? opened.waiting;
  const settle = useKept(isFilled, { label, day: desk.state.day, home: home.day, typed, slot: slot.typed, isMore, waiting });
  return {
    names,
    slot,
    typed,
    set,
    isMore,
    setMore,
    isTried,
    setTried,
    boxes,
    tenantLabel: typed.tenantText ?? tenantShort,
    tenantShort,
    waiting,
    settle,
    home,
    holdsUntil: typed.holds.trim() === '' ? null : readMoment(typed.holds, slot.ground),
    ...meaning,
  };
}

export type QuickForm = ReturnType<typeof useQuickForm>;
