// Cancels, and says before it is done what that costs and why; who may lets the charge off there, with a reason.
import type { SeriesScope } from '../../../domain/booking/series.ts';
import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import type { CancelPrice } from '../../../contract/desk/booking-shapes.ts';
import { STANDARD_DESK_RULES } from '../../../domain/booking/desk-rules.ts';
import { isSaidByNothing } from '../../../domain/booking/validate-reason.ts';
import { type Outcome, useApiQuery } from '../../ui/api.tsx';
import { useAskManager } from '../../ui/manager-approval.ts';
import { Note } from '../../ui/Notes.tsx';
import { formatYuan } from '../../ui/values.tsx';
import { createKeptReason, useSayReason } from './cancel-reasons.ts';
import { sayCancel } from './cancel-messages.ts';
import { ReasonDialog } from './ReasonDialog.tsx';
import { useSettled } from './use-verdict.ts';
import { formatWhen } from './when-text.ts';
import { canWaive, formatCancelPrice, sumBefore } from './detail-texts.ts';

/** What is cancelled for which reason, and whether its charge is let off. */
interface Asked {
  readonly bookings: readonly number[];
  readonly scope: SeriesScope;
  readonly reason: string;
  readonly isWaived: boolean;
}

/** The charge of a cancellation as it is meant now; the last one that was known while a newer is asked for. Null: not known; undefined: not yet. */
function useCancelPrice(meant: Asked): CancelPrice | null | undefined {
  const { bookings, ...rest } = useSettled(meant);
  const asked = useApiQuery('bookings.cancelPrice', { ...rest, bookings: [...bookings] }, { keep: true });
  return asked.state === 'ready' ? asked.value : asked.state === 'loading' ? undefined : null;
}

/** Each booking that is cancelled, with what it cost and what is charged for it. */
function CancelledDates({ price }: { readonly price: CancelPrice }) {
  const before = sumBefore(price.dates);
  return (
    <>
      <p>{sayCancel('before', { count: price.count, before: formatYuan(before) })}</p>
      <ul className="booking-dates" aria-label={sayCancel('dates')} tabIndex={0}>
        {price.dates.map((one) => (
          <li key={`${one.from} ${one.to}`}>
            <span className="booking-date">{formatWhen(one, null)}</span>
            <span className="soft">{sayCancel('date', { before: formatYuan(one.before), charge: formatYuan(one.charge) })}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

interface CostProps extends Asked {
  readonly waiver: string;
  readonly onWaive: (isWaived: boolean) => void;
  readonly onWaiver: (waiver: string) => void;
}

function Cost({ waiver, onWaive, onWaiver, ...meant }: CostProps) {
  const price = useCancelPrice(meant);
  const canAsk = useAskManager() !== null;
  if (price === null || price === undefined) return null;
  return (
    <>
      <Note tone={price.total > 0 || price.freeUsed > 0 ? 'warn' : 'good'} title={formatCancelPrice(price)} />
      {meant.scope === 'this' ? null : <CancelledDates price={price} />}
      {canWaive(price, canAsk, meant.isWaived) ? (
        <div className="stack-2">
          <Checkbox checked={meant.isWaived} onChange={(event) => onWaive(event.target.checked)}>
            {sayCancel(price.mayWaive ? 'waive' : 'waiveAsk')}
          </Checkbox>
          {meant.isWaived ? (
            <Input
              aria-label={sayCancel('waiver')}
              placeholder={sayCancel('waiver')}
              autoFocus
              value={waiver}
              autoComplete="off"
              onChange={(event) => onWaiver(event.target.value)}
            />
          ) : null}
        </div>
      ) : null}
    </>
  );
}

interface CancelDialogProps {
  readonly title: string;
  readonly button: string;
  readonly bookings: readonly number[];
  readonly hasScope?: boolean;
  readonly onClose: () => void;
  /** `waive`: why the charge is let off, null where it is not. */
  readonly write: (reason: string, scope: SeriesScope, waive: string | null) => Promise<Outcome<unknown>>;
}

export function CancelDialog({ title, button, bookings, hasScope = false, onClose, write }: CancelDialogProps) {
  const known = useCancelPrice({ bookings, scope: 'this', reason: '', isWaived: false });
  const [isWaived, setWaived] = useState(false);
  const [waiver, setWaiver] = useState('');
  const reasons = (known?.reasons ?? STANDARD_DESK_RULES.cancelReasons).map(({ words }) => words);
  const sayReason = useSayReason();
  const kept = (reason: string): string => createKeptReason(reason, reasons, sayReason);
  const isSaid = waiver.trim() !== '' && !isSaidByNothing(waiver);
  return (
    <ReasonDialog
      title={title}
      button={button}
      isDanger
      reasons={known === undefined ? null : reasons.map(sayReason)}
      hasScope={hasScope}
      isLacking={isWaived && !isSaid}
      below={({ reason, scope }) => (
        <Cost
          bookings={bookings}
          scope={scope}
          reason={kept(reason)}
          isWaived={isWaived}
          waiver={waiver}
          onWaive={setWaived}
          onWaiver={setWaiver}
        />
      )}
      onClose={onClose}
      write={(reason, scope) => write(kept(reason), scope, isWaived ? waiver.trim() : null)}
    />
  );
}
