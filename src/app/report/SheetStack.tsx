// The report's sheets under each other, as they will be printed: an index at the side, zoom, figures reached by arrow keys.
import { Select } from 'antd';
import { type KeyboardEvent, type MouseEvent, type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import type { ReportPage } from '../../contract/report/filing-shapes.ts';
import { findMovedCell } from '../ui/grid/grid-keys.ts';
import { sayReport } from './report-messages.ts';
import { type Mark, Sheet, toPoints } from './Sheet.tsx';
import './sheet.css';

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
function putInTabOrder(root: ParentNode, figure: HTMLElement): void {
  for (const one of root.querySelectorAll<HTMLElement>(`${FIGURES}[tabindex="0"]`)) one.tabIndex = -1;
  figure.tabIndex = 0;
}

/** Makes sure that one figure can be reached by Tab. */
function ensureTabStop(root: ParentNode): void {
  if (root.querySelector(`${FIGURES}[tabindex="0"]`) !== null) return;
  const [first] = figuresOf(root);
  if (first !== undefined) first.tabIndex = 0;
}

/** Focuses the figure of this address and brings it into view; false where no sheet shows it. */
function focusFigure(root: ParentNode, address: string): boolean {
  const figure = root.querySelector<HTMLElement>(`[data-figure="${CSS.escape(address)}"]`);
  if (figure === null) return false;
  putInTabOrder(root, figure);
  figure.scrollIntoView({ block: 'center', inline: 'nearest' });
  figure.focus({ preventScroll: true });
  return true;
}

/** Moves the focus by an arrow key; true where it did. */
function moveByKey(root: ParentNode, target: EventTarget | null, key: string): boolean {
  if (!isFigure(target)) return false;
  const next = stepFrom(root, target, key);
  if (next === undefined) return false;
  putInTabOrder(root, next);
  next.focus();
  return true;
}

/** Paper widths in points. */
const WIDTH = { portrait: 595.28, landscape: 841.89 } as const;
/** CSS pixels to a point at full size. */
const FULL = 96 / 72;
/** The room around a sheet in the box. */
const AROUND = 34;
const ZOOMS = [0, 0.75, 1, 1.25, 1.5] as const;

/** What the screen around asks of the sheets. */
export interface SheetsHandle {
  /** Shows and focuses a figure; false where no sheet has it. */
  readonly show: (address: string) => boolean;
  readonly focus: () => void;
}

interface StackProps {
  readonly pages: readonly ReportPage[];
  readonly draftWord: string | null;
  readonly marks: ReadonlyMap<string, Mark>;
  readonly shown: ReadonlySet<string>;
  /** Null: figures are plain numbers. */
  readonly onAsk: ((address: string) => void) | null;
  readonly ref?: Ref<SheetsHandle>;
}

function useWidth(box: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return width;
}

function SheetIndex({ pages, onGo }: { readonly pages: readonly ReportPage[]; readonly onGo: (id: string) => void }) {
  return (
    <nav className="sheet-index no-print" aria-label={sayReport('sheetIndex')}>
      {pages.map((page) => (
        <button type="button" key={page.id} className="sheet-index-one" onClick={() => onGo(page.id)} title={page.title}>
          <span className="sheet-index-id">{page.id}</span>
          <span className="sheet-index-title" lang="zh-CN">
            {page.title === page.id ? '' : page.title}
          </span>
        </button>
      ))}
    </nav>
  );
}

function ZoomChoice({ zoom, onZoom }: { readonly zoom: number; readonly onZoom: (zoom: number) => void }) {
  return (
    <Select
      className="sheet-zoom"
      size="small"
      aria-label={sayReport('zoom')}
      value={zoom}
      onChange={onZoom}
      options={ZOOMS.map((value) => ({ value, label: value === 0 ? sayReport('fit') : `${value * 100}%` }))}
    />
  );
}

/** The figure of the cell that was pressed. */
function figureUnder(target: EventTarget): HTMLElement | null {
  const cell = target instanceof Element ? target.closest('.sheet-ask') : null;
  return cell?.querySelector<HTMLElement>('[data-figure]') ?? null;
}

/** What keys and clicks in the box do; the handle for the screen around. */
function useFigureKeys(
  box: { readonly current: HTMLDivElement | null },
  { onAsk, ref }: Pick<StackProps, 'onAsk'> & { readonly ref: Ref<SheetsHandle> | undefined },
) {
  useImperativeHandle(ref, () => ({
    show: (address) => box.current !== null && focusFigure(box.current, address),
    focus: () => box.current?.querySelector<HTMLElement>('[data-figure][tabindex="0"]')?.focus(),
  }));
  return {
    onKeyDown: (event: KeyboardEvent<HTMLDivElement>): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || box.current === null) return;
      if (moveByKey(box.current, event.target, event.key)) event.preventDefault();
    },
    // Beside its words too a cell is its figure's: the focus goes there as by a press on the words.
    onMouseDown: (event: MouseEvent<HTMLDivElement>): void => {
      const figure = figureUnder(event.target);
      if (figure === null || event.button !== 0 || !(event.target instanceof Node) || figure.contains(event.target)) return;
      event.preventDefault();
      figure.focus({ preventScroll: true });
    },
    onClick: (event: MouseEvent<HTMLDivElement>): void => {
      const figure = figureUnder(event.target);
      if (figure === null || box.current === null) return;
      putInTabOrder(box.current, figure);
      onAsk?.(figure.dataset['figure'] ?? '');
    },
  };
}

