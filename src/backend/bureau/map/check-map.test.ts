// `map check`: each rule by a map that breaks it, on a small form made by hand.
import { describe, expect, it } from 'vitest';
import { bookOf, fixture, shippedFacts } from '../../../../test/helpers/fill-figures.ts';
import { formByHand, type FormSheet } from '../../../../test/helpers/form-by-hand.ts';
import type { MapValue } from '../../../contract/bureau/workbook-map.ts';
import { adoptMap, type CheckedMap, checkMap } from './check-map.ts';
import { parseMap } from './map-schema.ts';
import { hashSha256 } from '../../core/db/database-files.ts';

const FACTS = shippedFacts();
const FORM: FormSheet = {
  rows: [
    ['月报表', '', '', '', ''],
    ['指标', '单位', '本月', '累计', ''],
    ['直播成交额', '万元', '', '', '=C3*2'],
    ['直播场次', '场', '', '', { value: '=C4>0', stored: true }],
    ['', '', '', '', ''],
    ['', '', '', '', ''],
    ['代码表', '□甲', '', '', ''],
  ],
  merges: ['A1:E1', 'A5:A6'],
};
const OPEN = { value: '', style: 'open' } as const;

type Changes = Partial<Record<keyof MapValue, unknown>>;

async function checked(changes: Changes, form: Readonly<Record<string, FormSheet>> = { 表: FORM }): Promise<CheckedMap> {
  const bytes = formByHand(form);
  const map = parseMap({ version: 1, workbook: { file: 'a.xlsx', sha256: hashSha256(bytes) }, ...changes });
  if (!map.ok) throw new Error(JSON.stringify(map.refusal));
  return checkMap({ book: await bookOf(bytes), map: map.value, facts: FACTS });
}

/** What was found, as `code n detail cell`. */
function errorsOf({ errors }: CheckedMap): readonly string[] {
  return errors.map(({ refusal: { code, data }, cell }) =>
    [code, data['n'], data['detail'] ?? data['text'], cell].filter(Boolean).join(' '),
  );
}

const cell = (address: string, figure = 'ZB-2.06.month', more: object = {}): object => ({ sheet: '表', cell: address, figure, ...more });

describe('a map without fault', () => {
  it.each([
    ['simple-monthly', 87, 0],
    ['rich-features', 105, 0],
    ['tenant-list', 7, 1],
    ['placeholders', 1, 1],
  ])('%s has none', async (name, cells, lists) => {
    const { book, map } = await fixture(name);
    expect(checkMap({ book, map, facts: FACTS })).toEqual({ errors: [], warnings: [], cells, lists });
  });
});

describe('a cell picked by hand, beside the words of its row', () => {
  const UNITS: FormSheet = {
    rows: [
      ['计量单位：千元', '', '', ''],
      ['指标', '单位', '本月', '同比（%）'],
      ['直播成交额', '亿元', '', ''],
      ['观看人次', '万人次', '', ''],
      ['公共直播间使用率', '%', '', ''],
      ['净成交额', '', '', ''],
      ['观看人次（万）', '', '', ''],
      ['直播成交额（亿）', '', '', ''],
      ['直播成交额（元）', '万元', '', ''],
    ],
  };
  const errorsWith = async (...cells: object[]): Promise<readonly string[]> =>
    (await checked({ cells }, { 表: UNITS })).errors.map(({ refusal: { code, data } }) =>
      [code, data['cell'], data['said'], data['unit']].join(' '),
    );

  it('refuses 万元 beside 亿元, 人次 beside 万人次, an amount beside %, a rate beside 亿元', async () => {
    expect(await errorsWith(cell('C3'), cell('C4', 'ZB-2.04.month'), cell('D3'), cell('C5'))).toEqual([
      'WB_UNIT C3 亿元 万元',
      'WB_UNIT C4 万人次 人次',
      'WB_UNIT D3 % 万元',
      'WB_UNIT C5 % 万元',
    ]);
    expect(await errorsWith(cell('C3', 'ZB-2.19.month'))).toEqual(['WB_UNIT C3 亿元 %']);
  });

  it('takes 万 and 亿 alone in brackets for the unit, and asks where two texts contradict each other', async () => {
    expect(await errorsWith(cell('C7', 'ZB-2.04.month'), cell('C8'))).toEqual(['WB_UNIT C7 万 人次', 'WB_UNIT C8 亿 万元']);
    expect(await errorsWith(cell('C7', 'ZB-2.04.month', { unit: '万' }), cell('C8', 'ZB-2.06.month', { unit: '亿元' }))).toEqual([]);
    expect(await errorsWith(cell('C9'))).toEqual(['WB_UNIT C9 元 万元']);
    expect(await errorsWith(cell('C9', 'ZB-2.06.month', { unit: '元' }))).toEqual(['WB_UNIT C9 万元 元']);
  });

  it('takes the unit of the row, a growth in the row of an amount, and what a person is sure of', async () => {
    const right = [
      cell('C3', 'ZB-2.06.month', { unit: '亿元' }),
      cell('C4', 'ZB-2.04.month', { unit: '万' }),
      cell('D3', 'ZB-2.06.month_yoy'),
    ];
    expect(await errorsWith(...right, cell('C5', 'ZB-2.19.month'))).toEqual([]);
    expect(await errorsWith(cell('C3', 'ZB-2.06.month', { sure: true }))).toEqual([]);
  });

  it('counts the line over the table for an entry without a unit, and only warns of one that writes its own', async () => {
    expect(await errorsWith(cell('C6', 'ZB-2.08.month'))).toEqual(['WB_UNIT C6 千元 万元']);
    const { errors, warnings } = await checked({ cells: [cell('C6', 'ZB-2.08.month', { unit: '万元' })] }, { 表: UNITS });
    expect(errors).toEqual([]);
    expect(warnings.map(({ refusal: { code } }) => code)).toEqual(['WB_UNIT']);
  });
});

