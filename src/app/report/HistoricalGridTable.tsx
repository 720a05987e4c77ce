// The grid of a year's earlier figures: moved over by arrow keys, typed into, pasted into.
import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from 'react';
import type { HistoricalGrid } from '../../contract/report/filing-shapes.ts';
import { formatFigureSource } from '../../contract/collection/sources-messages.ts';
import { formatRefusal } from '../../contract/messages.ts';
import { type Cell, clampCell, findMovedCell } from '../ui/grid/grid-keys.ts';
import { getLanguage, sayMark } from '../ui/i18n.ts';
import { keysOf } from '../ui/keys.tsx';
import { placePastedCells } from './historical-paste.ts';
import { sayHistorical } from './historical-messages.ts';
import { sayReport } from './report-messages.ts';
import type { useHistorical } from './use-historical.ts';

type Row = HistoricalGrid['rows'][number];

interface GridProps {
  readonly rows: readonly Row[];
  readonly months: readonly string[];
  readonly cells: HistoricalGrid['cells'];
  readonly historical: ReturnType<typeof useHistorical>;
}

interface Editing extends Cell {
  readonly text: string;
  readonly error: string | null;
}

/** Cursor, editing and what keys do. */
function useGrid({ rows, months, cells, historical }: GridProps) {
  const language = getLanguage();
  const [cursor, setCursor] = useState<Cell>({ row: 0, column: 0 });
  const [editing, setEditing] = useState<Editing | null>(null);
  const table = useRef<HTMLTableElement | null>(null);
  const known = new Map(cells.map((cell) => [`${cell.month} ${cell.figure}`, cell]));
  const cellAt = ({ row, column }: Cell) => known.get(`${months[column] ?? ''} ${rows[row]?.figure ?? ''}`);
  const focusSpot = (spot: Cell): void => {
    setCursor(spot);
    table.current?.querySelector<HTMLElement>(`[data-spot="${spot.row} ${spot.column}"]`)?.focus();
  };
  const size = { rows: rows.length, columns: months.length };
  const move = ({ row, column }: Cell): void => focusSpot(clampCell({ row: cursor.row + row, column: cursor.column + column }, size));
  const keep = async (text: string, step: Cell): Promise<void> => {
    const [month, row] = [months[cursor.column], rows[cursor.row]];
    if (month === undefined || row === undefined) return;
    const entered = await historical.type({ month, figure: row.figure, value: text });
    if (entered === null) return;
    if (entered.refusal !== null) setEditing({ ...cursor, text, error: formatRefusal(entered.refusal, language) });
    else {
      setEditing(null);
      move(step);
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (editing !== null) return;
    const moved = findMovedCell(keysOf(event.nativeEvent), cursor, size);
    if (moved !== null) focusSpot(moved);
    else if (event.ctrlKey || event.metaKey || event.altKey) return;
    else if (event.key === 'Enter' || event.key === 'F2') setEditing({ ...cursor, text: cellAt(cursor)?.value ?? '', error: null });
    else if (event.key === 'Delete' || event.key === 'Backspace') void keep('', { row: 0, column: 0 });
    else if (/^[\d.-]$/.test(event.key)) setEditing({ ...cursor, text: event.key, error: null });
    else return;
    event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent<HTMLElement>): void => {
    if (editing !== null) return;
    event.preventDefault();
    const { cells: pasted, outside } = placePastedCells(event.clipboardData.getData('text/plain'), cursor, size);
    void historical.paste(
      pasted.map(({ row, column, value }) => ({ month: months[column] ?? '', figure: rows[row]?.figure ?? '', value })),
      outside,
    );
  };
  return { table, cursor, setCursor, focusSpot, editing, setEditing, cellAt, keep, onKeyDown, onPaste };
}

function EditBox({
  editing,
  label,
  onText,
  onKeep,
  onDrop,
}: {
  readonly editing: Editing;
  readonly label: string;
  readonly onText: (text: string) => void;
  readonly onKeep: (step: Cell) => void;
  readonly onDrop: () => void;
}) {
  return (
    <>
      <input
        className="history-input"
        aria-label={label}
        aria-invalid={editing.error !== null}
        autoFocus
        value={editing.text}
        onChange={(event) => onText(event.target.value)}
        onBlur={() => onKeep({ row: 0, column: 0 })}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Escape') onDrop();
          else if (event.key === 'Enter') onKeep({ row: 1, column: 0 });
          else if (event.key === 'Tab') onKeep({ row: 0, column: event.shiftKey ? -1 : 1 });
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      {editing.error === null ? null : (
        <span className="history-error" role="alert">
          {editing.error}
        </span>
      )}
    </>
  );
}

type Grid = ReturnType<typeof useGrid>;

function GridCell({ grid, spot, row, month }: { readonly grid: Grid; readonly spot: Cell; readonly row: Row; readonly month: string }) {
  const language = getLanguage();
  const { cursor, editing } = grid;
  const cell = grid.cellAt(spot);
  const isCursor = cursor.row === spot.row && cursor.column === spot.column;
  const edited = isCursor ? editing : null;
  const label = sayHistorical('cellOf', { figure: row.figure, month });
  const from =
    cell === undefined ? undefined : [cell.origin ?? '', formatFigureSource(cell.source, language)].filter((one) => one !== '').join('\n');
  const drop = (): void => {
    grid.setEditing(null);
    window.setTimeout(() => grid.focusSpot(spot), 0);
  };
  return (
    <td
      role="gridcell"
      className="history-cell"
      data-spot={`${spot.row} ${spot.column}`}
      tabIndex={isCursor && edited === null ? 0 : -1}
      aria-label={`${label}${sayMark('：')}${cell?.value ?? sayReport('noCell')}`}
      title={from}
      onClick={() => {
        if (edited === null) grid.focusSpot(spot);
      }}
      onDoubleClick={() => grid.setEditing({ ...spot, text: cell?.value ?? '', error: null })}
    >
      {edited === null ? (
        (cell?.value ?? '')
      ) : (
        <EditBox
          editing={edited}
          label={label}
          onText={(text) => grid.setEditing({ ...edited, text, error: null })}
          onKeep={(step) => void grid.keep(edited.text, step)}
          onDrop={drop}
        />
      )}
    </td>
  );
}

export function HistoricalGridTable(props: GridProps) {
  const { rows, months } = props;
  const grid = useGrid(props);
  const handlers = { onKeyDown: grid.onKeyDown, onPaste: grid.onPaste };
  return (
    <div
      className="history-box"
      role="group"
      aria-label={sayHistorical('historicalTitle')}
      aria-description={sayHistorical('historicalKeys')}
      {...handlers}
    >
      <table className="history-grid" role="grid" aria-label={sayHistorical('historicalTitle')} ref={grid.table}>
        <thead>
          <tr>
            <th scope="col" className="history-name">
              {sayReport('indicator')}
            </th>
            <th scope="col">{sayReport('unit')}</th>
            {months.map((month) => (
              <th scope="col" key={month}>
                {month}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={row.figure}>
              <th scope="row" className="history-name" lang="zh-CN" title={row.figure}>
                {row.label}
              </th>
              <td lang="zh-CN">{row.unit}</td>
              {months.map((month, column) => (
                <GridCell key={month} grid={grid} spot={{ row: at, column }} row={row} month={month} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
