// The words of the page: both languages say the same things with the same places, and no sentence is empty or in the other language.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { Language } from '../contract/core/phrase.ts';
import { getMessage, wordsOf } from './ui/i18n.ts';
import { SECTION_ASKS } from './shell/places.ts';

const FOLDER = import.meta.dirname;
/** A table of words, wherever it stands: beside a screen, or in the file of a part that brings its own. */
const TABLE = /^(?:export )?const \w+ = defineMessages(?:<\w+>)?\('([\w-]+)'/gm;
const FILES = globSync('**/*.{ts,tsx}', { cwd: FOLDER, exclude: ['**/*.test.ts'] })
  .map((file) => ({ file, names: [...readFileSync(path.join(FOLDER, file), 'utf8').matchAll(TABLE)].map(([, name = '']) => name) }))
  .filter((one) => one.names.length > 0);

type Bundle = Readonly<Record<string, string>>;

const placesOf = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{\s*([^}\s]+)\s*\}\}/g)].map((match) => match[1] ?? '').toSorted();

const names = FILES.flatMap((one) => one.names);
const bundle = (language: Language, name: string): Bundle =>
  Object.fromEntries(Object.entries(wordsOf(name)).map(([key, word]) => [key, getMessage(word, language)]));

beforeAll(async () => {
  await Promise.all(FILES.map(({ file }) => import(path.join(FOLDER, file))));
});

it('every table of words is found, under a name of its own', () => {
  expect(names.length).toBeGreaterThan(40);
  expect(names.filter((name) => Object.keys(bundle('en', name)).length === 0)).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
});

it('both languages have the same keys and the same places in them', () => {
  const differing = names.flatMap((name) => {
    const [zh, en] = [bundle('zh-CN', name), bundle('en', name)];
    const keys = new Set([...Object.keys(zh), ...Object.keys(en)]);
    return [...keys].filter((key) => placesOf(zh[key] ?? '?').join() !== placesOf(en[key] ?? '!').join()).map((key) => `${name}.${key}`);
  });
  expect(differing).toEqual([]);
});

it('no word is empty, and English has no Chinese sentence', () => {
  // What stays Chinese in English: the language's own name, words of the form in quotation marks, opening hours as they are typed.
  const allowed = /一至五 10:00-22:00；六日 全天|切换为中文|中文|“[^”]*”|（[^）]*）|\([^)]*\)/g;
  const wrong = names.flatMap((name) => {
    const [zh, en] = [bundle('zh-CN', name), bundle('en', name)];
    const empty = Object.keys(zh).filter((key) => (zh[key] ?? '').trim() === '' || (en[key] ?? '').trim() === '');
    const chinese = Object.keys(en).filter((key) => /[\u4e00-\u9fff]{3,}/.test((en[key] ?? '').replaceAll(allowed, '')));
    return [...empty.map((key) => `${name}.${key} is empty`), ...chinese.map((key) => `${name}.${key}: ${en[key] ?? ''}`)];
  });
  expect(wrong).toEqual([]);
});

it('every word is said somewhere', () => {
  const sources = globSync('**/*.{ts,tsx}', { cwd: path.join(FOLDER, '..'), exclude: ['backend/**', 'hosts/**', '**/*.test.ts'] })
    .map((file) => readFileSync(path.join(FOLDER, '..', file), 'utf8'))
    .map((text) => text.replaceAll(/defineMessages\([\s\S]*?\n\}\);/g, ''));
  const quoted = sources.flatMap((text) => [...text.matchAll(/['"`]([\w.]+)['"`]/g)].map((match) => match[1] ?? ''));
  // Parts of the settings are said by their names.
  const named = new Set([...quoted, ...Object.keys(SECTION_ASKS)]);
  // A key made of data: `state_${state}`, `${kind}Help`.
  const made = sources.flatMap((text) =>
    [...text.matchAll(/`([\w.]*)\$\{[^`}]*\}(\w*)`/g)].map(([, before = '', after = '']) => [before, after] as const),
  );
  const isMade = (key: string): boolean =>
    made.some(([before, after]) => before + after !== '' && key.startsWith(before) && key.endsWith(after));
  // Kinds of sheets are the backend's own names.
  const known = names.filter((name) => name !== 'sheet-kinds' && name !== 'mapping-fields');
  const unsaid = known.flatMap((name) =>
    Object.keys(bundle('en', name))
      .filter((key) => !named.has(key) && !isMade(key))
      .map((key) => `${name}.${key}`),
  );
  expect(unsaid).toEqual([]);
});
