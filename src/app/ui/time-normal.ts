// Times as people type them, brought to one spelling: half-width, Chinese numerals as digits, `点` as `:`, one dash. Pure.

const DIGITS = '零一二三四五六七八九';
const NUMERAL = /[零一二两三四五六七八九十]+(?=\s*(?:点|时|個|个|小时|钟头|分|号|日|月|刻))/g;

/** `二十三` as 23, `两` as 2. */
function numberOf(words: string): number {
  const text = words.replaceAll('两', '二');
  const at = text.indexOf('十');
  if (at === -1) return [...text].reduce((sum, one) => sum * 10 + Math.max(0, DIGITS.indexOf(one)), 0);
  const tens = at === 0 ? 1 : DIGITS.indexOf(text.charAt(at - 1));
  const ones = at === text.length - 1 ? 0 : DIGITS.indexOf(text.charAt(at + 1));
  return tens * 10 + ones;
}

function halfWidth(text: string): string {
  return text
    .replaceAll(/[！-～]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0))
    .replaceAll('　', ' ')
    .toLowerCase();
}

/** One spelling of what was typed. What it cannot read it leaves as it is. */
export function normaliseTimes(text: string): string {
  return (
    halfWidth(text)
      // Weekdays keep their numerals: `周二`.
      .replaceAll(/(?:星期|礼拜|周)([一二三四五六日天])/g, '周$1')
      .replaceAll(NUMERAL, (words) => String(numberOf(words)))
      .replaceAll(/现在|此刻|马上|即刻/g, 'now ')
      .replaceAll(/\s*(?:到|至|~|—+|–|－|-+>?|→|\bto\b|\buntil\b)\s*/g, '-')
      .replaceAll(/(\d+)\s*个半\s*(?:小时|钟头)/g, '$1.5h')
      .replaceAll(/半\s*个?\s*(?:小时|钟头)/g, '30m')
      .replaceAll(/\s*个?\s*(?:小时|钟头|hours?|hrs?)(?![a-z])/g, 'h')
      .replaceAll(/点\s*半|时\s*半/g, ':30')
      .replaceAll(/[点时]\s*3\s*刻/g, ':45')
      .replaceAll(/[点时]\s*1\s*刻/g, ':15')
      .replaceAll(/[点时]\s*(\d{1,2})\s*分(?!钟)/g, ':$1')
      .replaceAll(/[点时](\d{1,2})(?![\d.hm])/g, ':$1')
      .replaceAll(/[点时]钟?整?/g, ':00')
      .replaceAll(/\s*(?:分钟|minutes?|mins?)(?![a-z])/g, 'm')
      .replaceAll(/h\s*(\d+)\s*分?(?=$|\s)/g, 'h$1m')
      .replaceAll(/\s*:\s*/g, ':')
      .replaceAll(/\s+/g, ' ')
      .trim()
  );
}
