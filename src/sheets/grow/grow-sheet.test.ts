// Rows, merges, views, rules and links of hand-made sheets whose lists grow; what they become was worked out by hand.
import { describe, expect, it } from 'vitest';
import { allOf, block, formulaIn, grownByHand, relationsPart, rowsOf, sheetPart } from '../../../test/helpers/grown-workbook.ts';
import { MAIN } from '../../../test/helpers/workbook-by-hand.ts';

/** A sheet of rows 4 to 8, of which 5 and 6 are the block, and what comes behind its rows. */
function withAfter(after: string, before = '') {
  return {
    sheets: { 表: sheetPart(rowsOf({ 4: { A: '头' }, 5: { A: 1 }, 6: { A: 2 }, 7: { A: '=SUM(A5:A6)' }, 8: { A: '尾' } }), after, before) },
  };
}

const GROWTH = [block(5, 6, 10)];

describe('rows', () => {
  it('copies the last row with all that it has, and keeps what it does not know', async () => {
    const row =
      '<row r="6" spans="1:3" s="4" customFormat="1" ht="21.5" customHeight="1" hidden="1" outlineLevel="2" collapsed="1" x14ac:dyDescent="0.2" odd="x"><c r="A6" s="3" ph="1"><v>1</v></c><c r="C6" t="inlineStr"><is><t>甲</t></is></c></row>';
    const { sheet } = await grownByHand(
      {
        sheets: {
          表: sheetPart(`<row r="5"/>${row}<row r="9"><c r="B9"/></row>`, '', '').replace('<worksheet ', '<worksheet xmlns:x14ac="u" '),
        },
      },
      [block(5, 6, 2)],
    );
    const copy = (number: number): string => row.replace('r="6"', `r="${number}"`).replace('A6', `A${number}`).replace('C6', `C${number}`);
    expect(sheet).toContain(`<sheetData><row r="5"/>${row}${copy(7)}${copy(8)}<row r="11"><c r="B11"/></row></sheetData>`);
  });

  it('lets rows and cells without numbers count on by themselves', async () => {
    const { sheet } = await grownByHand(
      {
        sheets: {
          表: sheetPart('<row><c><v>1</v></c></row><row><c><v>2</v></c><c><f>A2+1</f></c></row><row><c><f>SUM(A1:A2)</f></c></row>'),
        },
      },
      [block(1, 2, 1)],
    );
    expect(sheet).toContain(
      '<sheetData><row><c><v>1</v></c></row><row><c><v>2</v></c><c><f>A2+1</f></c></row><row><c><v>2</v></c><c><f>A3+1</f></c></row><row><c><f>SUM(A1:A3)</f></c></row></sheetData>',
    );
  });

  it('copies nothing where the last row is not there, and reads any prefix and the spaces between rows', async () => {
    const text = `<x:worksheet xmlns:x="${MAIN}"><x:sheetData>\n <x:row r="2"><x:c r="A2"><x:v>1</x:v></x:c></x:row>\n <x:row r="5"><x:c r='A5'><x:f>A2</x:f></x:c></x:row>\n</x:sheetData></x:worksheet>`;
    const missing = await grownByHand({ sheets: { 表: text } }, [block(2, 3, 4)]);
    expect(missing.sheet).toBe(text.replace('<x:row r="5"', '<x:row r="9"').replace("r='A5'", "r='A9'"));
    const there = await grownByHand({ sheets: { 表: text } }, [block(2, 2, 1)]);
    expect(there.sheet).toContain(
      '\n <x:row r="2"><x:c r="A2"><x:v>1</x:v></x:c></x:row>\n <x:row r="3"><x:c r="A3"><x:v>1</x:v></x:c></x:row>\n <x:row r="6">',
    );
  });

  it('is not misled by comments, sections and quotes in the data', async () => {
    const rows = `<row r="1"><c r="A1" t="str"><f><![CDATA[B2&"<row r=""9"">"]]></f><v>a</v></c><!-- <c r="A9"/> --></row><row r="2"><c r="B2" t='str' x="a>b"><v><![CDATA[<c r="A2"/>]]></v></c></row>`;
    const { sheet } = await grownByHand({ sheets: { 表: sheetPart(rows) } }, [block(1, 1, 3)]);
    expect(sheet).toContain('<!-- <c r="A9"/> -->');
    expect(sheet).toContain(`<row r="5"><c r="B5" t='str' x="a>b"><v><![CDATA[<c r="A2"/>]]></v></c></row>`);
    expect(formulaIn(sheet, 'A4')).toBe('B5&"<row r=""9"">"');
  });

  it('works for several blocks at once', async () => {
    const rows = rowsOf({ 2: { A: 1 }, 3: { A: '=SUM(A2:A2)' }, 5: { A: 5 }, 6: { A: '=SUM(A5:A5)+A3', B: '=A$2' } });
    const { sheet } = await grownByHand({ sheets: { 表: sheetPart(rows) } }, [block(5, 5, 3), block(2, 2, 2)]);
    expect(allOf(sheet, /<row r="(\d+)"/g)).toEqual(['2', '3', '4', '5', '7', '8', '9', '10', '11']);
    expect(formulaIn(sheet, 'A5')).toBe('SUM(A2:A4)');
    expect(formulaIn(sheet, 'A11')).toBe('SUM(A7:A10)+A5');
    expect(formulaIn(sheet, 'B11')).toBe('A$2');
  });
});

