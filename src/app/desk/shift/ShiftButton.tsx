// The shift: a button that says how many notes and loans are open, and its drawer: hand-over notes, what is out, who is still in, late, lapsing, owing.
import { Button } from 'antd';
import { useRef, useState, useEffect } from 'react';
import { flushSync } from 'react-dom';
import { useApiQuery, useCommand } from '../../ui/api.tsx';
import { FOCUS_LIST } from '../../ui/focus-keeper.tsx';
import { useKeys } from '../../ui/keys.tsx';
import { Show } from '../../ui/Notes.tsx';
import { SideDrawer, Tag } from '../../ui/Page.tsx';
import type { Desk } from '../desk-state.ts';
import { useDeskDay, turnHour } from '../use-now.ts';
import { sayShift } from './shift-messages.ts';
import type { Shift, ShiftStay, ShiftNote, ShiftChange } from '../../../contract/desk/shift.ts';
import { useNotices } from '../../ui/notices.tsx';
import { usePrintPdf } from '../../ui/save-file.ts';
import { formatYuan } from '../../ui/values.tsx';
import { LoanPart } from './LoanPart.tsx';
import { ShiftPart, formatShortTime } from './ShiftPart.tsx';
import { TextField } from '../../ui/fields/text-fields.tsx';
import { IfMay } from '../../ui/permissions.tsx';
import { NeverArrived } from '../../ui/NeverArrived.tsx';
import { computeDeskSpan } from '../../../domain/booking/desk-day.ts';
import { type Day, formatIsoInstant, instant } from '../../../domain/time/calendar.ts';
import { formatChange, formatHistoryAction } from '../booking/detail-texts.ts';
import { useHistoryNames } from '../booking/HistoryPart.tsx';
import { type HistoryNames, listShownChanges } from '../booking/history-sentences.ts';
import { isAfterPrinting, readPrintedDays } from '../printed-days.ts';
import './shift.css';
import { sayMark } from '../../ui/i18n.ts';

// What changed on the boards in this shift, and which of it came after they were printed.

/** As many rows as are shown. */
const MOST_SHOWN = 100;

interface ChangeRowProps {
  readonly change: ShiftChange;
  readonly names: HistoryNames;
  readonly isAfterPrint: boolean;
  readonly onOpen: (booking: number) => void;
}

function ChangeRow({ change, names, isAfterPrint, onOpen }: ChangeRowProps) {
  const { booking, at, action, studio, tenantName, tenantShort, from, to } = change;
  const shown = listShownChanges(change, names);
  return (
    <li className="side-row">
      <button type="button" className="side-open" onClick={() => onOpen(booking)}>
        <span className="soft">{formatShortTime(at)}</span>
        <b>{studio}</b>
        <span title={tenantName}>{tenantShort}</span>
        <span className="soft">
          {formatShortTime(from)}–{formatShortTime(to).slice(6)}
        </span>
        <span>
          {[formatHistoryAction(action), ...(action === 'change' || action === 'undo' ? shown.map(formatChange) : [])].join(sayMark('，'))}
        </span>
      </button>
      {isAfterPrint ? <Tag tone="warn">{sayShift('afterPrint')}</Tag> : null}
    </li>
  );
}

/** The changes since the desk's day began, newest first; of a day that was printed earlier, those since then too. */
function ChangesPart({ day, onOpen }: { readonly day: Day; readonly onOpen: (booking: number) => void }) {
  const dayTurnHour = turnHour();
  const names = useHistoryNames([]);
  const printed = readPrintedDays();
  const { from } = computeDeskSpan(day, { dayTurnHour });
  const since = instant(Math.min(from, ...printed.values()));
  const asked = useApiQuery('shift.changes', { since: formatIsoInstant(since) }, { keep: true });
  return (
    <Show asked={asked}>
      {({ changes }) => {
        const marked = changes.map((change) => ({ change, isAfterPrint: isAfterPrinting(change, printed, dayTurnHour) }));
        const listed = marked.filter(({ change, isAfterPrint }) => change.at >= from || isAfterPrint);
        return (
          <ShiftPart title={sayShift('changes')} count={listed.length}>
            <p className="soft">{sayShift('changesSince', { from: formatShortTime(from) })}</p>
            {printed.size === 0 ? null : <p className="soft">{sayShift('changesPrinted')}</p>}
            <ul className="side-list">
              {listed.slice(0, MOST_SHOWN).map(({ change, isAfterPrint }) => (
                <ChangeRow key={change.seq} change={change} names={names} isAfterPrint={isAfterPrint} onOpen={onOpen} />
              ))}
            </ul>
            {listed.length > MOST_SHOWN ? <p className="soft">{sayShift('changesMore', { count: listed.length - MOST_SHOWN })}</p> : null}
          </ShiftPart>
        );
      }}
    </Show>
  );
}

