// Sentences of the front desk: quotas with their times, a rule of a series with the one thing that is wrong.
import { describe, expect, it } from 'vitest';
import { formatRefusal } from '../messages.ts';

describe('sentences of the front desk', () => {
  it('say how much a week comes to, in hours and minutes', () => {
    const data = { tenant: '晨光传媒', from: '2026-09-28', until: '2026-10-04', limit: 600, minutes: 605 };
    expect(formatRefusal({ code: 'QUOTA_WEEK', data }, 'zh-CN')).toBe(
      '“晨光传媒”这一周（2026-09-28 至 2026-10-04）连这次共预约 10 小时 5 分钟，超过了每周 10 小时的上限；确有需要请写明原因。',
    );
    expect(formatRefusal({ code: 'QUOTA_EVENING', data: { ...data, evening: '18:00' } }, 'en')).toBe(
      'With this booking 晨光传媒 has 10 h 5 min of evening (from 18:00 on) in the week from 2026-09-28 to 2026-10-04, more than the 10 h of a week; give a reason if it must be.',
    );
  });

  it('say how near and how far a start is', () => {
    expect(formatRefusal({ code: 'QUOTA_NOTICE', data: { tenant: '晨光传媒', limit: 90, minutes: 0 } }, 'zh-CN')).toBe(
      '“晨光传媒”的这次预约离开始只有 0 分钟，不到至少提前 1 小时 30 分钟的规定；确有需要请写明原因。',
    );
    expect(formatRefusal({ code: 'QUOTA_AHEAD', data: { tenant: '晨光传媒', day: '2026-12-03', limit: 30, days: 63 } }, 'zh-CN')).toBe(
      '“晨光传媒”约的日期（2026-12-03）还有 63 天，超过了最多提前 30 天的规定；确有需要请写明原因。',
    );
  });

  it('name only what is wrong with a rule', () => {
    const say = (data: Readonly<Record<string, string | number>>): string => formatRefusal({ code: 'SERIES_RULE', data }, 'zh-CN');
    const around = (middle: string): string => `这个系列的规则不对，什么都没有写入：${middle}；请改正后再试。`;
    expect(say({ ends: 0 })).toBe(around('结束方式给了 0 种，“到哪天”和“共几次”要给一种'));
    expect(say({ chosen: 0 })).toBe(around('按周重复至少选一天，现在选了 0 天'));
    expect(say({ weekday: 8 })).toBe(around('没有星期 8，只有 1 到 7'));
    expect(say({ count: 0 })).toBe(around('次数 0 不是大于 0 的整数'));
    expect(say({ startsOn: '2026-10-03', until: '2026-10-02' })).toBe(around('2026-10-02 早于开始日期 2026-10-03'));
    expect(say({ last: '9999-12-31' })).toBe(around('9999-12-31 之后没有日子了'));
  });
});
