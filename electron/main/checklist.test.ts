// Electron's twenty points in docs/reliability.md: each names a line of ours that is there, and a test that is there.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const ROOT = path.join(import.meta.dirname, '..', '..');
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
const [, section = ''] = /^## Electron's checklist$([\s\S]*?)^Beyond the list/m.exec(read('docs/reliability.md')) ?? [];
const POINTS = [...section.matchAll(/^\| (\d+) .*$/gm)].map(([row, number = '']) => {
  const [, line = '', test = ''] = row.split(' | ').map((cell) => cell.trim());
  return { number: Number(number), line, test };
});

/** Pairs of a file and what stands in it: `file`: words; more words. */
function citationsIn(cell: string): readonly { readonly file: string; readonly said: string }[] {
  return [...cell.matchAll(/`([\w./-]+\.(?:ts|cjs|json))`(?:: (.*?))?(?=; `[\w./-]+\.(?:ts|cjs|json)`|$)/g)].map(
    ([, file = '', said = '']) => ({
      file,
      said,
    }),
  );
}

it('are all there, in their order', () => {
  expect(POINTS.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
});

it.each(POINTS)('point $number names a line that is there', ({ line }) => {
  const cited = citationsIn(line);
  expect(cited.length).toBeGreaterThan(0);
  for (const { file, said } of cited) for (const [, code = ''] of said.matchAll(/`([^`]+)`/g)) expect(read(file)).toContain(code);
});

it.each(POINTS.filter(({ test }) => test !== '–'))('point $number names a test that is there', ({ test }) => {
  const cited = citationsIn(test);
  expect(cited.length).toBeGreaterThan(0);
  for (const { file, said } of cited) {
    const [found = ''] = globSync([`electron/main/${file}`, `test/electron/${file}`], { cwd: ROOT });
    for (const title of said === '' ? [] : said.split('; ')) expect(read(found)).toContain(title);
  }
});
