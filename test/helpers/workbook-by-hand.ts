// Workbooks out of hand-written XML: only what reading needs, and whatever a test wants to be wrong with it.
import { type HandPart, zipByHand } from './zip-by-hand.ts';

export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const LINKS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** What a hand-made workbook holds; everything has a plain default. */
export interface HandWorkbook {
  /** Whole worksheet parts by the sheet's name. */
  readonly sheets?: Readonly<Record<string, string>>;
  /** The `<si>` elements of the shared strings. */
  readonly strings?: string;
  readonly workbookProperties?: string;
  /** Further parts; one with the name of a standard part takes its place. */
  readonly parts?: readonly HandPart[];
  readonly absoluteTargets?: boolean;
}

/** A worksheet part around its rows. */
export function worksheet(rows: string, after = '', namespace = MAIN): string {
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${namespace}"><dimension ref="A1:XFD1048576"/><sheetData>${rows}</sheetData>${after}</worksheet>`;
}

/** All parts of a workbook, to be zipped. */
export function workbookParts(workbook: HandWorkbook): readonly HandPart[] {
  const sheets = Object.entries(workbook.sheets ?? { 表: worksheet('') });
  const base = workbook.absoluteTargets === true ? '/xl/' : '';
  const listed = sheets.map(([name], index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="r${index + 1}"/>`).join('');
  const links = sheets.map((_, index) => link(`r${index + 1}`, 'worksheet', `${base}worksheets/sheet${index + 1}.xml`));
  if (workbook.strings !== undefined) links.push(link('s', 'sharedStrings', `${base}sharedStrings.xml`));
  const parts: HandPart[] = [
    { name: '[Content_Types].xml', content: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>' },
    { name: '_rels/.rels', content: relationships([link('w', 'officeDocument', 'xl/workbook.xml')]) },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${MAIN}" xmlns:r="${LINKS}"><workbookPr ${workbook.workbookProperties ?? ''}/><sheets>${listed}</sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', content: relationships(links) },
    ...sheets.map(([, content], index) => ({ name: `xl/worksheets/sheet${index + 1}.xml`, content })),
  ];
  if (workbook.strings !== undefined)
    parts.push({ name: 'xl/sharedStrings.xml', content: `<sst xmlns="${MAIN}">${workbook.strings}</sst>` });
  const own = workbook.parts ?? [];
  return [...parts.filter((part) => !own.some((other) => other.name === part.name)), ...own];
}

/** The bytes of a workbook. */
export function workbookByHand(workbook: HandWorkbook): Buffer {
  return zipByHand(workbookParts(workbook));
}

/** A workbook of one sheet called `表` with these rows. */
export function sheetByHand(rows: string, after = ''): Buffer {
  return workbookByHand({ sheets: { 表: worksheet(rows, after) } });
}

function link(id: string, kind: string, target: string): string {
  return `<Relationship Id="${id}" Type="${LINKS}/${kind}" Target="${target}"/>`;
}

function relationships(links: readonly string[]): string {
  return `<Relationships xmlns="${PACKAGE}">${links.join('')}</Relationships>`;
}