describe('formulas', () => {
  it('go along with their row inside the block, and sums that run do too', async () => {
    const rows = rowsOf({
      9: { L: 1, M: '=SUM(L$9:L9)', N: '=L9/L$12', O: '=L9/SUM(L9:L11)' },
      10: { L: 2, M: '=SUM(L$9:L10)', N: '=L10/L$12', O: '=L10/SUM(L9:L11)' },
      11: { L: 3, M: '=SUM(L$9:L11)', N: '=L11/L$12', O: '=L11/SUM(L9:L11)' },
      12: { L: '=SUM(L9:L11)', M: '=SUM(9:11)', N: "='表'!L12+SUM(L:L)" },
    });
    const { sheet } = await grownByHand({ sheets: { 表: sheetPart(rows) } }, [block(9, 11, 2)]);
    expect([9, 11, 12, 13].map((row) => formulaIn(sheet, `M${row}`))).toEqual([
      'SUM(L$9:L9)',
      'SUM(L$9:L11)',
      'SUM(L$9:L12)',
      'SUM(L$9:L13)',
    ]);
    expect([11, 13].map((row) => formulaIn(sheet, `N${row}`))).toEqual(['L11/L$14', 'L13/L$14']);
    expect([9, 13].map((row) => formulaIn(sheet, `O${row}`))).toEqual(['L9/SUM(L9:L13)', 'L13/SUM(L9:L13)']);
    expect(formulaIn(sheet, 'L14')).toBe('SUM(L9:L13)');
    expect(formulaIn(sheet, 'M14')).toBe('SUM(9:13)');
    expect(formulaIn(sheet, 'N14')).toBe("'表'!L14+SUM(L:L)");
  });

  it('stay shared where every cell still says what the first one says', async () => {
    const rows =
      '<row r="1"><c r="B1"><f t="shared" ref="B1:B2" si="3" ca="1">A1*A$4</f><v>0</v></c></row><row r="2"><c r="B2"><f t="shared" si="3"/><v>0</v></c></row><row r="4"><c r="A4"><v>2</v></c></row>';
    const { sheet } = await grownByHand({ sheets: { 表: sheetPart(rows) } }, [block(1, 2, 2)]);
    expect(sheet).toContain('<f t="shared" ref="B1:B4" si="3" ca="1">A1*A$6</f>');
    expect(allOf(sheet, /<c r="(B\d)"><f t="shared" si="3"\/>/g)).toEqual(['B2', 'B3', 'B4']);
  });

  it('are written out where they no longer do, and none is left pointing nowhere', async () => {
    const rows =
      '<row r="1"><c r="B1"><f t="shared" ref="B1:B4" si="0">A2</f><v>0</v></c></row><row r="2"><c r="B2"><f t="shared" si="0"/></c></row><row r="3"><c r="B3"><f t="shared" si="0"/></c></row><row r="4"><c r="B4"><f si="0" t="shared"/></c></row>';
    const { sheet } = await grownByHand({ sheets: { 表: sheetPart(rows) } }, [block(2, 2, 3)]);
    // B2 says A3, which stands below the block; its copies say the same.
    expect(['B1', 'B2', 'B3', 'B5', 'B6', 'B7'].map((cell) => formulaIn(sheet, cell))).toEqual(['A2', 'A6', 'A6', 'A6', 'A7', 'A8']);
    expect(sheet).not.toContain('shared');
  });

  it('of other sheets follow, shared ones too, and those that name no grown sheet keep their bytes', async () => {
    const other =
      '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">表!A6</f></c><c r="B1"><f t="shared" ref="B1:B2" si="1">C1</f></c></row><row r="2"><c r="A2"><f t="shared" si="0"/></c><c r="B2"><f t="shared" si="1"/></c><c r="C2"><f>SUM(&apos;表&apos;!A5:A6)&amp;"!A7"</f></c><c r="D2"><f>"a&apos;b!A7"&amp;D1</f></c></row>';
    const grown = await grownByHand({ sheets: { ...withAfter('').sheets, 二: sheetPart(other) } }, GROWTH);
    const second = grown.part('xl/worksheets/sheet2.xml');
    expect(['A1', 'A2'].map((cell) => formulaIn(second, cell))).toEqual(['表!A6', '表!A17']);
    expect(second).toContain('<c r="B1"><f t="shared" ref="B1:B2" si="1">C1</f></c>');
    expect(formulaIn(second, 'C2')).toBe(`SUM('表'!A5:A16)&"!A7"`);
    expect(second).toContain('<f>"a&apos;b!A7"&amp;D1</f>');
  });

  it('move array formulas and data tables below a block with their areas and input cells', async () => {
    const rows =
      rowsOf({ 1: { A: 1 } }) +
      '<row r="3"><c r="B3"><f t="array" ref="B3:B4">A1:A2*2</f></c></row><row r="6"><c r="B6"><f t="dataTable" ref="B6:B7" dt2D="0" dtr="0" r1="C5"/></c></row>';
    const { sheet } = await grownByHand({ sheets: { 表: sheetPart(rows) } }, [block(1, 1, 2)]);
    expect(sheet).toContain('<c r="B5"><f t="array" ref="B5:B6">A1:A4*2</f></c>');
    expect(sheet).toContain('<f t="dataTable" ref="B8:B9" dt2D="0" dtr="0" r1="C7"/>');
  });
});

