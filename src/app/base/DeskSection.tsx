// What the front desk goes by: grid, grace, cancelling, overtime, quotas.
import { Button } from 'antd';
import { type SubmitEvent, useState } from 'react';
import type { PlainDeskRules } from '../../contract/base/desk-rules-shapes.ts';
import { useApiQuery, useCommand } from '../ui/api.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { hasWord } from '../ui/i18n.ts';
import { useUnsaved } from '../ui/leave-guard.tsx';
import { Show } from '../ui/Notes.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Page, Section } from '../ui/Page.tsx';
import { SettingChanges } from '../ui/records/SettingChanges.tsx';
import type { TypedValues } from '../ui/records/typed-values.ts';
import { hasValidReasons, CancelReasons } from './CancelReasons.tsx';
import {
  createTypedRules,
  readRules,
  type ReadRules,
  RULE_FIELDS,
  RULE_GROUPS,
  type RuleField,
  type RuleName,
  type RuleTables,
} from './desk-rule-fields.ts';
import { sayDeskRule } from './desk-rule-messages.ts';
import { WarningLevels } from './WarningLevels.tsx';

interface FieldProps {
  readonly field: RuleField;
  readonly typed: TypedValues;
  readonly read: ReadRules;
  readonly onChange: (name: RuleName, text: string) => void;
}

function Rule({ field, typed, read, onChange }: FieldProps) {
  const { name, type, least, most } = field;
  const wrong = (): string => {
    if (type === 'minute_of_day') return sayDeskRule('clock');
    if (type === 'money') return sayDeskRule('range', { least: least / 100, most: most / 100 });
    return type === 'minutes' ? sayDeskRule('hours', { most: most / 60 }) : sayDeskRule('range', { least, most });
  };
  const help = `${name}Help`;
  return (
    <TextField
      label={sayDeskRule(name)}
      value={String(typed[name] ?? '')}
      onChange={(text) => onChange(name, text)}
      isNumber
      isNeeded={field.needed}
      error={!read.ok && read.wrong.has(name) ? wrong() : null}
      {...(hasWord(sayDeskRule, help) ? { help: sayDeskRule(help) } : {})}
    />
  );
}

function useRules(rules: PlainDeskRules) {
  const notices = useNotices();
  const { run, isBusy } = useCommand('settings.setDeskRules');
  const start = createTypedRules(rules);
  const [changed, setChanged] = useState<TypedValues>({});
  const [tables, setTables] = useState<Partial<RuleTables>>({});
  const typed = { ...start, ...changed };
  const { cancelReasons, warnings } = { ...rules, ...tables };
  const isSame = JSON.stringify({ ...rules, ...tables }) === JSON.stringify(rules);
  const isDirty = !isSame || RULE_FIELDS.some(({ name }) => typed[name] !== start[name]);
  useUnsaved(isDirty);
  const read = readRules(typed, { cancelReasons, warnings });
  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!read.ok || !hasValidReasons(cancelReasons)) return;
    const outcome = await run(sent(read.rules));
    if (!outcome.ok) return notices.failed(outcome);
    setChanged({});
    setTables({});
    notices.done(sayDeskRule('saved'), () => run(sent(rules)));
  };
  const change = (name: RuleName, text: string): void => setChanged((now) => ({ ...now, [name]: text }));
  const setTable = (table: Partial<RuleTables>): void => setTables((now) => ({ ...now, ...table }));
  return {
    typed,
    read,
    isReady: isDirty && read.ok && hasValidReasons(cancelReasons),
    isBusy,
    change,
    save,
    cancelReasons,
    warnings,
    setTable,
  };
}

/** The rules as they are sent. */
function sent(rules: PlainDeskRules) {
  const warnings = Object.fromEntries(
    Object.entries(rules.warnings).flatMap(([code, level]) => (level === undefined ? [] : [[code, level]])),
  );
  return { ...rules, warnings, cancelReasons: rules.cancelReasons.map((one) => ({ ...one })) };
}

function RulesForm({ rules }: { readonly rules: PlainDeskRules }) {
  const { typed, read, isReady, isBusy, change, save, cancelReasons, warnings, setTable } = useRules(rules);
  const part = (names: readonly RuleName[]) =>
    RULE_FIELDS.filter(({ name }) => names.includes(name)).map((field) => (
      <Rule key={field.name} field={field} typed={typed} read={read} onChange={change} />
    ));
  return (
    <form className="stack-4" onSubmit={(event) => void save(event)} noValidate>
      {read.ok ? <SettingChanges name="desk" before={sent(rules)} after={sent(read.rules)} /> : null}
      <Section title={sayDeskRule('times')}>
        <div className="fields">{part(RULE_GROUPS.times)}</div>
      </Section>
      <Section title={sayDeskRule('money')}>
        <div className="fields">{part(RULE_GROUPS.money)}</div>
      </Section>
      <Section title={sayDeskRule('reasons')}>
        <CancelReasons reasons={cancelReasons} onChange={(reasons) => setTable({ cancelReasons: reasons })} />
      </Section>
      <Section title={sayDeskRule('warnings')}>
        <WarningLevels warnings={warnings} onChange={(levels) => setTable({ warnings: levels })} />
        <div className="fields">{part(RULE_GROUPS.warnings)}</div>
      </Section>
      <Section title={sayDeskRule('quotas')}>
        <p className="settings-help">{sayDeskRule('quotasHelp')}</p>
        <div className="fields">{part(RULE_GROUPS.quotas)}</div>
      </Section>
      <div className="form-actions">
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={!isReady}>
          {sayDeskRule('save')}
        </Button>
      </div>
    </form>
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
