// Amounts in Chinese capitals (大写), as bills and receipts carry them.

const DIGITS = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const;
const PLACES = ['', '拾', '佰', '仟'] as const;
const GROUPS = ['', '万', '亿', '万亿'] as const;

function digit(value: number): string {
  return DIGITS[value] ?? '';
}

/** 0-9999 with its places; zeros inside are read once, those at the end not at all. */
function groupText(value: number): string {
  let text = '';
  let isZeroDue = false;
  for (let place = 3; place >= 0; place -= 1) {
    const found = Math.floor(value / 10 ** place) % 10;
    if (found === 0) isZeroDue = text !== '';
    else {
      text += `${isZeroDue ? '零' : ''}${digit(found)}${PLACES[place] ?? ''}`;
      isZeroDue = false;
    }
  }
  return text;
}

/** Whole yuan without their unit; empty for 0. */
function yuanText(yuan: number): string {
  let text = '';
  let isZeroDue = false;
  for (let group = GROUPS.length - 1; group >= 0; group -= 1) {
    const value = Math.floor(yuan / 10_000 ** group) % 10_000;
    if (value === 0) {
      isZeroDue = text !== '';
      continue;
    }
    const isBroken = text !== '' && (isZeroDue || value < 1000);
    text += `${isBroken ? '零' : ''}${groupText(value)}${GROUPS[group] ?? ''}`;
    isZeroDue = false;
  }
  return text.replace('万亿', text.includes('亿', text.indexOf('万亿') + 2) ? '万' : '万亿');
}

/**
 * Fen as `壹仟陆佰捌拾元零叁分`; a whole amount ends in 整 (`壹佰元整`, `伍角整`), nothing is `零元整`, less than nothing begins with 负.
 * @throws RangeError unless it is a safe whole number.
 */
export function formatCapitalAmount(fen: number): string {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`an amount must be a safe whole number: ${fen}`);
  const size = Math.abs(fen);
  const [jiao, rest] = [Math.floor(size / 10) % 10, size % 10];
  const yuan = yuanText(Math.floor(size / 100));
  const head = yuan === '' ? '' : `${yuan}元`;
  const sign = fen < 0 ? '负' : '';
  if (jiao === 0 && rest === 0) return `${sign}${head === '' ? '零元' : head}整`;
  const tens = jiao > 0 ? `${digit(jiao)}角` : head === '' ? '' : '零';
  return `${sign}${head}${tens}${rest > 0 ? `${digit(rest)}分` : '整'}`;
}
