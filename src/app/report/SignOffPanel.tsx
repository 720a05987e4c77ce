// The month's head and foot: who signs, who filled it in, the day it is reported, the form's numbers.
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { ReportPages } from '../../contract/report/filing-shapes.ts';
import { useClient, useCommand } from '../ui/api.tsx';
import { DayField } from '../ui/fields/date-fields.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { useUnsaved } from '../ui/leave-guard.tsx';
import { Note, RefusalNote } from '../ui/Notes.tsx';
import { useNotices } from '../ui/notices.tsx';
import type { RefusalData } from '../../contract/core/shapes.ts';
import { sayReport } from './report-messages.ts';
import { sayMark } from '../ui/i18n.ts';
import { sayUi } from '../ui/ui-messages.ts';

type Field = ReportPages['fields'][number];

/** The one field that holds a day. */
const REPORTED_ON = '报出日期';

function useSignOff({ status, fields }: ReportPages) {
  const client = useClient();
  const notices = useNotices();
  const tell = useCommand('month.head');
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [refusal, setRefusal] = useState<RefusalData | null>(null);
  const changed = fields.filter(({ field, value }) => typed[field] !== undefined && typed[field] !== value);
  useUnsaved(changed.length > 0);
  const save = async (): Promise<void> => {
    const { month } = status;
    const next = Object.fromEntries(changed.map(({ field }) => [field, typed[field] ?? '']));
    // A field that was not set for this month goes back to the base's own word.
    const before = Object.fromEntries(changed.map(({ field, value, isSet }) => [field, isSet ? value : '']));
    const outcome = await tell.run({ month, fields: next });
    if (!outcome.ok) {
      setRefusal(outcome.refusal);
      if (outcome.refusal === null) notices.failed(outcome);
      return;
    }
    setRefusal(null);
    setTyped({});
    notices.done(sayReport('fieldSaved'), () => client.month.head({ month, fields: before }));
  };
  return { typed, setTyped, refusal, changed, save, isBusy: tell.isBusy };
}

function OneField({
  field,
  value,
  isOpen,
  onChange,
}: {
  readonly field: Field;
  readonly value: string;
  readonly isOpen: boolean;
  readonly onChange: (value: string) => void;
}) {
  const help =
    field.isSet && value === field.value ? sayReport('fieldSet') : value === '' && field.value !== '' ? sayReport('fieldOwn') : undefined;
  return field.field === REPORTED_ON ? (
    <DayField
      label={field.field}
      value={value === '' ? null : value}
      onChange={(day) => onChange(day ?? '')}
      isDisabled={!isOpen}
      help={help}
    />
  ) : (
    <TextField label={field.field} value={value} onChange={onChange} isDisabled={!isOpen} help={help} />
  );
}

interface PanelProps {
  readonly report: ReportPages;
  /** The field that somebody was sent to: it has the focus. */
  readonly wanted: { readonly name: string } | null;
}

/** The sign-off form of a month. */
export function SignOffPanel({ report, wanted }: PanelProps) {
  const form = useRef<HTMLFormElement | null>(null);
  useEffect(() => {
    const labels = [...(form.current?.querySelectorAll('label') ?? [])];
    const id = labels.find((one) => one.textContent === wanted?.name)?.htmlFor;
    if (id !== undefined) document.getElementById(id)?.focus();
  }, [wanted]);
  const { typed, setTyped, refusal, changed, save, isBusy } = useSignOff(report);
  const isOpen = report.shown === null;
  const group = (kind: Field['kind']) =>
    report.fields
      .filter((field) => field.kind === kind)
      .map((field) => (
        <OneField
          key={field.field}
          field={field}
          value={typed[field.field] ?? field.value}
          isOpen={isOpen}
          onChange={(value) => setTyped((now) => ({ ...now, [field.field]: value }))}
        />
      ));
  return (
    <form
      ref={form}
      className="sign-off"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p className="soft">{sayReport(isOpen ? 'signOffHelp' : 'signOffFrozen')}</p>
      {refusal === null ? null : <RefusalNote refusal={refusal} title={sayUi('refusedWhat', { what: sayReport('fieldSave') })} />}
      <fieldset className="sign-off-group">
        <legend>{sayReport('foot')}</legend>
        {group('foot')}
      </fieldset>
      <fieldset className="sign-off-group">
        <legend>{sayReport('form')}</legend>
        {group('stack')}
      </fieldset>
      {isOpen ? (
        <Button htmlType="submit" disabled={changed.length === 0} loading={isBusy}>
          {sayReport('fieldSave')}
        </Button>
      ) : null}
      {changed.length > 0 && !isBusy ? <Note tone="plain">{changed.map(({ field }) => field).join(sayMark('、'))}</Note> : null}
    </form>
  );
}
