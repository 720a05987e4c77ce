// A hand that fills real forms: it edits the XML inside the file, as somebody else's program would, and shares no code with the reader.
import { zipByHand } from './zip-by-hand.ts';
import { zipParts } from './zip-parts.ts';

/** What a cell is to hold: a number, a text, a formula without its result, an error, or nothing. */
export type HandValue = number | string | null | { readonly formula: string } | { readonly error: string };

/** Sheets of a form by the order in which it has them. */
export const SHEETS = { form: 'xl/worksheets/sheet1.xml', lists: 'xl/worksheets/sheet2.xml', hidden: 'xl/worksheets/sheet3.xml' } as const;

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function cellXml(at: string, style: string, value: HandValue): string {
  const open = `<c r="${at}"${style}`;
  if (value === null) return `${open}/>`;
  if (typeof value === 'number') return `${open}><v>${value}</v></c>`;
  if (typeof value === 'string') return `${open} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
  if ('error' in value) return `${open} t="e"><v>${value.error}</v></c>`;
  return `${open}><f>${escaped(value.formula)}</f></c>`;
}

/** Puts a value into a cell that the sheet has. */
function setCell(xml: string, at: string, value: HandValue): string {
  const cell = new RegExp(`<c r="${at}"((?: s="\\d+")?)[^>]*?(?:/>|>.*?</c>)`, 's');
  const style = cell.exec(xml)?.[1];
  if (style === undefined) throw new Error(`no cell ${at}`);
  return xml.replace(cell, () => cellXml(at, style, value));
}

/** Everything from row `from` on moves down by `by` (up where negative: the rows in between are gone). */
export function moveRows(xml: string, from: number, by: number): string {
  const moved = (row: number): number => (row < from ? row : row + by);
  return xml
    .replaceAll(/<row r="(\d+)".*?<\/row>/gs, (row, number: string) => {
      const gone = by < 0 && Number(number) >= from + by && Number(number) < from;
      if (gone) return '';
      return row
        .replace(/^<row r="\d+"/, `<row r="${moved(Number(number))}"`)
        .replaceAll(/<c r="([A-Z]+)\d+"/g, (_, letters: string) => `<c r="${letters}${moved(Number(number))}"`);
    })
    .replaceAll(/<mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g, (_, a: string, top: string, b: string, bottom: string) => {
      return `<mergeCell ref="${a}${moved(Number(top))}:${b}${moved(Number(bottom))}"`;
    });
}

/** A form with its parts changed. */
export function withParts(form: Uint8Array, change: (name: string, content: string) => string | null): Buffer {
  const parts = [...zipParts(form)].flatMap(([name, content]) => {
    const changed = change(name, content.toString('utf8'));
    return changed === null ? [] : [{ name, content: changed }];
  });
  return zipByHand(parts);
}

/** A form with cells of one of its sheets filled. */
export function fill(form: Uint8Array, cells: Readonly<Record<string, HandValue>>, sheet: keyof typeof SHEETS = 'form'): Buffer {
  return withParts(form, (name, content) =>
    name === SHEETS[sheet] ? Object.entries(cells).reduce((xml, [at, value]) => setCell(xml, at, value), content) : content,
  );
}

/** A form without its hidden sheet, as a program may save it that drops what it does not show. */
export function withoutHidden(form: Uint8Array): Buffer {
  return withParts(form, (name, content) => {
    if (name === SHEETS.hidden) return null;
    if (name === 'xl/workbook.xml') return content.replace(/<sheet name="_form"[^>]*\/>/, '');
    if (name === 'xl/_rels/workbook.xml.rels') return content.replace(/<Relationship [^>]*sheet3\.xml"\/>/, '');
    if (name === '[Content_Types].xml') return content.replace(/<Override PartName="\/xl\/worksheets\/sheet3\.xml"[^>]*\/>/, '');
    return content;
  });
}

/** The first row of a form's body, version 1. */
export const FIRST_ROW = 6;

/** A row of the body: sessions, minutes, views, orders, paid, refunded, settled in C to I; with platform and class also A and B. */
export function bodyRow(
  row: number,
  figures: readonly HandValue[],
  key?: readonly [platform: string, goodsClass: string],
): Record<string, HandValue> {
  const cells = Object.fromEntries([...'CDEFGHI'].map((letter, at): [string, HandValue] => [`${letter}${row}`, figures[at] ?? null]));
  return key === undefined ? cells : { [`A${row}`]: key[0], [`B${row}`]: key[1], ...cells };
}
