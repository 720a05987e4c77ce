// How the evening stands: notes and loans to be handed over, who is still in, late, lapsing, owing; printed on one page.
import { Button } from 'antd';
import type { Shift, ShiftStay } from '../../../contract/desk/shift.ts';
import { useCommand } from '../../ui/api.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { usePrintPdf } from '../../ui/save-file.ts';
import { formatYuan } from '../../ui/values.tsx';
import type { Desk } from '../desk-state.ts';
import { LoanPart } from './LoanPart.tsx';
import { NotePart } from './NotePart.tsx';
import { ShiftPart, formatShortTime } from './ShiftPart.tsx';
import { sayShift } from './shift-messages.ts';
import './shift.css';

interface StaysProps {
  readonly title: string;
  readonly stays: readonly ShiftStay[];
  readonly onOpen: (stay: ShiftStay) => void;
}

function Stays({ title, stays, onOpen }: StaysProps) {
  return (
    <ShiftPart title={title} count={stays.length}>
      <ul className="side-list">
        {stays.map((stay) => (
          <li key={stay.id} className="side-row">
            <button type="button" className="side-open" onClick={() => onOpen(stay)}>
              <b>{stay.studio}</b>
              <span title={stay.tenantName}>{stay.tenantShort}</span>
              <span className="soft">
                {formatShortTime(stay.from)}–{formatShortTime(stay.to).slice(6)}
              </span>
              <span className="soft">
                {[stay.contact, stay.phone].filter((one) => one !== null && one !== undefined && one !== '').join(' ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </ShiftPart>
  );
}

function usePaper(day: Shift['day']) {
  const notices = useNotices();
  const print = usePrintPdf();
  const { run, isBusy } = useCommand('shift.paper');
  const printIt = async (): Promise<void> => {
    const outcome = await run({ day });
    if (!outcome.ok) return notices.failed(outcome);
    await print(outcome.value);
  };
  return { printIt, isBusy };
}

interface ShiftViewProps {
  readonly shift: Shift;
  readonly desk: Desk;
  readonly onLeave: () => void;
}

/** The drawer's content. */
export function ShiftView({ shift, desk, onLeave }: ShiftViewProps) {
  const { printIt, isBusy } = usePaper(shift.day);
  const open = ({ id }: ShiftStay): void => {
    onLeave();
    desk.act({ type: 'booking', id });
  };
  return (
    <div className="stack-4">
      {shift.notes === undefined ? null : <NotePart notes={shift.notes} />}
      <LoanPart loans={shift.loans} day={shift.day} />
      <Stays title={sayShift('inside')} stays={shift.inside} onOpen={open} />
      <Stays title={sayShift('late')} stays={shift.late} onOpen={open} />
      <Stays title={sayShift('lapsing')} stays={shift.lapsing} onOpen={open} />
      <ShiftPart title={sayShift('owing')} count={shift.owing.length}>
        <ul className="side-list">
          {shift.owing.map(({ tenant, tenantName, tenantShort, amount, days }) => (
            <li key={tenant} className="side-row">
              <span className="shift-words" title={tenantName}>
                {tenantShort}
              </span>
              <span>{sayShift('owes', { amount: formatYuan(amount ?? null), days })}</span>
            </li>
          ))}
        </ul>
      </ShiftPart>
      <div className="form-actions">
        <Button type="primary" loading={isBusy} onClick={() => void printIt()}>
          {sayShift('print')}
        </Button>
      </div>
    </div>
  );
}
