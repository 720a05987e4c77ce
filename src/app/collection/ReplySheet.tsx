// A reply as a small sheet: its rows and single fields, a cursor, and cells marked to be asked about.
import { type RefObject, useEffect, useId, useState } from 'react';
import { GridBox, ROW_HEIGHT, useRowsInView } from '../ui/grid/GridBox.tsx';
import { type Cell, findMovedCell } from '../ui/grid/grid-keys.ts';
import { type ReplyCell, type ReplyLine, sizeOf } from './reply-cells.ts';
import { type CellMarks, SHEET_WIDTH, SheetHead, SheetLines } from './ReplySheetRows.tsx';
import { sayReply } from './reply-messages.ts';

interface ReplySheetProps {
  readonly lines: readonly ReplyLine[];
  readonly place: Cell;
  readonly onPlace: (place: Cell) => void;
  readonly marks: CellMarks;
  /** Space or a double press on a cell. */
  readonly onMark: (cell: ReplyCell) => void;
  /** Enter on a cell. */
  readonly onAsk: (cell: ReplyCell) => void;
  readonly box: RefObject<HTMLDivElement | null>;
  /** Whether it takes the focus when it comes. */
  readonly takesFocus: boolean;
}

function useSheetKeys({ lines, place, onPlace, onMark, onAsk }: ReplySheetProps, scrollTo: (line: number) => void) {
  const cell = lines[place.row]?.cells[place.column];
  return (keys: string): boolean => {
    const moved = findMovedCell(keys, place, sizeOf(lines));
    if (moved !== null) {
      onPlace(moved);
      scrollTo(moved.row);
    } else if (keys === ' ' && cell !== undefined) onMark(cell);
    else if (keys === 'Enter' && cell !== undefined) onAsk(cell);
    else return false;
    return true;
  };
}

/** Puts the focus into the sheet as it comes. */
function useFirstFocus(box: ReplySheetProps['box'], takesFocus: boolean): void {
  const [first] = useState(takesFocus);
  useEffect(() => {
    // The drawer takes the focus as it opens: the sheet takes it after that.
    const timer = first ? window.setTimeout(() => box.current?.focus({ preventScroll: true }), 0) : 0;
    return () => window.clearTimeout(timer);
  }, [first, box]);
}

/** Keeps the cell under the cursor in view, while keys move it. */
function useCursorInView(box: ReplySheetProps['box'], place: Cell): void {
  useEffect(() => {
    if (document.activeElement !== box.current) return;
    box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [box, place]);
}

/** The sheet. Its box has the focus; the cursor is named to screen readers by its cell. */
export function ReplySheet(props: ReplySheetProps) {
  const { lines, place, onPlace, marks, onMark, box, takesFocus } = props;
  const id = useId();
  const count = lines.filter(({ row }) => row !== null).length;
  const virtual = useRowsInView(box, count, ROW_HEIGHT);
  const press = useSheetKeys(props, (line) => {
    if (line < count) virtual.scrollToIndex(line);
    else box.current?.scrollTo({ top: box.current.scrollHeight });
  });
  useFirstFocus(box, takesFocus);
  useCursorInView(box, place);
  const pick = (under: Cell, isTwice: boolean): void => {
    onPlace(under);
    const cell = lines[under.row]?.cells[under.column];
    if (isTwice && cell !== undefined) onMark(cell);
  };
  return (
    <GridBox
      box={box}
      className="reply-sheet"
      label={sayReply('sheet')}
      help={sayReply('sheetKeys')}
      rows={lines.length + 1}
      current={`${id}-${place.row}-${place.column}`}
      onKeys={press}
      onPick={pick}
    >
      <div style={{ minWidth: SHEET_WIDTH }} role="presentation">
        <SheetHead />
        <SheetLines lines={lines} count={count} virtual={virtual} place={place} marks={marks} id={id} />
      </div>
    </GridBox>
  );
}
