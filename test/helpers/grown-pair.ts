// A small workbook with every construct that moves when its list grows, blank and filled, both written out by hand.
import type { ExpectedFill } from '../../src/sheets/second-reader/second-reading.ts';
import { LINKS, MAIN } from './workbook-by-hand.ts';
import { type HandPart, zipByHand } from './zip-by-hand.ts';

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const X14 = 'http://schemas.microsoft.com/office/spreadsheetml/2009/9/main';
const XM = 'http://schemas.microsoft.com/office/excel/2006/main';
const XDR = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing';
const CHART = 'http://schemas.openxmlformats.org/drawingml/2006/chart';

/** One of the two: what stands where. The list is rows 3 and 4 of `名单`; two rows are added. */
interface Side {
  readonly rows: string;
  readonly summary: string;
  readonly at: (blank: string, filled: string) => string;
  readonly strings: string;
}

const row = (number: number, cells: string, more = ''): string => `<row r="${number}" spans="1:4"${more}>${cells}</row>`;
const total = (number: number, last: number, values: readonly string[]): string =>
  row(
    number,
    `<c r="A${number}" s="1" t="s"><v>2</v></c><c r="B${number}" s="3"><f>SUM(B3:B${last})</f><v>${values[0]}</v></c>` +
      `<c r="C${number}" s="3"><f>SUM(C:C)-B${number}</f><v>0</v></c>` +
      `<c r="D${number}" s="1" t="str"><f>IF(B${number}&gt;0,"相符","不符")</f><v>${values[1]}</v></c>`,
  );

const BLANK: Side = {
  rows:
    row(1, '<c r="A1" s="1" t="s"><v>0</v></c>') +
    row(2, '<c r="A2" s="1" t="s"><v>1</v></c><c r="B2" s="1" t="s"><v>3</v></c>') +
    row(
      3,
      '<c r="A3" s="2"/><c r="B3" s="2"/><c r="C3" s="3"><f>B3/B$5</f><v>0</v></c><c r="D3" s="1" t="s"><v>4</v></c>',
      ' ht="21" customHeight="1"',
    ) +
    row(
      4,
      '<c r="A4" s="2"/><c r="B4" s="2"/><c r="C4" s="3"><f>B4/B$5</f><v>0</v></c><c r="D4" s="1" t="s"><v>4</v></c>',
      ' ht="22" customHeight="1"',
    ) +
    total(5, 4, ['0', '不符']) +
    row(7, '<c r="A7" s="1" t="s"><v>5</v></c><c r="B7" s="3"><f t="array" ref="B7:B7">SUM(B3:B4*1)</f><v>0</v></c>'),
  summary:
    row(1, '<c r="A1"><f>名单!B5</f><v>0</v></c><c r="B1"><f>SUM(名单!$B$3:$B$4)</f><v>0</v></c>') +
    row(2, '<c r="A2"><f t="shared" ref="A2:B2" si="0">名单!A7+A1</f><v>0</v></c><c r="B2"><f t="shared" si="0"/><v>0</v></c>') +
    row(3, '<c r="A3"><v>7</v></c><c r="B3" t="b"><f>FALSE</f><v>0</v></c>'),
  at: (blank) => blank,
  strings: '',
};

const filledRow = (number: number, values: readonly [seq: string, paid: string, share: string], ht: number): string =>
  row(
    number,
    `<c r="A${number}" s="2"><v>${values[0]}</v></c><c r="B${number}" s="2"><v>${values[1]}</v></c>` +
      `<c r="C${number}" s="3"><f>B${number}/B$7</f><v>${values[2]}</v></c><c r="D${number}" s="1" t="s"><v>4</v></c>`,
    ` ht="${ht}" customHeight="1"`,
  );

