// Workbooks as other programs write them, or could: every one must be filled, and nothing else in it may change.
import { type OddWorkbook, oddParts } from '../helpers/odd-workbooks.ts';
import { zipByHand } from '../helpers/zip-by-hand.ts';

/** A sheet with a list, a total, shared formulas, merges, texts in every way they are stored. `{p}` is where the prefix goes. */
const ROWS = [
  '<{p}row r="1" spans="1:4"><{p}c r="A1" t="inlineStr"><{p}is><{p}t>月报</{p}t></{p}is></{p}c><{p}c r="B1" t="s"><{p}v>0</{p}v></{p}c></{p}row>',
  '<{p}row r="2" ht="20" customHeight="1"><{p}c r="A2"><{p}v>1</{p}v></{p}c><{p}c r="B2" t="s"><{p}v>1</{p}v></{p}c><{p}c r="C2"><{p}f t="shared" ref="C2:C3" si="0">A2*2</{p}f><{p}v>2</{p}v></{p}c><{p}c r="D2" t="b"><{p}v>1</{p}v></{p}c></{p}row>',
  '<{p}row r="3"><{p}c r="A3"><{p}v>2</{p}v></{p}c><{p}c r="B3" t="str"><{p}v>乙</{p}v></{p}c><{p}c r="C3"><{p}f t="shared" si="0"/><{p}v>4</{p}v></{p}c><{p}c r="D3" t="e"><{p}v>#N/A</{p}v></{p}c></{p}row>',
  '<{p}row r="4"><{p}c r="A4"><{p}f>SUM(A2:A3)</{p}f><{p}v>3</{p}v></{p}c><{p}c r="B4"/><{p}c r="C4"><{p}f>SUM(C2:C3)</{p}f><{p}v>6</{p}v></{p}c></{p}row>',
  '<{p}row r="6"><{p}c r="A6" t="s"><{p}v>1</{p}v></{p}c><{p}c r="D6"><{p}v>1.50</{p}v></{p}c></{p}row>',
].join('\n');
const AFTER = '<{p}mergeCells count="2"><{p}mergeCell ref="A1:A1"/><{p}mergeCell ref="A6:C6"/></{p}mergeCells>';
const STRINGS =
  '<{p}si><{p}t>单位</{p}t></{p}si><{p}si><{p}r><{p}rPr><{p}b/></{p}rPr><{p}t>合</{p}t></{p}r><{p}r><{p}t xml:space="preserve"> 计</{p}t></{p}r><{p}rPh sb="0" eb="1"><{p}t>hé</{p}t></{p}rPh></{p}si>';
const BASE: OddWorkbook = { sheets: { 表: ROWS }, after: AFTER, strings: STRINGS };

/** The rows with every `r` taken out; cells then stand where they stand in their order. */
const UNNUMBERED = ROWS.replaceAll(/(<\{p\}(?:row|c)) r="[^"]*"/g, '$1').replaceAll(/ spans="[^"]*"/g, '');
const INLINE = ROWS.replaceAll(/ t="s"><\{p\}v>\d<\/\{p\}v>/g, ' t="inlineStr"><{p}is><{p}t>文</{p}t></{p}is>');

function utf16(text: string): Uint8Array {
  return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
}

const LISTS = [10, 20, 30].map(
  (row) =>
    `<row r="${row}"><c r="A${row}"><v>1</v></c><c r="B${row}"><v>2</v></c><c r="C${row}"><f>A${row}+B${row}</f><v>3</v></c></row><row r="${row + 2}"><c r="A${row + 2}"><f>SUM(A${row}:A${row})</f><v>1</v></c></row>`,
);

