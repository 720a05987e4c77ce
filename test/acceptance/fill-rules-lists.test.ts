// Lists, formulas and the rest of the package in hand-made workbooks: what is added, what is calculated again, what stays byte for byte.
import { describe, expect, it } from 'vitest';
import { figuresWith, filledByHand, refusalOf, rowsOf, textCell } from '../helpers/fill-by-hand.ts';
import { oddParts, type OddWorkbook } from '../helpers/odd-workbooks.ts';
import { zipByHand } from '../helpers/zip-by-hand.ts';
import { zipParts } from '../helpers/zip-parts.ts';

const sheet = (rows: string, more: Omit<OddWorkbook, 'sheets'> = {}): OddWorkbook => ({ ...more, sheets: { 表: rows } });
const row = (number: number, cells: string): string => `<row r="${number}">${cells}</row>`;
const list = (more: object = {}): object => ({
  sheet: '表',
  rows: 'ZB-4',
  firstRow: 2,
  templateRows: 1,
  columns: { A: 'seq', B: 'paid' },
  onOverflow: 'insertRows',
  ...more,
});
const tenant = (seq: number, fen: number) => ({
  seq: { raw: seq, text: String(seq) },
  name: { raw: null, text: `企业${seq}` },
  paid: { raw: fen, text: '—' },
});
/** 1.00, 2.50 and -0.25 万元. */
const THREE = figuresWith({ tenants: [tenant(1, 1_000_000), tenant(2, 2_500_000), tenant(3, -250_000)] });
const NO_TENANTS = figuresWith({ tenants: 0 });
/** A cell with a formula and a stored result that must not stay. */
const formula = (place: string, text: string): string => `<c r="${place}"><f>${text}</f><v>99</v></c>`;

