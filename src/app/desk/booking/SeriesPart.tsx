// The series of an opened booking: its rule in words, its dates, and those that were left out to be booked after all.
import { Button } from 'antd';
import { useState } from 'react';
import type { LivebaseClient } from '../../../contract/contract.ts';
import { printClock } from '../../../domain/time/calendar.ts';
import { useApi, useAsk, useClient, useCommand } from '../../kit/api.tsx';
import { bookingStateWords } from '../../kit/booking-state-words.ts';
import { repeatWords } from '../../kit/fields/repeat-words.ts';
import { useLanguage, useWords } from '../../kit/i18n.ts';
import { useMay } from '../../kit/may.tsx';
import { Show } from '../../kit/Notes.tsx';
import { useNotices } from '../../kit/notices.tsx';
import { Tag } from '../../kit/Page.tsx';
import { sayDay } from '../../kit/values.tsx';
import type { Desk } from '../desk-state.ts';
import { useBookingNotice } from './booking-notice.ts';
import { seriesWords } from './series-words.ts';
import { useWhen } from './when-text.ts';

type Series = Extract<Awaited<ReturnType<LivebaseClient['series']['get']>>, { ok: true }>['value'];

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const FIRST_SHOWN = 8;

function useRuleText() {
  const say = useWords(seriesWords);
  const sayRepeat = useWords(repeatWords);
  const language = useLanguage();
  const { length } = useWhen();
  return ({ rule, startsMinute, minutes, studioCode }: Series): string => {
    const days = DAYS.filter((one) => rule.weekdays.includes(one))
      .map((one) => sayRepeat(`day${one}`))
      .join(language === 'en' ? ', ' : '、');
    const every =
      rule.frequency === 'daily' ? say('ruleDaily') : rule.frequency === 'weekdays' ? say('ruleWeekdays') : say('ruleWeekly', { days });
    const end = rule.until === null ? say('ruleCount', { count: rule.count ?? 0 }) : say('ruleUntil', { day: rule.until });
    return `${studioCode} · ${every} ${printClock(startsMinute)} · ${length(minutes)} · ${end}`;
  };
}

interface SeriesPartProps {
  readonly series: number;
  readonly booking: number;
  readonly desk: Desk;
}

function DateRow({
  date,
  props,
  onAdd,
}: {
  readonly date: Series['dates'][number];
  readonly props: SeriesPartProps;
  readonly onAdd: () => void;
}) {
  const say = useWords(seriesWords);
  const sayState = useWords(bookingStateWords);
  const language = useLanguage();
  const may = useMay();
  const { booking } = date;
  const isGone = booking === null || booking.state === 'cancelled';
  return (
    <li>
      <span className="booking-date">{sayDay(date.day, language)}</span>
      <Tag tone={isGone ? 'plain' : 'accent'}>{booking === null ? say('skipped') : sayState(booking.state)}</Tag>
      {booking?.isException === true ? <Tag tone="warn">{say('exception')}</Tag> : null}
      {booking?.id === props.booking ? <span className="soft">{say('here')}</span> : null}
      {booking !== null && booking.id !== props.booking ? (
        <Button size="small" aria-label={`${say('open')} ${date.day}`} onClick={() => props.desk.act({ type: 'booking', id: booking.id })}>
          {say('open')}
        </Button>
      ) : null}
      {isGone && may.call('series.addBack') ? (
        <Button size="small" aria-label={`${say('addBack')} ${date.day}`} onClick={onAdd}>
          {say('addBack')}
        </Button>
      ) : null}
    </li>
  );
}

/** Those around the opened one, until all are asked for. */
function shownDates(dates: Series['dates'], booking: number, isAll: boolean): Series['dates'] {
  if (isAll || dates.length <= FIRST_SHOWN) return dates;
  const here = Math.max(0, dates.findIndex((one) => one.booking?.id === booking) - 2);
  return dates.slice(Math.min(here, dates.length - FIRST_SHOWN)).slice(0, FIRST_SHOWN);
}

export function SeriesPart(props: SeriesPartProps) {
  const say = useWords(seriesWords);
  const api = useApi();
  const client = useClient();
  const notices = useNotices();
  const notice = useBookingNotice();
  const ruleText = useRuleText();
  const { run } = useCommand(client.series.addBack);
  const [isAll, setAll] = useState(false);
  const asked = useAsk(api.series.get.queryOptions({ input: { series: props.series } }));
  const addBack = async (day: string): Promise<void> => {
    const answer = await run({ series: props.series, day });
    if (answer.ok) notice(say('addedBack', { day }), answer.value);
    else notices.failed(answer);
  };
  return (
    <section className="booking-part" aria-label={say('series')}>
      <h3 className="booking-part-title">{say('series')}</h3>
      <Show asked={asked}>
        {(series) => (
          <>
            <p>{ruleText(series)}</p>
            <ul className="booking-dates" aria-label={say('dates')} tabIndex={0}>
              {shownDates(series.dates, props.booking, isAll).map((date) => (
                <DateRow key={date.day} date={date} props={props} onAdd={() => void addBack(date.day)} />
              ))}
            </ul>
            {isAll || series.dates.length <= FIRST_SHOWN ? null : (
              <Button size="small" onClick={() => setAll(true)}>
                {say('showAll', { count: series.dates.length })}
              </Button>
            )}
          </>
        )}
      </Show>
    </section>
  );
}
