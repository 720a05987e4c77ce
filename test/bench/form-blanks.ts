// Workbooks that are small when packed and much when read, the same bytes every time: a protected form of many prepared rows, a chain of formulas, a sheet of nothing but data.
import { createHash } from 'node:crypto';
import { formatColumnLetters } from '../../src/sheets/write/xlsx-document.ts';
import { writeZip } from '../../src/sheets/zip/zip-write.ts';
import type { MapValue } from '../../src/contract/bureau/workbook-map.ts';
import type { PlanInput } from '../../src/backend/bureau/map/plan-fill.ts';
import { fixtureFigures, shippedFacts } from '../helpers/fill-figures.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const LINKS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** A style that is unlocked, as a protected form has it where people write. */
const OPEN = 1;
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf applyProtection="1"><protection locked="0"/></xf></cellXfs></styleSheet>`;
const PREPARED = { rows: 20_000, columns: 22, firstRow: 6 } as const;
const SHEET = '填报';

/** All of them, by the names that the bench calls them. */
export const FORM_BLANKS = ['prepared', 'chain-8000', 'chain-16000', 'data', 'data-texts'] as const;
export type FormBlankName = (typeof FORM_BLANKS)[number];

/** The workbook of this name. */
export function formBlank(name: FormBlankName): Uint8Array {
  if (name === 'prepared') return preparedForm();
  if (name === 'data' || name === 'data-texts') return dataSheet(200_000, name === 'data');
  return chainForm(name === 'chain-8000' ? 8_000 : 16_000);
}

/** What stands on the one sheet of a workbook, and beside it. */
interface Sheet {
  readonly before: string;
  readonly rows: Iterable<string>;
  readonly after: string;
  readonly table: string | null;
}

function workbookOf({ before, rows, after, table }: Sheet): Uint8Array {
  const sheet = `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${LINKS}">${before}<sheetData>${[...rows].join('')}</sheetData>${after}</worksheet>`;
  const part = (name: string, type: string): string => `<Override PartName="/xl/${name}" ContentType="${TYPE}.${type}+xml"/>`;
  const link = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${LINKS}/${type}" Target="${target}"/>`;
  const links = (inner: string): string => `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${inner}</Relationships>`;
  const parts: readonly (readonly [string, string])[] = [
    [
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook.xml', 'sheet.main')}${part('worksheets/sheet1.xml', 'worksheet')}${part('styles.xml', 'styles')}${table === null ? '' : part('tables/table1.xml', 'table')}</Types>`,
    ],
    ['_rels/.rels', links(link('r1', 'officeDocument', 'xl/workbook.xml'))],
    [
      'xl/workbook.xml',
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${LINKS}"><sheets><sheet name="${SHEET}" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ],
    ['xl/_rels/workbook.xml.rels', links(link('r1', 'worksheet', 'worksheets/sheet1.xml') + link('r2', 'styles', 'styles.xml'))],
    ['xl/styles.xml', STYLES],
    ['xl/worksheets/sheet1.xml', sheet],
    ...(table === null
      ? []
      : ([
          ['xl/worksheets/_rels/sheet1.xml.rels', links(link('r1', 'table', '../tables/table1.xml'))],
          ['xl/tables/table1.xml', table],
        ] as const)),
  ];
  return writeZip(parts.map(([name, text]) => ({ name, bytes: Buffer.from(text) })));
}

function* preparedRows(): Generator<string> {
  const columns = Array.from({ length: PREPARED.columns }, (_, index) => formatColumnLetters(index + 1));
  const text = (at: string, words: string, style = 0): string =>
    `<c r="${at}"${style === 0 ? '' : ` s="${style}"`} t="inlineStr"><is><t>${words}</t></is></c>`;
  yield `<row r="1">${text('A1', '从业人员登记')}</row>`;
  yield `<row r="2">${text('A2', '填报单位')}<c r="B2" s="${OPEN}"/></row>`;
  yield `<row r="3">${text('A3', '直播间数')}<c r="B3" s="${OPEN}"/><c r="C3"><f>COUNTA(B${PREPARED.firstRow}:B${PREPARED.firstRow + PREPARED.rows - 1})+B3</f><v>0</v></c></row>`;
  yield `<row r="4">${text('A4', '直播场次')}<c r="B4" s="${OPEN}"/></row>`;
  yield `<row r="5">${columns.map((letters, index) => text(`${letters}5`, `列${index + 1}`)).join('')}</row>`;
  for (let row = PREPARED.firstRow; row < PREPARED.firstRow + PREPARED.rows; row += 1) {
    const cells = columns.map((letters, index) =>
      index === PREPARED.columns - 1
        ? `<c r="${letters}${row}"><f>IF(登记[[#This Row],[列2]]="","",登记[[#This Row],[列3]]*登记[[#This Row],[列4]])</f><v></v></c>`
        : `<c r="${letters}${row}" s="${OPEN}"/>`,
    );
    yield `<row r="${row}">${cells.join('')}</row>`;
  }
}

