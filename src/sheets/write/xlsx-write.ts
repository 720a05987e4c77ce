// Writes a workbook: the same document always gives the same bytes, and no text ever becomes a formula.
import { createSheetName, formatRangeName, quoteSheetName, type SheetDoc, type WorkbookDoc } from './xlsx-document.ts';
import { createSheetPart, type SharedTexts } from './xlsx-sheet.ts';
import { createStyleSheet } from './xlsx-styles.ts';
import { escapeAttribute, escapeCellText, escapeXml } from '../xml/xml-text.ts';
import { writeZip } from '../zip/zip-write.ts';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const CONTENT = 'application/vnd.openxmlformats-officedocument';

function contentTypes(sheets: number): string {
  const override = (part: string, type: string): string => `<Override PartName="${part}" ContentType="${type}"/>`;
  return [
    DECLARATION,
    `<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    override('/xl/workbook.xml', `${CONTENT}.spreadsheetml.sheet.main+xml`),
    ...Array.from({ length: sheets }, (_, index) =>
      override(`/xl/worksheets/sheet${index + 1}.xml`, `${CONTENT}.spreadsheetml.worksheet+xml`),
    ),
    override('/xl/styles.xml', `${CONTENT}.spreadsheetml.styles+xml`),
    override('/xl/sharedStrings.xml', `${CONTENT}.spreadsheetml.sharedStrings+xml`),
    override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    override('/docProps/app.xml', `${CONTENT}.extended-properties+xml`),
    '</Types>',
  ].join('');
}

function relations(entries: readonly (readonly [type: string, target: string])[]): string {
  const items = entries.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`);
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${items.join('')}</Relationships>`;
}

/** Print areas and repeated rows are names of their sheet in this format. */
function printNames(sheet: SheetDoc, index: number): string[] {
  const name = quoteSheetName(sheet.name);
  const defined = (key: string, reference: string): string =>
    `<definedName name="_xlnm.${key}" localSheetId="${index}">${escapeXml(`${name}!${reference}`)}</definedName>`;
  const { area, repeatRows } = sheet.print ?? {};
  return [
    ...(area === undefined ? [] : [defined('Print_Area', formatRangeName(area, true))]),
    ...(repeatRows === undefined ? [] : [defined('Print_Titles', `$${repeatRows[0]}:$${repeatRows[1]}`)]),
  ];
}

function workbookPart(doc: WorkbookDoc, active: number): string {
  const sheets = doc.sheets.map((sheet, index) => {
    const state = sheet.state === undefined || sheet.state === 'visible' ? '' : ` state="${sheet.state}"`;
    return `<sheet name="${escapeAttribute(sheet.name)}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`;
  });
  const own = (doc.names ?? []).map(({ name, formula, sheet }) => {
    const scope = sheet === undefined ? '' : ` localSheetId="${sheet}"`;
    return `<definedName name="${escapeAttribute(name)}"${scope}>${escapeXml(formula)}</definedName>`;
  });
  const names = [...doc.sheets.flatMap(printNames), ...own];
  return [
    DECLARATION,
    `<workbook xmlns="${MAIN}" xmlns:r="${RELATION}">`,
    `<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="15000"${active === 0 ? '' : ` activeTab="${active}"`}/></bookViews>`,
    `<sheets>${sheets.join('')}</sheets>`,
    names.length === 0 ? '' : `<definedNames>${names.join('')}</definedNames>`,
    '<calcPr calcId="191029"/>',
    '</workbook>',
  ].join('');
}

function sharedTextsPart(texts: SharedTexts): Uint8Array {
  const parts: Buffer[] = [];
  let chunk = `${DECLARATION}<sst xmlns="${MAIN}" count="${texts.uses}" uniqueCount="${texts.numbers.size}">`;
  for (const text of texts.numbers.keys()) {
    const space = /^\s|\s$|[\n\t]| {2}/.test(text) ? ' xml:space="preserve"' : '';
    chunk += `<si><t${space}>${escapeCellText(text)}</t></si>`;
    if (chunk.length < 1 << 18) continue;
    parts.push(Buffer.from(chunk));
    chunk = '';
  }
  parts.push(Buffer.from(`${chunk}</sst>`));
  return Buffer.concat(parts);
}

function coreProperties({ title, creator, created }: WorkbookDoc['properties']): string {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(created)) throw new RangeError(`not a UTC time: ${created}`);
  const namespaces = [
    `xmlns:cp="${PACKAGE}/metadata/core-properties"`,
    'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    'xmlns:dcterms="http://purl.org/dc/terms/"',
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  ].join(' ');
  const time = (tag: string): string => `<dcterms:${tag} xsi:type="dcterms:W3CDTF">${created}</dcterms:${tag}>`;
  return `${DECLARATION}<cp:coreProperties ${namespaces}><dc:title>${escapeCellText(title)}</dc:title><dc:creator>${escapeCellText(creator)}</dc:creator>${time('created')}${time('modified')}</cp:coreProperties>`;
}

function checkSheets(sheets: readonly SheetDoc[]): void {
  if (!sheets.some((sheet) => (sheet.state ?? 'visible') === 'visible')) throw new RangeError('a workbook needs a visible sheet');
  const taken: string[] = [];
  for (const { name } of sheets) {
    if (createSheetName(name, taken) !== name) throw new RangeError(`no name for a sheet: ${name}`);
    taken.push(name);
  }
}

/**
 * The bytes of an xlsx file of `doc`. Nothing of the clock, the machine or chance enters it.
 * @throws RangeError for what a workbook can't hold: too many rows, texts over 32,767 characters, two sheets of one name.
 */
export function writeXlsx(doc: WorkbookDoc): Uint8Array {
  checkSheets(doc.sheets);
  const styles = createStyleSheet();
  const texts: SharedTexts = { numbers: new Map(), uses: 0 };
  const active = doc.sheets.findIndex((sheet) => (sheet.state ?? 'visible') === 'visible');
  const sheets = doc.sheets.map((sheet, index) => ({
    name: `xl/worksheets/sheet${index + 1}.xml`,
    bytes: createSheetPart(sheet, index === active, styles, texts),
  }));
  const part = (name: string, text: string): { readonly name: string; readonly bytes: Uint8Array } => ({ name, bytes: Buffer.from(text) });
  return writeZip([
    part('[Content_Types].xml', contentTypes(doc.sheets.length)),
    part(
      '_rels/.rels',
      relations([
        [`${RELATION}/officeDocument`, 'xl/workbook.xml'],
        [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
        [`${RELATION}/extended-properties`, 'docProps/app.xml'],
      ]),
    ),
    part(
      'docProps/app.xml',
      `${DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Livebase</Application></Properties>`,
    ),
    part('docProps/core.xml', coreProperties(doc.properties)),
    part('xl/workbook.xml', workbookPart(doc, active)),
    part(
      'xl/_rels/workbook.xml.rels',
      relations([
        ...sheets.map((_, index) => [`${RELATION}/worksheet`, `worksheets/sheet${index + 1}.xml`] as const),
        [`${RELATION}/styles`, 'styles.xml'],
        [`${RELATION}/sharedStrings`, 'sharedStrings.xml'],
      ]),
    ),
    ...sheets,
    part('xl/styles.xml', styles.toXml()),
    { name: 'xl/sharedStrings.xml', bytes: sharedTextsPart(texts) },
  ]);
}