/** A point of the paper in pixels of the screen and the number of rows, as the sheet's styles read them. */
function scaleTo(pixels: number, rows: number) {
  return (node: HTMLDivElement | null): void => {
    node?.style.setProperty('--pt', `${pixels}px`);
    node?.style.setProperty('--rows', String(rows));
  };
}

export function SheetStack({ pages, draftWord, marks, shown, onAsk, ref }: StackProps) {
  const box = useRef<HTMLDivElement | null>(null);
  const [zoom, setZoom] = useState(0);
  const width = useWidth(box);
  const handlers = useFigureKeys(box, { onAsk, ref });
  useEffect(() => {
    if (box.current !== null) ensureTabStop(box.current);
  }, [pages]);
  const markWords = useMemo(
    () => ({ E: sayReport('markE'), W: sayReport('markW'), R: sayReport('disputedBy'), blank: sayReport('noCell') }),
    [],
  );
  const scaleOf = (page: ReportPage): number =>
    zoom === 0 ? Math.min(FULL, Math.max(0.5, (width - AROUND) / WIDTH[page.orientation])) : zoom * FULL;
  const go = (id: string): void => {
    const sheet = box.current?.querySelector(`[data-sheet="${CSS.escape(id)}"]`);
    sheet?.scrollIntoView({ block: 'start' });
    sheet?.querySelector<HTMLElement>('[data-figure]')?.focus({ preventScroll: true });
  };
  return (
    <div className="sheets">
      <div className="sheets-bar no-print">
        <SheetIndex pages={pages} onGo={go} />
        <ZoomChoice zoom={zoom} onZoom={setZoom} />
      </div>
      <div
        className="sheets-box"
        ref={box}
        role="group"
        aria-label={sayReport('sheets')}
        aria-description={sayReport('sheetKeys')}
        {...handlers}
      >
        {pages.map((page) => (
          <div
            className="sheet-scale"
            key={page.id}
            ref={scaleTo(scaleOf(page), page.rows.length)}
            style={{ width: toPoints(WIDTH[page.orientation]) }}
          >
            <Sheet page={page} draftWord={draftWord} marks={marks} shown={shown} markWords={markWords} canAsk={onAsk !== null} />
          </div>
        ))}
      </div>
    </div>
  );
}
