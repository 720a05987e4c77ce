// What stands around every statement: when it is due, where to pay, what tax the prices hold.
import { Button } from 'antd';
import { type SubmitEvent, useState } from 'react';
import type { StatementFrame } from '../../domain/money/statement-frame.ts';
import { useApiQuery, useCommand } from '../ui/api.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { useUnsaved } from '../ui/leave-guard.tsx';
import { Show } from '../ui/Notes.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Page, Section } from '../ui/Page.tsx';
import { SettingChanges } from '../ui/records/SettingChanges.tsx';
import { readFrame, createTypedFrame } from './bill-fields.ts';
import { sayBills } from './bills-messages.ts';

type Name = keyof StatementFrame;

function useFrame(frame: StatementFrame) {
  const notices = useNotices();
  const { run, isBusy } = useCommand('money.setFrame');
  const start = createTypedFrame(frame);
  const [changed, setChanged] = useState<Partial<Record<Name, string>>>({});
  const typed = { ...start, ...changed };
  const read = readFrame(typed);
  const isDirty = JSON.stringify(typed) !== JSON.stringify(start);
  useUnsaved(isDirty);
  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!read.ok) return;
    const outcome = await run(read.frame);
    if (!outcome.ok) return notices.failed(outcome);
    setChanged({});
    notices.done(sayBills('saved'), () => run(frame));
  };
  const change = (name: Name, text: string): void => setChanged((now) => ({ ...now, [name]: text }));
  return { typed, read, isDirty, isBusy, change, save };
}

function FrameForm({ frame }: { readonly frame: StatementFrame }) {
  const { typed, read, isDirty, isBusy, change, save } = useFrame(frame);
  const words = (name: Name): string => {
    const isAccount = name === 'payee' || name === 'bank' || name === 'bankAccount';
    return isAccount ? sayBills('tooLong') : sayBills(`${name}Wrong`);
  };
  const field = (name: Name, more: { readonly isNumber?: boolean; readonly isNeeded?: boolean; readonly help?: string } = {}) => (
    <TextField
      label={sayBills(name)}
      value={typed[name]}
      onChange={(text) => change(name, text)}
      error={!read.ok && read.wrong.has(name) ? words(name) : null}
      {...more}
    />
  );
  return (
    <form className="stack-4" onSubmit={(event) => void save(event)} noValidate>
      {read.ok ? <SettingChanges name="statement" before={frame} after={read.frame} /> : null}
      <Section title={sayBills('due')}>
        <p className="settings-help">{sayBills('dueDayHelp')}</p>
        <div className="fields">
          {field('dueMonths', { isNumber: true, isNeeded: true })}
          {field('dueDay', { isNumber: true, isNeeded: true })}
        </div>
      </Section>
      <Section title={sayBills('account')}>
        <div className="fields">
          {field('payee')}
          {field('bank')}
          {field('bankAccount')}
        </div>
      </Section>
      <Section title={sayBills('tax')}>
        <p className="settings-help">{sayBills('taxHelp')}</p>
        <div className="fields">
          {field('taxName', { isNeeded: true })}
          {field('taxRate', { isNumber: true })}
        </div>
      </Section>
      <div className="form-actions">
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={!isDirty || !read.ok}>
          {sayBills('save')}
        </Button>
      </div>
    </form>
  );
}

/** 账单. */
export function BillsSection() {
  const asked = useApiQuery('money.frame', {});
  return (
    <Page title={sayBills('title')} lead={sayBills('lead')}>
      <Show asked={asked}>{(frame) => <FrameForm frame={frame} />}</Show>
    </Page>
  );
}
