// A sheet of the blank with the map over it: one stop of Tab, a cursor that keys and the mouse move, a block that is selected.
import { type KeyboardEvent, memo, type MouseEvent, type RefObject, useEffect } from 'react';
import type { SheetPicture, Workbook } from '../../contract/bureau/workbooks.ts';
import { GridBox } from '../ui/grid/GridBox.tsx';
import { type CellArea, type CellAt, createAreaBetween, formatColumnLetters, printCell } from './cell-address.ts';
import { SheetMarks } from './SheetMarks.tsx';
import type { Mark, Labels } from './map-marks.ts';
import { anchorOf, boxOf, canRunOver, findAreaAt, indexAt, listCellsIn, type PictureCell, type SheetGeometry } from './sheet-geometry.ts';
import { HEAD_HEIGHT, HEAD_WIDTH, type SheetView, useSheetView, type Zoom } from './use-sheet-view.ts';
import './blank-sheet.css';
import { sayMapEditor } from './map-editor-messages.ts';

// The cells of a blank as the bureau drew them: texts, borders, fills, merged ranges. Nothing here changes while the map is worked on.

interface SheetCellsProps {
  readonly cells: readonly PictureCell[];
  readonly geometry: SheetGeometry;
  readonly shown: CellArea;
  readonly scale: number;
}

/** Dark or light ink, whichever reads on a fill. */
function inkOn(fill: string): string {
  const channel = (from: number): number => {
    const value = Number.parseInt(fill.slice(from, from + 2), 16) / 255;
    return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  const light = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
  return light > 0.18 ? '#16191b' : '#ffffff';
}

function roomOf(cell: PictureCell, geometry: SheetGeometry): number {
  let right = cell.column + cell.columns;
  if (canRunOver(cell))
    while (right <= geometry.columns && (geometry.cellAt({ row: cell.row, column: right })?.text ?? '') === '') right += 1;
  // Beyond the last column there is paper left.
  if (right > geometry.columns && canRunOver(cell)) return 10_000;
  return boxOf(geometry, { top: cell.row, left: cell.column, bottom: cell.row, right: right - 1 }).width;
}

const TextCell = memo(function TextCell({
  cell,
  geometry,
  scale,
}: { readonly cell: PictureCell } & Pick<SheetCellsProps, 'geometry' | 'scale'>) {
  const { row, column, rows, columns, text, kind, isBold, align, hasBorder, fill } = cell;
  const { left, width, height } = boxOf(geometry, { top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 });
  const classes = [
    'blank-cell',
    `blank-${align}`,
    isBold ? 'blank-bold' : '',
    hasBorder ? 'blank-border' : '',
    kind === 'locked' && text !== '' ? '' : `blank-kind-${kind}`,
  ];
  return (
    <div
      role="gridcell"
      aria-colindex={column + 1}
      className={classes.filter(Boolean).join(' ')}
      style={{ left, width, height, ...(fill === null ? {} : { backgroundColor: fill, color: inkOn(fill) }) }}
      {...(columns > 1 ? { 'aria-colspan': columns } : {})}
      {...(rows > 1 ? { 'aria-rowspan': rows } : {})}
    >
      <span
        className={canRunOver(cell) ? 'blank-text blank-runs' : 'blank-text'}
        style={{ width: roomOf(cell, geometry), maxHeight: height, fontSize: Math.max(11, 13 * scale) }}
      >
        {text}
      </span>
    </div>
  );
});

/** The cells in view, row by row. */
const SheetCells = memo(function SheetCells({ cells, geometry, shown, scale }: SheetCellsProps) {
  return listCellsIn(cells, shown).map(([row, inRow]) => (
    <div role="row" aria-rowindex={row + 1} className="blank-row" key={row} style={{ top: geometry.ys[row - 1] ?? 0 }}>
      {inRow.map((cell) => (
        <TextCell key={cell.column} cell={cell} geometry={geometry} scale={scale} />
      ))}
    </div>
  ));
});

/** The lines between cells that have no border of their own. */
const SheetLines = memo(function SheetLines({ geometry, shown }: Pick<SheetCellsProps, 'geometry' | 'shown'>) {
  const across = Array.from({ length: shown.bottom - shown.top + 1 }, (_, at) => shown.top + at);
  const down = Array.from({ length: shown.right - shown.left + 1 }, (_, at) => shown.left + at);
  return (
    <div aria-hidden="true">
      {across.map((row) => (
        <div className="blank-line-across" key={`r${row}`} style={{ top: (geometry.ys[row] ?? 0) - 1 }} />
      ))}
      {down.map((column) => (
        <div className="blank-line-down" key={`c${column}`} style={{ left: (geometry.xs[column] ?? 0) - 1 }} />
      ))}
    </div>
  );
});

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
