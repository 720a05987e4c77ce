// A sheet of the blank with the map over it: one stop of Tab, a cursor that keys and the mouse move, a block that is selected.
import { type KeyboardEvent, type MouseEvent, type RefObject, useEffect } from 'react';
import type { SheetPicture, Workbook } from '../../contract/bureau/workbook-shapes.ts';
import { GridBox } from '../ui/grid/GridBox.tsx';
import { type CellArea, type CellAt, createAreaBetween, formatColumnLetters, printCell } from './cell-address.ts';
import { SheetCells, SheetLines } from './SheetCells.tsx';
import { SheetMarks } from './SheetMarks.tsx';
import type { Mark } from './map-marks.ts';
import type { Labels } from './mark-text.ts';
import { anchorOf, findAreaAt, boxOf, indexAt } from './sheet-geometry.ts';
import { HEAD_HEIGHT, HEAD_WIDTH, type SheetView, useSheetView, type Zoom } from './use-sheet-view.ts';
import './blank-sheet.css';
import { sayMapEditor } from './map-editor-messages.ts';

const CURSOR_ID = 'blank-cursor';

interface SheetGridProps {
  readonly picture: SheetPicture;
  readonly zoom: Zoom;
  readonly cursor: CellAt;
  /** The other end of what is selected; the cursor itself where nothing is. */
  readonly anchor: CellAt;
  readonly onCursor: (at: CellAt, selects: boolean) => void;
  readonly onKeys: (keys: string, event: KeyboardEvent, view: SheetView) => boolean;
  /** A second click on a cell. */
  readonly onOpen: () => void;
  /** What is said of the cell under the cursor. */
  readonly announcement: string;
  readonly focus: RefObject<HTMLDivElement | null>;
  readonly marks: readonly Mark[];
  readonly texts: ReadonlyMap<string, string>;
  readonly labels: Labels;
  readonly view: Pick<Workbook, 'listColumns'>;
}

function Letters({ view, cursor }: { readonly view: SheetView; readonly cursor: CellArea }) {
  const { geometry, shown } = view;
  const columns = Array.from({ length: shown.right - shown.left + 1 }, (_, at) => shown.left + at);
  return columns.map((column) => {
    const { left, width } = boxOf(geometry, { top: 1, left: column, bottom: 1, right: column });
    const isHere = column >= cursor.left && column <= cursor.right;
    return (
      <div
        className={isHere ? 'blank-letter blank-head-here' : 'blank-letter'}
        role="columnheader"
        aria-colindex={column + 1}
        key={column}
        style={{ left, width }}
      >
        {width < 18 ? '' : formatColumnLetters(column)}
      </div>
    );
  });
}

function Numbers({ view, cursor }: { readonly view: SheetView; readonly cursor: CellArea }) {
  const { geometry, shown } = view;
  const rows = Array.from({ length: shown.bottom - shown.top + 1 }, (_, at) => shown.top + at);
  return rows.map((row) => {
    const { top, height } = boxOf(geometry, { top: row, left: 1, bottom: row, right: 1 });
    const isHere = row >= cursor.top && row <= cursor.bottom;
    return (
      <div
        className={isHere ? 'blank-number blank-head-here' : 'blank-number'}
        key={row}
        style={{ top, height, lineHeight: `${height}px` }}
      >
        {row}
      </div>
    );
  });
}

/** The selected block, and the cell under the cursor, which ears hear. */
function Cursor({
  view,
  cursor,
  anchor,
  announcement,
}: { readonly view: SheetView } & Pick<SheetGridProps, 'cursor' | 'anchor' | 'announcement'>) {
  const { geometry } = view;
  const area = findAreaAt(geometry, cursor);
  const other = findAreaAt(geometry, anchor);
  const isBlock = cursor.row !== anchor.row || cursor.column !== anchor.column;
  const block = createAreaBetween(
    { row: Math.min(area.top, other.top), column: Math.min(area.left, other.left) },
    { row: Math.max(area.bottom, other.bottom), column: Math.max(area.right, other.right) },
  );
  return (
    <div role="row" aria-rowindex={cursor.row + 1}>
      {isBlock ? <div className="blank-selected" aria-hidden="true" style={{ ...boxOf(geometry, block) }} /> : null}
      <div
        className="blank-cursor"
        role="gridcell"
        id={CURSOR_ID}
        aria-colindex={cursor.column + 1}
        aria-selected="true"
        aria-label={announcement}
        style={{ ...boxOf(geometry, area) }}
      />
    </div>
  );
}

/** The cell that a click is on. */
function cellOf(event: MouseEvent<HTMLElement>, { geometry }: SheetView): CellAt {
  const rect = event.currentTarget.getBoundingClientRect();
  const at = { row: indexAt(geometry.ys, event.clientY - rect.top), column: indexAt(geometry.xs, event.clientX - rect.left) };
  return anchorOf(geometry, at);
}

function Body({ props, view }: { readonly props: SheetGridProps; readonly view: SheetView }) {
  const { picture, cursor, anchor, onCursor, onOpen, announcement, marks, texts, labels } = props;
  const { geometry, shown, scale } = view;
  const pick = (event: MouseEvent<HTMLElement>): void => {
    if (event.button !== 0) return;
    onCursor(cellOf(event, view), event.shiftKey);
  };
  return (
    <div className="blank-body" role="rowgroup" data-theme="light" onMouseDown={pick} onDoubleClick={onOpen}>
      <SheetLines geometry={geometry} shown={shown} />
      <SheetCells cells={picture.cells} geometry={geometry} shown={shown} scale={scale} />
      <SheetMarks
        sheet={picture.sheet}
        marks={marks}
        geometry={geometry}
        shown={shown}
        scale={scale}
        texts={texts}
        labels={labels}
        view={props.view}
      />
      <Cursor view={view} cursor={cursor} anchor={anchor} announcement={announcement} />
    </div>
  );
}

export function SheetGrid(props: SheetGridProps) {
  const { picture, zoom, cursor, onKeys, announcement, focus } = props;
  const view = useSheetView(picture, zoom);
  const { box, geometry, margin, look, reveal } = view;
  const area = findAreaAt(geometry, cursor);
  useEffect(() => {
    reveal(findAreaAt(geometry, { row: cursor.row, column: cursor.column }));
  }, [reveal, geometry, cursor.row, cursor.column]);
  const width = HEAD_WIDTH + (geometry.xs.at(-1) ?? 0) + margin;
  const height = HEAD_HEIGHT + (geometry.ys.at(-1) ?? 0);
  return (
    <div className="blank-box" ref={box} onScroll={look}>
      <GridBox
        box={focus}
        className="blank-grid"
        label={sayMapEditor('grid', { sheet: picture.sheet })}
        help={sayMapEditor('gridHelp')}
        rows={geometry.rows + 1}
        columns={geometry.columns + 1}
        current={CURSOR_ID}
        style={{ width, height }}
        onKeys={(keys, event) => onKeys(keys, event, view)}
      >
        <div className="blank-corner" aria-hidden="true">
          {printCell(cursor)}
        </div>
        <div className="blank-letters" role="row" aria-rowindex={1}>
          <Letters view={view} cursor={area} />
        </div>
        <div className="blank-numbers" aria-hidden="true">
          <Numbers view={view} cursor={area} />
        </div>
        <Body props={props} view={view} />
      </GridBox>
      <div className="visually-hidden" role="status" aria-live="polite">
        {announcement}
      </div>
    </div>
  );
}
