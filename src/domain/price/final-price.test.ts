// What an ended booking costs: overtime, late cancellation to the minute, no-show, and what freezes as free.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatIsoInstant, instant, type Instant, parseInstant } from '../time/calendar.ts';
import { STANDARD_DESK_RULES } from '../booking/desk-rules.ts';
import { isLateCancel, explainCancellation } from './cancelling.ts';
import { computePriceAtEnd, countOvertimeMinutes, deriveCancelEnding, type Ending, computePriceWithFree, type Price } from './price.ts';
import { countFreeMinutesIn } from './free-minutes.ts';
import { fen, minutes } from '../values/quantity.ts';
import { planOfHourlyRate, type RatePlan } from './rate-plan.ts';

const at = (text: string): Instant => parseInstant(text) ?? instant(NaN);
/** 08:00-22:00 at 100.00 an hour, the night at 160.00, half a day 300.00. */
const PLAN: RatePlan = {
  dayFrom: minutes(480),
  nightFrom: minutes(1320),
  dayRate: fen(10_000),
  nightRate: fen(16_000),
  halfDayRate: fen(30_000),
  fullDayRate: null,
  minimum: minutes(0),
};
const START = at('2026-10-03T20:00');
const END = at('2026-10-03T21:30');
const ended = (ending: Ending, freeMinutes = 0, rules = STANDARD_DESK_RULES): Price =>
  computePriceAtEnd({ plan: PLAN, start: START, end: END, freeMinutes, ending }, rules);
const said = (price: Price): readonly string[] =>
  price.lines.map(
    (line) =>
      `${line.kind} ${formatIsoInstant(line.from).slice(11)}-${formatIsoInstant(line.to).slice(11)} ${line.percent}% ${line.amount}`,
  );
const completed = (text: string): Ending => ({ state: 'completed', actualEnd: at(text) });
const cancelledAt = (when: Instant, wasOption = false, rules = STANDARD_DESK_RULES): Ending => {
  const how = { start: START, at: when, bookedAt: null, wasOption, reason: '企业改计划', isWaived: false };
  return deriveCancelEnding(explainCancellation(how, rules));
};
const cancelled = (text: string, wasOption = false, rules = STANDARD_DESK_RULES): Ending => cancelledAt(at(text), wasOption, rules);

describe('completed', () => {
  const session = 'day 20:00-21:30 100% 15000';
  it.each([
    // In time, and early: what was booked
    ['2026-10-03T21:30', [session]],
    ['2026-10-03T20:10', [session]],
    // Ten minutes over are the grace, and cost nothing; 11 and 30 are 30: 0.5 h x 100 x 1.5 = 75.00
    ['2026-10-03T21:31', [session]],
    ['2026-10-03T21:40', [session]],
    ['2026-10-03T21:41', [session, 'overtime_day 21:30-22:00 150% 7500']],
    ['2026-10-03T22:00', [session, 'overtime_day 21:30-22:00 150% 7500']],
    // 31 are 60: the second half hour lies in the night, 0.5 x 160 x 1.5 = 120.00
    ['2026-10-03T22:01', [session, 'overtime_day 21:30-22:00 150% 7500', 'overtime_night 22:00-22:30 150% 12000']],
    // Over midnight: 181 are 210, 3 h night x 160 x 1.5 = 720.00; no block covers overtime
    ['2026-10-04T00:31', [session, 'overtime_day 21:30-22:00 150% 7500', 'overtime_night 22:00-01:00 150% 72000']],
  ])('out at %s', (text, lines) => expect(said(ended(completed(text)))).toEqual(lines));

  it('at one rate at all hours no line speaks of day or night, also past midnight', () => {
    const lines = computePriceAtEnd(
      {
        plan: planOfHourlyRate(fen(10_000)),
        start: START,
        end: at('2026-10-03T23:00'),
        freeMinutes: 0,
        ending: completed('2026-10-04T00:30'),
      },
      STANDARD_DESK_RULES,
    );
    expect(said(lines)).toEqual(['hour 20:00-23:00 100% 30000', 'overtime 23:00-00:30 150% 22500']);
  });

  it('never takes free minutes for overtime', () => {
    const price = ended(completed('2026-10-03T21:41'), 600);
    expect(said(price)).toEqual(['free 20:00-21:30 100% 0', 'overtime_day 21:30-22:00 150% 7500']);
    expect([price.total, countFreeMinutesIn(price.lines)]).toEqual([7500, 90]);
  });

  it('counts no minute both as the minimum and as overtime', () => {
    // 90 minutes booked, 120 billed until 22:00: out at 22:11 is 30 minutes over that, in the night: 0.5 x 160 x 1.5 = 120.00
    const plan = { ...PLAN, minimum: minutes(120) };
    const out = (text: string): Price =>
      computePriceAtEnd({ plan, start: START, end: END, freeMinutes: 0, ending: completed(text) }, STANDARD_DESK_RULES);
    expect(said(out('2026-10-03T21:59'))).toEqual(['day 20:00-22:00 100% 20000']);
    expect(said(out('2026-10-03T22:10'))).toEqual(['day 20:00-22:00 100% 20000']);
    expect(said(out('2026-10-03T22:11'))).toEqual(['day 20:00-22:00 100% 20000', 'overtime_night 22:00-22:30 150% 12000']);
  });

  it('rounds overtime up to the grid of the base, and its money once a line', () => {
    const grid = { grid: minutes(5), leaveGraceMinutes: minutes(0) };
    const after = (over: number, rules = grid): number => countOvertimeMinutes(END, instant(END + over), rules);
    expect([0, 1, 5, 6, 14].map((over) => after(over))).toEqual([0, 5, 5, 10, 15]);
    expect(after(-100)).toBe(0);
    expect([4, 5, 14].map((over) => after(over, { ...grid, leaveGraceMinutes: minutes(4) }))).toEqual([0, 5, 15]);
    // 5 min x 100.00 x 1.25 = 1041.67 fen
    const rules = { ...STANDARD_DESK_RULES, grid: minutes(5), leaveGraceMinutes: minutes(1), overtimePercent: 125 };
    expect(said(ended(completed('2026-10-03T21:32'), 0, rules)).at(-1)).toBe('overtime_day 21:30-21:35 125% 1042');
  });
});