const FILLED: Side = {
  rows:
    row(1, '<c r="A1" s="1" t="s"><v>6</v></c>') +
    row(2, '<c r="A2" s="1" t="s"><v>1</v></c><c r="B2" s="1" t="s"><v>3</v></c>') +
    filledRow(3, ['1', '1.5', '0.15'], 21) +
    filledRow(4, ['2', '2.5', '0.25'], 22) +
    filledRow(5, ['3', '0', '0'], 22) +
    filledRow(6, ['4', '6', '0.6'], 22) +
    total(7, 6, ['10', '相符']) +
    row(9, '<c r="A9" s="1" t="s"><v>5</v></c><c r="B9" s="3"><f t="array" ref="B9:B9">SUM(B3:B6*1)</f><v>10</v></c>'),
  summary:
    row(1, '<c r="A1"><f>名单!B7</f><v>10</v></c><c r="B1"><f>SUM(名单!$B$3:$B$6)</f><v>10</v></c>') +
    row(2, '<c r="A2"><f t="shared" ref="A2:B2" si="0">名单!A9+A1</f><v>10</v></c><c r="B2"><f t="shared" si="0"/><v>10</v></c>') +
    row(3, '<c r="A3"><v>7</v></c><c r="B3" t="b"><f>FALSE</f><v>0</v></c>'),
  at: (_, filled) => filled,
  strings: '<si><t>示例 &amp; 基地</t></si>',
};

/** The blank and the filled workbook's parts. */
export function grownParts(): { readonly blank: readonly HandPart[]; readonly filled: readonly HandPart[] } {
  return { blank: partsOf(BLANK, false), filled: partsOf(FILLED, true) };
}

/** Both as files. */
export function grownWorkbooks(): { readonly blank: Buffer; readonly filled: Buffer } {
  const { blank, filled } = grownParts();
  return { blank: zipByHand(blank), filled: zipByHand(filled) };
}

/** What was to be written. */
export function grownFill(): ExpectedFill {
  const number = (cell: string, digits: string): ExpectedFill['cells'][number] => ({
    sheet: '名单',
    cell,
    value: { kind: 'number', digits },
  });
  const list = [
    ['1', '1.5'],
    ['2', '2.5'],
    ['3', '0'],
    ['4', '6'],
  ].flatMap(([seq = '', paid = ''], index) => [number(`A${index + 3}`, seq), number(`B${index + 3}`, paid)]);
  const result = (sheet: string, cell: string): { readonly sheet: string; readonly cell: string } => ({ sheet, cell });
  return {
    cells: [{ sheet: '名单', cell: 'A1', value: { kind: 'text', text: '示例 & 基地' } }, ...list],
    growths: [{ sheet: 0, first: 3, last: 4, added: 2 }],
    recalculated: [
      ...['C3', 'C4', 'C5', 'C6', 'B7', 'C7', 'D7', 'B9'].map((cell) => result('名单', cell)),
      ...['A1', 'B1', 'A2', 'B2'].map((cell) => result('汇总', cell)),
    ],
    notCalculated: [],
    knownErrors: [],
    checks: [{ sheet: '名单', cell: 'D5', ok: ['相符'] }],
    keep: [],
    searchesPlaceholders: true,
  };
}

function relations(...links: readonly (readonly [id: string, kind: string, target: string, mode?: string])[]): string {
  const all = links.map(
    ([id, kind, target, mode]) =>
      `<Relationship Id="${id}" Type="${LINKS}/${kind}" Target="${target}"${mode === undefined ? '' : ` TargetMode="${mode}"`}/>`,
  );
  return `<Relationships xmlns="${PACKAGE}">${all.join('')}</Relationships>`;
}

