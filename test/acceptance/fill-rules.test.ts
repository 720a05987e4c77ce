// What is written into which cell (docs/rules/workbook.md, What is written): hand-made sheets, values worked out by hand, the second reader included.
import { describe, expect, it } from 'vitest';
import { figuresWith, filledByHand, refusalOf, rowsOf, textCell } from '../helpers/fill-by-hand.ts';
import { oddParts, type OddWorkbook } from '../helpers/odd-workbooks.ts';
import { zipByHand } from '../helpers/zip-by-hand.ts';

/** Styles 0 plain, 1 `0.00%`, 2 `@`, 3 年月, 4 a quoted %, 5 an escaped %, 6 a date by number, 7 General in a fill. */
const STYLES =
  '<{p}numFmts count="3"><{p}numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><{p}numFmt numFmtId="177" formatCode="0.0&quot;%&quot;"/><{p}numFmt numFmtId="178" formatCode="0.0\\%"/></{p}numFmts>' +
  `<{p}cellXfs count="7">${[0, 10, 49, 176, 177, 178, 14].map((id) => `<{p}xf numFmtId="${id}"/>`).join('')}</{p}cellXfs>`;

const sheet = (rows: string, more: Omit<OddWorkbook, 'sheets'> = {}): OddWorkbook => ({ styles: STYLES, ...more, sheets: { 表: rows } });
const figure = (cell: string, more: object = {}): object => ({ sheet: '表', cell, figure: 'ZB-2.06.month', ...more });
const head = (cell: string, field: string, more: object = {}): object => ({ sheet: '表', cell, field, ...more });
const money = (raw: number, text = '0.00') => figuresWith({ values: { 'ZB-2.06.month': { raw, text } } });
const NONE = figuresWith({ values: { 'ZB-2.06.month': { raw: null, text: '—' }, 'ZB-2.06.month_yoy': { raw: null, text: '—' } } });
const RATE = figuresWith({ values: { 'ZB-2.06.month_yoy': { raw: null, text: '-12.3' } } });

