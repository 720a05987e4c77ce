// What the front desk goes by: grid, grace, cancelling, overtime, quotas.
import { Button, Checkbox, Input, Segmented } from 'antd';
import type { SettingValues } from '../../contract/core/settings/settings.ts';
import { useApiQuery, useCommand } from '../ui/api.tsx';
import { Show } from '../ui/Notes.tsx';
import { Page, Section } from '../ui/Page.tsx';
import { SettingFields, SettingForm, useSettingForm } from '../ui/settings/SettingForm.tsx';
import { WARNING_LEVEL_WORDS } from '../../contract/core/settings/setting.ts';
import { BOOKING_RULE_WORDS } from '../../contract/desk/booking-rule-messages.ts';
import { getWarningChoice, WARNING_RULES } from '../../domain/booking/booking-rules.ts';
import { OWN_MISTAKES, WARNING_LEVELS } from '../../domain/booking/desk-rules.ts';
import { getLanguage, getMessage } from '../ui/i18n.ts';
import { sayDeskRule } from './desk-rule-messages.ts';

type Reasons = SettingValues['desk']['cancelReasons'];

/** As many as there are digits. */
const MOST = 9;

interface CancelReasonsProps {
  readonly reasons: Reasons;
  readonly isWrong: boolean;
  readonly onChange: (reasons: Reasons) => void;
}

/** The list. A slip of the desk is never charged. */
export function CancelReasons({ reasons, isWrong, onChange }: CancelReasonsProps) {
  const set = (at: number, change: Partial<Reasons[number]>): void =>
    onChange(reasons.map((one, index) => (index === at ? { ...one, ...change } : one)));
  const isSlip = (words: string): boolean => OWN_MISTAKES.includes(words.trim());
  return (
    <div className="stack-2">
      <p className="settings-help">{sayDeskRule('reasonsHelp')}</p>
      <ul className="settings-reasons">
        {reasons.map((one, at) => (
          // A reason has no other name than its place while it is typed.
          <li key={at} className="line-2">
            <Input
              aria-label={sayDeskRule('reasonWords', { n: at + 1 })}
              value={one.words}
              maxLength={40}
              onChange={(event) => set(at, { words: event.target.value, ...(isSlip(event.target.value) ? { costs: false } : {}) })}
            />
            <Checkbox checked={one.costs} disabled={isSlip(one.words)} onChange={(event) => set(at, { costs: event.target.checked })}>
              {sayDeskRule('reasonCosts')}
            </Checkbox>
            <Button
              size="small"
              aria-label={sayDeskRule('reasonRemove', { reason: one.words })}
              onClick={() => onChange(reasons.filter((_, index) => index !== at))}
            >
              ×
            </Button>
          </li>
        ))}
      </ul>
      {isWrong ? <div className="field-error">{sayDeskRule('reasonWrong')}</div> : null}
      <div>
        <Button size="small" disabled={reasons.length >= MOST} onClick={() => onChange([...reasons, { words: '', costs: true }])}>
          {sayDeskRule('reasonAdd')}
        </Button>
      </div>
    </div>
  );
}

// Which warning asks for a reason, is shown, or is not said.

type Warnings = SettingValues['desk']['warnings'];

interface WarningLevelsProps {
  readonly warnings: Warnings;
  readonly onChange: (warnings: Warnings) => void;
}

/** The table. */
function WarningLevels({ warnings, onChange }: WarningLevelsProps) {
  return (
    <div className="stack-2">
      <p className="settings-help">{sayDeskRule('warningsHelp')}</p>
      <ul className="settings-reasons">
        {WARNING_RULES.map((rule) => {
          const called = getMessage(BOOKING_RULE_WORDS[rule.code].inSettings, getLanguage());
          return (
            <li key={rule.code} className="settings-level">
              <span>{called}</span>
              <Segmented
                size="small"
                aria-label={called}
                value={getWarningChoice(rule, { warnings })}
                options={WARNING_LEVELS.map((value) => ({ value, label: getMessage(WARNING_LEVEL_WORDS[value], getLanguage()) }))}
                onChange={(level) => onChange({ ...warnings, [rule.code]: level })}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

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
