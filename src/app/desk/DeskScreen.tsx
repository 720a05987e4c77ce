// The front desk: the board of a day or week, and beside it what is open: a booking, a new one, or a list.
import { Button } from 'antd';
import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { BoardDay } from '../../contract/desk/board.ts';
import type { Day } from '../../domain/time/calendar.ts';
import { BlackoutDrawer } from '../ui/blackout/BlackoutDrawer.tsx';
import { FOCUS_PART, FocusKeeperProvider } from '../ui/focus-keeper.tsx';
import { useKeys, type KeyAction } from '../ui/keys.tsx';
import { useAskToLeave } from '../ui/leave-guard.tsx';
import { usePermissions } from '../ui/permissions.tsx';
import { Empty, Show } from '../ui/Notes.tsx';
import { Page } from '../ui/Page.tsx';
import { formatCount, formatDay } from '../ui/values.tsx';
import { Board } from './board/Board.tsx';
import { BoardLegend } from './board/BoardLegend.tsx';
import { WeekBoard } from './board/WeekBoard.tsx';
import { computeFirstDay, stepOfView } from './board-question.ts';
import { BookingPanel } from './booking/BookingPanel.tsx';
import { chooseKept, type EditDraft } from './booking/typed.ts';
import { isFiltered, listFreeNow, listStudiosOnView } from './desk-filters.ts';
import { type BesideBoard, type Desk, NO_FILTERS, type Opened } from './desk-state.ts';
import { sayDesk } from './desk-messages.ts';
import { BoardTools, DayTools, FilterLine, SideChoice } from './DeskToolbar.tsx';
import { useDraftKeeper } from './draft-keeper.tsx';
import { FindBox, type Search, useFinding } from './FindBox.tsx';
import { PrintMenu } from './print/PrintMenu.tsx';
import { ShiftButton } from './shift/ShiftButton.tsx';
import { SidePane } from './side/SidePane.tsx';
import { useDeskSteps } from './side/use-desk-steps.ts';
import { type DeskLink, linkOf, useBoardDay, useDesk, zoomOf } from './use-desk.ts';
import { useDropPreview } from './use-drop-preview.ts';
import { useMove } from './use-move.tsx';
import { useDeskDay, useNow } from './use-now.ts';
import type { MethodName } from '../../contract/contract.ts';
import { sayBooking } from './booking/booking-messages.ts';
import { listActions } from './booking/detail-texts.ts';
import './desk.css';

// Keys that work once something is opened, for F1 on a board where nothing is: they are told, and do nothing there.

/** Lists the keys of an opened booking and of the form of a new one, as far as the caller may use them. */
function listLaterKeys(mayCall: (...methods: readonly MethodName[]) => boolean): readonly KeyAction[] {
  const maySteps = mayCall('bookings.state');
  // I and O are the board's own, for the booking under its cursor.
  const ofBooking = listActions(30, { can: () => maySteps, isLive: true, canPutBack: maySteps, mayCall });
  const ofForm = mayCall('bookings.book')
    ? (['more', 'repeat', 'wait'] as const).map((name, nth) => ({ keys: `F${nth + 2}`, words: sayBooking(`${name}Key`) }))
    : [];
  const all = [
    ...ofBooking
      .filter(({ key }) => key !== 'I' && key !== 'O')
      .map(({ key, help }) => ({ keys: key, words: sayDesk('keyOpened', { does: help }) })),
    ...ofForm.map(({ keys, words }) => ({ keys, words: sayDesk('keyForm', { does: words }) })),
  ];
  return all.map((one) => ({ ...one, run: () => undefined, isReady: () => false }));
}

/** When what was open is closed, the focus goes back to the board, unless a person has put it elsewhere. */
function useFocusBack(opened: Opened, board: RefObject<HTMLDivElement | null>): void {
  const was = useRef<Opened['kind']>('none');
  useEffect(() => {
    const isClosed = was.current !== 'none' && opened.kind === 'none';
    was.current = opened.kind;
    if (isClosed && document.activeElement === document.body) board.current?.focus({ preventScroll: true });
  }, [opened.kind, board]);
}

interface BoardRoomProps extends BesideBoard {
  readonly search: Search;
  readonly onBlock: ((studio: number | null) => void) | null;
  readonly focus: RefObject<HTMLDivElement | null>;
}

