// A studio and times as they are typed, and what they come to: shared by the quick form and by moving.
import { useState } from 'react';
import type { FreeSlot } from '../../../contract/desk/booking-shapes.ts';
import type { BoardDay, BoardStudio } from '../../../contract/desk/board.ts';
import { computeNowStart } from '../../../domain/booking/walk-in.ts';
import { instant } from '../../../domain/time/calendar.ts';
import type { Desk } from '../desk-state.ts';
import { formatStudio } from './matching.ts';
import { printTimes, readTimes, type TimeGround, type Times } from '../../ui/time-text.ts';
import { useDeskDay, useNow } from '../use-now.ts';
import type { SlotStart } from './booking-inputs.ts';

/** As typed; a studio's text is null where it is the chosen one's own name. */
export interface SlotTyped {
  readonly studio: number | null;
  readonly studioText: string | null;
  readonly times: string;
}

/** What was typed, and what it means. */
export interface SlotForm {
  readonly typed: SlotTyped;
  readonly set: (change: Partial<SlotTyped>) => void;
  readonly ground: TimeGround;
  readonly times: Times | null;
  readonly studios: readonly BoardStudio[];
  readonly studioLabel: string;
  /** Puts in what was offered. */
  readonly fill: (slot: FreeSlot) => void;
}

/** The times that a form is opened with, as text. */
function startTimes({ times }: SlotStart, desk: Desk, { rules }: Pick<BoardDay, 'rules'>): string {
  return times === null ? '' : printTimes(times, desk.state.day, rules.dayTurnHour);
}

/** The typed slot; `kept`: as it was typed before. */
export function useSlotForm(given: SlotStart, desk: Desk, board: BoardDay, kept: SlotTyped | null = null): SlotForm {
  const today = useDeskDay();
  const now = computeNowStart(instant(useNow()), board.rules.grid);
  const [typed, setTyped] = useState<SlotTyped>(
    () =>
      kept ?? {
        studio: given.studio,
        studioText: null,
        times: startTimes(given, desk, board),
      },
  );
  const ground: TimeGround = { day: desk.state.day, today, start: given.times?.from ?? now, now, dayTurnHour: board.rules.dayTurnHour };
  const chosen = board.studios.find((one) => one.id === typed.studio);
  const set = (change: Partial<SlotTyped>): void => setTyped((before) => ({ ...before, ...change }));
  return {
    typed,
    set,
    ground,
    times: readTimes(typed.times, ground),
    studios: board.studios,
    studioLabel: typed.studioText ?? (chosen === undefined ? '' : formatStudio(chosen)),
    fill: (offer) => {
      const times = { from: instant(offer.from), to: instant(offer.to) };
      set({ studio: offer.studio, studioText: null, times: printTimes(times, desk.state.day, board.rules.dayTurnHour) });
    },
  };
}
