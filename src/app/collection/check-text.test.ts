// What is said of failing checks: every check of the domain has its words, and its facts are printed as people write them.
import { describe, expect, it } from 'vitest';
import type { FailingCheck } from '../../contract/collection/collection.ts';
import { REPLY_CHECKS } from '../../domain/form/reply-checks.ts';
import { formatIn } from '../ui/i18n.ts';
import { checkFacts, checkList, formatCheckBriefly, formatHintBriefly, questionOf, type SayCheck } from './check-text.ts';
import { sayCheck } from './check-messages.ts';

const say: SayCheck = formatIn(sayCheck, 'zh-CN');

function failing(check: string, data: FailingCheck['data'] = {}): FailingCheck {
  return { check, relation: null, platform: null, goodsClass: null, cells: [], data };
}

describe('the words of checks', () => {
  it('are there for every check that there is', () => {
    const unsaid = Object.keys(REPLY_CHECKS).filter(
      (check) => formatCheckBriefly(failing(check)) === formatCheckBriefly(failing('new')).replace('new', check),
    );
    expect(unsaid).toEqual([]);
  });

  it('ask with the figures in yuan and counts', () => {
    expect(questionOf(failing('refunded_over_paid', { refunded: 1_200_050, paid: 1_000_000 }), say)).toBe(
      '退款额 12,000.50 元大于成交额 10,000.00 元，请核对；如果退的是以前月份的单，请说明。',
    );
    expect(questionOf(failing('session_too_long', { sessions: 2, minutes: 12_345 }), say)).toBe(
      '2 场一共 12,345 分钟，平均超过 24 小时，请核对场次和时长。',
    );
    expect(checkFacts({ difference: -1, views: 5, who: null })).toEqual({ difference: '-0.01', views: '5', who: '' });
  });

  it('name a check that is new here by its id', () => {
    expect(formatCheckBriefly(failing('brand_new'))).toBe('核对 brand_new');
    expect(formatHintBriefly('X99')).toBe('内部核对 X99');
  });

  it('say each kind once', () => {
    expect(checkList([failing('session_too_long'), failing('session_too_long'), failing('retail_over_paid')])).toEqual([
      '每场太长',
      '零售额比成交多',
    ]);
  });
});