describe('ranges around the block', () => {
  it('grows side heads, copies the last row’s merges and moves those below', async () => {
    const { sheet } = await grownByHand(
      withAfter(
        '<mergeCells count="5"><mergeCell ref="A5:A6"/><mergeCell ref="B6:C6"/><mergeCell ref="D4:D7"/><mergeCell ref="A8:C9"/><mergeCell ref="B4:C4"/></mergeCells>',
      ),
      [block(5, 6, 2)],
    );
    expect(sheet).toContain(
      '<mergeCells count="7"><mergeCell ref="A5:A8"/><mergeCell ref="B6:C6"/><mergeCell ref="B7:C7"/><mergeCell ref="B8:C8"/><mergeCell ref="D4:D9"/><mergeCell ref="A10:C11"/><mergeCell ref="B4:C4"/></mergeCells>',
    );
  });

  it('leaves merged columns whole, and moves and copies merged rows', async () => {
    const { sheet } = await grownByHand(
      withAfter(
        '<mergeCells count="4"><mergeCell ref="E:E"/><mergeCell ref="G:H"/><mergeCell ref="6:6"/><mergeCell ref="8:9"/></mergeCells>',
      ),
      [block(5, 6, 2)],
    );
    expect(sheet).toContain(
      '<mergeCells count="6"><mergeCell ref="E:E"/><mergeCell ref="G:H"/><mergeCell ref="6:6"/><mergeCell ref="7:7"/><mergeCell ref="8:8"/><mergeCell ref="10:11"/></mergeCells>',
    );
  });

  it('moves views, watched cells, protected ranges, ignored errors, filters and sorting', async () => {
    const before =
      '<dimension ref="A4:A8"/><sheetViews><sheetView topLeftCell="A7" workbookViewId="0"><pane ySplit="4" topLeftCell="A8" state="frozen"/><selection pane="bottomLeft" activeCell="A6" sqref="A6"/><selection activeCell="B8" sqref="B5:B6 B8"/></sheetView></sheetViews>';
    const after =
      '<protectedRanges><protectedRange sqref="A5:A6 A8" name="p"/></protectedRanges><autoFilter ref="A4:A6"><sortState ref="A5:A6"><sortCondition ref="A5:A6"/></sortState></autoFilter><sortState ref="A7:A8"/><ignoredErrors><ignoredError sqref="A6" numberStoredAsText="1"/></ignoredErrors><cellWatches><cellWatch r="A7"/></cellWatches>';
    const { sheet } = await grownByHand(withAfter(after, before), GROWTH);
    expect(sheet).toContain(
      before
        .replace('A4:A8', 'A4:A18')
        .replace('topLeftCell="A7"', 'topLeftCell="A17"')
        .replace('topLeftCell="A8"', 'topLeftCell="A18"')
        .replace('activeCell="B8" sqref="B5:B6 B8"', 'activeCell="B18" sqref="B5:B16 B18"'),
    );
    expect(sheet).toContain('<protectedRange sqref="A5:A16 A18" name="p"/>');
    expect(sheet).toContain(
      '<autoFilter ref="A4:A16"><sortState ref="A5:A16"><sortCondition ref="A5:A16"/></sortState></autoFilter><sortState ref="A17:A18"/>',
    );
    expect(sheet).toContain('<ignoredError sqref="A6:A16" numberStoredAsText="1"/>');
    expect(sheet).toContain('<cellWatch r="A17"/>');
  });

  it('grows formats and validations, their formulas and the limits of scales', async () => {
    const after =
      '<conditionalFormatting sqref="A5:A6"><cfRule type="expression" priority="1"><formula>AND($A5&gt;$A$7,COUNTIF($A$5:$A$6,$A5)&gt;1)</formula></cfRule><cfRule type="dataBar" priority="2"><dataBar><cfvo type="num" val="$A$8"/><cfvo type="max"/></dataBar></cfRule></conditionalFormatting><conditionalFormatting sqref="A6"><cfRule type="expression" priority="3"><formula>COUNTA($A6:$C6)=0</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="list" sqref="B6 B8"><formula1>$A$5:$A$6</formula1><formula2>A8</formula2></dataValidation></dataValidations>';
    const { sheet } = await grownByHand(withAfter(after), GROWTH);
    expect(allOf(sheet, /<conditionalFormatting sqref="([^"]*)"/g)).toEqual(['A5:A16', 'A6:A16']);
    expect(allOf(sheet, /<formula>([^<]*)</g)).toEqual(['AND($A5&gt;$A$17,COUNTIF($A$5:$A$16,$A5)&gt;1)', 'COUNTA($A6:$C6)=0']);
    expect(sheet).toContain('<cfvo type="num" val="$A$18"/>');
    expect(sheet).toContain('sqref="B6:B16 B18"><formula1>$A$5:$A$16</formula1><formula2>A18</formula2>');
  });

  it('puts page breaks behind the last copy, and stretches breaks between columns', async () => {
    const after =
      '<rowBreaks count="3" manualBreakCount="3"><brk id="4" max="16383" man="1"/><brk id="6" max="16383" man="1"/><brk id="7" max="16383" man="1"/></rowBreaks><colBreaks count="2"><brk id="2" max="1048575" man="1"/><brk id="3" min="4" max="7" man="1"/></colBreaks>';
    const { sheet } = await grownByHand(withAfter(after), GROWTH);
    expect(allOf(sheet, /<brk id="(\d+)"/g)).toEqual(['4', '16', '17', '2', '3']);
    expect(sheet).toContain('<brk id="2" max="1048575" man="1"/><brk id="3" min="4" max="17" man="1"/>');
  });

  it('moves links and where they lead, in the sheet and in its relationships', async () => {
    const sheets = {
      表: sheetPart(
        rowsOf({ 5: { A: 1 }, 6: { A: 2 }, 8: { A: 3 } }),
        '<hyperlinks><hyperlink ref="A6" location="表!A8"/><hyperlink ref="A8:B9" location="\'二\'!A8"/><hyperlink ref="A9" r:id="l1"/><hyperlink ref="A10" r:id="l2"/><hyperlink ref="A11" r:id="l3" location="ref8&amp;sid=A8"/></hyperlinks>',
      ),
      二: sheetPart(''),
    };
    const links = relationsPart('xl/worksheets/sheet1.xml', { l1: ['hyperlink', '#表!A8'], l2: ['hyperlink', '#%E8%A1%A8!A8'] });
    const { sheet, part } = await grownByHand({ sheets, parts: [links] }, GROWTH);
    expect(allOf(sheet, /<hyperlink ([^>]*)\/>/g)).toEqual([
      'ref="A6" location="表!A18"',
      `ref="A18:B19" location="'二'!A8"`,
      'ref="A19" r:id="l1"',
      'ref="A20" r:id="l2"',
      'ref="A21" r:id="l3" location="ref8&amp;sid=A8"',
    ]);
    expect(allOf(part(links.name), /Target="([^"]*)"/g)).toEqual(['#表!A18', '#%E8%A1%A8!A18']);
  });

  it('follows names: areas grow, cells move, what is told from the using cell stays', async () => {
    const names =
      '<definedNames><definedName name="甲">表!$A$5:$A$6,表!$A$8</definedName><definedName name="乙">SUM(表!$5:$6)*表!$A$6</definedName><definedName name="丙">表!A1048576+表!$A8</definedName><definedName name="_xlnm.Print_Area" localSheetId="0">表!A1:C8</definedName><definedName name="丁" localSheetId="0">$A$8&amp;"表!A8"</definedName></definedNames>';
    const workbook = `<workbook xmlns="${MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets>${names}</workbook>`;
    const { part } = await grownByHand({ ...withAfter(''), parts: [{ name: 'xl/workbook.xml', content: workbook }] }, GROWTH);
    expect(allOf(part('xl/workbook.xml'), /<definedName [^>]*>([^<]*)</g)).toEqual([
      '表!$A$5:$A$16,表!$A$18',
      'SUM(表!$5:$16)*表!$A$6',
      '表!A1048576+表!$A8',
      '表!A1:C18',
      '$A$18&amp;"表!A8"',
    ]);
  });
});
