// The languages: words are written beside the screens that say them.
import { useMemo, useSyncExternalStore } from 'react';
import type { Language } from '../../contract/core/phrase.ts';
import { readPreference, watchChoices, writePreference } from './preferences.ts';

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

/** The keys of a table of words, and who says them: `SayOf<typeof uiMessages>`. */
export type KeyOf<W> = W extends Words<infer K> ? K : never;
export type SayOf<W> = Say<KeyOf<W>>;

function chosenLanguage(): Language {
  return LANGUAGES.find((one) => one === readPreference('language')) ?? 'zh-CN';
}

/** The language where there is no window to keep a choice in: of what is drawn as text alone. */
function languageWithoutWindow(): Language {
  return 'zh-CN';
}

/** Tells the document its language, now and whenever another is chosen. */
export function followLanguage(): void {
  const tell = (): void => {
    document.documentElement.lang = chosenLanguage();
  };
  tell();
  watchChoices(tell);
}

/** The column of a language in a table of words. */
const COLUMNS: Readonly<Record<Language, 0 | 1>> = { 'zh-CN': 0, en: 1 };

/** A word in a language. */
export function getMessage(word: Word, language: Language): string {
  return word[COLUMNS[language]];
}

/** Every table that there is, by the part's name: what the checks of the words go through. */
const TABLES = new Map<string, Readonly<Record<string, Word>>>();

/** The words of the part of this name. */
export function wordsOf(name: string): Readonly<Record<string, Word>> {
  return TABLES.get(name) ?? {};
}

/**
 * The words of a part: a row a word, Chinese and English side by side; a test compares the places in them.
 * @param name the part's own name, one a folder
 */
export function defineMessages<K extends string>(name: string, table: Readonly<Record<K, Word>>): Words<K> {
  TABLES.set(name, table);
  return { name, table };
}

/** Whether a text from elsewhere is a key of these words: what is new there has no word here yet. */
export function hasWord<K extends string>({ table }: Words<K>, key: string): key is K {
  return Object.hasOwn(table, key);
}

/** The key of a word that is made from data; `other` where these words have none for it yet. */
export function getKeyOr<K extends string>(words: Words<K>, key: string, other: K): K {
  return hasWord(words, key) ? key : other;
}

/** Says a word whose key is made from data; what has no word yet is said as it stands. */
export function formatKnown<K extends string>(words: Words<K>, say: Say<K>, key: string, asItStands: string): string {
  return hasWord(words, key) ? say(key) : asItStands;
}

/** Says the words of a part in a language, each `{{place}}` filled with its value. */
export function formatIn<K extends string>({ table }: Words<K>, language: Language): Say<K> {
  return (key, values) => {
    const text = getMessage(table[key], language);
    return text.includes('{{') ? text.replaceAll(/\{\{(\w+)\}\}/g, (_place, name: string) => String(values?.[name] ?? '')) : text;
  };
}

/** Says the words of a part in the chosen language, or in the one that anyone who reads them has (`fixed`). */
export function useMessages<K extends string>(words: Words<K>, fixed?: Language): Say<K> {
  const chosen = useLanguage();
  const language = fixed ?? chosen;
  return useMemo(() => formatIn(words, language), [words, language]);
}

/** The language in force. */
export function useLanguage(): Language {
  return useSyncExternalStore(watchChoices, chosenLanguage, languageWithoutWindow);
}

/** Chooses the language of this computer. */
export function chooseLanguage(language: Language): void {
  writePreference('language', language);
}
