// What cancelling costs and why: slips of the desk, ten minutes, the list of reasons, a waiver; to the minute.
import { describe, expect, it } from 'vitest';
import { STANDARD_DESK_RULES } from '../booking/desk-rules.ts';
import { instant, type Instant, parseInstant } from '../time/calendar.ts';
import { minutes } from '../values/quantity.ts';
import { type Cancelling, type CancelWhy, explainCancellation, isCancellationCharged } from './cancelling.ts';

const at = (text: string): Instant => parseInstant(text) ?? instant(NaN);
/** Two hours before the start, booked the day before, for a reason of the tenant's. */
const LATE: Cancelling = {
  start: at('2026-11-28T20:00'),
  at: at('2026-11-28T18:00'),
  bookedAt: at('2026-11-27T10:00'),
  wasOption: false,
  reason: '企业改计划',
  isWaived: false,
};
const why = (change: Partial<Cancelling>, rules = STANDARD_DESK_RULES): CancelWhy => explainCancellation({ ...LATE, ...change }, rules);

describe('cancelling', () => {
  it('late costs, in time and as an option it does not', () => {
    expect(why({})).toBe('late');
    expect(why({ at: at('2026-11-27T20:00') })).toBe('in_time');
    expect(why({ at: at('2026-11-27T20:01') })).toBe('late');
    expect(why({ wasOption: true })).toBe('option');
  });

  it('for 登记错了 or 重复登记 never costs, whatever the list says', () => {
    expect(why({ reason: '登记错了' })).toBe('reason');
    expect(why({ reason: '重复登记' })).toBe('reason');
    expect(why({ reason: ' 登记错了，是 302 ' })).toBe('reason');
    expect(why({ reason: '登记错了' }, { ...STANDARD_DESK_RULES, cancelReasons: [{ words: '改期', costs: true }] })).toBe('reason');
    // Another word that only begins alike is another reason.
    expect(why({ reason: '登记错了人的下场' })).toBe('late');
  });

  it('costs by the reason as the list says, and for any reason that it does not have', () => {
    expect(STANDARD_DESK_RULES.cancelReasons.filter(({ costs }) => costs).map(({ words }) => words)).toEqual([
      '企业改计划',
      '主播临时有事',
      '天气或交通',
    ]);
    expect(isCancellationCharged('基地安排', STANDARD_DESK_RULES)).toBe(false);
    expect(isCancellationCharged('天气或交通', STANDARD_DESK_RULES)).toBe(true);
    expect(isCancellationCharged('天气或交通', { cancelReasons: [{ words: '天气或交通', costs: false }] })).toBe(false);
    expect(isCancellationCharged('想想还是算了', STANDARD_DESK_RULES)).toBe(true);
    expect(isCancellationCharged('', STANDARD_DESK_RULES)).toBe(true);
  });

  it('within ten minutes of booking costs nothing, the tenth included', () => {
    const booked = (text: string, rules = STANDARD_DESK_RULES): CancelWhy => why({ bookedAt: at(text) }, rules);
    expect(booked('2026-11-28T17:50')).toBe('just_booked');
    expect(booked('2026-11-28T17:49')).toBe('late');
    expect(booked('2026-11-28T17:59', { ...STANDARD_DESK_RULES, cancelFreeMinutes: minutes(0) })).toBe('late');
    expect(why({ bookedAt: null })).toBe('late');
  });

  it('from the start on is a no-show for whatever reason, unless it was booked a moment ago or is waived', () => {
    const started = { at: at('2026-11-28T20:00') };
    expect(why({ ...started, at: at('2026-11-28T19:59') })).toBe('late');
    expect(why(started)).toBe('started');
    expect(why({ at: at('2026-11-28T21:10'), reason: '登记错了' })).toBe('started');
    expect(why({ ...started, reason: '设备故障' })).toBe('started');
    expect(why(started, { ...STANDARD_DESK_RULES, lateCancelHours: 0 })).toBe('started');
    expect(why({ at: at('2026-11-28T20:04'), bookedAt: at('2026-11-28T20:02') })).toBe('just_booked');
    expect(why({ ...started, isWaived: true })).toBe('waived');
  });

  it('can be let off, which is only said where it would cost', () => {
    expect(why({ isWaived: true })).toBe('waived');
    expect(why({ isWaived: true, reason: '登记错了' })).toBe('reason');
  });
});