describe('a list of the map', () => {
  it('grows by the rows it needs; what stands below goes down with its formulas', async () => {
    const rows =
      row(2, '<c r="A2"/><c r="B2" s="1"/>' + formula('C2', 'B2/B$3')) +
      row(3, formula('B3', 'SUM(B2:B2)')) +
      row(4, formula('A4', 'B3*2'));
    const styles = '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="4"/></cellXfs>';
    // 1 + 2.5 - 0.25 = 3.25.
    expect(await rowsOf(sheet(rows, { styles }), { lists: [list()] }, THREE)).toBe(
      '<row r="2"><c r="A2"><v>1</v></c><c r="B2" s="1"><v>1</v></c><c r="C2"><f>B2/B$5</f><v>0.3076923076923077</v></c></row>' +
        `<row r="3"><c r="A3"><v>2</v></c><c r="B3" s="1"><v>2.5</v></c><c r="C3"><f>B3/B$5</f><v>${2.5 / 3.25}</v></c></row>` +
        `<row r="4"><c r="A4"><v>3</v></c><c r="B4" s="1"><v>-0.25</v></c><c r="C4"><f>B4/B$5</f><v>${-0.25 / 3.25}</v></c></row>` +
        '<row r="5"><c r="B5"><f>SUM(B2:B4)</f><v>3.25</v></c></row><row r="6"><c r="A6"><f>B5*2</f><v>6.5</v></c></row>',
    );
  });

  it('with no rows, or fewer than stand ready, leaves the rest as it was', async () => {
    const rows = row(2, '<c r="A2"><v>7</v></c>') + row(3, '<c r="A3"><v>8</v></c>') + row(4, '<c r="A4"><v>9</v></c>');
    expect(await rowsOf(sheet(rows), { lists: [list({ templateRows: 3, columns: { A: 'seq' } })] }, NO_TENANTS)).toBe(rows);
    const one = figuresWith({ tenants: [tenant(1, 1_000_000)] });
    expect(await rowsOf(sheet(rows), { lists: [list({ templateRows: 3, columns: { A: 'seq' } })] }, one)).toBe(
      row(2, '<c r="A2"><v>1</v></c>') + row(3, '<c r="A3"><v>8</v></c>') + row(4, '<c r="A4"><v>9</v></c>'),
    );
  });

  it('of a breakdown has the rows from 02 on, counted from 1, with their names', async () => {
    const filled = await filledByHand(sheet(row(2, '')), { lists: [list({ rows: 'ZB-3', columns: { A: 'seq', B: 'name', C: 'paid' } })] });
    // Eight platforms of the profile stand behind the total.
    expect(filled.account).toMatchObject({ inserted: 7, written: 24 });
    const xml = filled.part('odd/leaves/leaf0.xml');
    expect(xml).toContain(
      '<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="inlineStr"><is><t>抖音</t></is></c><c r="C2"><v>2063.29</v></c></row>',
    );
    expect(xml).toContain(
      '<row r="9"><c r="A9"><v>8</v></c><c r="B9" t="inlineStr"><is><t>其他</t></is></c><c r="C9"><v>6480.34</v></c></row>',
    );
  });

  it('works beside two others on one sheet, from one shift', async () => {
    const rows =
      row(2, '') +
      row(3, formula('D3', 'SUM(B2:B2)')) +
      row(5, '') +
      row(6, formula('D6', 'SUM(B5:B5)')) +
      row(8, '') +
      row(9, formula('D9', 'SUM(B2,B5,B8,D3,D6)'));
    const lists = [list({ firstRow: 8 }), list({ firstRow: 2 }), list({ firstRow: 5 })];
    const filled = await filledByHand(sheet(rows), { lists }, THREE);
    expect(filled.account.inserted).toBe(6);
    const xml = filled.part('odd/leaves/leaf0.xml');
    expect(xml).toContain('<row r="5"><c r="D5"><f>SUM(B2:B4)</f><v>3.25</v></c></row>');
    expect(xml).toContain('<row r="10"><c r="D10"><f>SUM(B7:B9)</f><v>3.25</v></c></row>');
    // B2, B7 and B12 hold 1.00 each, the two sums 3.25.
    expect(xml).toContain('<row r="15"><c r="D15"><f>SUM(B2,B7,B12,D5,D10)</f><v>9.5</v></c></row>');
  });

  it('overflows, is shut by protection, or has no room', async () => {
    expect(await refusalOf(sheet(row(2, '')), { lists: [list({ onOverflow: 'refuse' })] }, THREE)).toEqual({
      code: 'WB_LIST_OVERFLOW',
      data: { sheet: '表', cell: 'A2', n: 3, m: 1 },
    });
    const styles = '<cellXfs count="1"><xf numFmtId="0" applyProtection="1"><protection locked="0"/></xf></cellXfs>';
    const shut = sheet(row(2, ''), { styles, after: '<sheetProtection sheet="1"/>' });
    expect((await refusalOf(shut, { lists: [list()] }, THREE)).code).toBe('WB_LOCKED_CELL');
    expect((await filledByHand(shut, { lists: [list({ locked: true })] }, THREE)).account.inserted).toBe(2);
    const last = { sheet: '表', cell: 'C1048576', figure: 'ZB-2.06.month' };
    expect(await refusalOf(sheet(row(2, '')), { lists: [list()], cells: [last] }, THREE)).toEqual({
      code: 'WB_LIST_BLOCKED',
      data: { sheet: '表', cell: 'C1048576', construct: 'last_row' },
    });
  });

  it('of placeholders grows on a protected sheet too, and without rows keeps one that is empty', async () => {
    const cells =
      textCell('A2', '{{#ZB-4}}{{seq}}') + textCell('B2', '{{paid|元}}') + textCell('C2', '常') + textCell('D2', '名：{{name}}{{/ZB-4}}');
    const rows = row(2, cells) + row(3, formula('B3', 'SUM(B2:B2)'));
    const shut = sheet(rows, { after: '<sheetProtection sheet="1"/>' });
    expect(await rowsOf(shut, {}, THREE)).toBe(
      [1, 2, 3]
        .map((seq) => {
          const line = seq + 1;
          const paid = ['10000', '25000', '-2500'][seq - 1] ?? '';
          return row(
            line,
            `<c r="A${line}"><v>${seq}</v></c><c r="B${line}"><v>${paid}</v></c>${textCell(`C${line}`, '常')}${textCell(`D${line}`, `名：企业${seq}`)}`,
          );
        })
        .join('') + '<row r="5"><c r="B5"><f>SUM(B2:B4)</f><v>32500</v></c></row>',
    );
    expect(await rowsOf(shut, {}, NO_TENANTS)).toBe(
      `${row(2, `<c r="A2"/><c r="B2"/>${textCell('C2', '常')}${textCell('D2', '名：')}`)}<row r="3"><c r="B3"><f>SUM(B2:B2)</f><v>0</v></c></row>`,
    );
  });
});

