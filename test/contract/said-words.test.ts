// Every other word of the contract: exported tables as they stand, and every function that says something, called with values that differ, against
// the reviewed files said/tables.txt and said/functions.txt. How they are rewritten stands in said-codes.test.ts.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { WARNING_LEVEL_WORDS } from '../../src/contract/core/settings/setting.ts';
import { SETTINGS } from '../../src/contract/core/settings/settings.ts';
import { WORDS } from '../../src/contract/messages.ts';
import { CALLS } from './said-calls.ts';

const CONTRACT = path.join(import.meta.dirname, '..', '..', 'src', 'contract');
const FILES = globSync('**/{*-messages,format-*}.ts', {
  cwd: CONTRACT,
  exclude: ['**/*.test.ts', 'core/shell-messages.ts'],
}).toSorted();

/** A table of words without the sentences of codes, which have a file of their own. */
function withoutSentences(value: unknown): unknown {
  if (!Object.keys(Object(value)).every((key) => key in WORDS)) return value;
  const entries = Object.entries(Object(value)).map(([code, entry]) => {
    const { zh: _, en: __, expected: ___, ...more } = Object(entry);
    return [code, more] as const;
  });
  return Object.fromEntries(entries.filter(([, more]) => Object.keys(more).length > 0));
}

function linesOf(value: unknown, at: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return [`${at}: ${String(value).replaceAll('\n', '⏎')}`];
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return [`${at}: ${value.join(' | ')}`];
  return Object.entries(value).flatMap(([key, inner]) => linesOf(inner, at === '' ? `  ${key}` : `${at}.${key}`));
}

/** The words of the table of settings: names, labels, helps, values, parts. */
function settingLines(value: unknown, at: string): readonly string[] {
  if (typeof value !== 'object' || value === null || value instanceof z.ZodType) return [];
  if (Array.isArray(value)) return value.length === 2 && value.every((one) => typeof one === 'string') ? linesOf(value, at) : [];
  return Object.entries(value).flatMap(([key, inner]) => settingLines(inner, at === '' ? `  ${key}` : `${at}.${key}`));
}

const loaded = FILES.map(async (file) => {
  const module: unknown = await import(path.join(CONTRACT, file));
  return { file, exported: Object.entries(Object(module)) };
});

async function tableLines(): Promise<readonly string[]> {
  return (await Promise.all(loaded)).flatMap(({ file, exported }) =>
    exported.flatMap(([name, value]) => {
      const lines = typeof value === 'function' ? [] : linesOf(withoutSentences(value), '');
      return lines.length === 0 ? [] : [`${file} ${name}`, ...lines];
    }),
  );
}

function settingsTable(): readonly string[] {
  return ['core/settings/settings.ts SETTINGS', ...settingLines({ ...SETTINGS, WARNING_LEVEL_WORDS }, '')];
}

function callLines(): readonly string[] {
  return CALLS.map(({ name, label, says }) => {
    const said = says();
    const text = typeof said === 'string' ? said : JSON.stringify(said);
    return `${name} ${label}: ${text.replaceAll('\n', '⏎')}`;
  });
}

function fileOf(name: string): string {
  return path.join(import.meta.dirname, 'said', name);
}

it('every table of words is the one that was reviewed', async () => {
  const text = ['# Each exported table of words: key, Chinese | English.', ...(await tableLines()), ...settingsTable()].join('\n');
  await expect(`${text}\n`).toMatchFileSnapshot(fileOf('tables.txt'));
});

it('every function that says something is called, and says what was reviewed', async () => {
  const functions = (await Promise.all(loaded)).flatMap(({ exported }) =>
    exported.flatMap(([name, value]) => (typeof value === 'function' ? [name] : [])),
  );
  expect([...new Set(CALLS.map(({ name }) => name))].toSorted()).toEqual(functions.toSorted());
  const text = ['# Each function of words: its name, what it was given, what it said.', ...callLines()].join('\n');
  await expect(`${text}\n`).toMatchFileSnapshot(fileOf('functions.txt'));
});

it('every key of a table that is kept private is said', async () => {
  const sources = FILES.map((file) => readFileSync(path.join(CONTRACT, file), 'utf8')).join('\n');
  const keys = [...sources.matchAll(/^ {2,4}(\w+): \['/gm)].map(([, key = '']) => key);
  const said = [...(await tableLines()), ...callLines()].join('\n');
  expect([...new Set(keys)].filter((key) => !new RegExp(`\\b${key}\\b`).test(said))).toEqual([]);
});
