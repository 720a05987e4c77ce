// Workbooks as few programs write them, and all must read: other prefixes and namespaces, absolute targets, cells told by their order alone.
import type { Book, BookCell } from '../../src/sheets/book/book-model.ts';
import { bookBytes } from '../../src/sheets/book/book-bytes.ts';
import { openBook } from '../../src/sheets/book/open-book.ts';
import { createSheetView } from '../../src/sheets/book/sheet-view.ts';
import { type HandPart, zipByHand } from './zip-by-hand.ts';

const STRICT = 'http://purl.oclc.org/ooxml';
const TRANSITIONAL = 'http://schemas.openxmlformats.org';
const PACKAGE = `${TRANSITIONAL}/package/2006`;
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const MACRO_TYPE = 'application/vnd.ms-excel.sheet.macroEnabled.main+xml';

/** How an odd workbook is written. Rows, strings and styles are written with `{p}` where the prefix goes. */
export interface OddWorkbook {
  readonly prefix?: string;
  readonly isStrict?: boolean;
  /** Targets of relationships begin with `/`. */
  readonly isAbsolute?: boolean;
  /** The rows of each sheet. */
  readonly sheets?: Readonly<Record<string, string>>;
  /** Before and after the rows of every sheet. */
  readonly before?: string;
  readonly after?: string;
  readonly strings?: string;
  readonly stringsAttributes?: string;
  readonly styles?: string;
  readonly workbookProperties?: string;
  readonly names?: string;
  readonly hasMacros?: boolean;
  /** The name of a further sheet that has no part. */
  readonly moduleSheet?: string;
  readonly newline?: string;
  readonly quote?: '"' | "'";
  /** Further parts; one with the name of a standard part takes its place. */
  readonly parts?: readonly HandPart[];
  readonly workbookLinks?: string;
  readonly rootLinks?: string;
}

/** The parts of an odd workbook; its parts' names are told by nothing but relationships. */
export function oddParts(odd: OddWorkbook): readonly HandPart[] {
  const p = odd.prefix ?? '';
  const format = odd.isStrict === true ? STRICT : TRANSITIONAL;
  const main = odd.isStrict === true ? `${STRICT}/spreadsheetml/main` : `${TRANSITIONAL}/spreadsheetml/2006/main`;
  const links = odd.isStrict === true ? `${STRICT}/officeDocument/relationships` : `${format}/officeDocument/2006/relationships`;
  const spaces = `xmlns${p === '' ? '' : `:${p.slice(0, -1)}`}="${main}" xmlns:rel="${links}"`;
  const sheets = Object.entries(odd.sheets ?? { 表: '' });
  const base = odd.isAbsolute === true ? '/odd/' : '';
  const link = (id: string, kind: string, target: string): string =>
    `<Relationship Target="${target}" Type="${links}/${kind}" Id="${id}"/>`;
  const list = (all: string): string => `<Relationships xmlns="${PACKAGE}/relationships">${all}</Relationships>`;
  const write = (text: string): string => dress(odd, text.replaceAll('{p}', p));
  const listed = sheets.map(([name], index) => `<{p}sheet name="${name}" sheetId="${index + 1}" rel:id="k${index}"/>`).join('');
  const bare = odd.moduleSheet === undefined ? '' : `<{p}sheet name="${odd.moduleSheet}" sheetId="99" rel:id=""/>`;
  const workbookLinks = [
    ...sheets.map((_, index) => link(`k${index}`, 'worksheet', `${base}leaves/leaf${index}.xml`)),
    ...(odd.strings === undefined ? [] : [link('words', 'sharedStrings', `${base}words.xml`)]),
    ...(odd.styles === undefined ? [] : [link('looks', 'styles', `${base}looks.xml`)]),
    odd.workbookLinks ?? '',
  ].join('');
  const type = odd.hasMacros === true ? MACRO_TYPE : `${SHEET_TYPE}.sheet.main+xml`;
  const parts: HandPart[] = [
    {
      name: '[Content_Types].xml',
      content: `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/odd/core.xml" ContentType="${type}"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: list(link('w', 'officeDocument', `${odd.isAbsolute === true ? '/' : ''}odd/core.xml`) + (odd.rootLinks ?? '')),
    },
    {
      name: 'odd/core.xml',
      content: write(
        `<{p}workbook ${spaces}><{p}workbookPr ${odd.workbookProperties ?? ''}/><{p}sheets>${bare}${listed}</{p}sheets>${odd.names ?? ''}</{p}workbook>`,
      ),
    },
    { name: 'odd/_rels/core.xml.rels', content: list(workbookLinks) },
    ...sheets.map(([, rows], index) => ({
      name: `odd/leaves/leaf${index}.xml`,
      content: write(
        `<?xml version="1.0" encoding="UTF-8"?>\n<{p}worksheet ${spaces}>${odd.before ?? ''}<{p}sheetData>${rows}</{p}sheetData>${odd.after ?? ''}</{p}worksheet>`,
      ),
    })),
  ];
  if (odd.strings !== undefined)
    parts.push({ name: 'odd/words.xml', content: write(`<{p}sst ${spaces}${odd.stringsAttributes ?? ''}>${odd.strings}</{p}sst>`) });
  if (odd.styles !== undefined)
    parts.push({ name: 'odd/looks.xml', content: write(`<{p}styleSheet ${spaces}>${odd.styles}</{p}styleSheet>`) });
  const own = odd.parts ?? [];
  return [...parts.filter((part) => !own.some((other) => other.name === part.name)), ...own];
}

function dress(odd: OddWorkbook, text: string): string {
  const lines = odd.newline === undefined ? text : text.replaceAll('\n', odd.newline).replaceAll('><', `>${odd.newline}<`);
  return odd.quote === "'" ? lines.replaceAll('"', "'") : lines;
}

/** An odd workbook, opened. */
export async function openOdd(odd: OddWorkbook): Promise<Book> {
  return openSound(zipByHand(oddParts(odd)));
}

/** A workbook that must open. */
export async function openSound(bytes: Uint8Array): Promise<Book> {
  const book = await openBook(bytes);
  if (!book.ok) throw new Error(JSON.stringify(book.refusal));
  return book.value;
}

/** The workbook as it reads from its own bytes. */
export async function reopened(book: Book): Promise<Book> {
  return openSound(bookBytes(book));
}

/** All cells of a sheet by their addresses, as `row:column`. */
export function cellsOf(book: Book, sheet = 0): ReadonlyMap<string, BookCell> {
  return new Map([...createSheetView(book, sheet).cells()].map((cell) => [`${cell.row}:${cell.column}`, cell]));
}

/** What a cell shows, for comparing at a glance: its text, digits, TRUE/FALSE or error; null for nothing. */
export function shownIn(book: Book, row: number, column: number, sheet = 0): string | null {
  const stored = createSheetView(book, sheet).cellAt(row, column)?.stored;
  if (stored === undefined || stored.kind === 'blank') return null;
  if (stored.kind === 'text') return stored.text;
  if (stored.kind === 'number') return stored.digits;
  if (stored.kind === 'boolean') return stored.value ? 'TRUE' : 'FALSE';
  return stored.kind === 'error' ? stored.code : stored.iso;
}
