// Identity-card numbers (GB 11643-1999, and the fifteen digits before it), which are kept nowhere: found in any text, whatever stands around them.

/** The first two digits: provinces, the special regions, Taiwan. */
const REGIONS = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;
const LONG = /(?<![0-9a-z])\d{17}[\dx](?![0-9a-z])/gi;
const SHORT = /(?<![0-9a-z])\d{15}(?![0-9a-z])/gi;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECKS = '10X98765432';
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function isBirthday(year: number, monthAndDay: string): boolean {
  const month = Number(monthAndDay.slice(0, 2));
  const day = Number(monthAndDay.slice(2));
  return year >= 1880 && year <= 2099 && day >= 1 && day <= (DAYS[month - 1] ?? 0);
}

function isLong(text: string): boolean {
  if (!REGIONS.test(text) || !isBirthday(Number(text.slice(6, 10)), text.slice(10, 14))) return false;
  const sum = WEIGHTS.reduce((all, weight, index) => all + weight * Number(text[index]), 0);
  return CHECKS[sum % 11] === text.slice(17).toUpperCase();
}

/** Fifteen digits have no check digit: region and birthday stand for it. */
function isShort(text: string): boolean {
  return REGIONS.test(text) && isBirthday(1900 + Number(text.slice(6, 8)), text.slice(8, 12));
}

/** The text with every identity-card number blanked; null where it holds none. Full-width digits count as what they look like. */
export function withoutIdNumbers(text: string): string | null {
  if (text.length < 15) return null;
  const plain = text.replaceAll(/[０-９Ｘｘ]/g, (character) => character.normalize('NFKC'));
  const blanked = plain
    .replace(LONG, (found) => (isLong(found) ? '*'.repeat(found.length) : found))
    .replace(SHORT, (found) => (isShort(found) ? '*'.repeat(found.length) : found));
  return blanked === plain ? null : blanked;
}

/** Whether the text holds an identity-card number. */
export function holdsIdNumber(text: string): boolean {
  return withoutIdNumbers(text) !== null;
}