describe('a number', () => {
  it.each([
    // 123,456,789 fen is 1,234,567.89 元.
    [123_456_789, '元', undefined, '1234567.89'],
    [123_456_789, '千元', undefined, '1234.57'],
    [123_456_789, '万元', undefined, '123.46'],
    [123_456_789, '亿元', undefined, '0.0123'],
    [123_456_789, '亿元', 8, '0.01234568'],
    [123_456_789, '元', 0, '1234568'],
    // Half away from zero, also below zero: 0.5 元, 0.005 万元, 0.00005 亿元.
    [50, '元', 0, '1'],
    [-50, '元', 0, '-1'],
    [5_000, '万元', 2, '0.01'],
    [-5_000, '万元', 2, '-0.01'],
    [-4_999, '万元', 2, '0'],
    [500_000, '亿元', 4, '0.0001'],
    [-123_456_789, '千元', 1, '-1234.6'],
    // Twice rounded it would be 1.01: 1.00499 万元.
    [1_004_990, '万元', 2, '1'],
    [9_007_199_254_740_991, '元', 2, '90071992547409.91'],
  ])('%d fen in %s with %s decimals stands as %s', async (raw, unit, decimals, digits) => {
    const entry = figure('A1', { unit, ...(decimals === undefined ? {} : { decimals }) });
    expect(await rowsOf(sheet('<row r="1"><c r="A1"/></row>'), { cells: [entry] }, money(raw))).toBe(
      `<row r="1"><c r="A1"><v>${digits}</v></c></row>`,
    );
  });

  it.each([
    // 平方米 in hundredths, hours in minutes, counts.
    ['ZB-1.02.value', 1_380_050, '平方米', '13800.5'],
    ['ZB-1.02.value', 1_380_050, '万平方米', '1.3801'],
    ['ZB-2.03.month', 406_433, '小时', '6773.9'],
    ['ZB-2.03.month', 406_433, '分钟', '406433'],
    ['ZB-2.03.month', 33, '小时', '0.6'],
    ['ZB-2.04.month', 99_475_000, '万', '9947.5'],
    ['ZB-2.04.month', -50, '万', '-0.01'],
  ])('%s of %d in %s stands as %s', async (address, raw, unit, digits) => {
    const figures = figuresWith({ values: { [address]: { raw, text: '0' } } });
    expect(await rowsOf(sheet('<row r="1"><c r="A1"/></row>'), { cells: [figure('A1', { figure: address, unit })] }, figures)).toBe(
      `<row r="1"><c r="A1"><v>${digits}</v></c></row>`,
    );
  });

  it('goes into a text cell as text, printed with its decimals, and is a number where its entry says so', async () => {
    const rows = '<row r="1"><c r="A1" s="2"/><c r="B1" s="2"/><c r="C1"/></row>';
    const cells = [figure('A1'), figure('B1', { as: 'number' }), figure('C1', { as: 'text' })];
    expect(await rowsOf(sheet(rows), { cells }, money(150_000_000, '150.00'))).toBe(
      '<row r="1"><c r="A1" s="2" t="inlineStr"><is><t>150.00</t></is></c><c r="B1" s="2"><v>150</v></c><c r="C1" t="inlineStr"><is><t>150.00</t></is></c></row>',
    );
  });

  it('in per cent is a hundredth only where the % stands unquoted', async () => {
    const rows = '<row r="1"><c r="A1" s="1"/><c r="B1" s="4"/><c r="C1" s="5"/><c r="D1" s="2"/><c r="E1"/></row>';
    const cells = ['A1', 'B1', 'C1', 'D1', 'E1'].map((cell) => figure(cell, { figure: 'ZB-2.06.month_yoy' }));
    expect(await rowsOf(sheet(rows), { cells }, RATE)).toBe(
      '<row r="1"><c r="A1" s="1"><v>-0.123</v></c><c r="B1" s="4"><v>-12.3</v></c><c r="C1" s="5"><v>-12.3</v></c><c r="D1" s="2" t="inlineStr"><is><t>-12.3</t></is></c><c r="E1"><v>-12.3</v></c></row>',
    );
  });

  it('that is missing is the text —, or leaves the cell as it is, and never 0', async () => {
    const rows = '<row r="1"><c r="A1" s="1"><v>7</v></c><c r="B1" t="b"><v>1</v></c><c r="C1" s="1"/></row>';
    const cells = [figure('A1'), figure('B1', { none: 'blank' }), figure('C1', { figure: 'ZB-2.06.month_yoy', none: 'dash' })];
    expect(await rowsOf(sheet(rows), { cells }, NONE)).toBe(
      '<row r="1"><c r="A1" s="1" t="inlineStr"><is><t>—</t></is></c><c r="B1" t="b"><v>1</v></c><c r="C1" s="1" t="inlineStr"><is><t>—</t></is></c></row>',
    );
  });
});

describe('a day', () => {
  const rows = '<row r="1"><c r="A1" s="3"/><c r="B1" s="6"/><c r="C1"/><c r="D1" s="2"/></row>';
  const heads = [head('A1', '报告期'), head('B1', '报出日期'), head('C1', '报告期'), head('D1', '报出日期')];
  // 2026-01-01 is 46023 in the 1900 system; October begins 273 days later, 5 November 308; the 1904 system counts 1462 fewer.
  it.each([
    ['', 46_296, 46_331],
    ['date1904="1"', 44_834, 44_869],
    ['date1904="true"', 44_834, 44_869],
    ['date1904="0"', 46_296, 46_331],
  ])('is the serial of the workbook (%s) where the cell shows days, else text', async (workbookProperties, first, reported) => {
    expect(await rowsOf(sheet(rows, { workbookProperties }), { heads })).toBe(
      `<row r="1"><c r="A1" s="3"><v>${first}</v></c><c r="B1" s="6"><v>${reported}</v></c>` +
        '<c r="C1" t="inlineStr"><is><t>2026年10月</t></is></c><c r="D1" s="2" t="inlineStr"><is><t>2026-11-05</t></is></c></row>',
    );
  });

  it('stays ISO where a strict file holds it so', async () => {
    const strict = '<row r="1"><c r="A1" s="3" t="d"><v>2020-01-01</v></c><c r="B1" s="6"><v>1</v></c></row>';
    expect(await rowsOf(sheet(strict, { isStrict: true }), { heads: heads.slice(0, 2) })).toBe(
      '<row r="1"><c r="A1" s="3" t="d"><v>2026-10-01</v></c><c r="B1" s="6"><v>46331</v></c></row>',
    );
  });

  it('that the report does not have leaves the cell with its style', async () => {
    const figures = figuresWith({ head: { 报出日期: '' } });
    expect(await rowsOf(sheet('<row r="1"><c r="B1" s="6"><v>1</v></c></row>'), { heads: [head('B1', '报出日期')] }, figures)).toBe(
      '<row r="1"><c r="B1" s="6"/></row>',
    );
  });
});