describe('what a map names', () => {
  it.each<[string, Changes, string]>([
    ['a sheet', { cells: [{ sheet: '月报', cell: 'C3', figure: 'ZB-2.06.month' }] }, 'WB_NO_SHEET 1'],
    ['a figure', { cells: [cell('C3', 'ZB-2.99.month')] }, 'WB_MAP 1 figure:ZB-2.99.month C3'],
    ['a unit', { cells: [cell('C3', 'ZB-2.06.month', { unit: '平方米' })] }, 'WB_MAP 1 unit:平方米|ZB-2.06.month C3'],
    ['a unit of a percentage', { cells: [cell('C3', 'ZB-2.19.month', { decimals: 2 })] }, 'WB_MAP 1 percent_unit:ZB-2.19.month C3'],
    ['a way of writing', { cells: [cell('C3', 'ZB-2.06.month', { as: 'date' })] }, 'WB_MAP 1 as:date|ZB-2.06.month C3'],
    ['a field', { heads: [{ sheet: '表', cell: 'C3', field: '邮编' }] }, 'WB_MAP 1 field:邮编 C3'],
    ['a way of writing a field', { heads: [{ sheet: '表', cell: 'C3', field: '联系电话', as: 'date' }] }, 'WB_MAP 1 as:date|联系电话 C3'],
    ['a range for one cell', { heads: [{ sheet: '表', cell: 'C3:D3', field: '填表人' }] }, 'WB_MAP 1 one_cell:C3:D3 C3:D3'],
    ['boxes in two rows', { heads: [{ sheet: '表', cell: 'C3:D4', field: '填表人', as: 'boxes' }] }, 'WB_MAP 1 one_row:C3:D4 C3:D4'],
    ['too few boxes', { heads: [{ sheet: '表', cell: 'C3:D3', field: '统一社会信用代码', as: 'boxes' }] }, 'WB_MAP 1 boxes:2|18 C3:D3'],
    ['boxes to tick where none are', { heads: [{ sheet: '表', cell: 'A2', field: '基地类型', as: 'tick' }] }, 'WB_MAP 1 no_tick A2'],
    ['an empty cell to check', { checks: [{ sheet: '表', cell: 'D7', ok: ['通过'] }] }, 'WB_MAP 1 check_empty:D7 D7'],
  ])('must be there: %s', async (_, changes, expected) => {
    expect(errorsOf(await checked(changes))).toContain(expected);
  });

  it('must be there in lists too', async () => {
    const list = { sheet: '表', rows: 'ZB-4', firstRow: 5, templateRows: 1, onOverflow: 'refuse', columns: { C: 'name' } };
    const of = async (more: object): Promise<readonly string[]> => errorsOf(await checked({ lists: [{ ...list, ...more }] }));
    expect(await of({ rows: 'ZB-2' })).toEqual(['WB_MAP 1 no_list:ZB-2 A5']);
    expect(await of({ columns: { C: 'phone' } })).toEqual(['WB_MAP 1 column:phone|ZB-4 A5']);
    expect(await of({ columns: { C: { column: 'uscc', unit: '万' } } })).toEqual(['WB_MAP 1 unit:万|uscc A5']);
    expect(await of({ columns: { C: { column: 'paid', unit: '家' } } })).toEqual(['WB_MAP 1 unit:家|paid A5']);
    expect(await of({ rows: 'ZB-3', columns: { C: 'name', D: { column: 'paid', unit: '元' } } })).toEqual([]);
  });
});