function partsOf(side: Side, isFilled: boolean): readonly HandPart[] {
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const count = isFilled ? 7 : 6;
  return [
    { name: '[Content_Types].xml', content: `<Types xmlns="${TYPES}"><Default Extension="xml" ContentType="application/xml"/></Types>` },
    { name: '_rels/.rels', content: relations(['w', 'officeDocument', 'xl/workbook.xml']) },
    { name: 'xl/workbook.xml', content: workbook(side, isFilled) },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations(
        ['r1', 'worksheet', 'worksheets/sheet1.xml'],
        ['r2', 'worksheet', '/xl/worksheets/sheet2.xml'],
        ['s', 'sharedStrings', 'sharedStrings.xml'],
        ['c', 'calcChain', 'calcChain.xml'],
      ),
    },
    { name: 'xl/worksheets/sheet1.xml', content: head + listSheet(side) },
    { name: 'xl/worksheets/sheet2.xml', content: `<worksheet xmlns="${MAIN}"><sheetData>${side.summary}</sheetData></worksheet>` },
    {
      name: 'xl/worksheets/_rels/sheet1.xml.rels',
      content: relations(
        ['d', 'drawing', '../drawings/drawing1.xml'],
        ['n', 'comments', '../comments1.xml'],
        ['v', 'vmlDrawing', '../drawings/vmlDrawing1.vml'],
        ['t', 'table', '../tables/table1.xml'],
        ['h', 'hyperlink', 'https://example.invalid/', 'External'],
      ),
    },
    {
      name: 'xl/sharedStrings.xml',
      content: `<sst xmlns="${MAIN}" count="${isFilled ? 11 : 9}" uniqueCount="${count}"><si><t>{{head.填报单位}}</t></si><si><t>序号</t></si><si><t>合计</t></si><si><t>实付</t></si><si><r><rPr><b/></rPr><t>同</t></r><r><t>上</t></r></si><si><t>说明</t></si>${side.strings}</sst>`,
    },
    { name: 'xl/drawings/drawing1.xml', content: drawing(side) },
    { name: 'xl/drawings/vmlDrawing1.vml', content: notes(side) },
    {
      name: 'xl/comments1.xml',
      content: `<comments xmlns="${MAIN}"><authors><author>甲</author></authors><commentList><comment ref="B4" authorId="0"><text><t>行</t></text></comment><comment ref="${side.at('B5', 'B7')}" authorId="0"><text><t>合计</t></text></comment></commentList></comments>`,
    },
    {
      name: 'xl/tables/table1.xml',
      content: `<table xmlns="${MAIN}" id="1" name="T" displayName="T" ref="${side.at('A2:D4', 'A2:D6')}"><autoFilter ref="${side.at('A2:D4', 'A2:D6')}"/><tableColumns count="1"><tableColumn id="1" name="序号"/></tableColumns></table>`,
    },
    { name: 'xl/charts/chart1.xml', content: chart(side) },
    { name: 'xl/calcChain.xml', content: chain(isFilled) },
    { name: 'xl/media/image1.png', content: new Uint8Array([137, 80, 78, 71, 0, 1, 2, 3]), stored: true },
  ];
}

function workbook(side: Side, isFilled: boolean): string {
  const names = [
    `<definedName name="合计">名单!$B$${side.at('5', '7')}</definedName>`,
    `<definedName name="实付">名单!$B$3:$B$${side.at('4', '6')}</definedName>`,
    `<definedName name="_xlnm.Print_Titles" localSheetId="0">名单!$1:$2</definedName>`,
    `<definedName name="_xlnm.Print_Area" localSheetId="0">名单!$A$1:$D$${side.at('7', '9')}</definedName>`,
  ];
  return `<workbook xmlns="${MAIN}" xmlns:r="${LINKS}"><workbookPr/><sheets><sheet name="名单" sheetId="3" r:id="r1"/><sheet name="汇总" sheetId="5" state="hidden" r:id="r2"/></sheets><definedNames>${names.join('')}</definedNames><calcPr calcId="1"${isFilled ? ' fullCalcOnLoad="1"' : ''}/></workbook>`;
}

