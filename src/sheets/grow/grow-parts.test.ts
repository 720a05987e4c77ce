// Drawings, charts, notes, tables, pivots and extensions of hand-made workbooks whose lists grow; worked out by hand.
import { describe, expect, it } from 'vitest';
import { allOf, block, grownByHand, relationsPart, rowsOf, sheetPart } from '../../../test/helpers/grown-workbook.ts';
import { MAIN } from '../../../test/helpers/workbook-by-hand.ts';
import type { HandPart } from '../../../test/helpers/zip-by-hand.ts';

const ROWS = rowsOf({ 4: { A: '头' }, 5: { A: 1 }, 6: { A: 2 }, 7: { A: '=SUM(A5:A6)' }, 8: { A: '尾' } });
const GROWTH = [block(5, 6, 10)];
const SHEET = 'xl/worksheets/sheet1.xml';
const XDR = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing';
const CHART = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
const X14 = 'http://schemas.microsoft.com/office/spreadsheetml/2009/9/main';
const XM = 'http://schemas.microsoft.com/office/excel/2006/main';

/** One sheet that grows, and a part that hangs on it. */
async function withPart(kind: string, content: string, after = '') {
  const part: HandPart = { name: `xl/odd/part1.${kind === 'vmlDrawing' ? 'vml' : 'xml'}`, content };
  const parts = [part, relationsPart(SHEET, { x: [kind, `/${part.name}`] })];
  const grown = await grownByHand({ sheets: { 表: sheetPart(ROWS, after), '二 号': sheetPart('') }, parts }, GROWTH);
  return grown.part(part.name);
}

function corner(name: string, row: number, offset = 0): string {
  return `<d:${name}><d:col>1</d:col><d:colOff>0</d:colOff><d:row>${row}</d:row><d:rowOff>${offset}</d:rowOff></d:${name}>`;
}

describe('drawings', () => {
  const around = (inner: string): string =>
    `<d:wsDr xmlns:d="${XDR}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">${inner}</d:wsDr>`;

  it('move both corners as single cells, in every branch', async () => {
    const anchor = `<d:twoCellAnchor>${corner('from', 5, 7)}${corner('to', 6, 9)}<d:sp textlink="表!$A$8"/></d:twoCellAnchor>`;
    const text = await withPart(
      'drawing',
      around(`${anchor}<mc:AlternateContent><mc:Choice>${anchor}</mc:Choice><mc:Fallback>${anchor}</mc:Fallback></mc:AlternateContent>`),
    );
    expect(allOf(text, /<d:row>(\d+)</g)).toEqual(['5', '16', '5', '16', '5', '16']);
    expect(allOf(text, /<d:rowOff>(\d+)</g)).toEqual(['7', '9', '7', '9', '7', '9']);
    expect(allOf(text, /textlink="([^"]*)"/g)).toEqual(Array(3).fill('表!$A$18'));
  });

  it('keep the size of oneCell shapes, whatever comes in between, and leave absolute ones', async () => {
    // From row 5 with 3 rows of 15 points to row 8: the same 45 points later it ends in the copies.
    const shapes = [
      `<d:oneCellAnchor>${corner('from', 6)}<d:ext cx="1" cy="2"/></d:oneCellAnchor>`,
      `<d:twoCellAnchor editAs="oneCell">${corner('from', 4, 10)}${corner('to', 7, 10)}</d:twoCellAnchor>`,
      `<d:twoCellAnchor editAs="oneCell">${corner('from', 6)}${corner('to', 9, 4)}</d:twoCellAnchor>`,
      `<d:twoCellAnchor editAs="absolute">${corner('from', 6)}${corner('to', 9)}</d:twoCellAnchor>`,
      '<d:absoluteAnchor><d:pos x="0" y="900"/><d:ext cx="1" cy="2"/></d:absoluteAnchor>',
    ];
    const text = await withPart('drawing', around(shapes.join('')));
    expect(allOf(text, /<d:row>(\d+)</g)).toEqual(['16', '4', '7', '16', '19', '6', '9']);
    expect(text).toContain(shapes[4]);
    const high = `<row r="5" ht="30" customHeight="1"/><row r="6" ht="30"/><row r="8" hidden="1"/>`;
    const parts = [
      { name: 'xl/d.xml', content: around(`<d:twoCellAnchor editAs="oneCell">${corner('from', 5)}${corner('to', 7)}</d:twoCellAnchor>`) },
      relationsPart(SHEET, { x: ['drawing', '../d.xml'] }),
    ];
    const grown = await grownByHand({ sheets: { 表: sheetPart(high) }, parts }, GROWTH);
    // Rows 6 and 7 were 30 + 15 points; the copies are 30 each, so it ends 15 points into the second.
    expect(grown.part('xl/d.xml')).toContain(corner('to', 6, 15 * 12_700));
  });
});

