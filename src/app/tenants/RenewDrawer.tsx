// Renews a lease: a copy from the day after its last one.
import { Button } from 'antd';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { addDays, parseDay } from '../../domain/time/calendar.ts';
import { useClient, useTell } from '../kit/api.tsx';
import type { Told } from '../kit/api.tsx';
import { DayField } from '../kit/fields/date-fields.tsx';
import { TextField } from '../kit/fields/text-fields.tsx';
import { useWords } from '../kit/i18n.ts';
import { kitWords } from '../kit/kit-words.ts';
import { useUnsaved } from '../kit/leave-guard.tsx';
import { Note } from '../kit/Notes.tsx';
import { useChangeNotice } from '../kit/records/change-notice.ts';
import { SideDrawer } from '../kit/SideDrawer.tsx';
import { renewedEnd } from './renewal.ts';
import type { LeaseOfTenant } from './tenant-leases.ts';
import { ToldNote } from '../kit/ToldNote.tsx';
import { tenantWords } from './tenant-words.ts';

function useRenewal(lease: LeaseOfTenant, onClose: () => void) {
  const say = useWords(tenantWords);
  const client = useClient();
  const notice = useChangeNotice();
  const { run, isBusy } = useTell(client.tenants.renewLease);
  const begin = addDays(lease.to, 1);
  const [contract, setContract] = useState('');
  const [endsOn, setEndsOn] = useState<string | null>(() => renewedEnd(lease.startsOn, lease.to));
  const [isTried, setTried] = useState(false);
  const [told, setTold] = useState<Told<unknown> | null>(null);
  useUnsaved(contract !== '');
  const save = async (): Promise<void> => {
    setTried(true);
    const end = endsOn === null ? null : parseDay(endsOn);
    if (contract.trim() === '' || end === null || end < begin) return;
    const answer = await run({ id: lease.id, version: lease.row.version, contract: contract.trim(), endsOn: end, reason: null });
    setTold(answer);
    if (!answer.ok) return;
    onClose();
    notice(say('renewDone', { contract: contract.trim() }), answer.value);
  };
  return { begin, contract, setContract, endsOn, setEndsOn, isTried, told, save, isBusy };
}

/** The drawer of a renewal. */
export function RenewDrawer({ lease, onClose }: { readonly lease: LeaseOfTenant; readonly onClose: () => void }) {
  const say = useWords(tenantWords);
  const sayKit = useWords(kitWords);
  const form = useRenewal(lease, onClose);
  const needed = (isMissing: boolean): string | null => (form.isTried && isMissing ? sayKit('fieldNeeded') : null);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void form.save();
  };
  return (
    <SideDrawer title={say('renewTitle', { contract: lease.contract })} onClose={onClose}>
      <form className="record-form" noValidate onSubmit={submit}>
        <Note tone="plain">{say('renewHelp', { day: form.begin })}</Note>
        <div className="fields">
          <TextField
            label={say('renewContract')}
            value={form.contract}
            onChange={form.setContract}
            isNeeded
            error={needed(form.contract.trim() === '')}
          />
          <DayField
            label={say('renewEnds')}
            value={form.endsOn}
            onChange={form.setEndsOn}
            isNeeded
            error={needed(form.endsOn === null || form.endsOn < form.begin)}
          />
        </div>
        <ToldNote told={form.told} />
        <div className="form-actions">
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={form.isBusy}>
            {say('renew')}
          </Button>
        </div>
      </form>
    </SideDrawer>
  );
}
