// Bars of a week: nights run over, Sunday's into Monday, and no minute counts twice.
import { describe, expect, it } from 'vitest';
import { computeWeekBars, countWeekMinutes, parseWeek } from './WeekDrawing.tsx';

function week(text: string) {
  const read = parseWeek(text);
  if (read === null) throw new Error(text);
  return read;
}

describe('a drawn week', () => {
  it('draws a night on both its days', () => {
    const bars = computeWeekBars(week('18:00-02:00'));
    expect(bars[0]).toEqual([
      { from: 0, to: 120, isNight: true },
      { from: 1080, to: 1440, isNight: false },
    ]);
    expect(countWeekMinutes(week('18:00-02:00'))).toBe(7 * 480);
  });
  it('lets Sunday’s night end on Monday, and leaves a closed day empty', () => {
    const bars = computeWeekBars(week('日 22:00-04:00'));
    expect(bars[0]).toEqual([{ from: 0, to: 240, isNight: true }]);
    expect(bars[2]).toEqual([]);
  });
  it('counts a minute that two days cover once', () => {
    expect(countWeekMinutes(week('五 18:00-02:00；六 全天'))).toBe(360 + 1440);
  });
  it.each(['', '25:00-26:00', 'abc'])('means no week: %j', (text) => expect(parseWeek(text)).toBeNull());
});