function listSheet({ rows, at }: Side): string {
  const merges = at(
    '<mergeCells count="3"><mergeCell ref="A1:D1"/><mergeCell ref="A4:A4"/><mergeCell ref="A7:D8"/></mergeCells>',
    '<mergeCells count="5"><mergeCell ref="A1:D1"/><mergeCell ref="A4:A4"/><mergeCell ref="A9:D10"/><mergeCell ref="A5:A5"/><mergeCell ref="A6:A6"/></mergeCells>',
  );
  return [
    `<worksheet xmlns="${MAIN}" xmlns:r="${LINKS}"><sheetPr><tabColor rgb="FF0000FF"/></sheetPr><dimension ref="${at('A1:D7', 'A1:D9')}"/>`,
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="2" topLeftCell="A3" state="frozen"/><selection activeCell="A1" sqref="A1"/></sheetView></sheetViews>',
    '<cols><col min="1" max="4" width="9" style="2"/></cols>',
    `<sheetData>${rows}</sheetData><sheetProtection sheet="1"/>`,
    `<protectedRanges><protectedRange name="p" sqref="${at('B3:B4', 'B3:B6')}"/></protectedRanges><autoFilter ref="${at('A2:D4', 'A2:D6')}"/>${merges}`,
    `<conditionalFormatting sqref="${at('B3:B4 D5', 'B3:B6 D7')}"><cfRule type="expression" priority="1" dxfId="0"><formula>$B3&gt;$B$${at('5', '7')}</formula></cfRule></conditionalFormatting>`,
    `<dataValidations count="1"><dataValidation type="whole" sqref="${at('B4', 'B4:B6')}"><formula1>0</formula1><formula2>$B$${at('5', '7')}*2</formula2></dataValidation></dataValidations>`,
    `<hyperlinks><hyperlink ref="A4" location="名单!A${at('5', '7')}" display="去"/><hyperlink ref="${at('A7', 'A9')}" r:id="h"/></hyperlinks>`,
    `<pageMargins left="0.7" right="0.7" top="0.7" bottom="0.7" header="0.3" footer="0.3"/><headerFooter><oddFooter>&amp;C&amp;P</oddFooter></headerFooter>`,
    `<rowBreaks count="2" manualBreakCount="2"><brk id="2" max="16383" man="1"/><brk id="${at('4', '6')}" max="16383" man="1"/></rowBreaks>`,
    `<ignoredErrors><ignoredError sqref="${at('A4:B5', 'A4:B7')}" numberStoredAsText="1"/></ignoredErrors><drawing r:id="d"/><legacyDrawing r:id="v"/>`,
    `<extLst><ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}" xmlns:x14="${X14}"><x14:sparklineGroups xmlns:xm="${XM}"><x14:sparklineGroup><x14:sparklines><x14:sparkline><xm:f>名单!B3:B${at('4', '6')}</xm:f><xm:sqref>${at('D5', 'D7')}</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst></worksheet>`,
  ].join('');
}

function drawing({ at }: Side): string {
  const anchor = (from: string, to: string, edit = ''): string =>
    `<xdr:twoCellAnchor${edit}><xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${from}</xdr:row><xdr:rowOff>10</xdr:rowOff></xdr:from><xdr:to><xdr:col>3</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${to}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:sp textlink="名单!$B$${at('5', '7')}"/><xdr:clientData/></xdr:twoCellAnchor>`;
  return `<xdr:wsDr xmlns:xdr="${XDR}">${anchor('0', '1')}${anchor('2', at('6', '8'))}${anchor('3', '5', ' editAs="oneCell"')}${anchor('4', '6', ' editAs="absolute"')}${anchor(at('7', '9'), at('12', '14'), ' editAs="oneCell"')}</xdr:wsDr>`;
}

function notes({ at }: Side): string {
  const note = (line: string, anchor: string): string =>
    `<v:shape type="#_x0000_t202" style='visibility:hidden'><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:Anchor>${anchor}</x:Anchor><x:Row>${line}</x:Row><x:Column>1</x:Column></x:ClientData></v:shape>`;
  return `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">${note('3', '2, 15, 3, 2, 4, 15, 5, 4')}${note(at('4', '6'), at('2, 15, 4, 2, 4, 15, 8, 4', '2, 15, 6, 2, 4, 15, 10, 4'))}</xml>`;
}

function chart({ at }: Side): string {
  const cache = at('<c:numCache><c:ptCount val="2"/></c:numCache>', '<c:numCache><c:ptCount val="4"/></c:numCache>');
  return `<c:chartSpace xmlns:c="${CHART}"><c:chart><c:plotArea><c:barChart><c:ser><c:idx val="0"/><c:tx><c:strRef><c:f>名单!$B$2</c:f><c:strCache><c:ptCount val="1"/></c:strCache></c:strRef></c:tx><c:val><c:numRef><c:f>名单!$B$3:$B$${at('4', '6')}</c:f>${cache}</c:numRef></c:val></c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>`;
}

function chain(isFilled: boolean): string {
  const list = isFilled ? ['C3', 'C4', 'C5', 'C6', 'B7', 'C7', 'D7', 'B9'] : ['C3', 'C4', 'B5', 'C5', 'D5', 'B7'];
  const entries = [
    ...list.map((cell, index) => `<c r="${cell}"${index === 0 ? ' i="3"' : ''}/>`),
    '<c r="A1" i="5"/>',
    '<c r="B1"/>',
    '<c r="A2"/>',
    '<c r="B2"/>',
    '<c r="B3"/>',
  ];
  return `<calcChain xmlns="${MAIN}">${entries.join('')}</calcChain>`;
}