/** A protected form: 20,000 prepared rows of 22 columns under a table, a rule of input on each column, a formula in each row. */
function preparedForm(): Uint8Array {
  const last = PREPARED.firstRow + PREPARED.rows - 1;
  const area = `A5:${formatColumnLetters(PREPARED.columns)}${last}`;
  const rules = Array.from({ length: PREPARED.columns - 1 }, (_, index) => {
    const letters = formatColumnLetters(index + 1);
    const [top, sqref] = [`${letters}${PREPARED.firstRow}`, `${letters}${PREPARED.firstRow}:${letters}${last}`];
    return index % 2 === 0
      ? `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${sqref}"><formula1>"是,否,不详"</formula1></dataValidation>`
      : `<dataValidation type="custom" allowBlank="1" showErrorMessage="1" sqref="${sqref}"><formula1>LEN(${top})&lt;=40</formula1></dataValidation>`;
  });
  const columns = Array.from({ length: PREPARED.columns }, (_, index) => `<tableColumn id="${index + 1}" name="列${index + 1}"/>`);
  return workbookOf({
    before: `<dimension ref="A1:${formatColumnLetters(PREPARED.columns)}${last}"/><cols><col min="1" max="${PREPARED.columns}" width="14" customWidth="1"/></cols>`,
    rows: preparedRows(),
    after: `<sheetProtection sheet="1" objects="1" scenarios="1"/><dataValidations count="${rules.length}">${rules.join('')}</dataValidations><tableParts count="1"><tablePart r:id="r1"/></tableParts>`,
    table: `${HEAD}<table xmlns="${MAIN}" id="1" name="登记" displayName="登记" ref="${area}" totalsRowShown="0"><autoFilter ref="${area}"/><tableColumns count="${PREPARED.columns}">${columns.join('')}</tableColumns></table>`,
  });
}

/** So many formulas one behind the other, each of which reads the one before; the first reads the cell that is filled. */
function chainForm(length: number): Uint8Array {
  const rows = Array.from(
    { length },
    (_, index) =>
      `<row r="${index + 4}"><c r="A${index + 4}"><f>${index === 0 ? 'B3' : `A${index + 3}`}+1</f><v>${index + 1}</v></c></row>`,
  );
  return workbookOf({ before: '', rows: [`<row r="2"><c r="B2"/></row><row r="3"><c r="B3"/></row>`, ...rows], after: '', table: null });
}

/** A sheet of nothing but data: so many cells, of texts and figures or of texts alone. */
function dataSheet(cells: number, hasFigures: boolean): Uint8Array {
  const columns = 20;
  const rows = Array.from({ length: cells / columns }, (_, index) => {
    const row = index + 1;
    const own = Array.from({ length: columns }, (_one, column) => {
      const at = `${formatColumnLetters(column + 1)}${row}`;
      if (row === 1) return `<c r="${at}" t="inlineStr"><is><t>字段${column + 1}</t></is></c>`;
      return column % 3 === 0 || !hasFigures
        ? `<c r="${at}" t="inlineStr"><is><t>直播间${(row * 7 + column) % 997}号</t></is></c>`
        : `<c r="${at}"><v>${(row * 31 + column * 17) % 100_003}</v></c>`;
    });
    return `<row r="${row}">${own.join('')}</row>`;
  });
  return workbookOf({ before: '', rows, after: '', table: null });
}

/** What fills either of the forms: a head and two figures. */
export function formFill(blank: Uint8Array): Omit<PlanInput, 'book'> {
  const map: MapValue = {
    version: 1,
    workbook: { file: '表.xlsx', sha256: createHash('sha256').update(blank).digest('hex') },
    placeholders: true,
    cells: [{ sheet: SHEET, cell: 'B3', figure: 'ZB-2.01.month', as: 'number' }],
    heads: [{ sheet: SHEET, cell: 'B2', field: '填报单位' }],
    lists: [],
    checks: [],
    keep: [],
  };
  return { map, facts: shippedFacts(), figures: fixtureFigures() };
}
