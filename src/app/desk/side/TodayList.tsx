// Today's arrivals and departures: late ones first, each with the one or two buttons that it needs.
import { Button } from 'antd';
import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { BookingLine } from '../../../contract/desk/booking-shapes.ts';
import type { BoardStudio } from '../../../contract/desk/board.ts';
import { deskDayOf } from '../../../domain/booking/desk-day.ts';
import { DAY_MINUTES, instant } from '../../../domain/time/calendar.ts';
import { FOCUS_LIST, useFocusKeeper } from '../../ui/focus-keeper.tsx';
import { IfMay, usePermissions } from '../../ui/permissions.tsx';
import { NeverArrived, useSettleAll } from '../../ui/NeverArrived.tsx';
import { Empty } from '../../ui/Notes.tsx';
import { formatDay } from '../../ui/values.tsx';
import { findBlackoutIn } from '../board/board-model.ts';
import { clockOf, formatDatedTimes, formatLate, formatOver, timesOf } from '../board/board-text.ts';
import type { Desk, BesideBoard } from '../desk-state.ts';
import { useNow } from '../use-now.ts';
import { listDueFirst } from './due-first.ts';
import { saySide } from './side-messages.ts';
import { groupBookingsOfDay, TODAY_GROUPS, type TodayGroup } from '../../../contract/desk/today-groups.ts';
import { type DeskSteps, useDeskSteps } from './use-desk-steps.ts';

/** Rows of a group that are shown at first, and how many more each time. */
const AT_FIRST = 12;
const MORE = 50;

interface RowProps {
  readonly booking: BookingLine;
  readonly group: TodayGroup;
  readonly code: string;
  /** Why its studio is out of use meanwhile. */
  readonly blackout: string | null;
  readonly now: number;
  readonly grid: number;
  readonly steps: DeskSteps;
  readonly onOpen: () => void;
}

/** The row's buttons with their keys. */
function useRowSteps({ booking, group, grid, steps }: RowProps) {
  const may = usePermissions();
  const into = { key: 'I', label: saySide('checkIn'), run: () => steps.step(booking, 'checked_in') };
  const out = { key: 'O', label: saySide('checkOut'), run: () => steps.step(booking, 'completed') };
  const longer = {
    key: 'E',
    label: saySide('extend', { minutes: grid }),
    title: saySide('extendLong', { minutes: grid }),
    run: () => steps.extend(booking, grid),
  };
  const release = { key: 'U', label: saySide('release'), title: saySide('releaseLong'), run: () => steps.step(booking, 'no_show') };
  const confirm = { key: 'C', label: saySide('confirm'), run: () => steps.step(booking, 'booked') };
  const all: Readonly<
    Record<
      TodayGroup,
      readonly { readonly key: string; readonly label: string; readonly title?: string; readonly run: () => Promise<boolean> }[]
    >
  > = {
    earlier: [out, longer],
    late: [into, release],
    arriving: [into],
    running: [out, longer],
    options: [confirm],
    done: [],
  };
  return all[group].filter(({ key }) => may.call(key === 'E' ? 'bookings.extend' : 'bookings.state'));
}

/** What stands behind the name, in the colour of its state: how late, how long over, until when it is held. */
function findMark({ booking, group, now }: RowProps): { readonly tone: 'late' | 'over' | 'held'; readonly text: string } | null {
  if ((group === 'running' || group === 'earlier') && booking.to < now) return { tone: 'over', text: formatOver(now - booking.to) };
  // Of another day's list nobody wants to know by how many minutes.
  if (now - booking.from > DAY_MINUTES) return null;
  if (group === 'late') return { tone: 'late', text: formatLate(now - booking.from) };
  return group === 'options' && booking.holdsUntil !== null
    ? { tone: 'held', text: saySide('holdsUntil', { time: clockOf(booking.holdsUntil) }) }
    : null;
}