function useNotes() {
  const notices = useNotices();
  const adding = useCommand('shift.addNote');
  const finishing = useCommand('shift.finishNote');
  const add = async (words: string): Promise<boolean> => {
    const outcome = await adding.run({ words });
    if (outcome.ok) notices.done(sayShift('saidNote'));
    else notices.failed(outcome);
    return outcome.ok;
  };
  const finish = async ({ id, version }: ShiftNote, isDone: boolean): Promise<void> => {
    notices.settle(await finishing.run({ id, version, isDone }), () => notices.done(sayShift(isDone ? 'saidDone' : 'saidReopened')));
  };
  return { add, finish, isBusy: adding.isBusy || finishing.isBusy };
}

/** The notes, open ones first. */
function NotePart({ notes }: { readonly notes: readonly ShiftNote[] }) {
  const { add, finish, isBusy } = useNotes();
  const [words, setWords] = useState('');
  const line = useRef<HTMLFormElement | null>(null);
  // What is typed behind the key that opens the shift is a note.
  useEffect(() => line.current?.querySelector('input')?.focus({ preventScroll: true }), []);
  const keep = async (): Promise<void> => {
    if (words.trim() !== '' && (await add(words.trim()))) setWords('');
  };
  return (
    <ShiftPart title={sayShift('notes')} count={notes.filter(({ doneAt }) => doneAt === null).length}>
      <IfMay call="shift.addNote">
        <form
          className="shift-line"
          ref={line}
          onSubmit={(event) => {
            event.preventDefault();
            void keep();
          }}
        >
          <TextField label={sayShift('noteLabel')} value={words} onChange={setWords} help={sayShift('noteHint')} />
          <Button htmlType="submit" disabled={isBusy || words.trim() === ''}>
            {sayShift('addNote')}
          </Button>
        </form>
      </IfMay>
      <ul className="side-list" {...FOCUS_LIST}>
        {notes.map((note) => (
          <li key={note.id} className="side-row">
            <span className={note.doneAt === null ? 'shift-words' : 'shift-words shift-done'}>
              {note.words} <span className="soft">{sayShift('by', { who: note.who, at: formatShortTime(note.at) })}</span>
            </span>
            {note.doneAt === null ? null : (
              <span className="soft">{sayShift('doneBy', { who: note.doneBy ?? '', at: formatShortTime(note.doneAt) })}</span>
            )}
            <IfMay call="shift.finishNote">
              <Button
                size="small"
                disabled={isBusy}
                aria-label={`${sayShift(note.doneAt === null ? 'done' : 'reopen')} ${note.words}`}
                onClick={() => void finish(note, note.doneAt === null)}
              >
                {sayShift(note.doneAt === null ? 'done' : 'reopen')}
              </Button>
            </IfMay>
          </li>
        ))}
      </ul>
    </ShiftPart>
  );
}

interface StaysProps {
  readonly title: string;
  readonly stays: readonly ShiftStay[];
  readonly onOpen: (stay: ShiftStay) => void;
}

