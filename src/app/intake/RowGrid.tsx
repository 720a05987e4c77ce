// The rows of a sheet on its way in, as a grid of any length: trouble marked in its cell, cells corrected in place.
import { memo, useId, useMemo } from 'react';
import { CellEditor } from '../ui/grid/CellEditor.tsx';
import { GridBox, getCellProps, type RowWindow } from '../ui/grid/GridBox.tsx';
import type { Grid } from '../ui/grid/use-grid.ts';
import { sayImport } from './import-messages.ts';
import type { ShownRow } from './use-rows.ts';

const NUMBER_WIDTH = 64;
const MARK_WIDTH = 88;

/** What stands in the column of marks; made once, so that rows stay as they are while the box scrolls. */
interface MarkWords {
  readonly leftOut: string;
  readonly fixed: string;
  readonly wrong: string;
}

const NARROW = 8.8;
const WIDE = 14.5;

/** About how wide a text is: wide characters are about as wide as two narrow ones. */
function textWidth(text: string): number {
  return [...text].reduce((sum, one) => sum + ((one.codePointAt(0) ?? 0) > 0xff ? WIDE : NARROW), 0);
}

/** The widths of columns, by what stands in their first rows. */
export function computeColumnWidths(columns: readonly string[], rows: readonly ShownRow[]): readonly number[] {
  return columns.map((header, at) => {
    const most = Math.max(textWidth(header), ...rows.slice(0, 40).map(({ cells }) => textWidth((cells[at] ?? '').slice(0, 40))));
    return Math.round(Math.max(72, Math.min(280, 20 + most)));
  });
}

/** A cell as it is shown. */
function cellClass(row: ShownRow, column: number, isHeader: boolean): string {
  const isWrong = !row.isLeftOut && row.troubles.some(({ at }) => at === column);
  const isFixed = row.edits.some((edit) => edit.column === column);
  return ['sheet-box-cell', isWrong ? 'sheet-box-wrong' : '', isFixed ? 'sheet-box-fixed' : '', isHeader ? 'sheet-box-head' : '']
    .filter(Boolean)
    .join(' ');
}

function markOf(row: ShownRow, words: MarkWords): { readonly tone: string; readonly text: string } | null {
  if (row.isLeftOut) return { tone: 'plain', text: words.leftOut };
  if (row.troubles.length > 0) return { tone: 'danger', text: words.wrong };
  return row.edits.length > 0 ? { tone: 'good', text: words.fixed } : null;
}

interface GridRowProps {
  readonly row: ShownRow | null;
  readonly at: number;
  readonly top: number;
  readonly widths: readonly number[];
  readonly headerRow: number;
  readonly id: string;
  /** The column of the cursor where it is in this row; else null. */
  readonly current: number | null;
  readonly words: MarkWords;
}

function RowCells({ row, at, widths, headerRow, id, current }: GridRowProps & { readonly row: ShownRow }) {
  return widths.map((width, column) => (
    <div
      key={column}
      {...getCellProps(id, { row: at, column }, current === column)}
      aria-colindex={column + 3}
      className={`${cellClass(row, column, row.row <= headerRow)}${current === column ? ' sheet-box-current' : ''}`}
      style={{ width }}
    >
      {row.cells[column] ?? ''}
    </div>
  ));
}

/** A row. Memoised: scrolling draws the box for every frame, its rows only when they change. */
const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, at, top, words } = props;
  const mark = row === null ? null : markOf(row, words);
  const tone = row === null || row.isLeftOut ? '' : row.troubles.length > 0 ? 'sheet-box-row-wrong' : '';
  return (
    <div
      role="row"
      aria-rowindex={at + 2}
      className={`sheet-box-row ${tone} ${row?.isLeftOut === true ? 'sheet-box-out' : ''}`}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="rowheader" aria-colindex={1} className="sheet-box-cell sheet-box-number" style={{ width: NUMBER_WIDTH }}>
        {row === null ? '…' : row.row}
      </div>
      <div role="gridcell" aria-colindex={2} className="sheet-box-cell sheet-box-mark" style={{ width: MARK_WIDTH, left: NUMBER_WIDTH }}>
        {mark === null ? null : <span className={`tag tag-${mark.tone}`}>{mark.text}</span>}
      </div>
      {row === null ? null : <RowCells {...props} row={row} />}
    </div>
  );
});

interface RowGridProps {
  readonly label: string;
  readonly columns: readonly string[];
  readonly widths: readonly number[];
  readonly headerRow: number;
  readonly total: number;
  readonly rowAt: (at: number) => ShownRow | null;
  readonly grid: Grid;
  readonly view: RowWindow;
}

function HeaderRow({ columns, widths }: Pick<RowGridProps, 'columns' | 'widths'>) {
  return (
    <div role="row" aria-rowindex={1} className="sheet-box-row sheet-box-header">
      <div role="columnheader" className="sheet-box-cell sheet-box-number" style={{ width: NUMBER_WIDTH }}>
        {sayImport('row')}
      </div>
      <div role="columnheader" className="sheet-box-cell sheet-box-mark" style={{ width: MARK_WIDTH, left: NUMBER_WIDTH }}>
        {sayImport('trouble')}
      </div>
      {columns.map((header, at) => (
        <div role="columnheader" className="sheet-box-cell" key={at} style={{ width: widths[at] ?? 100 }} title={header}>
          {header}
        </div>
      ))}
    </div>
  );
}

function useMarkWords(): MarkWords {
  return useMemo(() => ({ leftOut: sayImport('leftOut'), fixed: sayImport('fixed'), wrong: sayImport('wrongRow') }), []);
}

/** Where a column begins. */
export function leftOf(widths: readonly number[], column: number): number {
  return widths.slice(0, column).reduce((sum, one) => sum + one, NUMBER_WIDTH + MARK_WIDTH);
}

/** The grid. Its box has the focus; the cursor is named to screen readers by its cell. */
export function RowGrid(props: RowGridProps) {
  const { label, columns, widths, headerRow, total, rowAt, grid, view } = props;
  const id = useId();
  const { cell } = grid;
  const words = useMarkWords();
  return (
    <GridBox
      box={view.box}
      className="sheet-box"
      label={label}
      help={sayImport('gridKeys')}
      rows={total + 1}
      columns={columns.length + 2}
      current={`${id}-${cell.row}-${cell.column}`}
      onKeys={grid.pressGrid}
      onPick={grid.pick}
    >
      <div style={{ width: leftOf(widths, widths.length) }} role="presentation">
        <div role="rowgroup" className="sheet-box-headers">
          <HeaderRow columns={columns} widths={widths} />
        </div>
        <div role="rowgroup" className="sheet-box-rows" style={{ height: view.virtual.getTotalSize() }}>
          {view.virtual.getVirtualItems().map(({ index, start }) => (
            <GridRow
              key={index % view.rowCount}
              row={rowAt(index)}
              at={index}
              top={start}
              widths={widths}
              headerRow={headerRow}
              id={id}
              current={index === cell.row ? cell.column : null}
              words={words}
            />
          ))}
          <CellEditor
            grid={grid}
            label={columns[cell.column] ?? ''}
            left={leftOf(widths, cell.column)}
            width={widths[cell.column] ?? 120}
          />
        </div>
      </div>
    </GridBox>
  );
}