describe('formulas', () => {
  const NONE = figuresWith({ values: { 'ZB-2.06.month': { raw: null, text: '—' } } });
  const cells = [{ sheet: '表', cell: 'A1', figure: 'ZB-2.06.month' }];

  it('get new results over any steps; those that depend on nothing written keep their bytes', async () => {
    const rows = row(1, '<c r="A1"/>' + formula('B1', 'A1*2') + formula('C1', 'B1+1') + '<c r="D1"><f>1+1</f><v>2.000</v></c>');
    const figures = figuresWith({ values: { 'ZB-2.06.month': { raw: 1_500_000, text: '1.50' } } });
    const filled = await filledByHand(sheet(rows), { cells }, figures);
    expect(filled.part('odd/leaves/leaf0.xml')).toContain(
      '<c r="A1"><v>1.5</v></c><c r="B1"><f>A1*2</f><v>3</v></c><c r="C1"><f>B1+1</f><v>4</v></c><c r="D1"><f>1+1</f><v>2.000</v></c>',
    );
    expect(filled.account.recalculated).toBe(2);
    expect(filled.part('odd/core.xml')).toContain('fullCalcOnLoad="1"');
  });

  it('that reckon with — are named with the cell it comes from, and the file is delivered', async () => {
    const rows = row(
      1,
      '<c r="A1"/>' +
        formula('B1', 'A1+1') +
        formula('C1', 'SUM(A1,1)') +
        formula('D1', 'B1*2') +
        '<c r="E1" t="str"><f>IF(ISERROR(D1),&quot;不符&quot;,&quot;相符&quot;)</f><v>相符</v></c>',
    );
    const filled = await filledByHand(sheet(rows), { cells, checks: [{ sheet: '表', cell: 'E1', ok: ['相符'] }] }, NONE);
    expect(filled.part('odd/leaves/leaf0.xml')).toContain(
      '<c r="B1" t="e"><f>A1+1</f><v>#VALUE!</v></c><c r="C1"><f>SUM(A1,1)</f><v>1</v></c><c r="D1" t="e"><f>B1*2</f><v>#VALUE!</v></c>',
    );
    expect(filled.account.checks[0]).toEqual({ sheet: '表', cell: 'E1', value: '不符', ok: false });
    const named = filled.account.warnings.filter(({ refusal }) => refusal.code === 'WB_NEW_ERROR');
    expect(named.map(({ cell, refusal }) => [cell, refusal.data['formula'], refusal.data['cause']])).toEqual([
      ['B1', 'A1+1', '表!A1'],
      ['D1', 'B1*2', '表!A1'],
    ]);
    expect(filled.account.warnings.some(({ refusal, cell }) => refusal.code === 'WB_CHECK_FAILS' && cell === 'E1')).toBe(true);
  });

  it('of several cells show their results in those that stand, and move with what is above them', async () => {
    const rows =
      row(1, '<c r="A1"/><c r="B1"><f t="array" ref="B1:C2">A1*{1,2;3,4}</f><v>9</v></c><c r="C1"><v>9</v></c>') +
      row(2, '<c r="B2"><v>9</v></c>') +
      row(4, '') +
      row(5, '<c r="A5"><f t="array" ref="A5:B5">A1:B1*2</f><v>9</v></c>');
    const figures = figuresWith({ values: { 'ZB-2.06.month': { raw: 1_500_000, text: '1.50' } }, tenants: 2 });
    expect(await rowsOf(sheet(rows), { cells, lists: [list({ firstRow: 4, columns: { A: 'seq' } })] }, figures)).toBe(
      row(1, '<c r="A1"><v>1.5</v></c><c r="B1"><f t="array" ref="B1:C2">A1*{1,2;3,4}</f><v>1.5</v></c><c r="C1"><v>3</v></c>') +
        row(2, '<c r="B2"><v>4.5</v></c>') +
        row(4, '<c r="A4"><v>1</v></c>') +
        row(5, '<c r="A5"><v>2</v></c>') +
        row(6, '<c r="A6"><f t="array" ref="A6:B6">A1:B1*2</f><v>3</v></c>'),
    );
  });

  it('that only move with what they read keep their results, whatever their functions; those that tell of rows do not', async () => {
    const rows =
      row(1, '<c r="C1"><v>1</v></c>') +
      row(2, '') +
      row(4, formula('A4', 'FOOBAR(C1,D5)') + formula('B4', 'ROW()') + formula('C4', 'D5*2') + formula('D4', 'SUM(A2:A2)')) +
      row(5, '<c r="D5"><v>7</v></c>');
    const filled = await filledByHand(sheet(rows), { lists: [list({ firstRow: 2, columns: { A: 'seq' } })] }, THREE);
    // Three tenants stand in rows 2 to 4: 1 + 2 + 3.
    expect(filled.part('odd/leaves/leaf0.xml')).toContain(
      row(
        6,
        '<c r="A6"><f>FOOBAR(C1,D7)</f><v>99</v></c><c r="B6"><f>ROW()</f><v>6</v></c><c r="C6"><f>D7*2</f><v>99</v></c><c r="D6"><f>SUM(A2:A4)</f><v>6</v></c>',
      ),
    );
    expect(filled.account).toMatchObject({ recalculated: 2, warnings: [] });
  });

  it('that refer by text and cannot be calculated for certain keep it and are named', async () => {
    const sums = 'SUM(SUMIF(INDIRECT({"A2:A3","B2:B3"}),7))';
    const rows = row(1, '<c r="A1"/>' + formula('B1', sums.replaceAll('"', '&quot;')) + formula('C1', 'INDIRECT(&quot;A1&quot;)+96.5'));
    const filled = await filledByHand(sheet(rows), { cells });
    expect(filled.part('odd/leaves/leaf0.xml')).toContain(`<v>99</v></c><c r="C1"><f>INDIRECT(&quot;A1&quot;)+96.5</f><v>99</v>`);
    expect(filled.account.warnings.map(({ refusal, cell }) => [refusal.code, cell, refusal.data['why']])).toEqual([
      ['WB_RESULT_KEPT', 'B1', 'array'],
      ['WB_RESULT_KEPT', 'C1', 'doubt'],
    ]);
  });

  it('with a function nobody knows lose their result and are listed; volatile ones keep it', async () => {
    const rows = row(1, '<c r="A1"/>' + formula('B1', 'FOOBAR(A1)') + formula('C1', 'TODAY()'));
    const filled = await filledByHand(sheet(rows), { cells });
    expect(filled.part('odd/leaves/leaf0.xml')).toContain('<c r="B1"><f>FOOBAR(A1)</f></c><c r="C1"><f>TODAY()</f><v>99</v></c>');
    expect(filled.account.warnings.map(({ refusal, cell }) => [refusal.code, cell])).toEqual([
      ['WB_VOLATILE', 'C1'],
      ['WB_NOT_CALCULATED', 'B1'],
    ]);
  });
});

