// Asks about a slot while it is typed: whether it can be had, what it costs, and what can be had instead.
import { useEffect, useState } from 'react';
import type { BookingPrice, PlanB } from '../../../contract/desk/booking-shapes.ts';
import type { LivebaseClient } from '../../../contract/contract.ts';
import type { RefusalData } from '../../../contract/core/shapes.ts';
import { useApiQuery } from '../../ui/api.tsx';
import { type PlanChoice, planChoices } from './plan-choices.ts';

/** What `bookings.judge` and `bookings.planB` are asked with. */
export type SlotQuestion = Parameters<LivebaseClient['bookings']['judge']>[0];

/** What is known of the slot. `isStale`: something newer was typed. */
export interface Verdict {
  readonly state: 'none' | 'asking' | 'known' | 'broken';
  readonly isStale: boolean;
  readonly refusal: RefusalData | null;
  readonly warnings: readonly RefusalData[];
  /** Codes of those that a reason is asked for; the one that was given for the tenant today. */
  readonly asks: readonly string[];
  readonly given: string | null;
  readonly price: BookingPrice | null;
  readonly isPlanning: boolean;
  readonly choices: readonly PlanChoice[];
}

const PAUSE = 120;

/** The value once it has stood for a moment; compared by what it holds. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  const key = JSON.stringify(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), PAUSE);
    return () => window.clearTimeout(timer);
    // The value is compared by its key
  }, [key]);
  return settled;
}

const NOTHING: SlotQuestion = { booking: null, studio: 1, tenant: 1, from: '2000-01-01T00:00', to: '2000-01-01T00:30' };
const NO_PLAN: PlanB = { studios: [], times: [], shorter: null, swaps: [] };

/** What is known of a slot; null: it is not complete. */
export function useVerdict(question: SlotQuestion | null): Verdict {
  const settled = useSettled(question);
  const isStale = JSON.stringify(settled) !== JSON.stringify(question);
  const input = settled ?? NOTHING;
  const asked = useApiQuery('bookings.judge', input, { isWaiting: settled === null });
  const known = settled !== null && asked.state === 'ready' ? asked.value : null;
  const refusal = known?.refusal ?? (settled !== null && asked.state === 'refused' ? asked.refusal : null);
  const canPlan = known !== null && known.refusal !== null;
  const plan = useApiQuery('bookings.planB', input, { isWaiting: !canPlan });
  const state = settled === null ? 'none' : asked.state === 'loading' ? 'asking' : asked.state === 'broken' ? 'broken' : 'known';
  return {
    state,
    isStale,
    refusal,
    warnings: known?.warnings ?? [],
    asks: known?.asks ?? [],
    given: known?.given ?? null,
    price: known?.price ?? null,
    isPlanning: canPlan && plan.state === 'loading',
    choices: planChoices(canPlan && plan.state === 'ready' ? plan.value : NO_PLAN),
  };
}
