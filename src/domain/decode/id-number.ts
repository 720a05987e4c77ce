// Identity-card numbers (GB 11643-1999, and the fifteen digits before it), which are kept nowhere: found in any text, whatever stands around them.

/** The first two digits: provinces, the special regions, Taiwan. */
const REGIONS = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;
/**
 * The regions of the fifteen digits, which nobody was given after 1999: for each province how many of its cities are numbered (third and
 * fourth digit). Prefectures, most of them cities by now, are 21 to 40 in any of them; a few more stand in `MORE`.
 */
const CITIES: ReadonlyMap<string, number> = new Map([
  ...(['11', '12', '31', '50'] as const).map((city) => [city, 3] as const),
  ...(['13', '33', '36'] as const).map((province) => [province, 11] as const),
  ...(['14', '44', '51', '61'] as const).map((province) => [province, 20] as const),
  ...(['21', '45'] as const).map((province) => [province, 14] as const),
  ...(['15', '22', '35', '53', '54'] as const).map((province) => [province, 9] as const),
  ...(['23', '32', '42', '43', '62'] as const).map((province) => [province, 13] as const),
  ...(['34', '37', '41'] as const).map((province) => [province, 18] as const),
  ...(['46', '52', '63', '64', '65'] as const).map((province) => [province, 6] as const),
]);
const MUNICIPALITIES: ReadonlySet<string> = new Set(['11', '12', '31', '50']);
/** Cities of Guangdong and Xinjiang beyond those, and counties that stand under the province itself. */
const MORE = /^(?:445[1-3]|654[1-3]|4600|(?:4[1-6]|65)90)/;
const LONG = /^\d{17}[\dX]$/;
const SHORT = /^\d{15}$/;
/** What people write between digits, and what nobody sees there. */
const SEPARATOR = /[\p{Zs}\t\p{Pd}\p{Pc}\u2212.·•・。,/]/u;
const UNSEEN = /[\p{Cf}\p{Mn}]/u;
/** Letters and signs that look like the X of a check digit. */
const LIKE_X = /[xхХχΧ×✕✖⨯]/;
/** Digits as they are written out in Chinese, also on receipts, and the round zero. */
const WRITTEN_DIGITS: ReadonlyMap<string, string> = new Map(
  ['〇○零', '一壹', '二贰貳', '三叁參', '四肆', '五伍', '六陆陸', '七柒', '八捌', '九玖'].flatMap((signs, digit) =>
    [...signs].map((sign) => [sign, String(digit)] as const),
  ),
);
const DIGIT = /\d/;
const ALPHANUMERIC = /[0-9a-z]/i;
/** By code: the digits, and ideographs, which read as they stand. */
const [ZERO, NINE, LAST_ASCII, FIRST_IDEOGRAPH, LAST_IDEOGRAPH] = [0x30, 0x39, 0x7f, 0x4e_00, 0x9f_ff];
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECKS = '10X98765432';
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function isBirthday(year: number, monthAndDay: string): boolean {
  const month = Number(monthAndDay.slice(0, 2));
  const day = Number(monthAndDay.slice(2));
  const isLeap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return year >= 1880 && year <= 2099 && day >= 1 && day <= (DAYS[month - 1] ?? 0) + (isLeap ? 1 : 0);
}

/** Whether the first six digits name a county or district that there was while fifteen digits were given out. */
function isOldRegion(text: string): boolean {
  const [province, area, county] = [text.slice(0, 2), Number(text.slice(2, 4)), Number(text.slice(4, 6))];
  const cities = CITIES.get(province);
  if (cities === undefined || county === 0 || county === 19 || county === 20) return false;
  if (area >= 1 && area <= cities) return true;
  return MORE.test(text) || (area >= 21 && area <= 40 && !MUNICIPALITIES.has(province));
}

function isLong(text: string): boolean {
  if (!REGIONS.test(text) || !isBirthday(Number(text.slice(6, 10)), text.slice(10, 14))) return false;
  const sum = WEIGHTS.reduce((all, weight, index) => all + weight * Number(text[index]), 0);
  return CHECKS[sum % 11] === text.slice(17).toUpperCase();
}