function BoardRoom({ desk, board, search, focus, onBlock }: BoardRoomProps) {
  const [, go] = useLocation();
  const askToLeave = useAskToLeave();
  const now = useNow();
  const today = useDeskDay();
  const { state, act } = desk;
  const steps = useDeskSteps(desk, board.rules);
  const free = useMemo(() => (state.filters.isFree ? listFreeNow(board, now) : null), [board, now, state.filters.isFree]);
  const studios = useMemo(() => listStudiosOnView(board, state.filters, free), [board, state.filters, free]);
  const foresee = useDropPreview();
  const may = usePermissions();
  const boardMay = { create: may.call('bookings.book'), move: may.call('bookings.move'), step: may.call('bookings.state') };
  const { move, dialog } = useMove((id) => board.studios.find((studio) => studio.id === id)?.code ?? '');
  if (board.studios.length === 0) {
    const action = <Button onClick={() => go('~/studios')}>{sayDesk('toStudios')}</Button>;
    return <Empty title={sayDesk('noStudios')} {...(may.call('studios.add') ? { help: sayDesk('noStudiosHelp'), action } : {})} />;
  }
  if (studios.length === 0) {
    const action = <Button onClick={() => act({ type: 'filter', filters: NO_FILTERS })}>{sayDesk('clear')}</Button>;
    return <Empty title={sayDesk('noMatch')} action={action} />;
  }
  if (board.days > 1) {
    const toDay = (day: Day): void => {
      act({ type: 'day', day });
      act({ type: 'view', view: 'day' });
    };
    const { tenant } = state.filters;
    return (
      <WeekBoard data={board} studios={studios} now={now} today={today} tenant={tenant} lit={search.lit} focus={focus} onDay={toDay} />
    );
  }
  return (
    <>
      <Board
        data={board}
        studios={studios}
        zoom={zoomOf(state, board)}
        now={now}
        tenant={state.filters.tenant}
        opened={state.opened.kind === 'booking' ? state.opened.id : null}
        lit={search.lit}
        found={search.found}
        may={boardMay}
        onStep={(booking, to) => void steps.step(booking, to)}
        mark={state.opened.kind === 'new' ? state.opened.slot : null}
        focus={focus}
        onBlock={onBlock}
        onCreate={(slot) => askToLeave(() => act({ type: 'new', slot }))}
        onOpen={(id) => askToLeave(() => act({ type: 'booking', id }))}
        onForesee={foresee}
        onMove={move}
      />
      <BoardLegend />
      {dialog}
      {steps.askedTime}
      {steps.askedReason}
    </>
  );
}

function Beside({ desk, board }: BesideBoard) {
  const { opened, side } = desk.state;
  if (opened.kind !== 'none') {
    const key = opened.kind === 'new' ? `new-${opened.turn}` : `booking-${opened.id}`;
    return (
      <aside className="desk-beside" {...FOCUS_PART} aria-label={sayDesk('panel')}>
        <BookingPanel key={key} opened={opened} desk={desk} board={board} />
      </aside>
    );
  }
  return side === null ? null : (
    <aside className="desk-beside" {...FOCUS_PART} aria-label={sayDesk('side')}>
      <SidePane side={side} desk={desk} board={board} />
    </aside>
  );
}

/** How many studios are free at the moment; a press leaves them alone on view. */
function FreeNow({ desk, board }: BesideBoard) {
  const now = useNow();
  const free = useMemo(() => listFreeNow(board, now), [board, now]);
  const { isFree } = desk.state.filters;
  if (free === null) return null;
  return (
    <Button
      className={isFree ? 'desk-free desk-side-here' : 'desk-free'}
      size="small"
      aria-pressed={isFree}
      onClick={() => desk.act({ type: 'filter', filters: { isFree: !isFree } })}
    >
      {sayDesk('freeNow', { count: formatCount(free.size) })}
    </Button>
  );
}

interface LeadProps {
  readonly desk: Desk;
  readonly board: BoardDay | null;
  /** Somebody is looked for: the box stands where the counts do. */
  readonly isFinding: boolean;
  readonly children: ReactNode;
}

/** The title's line: the day and how to go to another, the weekday, and how much there is. */
function Lead({ desk, board, isFinding, children }: LeadProps) {
  const [date, ...weekday] = formatDay(desk.state.day).split(' ');
  const count = board === null ? '' : sayDesk('bookings', { count: formatCount(board.bookings.length) });
  const waiting = board === null || board.waiting === 0 ? '' : sayDesk('waiting', { count: formatCount(board.waiting) });
  return (
    <div className="line-2">
      <DayTools desk={desk} />
      <span>
        <b className="desk-date">
          <span className="visually-hidden">{date} </span>
          {weekday.join(' ')}
        </b>
        <span className="desk-counts">
          <span className={isFinding ? 'desk-covered' : ''}>{[count, waiting].filter((one) => one !== '').join(' · ')}</span>
          {children}
        </span>
        {board === null || isFinding ? null : <FreeNow desk={desk} board={board} />}
      </span>
    </div>
  );
}

/** True where the answer on view is that of the days chosen, not the last one still. */
function isOf(board: BoardDay, { state }: Desk): boolean {
  return board.day === computeFirstDay(state) && board.days === stepOfView(state);
}

