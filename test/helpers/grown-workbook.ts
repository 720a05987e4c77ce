// Workbooks whose lists grow, for tests: rows by hand, the grown parts, and what stands in them.
import { readFile } from 'node:fs/promises';
import type { Refusal } from '../../src/domain/values/result.ts';
import type { Book, Growth } from '../../src/sheets/book/book-model.ts';
import { openBook } from '../../src/sheets/book/open-book.ts';
import { getPartText } from '../../src/sheets/book/parts.ts';
import { growBook } from '../../src/sheets/grow/grow-book.ts';
import { type HandWorkbook, LINKS, MAIN, workbookByHand } from './workbook-by-hand.ts';
import type { HandPart } from './zip-by-hand.ts';

/** What rows hold, by row and column letters: a number, a text, or a formula that begins with `=`. */
export type HandRows = Readonly<Record<number, Readonly<Record<string, string | number>>>>;

/** A grown workbook: its first sheet's text, any part's text (null where it is taken out), and the warnings. */
export interface GrownParts {
  readonly book: Book;
  readonly sheet: string;
  readonly part: (name: string) => string | null;
  readonly warnings: readonly Refusal[];
}

/** A block of rows that grows by `added`. */
export function block(first: number, last: number, added: number, sheet = 0): Growth {
  return { sheet, first, last, added };
}

/** Rows as XML. */
export function rowsOf(rows: HandRows): string {
  return Object.entries(rows)
    .map(([row, cells]) => {
      const written = Object.entries(cells).map(([column, value]) => cell(`${column}${row}`, value));
      return `<row r="${row}">${written.join('')}</row>`;
    })
    .join('');
}

function cell(place: string, value: string | number): string {
  if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`;
  const text = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  if (value.startsWith('=')) return `<c r="${place}"><f>${text.slice(1)}</f></c>`;
  return `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
}

/** A worksheet around rows, with what stands behind and before them. */
export function sheetPart(rows: string, after = '', before = ''): string {
  return `<worksheet xmlns="${MAIN}" xmlns:r="${LINKS}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;
}

/** The relationships of a part, by id: kind and target. A target that begins with `#` lies outside. */
export function relationsPart(part: string, links: Readonly<Record<string, readonly [kind: string, target: string]>>): HandPart {
  const slash = part.lastIndexOf('/') + 1;
  const all = Object.entries(links).map(
    ([id, [kind, target]]) =>
      `<Relationship Id="${id}" Type="${LINKS}/${kind}" Target="${target}"${target.startsWith('#') ? ' TargetMode="External"' : ''}/>`,
  );
  return {
    name: `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`,
    content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`,
  };
}

/** One of the bureau's blanks, opened. */
export async function fixtureBook(name: string): Promise<Book> {
  return opened(await readFile(`test/fixtures/workbooks/${name}.xlsx`));
}

/** The book in `bytes`. @throws Error where it does not open. */
export async function opened(bytes: Uint8Array): Promise<Book> {
  const book = await openBook(bytes);
  if (!book.ok) throw new Error(JSON.stringify(book.refusal));
  return book.value;
}

/** A workbook grown. @throws Error where it refuses. */
export function grownBook(book: Book, growths: readonly Growth[]): GrownParts {
  const grown = growBook(book, growths);
  if (!grown.ok) throw new Error(JSON.stringify(grown.refusal));
  const after = grown.value.book;
  const part = (name: string): string | null => (after.changed.get(name) === null ? null : getPartText(after, name));
  return { book: after, sheet: getPartText(after, after.sheets[0]?.part ?? ''), part, warnings: grown.value.warnings };
}

/** A hand-made workbook, grown. */
export async function grownByHand(workbook: HandWorkbook, growths: readonly Growth[]): Promise<GrownParts> {
  return grownBook(await opened(workbookByHand(workbook)), growths);
}

/** What growing a hand-made workbook refuses with. @throws Error where it does not. */
export async function refusedByHand(workbook: HandWorkbook, growths: readonly Growth[]): Promise<Refusal> {
  const grown = growBook(await opened(workbookByHand(workbook)), growths);
  if (grown.ok) throw new Error('nothing was refused');
  return grown.refusal;
}

/** The first group of every match. */
export function allOf(text: string | null, pattern: RegExp): readonly string[] {
  return [...(text ?? '').matchAll(pattern)].map((match) => match[1] ?? '');
}

/** The formula that stands in a cell, as it reads; null where none stands there. */
export function formulaIn(sheet: string | null, place: string): string | null {
  const written = new RegExp(`<c r="${place}"[^>]*>\\s*<f[^>]*>(.*?)</f>`, 's').exec(sheet ?? '')?.[1];
  if (written === undefined) return null;
  const data = /^<!\[CDATA\[(.*)\]\]>$/s.exec(written)?.[1];
  return (
    data ??
    written.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&')
  );
}
