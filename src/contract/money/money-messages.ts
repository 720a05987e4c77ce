// Words of the codes of prices and money owed.
import type { WordsByCode } from '../core/phrase.ts';

/** Words of the codes of prices and money owed. */
export const MONEY_WORDS = {
  RATE_BANDS: {
    zh: '夜间的开始[（{until}）]要晚于日间的开始[（{from}）]，请改正。',
    en: 'the night[ ({until})] has to begin after the day[ ({from})]; correct one of them.',
  },
  STUDIO_LINK_ITSELF: {
    zh: '直播间 {studio} 不能与自己相连，请另选一间。',
    en: 'studio {studio} cannot be linked with itself; choose another one.',
  },
  AMOUNT_ZERO: { zh: '金额不能是 0，请填写金额。', en: 'the amount is 0; enter an amount.' },
  AMOUNT_BEYOND: {
    zh: '[“{tenant}”的][“{record|record}”这一笔][（{money|yuan} 元）]超过了一笔的上限[ {limit|yuan} 元]，合计算不准，没有算也没有写入；请把这一笔更正或作废后再试。',
    en: '[{tenant}: ][{record|record} ]holds more than one amount may be[ ({money|yuan} yuan)][, which is {limit|yuan}]; sums over it are not exact and nothing was added up or written; correct or discard it and try again.',
  },
  CREDIT_RAISES: {
    zh: '贷项是减收，金额要写成负数，例如 -{amount|yuan}；要加收请选“调整”。没有写入。',
    en: 'a credit lowers what is due: enter its amount as a negative number, such as -{amount|yuan}, or choose a correction to raise it; nothing was written.',
  },
  DEPOSIT_SHORT: {
    zh: '“{tenant}”到 {day} 只收过押金 {taken|yuan} 元，退还和扣留合计 {gone|yuan} 元就超过了，没有写入；请核对金额和日期。',
    en: 'by {day} {tenant} had left {taken|yuan} yuan of deposit, {gone|yuan} given back and kept would be more; nothing was written. Check amount and day.',
  },
  DEPOSIT_BACK_OWED: {
    zh: '“{tenant}”还[有 {open|yuan} 元]没付，押金已记为退还；如果是拿来抵欠款，请改为“扣留”。',
    en: '{tenant} still owes[ {open|yuan} yuan]; the deposit is entered as given back. If it is to pay what is owed, enter it as kept.',
  },
  PAYMENT_TWICE: {
    zh: '“{tenant}”{day} 已经有一笔 {amount|yuan} 元的收款，如果是同一笔，请撤销。',
    en: '{tenant} already has a payment of {amount|yuan} yuan on {day}; undo this one if it is the same.',
  },
  PAYMENT_LARGE: {
    zh: '“{tenant}”的这笔收款 {amount|yuan} 元是应付[ {usual|yuan} 元]的十倍以上，请核对是不是多打了一位。',
    en: 'this payment by {tenant}, {amount|yuan} yuan, is ten times what is due[ ({usual|yuan}) yuan] or more; check for a digit too many.',
  },
  MONEY_LARGE: {
    zh: '金额 {amount|yuan} 元[在 {limit|yuan} 元以上]，请核对是不是多打了几位。',
    en: '{amount|yuan} yuan is a large amount[ (more than {limit|yuan})]; check for digits too many.',
  },
  MONEY_MONTH_AHEAD: {
    zh: '月份 {month} 比下个月（{next}）还晚，请核对是不是填错了。',
    en: 'the month {month} lies beyond the next one ({next}); check whether it is meant.',
  },
  STATEMENT_UNKNOWN: { zh: '没有这份账单，请刷新后再试。', en: 'there is no such statement; refresh and try again.' },
  STATEMENTS_NONE: { zh: '{month} 还没有账单，请先出账单。', en: 'no statement of {month} was made yet; make them first.' },
  STATEMENT_EMPTY: {
    zh: '“{tenant}”{month} 没有租金、场次或调整，没有可出的账单。',
    en: '{tenant} has no rent, session or correction in {month}; there is nothing to put on a statement.',
  },
  STATEMENT_AHEAD: {
    zh: '{month} 还没到，只能先出租金；直播间和调整最晚可出 {limit} 的账单。',
    en: '{month} lies ahead, only its rent can be billed; sessions and corrections can be up to {limit}.',
  },
  STATEMENT_BOOKINGS_OPEN: {
    zh: '“{tenant}”{month} 还有 {count} 场没有结束[（{bookings}）]，直播间没有出账单；请等结束或取消后再出，月份过完后也可以先出，未结束的以后补记。租金可以单独先出。',
    en: '{tenant} has {count} sessions of {month} that have not ended[ ({bookings})], no statement of them was made; wait for their end, or for the end of the month: then those that are still open follow later. The rent can be billed alone before.',
  },
  INVOICE_TWICE: {
    zh: '发票号 {number} 已经登记在账单 {statement}（{tenant}）上，没有登记；请核对发票号，如果一张发票开了两份账单，请确认后再登记。',
    en: 'invoice {number} is noted on statement {statement} ({tenant}) already, nothing was noted; check the number, or confirm it if one invoice is for both.',
  },
  INVOICE_AHEAD: {
    zh: '开票日期 {day} 在一个多月以后（最晚不问的是 {limit}），没有登记；请核对日期，没有写错就确认后再登记。',
    en: 'the invoice is dated {day}, more than a month ahead (without a question up to {limit}), nothing was noted; check the day, or confirm it if it is right.',
  },
  INVOICE_INCOMPLETE: {
    zh: '已开的发票要写发票号和日期，请补上后再试。',
    en: 'an issued invoice needs its number and day; enter both and try again.',
  },
  PERIOD_CLOSED: {
    zh: '账款 {month} 已结账[（{who}，{at}）]，没有改动。请另记一笔（调整、贷项、收款或退款），它会记入未结账的账期；确实要改，请先撤销结账。',
    en: 'the accounts of {month} are closed[ ({who}, {at})] and nothing was changed. Enter a correction, a credit or a payment: it belongs to the open period. To change the entry itself, reopen the period first.',
  },
  PERIOD_NOT_OVER: {
    zh: '{month} 还没有过完，账款不能结账；请在 {until} 之后再结。',
    en: '{month} has not ended and its accounts cannot be closed; close them after {until}.',
  },
  PERIOD_OPEN: {
    zh: '{month} 的账款没有结账，不用撤销。',
    en: 'the accounts of {month} are not closed; there is nothing to reopen.',
  },
  VOUCHERS_NONE: {
    zh: '{month} 没有应收、收款或押金，没有可导出的凭证。',
    en: '{month} has no charge, payment or deposit; there is no voucher to export.',
  },
} satisfies WordsByCode;
