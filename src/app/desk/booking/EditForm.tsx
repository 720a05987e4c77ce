// Changes what a booking says besides its slot: whose it is, contact, equipment, note.
import { Button } from 'antd';
import { useState } from 'react';
import type { BoardDay } from '../../../contract/desk/board.ts';
import { useClient, useCommand } from '../../kit/api.tsx';
import type { Outcome } from '../../kit/api.tsx';
import { useNames } from '../../kit/fields/choice-fields.tsx';
import { useWords } from '../../kit/i18n.ts';
import { useUnsaved } from '../../kit/leave-guard.tsx';
import { OutcomeNote } from '../../kit/OutcomeNote.tsx';
import { useBookingNotice, useSeenVersion } from './booking-notice.ts';
import { bookingWords } from './booking-words.ts';
import { ComboBox } from './ComboBox.tsx';
import { DetailFields } from './DetailFields.tsx';
import { detailWords } from './detail-words.ts';
import { detailsOf, sentDetails } from './details.ts';
import { tenantsFor } from './matching.ts';
import type { OpenBooking } from './use-detail.ts';
import { WarningReason } from './WarningReason.tsx';

interface EditFormProps {
  readonly open: OpenBooking;
  readonly board: BoardDay;
  readonly onClose: () => void;
}

function useEdit({ open, onClose }: EditFormProps) {
  const { booking } = open;
  const say = useWords(detailWords);
  const client = useClient();
  const notice = useBookingNotice();
  const { version, heard } = useSeenVersion(booking.version);
  const { run, isBusy } = useCommand(client.bookings.details);
  const [details, setDetails] = useState(() => detailsOf(booking));
  const [tenant, setTenant] = useState<{ readonly id: number | null; readonly text: string }>({
    id: booking.tenant,
    text: booking.tenantShort,
  });
  const [reason, setReason] = useState('');
  const [isTouched, setTouched] = useState(false);
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  useUnsaved(isTouched);
  const save = async (): Promise<void> => {
    if (tenant.id === null || isBusy) return;
    const answer = await run({
      id: booking.id,
      version,
      tenant: tenant.id,
      ...sentDetails(details),
      onWarning: 'ask',
      overrideReason: reason.trim() === '' ? null : reason.trim(),
    });
    heard(answer);
    setOutcome(answer);
    if (!answer.ok) return;
    onClose();
    notice(say('changedDetails', { tenant: answer.value.booking.tenantName, number: booking.number }), { ...answer.value, warnings: [] });
  };
  const touch = <T,>(set: (value: T) => void) => {
    return (value: T): void => {
      setTouched(true);
      set(value);
    };
  };
  return { details, setDetails: touch(setDetails), tenant, setTenant: touch(setTenant), reason, setReason, save, isBusy, outcome };
}

/** The form. */
export function EditForm(props: EditFormProps) {
  const { board, onClose } = props;
  const say = useWords(detailWords);
  const sayBooking = useWords(bookingWords);
  const names = useNames();
  const edit = useEdit(props);
  const { tenant, outcome } = edit;
  const isWarned = outcome !== null && !outcome.ok && outcome.refusal?.code === 'BOOKING_WARNED';
  const save = (): void => void edit.save();
  return (
    <section className="booking-part" aria-label={say('editTitle')}>
      <h3 className="booking-part-title">{say('editTitle')}</h3>
      <ComboBox
        label={sayBooking('tenant')}
        text={tenant.text}
        placeholder={sayBooking('tenantHint')}
        matches={tenantsFor(names.tenants, tenant.text, sayBooking('left'))}
        none={sayBooking('noTenant', { text: tenant.text })}
        error={tenant.id === null ? sayBooking('pickTenant') : null}
        onType={(text) => edit.setTenant({ id: null, text })}
        onTake={({ id, label }) => edit.setTenant({ id, text: label })}
        onEnter={save}
      />
      <DetailFields details={edit.details} equipment={board.equipment} onChange={edit.setDetails} onDone={save} />
      <OutcomeNote outcome={outcome} />
      {isWarned ? <WarningReason value={edit.reason} onChange={edit.setReason} help={sayBooking('reasonNeeded')} onEnter={save} /> : null}
      <div className="line-2">
        <Button type="primary" loading={edit.isBusy} disabled={tenant.id === null} onClick={save}>
          {say('save')}
        </Button>
        <Button onClick={onClose}>{say('giveUp')}</Button>
      </div>
    </section>
  );
}
