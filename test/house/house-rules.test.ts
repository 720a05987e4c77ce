// Every house rule finds its offence, and leaves good files alone.
import { describe, expect, it } from 'vitest';
import { fileFindings, lineCount, percentile, sizeReport } from './house-rules.ts';
import { findVerbless } from './verbs.ts';

const FIRST = '// Says what this file is for.\n';

function messages(path: string, text: string): string[] {
  return fileFindings({ path, text }).map((one) => one.message);
}

describe('house rules about files', () => {
  it('let a good file through', () => {
    expect(messages('src/domain/time/interval.ts', `${FIRST}export const one = 1;\n`)).toEqual([]);
    expect(messages('src/hosts/cli/livebase.js', `#!/usr/bin/env node\n${FIRST}`)).toEqual([]);
    expect(messages('README.md', '# Livebase\n')).toEqual([]);
  });

  it.each([
    ['src/domain/time/interval.ts', "import a from 'b';\n", /first line/],
    ['src/domain/time/interval.ts', '//\n', /first line/],
    ['src/domain/time/interval.ts', FIRST + 'x;\n'.repeat(400), /401 lines/],
    ['src/domain/time/interval.test.ts', FIRST + 'x;\n'.repeat(400), /401 lines/],
    ['src/domain/OpenHours.ts', FIRST, /kebab-case/],
    ['src/domain/open_hours.ts', FIRST, /kebab-case/],
    ['src/domain/index.ts', FIRST, /no index files/],
    ['src/domain/date-utils.ts', FIRST, /says nothing/],
    ['src/backend/core/helpers/rows.ts', FIRST, /says nothing/],
    ['src/backend/stuff/rows.ts', FIRST, /no room/],
    ['src/main.ts', FIRST, /no room/],
    ['electron/window.ts', FIRST, /no room/],
    ['scripts/build.ts', FIRST, /top of the tree/],
    ['src/domain/a.ts', `${FIRST}// TODO later\n`, /number of its issue/],
    ['docs/architecture.md', 'see /home/someone/notes\n', /somebody's machine/],
    ['package-lock.json', '"resolved": "https://registry.example.org/zod.tgz"\n', /package registry/],
    ['src/domain/a.ts', `${FIRST}// @ts-ignore\n`, /not switched off/],
    ['src/domain/a.test.ts', `${FIRST}${['it', 'only'].join('.')}('x', () => {});\n`, /hides the others/],
  ])('%s: finds the offence', (path, text, message) => {
    const found = messages(path, text);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(message);
  });

  it('names the line', () => {
    expect(fileFindings({ path: 'src/domain/a.ts', text: `${FIRST}\n// FIXME\n` })[0]).toMatchObject({ line: 3 });
  });

  it('wants one word for a tenant’s form and one for closing a month', () => {
    expect(messages('docs/manual/each-month.md', '# 每个月\n\n生成表样，然后关账。\n')).toEqual([expect.stringContaining('月报表')]);
    expect(messages('docs/manual/each-month.md', '# 每个月\n\n生成月报表，然后结账。\n')).toEqual([]);
  });

  it('lets unfinished work stand with its number', () => {
    expect(messages('src/domain/a.ts', `${FIRST}// TODO(#12) another way\n// TODO #12: another way\n`)).toEqual([]);
  });

  it('does not count tables of data', () => {
    expect(messages('src/contract/messages.ts', FIRST + 'x;\n'.repeat(900))).toEqual([]);
    expect(messages('src/contract/intake/cells-messages.ts', FIRST + 'x;\n'.repeat(900))).toEqual([]);
    expect(messages('src/contract/wordings.ts', FIRST + 'x;\n'.repeat(900))).toHaveLength(1);
  });
});

describe('sizes of the tree', () => {
  const file = (path: string, lines: number) => ({ path, text: 'x\n'.repeat(lines) });

  it('counts lines as an editor does', () => {
    expect(['', 'a', 'a\n', 'a\nb', 'a\n\n'].map(lineCount)).toEqual([0, 1, 1, 2, 2]);
  });

  it('takes the smallest value that enough of the others do not exceed', () => {
    expect(percentile([], 0.95)).toBe(0);
    expect(percentile([7], 0.95)).toBe(7);
    expect(percentile([4, 1, 3, 2], 0.5)).toBe(2);
    expect(
      percentile(
        Array.from({ length: 100 }, (_, index) => index + 1),
        0.95,
      ),
    ).toBe(95);
  });

  it('refuses a tree with too many long files, tests aside', () => {
    const short = Array.from({ length: 18 }, (_, index) => file(`src/domain/a${index}.ts`, 10));
    expect(sizeReport([...short, file('src/domain/b.ts', 300)]).findings).toHaveLength(1);
    expect(sizeReport([...short, file('src/domain/b.test.ts', 300), file('test/acceptance/c.test.ts', 300)]).findings).toEqual([]);
    expect(sizeReport([...short, file('src/domain/b.ts', 250)])).toMatchObject({
      findings: [],
      words: '19 product files, lines p50 10, p95 250, most 250',
    });
  });
});

describe('names of exported functions', () => {
  const verbless = (text: string, path = 'src/domain/a.ts'): readonly string[] =>
    findVerbless({ path, text }).map(({ message }) => message);

  it('begin with a verb, a question or a conversion, or are accessors', () => {
    const good = [
      'function readRows(',
      'async function isOpen(',
      'const toText = (a: string): string =>',
      'function monthOf(',
      'function Board(',
    ];
    expect(verbless(good.map((one) => `export ${one}`).join('\n'))).toEqual([]);
    expect(verbless('export function rowsReader() {}')).toEqual(['rowsReader begins with no verb (test/house/verbs.ts)']);
    expect(verbless('export const settledText = (a: string): string => a;')).toHaveLength(1);
    expect(verbless('function rowsReader() {}\nexport const LIMIT = 3;')).toEqual([]);
    expect(verbless('export function rowsReader() {}', 'test/helpers/a.ts')).toEqual([]);
  });
});
