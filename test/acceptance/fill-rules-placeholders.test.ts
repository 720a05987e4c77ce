// Placeholders of a blank (docs/rules/workbook.md, Placeholders): every form, where they are let alone, and which refuse the file. Hand-made sheets.
import { describe, expect, it } from 'vitest';
import { figuresWith, filledByHand, refusalOf, rowsOf, textCell } from '../helpers/fill-by-hand.ts';
import type { OddWorkbook } from '../helpers/odd-workbooks.ts';

const STYLES = `<cellXfs count="4">${[0, 10, 49, 14].map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs>`;
const sheet = (cells: string, more: Omit<OddWorkbook, 'sheets'> = {}): OddWorkbook => ({
  styles: STYLES,
  ...more,
  sheets: { 表: `<row r="1">${cells}</row>` },
});
const NOTHING = {};
/** 342,497,906.23 元, 29.2 %, 99,475,000 人次. */
const FIGURES = figuresWith({
  values: {
    'ZB-2.06.month': { raw: 34_249_790_623, text: '34249.79' },
    'ZB-2.06.month_yoy': { raw: null, text: '29.2' },
    'ZB-2.04.month': { raw: 99_475_000, text: '99475000' },
    'ZB-2.07.month': { raw: null, text: '—' },
  },
  head: { 联系电话: '=0755' },
});

/** What the cell A1 becomes whose text this is. */
async function becomes(text: string, style = 0): Promise<string> {
  const rows = await rowsOf(sheet(`<c r="A1" s="${style}" t="inlineStr"><is><t>${text}</t></is></c>`), NOTHING, FIGURES);
  return /<c r="A1" s="\d"(.*)<\/row>/s.exec(rows)?.[1] ?? '';
}

describe('a placeholder alone in its cell', () => {
  it.each([
    ['{{ZB-2.06.month}}', 0, '><v>34249.79</v></c>'],
    ['{{ZB-2.06.month|亿元|4}}', 0, '><v>3.425</v></c>'],
    [' {{ ZB-2.06.month | 元 }} ', 0, '><v>342497906.23</v></c>'],
    ['{{ZB-2.06.month|千元|0}}', 2, ' t="inlineStr"><is><t>342498</t></is></c>'],
    ['{{ZB-2.04.month|万|1}}', 0, '><v>9947.5</v></c>'],
    ['{{ZB-2.06.month_yoy}}', 1, '><v>0.292</v></c>'],
    ['{{ZB-2.06.month_yoy}}', 0, '><v>29.2</v></c>'],
    ['{{ZB-2.07.month}}', 0, ' t="inlineStr"><is><t>—</t></is></c>'],
    ['{{head.报告期}}', 3, '><v>46296</v></c>'],
    ['{{head.报告期}}', 0, ' t="inlineStr"><is><t>2026年10月</t></is></c>'],
    ['{{head.联系电话}}', 0, ' t="inlineStr"><is><t>=0755</t></is></c>'],
    ['{{head.文号}}', 0, '/>'],
  ])('%s in a cell of style %d is typed as auto', async (text, style, markup) => {
    expect(await becomes(text, style)).toBe(markup);
  });
});

describe('within text', () => {
  it.each([
    ['报告期：{{head.报告期}}。', '报告期：2026年10月。'],
    ['{{ZB-2.06.month}}/{{ZB-2.04.month|万|1}}', '34249.79/9947.5'],
    ['同比{{ZB-2.06.month_yoy}}%', '同比29.2%'],
    ['文号{{head.文号}}', '文号'],
    ['{{ZB-2.06.month}}}', '34249.79}'],
    ['{ {甲}} }}', '{ {甲}} }}'],
  ])('%s reads %s', async (text, shown) => {
    expect(await becomes(text, 1)).toBe(` t="inlineStr"><is><t>${shown}</t></is></c>`);
  });

  it('of many runs it lies in one, which keeps its format; readings of the old text go', async () => {
    const rich =
      '<c r="A1" t="inlineStr"><is><r><rPr><b/></rPr><t>期：</t></r><r><rPr><i/></rPr><t>{{head.报告期}}</t></r><rPh sb="0" eb="1"><t>qi</t></rPh></is></c>';
    expect(await rowsOf(sheet(rich), NOTHING)).toBe(
      '<row r="1"><c r="A1" t="inlineStr"><is><r><rPr><b/></rPr><t>期：</t></r><r><rPr><i/></rPr><t>2026年10月</t></r></is></c></row>',
    );
    const cut = '<c r="A1" t="inlineStr"><is><r><t>{{head.</t></r><r><t>报告期}}</t></r></is></c>';
    expect(await refusalOf(sheet(cut), NOTHING)).toEqual({
      code: 'WB_PLACEHOLDER',
      data: { text: '{{head.报告期}}', sheet: '表', cell: 'A1' },
    });
  });

  it('of a shared string it is put into each cell that shows it, and the string itself stays', async () => {
    const strings = '<si><t>期：{{head.报告期}}</t></si>';
    const cells = '<c r="A1" t="s"><v>0</v></c><c r="B1" s="1" t="s"><v>0</v></c>';
    const filled = await filledByHand(sheet(cells, { strings }), NOTHING);
    expect(filled.part('odd/words.xml')).toContain(`${strings}<si><t>期：2026年10月</t></si></sst>`);
    expect(filled.part('odd/leaves/leaf0.xml')).toContain('<c r="A1" t="s"><v>1</v></c><c r="B1" s="1" t="s"><v>1</v></c>');
  });
});

