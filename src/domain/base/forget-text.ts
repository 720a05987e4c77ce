// Takes a person out of texts: names and numbers go, each for its pseudonym, however they are written; longer names that only hold one of them stay.

/** A name, a number or an account of the person, and what stands in its place. */
export interface ForgottenWord {
  readonly word: string;
  readonly pseudonym: string;
  /** Of a name: the syllables by which it is written in Latin letters, each way of it; null: a number or an account. */
  readonly spellings: readonly (readonly string[])[] | null;
}

/** What is looked for in any text, and what is left of one. */
export interface Forgetting {
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
const FULL_WIDTH_ZERO = 0xff10;

/** The digits of a phone number; null: the word is none. */
export function parsePhoneDigits(word: string): string | null {
  const digits = word.replaceAll(/\D/g, '');
  return PHONE.test(word) && digits.length >= LEAST_DIGITS ? digits : null;
}

function fullWidth(digits: string): string {
  return [...digits].map((digit) => String.fromCodePoint(FULL_WIDTH_ZERO + Number(digit))).join('');
}

/** Digits as people write them: of either width, with what they put between and the country before. */
function phonePattern(digits: string): string {
  const gap = String.raw`[\s().（）·–—-]{0,2}`;
  const each = [...digits].map((digit) => `[${digit}${fullWidth(digit)}]`).join(gap);
  return String.raw`(?<![0-9０-９])(?:(?:\+|00)?86${gap})?${each}(?![0-9０-９])`;
}

/** What people put between the characters of a name, and what nobody sees there. */
const SEPARATORS = String.raw`\p{Zs}\t\p{Pd}\p{Pc}.·•・‧∙`;
const UNSEEN = String.raw`[\p{Cf}\p{Mn}]{0,3}`;
const GAP = String.raw`[${SEPARATORS}\p{Cf}\p{Mn}]{0,3}`;
const APART = new RegExp(`[${SEPARATORS}]+`, 'u');
const BETWEEN = new RegExp(String.raw`[${SEPARATORS}\p{Cf}\p{Mn}]`, 'gu');
const LETTER = String.raw`[\p{L}\p{N}]`;
const LATIN = String.raw`[\p{Script=Latin}\p{N}_]`;
/** Blocks whose characters read as others do: radicals, ideographs of other standards, full-width letters. */
const COMPATIBLE = [
  [0x2e_80, 0x2f_df],
  [0xf9_00, 0xfa_ff],
  [0xff_01, 0xff_5e],
  [0x2_f8_00, 0x2_fa_1f],
] as const;

/** Each character with all that read as it does (NFKC). */
function listForms(): ReadonlyMap<string, string> {
  const forms = new Map<string, string>();
  for (const [first, last] of COMPATIBLE) {
    for (let code = first; code <= last; code += 1) {
      const form = String.fromCodePoint(code);
      const read = form.normalize('NFKC');
      if (read !== form) forms.set(read, (forms.get(read) ?? read) + form);
    }
  }
  return forms;
}

/** A name without what may stand between its characters, as it is compared. */
export function normaliseName(name: string): string {
  return name.normalize('NFKC').replaceAll(BETWEEN, '').toLowerCase();
}

/** A pattern that begins or ends in letters of an alphabet is meant where it stands alone. */
function standingAlone(word: string, pattern: string): string {
  const before = /^[0-9A-Za-z_]/.test(word) ? '(?<![0-9A-Za-z_])' : '';
  const after = /[0-9A-Za-z_]$/.test(word) ? '(?![0-9A-Za-z_])' : '';
  return `${before}(?:${pattern})${after}`;
}

/** A quote or a backslash has another one before it in JSON. */
function characterPattern(character: string, forms: ReadonlyMap<string, string>): string {
  const all = (forms.get(character) ?? character).replaceAll(/[\\\]^-]/g, String.raw`\$&`);
  return /["\\]/.test(character) ? String.raw`\\?[${all}]` : `[${all}]`;
}

/** A name with nothing, or separators, between its characters; a Latin one with separators only where it was given with one. */
function namePattern(name: string, forms: ReadonlyMap<string, string>): string {
  const parts = name.normalize('NFKC').split(APART);
  const written = (gap: string): string =>
    parts.map((part) => [...part].map((one) => characterPattern(one, forms)).join(/^[ -~]*$/.test(part) ? UNSEEN : gap)).join(gap);
  // Two characters apart may be the end of one word and the beginning of the next: 小张 三点来 is not 张三.
  const isShort = [...normaliseName(name)].length === 2;
  const apart = String.raw`(?<!${LETTER})${written(GAP)}(?=${TITLE}|(?!${LETTER}))`;
  return standingAlone(name, isShort ? `${written(UNSEEN)}|${apart}` : written(GAP));
}

/** Vowels with the tones that some write. */
const TONES: Readonly<Record<string, string>> = { a: 'aāáǎà', e: 'eēéěè', i: 'iīíǐì', o: 'oōóǒò', u: 'uūúǔùüvǖǘǚǜ', ü: 'üǖǘǚǜuv' };

/** A name in Latin letters, in one or by syllables; never the name of a field. */
function spellingPattern(syllables: readonly string[], forms: ReadonlyMap<string, string>): string {
  const letterPattern = (letter: string): string => `[${TONES[letter] ?? ''}${forms.get(letter) ?? letter}]`;
  const pattern = syllables.map((one) => [...one].map(letterPattern).join('')).join(`['’]?${GAP}`);
  return String.raw`(?<!${LATIN})${pattern}(?!${LATIN}|"\s*:)`;
}

/** What a pattern found is not the person where it is a word like any other: two syllables in one, in small letters. */
interface Meant {
  readonly pattern: string;
  readonly pseudonym: string;
  readonly isMeant: (match: string) => boolean;
}

function meantBy({ word, pseudonym, spellings }: ForgottenWord, forms: ReadonlyMap<string, string>): readonly Meant[] {
  const always = (pattern: string): Meant => ({ pattern, pseudonym, isMeant: () => true });
  const digits = parsePhoneDigits(word);
  if (digits !== null) return [always(phonePattern(digits))];
  if (spellings === null) return [always(standingAlone(word, [...word].map((one) => characterPattern(one, forms)).join('')))];
  const isMeant = (match: string): boolean => /[^a-z]/.test(match);
  const spelt = spellings.map((syllables): Meant => ({
    ...always(spellingPattern(syllables, forms)),
    ...(syllables.length > 2 ? {} : { isMeant }),
  }));
  return [always(namePattern(word, forms)), ...spelt];
}

/** What people are called besides their name: 柳如烟女士 is 柳如烟. */
const TITLE = '(?:女士|先生|小姐|老师|经理|主任|店长|老板|助理|主播|同学|总|姐|哥)';
const LAST_TITLE = new RegExp(`${TITLE}$`, 'u');

/** Names in a field of people's names that only hold the name: somebody else's. One that is written apart is the whole field. */
function othersIn(field: string, name: string): readonly string[] {
  const holds = (text: string): boolean => normaliseName(text).includes(name);
  const parts = field.split(/[^\p{L}\p{N}\p{M}\p{Cf}]+/u).filter(holds);
  const found = parts.length > 0 ? parts : [field].filter(holds);
  return found.filter((one) => normaliseName(one) !== name && normaliseName(one).replace(LAST_TITLE, '') !== name);
}

/** Who else has a name in the base. */
export interface OtherNames {
  /** What stands in fields for people's names. */
  readonly people: readonly string[];
  /** Names of tenants: each is one, whatever is in it. */
  readonly tenants: readonly string[];
}

/** Longer names that hold a person's name and stay. */
export function listNamesThatStay(name: string, { people, tenants }: OtherNames): readonly string[] {
  const folded = normaliseName(name);
  if (folded === '') return [];
  const ofTenants = tenants.filter((one) => normaliseName(one) !== folded && normaliseName(one).includes(folded));
  return [...new Set([...ofTenants, ...people.flatMap((field) => othersIn(field, folded))])].toSorted((a, b) => b.length - a.length);
}

/** What takes these words out of texts. `staying`: longer names that hold a word, the longest first. */
export function forgettingOf(words: readonly ForgottenWord[], staying: readonly string[]): Forgetting {
  const forms = listForms();
  const kept = staying.map((name) => namePattern(name, forms));
  const gone = words.toSorted((a, b) => b.word.length - a.word.length).flatMap((word) => meantBy(word, forms));
  const source = [...kept, ...gone.map(({ pattern }) => `(${pattern})`)].join('|');
  const found = new RegExp(source, 'giu');
  return {
    takeOut: (text) =>
      text.replaceAll(found, (match: string, ...groups: readonly unknown[]) => {
        const one = gone[groups.slice(0, gone.length).findIndex((group) => group !== undefined)];
        return one?.isMeant(match) === true ? one.pseudonym : match;
      }),
  };
}
