// Reads what columns say of one row, by their headings in order: what a test of a list compares with.
import { type ReactNode, createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Router } from 'wouter';

/** A column of either kind of table, as far as a row is read by it. */
export interface ReadColumn<R> {
  readonly title: string;
  readonly text?: (row: R) => string;
  readonly cell?: (row: R) => ReactNode;
  readonly render?: (row: R) => ReactNode;
  readonly search?: (row: R) => string;
  readonly sort?: (row: R) => string | number | null;
  readonly value?: (row: R) => string | number | null;
  readonly align?: string;
  readonly isNumber?: boolean;
  readonly filter?: boolean;
  readonly hidden?: boolean;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };

/** Renders a node as text: a tag as `[tone: words]`, a link as `words→address`, a checked box as `[x]`. */
export function drawnText(node: ReactNode): string {
  return renderToStaticMarkup(createElement(Router, { ssrPath: '/', children: node }))
    .replaceAll(/<style[\s\S]*?<\/style>/g, '')
    .replaceAll(/<span class="tag tag-(\w+)">(.*?)<\/span>(?=<|$|[^<])/g, ' [$1: $2] ')
    .replaceAll(/<a\b[^>]*?href="([^"]*)"[^>]*>(.*?)<\/a>/g, ' $2→$1 ')
    .replaceAll(/<input\b[^>]*type="checkbox"[^>]*>/g, (input) => (/\schecked=""/.test(input) ? ' [x] ' : ' [ ] '))
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(#?\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(' ]', ']')
    .trim();
}

function natureOf<R>({ align, isNumber, filter, hidden }: ReadColumn<R>): string[] {
  const side = align === 'right' || isNumber === true ? 'right' : align === 'center' ? 'center' : '';
  return [side, filter === true ? 'filter' : '', hidden === true ? 'hidden' : ''].filter((word) => word !== '');
}

function textOf<R>({ text, cell }: ReadColumn<R>, row: R): string {
  return text?.(row) ?? drawnText(cell?.(row));
}

/**
 * Reads one row by every column, in the columns' order: `heading: text`, then, behind bars, what is drawn where it is not the text,
 * what it is sorted by, what an exported sheet holds, what else it is found by, and whether it stands at the right, filters, is hidden at first.
 */
export function cellsOf<R>(columns: readonly ReadColumn<R>[], row: NoInfer<R>): string[] {
  return columns.map((column) => {
    const { title, render, sort: keyOf, value, search } = column;
    const text = textOf(column, row);
    const drawn = render === undefined ? text : drawnText(render(row));
    return [
      `${title}: ${text}`,
      ...(drawn === text ? [] : [`drawn ${drawn}`]),
      ...(keyOf === undefined ? [] : [`sorts ${JSON.stringify(keyOf(row))}`]),
      ...(value === undefined ? [] : [`exports ${JSON.stringify(value(row))}`]),
      ...(search === undefined ? [] : [`found ${search(row)}`]),
      ...natureOf(column),
    ].join(' | ');
  });
}

/** Reads only the texts of a row: `heading: text`. */
export function textsOf<R>(columns: readonly ReadColumn<R>[], row: NoInfer<R>): string[] {
  return columns.map((column) => `${column.title}: ${textOf(column, row)}`);
}

/** Reads what is drawn under one heading, of each row. */
export function drawnIn<R>(columns: readonly ReadColumn<R>[], title: string, rows: readonly NoInfer<R>[]): string[] {
  const column = columns.find((one) => one.title === title);
  if (column === undefined) throw new Error(`no column ${title}`);
  return rows.map((row) => (column.render === undefined ? textOf(column, row) : drawnText(column.render(row))));
}
