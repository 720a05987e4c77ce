// Changes what a booking says besides its slot: whose it is, contact, equipment, note.
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { BoardDay } from '../../../contract/desk/board.ts';
import { getDayOfInstant, instant } from '../../../domain/time/calendar.ts';
import { type Outcome, useCommand } from '../../ui/api.tsx';
import { areNamesLoading, useNames } from '../../ui/fields/choice-fields.tsx';
import { useUnsaved } from '../../ui/leave-guard.tsx';
import { OutcomeNote } from '../../ui/OutcomeNote.tsx';
import { useDraftKeeper } from '../draft-keeper.tsx';
import { useBookingNotice, useSeenVersion } from './booking-notice.ts';
import { formatCalled } from './called.ts';
import { sayBooking } from './booking-messages.ts';
import { ComboBox } from './ComboBox.tsx';
import { DetailFields } from './DetailFields.tsx';
import { sayDetail } from './detail-messages.ts';
import { detailsOf, createSentDetails } from './details.ts';
import { findTenantsFor } from './matching.ts';
import type { EditDraft, TypedTenant } from './typed.ts';
import type { OpenBooking } from './use-detail.ts';
import { useDraftOnLeaving } from './use-draft.ts';
import { WarningReason } from './WarningReason.tsx';
import { trimOrNull } from '../../ui/values.tsx';
import { isWarned } from './booking-inputs.ts';

interface EditFormProps {
  readonly open: OpenBooking;
  readonly board: BoardDay;
  readonly onClose: () => void;
}

/** What was changed of this booking and not saved: taken up again, and kept when the form is left, however that is. */
function useKeptEdit({ booking }: OpenBooking) {
  const { edit, keepEdit } = useDraftKeeper();
  const [kept] = useState(() => (edit?.booking === booking.id ? edit : null));
  useEffect(() => {
    // It is no draft while it stands in the form.
    if (kept !== null) keepEdit(null);
    // Once, when the form is opened
  }, []);
  return { kept, keepEdit };
}

function useEdit({ open, onClose }: EditFormProps) {
  const { booking } = open;
  const { kept, keepEdit } = useKeptEdit(open);
  const notice = useBookingNotice();
  const { version, heard } = useSeenVersion(booking.version, kept?.version);
  const { run, isBusy } = useCommand('bookings.details');
  const [details, setDetails] = useState(() => kept?.details ?? detailsOf(booking));
  const [tenant, setTenant] = useState<TypedTenant>(kept?.tenant ?? { id: booking.tenant, text: booking.tenantShort });
  const [reason, setReason] = useState('');
  const [isTouched, setTouched] = useState(kept !== null);
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  useUnsaved(isTouched, false);
  const label = `${booking.tenantShort} ${open.studioCode} ${booking.number}`;
  const day = getDayOfInstant(instant(booking.from));
  const draft: EditDraft = { booking: booking.id, version, label, day, details, tenant, isWanted: false };
  const settle = useDraftOnLeaving(isTouched ? draft : null, keepEdit);
  const save = async (): Promise<void> => {
    if (tenant.id === null || isBusy) return;
    const answer = await run({
      id: booking.id,
      version,
      tenant: tenant.id,
      ...createSentDetails(details),
      overrideReason: trimOrNull(reason),
    });
    heard(answer);
    setOutcome(answer);
    if (!answer.ok) return;
    settle();
    onClose();
    notice(sayDetail('changedDetails', formatCalled(answer.value.booking)), { ...answer.value, warnings: [] });
  };
  const touch = <T,>(set: (value: T) => void) => {
    return (value: T): void => {
      setTouched(true);
      set(value);
    };
  };
  return { details, setDetails: touch(setDetails), tenant, setTenant: touch(setTenant), reason, setReason, save, settle, isBusy, outcome };
}

export function EditForm(props: EditFormProps) {
  const { board, onClose } = props;
  const names = useNames();
  const edit = useEdit(props);
  const { tenant, outcome } = edit;
  const save = (): void => void edit.save();
  return (
    <section className="booking-part" aria-label={sayDetail('editTitle')}>
      <h3 className="booking-part-title">{sayDetail('editTitle')}</h3>
      <ComboBox
        label={sayBooking('tenant')}
        text={tenant.text}
        placeholder={sayBooking('tenantHint')}
        matches={findTenantsFor(names.tenants, tenant.text, sayBooking('left'))}
        isLate={areNamesLoading(names)}
        none={sayBooking('noTenant', { text: tenant.text })}
        error={tenant.id === null ? sayBooking('pickTenant') : null}
        onType={(text) => edit.setTenant({ id: null, text })}
        onTake={({ id, label }) => edit.setTenant({ id, text: label })}
        onEnter={save}
      />
      <DetailFields details={edit.details} equipment={board.equipment} onChange={edit.setDetails} onDone={save} />
      <OutcomeNote outcome={outcome} what={sayDetail('save')} />
      {isWarned(outcome) ? (
        <WarningReason value={edit.reason} onChange={edit.setReason} help={sayBooking('reasonNeeded')} onEnter={save} />
      ) : null}
      <div className="line-2">
        <Button type="primary" loading={edit.isBusy} disabled={tenant.id === null} onClick={save}>
          {sayDetail('save')}
        </Button>
        <Button
          onClick={() => {
            edit.settle();
            onClose();
          }}
        >
          {sayDetail('keepDraft')}
        </Button>
      </div>
    </section>
  );
}