describe('the rest of the package', () => {
  const cells = [{ sheet: '表', cell: 'A1', figure: 'ZB-2.06.month' }];

  it('keeps macros, hidden sheets, foreign parts and links to outside byte for byte, and names the links', async () => {
    const odd: OddWorkbook = {
      hasMacros: true,
      sheets: { 表: row(1, '<c r="A1"/>'), 隐: row(1, '<c r="A1"><f>[1]外!A1</f><v>5</v></c>') },
      workbookLinks:
        '<Relationship Id="vb" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vba.bin"/>' +
        '<Relationship Id="ex" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink" Target="away.xml"/>',
      parts: [
        { name: 'odd/vba.bin', content: Uint8Array.from([0xd0, 0xcf, 0, 1, 2, 3]), stored: true, date: 0x5a21 },
        { name: 'odd/away.xml', content: '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>' },
        {
          name: 'odd/_rels/away.xml.rels',
          content:
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="x/externalLinkPath" Target="file:///C:/去年.xlsx" TargetMode="External"/></Relationships>',
        },
        { name: 'customXml/item1.xml', content: '<a>  <b/></a>', comment: 'c' },
      ],
    };
    const blank = zipByHand(oddParts(odd));
    const filled = await filledByHand(blank, { cells });
    const [before, after] = [zipParts(blank), zipParts(filled.bytes)];
    expect([...after.keys()]).toEqual([...before.keys()]);
    const changed = [...before].filter(([name, content]) => after.get(name)?.equals(content) !== true).map(([name]) => name);
    expect(changed).toEqual(['odd/core.xml', 'odd/leaves/leaf0.xml']);
    expect(filled.account.warnings).toEqual([
      { refusal: { code: 'WB_OUTSIDE_LINK', data: { target: 'file:///C:/去年.xlsx' } }, sheet: '', cell: '' },
    ]);
  });

  it('keeps a declaration, a dimension that lies and what stands around the rows', async () => {
    const before = '<sheetPr codeName="一"/><dimension ref="A1:XFD1048576"/>';
    const after = '<autoFilter ref="A1:A1"/><ignoredErrors><ignoredError sqref="A1" numberStoredAsText="1"/></ignoredErrors>';
    const parts = oddParts(sheet(row(1, '<c r="A1"/>'), { before, after })).map((part) =>
      part.name === 'odd/leaves/leaf0.xml'
        ? {
            ...part,
            content: String(part.content)
              .replace('encoding="UTF-8"', "encoding='utf-8' standalone='yes'")
              .replace('?>\n', '?>\r\n<!-- 印 -->\r\n'),
          }
        : part,
    );
    const content = String(parts.find(({ name }) => name === 'odd/leaves/leaf0.xml')?.content);
    const filled = await filledByHand(zipByHand(parts), { cells });
    expect(filled.part('odd/leaves/leaf0.xml')).toBe(content.replace('<c r="A1"/>', '<c r="A1"><v>34249.79</v></c>'));
  });

  it('is damaged where no relationship leads to the workbook, or two sheets have one name', async () => {
    const none = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>';
    const parts = oddParts({ sheets: { 表a: row(1, ''), 表b: row(1, '') } });
    const twins = parts.map((part) => ({ ...part, content: String(part.content).replace('name="表b"', 'name="表A"') }));
    const astray = parts.map((part) => ({
      ...part,
      name: part.name.replace('odd/core.xml', 'xl/workbook.xml').replace('odd/_rels/core.xml.rels', 'xl/_rels/workbook.xml.rels'),
      content: part.name === '_rels/.rels' ? none : part.content,
    }));
    expect([await refusalOf(zipByHand(twins), {}), await refusalOf(zipByHand(astray), {})]).toEqual([
      { code: 'WB_DAMAGED', data: { detail: 'odd/core.xml: 表A twice' } },
      { code: 'WB_DAMAGED', data: { detail: '_rels/.rels: officeDocument' } },
    ]);
  });
});
