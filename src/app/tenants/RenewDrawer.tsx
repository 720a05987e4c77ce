// Renews a lease: a copy from the day after its last one.
import { useState } from 'react';
import { RECORD_FIELDS } from '../../contract/records/record-fields.ts';
import { formatTyped } from '../../contract/messages.ts';
import { addDays, parseDay } from '../../domain/time/calendar.ts';
import { useCommand } from '../ui/api.tsx';
import { ActionForm } from '../ui/dialog/ActionForm.tsx';
import type { Acted } from '../ui/dialog/use-action.ts';
import { DayField } from '../ui/fields/date-fields.tsx';
import { MoneyField, TextField } from '../ui/fields/text-fields.tsx';
import { getLanguage } from '../ui/i18n.ts';
import { sayUi } from '../ui/ui-messages.ts';
import { Note } from '../ui/Notes.tsx';
import { useChangeNotice } from '../ui/records/change-notice.ts';
import { readForm, startValues } from '../ui/records/typed-values.ts';
import { SideDrawer } from '../ui/SideDrawer.tsx';
import { computeRenewedEnd } from './renewal.ts';
import type { LeaseOfTenant } from './tenant-leases.ts';
import { sayTenant } from './tenant-messages.ts';

const RENT = RECORD_FIELDS.lease.filter(({ name }) => name === 'monthly_rent');

export function RenewDrawer({ lease, onClose }: { readonly lease: LeaseOfTenant; readonly onClose: () => void }) {
  const language = getLanguage();
  const notice = useChangeNotice();
  const { run } = useCommand('tenants.renewLease');
  const begin = addDays(lease.to, 1);
  const [typed, setContract] = useState('');
  const [endsOn, setEndsOn] = useState<string | null>(() => computeRenewedEnd(lease.startsOn, lease.to));
  // As it was: anyone who renews at another rent types it over.
  const [rent, setRent] = useState(() => String(startValues('lease', lease.row.values)['monthly_rent'] ?? ''));
  const rentRead = readForm(RENT, { monthly_rent: rent });
  const rentWrong = rentRead.wrong.get('monthly_rent') ?? null;
  const monthlyRent = rentRead.values['monthly_rent'];
  const [isTried, setTried] = useState(false);
  const contract = typed.trim();
  const end = endsOn === null ? null : parseDay(endsOn);
  const isEnd = end !== null && end >= begin;
  const needed = (isThere: boolean): string | null => (isTried && !isThere ? sayUi('fieldNeeded') : null);
  const renew = async (): Promise<Acted> => {
    setTried(true);
    if (contract === '' || !isEnd || rentWrong !== null) return null;
    const answer = await run({
      id: lease.id,
      version: lease.row.version,
      contract,
      endsOn: end,
      monthlyRent: typeof monthlyRent === 'number' ? monthlyRent : null,
      reason: null,
    });
    if (!answer.ok) return answer;
    onClose();
    notice(sayTenant('renewDone', { contract }), answer.value);
    return answer;
  };
  return (
    <SideDrawer title={sayTenant('renewTitle', { contract: lease.contract })} onClose={onClose}>
      <ActionForm ok={sayTenant('renew')} isUnsaved={typed !== ''} act={renew} onCancel={onClose}>
        <Note tone="plain">{sayTenant('renewHelp', { day: begin })}</Note>
        <div className="fields">
          <TextField label={sayTenant('renewContract')} value={typed} onChange={setContract} isNeeded error={needed(contract !== '')} />
          <MoneyField
            label={sayTenant('renewRent')}
            value={rent}
            onChange={setRent}
            help={sayTenant('renewRentHelp', { day: begin })}
            error={rentWrong === null ? null : formatTyped(rentWrong, language)}
          />
          <DayField label={sayTenant('renewEnds')} value={endsOn} onChange={setEndsOn} isNeeded error={needed(isEnd)} />
        </div>
      </ActionForm>
    </SideDrawer>
  );
}
