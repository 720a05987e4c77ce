// A sales ledger of 50,000 rows as a base's people would hand it in: every key its own, titles above the header.
import { addMonths } from '../../src/domain/time/calendar.ts';
import { GOODS_CLASSES, PLATFORMS } from '../../src/domain/base/catalogue.ts';
import { formatCellName } from '../../src/sheets/write/xlsx-document.ts';
import { writeZip } from '../../src/sheets/zip/zip-write.ts';
import { SALES_COLUMNS } from '../../src/backend/demo/demo-month-ledgers.ts';
import { createLedgerBook, createList, formatHundredths } from '../../src/backend/demo/ledger-book.ts';
import { LAST, TENANTS, tenantCode } from './bench-base.ts';

type SalesRow = readonly (string | number)[];

/** Rows by month, then tenant, then platform and class; the last three are fen. */
function salesRows(rows: number, tenants = TENANTS): SalesRow[] {
  const codes = Array.from({ length: tenants }, (_, at) => tenantCode(at + 1));
  const aMonth = Math.ceil(rows / 12);
  const perTenant = Math.ceil(aMonth / tenants);
  return Array.from({ length: rows }, (_, at): SalesRow => {
    const inMonth = at % aMonth;
    const part = inMonth % perTenant;
    const tenant = Math.floor(inMonth / perTenant);
    const paid = 10_000 + ((at * 7919) % 90_000_000);
    return [
      addMonths(LAST, Math.floor(at / aMonth) - 11),
      codes[tenant] ?? '',
      PLATFORMS[part % PLATFORMS.length] ?? '',
      GOODS_CLASSES[(part + Math.floor(part / PLATFORMS.length)) % GOODS_CLASSES.length] ?? '',
      1 + (at % 60),
      100 + (at % 9000),
      at * 13,
      at % 5000,
      paid,
      Math.floor(paid / 7),
      Math.floor(paid / 2),
    ];
  });
}

/** The file as office programs write it: shared texts, styles, widths. The code of `refused` rows, evenly spread, is nobody's. */
export function styledSalesFile(rows: number, refused = 0, tenants = TENANTS): Uint8Array {
  const every = refused === 0 ? rows + 1 : Math.floor(rows / refused);
  const given = salesRows(rows, tenants).map((row, nth) => (nth % every === every - 1 ? row.with(1, tenantCode(TENANTS + 1)) : row));
  const body = given.map((row) => row.map((value, at) => (at > 7 ? formatHundredths(Number(value)) : value)));
  return createLedgerBook('销售台账', [{ name: '销售台账', title: '销售台账', note: null, ...createList(SALES_COLUMNS, []), rows: body }]);
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';

function referenced(text: string): string {
  return text.replaceAll(/[^ -~]/gu, (character) => `&#${character.codePointAt(0)};`);
}

function inlineCell(row: number, at: number, value: string | number): string {
  const name = formatCellName(row, at + 1);
  if (typeof value === 'string') return `<c r="${name}" t="inlineStr"><is><t>${referenced(value)}</t></is></c>`;
  return `<c r="${name}"><v>${at > 7 ? value / 100 : value}</v></c>`;
}

/** The file as scripts write it: inline texts in character references, no styles. */
export function inlineSalesFile(rows: number): Uint8Array {
  const lines = [SALES_COLUMNS.map(([header]) => header), ...salesRows(rows)];
  const data = lines
    .map((line, at) => `<row r="${at + 1}">${line.map((value, column) => inlineCell(at + 1, column, value)).join('')}</row>`)
    .join('');
  const part = (name: string, text: string): { readonly name: string; readonly bytes: Uint8Array } => ({ name, bytes: Buffer.from(text) });
  const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return writeZip([
    part(
      '[Content_Types].xml',
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${sheetType}.worksheet+xml"/></Types>`,
    ),
    part(
      '_rels/.rels',
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    part(
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}/relationships"><sheets><sheet name="${referenced('销售台账')}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    part('xl/worksheets/sheet1.xml', `<worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData></worksheet>`),
  ]);
}
