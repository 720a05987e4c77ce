// The cells of a blank as the bureau drew them: texts, borders, fills, merged ranges. Nothing here changes while the map is worked on.
import { memo } from 'react';
import type { CellArea } from './cell-address.ts';
import { boxOf, canRunOver, listCellsIn, type PictureCell, type SheetGeometry } from './sheet-geometry.ts';

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
export const SheetCells = memo(function SheetCells({ cells, geometry, shown, scale }: SheetCellsProps) {
  return listCellsIn(cells, shown).map(([row, inRow]) => (
    <div role="row" aria-rowindex={row + 1} className="blank-row" key={row} style={{ top: geometry.ys[row - 1] ?? 0 }}>
      {inRow.map((cell) => (
        <TextCell key={cell.column} cell={cell} geometry={geometry} scale={scale} />
      ))}
    </div>
  ));
});

/** The lines between cells that have no border of their own. */
export const SheetLines = memo(function SheetLines({ geometry, shown }: Pick<SheetCellsProps, 'geometry' | 'shown'>) {
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
