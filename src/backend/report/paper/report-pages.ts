// The report's document as pages for a screen: the same tables, heads and cells that paper shows, with the widths that paper gives them.
import { fitTable } from './pdf-table.ts';
import { headGrid } from './report-layout.ts';
import type { HeadCell } from './report-layout.ts';
import type { DocTable, ReportDoc } from './report-model.ts';

/** Points: the paper's width, and what its margins leave. */
const PAPER = { portrait: 595.28, landscape: 841.89 } as const;
const MARGIN = 42;

/** One cell of a body. `figure` is the address to ask where it comes from; null for the form's own words. */
export interface PageCell {
  readonly text: string;
  readonly align: 'left' | 'center' | 'right';
  readonly indent: number;
  readonly span: number;
  readonly figure: string | null;
}

/** One column; its width in points. */
export interface PageColumn {
  readonly label: string;
  readonly kind: 'words' | 'code' | 'figure';
  readonly code: string;
  readonly width: number;
}

/** One table on its sheet of paper: as the document has it, laid out. */
export interface Page extends Omit<DocTable, 'columns' | 'rows'> {
  readonly columns: readonly PageColumn[];
  /** Size of the body's type in points. */
  readonly type: number;
  readonly headDepth: number;
  readonly heads: readonly HeadCell[];
  readonly rows: readonly { readonly kind: 'row' | 'total'; readonly cells: readonly (PageCell | null)[] }[];
}

/** A report as pages. */
export interface ReportPages {
  readonly title: string;
  readonly filer: string;
  readonly period: string;
  /** 草稿 while the month is open, else null. */
  readonly draftWord: string | null;
  readonly revision: number;
  readonly pages: readonly Page[];
}

function pageOf(table: DocTable): Page {
  const { id, title, orientation, stack, head, period, unit, foot, seal, notes } = table;
  const fit = fitTable(table, PAPER[orientation] - 2 * MARGIN);
  const grid = headGrid(table.columns);
  return {
    id,
    title,
    orientation,
    stack,
    head,
    period,
    unit,
    columns: table.columns.map(({ label, kind, code }, index) => ({ label, kind, code, width: fit.widths[index] ?? 0 })),
    type: fit.type,
    headDepth: grid.depth,
    heads: grid.cells.map((cell) => ({ ...cell })),
    rows: table.rows.map((row) => ({
      kind: row.kind,
      cells: row.cells.map((cell) =>
        cell === null ? null : { text: cell.text, align: cell.align, indent: cell.indent, span: cell.span, figure: cell.figure },
      ),
    })),
    foot,
    seal,
    notes,
  };
}

/** The document as pages: cell by cell what xlsx and PDF print, each figure with its address. */
export function pagesOf(doc: ReportDoc): ReportPages {
  const { title, filer, period, draft, draftWord, revision, tables } = doc;
  return { title, filer, period, draftWord: draft ? draftWord : null, revision, pages: tables.map(pageOf) };
}
