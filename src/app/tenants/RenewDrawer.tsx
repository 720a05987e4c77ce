// Renews a lease: a copy from the day after its last one.
import { useState } from 'react';
import { RECORD_FIELDS } from '../../contract/records/record-fields.ts';
import { formatTyped } from '../../contract/messages.ts';
import { addDays, parseDay } from '../../domain/time/calendar.ts';
import { useClient, useCommand } from '../ui/api.tsx';
import { ActionForm } from '../ui/dialog/ActionForm.tsx';
import type { Acted } from '../ui/dialog/use-action.ts';
import { DayField } from '../ui/fields/date-fields.tsx';
import { MoneyField, TextField } from '../ui/fields/text-fields.tsx';
import { useLanguage, useMessages } from '../ui/i18n.ts';
import { uiMessages } from '../ui/ui-messages.ts';
import { Note } from '../ui/Notes.tsx';
import { useChangeNotice } from '../ui/records/change-notice.ts';
import { readForm, startValues } from '../ui/records/typed-values.ts';
import { SideDrawer } from '../ui/SideDrawer.tsx';
import { computeRenewedEnd } from './renewal.ts';
import type { LeaseOfTenant } from './tenant-leases.ts';
import { tenantWords } from './tenant-messages.ts';

const RENT = RECORD_FIELDS.lease.filter(({ name }) => name === 'monthly_rent');

export function RenewDrawer({ lease, onClose }: { readonly lease: LeaseOfTenant; readonly onClose: () => void }) {
  const say = useMessages(tenantWords);
  const sayKit = useMessages(uiMessages);
  const language = useLanguage();
  const client = useClient();
  const notice = useChangeNotice();
  const { run } = useCommand(client.tenants.renewLease);
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
  const needed = (isThere: boolean): string | null => (isTried && !isThere ? sayKit('fieldNeeded') : null);
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
    notice(say('renewDone', { contract }), answer.value);
    return answer;
  };
  return (
    <SideDrawer title={say('renewTitle', { contract: lease.contract })} onClose={onClose}>
      <ActionForm ok={say('renew')} isUnsaved={typed !== ''} act={renew} onCancel={onClose}>
        <Note tone="plain">{say('renewHelp', { day: begin })}</Note>
        <div className="fields">
          <TextField label={say('renewContract')} value={typed} onChange={setContract} isNeeded error={needed(contract !== '')} />
          <MoneyField
            label={say('renewRent')}
            value={rent}
            onChange={setRent}
            help={say('renewRentHelp', { day: begin })}
            error={rentWrong === null ? null : formatTyped(rentWrong, language)}
          />
          <DayField label={say('renewEnds')} value={endsOn} onChange={setEndsOn} isNeeded error={needed(isEnd)} />
        </div>
      </ActionForm>
    </SideDrawer>
  );
}
