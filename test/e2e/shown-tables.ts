// What tables and figures on screen say, read as a person reads them: each row under its column's head.
import type { Page } from 'playwright-core';
import { goTo } from './hands.ts';

/** A row by its columns' heads; of two heads alike the second is `head 2`. */
export type ShownRow = Readonly<Record<string, string>>;

/** A table on screen, and rows that have to stand in it, each with every column. */
export interface TableLook {
  readonly hash: string;
  readonly table: string;
  readonly rows: readonly ShownRow[];
  /** Opens what is to be read once the screen is there. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/** Figures beside their words, as a list of definitions has them. */
export interface FactsLook {
  readonly hash: string;
  readonly facts: ShownRow;
  readonly prepare?: (page: Page) => Promise<void>;
}

/** Words that have to stand on the screen, as the accessibility tree writes them. */
export interface WordsLook {
  readonly hash: string;
  readonly words: readonly string[];
  readonly prepare?: (page: Page) => Promise<void>;
}

/** The rows in view of every table of that name. */
export function rowsShown(page: Page, name: string): Promise<readonly ShownRow[]> {
  return page.evaluate((wanted) => {
    const textOf = (element: Element): string => (element instanceof HTMLElement ? element.innerText : '').replaceAll(/\s+/g, ' ').trim();
    const nameOf = (table: Element): string =>
      table.getAttribute('aria-label') ??
      table.querySelector('caption')?.textContent ??
      table.closest('[aria-label]')?.getAttribute('aria-label') ??
      '';
    const tables = [...document.querySelectorAll('[role=grid], table:not([role])')].filter((table) => nameOf(table).trim() === wanted);
    return tables.flatMap((table) => {
      const rows = [...table.querySelectorAll('[role=row], tr')].map((row) => [
        ...row.querySelectorAll('[role=columnheader], [role=rowheader], [role=gridcell], th, td'),
      ]);
      const heads: string[] = [];
      for (const head of (rows[0] ?? []).map(textOf)) {
        const before = heads.filter((one) => one === head || one.startsWith(`${head} `)).length;
        heads.push(before === 0 ? head : `${head} ${before + 1}`);
      }
      return rows.slice(1).map((cells) => Object.fromEntries(cells.map((cell, at) => [heads[at] ?? `column ${at + 1}`, textOf(cell)])));
    });
  }, name);
}

/** Those of the terms that are in the main part or in a dialog, and what stands beside each. */
export function factsShown(page: Page, terms: readonly string[]): Promise<ShownRow> {
  return page.evaluate((wanted) => {
    const textOf = (element: Element | null): string =>
      (element instanceof HTMLElement ? element.innerText : '').replaceAll(/\s+/g, ' ').trim();
    const all = [...document.querySelectorAll('main dt, [role=dialog] dt')].filter((term) => wanted.includes(textOf(term)));
    return Object.fromEntries(all.map((term) => [textOf(term), textOf(term.nextElementSibling)]));
  }, terms);
}

/** Figures on the sheets of a report by their address, each with the code that its row has. */
export function sheetFigures(page: Page): Promise<Readonly<Record<string, { readonly text: string; readonly code: string }>>> {
  return page.evaluate(() => {
    const own = (element: Element): string =>
      [...element.childNodes].flatMap((node) => (node.nodeType === Node.TEXT_NODE ? [node.textContent ?? ''] : [])).join('');
    const codeOf = (element: Element): string =>
      [...(element.closest('tr')?.cells ?? [])].map((cell) => own(cell)).find((text) => /^\d\d$/.test(text)) ?? '';
    const figures = [...document.querySelectorAll('[data-figure]')];
    return Object.fromEntries(
      figures.map((figure) => [figure.getAttribute('data-figure') ?? '', { text: own(figure), code: codeOf(figure) }]),
    );
  });
}

/** Of the rows shown the one that has most in common with the wanted one: what differs is then told cell by cell. */
export function nearest(shown: readonly ShownRow[], wanted: ShownRow): ShownRow | null {
  const alike = (row: ShownRow): number => Object.entries(wanted).filter(([head, text]) => row[head] === text).length;
  return shown.toSorted((a, b) => alike(b) - alike(a))[0] ?? null;
}

/** Goes there and waits until all that it asks for has been answered. */
export async function lookAt(
  page: Page,
  { hash, prepare }: Pick<TableLook, 'hash' | 'prepare'>,
  settled: () => Promise<void>,
): Promise<void> {
  await goTo(page, hash);
  await page.locator('main h1').first().waitFor();
  await settled();
  if (prepare === undefined) return;
  await prepare(page);
  await settled();
}

/** Has lists show the columns that they hide, by the list's name, and reloads the page. */
export async function showHidden(page: Page, hidden: Readonly<Record<string, readonly string[]>>): Promise<void> {
  await page.evaluate((lists) => {
    for (const [name, keys] of Object.entries(lists)) {
      const shown = Object.fromEntries(keys.map((key) => [key, true]));
      localStorage.setItem(`livebase.table.${name}`, JSON.stringify({ sort: null, filters: {}, shown }));
    }
  }, hidden);
  await page.reload();
}
