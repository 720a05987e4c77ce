// A series before it is booked: each date free or in conflict with why; books the free ones, or all or none.
import { Button } from 'antd';
import { useState } from 'react';
import type { LivebaseClient } from '../../../contract/contract.ts';
import type { RefusalData } from '../../../contract/core/shapes.ts';
import { getMinuteOfDay } from '../../../domain/time/calendar.ts';
import { useApiQuery, useCommand, type Outcome } from '../../ui/api.tsx';
import { useSayShort } from '../../ui/short-refusal.ts';
import { Show } from '../../ui/Notes.tsx';
import { Tag } from '../../ui/Page.tsx';
import { OutcomeNote } from '../../ui/OutcomeNote.tsx';
import { formatDay, formatYuan } from '../../ui/values.tsx';
import type { Desk } from '../desk-state.ts';
import { useBookingNotice } from './booking-notice.ts';
import { closeOn } from './close-on.ts';
import { createSentDetails } from './details.ts';
import type { SeriesQuestion } from '../../ui/fields/repeat.ts';
import { saySeries } from './series-messages.ts';
import type { QuickForm } from './use-quick-form.ts';
import { useSettled } from './use-verdict.ts';
import { formatLength } from './when-text.ts';
import { WarningReason } from './WarningReason.tsx';
import { groupRepeated, hasSameDates } from './booking-inputs.ts';

type Preview = Extract<Awaited<ReturnType<LivebaseClient['series']['preview']>>, { ok: true }>['value'];
type SeriesDate = Preview['dates'][number];

/** The series that the form asks for; null: something is missing. */
function questionOf({ typed, slot, studio, rule }: QuickForm): SeriesQuestion | null {
  if (typed.tenant === null || studio === null || slot.times === null || rule === null) return null;
  const { from, to } = slot.times;
  return {
    studio,
    tenant: typed.tenant,
    rule,
    startsMinute: getMinuteOfDay(from),
    minutes: to - from,
    ...createSentDetails(typed.details),
  };
}

function DateMark({ date }: { readonly date: SeriesDate }) {
  if (date.refusal !== null) return <Tag tone="danger">{saySeries('isTaken')}</Tag>;
  return date.warnings.length > 0 ? <Tag tone="warn">{saySeries('isWarned')}</Tag> : <Tag tone="good">{saySeries('isFree')}</Tag>;
}

interface DateListProps {
  readonly dates: readonly SeriesDate[];
  /** Which of them are holidays, by their names. */
  readonly holidays?: Preview['holidays'];
}

/** Dates with what stands in their way. What is said of several of them is said once, above, with its dates. */
export function DateList({ dates, holidays = [] }: DateListProps) {
  const sayShort = useSayShort();
  const nameOf = new Map(holidays.map(({ day, name }) => [day, name]));
  const repeated = groupRepeated(dates, sayShort);
  const why = (date: SeriesDate): readonly RefusalData[] =>
    date.refusal === null ? date.warnings.filter((one) => !repeated.has(sayShort(one))) : [date.refusal];
  return (
    <>
      {[...repeated].map(([what, days]) => (
        <p className="booking-why" key={what}>
          {saySeries('eachOf', { count: days.length, what, days: days.map((day) => day.slice(5)).join(saySeries('dayGap')) })}
        </p>
      ))}
      <ul className="booking-dates" aria-label={saySeries('dates')} tabIndex={0}>
        {dates.map((date) => (
          <li key={date.day}>
            <span className="booking-date">{formatDay(date.day)}</span>
            <DateMark date={date} />
            {nameOf.has(date.day) ? <Tag tone="warn">{nameOf.get(date.day)}</Tag> : null}
            {why(date).map((one) => (
              <span className="booking-why" key={one.code}>
                {sayShort(one)}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}

function useSeriesBooking(form: QuickForm, desk: Desk) {
  const notice = useBookingNotice();
  const { run, isBusy } = useCommand('series.book');
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const book = async (question: SeriesQuestion, mode: 'free' | 'all'): Promise<void> => {
    const reason = form.typed.reason.trim();
    const answer = await run({ ...question, mode, overrideReason: reason === '' ? null : reason });
    setOutcome(answer);
    if (!answer.ok) {
      form.setTried(true);
      if (answer.refusal?.code === 'BOOKING_WARNED') form.boxes.reason.current?.focus();
      return;
    }
    form.settle();
    const { bookings, left, change } = answer.value;
    const counts = { tenant: form.tenantShort, count: bookings.length, left: left.length };
    notice(saySeries(left.length === 0 ? 'doneAll' : 'doneSome', counts), { change });
    closeOn(desk, bookings[0]?.id ?? null);
  };
  return { book, isBusy, outcome };
}

interface SeriesPreviewProps {
  readonly form: QuickForm;
  readonly desk: Desk;
  readonly listRef: (list: HTMLElement | null) => void;
}

/** Before a question there is none to ask. */
const NOTHING: SeriesQuestion = {
  studio: 1,
  tenant: 1,
  rule: { frequency: 'daily', weekdays: [], startsOn: '2000-01-01', until: null, count: 1 },
  startsMinute: 0,
  minutes: 60,
};

/** The preview with its two buttons. */
export function SeriesPreview({ form, desk, listRef }: SeriesPreviewProps) {
  const meant = questionOf(form);
  const question = useSettled(meant);
  const asked = useApiQuery('series.preview', question ?? NOTHING, { isWaiting: question === null });
  const { book, isBusy, outcome } = useSeriesBooking(form, desk);
  if (meant === null) return <p className="soft">{saySeries('lacking')}</p>;
  // Other dates than the form asks for are neither shown nor booked: a quick Enter would take the times that stood there before.
  if (question === null || !hasSameDates(question, meant) || asked.state === 'loading')
    return <p className="soft">{saySeries('looking')}</p>;
  return (
    <Show asked={asked}>
      {({ dates, free, total, holidays }) => (
        <>
          <strong role="status">
            {[
              saySeries('found', { all: dates.length, free }),
              saySeries('sum', { time: formatLength(free * question.minutes), total: formatYuan(total ?? null) }),
            ].join(' · ')}
          </strong>
          {dates.some((one) => one.asks.length > 0) ? (
            <WarningReason
              value={form.typed.reason}
              onChange={(reason) => form.set({ reason })}
              help={saySeries('reasonFor')}
              boxRef={form.boxes.reason}
            />
          ) : null}
          <OutcomeNote outcome={outcome} />
          <div className="line-2" ref={listRef}>
            <Button type="primary" loading={isBusy} disabled={free === 0} onClick={() => void book(meant, 'free')}>
              {saySeries('bookFree', { free })}
            </Button>
            <Button loading={isBusy} onClick={() => void book(meant, 'all')}>
              {saySeries('bookAll')}
            </Button>
          </div>
          <DateList dates={dates} holidays={holidays} />
        </>
      )}
    </Show>
  );
}