function TodayRow(props: RowProps) {
  const { booking, group, code, blackout, onOpen, steps } = props;
  const keeper = useFocusKeeper();
  const mark = findMark(props);
  // Anyone who is late is called.
  const call = group === 'late' || group === 'options' ? booking.call : null;
  const actions = useRowSteps(props);
  const times = group === 'earlier' ? formatDatedTimes(booking) : timesOf(booking);
  const act = async ({ run }: (typeof actions)[number], row: Element | null): Promise<void> => {
    if ((await run()) && row !== null) keeper.goOn(row);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const action = actions.find((one) => one.key === event.key.toUpperCase());
    if (action === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    void act(action, event.currentTarget.closest('li'));
  };
  return (
    <li className={`side-row side-${group}`} onKeyDown={press}>
      <button type="button" className="side-open" onClick={onOpen}>
        <span className="number side-times">{times}</span>
        <b>{code}</b>
        <span className="side-name" title={booking.tenantName}>
          {booking.tenantShort}
        </span>
        {call === null || call === undefined ? null : (
          <span className="side-call">{[call.contact, call.phone].filter((part) => part !== null).join(' ')}</span>
        )}
        {mark === null ? null : <span className={`side-mark side-mark-${mark.tone}`}>{mark.text}</span>}
        {blackout === null ? null : (
          <span className="side-blackout" title={saySide('inBlackout', { reason: blackout })}>
            {saySide('blackout')}
          </span>
        )}
      </button>
      <span className="side-buttons">
        {actions.map((action) => (
          <button
            key={action.key}
            type="button"
            className="side-step"
            title={action.title ?? action.label}
            aria-label={`${action.label} ${saySide('rowName', { times, code, name: booking.tenantShort })}`}
            disabled={steps.isUnderWay(booking)}
            onClick={(event) => void act(action, event.currentTarget.closest('li'))}
          >
            {action.label}
          </button>
        ))}
      </span>
    </li>
  );
}

/** Arrows go from row to row. */
function useRowKeys() {
  const box = useRef<HTMLDivElement | null>(null);
  /** The row after the one with the focus, or before it; those of a group that are not shown yet are shown first. */
  const findBeside = (by: 1 | -1): HTMLElement | undefined => {
    const rows = [...(box.current?.querySelectorAll<HTMLElement>('.side-open, .side-fold, [data-more]') ?? [])];
    const here = rows.findIndex((row) => (row.closest('li') ?? row).contains(document.activeElement));
    const row = rows[here + by];
    if (row?.matches('[data-more]') !== true) return row;
    flushSync(() => row.click());
    return findBeside(by);
  };
  const press = (event: KeyboardEvent): void => {
    // What is pressed in a dialog of a row comes here as well.
    const isOwn = event.target instanceof Node && event.currentTarget.contains(event.target);
    if (!isOwn || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    const row = findBeside(event.key === 'ArrowDown' ? 1 : -1);
    if (row === undefined) return;
    event.preventDefault();
    row.focus();
  };
  return { box, press };
}

interface GroupProps extends Pick<RowProps, 'group' | 'now' | 'grid' | 'steps'> {
  readonly bookings: readonly BookingLine[];
  readonly studios: ReadonlyMap<number, BoardStudio>;
  readonly desk: Desk;
}

/** Those who are late for so long that nobody expects them: folded, and settled at once. */
function Overdue({ bookings, children }: { readonly bookings: readonly BookingLine[]; readonly children: ReactNode }) {
  const { settle, isBusy } = useSettleAll(saySide('overdueReason'));
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="side-overdue">
      <Button type="text" className="side-fold" aria-expanded={isOpen} data-more={isOpen ? undefined : ''} onClick={() => setOpen(!isOpen)}>
        {isOpen ? '▾' : '▸'} {saySide('overdue', { count: bookings.length })}
      </Button>
      <IfMay call="bookings.many">
        <Button loading={isBusy} onClick={() => void settle(bookings)}>
          {saySide('overdueAll')}
        </Button>
      </IfMay>
      {isOpen ? <ul className="side-list">{children}</ul> : null}
    </div>
  );
}

/** Those of one state; a big base's evening is shown a page at a time, so that the board beside it stays quick. */
function Group({ bookings, studios, desk, ...row }: GroupProps) {
  const [shown, setShown] = useState(AT_FIRST);
  const { group, now } = row;
  const { first, overdue } = listDueFirst(group, bookings, now);
  const toRow = (booking: BookingLine): ReactNode => (
    <TodayRow
      key={booking.id}
      {...row}
      booking={booking}
      code={studios.get(booking.studio)?.code ?? ''}
      blackout={findBlackoutIn(studios.get(booking.studio) ?? { blackouts: [] }, booking)}
      onOpen={() => desk.act({ type: 'booking', id: booking.id })}
    />
  );
  return (
    <section className="side-group" aria-label={saySide(group)}>
      <h3 className="side-group-title">
        {saySide(group)} <span className="number">{bookings.length}</span>
      </h3>
      <ul className="side-list">{first.slice(0, shown).map(toRow)}</ul>
      {overdue.length === 0 ? null : <Overdue bookings={overdue}>{overdue.map(toRow)}</Overdue>}
      {first.length <= shown ? null : (
        <Button size="small" data-more="" onClick={() => setShown(shown + MORE)}>
          {saySide('moreOf', { count: first.length - shown })}
        </Button>
      )}
    </section>
  );
}

export function TodayList({ desk, board }: BesideBoard) {
  const now = useNow();
  const { box, press } = useRowKeys();
  const { day } = desk.state;
  const { graceMinutes, grid, dayTurnHour } = board.rules;
  const steps = useDeskSteps(desk, board.rules);
  const groups = useMemo(
    () => groupBookingsOfDay([...board.here, ...board.bookings], { day, now, graceMinutes, dayTurnHour }),
    [board.here, board.bookings, day, now, graceMinutes, dayTurnHour],
  );
  const studios = useMemo(() => new Map(board.studios.map((studio) => [studio.id, studio])), [board.studios]);
  const count = (group: TodayGroup): number => groups.get(group)?.length ?? 0;
  const arrived = count('running') + count('earlier');
  const isToday = day === deskDayOf(instant(now), { dayTurnHour });
  const unsettled = isToday ? <NeverArrived /> : null;
  const named = formatDay(day);
  if (groups.size === 0)
    return (
      <>
        {unsettled}
        <Empty title={saySide('nothing')} help={saySide('nothingHelp')} />
      </>
    );
  return (
    <div className="side-pane" ref={box} {...FOCUS_LIST} onKeyDown={press}>
      <h2 className="side-title">{isToday ? saySide('today', { day: named }) : named}</h2>
      <p className="soft">{saySide('counts', { arrived, coming: count('arriving') + count('late'), done: count('done') })}</p>
      {unsettled}
      {TODAY_GROUPS.filter((group) => count(group) > 0).map((group) => (
        <Group
          key={group}
          group={group}
          bookings={groups.get(group) ?? []}
          studios={studios}
          now={now}
          grid={grid}
          steps={steps}
          desk={desk}
        />
      ))}
      <IfMay call="bookings.state">
        <p className="soft side-keys">{saySide('keys')}</p>
      </IfMay>
      {steps.askedTime}
      {steps.askedReason}
    </div>
  );
}
