// Every refusal's sentences in both languages, with all its facts and with none, against the reviewed file `said/codes.txt`. A changed word is read
// there before it is kept: `npx vitest run --config test/config/vitest.config.ts test/contract src/app/said-page.test.ts -u` rewrites the files.
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseLanguage, chooseWords, type Facts, fillTemplate, type Language } from '../../src/contract/core/phrase.ts';
import { WORDS, formatRefusal, formatTrouble, formatTyped } from '../../src/contract/messages.ts';
import { CELL_CODES, FILE_CODES, FORM_CODES, type RefusalCode, RULE_CODES, WORKBOOK_CODES } from '../../src/domain/values/refusal-codes.ts';
import type { RefusalValue } from '../../src/domain/values/result.ts';

const LANGUAGES: readonly Language[] = ['zh-CN', 'en'];
const CODES: readonly RefusalCode[] = [...CELL_CODES, ...FILE_CODES, ...RULE_CODES, ...FORM_CODES, ...WORKBOOK_CODES];

/** A value for a fact that is printed in this format, another one for each name. */
const SAMPLES: Readonly<Record<string, (name: string) => RefusalValue>> = {
  amount: (name) => (name === 'limit' ? 100 : 250),
  size: (name) => (name === 'limit' ? 10 * 1_048_576 : 12 * 1_048_576 - 1),
  kind: () => 'docx',
  unit: () => 'rows',
  state: (name) => (name === 'from' ? 'checked_in' : name === 'to' ? 'booked' : ['completed', 'no_show']),
  hours: () => 450,
  duration: (name) => (name === 'limit' ? 120 : 125),
  yuan: (name) => ({ bookedPrice: 36_000, nowPrice: 45_050, amount: 1_234_567, taken: 200_000, gone: 150_001 })[name] ?? 0,
  record: () => ['lease:HT-1', 'booking:D000002'],
  detail: (name) => (name === 'detail' ? 'inner:B7|A5:C9' : name === 'place' ? 'textbox' : 'function:XLOOKUP'),
  damage: (name) => (name === 'detail' ? 'xl/workbook.xml: XML @12' : 'checksum'),
  json: () => 'json_line:12',
  sheet: () => 'accounts',
  right: () => 'contacts.write',
};

const PLACEHOLDER = /\{(\w+)(?:\|(\w+))?\}/g;

/** Facts that say where something stands; a sentence goes without them. */
const PLACE = ['file', 'sheet', 'row', 'column', 'found'] as const;

/** All facts of a code, each with a value of its own: by its format where a sentence has one, else its name. */
function factsOf(code: RefusalCode): Readonly<Record<string, RefusalValue>> {
  const { zh, en, expected } = WORDS[code];
  const templates = [zh, en, expected?.zh ?? '', expected?.en ?? ''];
  const places = templates.flatMap((text) => [...text.matchAll(PLACEHOLDER)].map(([, name = '', format]) => ({ name, format })));
  const formats = new Map(places.flatMap(({ name, format }) => (format === undefined ? [] : [[name, format]])));
  const isOfUnit = [...formats.values()].includes('amount');
  return Object.fromEntries(
    [...PLACE, ...places.map(({ name }) => name), ...(isOfUnit ? ['unit'] : [])].map((name) => {
      const format = formats.get(name);
      if (isOfUnit && name === 'unit') return [name, 'rows'];
      return [name, format === undefined ? `‹${name}›` : (SAMPLES[format]?.(name) ?? `no sample of ${format}`)];
    }),
  );
}

/** The lines of a code: whole, to the command line and in short where that differs, and what was expected. */
function linesOf(code: RefusalCode): readonly string[] {
  const data = factsOf(code);
  const { expected = { zh: '', en: '' } } = WORDS[code];
  const lines = LANGUAGES.flatMap((language) => {
    const [whole, short] = [formatRefusal({ code, data }, language), formatRefusal({ code, data: {} }, language)];
    const typed = formatRefusal({ code, data }, language, 'cli');
    const [inShort, expectedTyped] = (['window', 'cli'] as const).map((saidIn) =>
      fillTemplate(chooseWords(chooseLanguage(expected, language), saidIn), data, language),
    );
    const ofCommands = [...(typed === whole ? [] : [`> ${typed}`]), ...(expectedTyped === inShort ? [] : [`> = ${expectedTyped}`])];
    return [whole, ...ofCommands, ...(short === whole ? [] : [`- ${short}`]), ...(inShort === '' ? [] : [`= ${inShort}`])];
  });
  return [code, ...lines.map((line) => `  ${line}`)];
}

it('every code says what was reviewed', async () => {
  const text = [
    '# Each code: its sentence with all facts, `-` with none, `=` what was expected; Chinese, then English.',
    ...CODES.flatMap(linesOf),
  ];
  await expect(`${text.join('\n')}\n`).toMatchFileSnapshot(path.join(import.meta.dirname, 'said', 'codes.txt'));
});

/** A template with two facts, as each format prints them. */
function say(template: string, facts: Facts): readonly string[] {
  return LANGUAGES.map((language) => fillTemplate(template, facts, language));
}

