// Texts made from a base: whose bookings stand in them, at what price, in which week.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EVENING, eveningBase, type EveningBase } from '../../../../test/helpers/evening-base.ts';
import { at } from '../../../../test/helpers/small-base.ts';
import { closeBase } from '../../core/db/open.ts';
import { addDays } from '../../../domain/time/calendar.ts';
import { TEXT_KINDS } from '../../../contract/core/settings/setting-parts.ts';
import { findUnknownField } from '../../../contract/desk/text-templates.ts';
import { getStandardText } from '../../../contract/desk/paper-messages.ts';
import { textsOf, writeText, createTextToSend } from './texts-to-send.ts';

const ACTOR = { who: '周敏', host: 'window' } as const;

let evening: EveningBase;
beforeAll(() => {
  evening = eveningBase(1);
});
afterAll(() => closeBase(evening.base));

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

function text(question: Without<Parameters<typeof createTextToSend>[2], 'language'>): string {
  const made = createTextToSend(evening.base, { ...ACTOR, role: 'manager' }, { ...question, language: 'zh-CN' });
  return made.ok ? made.value.text : made.refusal.code;
}

describe('a text in the base’s own words', () => {
  const write = (kind: 'booking' | 'reminder' | 'tomorrow', own: string | null) => writeText(evening.base, ACTOR, { kind, own });

  it('is filled with the fields that it names, and is the program’s again once it is given up', () => {
    const standard = text({ kind: 'booking', booking: 'D000003' });
    expect(write('booking', '{企业}：{时间}在{直播间}，{费用}元[，主题{主题}]。')).toMatchObject({ ok: true });
    expect(text({ kind: 'booking', booking: 'D000003' })).toBe(
      'Lotus Media & Friends Ltd.：2026-11-05 周四 18:00–20:00在201 1号间，240.00元，主题双十一预热专场。',
    );
    write('tomorrow', '{日期}共{场数}场\n{名单}');
    expect(text({ kind: 'tomorrow', day: addDays(EVENING, 30) })).toBe('2026-12-05 周六共0场\n暂无预约');
    write('booking', null);
    write('tomorrow', null);
    expect(text({ kind: 'booking', booking: 'D000003' })).toBe(standard);
  });

  it('that cannot be filled says which field of which booking is missing', () => {
    const hours = { starts_at: at('2026-11-12T10:00'), ends_at: at('2026-11-12T11:00') };
    evening.put('booking', { number: 'D900009', studio_id: 1, tenant_id: 3, ...hours, state: 'booked' });
    write('reminder', '{简称}：{主题} {时间}');
    expect(
      createTextToSend(evening.base, { ...ACTOR, role: 'manager' }, { kind: 'reminder', booking: 'D900009', language: 'zh-CN' }),
    ).toEqual({
      ok: false,
      refusal: { code: 'TEXT_FIELD_MISSING', data: { field: '主题', booking: 'D900009' } },
    });
    write('reminder', null);
  });

  it('is not kept where it names what such a text does not have', () => {
    expect(write('tomorrow', '{日期} {预约号}')).toMatchObject({ refusal: { code: 'TEXT_FIELD_UNKNOWN', data: { field: '预约号' } } });
    const kept = textsOf(evening.base);
    expect(kept.ok ? kept.value.texts.map(({ kind, own }) => [kind, own]) : []).toEqual(TEXT_KINDS.map((kind) => [kind, null]));
  });

  it('begins with the program’s own words, of which every field is known', () => {
    for (const kind of TEXT_KINDS) expect([kind, findUnknownField(kind, getStandardText(kind))]).toEqual([kind, null]);
    expect(getStandardText('tomorrow')).toBe(
      '【{基地}】{日期} 直播间安排（共 {场数} 场）\n{名单}\n请提前到前台签到[，有变动请致电 {电话}]。谢谢！',
    );
  });
});

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