/** Fifteen digits have no check digit: a region down to its county, the birthday and a number of that day stand for it, as one in 300 order numbers has them by chance. */
function isShort(text: string): boolean {
  return isOldRegion(text) && isBirthday(1900 + Number(text.slice(6, 8)), text.slice(8, 12)) && !text.endsWith('000');
}

/** A character as it reads, and where it stands in the text. */
interface Glyph {
  readonly character: string;
  readonly start: number;
  readonly end: number;
  /** Whether separators stand before it. */
  readonly isApart: boolean;
}

/** Whether a character is a digit or an ideograph, read as it stands. */
function isPlain(code: number): boolean {
  return (code >= ZERO && code <= NINE) || (code >= FIRST_IDEOGRAPH && code <= LAST_IDEOGRAPH);
}

/** Whether a text holds fifteen digits at least, written out or not; what is no letter of ours may be a digit of another form. */
function hasManyDigits(text: string): boolean {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if ((code >= ZERO && code <= NINE) || (code > LAST_ASCII && (!isPlain(code) || WRITTEN_DIGITS.has(text.charAt(at))))) count += 1;
  }
  return count >= 15;
}

/** The text's characters as they read (NFKC), without separators and what is not seen. */
function readGlyphs(text: string): Glyph[] {
  const glyphs: Glyph[] = [];
  let [at, isApart] = [0, false];
  for (const own of text) {
    const start = at;
    at += own.length;
    if (isPlain(own.charCodeAt(0))) {
      glyphs.push({ character: WRITTEN_DIGITS.get(own) ?? own, start, end: at, isApart });
      isApart = false;
      continue;
    }
    for (const read of own.normalize('NFKC')) {
      if (UNSEEN.test(read)) continue;
      if (SEPARATOR.test(read)) {
        isApart = true;
        continue;
      }
      glyphs.push({ character: LIKE_X.test(read) ? 'X' : (WRITTEN_DIGITS.get(read) ?? read), start, end: at, isApart });
      isApart = false;
    }
  }
  return glyphs;
}

/** Whether a number may begin or end before the glyph at `place`. */
function isBoundary(glyphs: readonly Glyph[], place: number): boolean {
  const [before, behind] = [glyphs[place - 1], glyphs[place]];
  if (before === undefined || behind === undefined || behind.isApart) return true;
  return !ALPHANUMERIC.test(before.character) || !ALPHANUMERIC.test(behind.character);
}

/** The length of the number that begins at `place`, in glyphs; 0: none does. Fifteen digits, which nothing checks, stand without separators. */
function lengthAt(glyphs: readonly Glyph[], place: number): number {
  const read = (length: number): string =>
    glyphs.length >= place + length && isBoundary(glyphs, place + length)
      ? glyphs
          .slice(place, place + length)
          .map(({ character }) => character)
          .join('')
      : '';
  const long = read(18);
  if (LONG.test(long) && isLong(long)) return 18;
  const short = read(15);
  const isWhole = glyphs.slice(place + 1, place + 15).every(({ isApart }) => !isApart);
  return isWhole && SHORT.test(short) && isShort(short) ? 15 : 0;
}

/**
 * The text with every identity-card number blanked; null where it holds none. Digits count as what they read as, written out in Chinese too (`〇一二`, `零壹贰`), also with blanks, dashes, dots,
 * underscores or characters of no width between them.
 */
export function blankIdNumbers(text: string): string | null {
  if (text.length < 15 || !hasManyDigits(text)) return null;
  const glyphs = readGlyphs(text);
  let [blanked, done] = ['', 0];
  for (let place = 0; place < glyphs.length; place += 1) {
    const length = DIGIT.test(glyphs[place]?.character ?? '') && isBoundary(glyphs, place) ? lengthAt(glyphs, place) : 0;
    if (length === 0) continue;
    blanked += text.slice(done, glyphs[place]?.start) + '*'.repeat(length);
    place += length - 1;
    done = glyphs[place]?.end ?? text.length;
  }
  return done === 0 ? null : blanked + text.slice(done);
}

/** Whether the text holds an identity-card number. */
export function hasIdNumber(text: string): boolean {
  return blankIdNumbers(text) !== null;
}