describe('charts', () => {
  const series = (inner: string): string =>
    `<c:chartSpace xmlns:c="${CHART}" xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"><c:chart><c:plotArea><c:barChart>${inner}</c:barChart></c:plotArea></c:chart></c:chartSpace>`;
  const cache = '<c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="2"/></c:numCache>';
  const names = '<c:strCache><c:ptCount val="1"/></c:strCache>';

  async function chart(content: string) {
    const parts = [
      { name: 'xl/d.xml', content: `<d:wsDr xmlns:d="${XDR}"/>` },
      relationsPart('xl/d.xml', { c: ['chart', 'charts/chart1.xml'] }),
      { name: 'xl/charts/chart1.xml', content },
      relationsPart('xl/worksheets/sheet2.xml', { x: ['drawing', '../d.xml'] }),
    ];
    const grown = await grownByHand({ sheets: { 表: sheetPart(ROWS), 二: sheetPart('') }, parts }, GROWTH);
    return { text: grown.part('xl/charts/chart1.xml'), isChanged: grown.book.changed.has('xl/charts/chart1.xml') };
  }

  it('grow with the list and drop what a changed series had stored; another series keeps it', async () => {
    const still = `<c:ser><c:val><c:numRef><c:f>二!$A$1:$A$9</c:f>${cache}</c:numRef></c:val></c:ser>`;
    const { text } = await chart(
      series(
        `<c:ser><c:tx><c:strRef><c:f>表!$A$4</c:f>${names}</c:strRef></c:tx><c:cat><c:multiLvlStrRef><c:f>(表!$A$5:$A$6,表!$A$8)</c:f><c:multiLvlStrCache><c:lvl/></c:multiLvlStrCache></c:multiLvlStrRef></c:cat><c:val><c:numRef><c:f>表!$B$6</c:f>${cache}</c:numRef></c:val></c:ser>${still}`,
      ),
    );
    expect(allOf(text, /<c:f>([^<]*)</g)).toEqual(['表!$A$4', '(表!$A$5:$A$16,表!$A$18)', '表!$B$6:$B$16', '二!$A$1:$A$9']);
    expect(text).toContain(still);
    expect(allOf(text, /Cache>/g)).toHaveLength(2);
  });

  // The template is rows 5 and 6, ten rows come below it.
  it.each([
    ['one cell on the last template row', '表!$B$6', '表!$B$6:$B$16'],
    ['the same without $', '表!B6', '表!B6:B16'],
    ['one cell on the first one', '表!$B$5', '表!$B$5'],
    ['one cell above', '表!$B$4', '表!$B$4'],
    ['one cell below', '表!$B$7', '表!$B$17'],
    ['an area from the last template row on', '表!$B$6:$B$8', '表!$B$6:$B$18'],
    ['an area that ends there', '表!$B$4:$B$6', '表!$B$4:$B$16'],
    ['an area of the row alone', '表!$B$6:$D$6', '表!$B$6:$D$16'],
    ['an area across the block', '表!$B$4:$B$8', '表!$B$4:$B$18'],
    ['several', '(表!$B$6,表!$D$6:$D$8,表!$B$8)', '(表!$B$6:$B$16,表!$D$6:$D$18,表!$B$18)'],
    ['the same rows of another sheet', '二!$B$6', '二!$B$6'],
  ])('read %s: %s as %s', async (_, formula, grown) => {
    const { text } = await chart(series(`<c:ser><c:val><c:numRef><c:f>${formula}</c:f></c:numRef></c:val></c:ser>`));
    expect(allOf(text, /<c:f>([^<]*)</g)).toEqual([grown]);
  });

  it('keep every byte where no series of theirs changes', async () => {
    const content = series(
      `<c:ser><c:tx><c:strRef><c:f>表!$A$6</c:f>${names}</c:strRef></c:tx><c:val><c:numRef><c:f>二!$A$5:$A$6</c:f>${cache}</c:numRef></c:val></c:ser>`,
    );
    expect(await chart(content)).toEqual({ text: content, isChanged: false });
  });

  it('follow newer references: data labels from cells and filtered series', async () => {
    const labels =
      '<c:extLst><c:ext uri="{02D57815-91ED-43cb-92C2-25804820EDAC}"><c15:datalabelsRange><c15:f>表!$C$5:$C$6</c15:f><c15:dlblRangeCache><c:ptCount val="2"/></c15:dlblRangeCache></c15:datalabelsRange><c15:fullRef><c15:sqref>表!$C$4:$C$8</c15:sqref></c15:fullRef></c:ext></c:extLst>';
    const { text } = await chart(series(`<c:ser>${labels}</c:ser>`));
    expect(text).toContain(
      '<c15:datalabelsRange><c15:f>表!$C$5:$C$16</c15:f></c15:datalabelsRange><c15:fullRef><c15:sqref>表!$C$4:$C$18</c15:sqref>',
    );
  });
});

