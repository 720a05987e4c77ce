// The texts that go out by WeChat, worked out by hand, and what must never be in them.
import { describe, expect, it } from 'vitest';
import { type Day, type Instant, parseDay, parseInstant } from '../../domain/time/calendar.ts';
import {
  formatHours,
  formatMessage,
  formatSpan,
  LOBBY_WORDS,
  type Message,
  type MessageBooking,
  PRICE_LINE_NAMES,
} from './paper-messages.ts';
import { PRICE_LINE_KINDS } from '../../domain/price/price.ts';

function at(text: string): Instant {
  const found = parseInstant(text);
  if (found === null) throw new Error(text);
  return found;
}

function day(text: string): Day {
  const found = parseDay(text);
  if (found === null) throw new Error(text);
  return found;
}

const BOOKING: MessageBooking = {
  number: 'D000123',
  tenant: '晨光传媒',
  fullName: '晨光传媒',
  studio: 'A01 一号',
  floor: '3F',
  from: at('2026-11-05T22:00'),
  to: at('2026-11-06T02:00'),
  state: 'booked',
  holdsUntil: null,
  title: null,
};
const BASE = { base: '鹭江潮', phone: '0755-1' };

describe('times', () => {
  it('cross midnight in words', () => {
    expect(formatHours(at('2026-11-05T20:00'), at('2026-11-05T22:30'), 'zh-CN')).toBe('20:00–22:30');
    expect(formatHours(at('2026-11-05T20:00'), at('2026-11-06T00:00'), 'zh-CN')).toBe('20:00–24:00');
    expect(formatHours(at('2026-11-05T22:00'), at('2026-11-06T02:00'), 'zh-CN')).toBe('22:00–次日 02:00');
    expect(formatHours(at('2026-11-05T22:00'), at('2026-11-08T02:00'), 'en')).toBe('22:00–2026-11-08 02:00');
    expect(formatSpan(at('2026-11-08T09:00'), at('2026-11-08T10:00'), 'en')).toBe('2026-11-08 Sun 09:00–10:00');
  });
});

describe('messages', () => {
  const booking: Message = { ...BASE, kind: 'booking', booking: BOOKING, price: 36_000, lateHours: 24 };

  it('confirm a booking', () => {
    expect(formatMessage(booking, 'zh-CN')).toBe(
      '【鹭江潮】预约确认\n晨光传媒，您好：\n时间：2026-11-05 周四 22:00–次日 02:00\n直播间：A01 一号（3F）\n预约号：D000123\n费用：360.00 元（结算以实际为准）\n如需改期或取消，请提前 24 小时告诉我们，电话 0755-1。谢谢！',
    );
    expect(formatMessage(booking, 'en')).toMatch(/^\[鹭江潮\] Your booking\nDear 晨光传媒,\nTime: 2026-11-05 Thu 22:00–next day 02:00\n/);
  });

  it('leave out what is not known, and brackets with it', () => {
    const bare = formatMessage({ ...booking, base: '', phone: null, price: null, booking: { ...BOOKING, floor: null } }, 'zh-CN');
    expect(bare).toBe(
      '预约确认\n晨光传媒，您好：\n时间：2026-11-05 周四 22:00–次日 02:00\n直播间：A01 一号\n预约号：D000123\n如需改期或取消，请提前 24 小时告诉我们。谢谢！',
    );
  });

  it('say of an option until when it is held, of a cancelled booking that it is off', () => {
    const option = formatMessage({ ...booking, booking: { ...BOOKING, state: 'option', holdsUntil: at('2026-11-05T12:00') } }, 'zh-CN');
    expect(option).toContain('暂为您保留');
    expect(option).toContain('保留至 2026-11-05 周四 12:00，请在此之前回复确认');
    for (const kind of ['booking', 'reminder'] as const) {
      const gone: Message = { ...BASE, kind, booking: { ...BOOKING, state: 'cancelled' }, price: null, lateHours: 24, graceMinutes: 15 };
      expect(formatMessage(gone, 'zh-CN')).toContain('预约已取消');
    }
  });

  it('list a day and a week, and say so where there is nothing', () => {
    const bookings = [BOOKING, { ...BOOKING, state: 'option', tenant: '远山', fullName: '远山', from: at('2026-11-05T23:00') }] as const;
    expect(formatMessage({ ...BASE, kind: 'tomorrow', day: day('2026-11-05'), bookings }, 'zh-CN')).toBe(
      '【鹭江潮】2026-11-05 周四 直播间安排（共 2 场）\n22:00–次日 02:00 A01 一号 晨光传媒\n23:00–次日 02:00 A01 一号 远山（暂定）\n请提前到前台签到，有变动请致电 0755-1。谢谢！',
    );
    const week = {
      ...BASE,
      kind: 'tenantWeek',
      tenant: '晨光传媒',
      fullName: '晨光传媒',
      from: day('2026-11-02'),
      until: day('2026-11-08'),
      bookings: [],
    } as const;
    expect(formatMessage(week, 'zh-CN')).toContain('（共 0 场）\n暂无预约\n');
    expect(formatMessage(week, 'en')).toContain('(0)\nnone\n');
  });

  it('keep what was typed on its line, whatever it is', () => {
    const odd = formatMessage(
      {
        ...booking,
        booking: {
          ...BOOKING,
          tenant: 'A\n【银行】请转账 {number} [x]',
          fullName: 'A\n【银行】请转账 {number} [x]',
          title: '[{price|yuan}]',
        },
      },
      'zh-CN',
    );
    expect(odd).toContain('A 【银行】请转账 {number} [x]，您好');
    expect(odd).toContain('主题：[{price|yuan}]');
    expect(odd.split('\n')).toHaveLength(8);
  });
});

it('there is a name for every line of a price, and the pages say the same in both languages', () => {
  expect(Object.keys(PRICE_LINE_NAMES).toSorted()).toEqual([...PRICE_LINE_KINDS].toSorted());
  const places = (text: string): string => (text.match(/\{\w+\}/g) ?? []).join();
  const { 'zh-CN': zh, en } = LOBBY_WORDS;
  expect(Object.values(zh).map(places)).toEqual(Object.values(en).map(places));
});