describe('a text', () => {
  it.each(['=1+1', '+8613800138000', '-5', '@SUM(A1)', '914403001234567890', '1e5', 'TRUE', '0755'])(
    '“%s” is a text cell as it reads',
    async (name) => {
      const figures = figuresWith({ head: { 填报单位: name } });
      expect(await rowsOf(sheet('<row r="1"><c r="A1" s="1"><v>5</v></c></row>'), { heads: [head('A1', '填报单位')] }, figures)).toBe(
        `<row r="1"><c r="A1" s="1" t="inlineStr"><is><t>${name}</t></is></c></row>`,
      );
    },
  );

  it.each([
    [' 甲 ', '<t xml:space="preserve"> 甲 </t>'],
    ['<甲> & "乙"', '<t>&lt;甲&gt; &amp; &quot;乙&quot;</t>'],
    ['甲\r\n乙', '<t xml:space="preserve">甲_x000D_\n乙</t>'],
    ['_x0041_', '<t>_x005F_x0041_</t>'],
    ['\u0007', '<t>_x0007_</t>'],
    ['𠮷', '<t>𠮷</t>'],
    // No file holds half a character.
    ['\ud800甲', '<t>\ufffd甲</t>'],
    ['{{甲}}', '<t>{{甲}}</t>'],
  ])('%j keeps every character', async (name, markup) => {
    const figures = figuresWith({ head: { 填报单位: name } });
    const filled = await filledByHand(sheet('<row r="1"><c r="A1"/></row>'), { heads: [head('A1', '填报单位')] }, figures);
    expect(filled.part('odd/leaves/leaf0.xml')).toContain(`<is>${markup}</is>`);
    const shared = await filledByHand(
      sheet('<row r="1"><c r="A1"/></row>', { strings: '<si><t>原</t></si>' }),
      { heads: [head('A1', '填报单位')] },
      figures,
    );
    expect(shared.part('odd/words.xml')).toContain(`<si><t>原</t></si><si>${markup}</si>`);
  });

  it('that is empty leaves the style and no value, whatever stood there', async () => {
    const rows =
      '<row r="1"><c r="A1" s="2" t="b"><v>1</v></c><c r="B1" s="2" t="s" ph="1"><v>0</v></c><c r="C1" t="e"><v>#N/A</v></c></row>';
    const figures = figuresWith({ head: { 文号: '', 表号: '', 制定机关: '' } });
    const heads = [head('A1', '文号'), head('B1', '表号'), head('C1', '制定机关')];
    expect(await rowsOf(sheet(rows, { strings: '<si><t>原</t></si>' }), { heads }, figures)).toBe(
      '<row r="1"><c r="A1" s="2"/><c r="B1" s="2"/><c r="C1"/></row>',
    );
  });

  it('goes behind the shared strings, once; theirs keep number, runs and readings, and both counts are right', async () => {
    const strings = '<si><r><rPr><b/></rPr><t>原</t></r><r><t>文</t></r><rPh sb="0" eb="1"><t>yuan</t></rPh></si><si><t>原</t></si>';
    const rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c><c r="D1"/></row>';
    const filled = await filledByHand(
      sheet(rows, { strings, stringsAttributes: ' count="3" uniqueCount="2"' }),
      { heads: [head('A1', '填报单位'), head('D1', '填报单位')] },
      figuresWith({ head: { 填报单位: '原' } }),
    );
    expect(filled.part('odd/words.xml')).toContain(`count="4" uniqueCount="3">${strings}<si><t>原</t></si></sst>`);
    expect(filled.part('odd/leaves/leaf0.xml')).toContain(
      '<c r="A1" t="s"><v>2</v></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c><c r="D1" t="s"><v>2</v></c>',
    );
  });
});

