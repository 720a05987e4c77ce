// Texts made from a base: whose bookings stand in them, at what price, in which week.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EVENING, eveningBase } from '../../../../test/helpers/evening-base.ts';
import type { EveningBase } from '../../../../test/helpers/evening-base.ts';
import { at } from '../../../../test/helpers/small-base.ts';
import { closeBase } from '../../core/db/open.ts';
import { addDays } from '../../../domain/time/calendar.ts';
import { wordsToSend } from './words-to-send.ts';

let evening: EveningBase;
beforeAll(() => {
  evening = eveningBase(1);
});
afterAll(() => closeBase(evening.base));

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

function text(question: Without<Parameters<typeof wordsToSend>[1], 'language'>): string {
  const made = wordsToSend(evening.base, { ...question, language: 'zh-CN' });
  return made.ok ? made.value.text : made.refusal.code;
}

describe('texts to send', () => {
  it('of a booking hold its price and the base’s phone, never the tenant’s', () => {
    const said = text({ kind: 'booking', booking: 'D000003' });
    // Two hours at 120 yuan.
    expect(said).toContain('费用：240.00 元');
    expect(said).toContain('电话 0755-86123456');
    expect(said).not.toMatch(/138\d{8}|李四/);
    expect(text({ kind: 'reminder', booking: 3 })).toContain('开始后 15 分钟未到场');
  });

  it('of a day list what starts on it and still holds; of a week, Monday to Sunday', () => {
    evening.put('booking', {
      number: 'D900001',
      studio_id: 1,
      tenant_id: 3,
      starts_at: at('2026-11-08T22:00'),
      ends_at: at('2026-11-09T01:00'),
      state: 'booked',
    });
    evening.put('booking', {
      number: 'D900002',
      studio_id: 1,
      tenant_id: 3,
      starts_at: at('2026-11-09T10:00'),
      ends_at: at('2026-11-09T11:00'),
      state: 'booked',
    });
    const day = text({ kind: 'tomorrow', day: EVENING });
    // The option of 08:30 has lapsed at nine.
    expect(day).not.toContain('08:30–09:00');
    expect(day).toContain('13:00–15:00 201 1号间 远山');
    const week = text({ kind: 'tenantWeek', tenant: 3, day: EVENING });
    expect(week).toContain('2026-11-02 周一 至 2026-11-08 周日');
    expect(week).toContain('2026-11-08 周日 22:00–次日 01:00');
    expect(week).not.toContain('2026-11-09 周一');
    expect(text({ kind: 'tenantWeek', tenant: 3, day: addDays(EVENING, 4) })).toContain('2026-11-09 周一 10:00–11:00');
    expect(text({ kind: 'tomorrow', day: addDays(EVENING, 30) })).toContain('暂无预约');
  });

  it('of nobody are refused', () => {
    expect(text({ kind: 'booking', booking: 'X' })).toBe('BOOKING_UNKNOWN');
    expect(text({ kind: 'tenantWeek', tenant: 99, day: EVENING })).toBe('RECORD_UNKNOWN');
  });
});
