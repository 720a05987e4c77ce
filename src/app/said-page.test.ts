// Every word of the page in both languages against the reviewed file test/contract/said/page.txt, each place filled with its own name. A changed
// word is read there before it is kept; how the file is rewritten stands in test/contract/said-codes.test.ts.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { formatIn, wordsOf } from './ui/i18n.ts';

const FOLDER = import.meta.dirname;
const TABLE = /^(?:export )?const \w+ = defineMessages(?:<\w+>)?\('([\w-]+)'/gm;

/** Every table of words by its file and name. */
const TABLES = globSync('**/*.{ts,tsx}', { cwd: FOLDER, exclude: ['**/*.test.ts'] })
  .toSorted()
  .flatMap((file) => [...readFileSync(path.join(FOLDER, file), 'utf8').matchAll(TABLE)].map(([, name = '']) => ({ file, name })));

function placesOf(texts: readonly string[]): Readonly<Record<string, string>> {
  const names = texts.flatMap((text) => [...text.matchAll(/\{\{\s*([^}\s]+)\s*\}\}/g)].map(([, name = '']) => name));
  return Object.fromEntries(names.map((name) => [name, `‹${name}›`]));
}

it('every word of the page is the one that was reviewed', async () => {
  await Promise.all(TABLES.map(({ file }) => import(path.join(FOLDER, file))));
  const lines = TABLES.flatMap(({ file, name }) => {
    const table = wordsOf(name);
    const [zh, en] = [formatIn({ table }, 'zh-CN'), formatIn({ table }, 'en')];
    const said = Object.entries(table).map(([key, word]) => `  ${key}: ${zh(key, placesOf(word))} | ${en(key, placesOf(word))}`);
    return [`${file} ${name}`, ...said.map((line) => line.replaceAll('\n', '⏎'))];
  });
  const text = ['# Each table of the page’s words: key, Chinese | English.', ...lines].join('\n');
  await expect(`${text}\n`).toMatchFileSnapshot(path.join(FOLDER, '..', '..', 'test', 'contract', 'said', 'page.txt'));
});

it('a place is filled with its own value, however often, with nothing where there is none', () => {
  const table = { both: ['{{a}}到{{b}}又{{a}}', '{{b}} after {{a}}'] } as const;
  expect(formatIn({ table }, 'zh-CN')('both', { a: 3, b: '七' })).toBe('3到七又3');
  expect(formatIn({ table }, 'en')('both', { a: 0, b: '七' })).toBe('七 after 0');
  expect(formatIn({ table }, 'en')('both', { a: 1 })).toBe(' after 1');
  expect(formatIn({ table }, 'en')('both')).toBe(' after ');
});