describe('boxes and options', () => {
  it('take one character each, leave out inner cells of merges, and are emptied behind the last', async () => {
    const rows = '<row r="1"><c r="A1"><v>9</v></c><c r="B1"/><c r="C1"/><c r="D1"/><c r="E1" s="1"><v>9</v></c></row>';
    const after = '<mergeCells count="1"><mergeCell ref="B1:C1"/></mergeCells>';
    const figures = figuresWith({ head: { 填表人: '何𠮷' } });
    expect(await rowsOf(sheet(rows, { after }), { heads: [head('A1:E1', '填表人', { as: 'boxes' })] }, figures)).toBe(
      '<row r="1"><c r="A1" t="inlineStr"><is><t>何</t></is></c><c r="B1" t="inlineStr"><is><t>𠮷</t></is></c><c r="C1"/><c r="D1"/><c r="E1" s="1"/></row>',
    );
  });

  it('that are too few refuse', async () => {
    const entry = head('A1:B1', '填报单位', { as: 'boxes' });
    expect(await refusalOf(sheet(''), { heads: [entry] }, figuresWith({ head: { 填报单位: '甲乙丙' } }))).toEqual({
      code: 'WB_MAP',
      data: { n: 1, detail: 'boxes:2|3', sheet: '表', cell: 'A1:B1' },
    });
    expect(await refusalOf(sheet(''), { heads: [head('A1:Q1', '统一社会信用代码', { as: 'boxes' })] })).toMatchObject({
      code: 'WB_MAP',
      data: { detail: 'boxes:17|18' },
    });
  });

  const strings =
    '<si><r><rPr><b/></rPr><t xml:space="preserve">□直播电商园区 </t></r><r><rPr><i/></rPr><t>□</t></r><r><t>直播电商基地</t></r></si>';
  const ticked = figuresWith({ head: { 基地类型: '直播电商基地' } });

  it('tick the box before the chosen option; runs stay, and so do other cells with that text', async () => {
    const rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>0</v></c></row>';
    const filled = await filledByHand(sheet(rows, { strings }), { heads: [head('A1', '基地类型', { as: 'tick' })] }, ticked);
    expect(filled.part('odd/leaves/leaf0.xml')).toContain('<c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c>');
    expect(filled.part('odd/words.xml')).toContain(strings + strings.replace('<i/></rPr><t>□', '<i/></rPr><t>☑'));
  });

  it.each([
    ['□直播电商园区', 'tick:直播电商基地'],
    ['☑直播电商园区 □直播电商基地', 'ticked:直播电商基地'],
    ['□直播电商基地 □直播电商基地', 'tick:直播电商基地'],
  ])('refuse “%s”', async (text, detail) => {
    const entry = head('A1', '基地类型', { as: 'tick' });
    expect(await refusalOf(sheet(`<row r="1">${textCell('A1', text)}</row>`), { heads: [entry] }, ticked)).toMatchObject({
      code: 'WB_MAP',
      data: { n: 1, detail },
    });
  });

  it('leave a ticked box, and all boxes where the report does not say which', async () => {
    const entry = head('A1', '基地类型', { as: 'tick' });
    const done = `<row r="1">${textCell('A1', '☑直播电商基地 □其他')}</row>`;
    expect(await rowsOf(sheet(done), { heads: [entry] }, ticked)).toBe(done);
    const open = `<row r="1">${textCell('A1', '□直播电商基地 □其他')}</row>`;
    expect(await rowsOf(sheet(open), { heads: [entry] }, figuresWith({ head: { 基地类型: '' } }))).toBe(open);
  });
});