describe('a fact is printed', () => {
  it.each<readonly [format: string, value: RefusalValue, zh: string, en: string]>([
    ['size', 1, '1 MB', '1 MB'],
    ['size', 1_048_577, '2 MB', '2 MB'],
    ['kind', 'png', '图片', 'a picture'],
    ['kind', 'pptx', '演示文稿', 'a presentation'],
    ['kind', 'nothing known', '别的文件', 'something else'],
    ['unit', 'characters', '个字符', 'characters'],
    ['unit', 'merged', '处合并单元格', 'merged ranges'],
    ['unit', 'else', 'else', 'else'],
    ['state', 'no_show', '未到场', 'no show'],
    ['state', 'option', '暂定', 'option'],
    ['hours', 90, '1.5', '1.5'],
    ['duration', 0, '0 分钟', '0 min'],
    ['duration', 45, '45 分钟', '45 min'],
    ['duration', 60, '1 小时', '1 h'],
    ['duration', 125, '2 小时 5 分钟', '2 h 5 min'],
    ['duration', 'word', 'word', 'word'],
    ['yuan', 0, '0.00', '0.00'],
    ['yuan', 1_234_567, '12345.67', '12345.67'],
    ['yuan', 'word', 'word', 'word'],
    ['record', 'lease:HT:1', '租约 HT:1', 'Lease HT:1'],
    ['record', 'tenant', '企业', 'Tenant'],
    ['sheet', 'leases', '租约台账', 'Leases'],
    ['right', 'money.look', '看租金、押金和收款', 'See rents, deposits and payments'],
    ['detail', 'figure:ZB-1|x', '没有指标 ZB-1', 'there is no figure ZB-1'],
    ['json', 'json_line:7', '第 7 行不合 JSON 的写法', 'line 7 is not written as JSON'],
    ['json', 'no_json', '文件不是 JSON', 'the file is no JSON'],
    ['json', 'figures[2]', 'figures[2]', 'figures[2]'],
  ])('as %s: %j', (format, value, zh, en) => {
    expect(say(`<{value|${format}}>`, { value })).toEqual([`<${zh}>`, `<${en}>`]);
  });

  it('with the unit that it is counted in: bytes as megabytes, the rest by its word', () => {
    expect(say('{found|amount} / {limit|amount}', { unit: 'bytes', found: 31_457_281, limit: 31_457_280 })).toEqual([
      '31 MB / 30 MB',
      '31 MB / 30 MB',
    ]);
    expect(say('{found|amount} / {limit|amount}', { unit: 'columns', found: 31, limit: 30 })).toEqual([
      '31 列 / 30 列',
      '31 columns / 30 columns',
    ]);
    expect(say('{found|amount}', { found: 31 })).toEqual(['31', '31']);
  });

  it('as a list: thirty and how many there are', () => {
    const all = Array.from({ length: 31 }, (_, at) => `w${at + 1}`);
    const thirty = all.slice(0, 30);
    expect(say('{value}', { value: all })).toEqual([`${thirty.join('、')}等 31 项`, `${thirty.join(', ')} and others, 31 in all`]);
    expect(say('{value}', { value: thirty })).toEqual([thirty.join('、'), thirty.join(', ')]);
  });

  it('a part in brackets is left out with any of its facts', () => {
    const template = 'x[ {a} and {b}][ or {c}]';
    expect(say(template, { a: 1, b: 2, c: 3 })[0]).toBe('x 1 and 2 or 3');
    expect(say(template, { a: 1, c: 0 })[0]).toBe('x or 0');
    expect(say(template, { a: 1, b: null, c: '' })[0]).toBe('x');
    expect(say(template, { a: 1, b: [], c: [4, 5] })[0]).toBe('x or 4、5');
  });
});

describe('a place', () => {
  const data = { found: '‹found›', limit: 7, file: 'f.xlsx', sheet: 's', row: 5, column: 'c' };

  it('stands before what is wrong, every part of it by itself', () => {
    const trouble = { row: 5, column: 'c', found: '‹found›', code: 'CELL_NEGATIVE', data: {} } as const;
    const said = (row: number, file: string, sheet: string): string =>
      formatTrouble({ ...trouble, row }, { file, sheet }, 'en').message.replace(/: .*/, '');
    expect(said(5, 'f', 's')).toBe('f, sheet s, row 5, column c reads “‹found›”');
    expect(said(5, '', 's')).toBe('sheet s, row 5, column c reads “‹found›”');
    expect(said(5, '', '')).toBe('row 5, column c reads “‹found›”');
    expect(said(0, 'f', 's')).toBe('f, sheet s');
    expect(formatTrouble(trouble, { file: 'f', sheet: 's' }, 'zh-CN').message).toMatch(/^“f”工作表“s”第 5 行“c”写的是“‹found›”：/);
  });

  it('is that of a cell, of a file without row and column, of nothing for a rule', () => {
    expect(formatRefusal({ code: 'CELL_NEGATIVE', data }, 'zh-CN')).toMatch(/^“f\.xlsx”工作表“s”第 5 行“c”写的是“‹found›”：/);
    expect(formatRefusal({ code: 'FILE_EMPTY', data }, 'zh-CN')).toMatch(/^“f\.xlsx”工作表“s”：/);
    expect(formatRefusal({ code: 'RIGHT_FIXED', data }, 'zh-CN')).not.toMatch(/f\.xlsx|‹found›/);
  });

  it('of a form says nothing of importing again', () => {
    expect(formatTyped({ code: 'CELL_NEGATIVE', data: {} }, 'zh-CN')).toBe(
      formatRefusal({ code: 'CELL_NEGATIVE', data: {} }, 'zh-CN').replace('后再导入', ''),
    );
  });
});