/** Each by what is odd with it. */
export const ODD_CORPUS: readonly (readonly [what: string, workbook: OddWorkbook])[] = [
  ['nothing', BASE],
  ['a prefix', { ...BASE, prefix: 'x:' }],
  ['strict namespaces', { ...BASE, isStrict: true }],
  ['a prefix, strict namespaces and absolute targets', { ...BASE, prefix: 'ss:', isStrict: true, isAbsolute: true }],
  ['single quotes', { ...BASE, quote: "'" }],
  ['lines that end as on Windows', { ...BASE, newline: '\r\n' }],
  ['no numbers on rows and cells', { ...BASE, sheets: { 表: UNNUMBERED } }],
  ['no shared strings', { sheets: { 表: INLINE }, after: AFTER }],
  ['dates from 1904', { ...BASE, workbookProperties: 'date1904="1"' }],
  [
    'macros',
    {
      ...BASE,
      hasMacros: true,
      parts: [{ name: 'odd/vbaProject.bin', content: new Uint8Array([208, 207, 17, 224, 0, 1, 2, 3]) }],
      workbookLinks:
        '<Relationship Id="vba" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/>',
    },
  ],
  [
    'comments and instructions among its rows',
    { ...BASE, sheets: { 表: ROWS.replaceAll('\n', '<!-- <row r="9"/> --><?odd <c r="A9"/>?>') } },
  ],
  [
    'sums over sheets that are named by their number',
    {
      sheets: {
        表: '<row r="1"><c r="A1"/><c r="B1"/></row><row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>1</v></c></row><row r="3"><c r="B3"><f>SUMPRODUCT(SUMIF(INDIRECT(ROW(INDIRECT("1:2"))&amp;"月!A:A"),7,INDIRECT(ROW(INDIRECT("1:2"))&amp;"月!B:B")))</f><v>7308</v></c></row>',
        '1月': '<row r="1"><c r="A1"><f>7</f><v>7</v></c><c r="B1"><f>7000</f><v>7000</v></c></row>',
        '2月': '<row r="1"><c r="A1"><f>7</f><v>7</v></c><c r="B1"><f>308</f><v>308</v></c></row>',
      },
    },
  ],
  [
    'texts of formulas that stand inline',
    {
      sheets: {
        表: '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c><c r="C2" t="inlineStr"><f>"a"&amp;LEN(A2)</f><is><t>a1</t></is></c></row><row r="3"><c r="A3"><v>1</v></c><c r="B3"><v>2</v></c><c r="C3" t="inlineStr"><f>"a"&amp;A3</f><is><t>a1</t></is></c></row><row r="5"><c r="A5" t="inlineStr"><f>"合"&amp;"计"</f><is><t>合计</t></is></c></row>',
      },
    },
  ],
  [
    'a sheet of old Excel without a part, parts that are missing and parts without a byte',
    {
      ...BASE,
      workbookLinks:
        '<Relationship Id="t" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme" Target="none.xml"/><Relationship Id="q" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/connections" Target="empty.xml"/>',
      parts: [{ name: 'odd/empty.xml', content: '', packed: new Uint8Array() }],
      moduleSheet: '模块1',
    },
  ],
  [
    'merged columns and rows',
    { ...BASE, after: '<{p}mergeCells><{p}mergeCell ref="F:G"/><{p}mergeCell ref="H:H"/><{p}mergeCell ref="8:9"/></{p}mergeCells>' },
  ],
  [
    'an array whose cells stand in the calculation chain',
    {
      sheets: {
        表: '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row><row r="3"><c r="A3"><v>1</v></c></row>',
        二: '<row r="1"><c r="B1"><f t="array" ref="B1:B2">{3;4}</f><v>3</v></c></row><row r="2"><c r="B2"><v>4</v></c></row>',
      },
      workbookLinks:
        '<Relationship Id="c" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain" Target="calcChain.xml"/>',
      parts: [
        {
          name: 'odd/calcChain.xml',
          content:
            '<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="B1" i="2" a="1"/><c r="B2" i="2"/></calcChain>',
        },
      ],
    },
  ],
  [
    'three lists on one sheet',
    { sheets: { 表: LISTS.join(''), 二: '<row r="1"><c r="A1"><f>SUM(表!A10:A10)+表!C30</f><v>4</v></c></row>' } },
  ],
  [
    'sheets with names in quotes',
    { ...BASE, sheets: { "a'b 1": ROWS, 表: "<row r=\"1\"><c r=\"A1\"><f>'a''b 1'!A4+SUM('a''b 1'!A2:A3)</f><v>6</v></c></row>" } },
  ],
  ['a part in UTF-16', { ...BASE, parts: [{ name: 'odd/leaves/leaf0.xml', content: utf16(wholeSheet()) }] }],
];

function wholeSheet(): string {
  const rows = ROWS.replaceAll('{p}', '');
  return `<?xml version="1.0" encoding="UTF-16"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
}

/** The bytes of an odd workbook. */
export function oddBytes(workbook: OddWorkbook): Buffer {
  return zipByHand(oddParts(workbook));
}
