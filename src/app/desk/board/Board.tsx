// The board: studios down, time across, bookings as blocks. One stop of Tab, a grid for ears; it draws and asks nothing of the backend.
import { type CSSProperties, type MouseEvent, useEffect, useLayoutEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { GridBox } from '../../ui/grid/GridBox.tsx';
import type { Slot } from '../desk-state.ts';
import { computeInstantAtPx, findStudioAtY, isLowRow, type BoardLine } from './board-geometry.ts';
import { isToday } from './board-model.ts';
import { computeSelectedSlot, type Step, type Cell } from './board-state.ts';
import { formatCursor } from './board-text.ts';
import { sayBoard } from './board-messages.ts';
import { BoardHeads, BoardTop, NowLine } from './BoardFrame.tsx';
import { BoardOverlay } from './BoardOverlay.tsx';
import { BoardRow } from './BoardRow.tsx';
import type { RowFrame } from './row-view.ts';
import { useBoard, type BoardDoings, type BoardProps, type BoardMay } from './use-board.ts';
import { computeBeginning, formatHourLines, computeBoardWidth } from './board-hours.ts';
import { findBookingUnder, findStudioUnder, formatCarried, formatLit, computeStep } from './board-cells.ts';
import { useKeys } from '../../ui/keys.tsx';
import type { BoardStudio } from '../../../contract/desk/board.ts';
import { sayBlackout } from '../../ui/blackout/blackout-messages.ts';
import './board.css';

// The board by keys: while it has the focus, arrows, Enter and what acts on its selection are its own; other letters work on the whole screen.

/** What the keys do. */
interface KeyHost extends Pick<BoardDoings, 'cells' | 'enter' | 'giveUp' | 'lift' | 'beside' | 'folding' | 'stepTo'> {
  readonly may: BoardMay;
  /** Puts a studio out of use; null: nobody may. */
  readonly block: ((studio: number | null) => void) | null;
  /** True while the board has the focus: its selection is what a letter means then. */
  readonly hasFocus: () => boolean;
  readonly cursor: Cell | null;
  readonly studio: BoardStudio | undefined;
  readonly pageOfRows: () => number;
  readonly step: (step: Step) => void;
}

/** Presses that the board takes while it has the focus. */
function useBoardKeys(host: KeyHost): (keys: string, event: KeyboardEvent) => boolean {
  const { may, block } = host;
  const isReady = host.hasFocus;
  useKeys([
    { keys: '← ↑ → ↓', words: sayBoard('keyMove'), run: () => undefined },
    ...(may.create ? [{ keys: 'Shift+← →', words: sayBoard('keySelect'), run: () => undefined }] : []),
    { keys: '⏎ Enter', words: sayBoard('keyEnter'), run: () => undefined },
    { keys: 'PageUp / PageDown', words: sayBoard('keyPage'), run: () => undefined },
    { keys: 'Home / End', words: sayBoard('keyHome'), run: () => undefined },
    ...(may.move ? [{ keys: 'M', words: sayBoard('keyLift'), run: host.lift, isReady }] : []),
    { keys: 'Esc', words: sayBoard('keyGiveUp'), run: () => undefined },
    { keys: '.', words: sayBoard('keyNext'), run: () => host.beside(1) },
    { keys: ',', words: sayBoard('keyBefore'), run: () => host.beside(-1) },
    ...(may.step
      ? [
          { keys: 'I', words: sayBoard('keyIn'), run: () => host.stepTo('checked_in'), isReady },
          { keys: 'O', words: sayBoard('keyOut'), run: () => host.stepTo('completed'), isReady },
        ]
      : []),
    ...(block === null ? [] : [{ keys: 'Shift+M', words: sayBlackout('key'), run: () => block(host.studio?.id ?? null) }]),
    { keys: 'V', words: sayBoard('keyFold'), run: host.folding.fold },
    { keys: 'K', words: sayBoard('keyFloor'), run: () => host.folding.floor(host.studio?.floor ?? null) },
    { keys: 'Shift+K', words: sayBoard('keyFloors'), run: host.folding.allFloors },
  ]);
  return (keys, event) => {
    const { cursor, cells } = host;
    if (cursor === null) return false;
    const step = computeStep(keys, { cells, open: host.studio?.open ?? [], pageOfRows: host.pageOfRows }, cursor);
    if (step !== null) {
      host.step({ cursor, cells, ...step, isSelecting: event.shiftKey });
    } else if (keys === 'Enter') {
      host.enter();
    } else {
      return keys === 'Escape' && host.giveUp();
    }
    return true;
  };
}

const CURSOR_ID = 'desk-board-cursor';

/** Brings the cursor, what is carried and what is opened on view when they move; the first time also the hour. */
function useOnView(props: BoardProps, { state, view, act, ground, axis, folding }: BoardDoings): void {
  const { data, now, opened, mark, zoom } = props;
  const slot = state.mode.kind === 'move' ? state.mode.slot : null;
  const { cursor } = state;
  useLayoutEffect(() => {
    view.startAt(computeBeginning(data, now) - 60);
    // The hour comes on view once, and again when the scale is another; a day further the eye stays where it is.
  }, [zoom]);
  useEffect(() => {
    const booking = opened === null ? undefined : ground.booking(opened);
    if (booking === undefined) return;
    if (booking.blocksUntil <= axis.from) folding.past(true);
    act({ type: 'cursor', cell: { studio: booking.studio, at: booking.from } });
    view.reveal(booking);
  }, [opened, data.day]);
  const isSearching = props.lit !== null;
  const before = useRef(cursor);
  useEffect(() => {
    before.current = cursor;
  }, [isSearching]);
  useEffect(() => {
    const booking = props.found === null ? undefined : ground.booking(props.found);
    if (booking !== undefined) {
      if (booking.blocksUntil <= axis.from) folding.past(true);
      act({ type: 'cursor', cell: { studio: booking.studio, at: Math.max(data.from, booking.from) } });
      view.reveal(booking);
      // A search that has come to nothing leaves nobody selected whom its first letters meant.
    } else if (isSearching && before.current !== null) act({ type: 'cursor', cell: before.current });
  }, [isSearching, props.found, data.day]);
  useEffect(() => {
    if (mark !== null) view.reveal(mark);
  }, [mark?.studio, mark?.from, mark?.to, data.day]);
  useEffect(() => {
    if (cursor === null || document.activeElement !== props.focus.current) return;
    view.reveal(slot ?? { studio: cursor.studio, from: cursor.at, to: cursor.at + data.rules.grid });
  }, [cursor?.studio, cursor?.at, slot?.from, slot?.to]);
}

interface RowsProps {
  readonly props: BoardProps;
  readonly doings: BoardDoings;
  readonly shown: readonly BoardLine[];
  readonly first: number;
  readonly announcement: string;
}

/** The row's own of something that is in one row. */
function ifHere<V>(isHere: boolean, value: V): V | null {
  return isHere ? value : null;
}

/** What all rows have in common, the same object until something in it changes. */
function useRowFrame({ tenant }: BoardProps, { axis, view, lines }: BoardDoings): RowFrame {
  const { scale } = view;
  const isShort = isLowRow(lines.rowHeight);
  return useMemo(() => ({ ...axis, scale, cursorId: CURSOR_ID, isShort, tenant, say: sayBoard }), [axis, scale, isShort, tenant]);
}

function Rows({ props, doings, shown, first, announcement }: RowsProps) {
  const { opened, lit } = props;
  const { state, ground, cells } = doings;
  const frame = useRowFrame(props, doings);
  const chosen: Slot | null = state.mode.kind === 'rest' ? computeSelectedSlot(state, cells) : null;
  const lifted = state.mode.kind === 'rest' ? undefined : ground.booking(state.mode.booking);
  const open = opened === null ? undefined : ground.booking(opened);
  return shown.map((line, at) => {
    if (line.kind === 'floor') {
      return (
        <div
          className="board-floor"
          key={`floor-${line.floor ?? ''}`}
          aria-hidden="true"
          style={{ transform: `translateY(${line.top}px)` }}
        />
      );
    }
    const { studio } = line;
    const row = ground.row(studio.id);
    const isHere = chosen?.studio === studio.id;
    return (
      <BoardRow
        key={studio.id}
        frame={frame}
        studio={studio}
        at={first + at + 2}
        top={line.top}
        ground={row}
        cursorFrom={ifHere(isHere, chosen?.from ?? 0)}
        cursorTo={ifHere(isHere, chosen?.to ?? 0)}
        cursorText={ifHere(isHere, announcement)}
        lifted={ifHere(lifted?.studio === studio.id, lifted?.id ?? null)}
        opened={ifHere(open?.studio === studio.id, open?.id ?? null)}
        lit={lit === null ? null : formatLit(row, lit)}
      />
    );
  });
}

/** A double click on empty cells makes a booking there. */
function useDouble(doings: BoardDoings): (event: MouseEvent) => void {
  return (event) => {
    if (event.target instanceof Element && event.target.closest('[data-booking]') !== null) return;
    const rect = event.currentTarget.getBoundingClientRect();
    const studio = findStudioAtY(doings.lines, event.clientY - rect.top);
    const at = computeInstantAtPx({ ...doings.axis, width: rect.width }, event.clientX - rect.left);
    if (studio !== null) doings.createAt(studio, at);
  };
}

interface SheetProps {
  readonly props: BoardProps;
  readonly doings: BoardDoings;
  readonly announcement: string;
}

/** The keys of the board, from what it does. */
function usePresses({ may, focus, onBlock: block }: BoardProps, doings: BoardDoings) {
  const { state, act, ground, cells, view, enter, giveUp, lift, beside, folding, stepTo } = doings;
  const studio = findStudioUnder(state.cursor, ground);
  const { pageOfRows } = view;
  const step = (next: Step): void => act({ type: 'step', ...next });
  const hasFocus = (): boolean => document.activeElement === focus.current;
  const acts = { block, step, enter, giveUp, lift, beside, folding, stepTo };
  return useBoardKeys({ may, hasFocus, cursor: state.cursor, studio, cells, pageOfRows, ...acts });
}

/** The grid: hours above, studios at the left, rows. */
function Sheet({ props, doings, announcement }: SheetProps) {
  const { data, focus } = props;
  const { state, ground, cells, lines, axis, view, drag, folding } = doings;
  const hours = useMemo(() => formatHourLines(axis), [axis]);
  const press = usePresses(props, doings);
  const double = useDouble(doings);
  const [first, last] = view.range;
  const shown = useMemo(() => lines.lines.slice(first, last), [lines, first, last]);
  const current = state.cursor?.studio ?? null;
  const isCursorDrawn = state.mode.kind === 'rest' && shown.some((line) => line.kind === 'studio' && line.studio.id === current);
  return (
    <GridBox
      box={focus}
      className="board-grid"
      label={sayBoard('board')}
      help={sayBoard('boardHelp')}
      rows={lines.lines.length + 1}
      current={isCursorDrawn ? CURSOR_ID : null}
      selected={findBookingUnder(state, ground, cells)?.id ?? null}
      onKeys={press}
    >
      <BoardTop
        {...axis}
        scale={view.scale}
        isMeasured={view.isMeasured}
        now={isToday(data, props.now) ? props.now : null}
        isPastFolded={axis.from > data.from}
        folding={folding}
      />
      <div className="board-body" role="presentation">
        <BoardHeads
          lines={shown}
          height={lines.height}
          current={current}
          folding={folding}
          past={axis.from > data.from ? data.from : null}
          from={axis.from}
          ground={ground}
          now={props.now}
          graceMinutes={data.rules.graceMinutes}
        />
        <div
          className="board-track"
          role="rowgroup"
          ref={view.track}
          style={{ height: lines.height, backgroundImage: hours }}
          {...drag.handlers}
          onDoubleClick={double}
        >
          <NowLine span={axis} now={props.now} />
          <Rows props={props} doings={doings} shown={shown} first={first} announcement={announcement} />
        </div>
      </div>
    </GridBox>
  );
}

/** The heights of a row and of a floor's heading, for the style sheet. */
function lineHeights({ rowHeight, floorHeight }: BoardDoings['lines']): CSSProperties {
  const own: Readonly<Record<`--${string}`, string>> = { '--board-row': `${rowHeight}px`, '--board-floor': `${floorHeight}px` };
  return own;
}

export function Board(props: BoardProps) {
  const doings = useBoard(props);
  const { state, ground, cells, axis, lines, view } = doings;
  useOnView(props, doings);
  const announcement = formatCursor(ground, state, cells);
  return (
    <div className={isLowRow(lines.rowHeight) ? 'board board-dense' : 'board'} style={lineHeights(lines)}>
      <div className="board-box" ref={view.box} onScroll={view.heard}>
        <div className="board-stage" style={{ width: computeBoardWidth(props.zoom, axis) }}>
          <Sheet props={props} doings={doings} announcement={announcement} />
          <BoardOverlay
            lines={lines}
            axis={axis}
            mark={props.mark}
            carried={state.mode.kind === 'rest' ? null : state.mode.slot}
            carriedText={formatCarried(state, ground)}
            refused={state.refused}
            ghost={doings.ghost}
            act={doings.act}
            onUnfold={doings.folding.fold}
          />
        </div>
      </div>
      <div className="visually-hidden" aria-live="polite" role="status">
        {announcement}
      </div>
    </div>
  );
}
