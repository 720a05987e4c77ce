// Takes a studio out of service from a day on, after showing which bookings and leases lie behind it.
import { useState } from 'react';
import type { StudioDetail } from '../../contract/studios/studio-detail-shapes.ts';
import { addDays, parseDay } from '../../domain/time/calendar.ts';
import { useCommand } from '../ui/api.tsx';
import { ActionDialog } from '../ui/dialog/ActionDialog.tsx';
import type { Acted } from '../ui/dialog/use-action.ts';
import { DayField } from '../ui/fields/date-fields.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { Note } from '../ui/Notes.tsx';
import { useChangeNotice } from '../ui/records/change-notice.ts';
import { useToday } from '../ui/today.ts';
import { Hits } from './Hits.tsx';
import { formatStudioField } from './studio-values.ts';
import { sayStudio } from './studio-messages.ts';

/** Bookings are looked for this far ahead. */
const LOOKED_DAYS = 3650;

function leasesAfter(detail: StudioDetail, day: string): readonly string[] {
  const last = (lease: StudioDetail['leases'][number]): string =>
    lease.leftOn !== null && lease.leftOn < lease.endsOn ? lease.leftOn : lease.endsOn;
  return detail.leases.filter((lease) => last(lease) >= day).map((lease) => `${lease.tenant.name} ${lease.contract}`);
}

export function RetireStudioDialog({ detail, onClose }: { readonly detail: StudioDetail; readonly onClose: () => void }) {
  const notice = useChangeNotice();
  const { run } = useCommand('records.correct');
  const [typedDay, setDay] = useState<string | null>(useToday());
  const [reason, setReason] = useState('');
  const code = formatStudioField(detail, 'code');
  const day = typedDay === null ? null : parseDay(typedDay);
  const leases = day === null ? [] : leasesAfter(detail, day);
  const retire = async (): Promise<Acted> => {
    if (day === null) return null;
    const { id, version } = detail.studio;
    const why = reason.trim();
    const answer = await run({ kind: 'studio', id, version, values: { closed_on: day }, reason: why === '' ? null : why });
    if (answer.ok) notice(sayStudio('retireDone', { code, day }), answer.value);
    return answer;
  };
  return (
    <ActionDialog
      title={sayStudio('retireTitle', { code })}
      ok={sayStudio('retireDo')}
      isDanger
      isReady={day !== null}
      act={retire}
      onClose={onClose}
    >
      <p>{sayStudio('retireHelp')}</p>
      <DayField label={sayStudio('retireDay')} isNeeded value={typedDay} onChange={setDay} />
      <TextField label={sayStudio('reasonLabel')} value={reason} onChange={setReason} />
      <Hits
        studio={detail.studio.id}

        span={day === null ? null : { from: `${day}T00:00`, to: `${addDays(day, LOOKED_DAYS)}T00:00` }}
      />
      {leases.length === 0 ? null : <Note tone="warn">{sayStudio('retireLeases', { contracts: leases.join('、') })}</Note>}
    </ActionDialog>
  );
}
