// Arrow keys over the figures of the sheets: one of them is in the tab order, the others are a step away.
import { findMovedCell } from '../ui/grid/grid-keys.ts';

const FIGURES = '[data-figure]';
/** Rows of a page. */
const PAGE = 15;

/** Where a figure stands: its sheet, its row, and its place from the left in pixels. */
interface Place {
  readonly row: HTMLTableRowElement;
  readonly middle: number;
}

function isFigure(node: EventTarget | null): node is HTMLElement {
  return node instanceof HTMLElement && node.dataset['figure'] !== undefined;
}

function figuresOf(node: ParentNode): readonly HTMLElement[] {
  return [...node.querySelectorAll<HTMLElement>(FIGURES)];
}

function placeOf(figure: HTMLElement): Place | null {
  const row = figure.closest('tr');
  const box = figure.getBoundingClientRect();
  return row === null ? null : { row, middle: box.left + box.width / 2 };
}

/** The rows with figures of all sheets, from the top. */
function rowsIn(root: ParentNode): readonly HTMLTableRowElement[] {
  return [...root.querySelectorAll<HTMLTableRowElement>('.sheet tbody tr')].filter((row) => row.querySelector(FIGURES) !== null);
}

function nearest(row: HTMLTableRowElement, middle: number): HTMLElement | undefined {
  return figuresOf(row).reduce<HTMLElement | undefined>((best, one) => {
    const away = (figure: HTMLElement): number => {
      const box = figure.getBoundingClientRect();
      return Math.abs(box.left + box.width / 2 - middle);
    };
    return best === undefined || away(one) < away(best) ? one : best;
  }, undefined);
}

/** The figure that a key leads to; undefined where the key means nothing here. */
function stepFrom(root: ParentNode, from: HTMLElement, key: string): HTMLElement | undefined {
  const place = placeOf(from);
  if (place === null) return undefined;
  const inRow = figuresOf(place.row);
  const rows = rowsIn(root);
  const here = { row: rows.indexOf(place.row), column: inRow.indexOf(from) };
  const moved = findMovedCell(key, here, { rows: rows.length, columns: inRow.length, page: PAGE });
  if (moved === null) return undefined;
  const row = rows[moved.row];
  // Rows of different sheets have different columns: up and down leads to what stands there on the paper.
  return moved.row === here.row || row === undefined ? inRow[moved.column] : nearest(row, place.middle);
}

/** Puts the figure into the tab order, and the one that was there out of it. */
export function putInTabOrder(root: ParentNode, figure: HTMLElement): void {
  for (const one of root.querySelectorAll<HTMLElement>(`${FIGURES}[tabindex="0"]`)) one.tabIndex = -1;
  figure.tabIndex = 0;
}

/** Makes sure that one figure can be reached by Tab. */
export function ensureTabStop(root: ParentNode): void {
  if (root.querySelector(`${FIGURES}[tabindex="0"]`) !== null) return;
  const [first] = figuresOf(root);
  if (first !== undefined) first.tabIndex = 0;
}

/** Focuses the figure of this address and brings it into view; false where no sheet shows it. */
export function focusFigure(root: ParentNode, address: string): boolean {
  const figure = root.querySelector<HTMLElement>(`[data-figure="${CSS.escape(address)}"]`);
  if (figure === null) return false;
  putInTabOrder(root, figure);
  figure.scrollIntoView({ block: 'center', inline: 'nearest' });
  figure.focus({ preventScroll: true });
  return true;
}

/** Moves the focus by an arrow key; true where it did. */
export function moveByKey(root: ParentNode, target: EventTarget | null, key: string): boolean {
  if (!isFigure(target)) return false;
  const next = stepFrom(root, target, key);
  if (next === undefined) return false;
  putInTabOrder(root, next);
  next.focus();
  return true;
}