function Stays({ title, stays, onOpen }: StaysProps) {
  return (
    <ShiftPart title={title} count={stays.length}>
      <ul className="side-list">
        {stays.map((stay) => (
          <li key={stay.id} className="side-row">
            <button type="button" className="side-open" onClick={() => onOpen(stay)}>
              <b>{stay.studio}</b>
              <span title={stay.tenantName}>{stay.tenantShort}</span>
              <span className="soft">
                {formatShortTime(stay.from)}–{formatShortTime(stay.to).slice(6)}
              </span>
              <span className="soft">
                {[stay.contact, stay.phone].filter((one) => one !== null && one !== undefined && one !== '').join(' ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </ShiftPart>
  );
}

function usePaper(day: Shift['day']) {
  const notices = useNotices();
  const print = usePrintPdf();
  const { run, isBusy } = useCommand('shift.paper');
  const printIt = async (): Promise<void> => {
    const outcome = await run({ day });
    if (!outcome.ok) return notices.failed(outcome);
    await print(outcome.value);
  };
  return { printIt, isBusy };
}

interface ShiftViewProps {
  readonly shift: Shift;
  readonly desk: Desk;
  readonly onLeave: () => void;
}

/** The drawer's content. */
function ShiftView({ shift, desk, onLeave }: ShiftViewProps) {
  const { printIt, isBusy } = usePaper(shift.day);
  const open = ({ id }: Pick<ShiftStay, 'id'>): void => {
    onLeave();
    desk.act({ type: 'booking', id });
  };
  return (
    <div className="stack-4">
      <NeverArrived />
      {shift.notes === undefined ? null : <NotePart notes={shift.notes} />}
      <LoanPart loans={shift.loans} day={shift.day} />
      <Stays title={sayShift('inside')} stays={shift.inside} onOpen={open} />
      <Stays title={sayShift('late')} stays={shift.late} onOpen={open} />
      <Stays title={sayShift('lapsing')} stays={shift.lapsing} onOpen={open} />
      <ShiftPart title={sayShift('owing')} count={shift.owing.length}>
        <ul className="side-list">
          {shift.owing.map(({ tenant, tenantName, tenantShort, amount, days }) => (
            <li key={tenant} className="side-row">
              <span className="shift-words" title={tenantName}>
                {tenantShort}
              </span>
              <span>{sayShift('owes', { amount: formatYuan(amount ?? null), days })}</span>
            </li>
          ))}
        </ul>
      </ShiftPart>
      <ChangesPart day={shift.day} onOpen={(id) => open({ id })} />
      <div className="form-actions">
        <Button type="primary" loading={isBusy} onClick={() => void printIt()}>
          {sayShift('print')}
        </Button>
      </div>
    </div>
  );
}

/** The shift of the desk's day that it is, whatever day is on the board: it is handed over now. */
export function ShiftButton({ desk }: { readonly desk: Desk }) {
  const today = useDeskDay();
  const button = useRef<HTMLButtonElement | null>(null);
  const [isOpen, setOpen] = useState(false);
  const asked = useApiQuery('shift.state', { day: today }, { keep: true });
  const open = (): void => {
    if (document.activeElement === document.body) button.current?.focus();
    // Drawn before the next key comes: it is the first letter of the note.
    flushSync(() => setOpen(true));
  };
  useKeys([{ keys: 'J', words: sayShift('keyShift'), run: open }]);
  const { notes = [], loans } = asked.state === 'ready' ? asked.value : { notes: [], loans: [] };
  const count = notes.filter(({ doneAt }) => doneAt === null).length + loans.filter(({ returnedAt }) => returnedAt === null).length;
  return (
    <>
      <Button ref={button} aria-haspopup="dialog" aria-keyshortcuts="J" title={`${sayShift('title')} (J)`} onClick={open}>
        {count === 0 ? sayShift('title') : sayShift('badge', { count })}
      </Button>
      {isOpen ? (
        <SideDrawer title={sayShift('title')} onClose={() => setOpen(false)} width={640} hasFocus>
          <Show asked={asked}>{(shift) => <ShiftView shift={shift} desk={desk} onLeave={() => setOpen(false)} />}</Show>
        </SideDrawer>
      ) : null}
    </>
  );
}
