// The report's document as pages for a screen: the same tables, heads and cells that paper shows, with the widths that paper gives them.
import type { ReportPage, ReportPages } from '../../../contract/report/filing-shapes.ts';
import { fitTable } from './pdf-table.ts';
import { layOutHeads } from './report-layout.ts';
import type { DocTable, ReportDoc } from './report-model.ts';

/** Points: the paper's width, and what its margins leave. */
const PAPER = { portrait: 595.28, landscape: 841.89 } as const;
const MARGIN = 42;

function pageOf(table: DocTable): ReportPage {
  const { id, title, orientation, stack, head, period, unit, foot, seal, notes } = table;
  const fit = fitTable(table, PAPER[orientation] - 2 * MARGIN);
  const grid = layOutHeads(table.columns);
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
export function pagesOf(doc: ReportDoc): Pick<ReportPages, 'title' | 'filer' | 'period' | 'draftWord' | 'revision' | 'pages'> {
  const { title, filer, period, draft, draftWord, revision, tables } = doc;
  return { title, filer, period, draftWord: draft ? draftWord : null, revision, pages: tables.map(pageOf) };
}
