// Every code has words in both languages, and its sentences name what the data hold.
import { describe, expect, it } from 'vitest';
import { CELL_CODES, FILE_CODES, FORM_CODES, type RefusalCode, RULE_CODES, WORKBOOK_CODES } from '../domain/values/refusal-codes.ts';
import { fillTemplate, type Language } from './core/phrase.ts';
import { WORDS, formatRefusal, formatTrouble, formatTyped } from './messages.ts';

const CODES: readonly RefusalCode[] = [...CELL_CODES, ...FILE_CODES, ...RULE_CODES, ...FORM_CODES, ...WORKBOOK_CODES];
const LANGUAGES: readonly Language[] = ['zh-CN', 'en'];
const PLACEHOLDER = /\{(\w+)(?:\|\w+)?\}/g;

/** The names of the facts that a text uses, each once. */
function listFacts(text: string): readonly string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name))].toSorted();
}

describe('the words of the codes', () => {
  it('are there for every code and for nothing else', () => {
    expect(Object.keys(WORDS).toSorted()).toEqual([...new Set(CODES)].toSorted());
  });

  it.each(CODES)('%s has a sentence in both languages', (code) => {
    const { zh, en } = WORDS[code];
    expect(Math.min(zh.length, en.length)).toBeGreaterThan(5);
    expect(zh).toMatch(/。$/);
    expect(en).toMatch(/\.$/);
  });

  it.each([...CELL_CODES])('%s says what was expected', (code) => {
    const { expected } = WORDS[code];
    expect([expected?.zh, expected?.en]).toEqual([expect.stringMatching(/./), expect.stringMatching(/./)]);
  });

  it.each(CODES)('%s names the same facts in both languages', (code) => {
    const { zh, en, expected } = WORDS[code];
    expect(listFacts(zh)).toEqual(listFacts(en));
    expect(listFacts(expected?.zh ?? '')).toEqual(listFacts(expected?.en ?? ''));
  });

  it.each(CODES)('%s leaves no placeholder and no bracket, with all facts and with none', (code) => {
    const { zh, en, expected } = WORDS[code];
    const names = [zh, en, expected?.zh ?? '', expected?.en ?? ''].flatMap(listFacts);
    const full = Object.fromEntries(names.map((name) => [name, name === 'limit' || name === 'found' ? 12 : `<${name}>`]));
    for (const data of [full, {}]) {
      for (const language of LANGUAGES) {
        expect(formatRefusal({ code, data }, language)).not.toMatch(/[[\]{}|]|undefined|null|NaN(?! MB)/);
      }
    }
  });
});

describe('what to do', () => {
  it.each(CODES)('%s: a window names no command and no option of one', (code) => {
    const trouble = { row: 1, column: '', found: '', code, data: {} };
    for (const language of LANGUAGES) {
      const { message, expected } = formatTrouble(trouble, { file: '', sheet: '' }, language);
      for (const words of [formatRefusal({ code, data: {} }, language), message, expected])
        expect(words).not.toMatch(/livebase [a-z]|livebase command|(?:^|[^-])--[a-z]|命令行|[<>]/);
    }
  });

  it('is said to the command line by its commands, to a window by what stands there', () => {
    const closed = { code: 'MONTH_CLOSED', data: { month: '2026-10', kept: 2 } } as const;
    expect(formatRefusal(closed, 'zh-CN', 'cli')).toBe(
      '2026-10 已结账，数据没有改动。要改请先用 livebase reopen 重开该月；被挡下的 2 个文件已存起，见 livebase parked。',
    );
    expect(formatRefusal(closed, 'zh-CN')).toBe(
      '2026-10 已结账，数据没有改动。要改请先重开该月；被挡下的 2 个文件已存起，重开后可以再收。',
    );
    expect(formatRefusal(closed, 'en')).toBe(
      '2026-10 is closed and nothing was changed. Reopen the month first; 2 files are kept for it: they can be taken then.',
    );
    const missing = { code: 'BASE_MISSING', data: { folder: '/data/base' } } as const;
    expect(formatRefusal(missing, 'zh-CN', 'cli')).toBe(
      '“/data/base”这个文件夹里还没有数据库；请先运行 livebase init 新建，或用 --data 指明数据所在的文件夹。',
    );
    expect(formatRefusal(missing, 'zh-CN')).toBe('“/data/base”这个文件夹里还没有数据库；请新建一个，或选数据所在的文件夹。');
  });
});