interface ChipProps {
  readonly label: string;
  readonly onBack: () => void;
  readonly onDrop: () => void;
}

function DraftChip({ label, onBack, onDrop }: ChipProps) {
  return (
    <span className="desk-draft">
      <Button type="dashed" title={label} aria-keyshortcuts="N" onClick={onBack}>
        {sayDesk('draft')}
      </Button>
      <Button type="text" aria-label={sayDesk('dropDraft')} title={sayDesk('dropDraft')} onClick={onDrop}>
        ×
      </Button>
    </span>
  );
}

/** What was begun and left, a booking's changed details before a new booking: its chip, and N, bring it back. */
function Drafts({ desk: { act } }: { readonly desk: Desk }) {
  const { draft, keep, edit, keepEdit } = useDraftKeeper();
  const askToLeave = useAskToLeave();
  const toNew = (day: Day): void =>
    askToLeave(() => {
      act({ type: 'day', day });
      act({ type: 'new', slot: null, isDraft: true });
    });
  const toEdit = (kept: EditDraft): void =>
    askToLeave(() => {
      act({ type: 'day', day: kept.day });
      act({ type: 'booking', id: kept.booking });
      keepEdit({ ...kept, isWanted: true });
    });
  const back = (): void => {
    const kept = chooseKept(edit, draft);
    if (kept.edit !== null) toEdit(kept.edit);
    else if (kept.draft !== null) toNew(kept.draft.day);
  };
  useKeys([{ keys: 'N', words: sayDesk('keyDraft'), run: back }]);
  return (
    <>
      {edit === null ? null : <DraftChip label={edit.label} onBack={() => toEdit(edit)} onDrop={() => keepEdit(null)} />}
      {draft === null ? null : <DraftChip label={draft.label} onBack={() => toNew(draft.day)} onDrop={() => keep(null)} />}
    </>
  );
}

function DeskRoom({ link }: { readonly link: DeskLink }) {
  const desk = useDesk(link);
  const asked = useBoardDay(desk.state);
  const board = asked.state === 'ready' ? asked.value : null;
  const focus = useRef<HTMLDivElement | null>(null);
  const askToLeave = useAskToLeave();
  const create = (): void => askToLeave(() => desk.act({ type: 'new', slot: null }));
  const search = useFinding(board);
  useFocusBack(desk.state.opened, focus);
  const may = usePermissions();
  const mayBook = may.call('bookings.book');
  useKeys([...listLaterKeys(may.call), ...(mayBook ? [{ keys: 'A', words: sayDesk('keyCreate'), run: create }] : [])]);
  // Undefined: nobody blocks a studio; null: which one is still to be chosen.
  const [blocked, setBlocked] = useState<number | null>();
  const block = may.call('blackouts.add') ? (studio: number | null) => setBlocked(studio) : null;
  const [isFiltering, setFiltering] = useState(() => isFiltered(desk.state.filters));
  const lead = (
    <Lead desk={desk} board={board} isFinding={search.finding !== null}>
      <FindBox search={search} desk={desk} focus={focus} />
    </Lead>
  );
  const actions = (
    <>
      <BoardTools desk={desk} board={board} isOpen={isFiltering} onToggle={() => setFiltering(!isFiltering)} onBlock={block} />
      <SideChoice desk={desk} />
      <ShiftButton desk={desk} />
      {board === null ? null : <PrintMenu desk={desk} board={board} />}
      {mayBook ? (
        <>
          <Drafts desk={desk} />
          <Button type="primary" disabled={board === null} onClick={create}>
            {sayDesk('create')}
          </Button>
        </>
      ) : null}
    </>
  );
  return (
    <FocusKeeperProvider last={focus}>
      <Page title={sayDesk('title')} lead={lead} actions={actions} layout="board">
        {isFiltering ? <FilterLine desk={desk} board={board} /> : null}
        <Show asked={asked}>
          {(value) => (
            <div className="desk-room">
              <div className={isOf(value, desk) ? 'desk-board' : 'desk-board desk-board-old'} aria-busy={!isOf(value, desk)}>
                <BoardRoom desk={desk} board={value} search={search} focus={focus} onBlock={block} />
              </div>
              <Beside desk={desk} board={value} />
            </div>
          )}
        </Show>
        {blocked === undefined ? null : <BlackoutDrawer studio={blocked} isAtDesk onClose={() => setBlocked(undefined)} />}
      </Page>
    </FocusKeeperProvider>
  );
}

/** The front desk. A link may name a day, and a booking of it. */
export function DeskScreen() {
  const [path] = useLocation();
  return <DeskRoom key={path} link={linkOf(path)} />;
}