describe('a cell', () => {
  it('keeps style, attributes, extensions, comments, instructions and prefix; what belongs to its old value goes', async () => {
    const rows =
      '<{p}row r="1" spans="1:2"><{p}c r="A1" s="1" t="b" cm="1" vm="2" ph="1"><!-- 注 --><{p}v>1</{p}v></{p}c><?go on?>' +
      '<{p}c r="B1" s="6"><{p}v>0</{p}v><{p}extLst><{p}ext uri="u"/></{p}extLst></{p}c></{p}row><!-- 后 -->';
    expect(await rowsOf(sheet(rows, { prefix: 'x:' }), { cells: [figure('A1'), figure('B1')] }, money(1_000_000))).toBe(
      '<x:row r="1" spans="1:2"><x:c r="A1" s="1" cm="1"><x:v>1</x:v><!-- 注 --></x:c><?go on?>' +
        '<x:c r="B1" s="6"><x:v>1</x:v><x:extLst><x:ext uri="u"/></x:extLst></x:c></x:row><!-- 后 -->',
    );
  });

  it('that is missing is made in its place with the style of its row, else of its column', async () => {
    const rows = '<row r="2" s="6" customFormat="1" spans="2:3"><c r="B2"/></row><row r="4" s="1"/>';
    const before = '<dimension ref="B2"/><cols><col min="3" max="4" style="3"/></cols>';
    const cells = ['C2', 'A2', 'C3', 'C4', 'E4'].map((cell) => figure(cell));
    const filled = await filledByHand(sheet(rows, { before }), { cells }, money(1_000_000));
    expect(filled.part('odd/leaves/leaf0.xml')).toContain(
      '<dimension ref="A2:E4"/><cols><col min="3" max="4" style="3"/></cols><sheetData>' +
        '<row r="2" s="6" customFormat="1" spans="1:3"><c r="A2" s="6"><v>1</v></c><c r="B2"/><c r="C2" s="6"><v>1</v></c></row>' +
        '<row r="3"><c r="C3" s="3"><v>1</v></c></row><row r="4" s="1"><c r="C4" s="3"><v>1</v></c><c r="E4"><v>1</v></c></row>',
    );
  });

  it('told by its order alone is found, and keeps the places of those behind it', async () => {
    const rows = '<row><c><v>1</v></c><c/></row><row/><row><c/></row>';
    expect(await rowsOf(sheet(rows), { cells: [figure('C1'), figure('B2'), figure('A3')] }, money(2_000_000))).toBe(
      '<row><c><v>1</v></c><c/><c><v>2</v></c></row><row><c r="B2"><v>2</v></c></row><row><c><v>2</v></c></row>',
    );
  });

  it('in a merged range is the upper left one, and no other', async () => {
    const after = '<mergeCells count="1"><mergeCell ref="A1:C3"/></mergeCells>';
    expect(await rowsOf(sheet('<row r="1"><c r="A1"/></row>', { after }), { cells: [figure('A1')] }, money(1_000_000))).toContain(
      '<v>1</v>',
    );
    expect(await refusalOf(sheet('', { after }), { cells: [figure('B2')] })).toEqual({
      code: 'WB_MAP',
      data: { n: 1, detail: 'inner:B2|A1:C3', sheet: '表', cell: 'B2' },
    });
  });

  it('with a formula, or within the area of one, is not written', async () => {
    const rows = '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f t="array" ref="B1:B2">C1:C2</f><v>0</v></c></row>';
    const code = async (cell: string): Promise<string> => (await refusalOf(sheet(rows), { cells: [figure(cell)] })).code;
    expect([await code('A1'), await code('B1'), await code('B2')]).toEqual(['WB_FORMULA_CELL', 'WB_FORMULA_CELL', 'WB_FORMULA_CELL']);
  });

  it('that is locked on a protected sheet needs its entry to say so', async () => {
    const styles = '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="0" applyProtection="1"><protection locked="0"/></xf></cellXfs>';
    const rows = '<row r="1"><c r="A1"/><c r="B1" s="1"/></row>';
    const shut = sheet(rows, { styles, after: '<sheetProtection sheet="1" objects="1"/>' });
    expect((await refusalOf(shut, { cells: [figure('A1')] })).code).toBe('WB_LOCKED_CELL');
    const filled = await filledByHand(shut, { cells: [figure('A1', { locked: true }), figure('B1')] }, money(1_000_000));
    expect(filled.part('odd/leaves/leaf0.xml')).toContain(
      '<c r="A1"><v>1</v></c><c r="B1" s="1"><v>1</v></c></row></sheetData><sheetProtection sheet="1" objects="1"/>',
    );
  });

  it('is filled where its folders are parted by backslashes, and its parts keep their names', async () => {
    const parts = oddParts(sheet('<row r="1"><c r="A1"/></row>')).map((part) => ({ ...part, name: part.name.replaceAll('/', '\\') }));
    const filled = await filledByHand(zipByHand(parts), { cells: [figure('A1')] }, money(1_000_000));
    expect(filled.part('odd\\leaves\\leaf0.xml')).toContain('<c r="A1"><v>1</v></c>');
  });

  it.each([
    ['<row r="1"><c r="B1"/><c r="A1"/></row>', 'cells'],
    ['<row r="2"/><row r="1"><c r="A1"/></row>', 'rows'],
  ])('is not written where %s stand out of order', async (rows) => {
    expect(await refusalOf(sheet(rows), { cells: [figure('A1')] })).toEqual({
      code: 'WB_DAMAGED',
      data: { detail: 'odd/leaves/leaf0.xml: order' },
    });
  });
});
