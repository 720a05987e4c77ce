// The languages: words are written beside the screens that say them.
import { useSyncExternalStore } from 'react';
import type { Language } from '../../contract/core/phrase.ts';
import { readPreference, watchChoices, writePreference } from './preferences.ts';

export const LANGUAGES: readonly Language[] = ['zh-CN', 'en'];

/** What stands in a word's `{{place}}`. */
export type WordValues = Readonly<Record<string, string | number>>;
/** Says a word by its key. */
export type Say<K extends string> = (key: K, values?: WordValues) => string;
/** A word in both languages. */
export type Word = readonly [zh: string, en: string];

/** The words of one part of the page: a function that says one in the language of the window. */
export interface Messages<K extends string> extends Say<K> {
  readonly table: Readonly<Record<K, Word>>;
}

/** The keys of a table of words, and who says them: `SayOf<typeof sayUi>`. */
export type KeyOf<W> = W extends Messages<infer K> ? K : never;
export type SayOf<W> = Say<KeyOf<W>>;

/** The language of the window, as its document says; Chinese where there is no window. */
export function getLanguage(): Language {
  return typeof document === 'undefined' ? 'zh-CN' : (LANGUAGES.find((one) => one === document.documentElement.lang) ?? 'zh-CN');
}

/** Gives the document the language that was chosen on this computer: before the page is drawn. */
export function applyChosenLanguage(): void {
  document.documentElement.lang = readPreference('language') ?? 'zh-CN';
}

/** Chooses the language of this computer. Other windows take it when they are opened again: something may be typed in them. */
export function chooseLanguage(language: Language): void {
  document.documentElement.lang = language;
  writePreference('language', language);
}

/** The language of the window, followed: only where the page is drawn again from its root when it changes. */
export function useLanguage(): Language {
  return useSyncExternalStore(watchChoices, getLanguage);
}

/** The column of a language in a table of words. */
const COLUMNS: Readonly<Record<Language, 0 | 1>> = { 'zh-CN': 0, en: 1 };

/** A word in a language. */
export function getMessage(word: Word, language: Language): string {
  return word[COLUMNS[language]];
}

/** Marks between words, and what English writes there. */
const MARKS = { '：': ': ', '、': ', ', '，': ', ', '；': '; ', '。': '. ' } as const;

/** A mark between words, as the language of the window writes it. */
export function sayMark(mark: keyof typeof MARKS): string {
  return getMessage([mark, MARKS[mark]], getLanguage());
}

/** What is said aside, behind other words: `（上月）`, ` (last month)`. */
export function putInBrackets(words: string): string {
  return getMessage([`（${words}）`, ` (${words})`], getLanguage());
}

/** Every table that there is, by the part's name: what the checks of the words go through. */
const TABLES = new Map<string, Readonly<Record<string, Word>>>();

/** The words of the part of this name. */
export function wordsOf(name: string): Readonly<Record<string, Word>> {
  return TABLES.get(name) ?? {};
}

/**
 * Makes the words of a part: a row a word, Chinese and English side by side; a test compares the places in them.
 * @param part its own name, one a folder
 */
export function defineMessages<K extends string>(part: string, table: Readonly<Record<K, Word>>): Messages<K> {
  TABLES.set(part, table);
  const say: Say<K> = (key, values) => fillPlaces(getMessage(table[key], getLanguage()), values);
  return Object.assign(say, { table });
}

function fillPlaces(text: string, values: WordValues = {}): string {
  return text.includes('{{') ? text.replaceAll(/\{\{(\w+)\}\}/g, (_place, name: string) => String(values[name] ?? '')) : text;
}

/** Whether a text from elsewhere is a key of these words: what is new there has no word here yet. */
export function hasWord<K extends string>({ table }: Messages<K>, key: string): key is K {
  return Object.hasOwn(table, key);
}

/** The key of a word that is made from data; `other` where these words have none for it yet. */
export function getKeyOr<K extends string>(words: Messages<K>, key: string, other: K): K {
  return hasWord(words, key) ? key : other;
}

/** Says a word whose key is made from data; what has no word yet is said as it stands. */
export function formatKnown<K extends string>(say: Messages<K>, key: string, asItStands: string): string {
  return hasWord(say, key) ? say(key) : asItStands;
}

/** Says the words of a part in a language that is not the window's. */
export function formatIn<K extends string>({ table }: Pick<Messages<K>, 'table'>, language: Language): Say<K> {
  return (key, values) => fillPlaces(getMessage(table[key], language), values);
}