describe('notes', () => {
  it('move with their cell, with their boxes, while controls above the block only follow their cells', async () => {
    const shape = (kind: string, inner: string): string =>
      `<v:shape id="_x0000_s1"><x:ClientData ObjectType="${kind}">${inner}<br></x:ClientData></v:shape>`;
    const text = await withPart(
      'vmlDrawing',
      `<xml>${shape('Note', '<x:Anchor> 1, 15, 6, 2, 3, 15, 10, 4</x:Anchor><x:Row>7</x:Row><x:Column>0</x:Column>')}${shape('Note', '<x:Anchor>1, 15, 5, 2, 3, 15, 9, 4</x:Anchor><x:Row>5</x:Row>')}${shape('Checkbox', '<x:Anchor>1, 0, 0, 0, 2, 0, 2, 0</x:Anchor><x:FmlaLink>$A$8</x:FmlaLink>')}</xml>`,
    );
    expect(allOf(text, /<x:Row>(\d+)</g)).toEqual(['17', '5']);
    expect(allOf(text, /<x:Anchor>([^<]*)</g)).toEqual([
      ' 1, 15, 16, 2, 3, 15, 20, 4',
      '1, 15, 5, 2, 3, 15, 9, 4',
      '1, 0, 0, 0, 2, 0, 2, 0',
    ]);
    expect(text).toContain('<x:FmlaLink>$A$18</x:FmlaLink>');
  });

  it('move as comments and threads', async () => {
    const comments = await withPart(
      'comments',
      `<comments xmlns="${MAIN}"><commentList><comment ref="A6"/><comment ref="A8"><commentPr><anchor><d:from xmlns:d="${XDR}"><d:row>6</d:row></d:from></anchor></commentPr></comment></commentList></comments>`,
    );
    expect(allOf(comments, /ref="([^"]*)"/g)).toEqual(['A6', 'A18']);
    expect(comments).toContain('<d:row>16</d:row>');
    const threads = await withPart(
      'http://schemas.microsoft.com/office/2017/10/relationships/threadedComment',
      '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="A8" id="{0}"><text>A8</text></threadedComment></ThreadedComments>',
    );
    expect(threads).toContain('<threadedComment ref="A18" id="{0}"><text>A8</text>');
  });
});

describe('tables and sources', () => {
  const table = (ref: string, rest: string): string => `<table xmlns="${MAIN}" id="1" name="T" displayName="T" ref="${ref}"${rest}</table>`;

  it('grow with a block that they hold', async () => {
    const text = await withPart(
      'table',
      table(
        'A4:C8',
        ' totalsRowCount="1"><autoFilter ref="A4:C7"/><sortState ref="A5:C7"/><tableColumns count="2"><tableColumn id="1" name="A8"><calculatedColumnFormula>A5*$A$8+SUM($A$5:$A$6)</calculatedColumnFormula></tableColumn><tableColumn id="2" name="b" totalsRowFunction="custom"><totalsRowFormula>SUM(C5:C7)</totalsRowFormula></tableColumn></tableColumns>',
      ),
    );
    expect(text).toContain('ref="A4:C18" totalsRowCount="1"><autoFilter ref="A4:C17"/><sortState ref="A5:C17"/>');
    expect(text).toContain('name="A8"><calculatedColumnFormula>A5*$A$18+SUM($A$5:$A$16)<');
    expect(text).toContain('<totalsRowFormula>SUM(C5:C17)<');
  });

  it('move below a block', async () => {
    expect(await withPart('table', table('A8:C9', '>'))).toContain('ref="A18:C19"');
  });

  it('are followed by pivots and controls', async () => {
    const pivot = `<pivotCacheDefinition xmlns="${MAIN}"><cacheSource type="worksheet"><worksheetSource ref="A4:C6" sheet="表"/><consolidation><rangeSets><rangeSet ref="A8:B9" sheet="表"/><rangeSet ref="A8:B9" sheet="二 号"/></rangeSets></consolidation></cacheSource></pivotCacheDefinition>`;
    expect(allOf(await withPart('pivotCacheDefinition', pivot), /ref="([^"]*)"/g)).toEqual(['A4:C16', 'A18:B19', 'A8:B9']);
    const control = await withPart(
      'ctrlProp',
      `<formControlPr xmlns="${X14}" objectType="Drop" fmlaLink="$A$8" fmlaRange="表!$A$5:$A$6"/>`,
    );
    expect(control).toContain('fmlaLink="$A$18" fmlaRange="表!$A$5:$A$16"');
  });
});

