// A span of months that a screen compares, remembered on this computer.
import { useState } from 'react';
import { addMonths, type Day, listMonths, monthOf, parseMonth, yearOf } from '../../domain/time/calendar.ts';
import { readPreference, writePreference } from './preferences.ts';
import { useToday } from './today.ts';

/** Ways to name a span. */
export const SPANS = ['last12', 'thisYear', 'lastYear', 'own'] as const;
export type SpanName = (typeof SPANS)[number];

/** Months from and to, both included. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** What is chosen; `own` holds even while another way is. */
export interface Period {
  readonly name: SpanName;
  readonly span: Span;
  readonly own: Span;
}

/** Months that one screen compares at most. */
export const MOST_MONTHS = 36;

/** Whether the two months make a span. */
export function isSpan({ from, to }: Span): boolean {
  const [first, last] = [parseMonth(from), parseMonth(to)];
  return first !== null && last !== null && first <= last && listMonths(first, last).length <= MOST_MONTHS;
}

/** The span of a name on the day: up to the last month that is over; a year that has none over yet is its January. */
export function spanOf(name: Exclude<SpanName, 'own'>, day: Day): Span {
  const last = addMonths(monthOf(day), -1);
  if (name === 'last12') return { from: addMonths(last, -11), to: last };
  const year = yearOf(day);
  if (name === 'lastYear') return { from: `${year - 1}-01`, to: `${year - 1}-12` };
  return { from: `${year}-01`, to: last >= `${year}-01` ? last : `${year}-01` };
}

function keyOf(screen: string): string {
  return `${screen}.period`;
}

/** The period of a screen as this computer remembers it. */
export function readPeriod(screen: string, day: Day): Period {
  const [text = '', from = '', to = ''] = (readPreference(keyOf(screen)) ?? '').split(' ');
  const name = SPANS.find((one) => one === text) ?? 'last12';
  const kept = { from, to };
  const own = isSpan(kept) ? kept : spanOf('last12', day);
  return { name, own, span: name === 'own' ? own : spanOf(name, day) };
}

/** The period of a screen, and how to change it. */
export function usePeriod(screen: string): { readonly period: Period; readonly choose: (name: SpanName, own: Span) => void } {
  const day = useToday();
  const [, redraw] = useState(0);
  const choose = (name: SpanName, own: Span): void => {
    writePreference(keyOf(screen), `${name} ${own.from} ${own.to}`);
    redraw((times) => times + 1);
  };
  return { period: readPeriod(screen, day), choose };
}
