// A reply as a small sheet: its rows and single fields, a cursor, and cells marked to be asked about.
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useState } from 'react';
import type { KeyboardEvent, MouseEvent, RefObject } from 'react';
import { useWords } from '../kit/i18n.ts';
import { keysOf } from '../kit/keys.tsx';
import { movedOver } from './reply-cells.ts';
import type { ReplyCell, ReplyLine } from './reply-cells.ts';
import { ROW_HEIGHT, SHEET_WIDTH, SheetHead, SheetLines } from './ReplySheetRows.tsx';
import type { CellMarks, SheetPlace } from './ReplySheetRows.tsx';
import { replyWords } from './reply-words.ts';

interface ReplySheetProps {
  readonly lines: readonly ReplyLine[];
  readonly place: SheetPlace;
  readonly onPlace: (place: SheetPlace) => void;
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
  const cell = lines[place.line]?.cells[place.at];
  return (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget) return;
    const keys = keysOf(event.nativeEvent);
    const moved = movedOver(keys, place, lines);
    if (moved !== null) {
      onPlace(moved);
      scrollTo(moved.line);
    } else if (keys === ' ' && cell !== undefined) onMark(cell);
    else if (keys === 'Enter' && cell !== undefined) onAsk(cell);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

/** The place of the cell that was pressed; null beside the cells. */
function placeUnder(event: MouseEvent): SheetPlace | null {
  const element = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-line]') : null;
  return element === null ? null : { line: Number(element.dataset['line']), at: Number(element.dataset['at']) };
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
function useCursorInView(box: ReplySheetProps['box'], place: SheetPlace): void {
  useEffect(() => {
    if (document.activeElement !== box.current) return;
    box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [box, place]);
}

/** The sheet. Its box has the focus; the cursor is named to screen readers by its cell. */
export function ReplySheet(props: ReplySheetProps) {
  const { lines, place, onPlace, marks, onMark, box, takesFocus } = props;
  const say = useWords(replyWords);
  const id = useId();
  const count = lines.filter(({ row }) => row !== null).length;
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    scrollPaddingStart: ROW_HEIGHT,
  });
  const press = useSheetKeys(props, (line) => {
    if (line < count) virtual.scrollToIndex(line);
    else box.current?.scrollTo({ top: box.current.scrollHeight });
  });
  useFirstFocus(box, takesFocus);
  useCursorInView(box, place);
  const click = (event: MouseEvent): void => {
    const under = placeUnder(event);
    if (under === null) return;
    onPlace(under);
    const cell = lines[under.line]?.cells[under.at];
    if (event.detail > 1 && cell !== undefined) onMark(cell);
  };
  return (
    <div
      ref={box}
      className="reply-sheet"
      role="grid"
      tabIndex={0}
      aria-label={say('sheet')}
      aria-description={say('sheetKeys')}
      aria-rowcount={lines.length + 1}
      aria-activedescendant={`${id}-${place.line}-${place.at}`}
      onKeyDown={press}
      onClick={click}
    >
      <div style={{ minWidth: SHEET_WIDTH }} role="presentation">
        <SheetHead />
        <SheetLines lines={lines} count={count} virtual={virtual} place={place} marks={marks} id={id} />
      </div>
    </div>
  );
}
