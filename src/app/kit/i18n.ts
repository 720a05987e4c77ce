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

/** The words of one part of the page. */
export interface Words<K extends string> {
  readonly name: string;
  /** Never set: it carries the keys for the compiler. */
  readonly keys?: K;
  readonly texts: Readonly<Record<Language, Readonly<Record<string, string>>>>;
}

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

/**
 * The words of a part in both languages. The compiler finds a missing one; a test compares the places in them.
 * @param name the part's own name, one a folder
 */
export function defineWords<const Z extends Readonly<Record<string, string>>>(
  name: string,
  zh: Z,
  en: Readonly<Record<keyof Z, string>>,
): Words<keyof Z & string> {
  const add = (): void => {
    i18next.addResourceBundle('zh-CN', name, zh);
    i18next.addResourceBundle('en', name, en);
  };
  if (i18next.isInitialized) add();
  else i18next.on('initialized', add);
  return { name, texts: { 'zh-CN': zh, en } };
}

/** Says the words of a part in the chosen language, or in the one that whoever reads them has (`fixed`). */
export function useWords<K extends string>(words: Words<K>, fixed?: Language): Say<K> {
  const { i18n } = useTranslation(words.name);
  const language = fixed ?? (i18n.language === 'en' ? 'en' : 'zh-CN');
  return useCallback(
    (key, values) => {
      const name: string = key;
      const text = words.texts[language][name];
      // A screen says hundreds of words, most without places: those are not worth i18next's way.
      if (values === undefined && text !== undefined && !text.includes('{{')) return text;
      const options: Record<string, unknown> = { ...values, ns: words.name, lng: language };
      return i18n.t(name, options);
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
