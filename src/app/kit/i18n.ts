// The languages: words are written beside the screens that say them, and go through i18next.
import i18next from 'i18next';
import { useCallback, useSyncExternalStore } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language } from '../../contract/core/phrase.ts';
import { readChoice, watchChoices, writeChoice } from './choices.ts';

export const LANGUAGES: readonly Language[] = ['zh-CN', 'en'];

/** What stands in a word's `{{place}}`. */
export type WordValues = Readonly<Record<string, string | number>>;
/** Says a word by its key. */
export type Say<K extends string> = (key: K, values?: WordValues) => string;
/** A word in both languages. */
export type Word = readonly [zh: string, en: string];

/** The words of one part of the page. */
export interface Words<K extends string> {
  readonly name: string;
  readonly table: Readonly<Record<K, Word>>;
}

/** The keys of a table of words, and who says them: `SayOf<typeof kitWords>`. */
export type KeyOf<W> = W extends Words<infer K> ? K : never;
export type SayOf<W> = Say<KeyOf<W>>;

function chosenLanguage(): Language {
  return LANGUAGES.find((one) => one === readChoice('language')) ?? 'zh-CN';
}

/** Starts the languages; once, before the page is drawn. */
export async function startLanguages(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: chosenLanguage(),
    fallbackLng: 'zh-CN',
    resources: {},
    interpolation: { escapeValue: false },
    returnNull: false,
    keySeparator: false,
    nsSeparator: false,
    react: { useSuspense: false },
  });
  document.documentElement.lang = chosenLanguage();
  watchChoices(() => {
    const language = chosenLanguage();
    if (language === i18next.language) return;
    document.documentElement.lang = language;
    void i18next.changeLanguage(language);
  });
}

/** The column of a language in a table of words. */
const COLUMNS: Readonly<Record<Language, 0 | 1>> = { 'zh-CN': 0, en: 1 };

/** A word in a language. */
export function wordIn(word: Word, language: Language): string {
  return word[COLUMNS[language]];
}

/**
 * The words of a part: a row a word, Chinese and English side by side; a test compares the places in them.
 * @param name the part's own name, one a folder
 */
export function defineWords<K extends string>(name: string, table: Readonly<Record<K, Word>>): Words<K> {
  const add = (): void => {
    for (const language of LANGUAGES) {
      const texts = Object.entries<Word>(table).map(([key, word]) => [key, wordIn(word, language)]);
      i18next.addResourceBundle(language, name, Object.fromEntries(texts));
    }
  };
  if (i18next.isInitialized) add();
  else i18next.on('initialized', add);
  return { name, table };
}

/** Whether a text from elsewhere is a key of these words: what is new there has no word here yet. */
export function hasWord<K extends string>({ table }: Words<K>, key: string): key is K {
  return Object.hasOwn(table, key);
}

/** The key of a word that is made from data; `other` where these words have none for it yet. */
export function keyOr<K extends string>(words: Words<K>, key: string, other: K): K {
  return hasWord(words, key) ? key : other;
}

/** Says a word whose key is made from data; what has no word yet is said as it stands. */
export function sayKnown<K extends string>(words: Words<K>, say: Say<K>, key: string, asItStands: string): string {
  return hasWord(words, key) ? say(key) : asItStands;
}

/** Says the words of a part in the chosen language, or in the one that whoever reads them has (`fixed`). */
export function useWords<K extends string>(words: Words<K>, fixed?: Language): Say<K> {
  const { i18n } = useTranslation(words.name);
  const language = fixed ?? (i18n.language === 'en' ? 'en' : 'zh-CN');
  return useCallback(
    (key, values) => {
      const text = wordIn(words.table[key], language);
      // A screen says hundreds of words, most without places: those are not worth i18next's way.
      if (values === undefined && !text.includes('{{')) return text;
      const options: Record<string, unknown> = { ...values, ns: words.name, lng: language };
      return i18n.t<string, typeof options, string>(key, options);
    },
    [i18n, language, words],
  );
}

/** The language in force. */
export function useLanguage(): Language {
  return useSyncExternalStore(watchChoices, chosenLanguage);
}

/** Chooses the language of this computer. */
export function chooseLanguage(language: Language): void {
  writeChoice('language', language);
}
