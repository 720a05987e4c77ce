// Today's arrivals and departures: late ones first, each with the one or two buttons that it needs.
import { Button } from 'antd';
import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { BookingLine } from '../../../contract/desk/booking-shapes.ts';
import type { BoardStudio } from '../../../contract/desk/board.ts';
import { DAY_MINUTES } from '../../../domain/time/calendar.ts';
import { IfMay, usePermissions } from '../../ui/permissions.tsx';
import { Empty } from '../../ui/Notes.tsx';
import { findBlackoutIn } from '../board/board-model.ts';
import { clockOf, timesOf } from '../board/board-text.ts';
import type { Desk, BesideBoard } from '../desk-state.ts';
import { useNow } from '../use-now.ts';
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
  /** Something is done with this row: once it is, the next has the focus. */
  readonly onStep: (booking: BookingLine) => void;
}

/** The row's buttons with their keys. */
function useRowSteps({ booking, group, grid, steps }: RowProps) {
  const may = usePermissions();
  const into = { key: 'I', label: saySide('checkIn'), run: () => void steps.step(booking, 'checked_in') };
  const out = { key: 'O', label: saySide('checkOut'), run: () => void steps.step(booking, 'completed') };
  const longer = {
    key: 'E',
    label: saySide('extend', { minutes: grid }),
    title: saySide('extendLong', { minutes: grid }),
    run: () => void steps.extend(booking, grid),
  };
  const release = { key: 'U', label: saySide('release'), title: saySide('releaseLong'), run: () => void steps.step(booking, 'no_show') };
  const confirm = { key: 'C', label: saySide('confirm'), run: () => void steps.step(booking, 'booked') };
  const all: Readonly<
    Record<TodayGroup, readonly { readonly key: string; readonly label: string; readonly title?: string; readonly run: () => void }[]>
  > = {
    late: [into, release],
    arriving: [into],
    running: [out, longer],
    options: [confirm],
    done: [],
  };
  return all[group].filter(({ key }) => may.call(key === 'E' ? 'bookings.extend' : 'bookings.state'));
}

/** What stands behind the name: how late, how long over, until when it is held. */
function useMark({ booking, group, now }: RowProps): string {
  // Of another day nobody wants to know by how many minutes.
  if (now - booking.from > DAY_MINUTES) return '';
  if (group === 'late') return saySide('lateBy', { minutes: now - booking.from });
  if (group === 'running' && booking.to < now) return saySide('overBy', { minutes: now - booking.to });
  return group === 'options' && booking.holdsUntil !== null ? saySide('holdsUntil', { time: clockOf(booking.holdsUntil) }) : '';
}

function TodayRow(props: RowProps) {
  const { booking, group, code, blackout, onOpen, onStep, steps } = props;
  const mark = useMark(props);
  // Anyone who is late is called.
  const call = group === 'late' || group === 'options' ? booking.call : null;
  const actions = useRowSteps(props);
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const action = actions.find((one) => one.key === event.key.toUpperCase());
    if (action === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onStep(booking);
    action.run();
  };
  return (
    <li className={`side-row side-${group}`} data-row={booking.id} data-version={booking.version} onKeyDown={press}>
      <button type="button" className="side-open" onClick={onOpen}>
        <span className="number side-times">{timesOf(booking)}</span>
        <b>{code}</b>
        <span className="side-name" title={booking.tenantName}>
          {booking.tenantShort}
        </span>
        {call === null || call === undefined ? null : (
          <span className="side-call">{[call.contact, call.phone].filter((part) => part !== null).join(' ')}</span>
        )}
        {mark === '' ? null : <span className="side-mark">{mark}</span>}
        {blackout === null ? null : (
          <span className="side-blackout" title={saySide('inBlackout', { reason: blackout })}>
            {saySide('blackout')}
          </span>
        )}
      </button>
      <span className="side-buttons">
        {actions.map(({ key, label, title = label, run }) => (
          <button
            key={key}
            type="button"
            className="side-step"
            title={title}
            aria-label={`${label} ${saySide('rowName', { times: timesOf(booking), code, name: booking.tenantShort })}`}
            disabled={steps.isUnderWay(booking)}
            onClick={() => {
              onStep(booking);
              run();
            }}
          >
            {label}
          </button>
        ))}
      </span>
    </li>
  );
}

/** Whose command is on its way, as it stood, and who came after. */
interface Pending {
  readonly id: number;
  readonly version: number;
  readonly after: readonly number[];
}

