// Takes a person out of texts: names and numbers go, each for its pseudonym; longer names that only hold one of them stay.

/** A name, a number or an account of the person, and what stands in its place. */
export interface ForgottenWord {
  readonly word: string;
  readonly pseudonym: string;
}

/** What is looked for in any text, and what is left of one. */
export interface Forgetting {
  /** Pieces of which one stands in every text that is meant: for a quick look. */
  readonly needles: readonly string[];
  /** The text without the person; the same text where he is not in it. */
  readonly takeOut: (text: string) => string;
}

/** What stands for a name, and for a number; six letters follow. */
export const PSEUDONYMS = { name: '某人', number: '号码' } as const;

/** Whether somebody was forgotten here. */
export function isPseudonym(text: string): boolean {
  return /^(?:某人|号码)[A-Z]{6}$/u.test(text);
}

const PHONE = /^\+?[\d\s().（）·-]+$/;
const LEAST_DIGITS = 7;
const LAST_DIGITS = 4;
const FULL_WIDTH_ZERO = 0xff10;

/** The digits of a phone number; null: the word is none. */
export function parsePhoneDigits(word: string): string | null {
  const digits = word.replaceAll(/\D/g, '');
  return PHONE.test(word) && digits.length >= LEAST_DIGITS ? digits : null;
}

function fullWidth(digits: string): string {
  return [...digits].map((digit) => String.fromCodePoint(FULL_WIDTH_ZERO + Number(digit))).join('');
}

function escaped(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
}

/** Digits as people write them: of either width, with what they put between and the country before. */
function phonePattern(digits: string): string {
  const gap = String.raw`[\s().（）·–—-]{0,2}`;
  const each = [...digits].map((digit) => `[${digit}${fullWidth(digit)}]`).join(gap);
  return String.raw`(?<![0-9０-９])(?:(?:\+|00)?86${gap})?${each}(?![0-9０-９])`;
}

/** A word that begins or ends in letters of an alphabet is meant where it stands alone. */
function wordPattern(word: string): string {
  const before = /^[0-9A-Za-z_]/.test(word) ? '(?<![0-9A-Za-z_])' : '';
  const after = /[0-9A-Za-z_]$/.test(word) ? '(?![0-9A-Za-z_])' : '';
  return before + escaped(word) + after;
}

/** As the word stands in JSON. */
function inJson(word: string): string {
  return JSON.stringify(word).slice(1, -1);
}

function patternsOf(word: string): readonly string[] {
  const digits = parsePhoneDigits(word);
  if (digits !== null) return [phonePattern(digits)];
  return [...new Set([word, inJson(word)])].map(wordPattern);
}

function needlesOf(word: string): readonly string[] {
  const last = parsePhoneDigits(word)?.slice(-LAST_DIGITS);
  if (last !== undefined) return [last, fullWidth(last)];
  // A quote is another character in JSON: the longest piece between quotes is in both.
  return [word.split(/["\\]/).reduce((longest, piece) => (piece.length > longest.length ? piece : longest), '')];
}

/** What people are called besides their name: 柳如烟女士 is 柳如烟. */
const TITLES = /(?:女士|先生|小姐|老师|经理|主任|店长|老板|助理|主播|同学|总|姐|哥)$/u;

/** Names in a field of people's names that only hold one of the words: somebody else's. */
function othersIn(field: string, words: readonly string[]): readonly string[] {
  return field
    .split(/[^\p{L}\p{N}]+/u)
    .filter((name) => words.some((word) => name.includes(word) && name.replace(TITLES, '') !== word && name !== word));
}

/** Who else has a name in the base. */
export interface OtherNames {
  /** What stands in fields for people's names. */
  readonly people: readonly string[];
  /** Names of tenants: each is one, whatever is in it. */
  readonly tenants: readonly string[];
}

/** Longer names that hold one of the words and stay. */
export function listNamesThatStay(words: readonly string[], { people, tenants }: OtherNames): readonly string[] {
  const ofTenants = tenants.filter((name) => words.some((word) => name !== word && name.includes(word)));
  return [...new Set([...ofTenants, ...people.flatMap((field) => othersIn(field, words))])].toSorted((a, b) => b.length - a.length);
}

/** What takes these words out of texts. `staying`: longer names that hold a word, the longest first. */
export function forgettingOf(words: readonly ForgottenWord[], staying: readonly string[]): Forgetting {
  const kept = staying.flatMap((name) => [...new Set([name, inJson(name)])]).map(escaped);
  const gone = words
    .toSorted((a, b) => b.word.length - a.word.length)
    .flatMap(({ word, pseudonym }) => patternsOf(word).map((pattern) => ({ pattern, pseudonym })));
  const source = [...kept, ...gone.map(({ pattern }) => `(${pattern})`)].join('|');
  const found = new RegExp(source, 'gu');
  return {
    needles: words.flatMap(({ word }) => needlesOf(word)),
    takeOut: (text) =>
      text.replaceAll(found, (match: string, ...groups: readonly unknown[]) => {
        const at = groups.slice(0, gone.length).findIndex((group) => group !== undefined);
        return gone[at]?.pseudonym ?? match;
      }),
  };
}