describe('further parts and elements', () => {
  it('of a drawing: newer charts, shapes on charts', async () => {
    const parts = [
      { name: 'xl/d.xml', content: `<d:wsDr xmlns:d="${XDR}"/>` },
      relationsPart(SHEET, { x: ['drawing', '../d.xml'] }),
      relationsPart('xl/d.xml', { c: ['chartEx', 'charts/new.xml'], o: ['chart', 'charts/old.xml'] }),
      {
        name: 'xl/charts/new.xml',
        content: '<cx:chartSpace xmlns:cx="urn:cx"><cx:numDim type="val"><cx:f>表!$A$5:$A$6</cx:f></cx:numDim></cx:chartSpace>',
      },
      { name: 'xl/charts/old.xml', content: `<c:chartSpace xmlns:c="${CHART}"/>` },
      relationsPart('xl/charts/old.xml', { u: ['chartUserShapes', '../shapes.xml'] }),
      {
        name: 'xl/shapes.xml',
        content: `<d:userShapes xmlns:d="${XDR}"><d:relSizeAnchor><d:sp textlink="表!$A$8"/></d:relSizeAnchor></d:userShapes>`,
      },
    ];
    const { part } = await grownByHand({ sheets: { 表: sheetPart(ROWS) }, parts }, GROWTH);
    expect(part('xl/charts/new.xml')).toContain('<cx:f>表!$A$5:$A$16</cx:f>');
    expect(part('xl/shapes.xml')).toContain('textlink="表!$A$18"');
  });

  it.each([
    ['<smartTags><cellSmartTags r="A8"/></smartTags>', '<cellSmartTags r="A18"/>'],
    ['<webPublishItems><webPublishItem sourceRef="A4:A6"/></webPublishItems>', 'sourceRef="A4:A16"'],
    ['<dataConsolidate><dataRefs><dataRef ref="A5:A6" sheet="表"/></dataRefs></dataConsolidate>', '<dataRef ref="A5:A16" sheet="表"/>'],
    ['<dataConsolidate><dataRefs><dataRef ref="A5:A6" sheet="二"/></dataRefs></dataConsolidate>', '<dataRef ref="A5:A6" sheet="二"/>'],
    ['<hyperlinks><hyperlink ref="A6" location="表!A8"/></hyperlinks>', '<hyperlink ref="A6" location="表!A18"/>'],
    ['<hyperlinks><hyperlink ref="A8" location="二!A8"/></hyperlinks>', '<hyperlink ref="A18" location="二!A8"/>'],
    [
      '<conditionalFormatting sqref="A5:A6"><cfRule type="colorScale"><colorScale><cfvo type="formula" val="$A$8"/></colorScale></cfRule></conditionalFormatting>',
      '<cfvo type="formula" val="$A$18"/>',
    ],
    [
      '<dataValidations><dataValidation sqref="A8"><formula1>$A$5:$A$6</formula1><formula2>$A$8</formula2></dataValidation></dataValidations>',
      '<dataValidation sqref="A18"><formula1>$A$5:$A$16</formula1><formula2>$A$18</formula2>',
    ],
  ])('of a sheet: %s', async (after, wanted) => {
    const { sheet } = await grownByHand({ sheets: { 表: sheetPart(ROWS, after), 二: sheetPart('') } }, GROWTH);
    expect(sheet).toContain(wanted);
  });

  it('of a control: the cells that it is linked with', async () => {
    const control =
      '<controls><control shapeId="7"><controlPr linkedCell="$A$8" listFillRange="$A$5:$A$6"><anchor><from><row>1</row></from><to><col>2</col><row>2</row></to></anchor></controlPr></control></controls>';
    const { sheet } = await grownByHand({ sheets: { 表: sheetPart(ROWS, control) } }, GROWTH);
    expect(sheet).toContain('linkedCell="$A$18" listFillRange="$A$5:$A$16"');
  });
});

