// Which commands run in a thread: those that may be long, by their words and by how large the base is.
import { mkdtempSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { canBeLong } from './long-commands.ts';

let [small, large] = ['', ''];
beforeAll(() => {
  [small, large] = [mkdtempSync(path.join(tmpdir(), 'long-')), mkdtempSync(path.join(tmpdir(), 'long-'))];
  for (const folder of [small, large]) writeFileSync(path.join(folder, 'livebase.db'), '');
  truncateSync(path.join(large, 'livebase.db'), 20_000_000);
});

describe('a command that may be long', () => {
  it.each([
    'import a.xlsx',
    '--by 周敏 import a.xlsx',
    '--data report demo',
    'restore x.db',
    'report --out a --month 2026-10',
    'check --full',
  ])('%s is, whatever the base holds', (words) => expect(canBeLong(words.split(' '))).toBe(true));

  it.each(['demo', 'drill', 'form', 'hand-over', 'import', 'map', 'parked', 'restore', 'statements', 'support-copy', 'take-over'])(
    '%s is, however small the base is',
    (word) => expect(canBeLong([word, '--data', small])).toBe(true),
  );

  it.each(['backup', 'check', 'close', 'explain', 'reopen', 'report', 'self-check', 'statement', 'undo'])(
    '%s is where the base is large, or with a word that makes it so',
    (word) => {
      expect([small, large].map((folder) => canBeLong([word, '--data', folder]))).toEqual([false, true]);
      expect(['--out=x', '--to', '--full', '--outer'].map((more) => canBeLong([word, more, '--data', small]))).toEqual([
        true,
        true,
        true,
        false,
      ]);
    },
  );

  it.each(['today', 'book --studio A --out', 'serve', 'people add import', '--version', ''])('%s is none', (words) =>
    expect(canBeLong([...words.split(' '), '--data', large])).toBe(false),
  );

  it('a report is where the base is large', () => {
    const words = ['report', '--month', '2026-10'];
    expect([small, large].map((folder) => canBeLong([...words, '--data', folder]))).toEqual([false, true]);
    expect(canBeLong([`--data=${large}`, ...words])).toBe(true);
    expect(canBeLong([...words, '--data', path.join(small, 'none')])).toBe(false);
  });
});
