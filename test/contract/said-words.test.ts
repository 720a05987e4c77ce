// Every other word of the contract: exported tables as they stand, and every function that says something, called with values that differ, against
// the reviewed files said/tables.txt and said/functions.txt. How they are rewritten stands in said-codes.test.ts.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { CALLS } from './said-calls.ts';

const CONTRACT = path.join(import.meta.dirname, '..', '..', 'src', 'contract');
const FILES = globSync('**/{words-*,*-words,said-*}.ts', { cwd: CONTRACT, exclude: ['**/*.test.ts'] }).toSorted();

/** Words of codes have a file of their own. */
function isCodes(value: unknown): boolean {
  return JSON.stringify(value)?.includes('"facts":[') === true;
}

function linesOf(value: unknown, at: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return [`${at}: ${String(value).replaceAll('\n', '⏎')}`];
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return [`${at}: ${value.join(' | ')}`];
  return Object.entries(value).flatMap(([key, inner]) => linesOf(inner, at === '' ? `  ${key}` : `${at}.${key}`));
}

const loaded = FILES.map(async (file) => {
  const module: unknown = await import(path.join(CONTRACT, file));
  return { file, exported: Object.entries(Object(module)) };
});

it('every table of words is the one that was reviewed', async () => {
  const tables = (await Promise.all(loaded)).flatMap(({ file, exported }) =>
    exported.flatMap(([name, value]) => (typeof value === 'function' || isCodes(value) ? [] : [`${file} ${name}`, ...linesOf(value, '')])),
  );
  const text = ['# Each exported table of words: key, Chinese | English.', ...tables].join('\n');
  await expect(`${text}\n`).toMatchFileSnapshot(path.join(import.meta.dirname, 'said', 'tables.txt'));
});

it('every function that says something is called, and says what was reviewed', async () => {
  const said = (await Promise.all(loaded)).flatMap(({ exported }) =>
    exported.flatMap(([name, value]) => (typeof value === 'function' ? [name] : [])),
  );
  expect([...new Set(CALLS.map(({ name }) => name))].toSorted()).toEqual(said.toSorted());
  const lines = CALLS.flatMap(({ name, label, says }) => {
    const text = says();
    const own = typeof text === 'string' ? text : JSON.stringify(text);
    return [`${name} ${label}: ${own.replaceAll('\n', '⏎')}`];
  });
  const text = ['# Each function of words: its name, what it was given, what it said.', ...lines].join('\n');
  await expect(`${text}\n`).toMatchFileSnapshot(path.join(import.meta.dirname, 'said', 'functions.txt'));
});

it('every key of a table that is kept private is said', () => {
  const texts = FILES.map((file) => readFileSync(path.join(CONTRACT, file), 'utf8')).join('\n');
  const keys = [...texts.matchAll(/^ {2,4}(\w+): \['/gm)].map(([, key = '']) => key);
  const reviewed = ['tables.txt', 'functions.txt']
    .map((file) => readFileSync(path.join(import.meta.dirname, 'said', file), 'utf8'))
    .join('\n');
  expect([...new Set(keys)].filter((key) => !new RegExp(`\\b${key}\\b`).test(reviewed))).toEqual([]);
});
