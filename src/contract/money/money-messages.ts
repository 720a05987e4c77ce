// Words of the codes of prices and money owed.
import type { RuleCode } from '../../domain/values/refusal-codes.ts';
import { type CodeWords, defineMessage } from '../core/phrase.ts';

/** The codes whose words stand here. */
export type MoneyCode = Extract<
  RuleCode,
  `STATEMENT_${string}` | 'STATEMENTS_NONE' | 'RATE_BANDS' | 'STUDIO_LINK_ITSELF' | 'AMOUNT_ZERO' | 'DEPOSIT_SHORT'
>;

/** Words of the codes of prices and money owed. */
export const MONEY_WORDS: Readonly<Record<MoneyCode, CodeWords>> = {
  RATE_BANDS: defineMessage(['from', 'until'], {
    zh: '夜间的开始[（{until}）]要晚于日间的开始[（{from}）]，请改正。',
    en: 'the night[ ({until})] has to begin after the day[ ({from})]; correct one of them.',
  }),
  STUDIO_LINK_ITSELF: defineMessage(['studio'], {
    zh: '直播间 {studio} 不能与自己相连，请另选一间。',
    en: 'studio {studio} cannot be linked with itself; choose another one.',
  }),
  AMOUNT_ZERO: defineMessage([], {
    zh: '金额不能是 0，请填写金额。',
    en: 'the amount is 0; enter an amount.',
  }),
  DEPOSIT_SHORT: defineMessage(['tenant', 'day', 'taken', 'gone'], {
    zh: '“{tenant}”到 {day} 只收过押金 {taken|yuan} 元，退还和扣留合计 {gone|yuan} 元就超过了，没有写入；请核对金额和日期。',
    en: 'by {day} {tenant} had left {taken|yuan} yuan of deposit, {gone|yuan} given back and kept would be more; nothing was written. Check amount and day.',
  }),
  STATEMENT_UNKNOWN: defineMessage(['id'], {
    zh: '没有这份账单，请刷新后再试。',
    en: 'there is no such statement; refresh and try again.',
  }),
  STATEMENTS_NONE: defineMessage(['month'], {
    zh: '{month} 还没有账单，请先出账单。',
    en: 'no statement of {month} was made yet; make them first.',
  }),
  STATEMENT_EMPTY: defineMessage(['tenant', 'month'], {
    zh: '“{tenant}”{month} 没有租金、场次或调整，没有可出的账单。',
    en: '{tenant} has no rent, session or correction in {month}; there is nothing to put on a statement.',
  }),
  STATEMENT_AHEAD: defineMessage(['month', 'limit'], {
    zh: '{month} 还没到，最晚可出 {limit} 的账单。',
    en: '{month} lies ahead; {limit} is the last month that a statement can be made of.',
  }),
  STATEMENT_BOOKINGS_OPEN: defineMessage(['tenant', 'month', 'count', 'bookings'], {
    zh: '“{tenant}”{month} 还有 {count} 场没有结束[（{bookings}）]，没有出账单；请等结束或取消后再出，月份过完后也可以先出，未结束的以后补记。',
    en: '{tenant} has {count} sessions of {month} that have not ended[ ({bookings})], no statement was made; wait for their end, or for the end of the month: then those that are still open follow later.',
  }),
};
