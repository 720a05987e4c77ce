// The languages that the program speaks.

/** A language the program speaks. */
export type Language = 'zh-CN' | 'en';

/** A word in each of them. */
export type Word = readonly [zh: string, en: string];

/** Says a word in a language. */
export function formatWord(word: Word, language: Language): string {
  return word[language === 'zh-CN' ? 0 : 1];
}

/** What stands for a value that is not there. */
export const NO_VALUE = '—';
