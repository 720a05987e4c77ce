// A day's bookings as messages, one a tenant: a click copies it and marks it as sent; the whole day's list as a file for a group.
import { Button } from 'antd';
import { useState } from 'react';
import type { Reminder } from '../../../contract/desk/reminders.ts';
import { type Day, instant, printInstant } from '../../../domain/time/calendar.ts';
import { useApiQuery, useCommand } from '../../ui/api.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { PlainDialog } from '../../ui/dialog/PlainDialog.tsx';
import { FOCUS_LIST } from '../../ui/focus-keeper.tsx';
import { getLanguage } from '../../ui/i18n.ts';
import { Empty, Show } from '../../ui/Notes.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { Tag } from '../../ui/Page.tsx';
import { usePermissions } from '../../ui/permissions.tsx';
import { useSaveFile } from '../../ui/save-file.ts';
import { formatDay } from '../../ui/values.tsx';
import { sayPaper } from './print-messages.ts';

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
    <PlainDialog title={sayPaper('remindersOf', { day: formatDay(day, language) })} width={600} onClose={onClose}>
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
export function RemindersButton({ day }: { readonly day: Day }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{sayPaper('reminders')}</Button>
      {isOpen ? <RemindersDialog day={day} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