describe('sentences', () => {
  it('name file, sheet, row, column and what was found', () => {
    const trouble = {
      row: 12,
      column: '成交额(元)',
      found: '12.345',
      code: 'CELL_TOO_MANY_DECIMALS',
      data: { found: '12.345', decimals: 2 },
    } as const;
    expect(formatTrouble(trouble, { file: '', sheet: '' }, 'zh-CN')).toEqual({
      message: '第 12 行“成交额(元)”写的是“12.345”：最多 2 位小数，请改正后再导入。',
      expected: '数，最多 2 位小数，如 1234.50',
    });
    expect(formatTrouble(trouble, { file: '九月.xlsx', sheet: '销售台账' }, 'zh-CN').message).toBe(
      '“九月.xlsx”工作表“销售台账”第 12 行“成交额(元)”写的是“12.345”：最多 2 位小数，请改正后再导入。',
    );
    expect(formatTrouble(trouble, { file: 'a.xlsx', sheet: 's' }, 'en').message).toBe(
      'a.xlsx, sheet s, row 12, column 成交额(元) reads “12.345”: at most 2 decimals are taken; correct it and import again.',
    );
  });

  it('say that a filled-in nothing is missing', () => {
    const trouble = { row: 3, column: '月份', found: '-', code: 'CELL_REQUIRED', data: {} } as const;
    expect(formatTrouble(trouble, { file: '', sheet: '' }, 'zh-CN').message).toBe('第 3 行“月份”：这一项必填，请补上后再导入。');
  });

  it('speak of a sheet as a whole without a row', () => {
    const trouble = {
      row: 0,
      column: '月份',
      found: '月份',
      code: 'SHEET_HEADER_MISSING',
      data: { header: '月份', missing: ['月份', '平台'] },
    } as const;
    expect(formatTrouble(trouble, { file: 'a.xlsx', sheet: '销售台账' }, 'zh-CN').message).toBe(
      '“a.xlsx”工作表“销售台账”：前 30 行里找不到完整的表头，缺：月份、平台；请补上这些列名后再导入。',
    );
  });

  it('name who holds a slot, and do without what a trigger does not know', () => {
    const data = { studio: 'A101', bookingId: 7, tenant: '甲公司', from: '2026-10-03 20:00', until: '2026-10-03 22:00' };
    expect(formatRefusal({ code: 'BOOKING_OVERLAP', data }, 'zh-CN')).toBe(
      '这个时段，直播间 A101已被占用：“甲公司”预约了 2026-10-03 20:00 至 2026-10-03 22:00，请换个时间或直播间。',
    );
    expect(formatRefusal({ code: 'MONTH_NOT_OVER', data: { month: '2027-10', begins: '2027-10-01' } }, 'zh-CN')).toBe(
      '2027-10 还没有开始，企业月报表从 2027-10-01 起才能做。',
    );
    expect(formatRefusal({ code: 'BOOKING_OVERLAP', data: { fact: '7' } }, 'zh-CN')).toBe('这个时段已被占用，请换个时间或直播间。');
  });

  it('name the file in front of what is wrong with it', () => {
    expect(formatRefusal({ code: 'FILE_NOT_A_TABLE', data: { file: '说明.docx', seems: 'docx' } }, 'zh-CN')).toBe(
      '“说明.docx”：这不是表格，像是Word 文档；请给 .xlsx、.xls 或 .csv 文件。',
    );
    expect(formatRefusal({ code: 'FILE_TOO_LARGE', data: { unit: 'bytes', limit: 104_857_600, found: 200_000_000 } }, 'en')).toBe(
      'The file is too large (191 MB, 100 MB is the most); split it and import the parts.',
    );
    expect(formatRefusal({ code: 'FILE_TOO_MANY_CELLS', data: { unit: 'rows', limit: 250_000, found: 1_048_576 } }, 'zh-CN')).toContain(
      '1048576 行',
    );
  });

  it('show the start of a long list and how many there are', () => {
    const allowed = Array.from({ length: 40 }, (_, index) => `词${index}`);
    expect(fillTemplate('{allowed}', { allowed }, 'zh-CN')).toMatch(/、词29等 40 项$/);
    // A header of a megabyte, and one that turns the direction of writing.
    const said = (file: string): string => formatRefusal({ code: 'FILE_NOT_A_TABLE', data: { file, seems: 'exe' } }, 'zh-CN');
    expect(said('长'.repeat(1_000_000))).toContain(`“${'长'.repeat(80)}…”`);
    expect(said('\u202Efdp\u2066.exe\u2069')).toContain('“fdp.exe”');
  });
});

describe('a form', () => {
  it('never tells to import again, whatever is wrong with what was typed: a payment’s form said 请补上后再导入', () => {
    const data = { found: 'x', limit: 5, decimals: 2, from: 1, to: 2, allowed: ['甲'], length: 9, letters: 'I' };
    for (const code of CELL_CODES.filter((one) => one.startsWith('CELL_'))) {
      expect(formatTyped({ code, data }, 'zh-CN'), code).not.toContain('导入');
      expect(formatTyped({ code, data }, 'en'), code).not.toContain('import');
    }
    expect(formatTyped({ code: 'CELL_REQUIRED', data: {} }, 'zh-CN')).toBe('这一项必填，请补上。');
    expect(formatTyped({ code: 'CELL_NOT_NUMBER', data: {} }, 'en')).toBe('This is no number; correct it.');
  });

  it('says which linked studio is taken: 后者相连的直播间 was said', () => {
    const data = { studio: '大厅', linked: 'B101', bookingId: 1, tenant: '晨光', from: '20:00', until: '22:00', fact: null };
    expect(formatRefusal({ code: 'BOOKING_LINKED_TAKEN', data }, 'zh-CN')).toContain('直播间 大厅 的相连直播间 B101 这时有预约');
    expect(formatRefusal({ code: 'BOOKING_LINKED_TAKEN', data: { fact: 1 } }, 'zh-CN')).toContain(
      '相连直播间这时有预约，请换个时间或直播间',
    );
  });
});
