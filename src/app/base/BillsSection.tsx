// What stands around every statement: when it is due, where to pay, what tax the prices hold.
import type { SettingValues } from '../../contract/core/settings/settings.ts';
import { useApiQuery, useCommand } from '../ui/api.tsx';
import { Show } from '../ui/Notes.tsx';
import { Page, Section } from '../ui/Page.tsx';
import { SettingFields, SettingForm, useSettingForm } from '../ui/settings/SettingForm.tsx';
import { sayBills } from './bills-messages.ts';

function FrameForm({ frame }: { readonly frame: SettingValues['statement'] }) {
  const command = useCommand('money.setFrame');
  const form = useSettingForm({ name: 'statement', value: frame, command, saved: sayBills('saved'), hasUndo: true });
  return (
    <SettingForm form={form}>
      <Section title={sayBills('due')}>
        <p className="settings-help">{sayBills('dueDayHelp')}</p>
        <SettingFields form={form} group="due" />
      </Section>
      <Section title={sayBills('account')}>
        <SettingFields form={form} group="account" />
      </Section>
      <Section title={sayBills('tax')}>
        <p className="settings-help">{sayBills('taxHelp')}</p>
        <SettingFields form={form} group="tax" />
      </Section>
    </SettingForm>
  );
}

function AccountsForm({ accounts }: { readonly accounts: SettingValues['accounts'] }) {
  const command = useCommand('accounting.setAccounts');
  const form = useSettingForm({ name: 'accounts', value: accounts, command, saved: sayBills('accountsSaved'), hasUndo: true });
  return (
    <SettingForm form={form}>
      <Section title={sayBills('accounts')}>
        <p className="settings-help">{sayBills('accountsHelp')}</p>
        <SettingFields form={form} group="accounts" />
      </Section>
    </SettingForm>
  );
}

/** 账单. */
export function BillsSection() {
  const asked = useApiQuery('money.frame', {});
  const accounts = useApiQuery('accounting.accounts', {});
  return (
    <Page title={sayBills('title')} lead={sayBills('lead')}>
      <Show asked={asked}>{(frame) => <FrameForm frame={frame} />}</Show>
      <Show asked={accounts}>{(own) => <AccountsForm accounts={own} />}</Show>
    </Page>
  );
}