describe('cancelled', () => {
  it.each([
    // Exactly 24 h before is in time, a minute later is late: half of 150.00
    ['2026-10-02T20:00', []],
    ['2026-10-02T20:01', ['late_cancel 20:00-21:30 50% 7500']],
    ['2026-09-01T08:00', []],
    ['2026-10-03T19:59', ['late_cancel 20:00-21:30 50% 7500']],
    // From the start on it is a no-show: cancelling never costs less than not coming
    ['2026-10-03T20:00', ['no_show 20:00-21:30 100% 15000']],
    ['2026-10-03T21:10', ['no_show 20:00-21:30 100% 15000']],
  ])('at %s', (text, lines) => expect(said(ended(cancelled(text)))).toEqual(lines));

  it('uses free minutes first, when late only', () => {
    // 60 free, 0.5 h = 50.00 left, half of it
    const late = ended(cancelled('2026-10-03T10:00'), 60);
    expect(said(late)).toEqual(['free 20:00-21:00 100% 0', 'late_cancel 21:00-21:30 50% 2500']);
    expect(late.lines.at(-1)?.rate).toBe(5000);
    expect(said(ended(cancelled('2026-10-03T10:00'), 90))).toEqual(['free 20:00-21:30 100% 0', 'late_cancel 21:30-21:30 50% 0']);
    expect(ended(cancelled('2026-10-01T10:00'), 60)).toEqual({ lines: [], total: 0 });
  });

  it('costs nothing for an option', () => expect(ended(cancelled('2026-10-03T19:59', true))).toEqual({ lines: [], total: 0 }));

  it('follows the rules of the base', () => {
    const rules = { ...STANDARD_DESK_RULES, lateCancelHours: 48, lateCancelPercent: 33 };
    expect(ended(cancelled('2026-10-01T20:01', false, rules), 0, rules).total).toBe(4950);
    expect([47, 48].map((hours) => isLateCancel(START, at('2026-10-01T20:30'), { lateCancelHours: hours }))).toEqual([false, true]);
    expect(isLateCancel(START, instant(START - 1), { lateCancelHours: 0 })).toBe(false);
  });

  it('rounds half a fen away from zero', () => {
    const plan = { ...PLAN, dayRate: fen(2) };
    // 90 min at 0.02 = 3 fen; half is 1.5
    const booking = { plan, start: START, end: END, freeMinutes: 0, ending: cancelled('2026-10-03T19:00') };
    expect(computePriceAtEnd(booking, STANDARD_DESK_RULES).total).toBe(2);
  });
});

describe('no-show', () => {
  it('pays its percentage of all, blocks and free minutes counted', () => {
    expect(said(ended({ state: 'no_show' }))).toEqual(['no_show 20:00-21:30 100% 15000']);
    expect(said(ended({ state: 'no_show' }, 30))).toEqual(['free 20:00-20:30 100% 0', 'no_show 20:30-21:30 100% 10000']);
    const rules = { ...STANDARD_DESK_RULES, noShowPercent: 80 };
    const booking = { plan: PLAN, start: START, end: at('2026-10-04T00:00'), freeMinutes: 0, ending: { state: 'no_show' } as const };
    // 2 h day + 2 h night = 520.00, half a day 300.00; 80 %
    expect(said(computePriceAtEnd(booking, rules))).toEqual(['no_show 20:00-00:00 80% 24000']);
  });
});

it('always sums up, bills the same minutes, and keeps the free ones', () => {
  const how = fc.oneof(
    fc.integer({ min: -200, max: 400 }).map((over): Ending => ({ state: 'completed', actualEnd: instant(END + over) })),
    fc.constant<Ending>({ state: 'no_show' }),
    fc.integer({ min: 0, max: 1439 }).map((before): Ending => cancelledAt(instant(START - before))),
  );
  fc.assert(
    fc.property(how, fc.nat(120), fc.constantFrom(5, 15, 30, 60), (ending, free, grid) => {
      const price = ended(ending, free, { ...STANDARD_DESK_RULES, grid: minutes(grid) });
      const session = computePriceWithFree(PLAN, START, END, free);
      const isOvertime = (kind: string): boolean => kind.startsWith('overtime');
      expect(price.total).toBe(price.lines.reduce((sum, line) => sum + line.amount, 0));
      expect(price.lines.filter((line) => !isOvertime(line.kind)).reduce((sum, line) => sum + line.minutes, 0)).toBe(90);
      expect(countFreeMinutesIn(price.lines)).toBe(Math.min(90, free));
      if (ending.state !== 'completed') expect(price.total).toBe(ending.state === 'no_show' ? session.total : Math.ceil(session.total / 2));
      const over = price.lines.filter((line) => isOvertime(line.kind)).reduce((sum, line) => sum + line.minutes, 0);
      expect(over % grid).toBe(0);
      const late = ending.state === 'completed' ? ending.actualEnd - END : 0;
      const stayed = late > 10 ? late : 0;
      expect(over >= stayed && over < stayed + grid).toBe(true);
    }),
  );
});
