// The lists beside the board: today's arrivals and departures, the waiting list, the finder.
import { Button } from 'antd';
import { useLayoutEffect, useRef, useState } from 'react';
import type { BoardDay } from '../../../contract/desk/board.ts';
import type { BesideBoard, Desk, SideTab } from '../desk-state.ts';
import type { WaitingLine } from '../../../contract/desk/booking-shapes.ts';
import { type Outcome, useApiQuery, useCommand } from '../../ui/api.tsx';
import { FOCUS_LIST } from '../../ui/focus-keeper.tsx';
import { usePermissions } from '../../ui/permissions.tsx';
import { Empty, Show } from '../../ui/Notes.tsx';
import { formatDay } from '../../ui/values.tsx';
import { ReasonDialog } from '../booking/ReasonDialog.tsx';
import { useBookingNotice } from '../booking/booking-notice.ts';
import { Finder } from './Finder.tsx';
import { TodayList } from './TodayList.tsx';
import './side.css';
import { saySide } from './side-messages.ts';
import { WaitingForm } from './WaitingForm.tsx';
import { formatContact, formatWants } from './waiting-form.ts';

// The waiting list of a day: who waits for what, with the phone at hand; booking from it settles the entry.

interface EntryProps {
  readonly entry: WaitingLine;
  readonly wants: string;
  readonly onBook: () => void;
  readonly onEdit: () => void;
  readonly onClose: () => void;
}

function Entry({ entry, wants, onBook, onEdit, onClose }: EntryProps) {
  const { tenantName, tenantShort, note } = entry;
  const may = usePermissions();
  const all = [
    { key: 'book', asks: 'bookings.book', run: onBook },
    { key: 'edit', asks: 'waiting.change', run: onEdit },
    { key: 'close', asks: 'waiting.close', run: onClose },
  ] as const;
  const actions = all.filter(({ asks }) => may.call(asks));
  return (
    <li className="side-entry">
      <b title={tenantName}>{tenantShort}</b>
      <span>{wants}</span>
      <span className="number">{formatContact(entry)}</span>
      {note === null ? null : <span className="soft">{note}</span>}
      <span className="side-buttons">
        {actions.map(({ key, run }) => (
          <Button key={key} size="small" aria-label={`${saySide(key)} ${tenantShort}`} onClick={run}>
            {saySide(key)}
          </Button>
        ))}
      </span>
    </li>
  );
}

/** Asks why somebody waits no more. */
function CloseDialog({ entry, onClose }: { readonly entry: WaitingLine; readonly onClose: () => void }) {
  const notice = useBookingNotice();
  const { run } = useCommand('waiting.close');
  const write = async (reason: string): Promise<Outcome<unknown>> => {
    const answer = await run({ id: entry.id, version: entry.version, reason });
    if (answer.ok) notice(saySide('closed', { name: entry.tenantShort }), answer.value);
    return answer;
  };
  return (
    <ReasonDialog
      title={saySide('closeTitle', { name: entry.tenantShort })}
      button={saySide('close')}
      reasons={[saySide('closeReason1'), saySide('closeReason2'), saySide('closeReason3')]}
      onClose={onClose}
      write={write}
    />
  );
}

function Entries({ entries, desk, board }: BesideBoard & { readonly entries: readonly WaitingLine[] }) {
  const may = usePermissions();
  const [editing, setEditing] = useState<number | null>(null);
  const [closing, setClosing] = useState<WaitingLine | null>(null);
  const none = <Empty title={saySide('waitingNone')} {...(may.call('waiting.add') ? { help: saySide('waitingNoneHelp') } : {})} />;
  const book = ({ id, tenant }: WaitingLine): void => desk.act({ type: 'new', slot: null, tenant, waiting: id });
  return (
    <>
      {entries.length === 0 ? (
        none
      ) : (
        <ul className="side-list" {...FOCUS_LIST} aria-label={saySide('waiting')}>
          {entries.map((entry) =>
            editing === entry.id ? (
              <li key={entry.id}>
                <WaitingForm day={desk.state.day} studios={board.studios} entry={entry} onDone={() => setEditing(null)} />
              </li>
            ) : (
              <Entry
                key={entry.id}
                entry={entry}
                wants={formatWants(entry, board.studios)}
                onBook={() => book(entry)}
                onEdit={() => setEditing(entry.id)}
                onClose={() => setClosing(entry)}
              />
            ),
          )}
        </ul>
      )}
      {/* It stays while it closes, also where its entry was the last: left behind, it would open again once that is taken back. */}
      {closing === null ? null : <CloseDialog entry={closing} onClose={() => setClosing(null)} />}
    </>
  );
}

function WaitingList({ desk, board }: BesideBoard) {
  const [isAdding, setAdding] = useState(false);
  const mayAdd = usePermissions().call('waiting.add');
  const opener = useRef<HTMLButtonElement | null>(null);
  const done = (): void => setAdding(false);
  // The form takes the focus with it: the keys go on where they began, from the moment that the form is gone.
  const wasAdding = useRef(false);
  useLayoutEffect(() => {
    if (wasAdding.current && !isAdding) opener.current?.focus();
    wasAdding.current = isAdding;
  }, [isAdding]);
  const { day } = desk.state;
  const asked = useApiQuery('waiting.list', { day, isAll: false });
  return (
    <div className="side-pane">
      <div className="side-head">
        <h2 className="side-title">{saySide('waitingOf', { day: formatDay(day) })}</h2>
        {isAdding || !mayAdd ? null : (
          <Button ref={opener} onClick={() => setAdding(true)}>
            {saySide('add')}
          </Button>
        )}
      </div>
      {isAdding ? <WaitingForm day={day} studios={board.studios} entry={null} onDone={done} /> : null}
      <Show asked={asked}>{({ entries }) => <Entries entries={entries} desk={desk} board={board} />}</Show>
    </div>
  );
}

export interface SidePaneProps {
  /** Which list is asked for. */
  readonly side: SideTab;
  readonly desk: Desk;
  readonly board: BoardDay;
}

/** The list that is asked for. */
export function SidePane({ side, desk, board }: SidePaneProps) {
  if (side === 'today') return <TodayList desk={desk} board={board} />;
  // Another day is another list: what was typed for one stays with it.
  if (side === 'waiting') return <WaitingList key={desk.state.day} desk={desk} board={board} />;
  return <Finder key={desk.state.day} desk={desk} board={board} />;
}