describe('a cell', () => {
  it('is filled once, also through a merge, by a list or by boxes', async () => {
    const list = { sheet: '表', rows: 'ZB-4', firstRow: 5, templateRows: 2, onOverflow: 'refuse', columns: { C: 'name' } };
    const boxes = { sheet: '表', cell: 'B7:D7', field: '填表人', as: 'boxes' };
    expect(errorsOf(await checked({ cells: [cell('C3'), cell('C3', 'ZB-2.06.ytd')] }))).toEqual(['WB_MAP 2 twice:C3|1 C3']);
    expect(errorsOf(await checked({ cells: [cell('C6')], lists: [list] }))).toEqual(['WB_MAP 2 twice:C6|1 C6', 'WB_MAP 1 in_list:C6|2 C6']);
    expect(errorsOf(await checked({ cells: [cell('C7')], heads: [boxes] }))).toEqual(['WB_MAP 2 twice:C7|1 C7']);
    expect(errorsOf(await checked({ lists: [list, { ...list, firstRow: 6, columns: { D: 'name' } }] }))).toEqual([
      'WB_MAP 2 list_overlap:1 A6',
    ]);
  });

  it('is the first of its merge, no formula, and not kept', async () => {
    const list = { sheet: '表', rows: 'ZB-4', firstRow: 5, templateRows: 2, onOverflow: 'refuse', columns: { A: 'name' } };
    const kept = { cells: [cell('C3')], keep: [{ sheet: '表', range: 'B3:C9' }] };
    expect(errorsOf(await checked({ cells: [cell('B1')] }))).toEqual(['WB_MAP 1 inner:B1|A1:E1 B1']);
    expect(errorsOf(await checked({ cells: [cell('A1')] }))).toEqual([]);
    expect(errorsOf(await checked({ lists: [list] }))).toEqual(['WB_MAP 1 inner:A5|A5:A6 A5']);
    expect(errorsOf(await checked({ cells: [cell('E3')] }))).toEqual(['WB_FORMULA_CELL 1 E3']);
    expect(errorsOf(await checked(kept))).toEqual(['WB_MAP 1 keep:C3|B3:C9 C3']);
  });

  it('of a protected sheet is open, or its entry says that it may be filled', async () => {
    const form = { 表: { rows: [['a', '', OPEN]], isProtected: true } };
    expect(errorsOf(await checked({ cells: [cell('B1'), cell('C1', 'ZB-2.06.ytd')] }, form))).toEqual(['WB_LOCKED_CELL 1 B1']);
    expect(errorsOf(await checked({ cells: [cell('B1', 'ZB-2.06.month', { locked: true })] }, form))).toEqual([]);
  });
});

describe('placeholders', () => {
  const form = (text: string, more: readonly string[] = []): Readonly<Record<string, FormSheet>> => ({ 表: { rows: [[text, ...more]] } });
  it.each([
    ['{{ZB-2.06.moth}}', '{{ZB-2.06.moth}}'],
    ['{{ZB-2.06.month|平方米}}', '{{ZB-2.06.month|平方米}}'],
    ['{{ZB-2.19.month|万}}', '{{ZB-2.19.month|万}}'],
    ['{{head.邮编}}', '{{head.邮编}}'],
    ['合计 {{ZB-2.06.month', '{{ZB-2.06.month'],
    ['{{name}}', '{{name}}'],
    ['{{/ZB-4}}', '{{/ZB-4}}'],
    ['{{#ZB-2}}', '{{#ZB-2}}'],
    ['{{#ZB-4}}{{uscc|万}}', '{{uscc|万}}'],
    ['{{#ZB-4}}{{name}}{{/ZB-3}}', '{{/ZB-3}}'],
    ['{{#ZB-4}}{{name}}{{#ZB-4}}', '{{#ZB-4}}'],
  ])('%s refuse the file', async (text, found) => {
    expect(errorsOf(await checked({}, form(text)))).toEqual([`WB_PLACEHOLDER ${found} A1`]);
    expect(errorsOf(await checked({ placeholders: false }, form(text)))).toEqual([]);
    expect(errorsOf(await checked({ keep: [{ sheet: '表', range: 'A1' }] }, form(text)))).toEqual([]);
    expect(errorsOf(await checked({ cells: [cell('A1')] }, form(text)))).toEqual([]);
  });

  it('lie within one run of a rich text', async () => {
    const rich = (runs: readonly string[]): Readonly<Record<string, FormSheet>> => ({ 表: { rows: [[{ value: runs.join(''), runs }]] } });
    expect(errorsOf(await checked({}, rich(['报告期：', '{{head.报告期}}', '止'])))).toEqual([]);
    expect(errorsOf(await checked({}, rich(['报告期：{{head', '.报告期}}'])))).toEqual(['WB_PLACEHOLDER {{head.报告期}} A1']);
  });

  it('of a list do not share their row with an entry, which would fill the first one alone', async () => {
    const changes = { cells: [cell('B1')] };
    expect(errorsOf(await checked(changes, form('{{#ZB-4}}{{name}}', ['{{paid}}'])))).toEqual(['WB_MAP 1 in_row:B1|{{#ZB-4}} B1']);
  });

  it('where nobody fills them are warnings', async () => {
    const sheet = {
      rows: [['a', { value: '="{{ZB-2.06.month}}"&A1', stored: '' }]],
      after: '<headerFooter><oddHeader>&amp;L{{head.报告期}}</oddHeader></headerFooter>',
    };
    const { errors, warnings } = await checked({}, { '{{ZB-2.01.month}}': sheet });
    expect(errors).toEqual([]);
    expect(warnings.map(({ refusal: { code, data } }) => [code, data['place'], data['text']])).toEqual([
      ['WB_PLACEHOLDER_ELSEWHERE', 'sheet_name', '{{ZB-2.01.month}}'],
      ['WB_PLACEHOLDER_ELSEWHERE', 'header', '{{head.报告期}}'],
      ['WB_PLACEHOLDER_ELSEWHERE', 'formula_text', '{{ZB-2.06.month}}'],
    ]);
  });
});

