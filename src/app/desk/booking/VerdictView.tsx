// What is said of a slot below the form: price, warnings, why not; and right under a refusal what can be had instead, each one key away.
import { Button } from 'antd';
import { type KeyboardEvent, useRef } from 'react';
import type { Day } from '../../../domain/time/calendar.ts';
import { useSayShort } from '../../ui/short-refusal.ts';
import { useKeys } from '../../ui/keys.tsx';
import { Note } from '../../ui/Notes.tsx';
import { Tag } from '../../ui/Page.tsx';
import { formatYuan } from '../../ui/values.tsx';
import { sayBooking } from './booking-messages.ts';
import { isComposing } from './form-keys.ts';
import type { PlanChoice } from './plan-choices.ts';
import { PriceView } from './PriceView.tsx';
import type { Verdict } from './use-verdict.ts';
import { formatPlan } from './detail-texts.ts';

interface PlanProps {
  readonly title: string;
  readonly choices: readonly PlanChoice[];
  readonly day: Day;
  readonly onTake: (choice: PlanChoice) => void;
  /** Hands out how to bring the focus to the list. */
  readonly listRef?: (list: HTMLElement | null) => void;
}

/** A numbered list; digits take one where no text field has the focus, and always inside the list. */
export function PlanList({ title, choices, day, onTake, listRef }: PlanProps) {
  const planText = (choice: PlanChoice): string => formatPlan(choice, day);
  const list = useRef<HTMLUListElement | null>(null);
  useKeys(
    choices.map((choice, at) => ({
      keys: String(at + 1),
      words: sayBooking('planKey', { n: at + 1, what: planText(choice) }),
      run: () => onTake(choice),
    })),
  );
  const press = (event: KeyboardEvent): void => {
    if (isComposing(event) || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const here = buttons.findIndex((one) => one === document.activeElement);
    event.preventDefault();
    buttons[Math.max(0, Math.min(buttons.length - 1, here + (event.key === 'ArrowDown' ? 1 : -1)))]?.focus();
  };
  return (
    <section className="booking-plan" aria-label={title}>
      <div className="booking-plan-head">
        <strong>{title}</strong>
        <span className="soft">{sayBooking('insteadHelp')}</span>
      </div>
      <ul
        className="booking-plan-list"
        onKeyDown={press}
        ref={(element) => {
          list.current = element;
          listRef?.(element);
        }}
      >
        {choices.map((choice, at) => (
          // The list is as long as it is: its places are its keys.
          <li key={at}>
            <Button block className="booking-plan-row" onClick={() => onTake(choice)}>
              <kbd>{at + 1}</kbd>
              <span className="booking-plan-text">{planText(choice)}</span>
              {choice.slot.isOwn ? <Tag tone="good">{sayBooking('own')}</Tag> : null}
              {choice.slot.price === null || choice.slot.price === undefined ? null : (
                <span className="soft">{sayBooking('planPrice', { price: formatYuan(choice.slot.price) })}</span>
              )}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface VerdictProps {
  readonly verdict: Verdict;
  readonly day: Day;
  readonly onTake: (choice: PlanChoice) => void;
  readonly listRef?: (list: HTMLElement | null) => void;
}

function Warnings({ verdict }: Pick<VerdictProps, 'verdict'>) {
  const sayShort = useSayShort();
  if (verdict.warnings.length === 0) return null;
  return (
    <Note tone="warn" title={sayBooking('warnings')}>
      <ul className="booking-plain-list">
        {verdict.warnings.map((one) => (
          <li key={one.code}>{sayShort(one)}</li>
        ))}
      </ul>
      {verdict.given === null ? null : <div className="soft">{sayBooking('givenToday', { reason: verdict.given })}</div>}
    </Note>
  );
}

/** Everything that is said of the slot. */
export function VerdictView({ verdict, day, onTake, listRef }: VerdictProps) {
  const sayShort = useSayShort();
  if (verdict.state === 'none' || verdict.state === 'broken') return null;
  if (verdict.state === 'asking') {
    return (
      <div className="soft" role="status">
        {sayBooking('judging')}
      </div>
    );
  }
  if (verdict.refusal === null) {
    return (
      <div className="stack-3" aria-live="polite">
        <PriceView price={verdict.price} />
        <Warnings verdict={verdict} />
      </div>
    );
  }
  return (
    <div className="stack-3" aria-live="polite">
      <Note tone="danger" title={sayBooking('refused')}>
        {sayShort(verdict.refusal)}
      </Note>
      {verdict.isPlanning ? <div className="soft">{sayBooking('searching')}</div> : null}
      {!verdict.isPlanning && verdict.choices.length === 0 ? <div className="soft">{sayBooking('noPlan')}</div> : null}
      {verdict.choices.length === 0 ? null : (
        <PlanList
          title={sayBooking('instead')}
          choices={verdict.choices}
          day={day}
          onTake={onTake}
          {...(listRef === undefined ? {} : { listRef })}
        />
      )}
    </div>
  );
}
