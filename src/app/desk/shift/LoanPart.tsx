// What was lent: to whom, since when, back when; a short form lends something else.
import { Button } from 'antd';
import { useState } from 'react';
import type { Loan } from '../../../contract/desk/shift.ts';
import { createInstantAt, type Day, formatIsoInstant } from '../../../domain/time/calendar.ts';
import { useCommand } from '../../ui/api.tsx';
import { TenantField } from '../../ui/fields/choice-fields.tsx';
import { TextField } from '../../ui/fields/text-fields.tsx';
import { FOCUS_LIST } from '../../ui/focus-keeper.tsx';
import { useUnsaved } from '../../ui/leave-guard.tsx';
import { IfMay } from '../../ui/permissions.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { Tag } from '../../ui/Page.tsx';
import { readMoment } from '../../ui/time-text.ts';
import { useNow } from '../use-now.ts';
import { sayShift } from './shift-messages.ts';
import { ShiftPart, formatShortTime } from './ShiftPart.tsx';
import { trimOrNull } from '../../ui/values.tsx';
import { sayMark } from '../../ui/i18n.ts';

function LoanForm({ day, onDone }: { readonly day: Day; readonly onDone: () => void }) {
  const notices = useNotices();
  const { run, isBusy } = useCommand('shift.lend');
  const [thing, setThing] = useState('');
  const [tenant, setTenant] = useState<number | null>(null);
  const [holder, setHolder] = useState('');
  const [due, setDue] = useState('');
  useUnsaved(thing !== '' || holder !== '');
  const dueAt = due.trim() === '' ? null : readMoment(due, { day, today: day, start: createInstantAt(day, 0) });
  const isWrong = due.trim() !== '' && dueAt === null;
  const save = async (): Promise<void> => {
    if (thing.trim() === '' || isWrong) return;
    const outcome = await run({
      thing,
      tenant,
      holder: trimOrNull(holder),
      dueAt: dueAt === null ? null : formatIsoInstant(dueAt),
      note: null,
    });
    if (!outcome.ok) return notices.failed(outcome);
    notices.done(sayShift('saidLent', { thing }));
    onDone();
  };
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField label={sayShift('thing')} value={thing} onChange={setThing} isNeeded />
      <TenantField label={sayShift('tenant')} value={tenant} onChange={setTenant} />
      <TextField label={sayShift('holder')} value={holder} onChange={setHolder} />
      <TextField label={sayShift('dueAt')} value={due} onChange={setDue} error={isWrong ? sayShift('dueWrong') : null} />
      <div className="form-actions">
        <Button onClick={onDone}>{sayShift('cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={thing.trim() === '' || isWrong}>
          {sayShift('save')}
        </Button>
      </div>
    </form>
  );
}

interface LoanRowProps {
  readonly loan: Loan;
  readonly now: number;
  readonly isBusy: boolean;
  readonly onTurn: () => void;
}

function LoanRow({ loan, now, isBusy, onTurn }: LoanRowProps) {
  const { thing, tenantName, tenantShort, holder, lentAt, dueAt, returnedAt, returnedTo } = loan;
  const isOut = returnedAt === null;
  const isLate = isOut && dueAt !== null && dueAt < now;
  const times = [
    sayShift('since', { at: formatShortTime(lentAt) }),
    ...(dueAt === null ? [] : [sayShift('until', { at: formatShortTime(dueAt) })]),
  ];
  return (
    <li className="side-row">
      <span className={isOut ? 'shift-words' : 'shift-words shift-done'}>
        <b>{thing}</b>{' '}
        <span title={tenantName}>{[tenantShort, holder].filter((one) => one !== null && one !== undefined && one !== '').join(' ')}</span>{' '}
        <span className="soft">
          {isOut ? times.join(sayMark('，')) : sayShift('backAt', { at: formatShortTime(returnedAt), who: returnedTo ?? '' })}
        </span>
      </span>
      {isLate ? <Tag tone="danger">{sayShift('overdue')}</Tag> : null}
      <IfMay call="shift.giveBack">
        <Button size="small" disabled={isBusy} aria-label={`${sayShift(isOut ? 'back' : 'notBack')} ${thing}`} onClick={onTurn}>
          {sayShift(isOut ? 'back' : 'notBack')}
        </Button>
      </IfMay>
    </li>
  );
}

/** What is out first, then what came back today. */
export function LoanPart({ loans, day }: { readonly loans: readonly Loan[]; readonly day: Day }) {
  const notices = useNotices();
  const now = useNow();
  const { run, isBusy } = useCommand('shift.giveBack');
  const [isLending, setLending] = useState(false);
  const turn = async ({ id, version, thing, returnedAt }: Loan): Promise<void> => {
    const isBack = returnedAt === null;
    notices.settle(await run({ id, version, isBack }), () => notices.done(sayShift(isBack ? 'saidBack' : 'saidNotBack', { thing })));
  };
  return (
    <ShiftPart title={sayShift('loans')} count={loans.filter(({ returnedAt }) => returnedAt === null).length}>
      <ul className="side-list" {...FOCUS_LIST}>
        {loans.map((loan) => (
          <LoanRow key={loan.id} loan={loan} now={now} isBusy={isBusy} onTurn={() => void turn(loan)} />
        ))}
      </ul>
      {isLending ? (
        <LoanForm day={day} onDone={() => setLending(false)} />
      ) : (
        <IfMay call="shift.lend">
          <div className="shift-more">
            <Button onClick={() => setLending(true)}>{sayShift('lend')}</Button>
          </div>
        </IfMay>
      )}
    </ShiftPart>
  );
}
