// What the desk prints: the board of tonight and tomorrow, lists, and the texts that go out; with the dialog that asks which day and how.
import type { NamedFile } from '../../../contract/core/shell-port.ts';
import { Button, Segmented } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { useKeys } from '../../ui/keys.tsx';
import type { BesideBoard } from '../desk-state.ts';
import { sayPaper } from './print-messages.ts';
import { addDays, convertMillisecondsToInstant, type Day, instant, printInstant } from '../../../domain/time/calendar.ts';
import { PlainDialog } from '../../ui/dialog/PlainDialog.tsx';
import { getLanguage } from '../../ui/i18n.ts';
import { IfMay, usePermissions } from '../../ui/permissions.tsx';
import { usePrintPdf, useSaveFile } from '../../ui/save-file.ts';
import { formatDay } from '../../ui/values.tsx';
import { SendWords } from './SendText.tsx';
import { keepPrinted } from '../printed-days.ts';
import { useDeskDay } from '../use-now.ts';
import { BOOKING_STATES } from '../../../domain/base/catalogue.ts';
import { useCommand, useApiQuery } from '../../ui/api.tsx';
import { useNotices } from '../../ui/notices.tsx';
import type { Reminder } from '../../../contract/desk/reminders.ts';
import { copyText } from '../../ui/copy-text.ts';
import { FOCUS_LIST } from '../../ui/focus-keeper.tsx';
import { Empty, Show } from '../../ui/Notes.tsx';
import { Tag } from '../../ui/Page.tsx';
import './print.css';

// A day's bookings as messages, one a tenant: a click copies it and marks it as sent; the whole day's list as a file for a group.

function ReminderRow({ reminder }: { readonly reminder: Reminder }) {
  const { tenantName, tenantShort, contact, phone, bookings, text, sentAt, sentBy } = reminder;
  const notices = useNotices();
  const mayMark = usePermissions().call('reminders.mark');
  const { run, isBusy } = useCommand('reminders.mark');
  const [isMissed, setMissed] = useState(false);
  const mark = async (isSent: boolean): Promise<void> => {
    const outcome = await run({ bookings, isSent });
    if (!outcome.ok) notices.failed(outcome);
  };
  const copy = async (): Promise<void> => {
    const isCopied = await copyText(text);
    setMissed(!isCopied);
    if (isCopied && mayMark) await mark(true);
  };
  const call = [contact, phone].filter((part) => part !== null && part !== undefined && part !== '').join(' ');
  return (
    <li className="reminder">
      <div className="line-2">
        <b title={tenantName}>{tenantShort}</b>
        <span className="number">{call}</span>
        {sentAt === null ? null : (
          <Tag tone="good">{sayPaper('sentAt', { time: printInstant(instant(sentAt)).slice(5), who: sentBy ?? '' })}</Tag>
        )}
        <Button size="small" loading={isBusy} aria-label={`${sayPaper('copyOne')} ${tenantShort}`} onClick={() => void copy()}>
          {sayPaper('copyOne')}
        </Button>
        {sentAt === null || !mayMark ? null : (
          <Button size="small" type="text" disabled={isBusy} onClick={() => void mark(false)}>
            {sayPaper('notSent')}
          </Button>
        )}
      </div>
      {isMissed ? <p className="field-error">{sayPaper('notCopiedHere')}</p> : null}
      <p className="reminder-text">{text}</p>
    </li>
  );
}

interface RemindersDialogProps {
  readonly day: Day;
  readonly onClose: () => void;
}

function RemindersDialog({ day, onClose }: RemindersDialogProps) {
  const language = getLanguage();
  const asked = useApiQuery('reminders.list', { day, language }, { keep: true });
  const save = useSaveFile();
  const saveTogether = (text: string): Promise<void> =>
    save({ name: `${sayPaper('reminderFile')} ${day}.txt`, bytes: new TextEncoder().encode(`\uFEFF${text.replaceAll('\n', '\r\n')}\r\n`) });
  return (
    <PlainDialog title={sayPaper('remindersOf', { day: formatDay(day) })} width={600} onClose={onClose}>
      <Show asked={asked}>
        {({ reminders, together }) =>
          reminders.length === 0 ? (
            <Empty title={sayPaper('remindersNone')} />
          ) : (
            <div className="stack-3">
              <div className="line-2">
                <span className="soft" role="status">
                  {sayPaper('remindersSent', { sent: reminders.filter(({ sentAt }) => sentAt !== null).length, all: reminders.length })}
                </span>
                <Button onClick={() => void saveTogether(together)}>{sayPaper('saveTogether')}</Button>
              </div>
              <ul className="reminders" {...FOCUS_LIST}>
                {reminders.map((reminder) => (
                  <ReminderRow key={reminder.tenant} reminder={reminder} />
                ))}
              </ul>
            </div>
          )
        }
      </Show>
    </PlainDialog>
  );
}