function rowOf(box: HTMLElement, id: number): HTMLElement | null {
  return box.querySelector<HTMLElement>(`[data-row="${id}"]`);
}

/** After a command the row goes to another group or changes, and the focus with it: the row that came next has it then. A refused one keeps it. */
function useNextRow(box: RefObject<HTMLDivElement | null>) {
  const pending = useRef<Pending | null>(null);
  useEffect(() => {
    const [was, at] = [pending.current, box.current];
    const here = document.activeElement;
    if (was === null || at === null || here?.closest('[role="dialog"]') !== null) return;
    // Anyone who has gone on elsewhere meanwhile is not called back: what is typed there would be the rows' keys.
    if (here !== document.body && !at.contains(here)) {
      pending.current = null;
      return;
    }
    const own = rowOf(at, was.id);
    if (own !== null && own.dataset['version'] === String(was.version)) return;
    pending.current = null;
    const next = was.after.map((id) => rowOf(at, id)).find((row) => row !== null) ?? at;
    next.querySelector<HTMLElement>('.side-open')?.focus();
  });
  return {
    begin: ({ id, version }: BookingLine): void => {
      const ids = [...(box.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])].map((row) => Number(row.dataset['row']));
      pending.current = { id, version, after: ids.slice(ids.indexOf(id) + 1) };
    },
    /** Anyone who goes on by a key is not pulled away any more. */
    forget: (): void => {
      pending.current = null;
    },
  };
}

/** Arrows go from row to row. */
function useRowKeys() {
  const box = useRef<HTMLDivElement | null>(null);
  const next = useNextRow(box);
  const press = (event: KeyboardEvent): void => {
    next.forget();
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const rows = [...(box.current?.querySelectorAll<HTMLElement>('.side-open') ?? [])];
    const here = rows.findIndex((row) => row.closest('li')?.contains(document.activeElement) === true);
    const row = rows[here + (event.key === 'ArrowDown' ? 1 : -1)];
    if (row === undefined) return;
    event.preventDefault();
    row.focus();
  };
  return { box, press, begin: next.begin };
}

interface GroupProps extends Pick<RowProps, 'group' | 'now' | 'grid' | 'steps' | 'onStep'> {
  readonly bookings: readonly BookingLine[];
  readonly studios: ReadonlyMap<number, BoardStudio>;
  readonly desk: Desk;
}

/** Those of one state; a big base's evening is shown a page at a time, so that the board beside it stays quick. */
function Group({ bookings, studios, desk, ...row }: GroupProps) {
  const [shown, setShown] = useState(AT_FIRST);
  const { group } = row;
  return (
    <section className="side-group" aria-label={saySide(group)}>
      <h3 className="side-group-title">
        {saySide(group)} <span className="number">{bookings.length}</span>
      </h3>
      <ul className="side-list">
        {bookings.slice(0, shown).map((booking) => (
          <TodayRow
            key={booking.id}
            {...row}
            booking={booking}
            code={studios.get(booking.studio)?.code ?? ''}
            blackout={findBlackoutIn(studios.get(booking.studio) ?? { blackouts: [] }, booking)}
            onOpen={() => desk.act({ type: 'booking', id: booking.id })}
          />
        ))}
      </ul>
      {bookings.length <= shown ? null : (
        <Button size="small" onClick={() => setShown(shown + MORE)}>
          {saySide('moreOf', { count: bookings.length - shown })}
        </Button>
      )}
    </section>
  );
}

export function TodayList({ desk, board }: BesideBoard) {
  const now = useNow();
  const { box, press, begin } = useRowKeys();
  const { day } = desk.state;
  const { graceMinutes, grid, dayTurnHour } = board.rules;
  const steps = useDeskSteps(desk, grid);
  const groups = useMemo(
    () => groupBookingsOfDay([...board.here, ...board.bookings], { day, now, graceMinutes, dayTurnHour }),
    [board.here, board.bookings, day, now, graceMinutes, dayTurnHour],
  );
  const studios = useMemo(() => new Map(board.studios.map((studio) => [studio.id, studio])), [board.studios]);
  const count = (group: TodayGroup): number => groups.get(group)?.length ?? 0;
  if (groups.size === 0) return <Empty title={saySide('nothing')} help={saySide('nothingHelp')} />;
  return (
    <div className="side-pane" ref={box} onKeyDown={press}>
      <h2 className="side-title">{saySide('today')}</h2>
      <p className="soft">
        {saySide('counts', { arrived: count('running'), coming: count('arriving') + count('late'), done: count('done') })}
      </p>
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
          onStep={begin}
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