describe('extensions', () => {
  const extension = (inner: string, uri = '{0}'): string =>
    `<extLst><ext uri="${uri}" xmlns:x14="${X14}" xmlns:xm="${XM}">${inner}</ext></extLst>`;

  async function sheetWith(inner: string) {
    return (await grownByHand({ sheets: { 表: sheetPart(ROWS, extension(inner)) } }, GROWTH)).sheet;
  }

  it('of 2009 grow: formats, validations, protected ranges', async () => {
    const text = await sheetWith(
      '<x14:conditionalFormattings><x14:conditionalFormatting><x14:cfRule type="dataBar"><x14:dataBar><x14:cfvo type="num"><xm:f>$A$8</xm:f></x14:cfvo></x14:dataBar></x14:cfRule><xm:sqref>A5:A6 A7</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings><x14:dataValidations count="1"><x14:dataValidation><x14:formula1><xm:f>二!$A$1:$A$3</xm:f></x14:formula1><x14:formula2><xm:f>A6+A8</xm:f></x14:formula2><xm:sqref>B6</xm:sqref></x14:dataValidation></x14:dataValidations>',
    );
    expect(allOf(text, /<xm:f>([^<]*)</g)).toEqual(['$A$18', '二!$A$1:$A$3', 'A6+A18']);
    expect(allOf(text, /<xm:sqref>([^<]*)</g)).toEqual(['A5:A16 A17', 'B6:B16']);
  });

  it('keep a sparkline in its one cell, with its source grown', async () => {
    const text = await sheetWith(
      '<x14:sparklineGroups><x14:sparklineGroup><x14:sparklines><x14:sparkline><xm:f>表!A5:A6</xm:f><xm:sqref>C8</xm:sqref></x14:sparkline><x14:sparkline><xm:f>表!A6:C6</xm:f><xm:sqref>D6</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups>',
    );
    expect(allOf(text, /<xm:f>([^<]*)</g)).toEqual(['表!A5:A16', '表!A6:C6']);
    expect(allOf(text, /<xm:sqref>([^<]*)</g)).toEqual(['C18', 'D6']);
  });

  it('keep a sparkline that reads one row on one row, wherever it stands itself', async () => {
    const line = (reads: string, at: string): string => `<x14:sparkline><xm:f>表!${reads}</xm:f><xm:sqref>${at}</xm:sqref></x14:sparkline>`;
    const lines = line('A6:C6', 'D8') + line('$A$6:$C$6', 'D6') + line('A8:C8', 'D1') + line('A5:C5', 'D1');
    const text = await sheetWith(
      `<x14:sparklineGroups><x14:sparklineGroup><x14:sparklines>${lines}</x14:sparklines></x14:sparklineGroup></x14:sparklineGroups>`,
    );
    expect(allOf(text, /<xm:f>([^<]*)</g)).toEqual(['表!A6:C6', '表!$A$6:$C$6', '表!A18:C18', '表!A5:C5']);
  });

  it('that nobody knows are copied as they are while nothing in them looks like a reference', async () => {
    const inner = '<odd:list xmlns:odd="urn:odd" id="{A1B2-C3}" name="FY2024"><odd:note>三月 12:30，共 5 家</odd:note></odd:list>';
    expect(await sheetWith(inner)).toContain(extension(inner));
  });
});

describe('the workbook’s own links', () => {
  it('move where they name a sheet that grows; a place without a sheet is of none', async () => {
    const links = relationsPart('xl/workbook.xml', {
      r1: ['worksheet', 'worksheets/sheet1.xml'],
      r2: ['worksheet', 'worksheets/sheet2.xml'],
      a: ['hyperlink', '#表!A8'],
      b: ['hyperlink', '#A8'],
      c: ['hyperlink', "#'二 号'!A8"],
    });
    const grown = await grownByHand({ sheets: { 表: sheetPart(ROWS), '二 号': sheetPart('') }, parts: [links] }, GROWTH);
    expect(allOf(grown.part(links.name), /Target="(#[^"]*)"/g)).toEqual(['#表!A18', '#A8', "#'二 号'!A8"]);
  });
});