/** The button that opens the messages of a day. */
function RemindersButton({ day }: { readonly day: Day }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{sayPaper('reminders')}</Button>
      {isOpen ? <RemindersDialog day={day} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

type PaperKind = 'board' | 'byStudio' | 'byTime';

/** What was chosen. `floor` null: all of them. */
interface PaperChoice {
  readonly day: Day;
  readonly kind: PaperKind;
  readonly isMasked: boolean;
  readonly floor: string | null;
}

/** The choice, and what makes its files. */
function usePaper(first: PaperChoice) {
  const notices = useNotices();
  const board = useCommand('paper.board');
  const list = useCommand('paper.list');
  const sheet = useCommand('paper.sheet');
  const [choice, setChoice] = useState(first);
  const { day, kind, isMasked, floor } = choice;
  const ask = () =>
    kind === 'board'
      ? board.run({ day, isMasked, floors: floor === null ? null : [floor] })
      : list.run({ day, isMasked, order: kind === 'byStudio' ? 'studio' : 'time' });
  const make = async (then: (file: NamedFile) => Promise<void>): Promise<void> => {
    const outcome = await ask();
    if (outcome.ok) await then(outcome.value);
    else notices.failed(outcome);
  };
  const makeLedger = async (then: (file: NamedFile) => Promise<void>): Promise<void> => {
    await notices.settle(await sheet.run({ from: day, to: day, studio: null, tenant: null, states: [...BOOKING_STATES] }), then);
  };
  const choose = (more: Partial<PaperChoice>): void => setChoice((now) => ({ ...now, ...more }));
  return { choice, choose, make, makeLedger, isBusy: board.isBusy || list.isBusy || sheet.isBusy };
}

interface PrintDialogProps {
  /** The day and floor on view. */
  readonly day: Day;
  readonly floor: string | null;
  readonly onClose: () => void;
}

function Line({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="line-3" role="group" aria-label={label}>
      <span className="paper-label">{label}</span>
      {children}
    </div>
  );
}

type Paper = ReturnType<typeof usePaper>;

function Choices({ paper, day, floor }: { readonly paper: Paper } & Pick<PrintDialogProps, 'day' | 'floor'>) {
  const today = useDeskDay();
  const { choice, choose } = paper;
  const near = [
    { value: today, label: sayPaper('tonight') },
    { value: addDays(today, 1), label: sayPaper('tomorrow') },
  ];
  const days = near.some(({ value }) => value === day) ? near : [{ value: day, label: sayPaper('onView') }, ...near];
  const kinds = (['board', 'byStudio', 'byTime'] as const).map((value) => ({ value, label: sayPaper(value) }));
  const floors = [
    { value: '', label: sayPaper('allFloors') },
    { value: floor ?? '', label: sayPaper('oneFloor', { floor: floor ?? '' }) },
  ];
  return (
    <>
      <Line label={sayPaper('day')}>
        <Segmented aria-label={sayPaper('day')} value={choice.day} options={days} onChange={(value) => choose({ day: value })} />
      </Line>
      <Line label={sayPaper('what')}>
        <Segmented aria-label={sayPaper('what')} value={choice.kind} options={kinds} onChange={(kind) => choose({ kind })} />
      </Line>
      <Line label={sayPaper('names')}>
        <Segmented
          aria-label={sayPaper('names')}
          value={choice.isMasked ? 'masked' : 'full'}
          options={(['full', 'masked'] as const).map((value) => ({ value, label: sayPaper(value) }))}
          onChange={(value) => choose({ isMasked: value === 'masked' })}
        />
      </Line>
      {floor === null || choice.kind !== 'board' ? null : (
        <Line label={sayPaper('floors')}>
          <Segmented
            aria-label={sayPaper('floors')}
            value={choice.floor ?? ''}
            options={floors}
            onChange={(value) => choose({ floor: value === '' ? null : value })}
          />
        </Line>
      )}
    </>
  );
}

function PrintDialog({ day, floor, onClose }: PrintDialogProps) {
  const print = usePrintPdf();
  const save = useSaveFile();
  const paper = usePaper({ day, kind: 'board', isMasked: false, floor: null });
  const { choice, isBusy } = paper;
  const printIt = (): Promise<void> => {
    // From when the paper says it: what changes while it is drawn is not on it.
    const at = convertMillisecondsToInstant(Date.now());
    return paper.make(async (file) => {
      await print(file);
      keepPrinted(choice.day, at);
    });
  };
  return (
    <PlainDialog
      title={`${sayPaper('title')} · ${formatDay(choice.day)}`}
      width={600}
      onClose={onClose}
      buttons={() => (
        <>
          <Button disabled={isBusy} onClick={() => void paper.make(save)}>
            {sayPaper('savePdf')}
          </Button>
          <Button type="primary" loading={isBusy} onClick={() => void printIt()}>
            {sayPaper('printIt')}
          </Button>
        </>
      )}
    >
      <div className="stack-3">
        <Choices paper={paper} day={day} floor={floor} />
        <p className="soft">{sayPaper(choice.isMasked ? 'maskedHelp' : 'fullHelp')}</p>
        <div className="paper-more">
          <h3>{sayPaper('more')}</h3>
          <div className="line-top">
            <SendWords words={{ kind: 'tomorrow', day: choice.day }} label={sayPaper('sendDay')} />
            <RemindersButton day={choice.day} />
            <IfMay call="paper.sheet">
              <Button disabled={isBusy} onClick={() => void paper.makeLedger(save)}>
                {sayPaper('saveLedger')}
              </Button>
            </IfMay>
          </div>
        </div>
      </div>
    </PlainDialog>
  );
}

/** The button of the toolbar, with its dialog. */
export function PrintMenu({ desk }: BesideBoard) {
  const button = useRef<HTMLButtonElement | null>(null);
  const [isOpen, setOpen] = useState(false);
  const open = (): void => {
    // Opened by its key, the dialog may have nothing to give the focus back to.
    if (document.activeElement === document.body) button.current?.focus();
    setOpen(true);
  };
  useKeys([{ keys: 'P', words: sayPaper('keyPrint'), run: open }]);
  const { day, filters } = desk.state;
  return (
    <>
      <Button ref={button} aria-haspopup="dialog" aria-keyshortcuts="P" onClick={open}>
        {sayPaper('print')}
      </Button>
      {isOpen ? <PrintDialog day={day} floor={filters.floor} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
