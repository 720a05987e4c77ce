// What the front desk goes by: grid, grace, cancelling, overtime, quotas.
import type { SettingValues } from '../../contract/core/settings/settings.ts';
import { useApiQuery, useCommand } from '../ui/api.tsx';
import { Show } from '../ui/Notes.tsx';
import { Page, Section } from '../ui/Page.tsx';
import { SettingFields, SettingForm } from '../ui/settings/SettingForm.tsx';
import { useSettingForm } from '../ui/settings/use-setting-form.ts';
import { CancelReasons } from './CancelReasons.tsx';
import { sayDeskRule } from './desk-rule-messages.ts';
import { WarningLevels } from './WarningLevels.tsx';

function RulesForm({ rules }: { readonly rules: SettingValues['desk'] }) {
  const command = useCommand('settings.setDeskRules');
  const form = useSettingForm({ name: 'desk', value: rules, command, saved: sayDeskRule('saved'), hasUndo: true });
  const { cancelReasons, warnings } = form.whole;
  return (
    <SettingForm form={form}>
      <Section title={sayDeskRule('times')}>
        <SettingFields form={form} group="times" />
      </Section>
      <Section title={sayDeskRule('money')}>
        <SettingFields form={form} group="money" />
      </Section>
      <Section title={sayDeskRule('reasons')}>
        <CancelReasons
          reasons={cancelReasons}
          isWrong={!form.read.ok && form.read.wrong.has('cancelReasons')}
          onChange={(reasons) => form.changeParts({ cancelReasons: reasons })}
        />
      </Section>
      <Section title={sayDeskRule('warnings')}>
        <WarningLevels warnings={warnings} onChange={(levels) => form.changeParts({ warnings: levels })} />
        <SettingFields form={form} group="warnings" />
      </Section>
      <Section title={sayDeskRule('quotas')}>
        <p className="settings-help">{sayDeskRule('quotasHelp')}</p>
        <SettingFields form={form} group="quotas" />
      </Section>
    </SettingForm>
  );
}

/** 前台规则. */
export function DeskSection() {
  const asked = useApiQuery('settings.deskRules', {});
  return (
    <Page title={sayDeskRule('title')} lead={sayDeskRule('lead')}>
      <Show asked={asked}>{(rules) => <RulesForm rules={rules} />}</Show>
    </Page>
  );
}