describe('a file is refused by a placeholder', () => {
  it.each([
    '{{',
    '{{ZB-2.06.month}',
    '{{}}',
    '{{head.}}',
    '{{head.邮编}}',
    '{{ZB-9.01.month}}',
    '{{ZB-2.06.month|平方米}}',
    '{{ZB-2.06.month|万元|9}}',
    '{{ZB-2.06.month|}}',
    '{{ZB-2.06.month_yoy|%}}',
    '{{name}}',
    '{{#ZB-2}}',
    '{{/ZB-4}}',
    '{{__proto__}}',
    '{{head.__proto__}}',
    '{{#__proto__}}',
  ])('that reads %s', async (text) => {
    expect(await refusalOf(sheet(textCell('A1', text)), NOTHING)).toEqual({
      code: 'WB_PLACEHOLDER',
      data: { text, sheet: '表', cell: 'A1' },
    });
  });

  it('that begins a list twice, ends another, or stands in rows of a list of the map', async () => {
    const twice = await refusalOf(sheet(textCell('A1', '{{#ZB-4}}') + textCell('B1', '{{#ZB-4}}')), NOTHING);
    const other = await refusalOf(sheet(textCell('A1', '{{#ZB-4}}') + textCell('B1', '{{/ZB-3}}')), NOTHING);
    const list = { sheet: '表', rows: 'ZB-4', firstRow: 1, templateRows: 1, columns: { C: 'name' }, onOverflow: 'refuse' };
    const inList = await refusalOf(sheet(textCell('A1', '{{#ZB-4}}')), { lists: [list] });
    expect([twice, other, inList].map(({ code, data }) => [code, data['cell']])).toEqual([
      ['WB_PLACEHOLDER', 'B1'],
      ['WB_PLACEHOLDER', 'B1'],
      ['WB_PLACEHOLDER', 'A1'],
    ]);
  });

  it('that stands beside boxes to tick: the cell keeps its text', async () => {
    const cell = textCell('A1', '□直播电商基地 {{head.报告期}}');
    const heads = [{ sheet: '表', cell: 'A1', field: '基地类型', as: 'tick' }];
    expect(await refusalOf(sheet(cell), { heads })).toMatchObject({ code: 'WB_PLACEHOLDER', data: { text: '{{head.报告期}}' } });
  });
});

describe('a placeholder is let alone', () => {
  it('where the search is off, and in kept ranges', async () => {
    const cells = textCell('A1', '{{说明');
    expect(await rowsOf(sheet(cells), { placeholders: false })).toBe(`<row r="1">${cells}</row>`);
    expect(await rowsOf(sheet(cells), { keep: [{ sheet: '表', range: 'A1:B2' }] })).toBe(`<row r="1">${cells}</row>`);
  });

  it('in what formulas show, also those of several cells', async () => {
    const cells =
      '<c r="A1" t="str"><f>"{{甲}}"&amp;B2</f><v>{{</v></c><c r="B1" t="str"><f t="array" ref="B1:C1">D9:E9</f><v>{{甲}}</v></c><c r="C1" t="str"><v>{{乙}}</v></c>';
    const filled = await filledByHand(sheet(cells), NOTHING);
    expect(filled.account.written).toBe(0);
    expect(filled.part('odd/leaves/leaf0.xml')).toContain(cells);
    expect(filled.account.warnings.map(({ refusal }) => refusal.code)).toEqual(['WB_PLACEHOLDER_ELSEWHERE']);
  });

  it('where the map fills its cell, whatever it says, and none is left where the figure is missing', async () => {
    const cells = [
      { sheet: '表', cell: 'A1', figure: 'ZB-2.06.month' },
      { sheet: '表', cell: 'B1', figure: 'ZB-2.07.month', none: 'blank' },
    ];
    expect(await rowsOf(sheet(textCell('A1', '{{说明') + textCell('B1', '{{ZB-2.01.month}}')), { cells }, FIGURES)).toBe(
      '<row r="1"><c r="A1"><v>34249.79</v></c><c r="B1"/></row>',
    );
  });

  it('in rows of a list that the table does not fill, but not with its text', async () => {
    const rows = [1, 2].map((row) => `<row r="${row}">${textCell(`A${row}`, '{{说明')}</row>`).join('');
    const list = { sheet: '表', rows: 'ZB-4', firstRow: 1, templateRows: 2, columns: { A: 'seq' }, onOverflow: 'refuse' };
    expect(await rowsOf({ sheets: { 表: rows } }, { lists: [list] }, figuresWith({ tenants: 1 }))).toBe(
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"/></row>',
    );
  });
});
