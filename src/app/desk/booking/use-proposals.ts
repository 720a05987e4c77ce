// Finds free studios where none was typed: the best for the times, else free times near them.
import { instant, formatIsoInstant } from '../../../domain/time/calendar.ts';
import type { RefusalData } from '../../../contract/core/shapes.ts';
import type { FreeSlot } from '../../../contract/desk/booking-shapes.ts';
import type { LivebaseClient } from '../../../contract/contract.ts';
import { useApiQuery } from '../../ui/api.tsx';
import type { Times } from '../../ui/time-text.ts';
import { useSettled } from './use-verdict.ts';

/** A question for free slots. */
export type FreeQuestion = Parameters<LivebaseClient['bookings']['free']>[0];

/** What is wished without a studio. */
interface Wish {
  readonly tenant: number;
  readonly times: Times;
  readonly equipment: readonly [number, number][];
}

interface Proposals {
  readonly isAsking: boolean;
  readonly slots: readonly FreeSlot[];
  /** Why none can be had at that time, anyone who else is there. */
  readonly refusal: RefusalData | null;
  /** Free times before and after, where nothing is free at the time itself. */
  readonly near: readonly FreeSlot[];
}

const BEFORE = 240;
const AFTER = 480;
const MOST = 9;

/** The question for exactly these times. */
export function createFreeQuery({ tenant, times: { from, to }, equipment }: Wish): FreeQuestion {
  return {
    from: formatIsoInstant(from),
    to: formatIsoInstant(to),
    minutes: to - from,
    tenant,
    area: null,
    kind: null,
    floor: null,
    words: null,
    equipment: equipment.map(([id, count]): [number, number] => [id, count]),
    limit: MOST,
  };
}

/** Stands in for a question while none can be asked. */
export const NO_QUESTION: FreeQuestion = {
  from: '2000-01-01T00:00',
  to: '2000-01-01T01:00',
  minutes: 60,
  tenant: null,
  area: null,
  kind: null,
  floor: null,
  words: null,
};

/** Proposals for a wish; null: nothing is asked. */
export function useProposals(wish: Wish | null): Proposals {
  const settled = useSettled(wish);
  const question = settled === null ? NO_QUESTION : createFreeQuery(settled);
  const asked = useApiQuery('bookings.free', question, { isWaiting: settled === null });
  const isNone = settled !== null && (asked.state === 'refused' || (asked.state === 'ready' && asked.value.slots.length === 0));
  const around: FreeQuestion =
    settled === null
      ? NO_QUESTION
      : {
          ...question,
          from: formatIsoInstant(instant(settled.times.from - BEFORE)),
          to: formatIsoInstant(instant(settled.times.to + AFTER)),
        };
  const near = useApiQuery('bookings.free', around, { isWaiting: !isNone });
  const isCurrent = JSON.stringify(settled) === JSON.stringify(wish);
  return {
    isAsking: wish !== null && (!isCurrent || asked.state === 'loading' || (isNone && near.state === 'loading')),
    refusal: settled !== null && isCurrent && asked.state === 'refused' ? asked.refusal : null,
    slots: settled !== null && isCurrent && asked.state === 'ready' ? asked.value.slots : [],
    near: isNone && isCurrent && near.state === 'ready' ? near.value.slots : [],
  };
}
