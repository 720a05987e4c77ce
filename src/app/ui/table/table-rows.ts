// What a table shows: rows found, filtered and sorted. Pure.
// A column of figures.
import { canStartFormula } from '../../../sheets/formula-start.ts';
import type { ReactNode } from 'react';

/** A column of a table over rows of type R. */
export interface Column<R> {
  readonly key: string;
  readonly title: string;
  readonly width: number;
  /** The cell in words: shown, searched, copied, exported. */
  readonly text: (row: R) => string;
  /** More words to find the row by: Pinyin, former names. */
  readonly search?: (row: R) => string;
  /** What it is sorted by; its text where nothing is given. Null stands last. */
  readonly sort?: (row: R) => string | number | null;
  readonly render?: (row: R) => ReactNode;
  readonly align?: 'left' | 'right' | 'center';
  /** Offers a choice of its texts. */
  readonly filter?: boolean;
  /** Off until a person turns it on. */
  readonly hidden?: boolean;
  /** What an exported sheet holds; the text where nothing is given. */
  readonly value?: (row: R) => string | number | null;
}

/** How a person looks at a table. */
export interface TableView {
  readonly search: string;
  readonly sort: { readonly key: string; readonly down: boolean } | null;
  /** Chosen texts by column. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
  /** Columns shown or hidden against their own nature. */
  readonly shown: Readonly<Record<string, boolean>>;
}

export const PLAIN_VIEW: TableView = { search: '', sort: null, filters: {}, shown: {} };

/** Chinese by Pinyin, digits by value: the order of `zh-u-co-pinyin`. */
const ORDER = new Intl.Collator('zh-u-co-pinyin', { numeric: true });

/** The columns on view. */
export function listShownColumns<R>(columns: readonly Column<R>[], shown: TableView['shown']): Column<R>[] {
  return columns.filter((column) => shown[column.key] ?? column.hidden !== true);
}

/** Pixels that a text takes in a cell: Chinese characters are wide, digits all the same. */
function roomOf(text: string): number {
  let room = 0;
  for (const sign of text) room += sign >= '\u1100' && sign <= '\uffef' ? 14 : 8.5;
  return Math.ceil(room);
}

const CELL_EDGES = 22;
/** What a heading takes beside its words: the arrow of the order. */
const SORT_ARROW = 16;

/** More than that no column asks for: a note of many sentences leaves room for the others. */
const MOST_ROOM = 480;

/** A column with the pixels that it has at least (`width`), and those that what it holds would take whole (`room`). */
export interface RoomyColumn<R> extends Column<R> {
  readonly room: number;
}

/**
 * The columns with room for what they hold: what stands at the right (amounts, counts) is never cut short, names only where all need more
 * than there is. A column without a word in it is as wide as its heading.
 */
export function withRoom<R>(columns: readonly Column<R>[], rows: readonly R[]): readonly RoomyColumn<R>[] {
  return columns.map((column) => {
    const longest = rows.reduce((most, row) => Math.max(most, roomOf(column.text(row))), 0) + CELL_EDGES;
    const isEmpty = longest === CELL_EDGES;
    const least = isEmpty ? Math.min(column.width, roomOf(column.title) + CELL_EDGES + SORT_ARROW) : column.width;
    const width = column.align === 'right' ? Math.max(least, longest) : least;
    return { ...column, width, room: Math.max(width, Math.min(longest, MOST_ROOM)) };
  });
}

/** The style of a column's cells: whole where there is room, at least as wide as the column says. */
export function getCellStyle({ width, room }: Pick<RoomyColumn<unknown>, 'width' | 'room'>): { flex: string; minWidth: number } {
  return { flex: `1 1 ${room}px`, minWidth: width };
}

function listFoundRecords<R>(columns: readonly Column<R>[], row: R, words: readonly string[]): boolean {
  const text = columns
    .map((column) => `${column.text(row)} ${column.search?.(row) ?? ''}`)
    .join('\n')
    .toLowerCase();
  return words.every((word) => text.includes(word));
}

function compare(a: string | number | null, b: string | number | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return typeof a === 'number' && typeof b === 'number' ? a - b : ORDER.compare(String(a), String(b));
}

function sorted<R>(rows: readonly R[], columns: readonly Column<R>[], sort: TableView['sort']): readonly R[] {
  const column = sort === null ? undefined : columns.find((one) => one.key === sort.key);
  if (sort === null || column === undefined) return rows;
  const key = column.sort ?? column.text;
  const keyed = rows.map((row, at) => ({ row, at, by: key(row) }));
  const turn = sort.down ? -1 : 1;
  // Rows without a value stand last either way; equal ones keep their order.
  const order = (a: (typeof keyed)[number], b: (typeof keyed)[number]): number => {
    const isEmpty = a.by === null || b.by === null;
    return compare(a.by, b.by) * (isEmpty ? 1 : turn) || a.at - b.at;
  };
  return keyed.toSorted(order).map(({ row }) => row);
}

/** The rows on view, in their order. */
export function listViewedRows<R>(rows: readonly R[], columns: readonly Column<R>[], view: TableView): readonly R[] {
  const words = view.search.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const filters = columns.flatMap((column) => {
    const chosen = view.filters[column.key] ?? [];
    return chosen.length === 0 ? [] : [{ column, chosen: new Set(chosen) }];
  });
  const kept =
    words.length === 0 && filters.length === 0
      ? rows
      : rows.filter(
          (row) =>
            filters.every(({ column, chosen }) => chosen.has(column.text(row))) &&
            (words.length === 0 || listFoundRecords(columns, row, words)),
        );
  return sorted(kept, columns, view.sort);
}

/** The different texts of a column, for its filter. */
export function choicesOf<R>(rows: readonly R[], column: Column<R>): string[] {
  return [...new Set(rows.map((row) => column.text(row)))].toSorted((a, b) => ORDER.compare(a, b));
}

/** `-5`, `+1,234.50`, `-3.2%`: a number with its sign, which nothing is run of. */
const PLAIN_NUMBER = /^[-+]?\d[\d,]*(?:\.\d+)?%?$/;

/** A cell for the clipboard: on one line, and nothing that a spreadsheet would run where it is pasted. */
function clipboardCell(text: string): string {
  const line = text.replaceAll(/[\t\r\n]+/g, ' ');
  return canStartFormula(line) && !PLAIN_NUMBER.test(line) ? `'${line}` : line;
}

/** Rows as tab-separated text, headings first. */
export function formatTsv<R>(rows: readonly R[], columns: readonly Column<R>[]): string {
  const lines = [
    columns.map(({ title }) => clipboardCell(title)),
    ...rows.map((row) => columns.map((column) => clipboardCell(column.text(row)))),
  ];
  return lines.map((line) => line.join('\t')).join('\n');
}

/** A column at the right: said by `say`, sorted by what it is; `value`: what an exported sheet holds instead of its words. */
export function createFigureColumn<R>(
  about: Pick<Column<R>, 'key' | 'title' | 'width' | 'hidden'>,
  of: (row: R) => number | null,
  say: (figure: number | null) => string,
  value?: (figure: number) => string | number,
): Column<R> {
  const exported = (row: R): string | number | null => {
    const figure = of(row);
    return figure === null || value === undefined ? null : value(figure);
  };
  return { ...about, align: 'right', text: (row) => say(of(row)), sort: of, ...(value === undefined ? {} : { value: exported }) };
}