describe('a blank', () => {
  it('with volatile formulas is named, once for each function', async () => {
    const { warnings } = await checked({}, { 表: { rows: [['=TODAY()', '=NOW()+TODAY()', '=A1&"NOW()"', '=YEAR(NOW())']] } });
    expect(warnings.map(({ refusal, cell: at }) => [refusal.code, at, refusal.data['function']])).toEqual([
      ['WB_VOLATILE', 'A1', 'TODAY'],
      ['WB_VOLATILE', 'B1', 'NOW'],
    ]);
  });

  it('with proposals that nobody has confirmed cannot be exported', async () => {
    expect(errorsOf(await checked({ cells: [cell('C3', 'ZB-2.06.month', { state: 'proposed' })] }))).toEqual(['WB_UNCONFIRMED 1']);
  });
});

describe('another edition of the blank', () => {
  const labels = { label: ['直播成交额', '本月'] };
  const map = (bytes: Uint8Array): MapValue => {
    const parsed = parseMap({
      version: 1,
      workbook: { file: 'a.xlsx', sha256: hashSha256(bytes) },
      cells: [cell('C3', 'ZB-2.06.month', labels), cell('D3', 'ZB-2.06.ytd', { label: ['直播成交额', '累计'] })],
    });
    if (!parsed.ok) throw new Error('map');
    return parsed.value;
  };
  const old = map(formByHand({ 表: FORM }));
  const adopt = async (form: FormSheet): Promise<{ readonly codes: readonly string[]; readonly sha256: string | null }> => {
    const bytes = formByHand({ 表: form });
    const adopted = adoptMap({ book: await bookOf(bytes), map: old, facts: FACTS }, 'b.xlsx');
    const sha256 = adopted.map === null ? null : adopted.map.workbook.sha256 === hashSha256(bytes) ? adopted.map.workbook.file : 'wrong';
    return { codes: adopted.errors.map(({ refusal }) => refusal.code), sha256 };
  };

  it('is refused by its hash', async () => {
    const other = await bookOf(formByHand({ 表: { ...FORM, merges: [] } }));
    expect(errorsOf(checkMap({ book: other, map: old, facts: FACTS }))).toEqual(['WB_OTHER_FILE']);
  });

  it('is taken over where every label stands where it stood', async () => {
    const rows = FORM.rows.map((row) => row.map((one) => (one === '直播成交额' ? '二、直播成交额（支付口径）' : one)));
    expect(await adopt({ ...FORM, rows })).toEqual({ codes: [], sha256: 'b.xlsx' });
  });

  it('is not, where a row was put in, columns were swapped, or a formula stands there now', async () => {
    const [title = [], head = [], ...rest] = FORM.rows;
    expect(await adopt({ rows: [title, head, ['新指标', '万元', '', '', ''], ...rest] })).toEqual({
      codes: ['WB_LABEL_MOVED', 'WB_LABEL_MOVED'],
      sha256: null,
    });
    expect(await adopt({ rows: [title, ['指标', '单位', '累计', '本月', ''], ...rest] })).toMatchObject({ sha256: null });
    expect(await adopt({ rows: [title, head, ['直播成交额', '万元', '=1+1', '', ''], ...rest.slice(1)] })).toEqual({
      codes: ['WB_FORMULA_CELL'],
      sha256: null,
    });
  });
});
