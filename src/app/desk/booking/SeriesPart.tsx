// The series of an opened booking: its rule in words, its dates, and those that were left out to be booked after all.
import { Button } from 'antd';
import { useState } from 'react';
import { useApi, useApiQuery, useClient, useCommand } from '../../ui/api.tsx';
import { bookingStateWords } from '../../ui/booking-state-messages.ts';
import { repeatWords } from '../../ui/fields/repeat-messages.ts';
import { useLanguage, useMessages } from '../../ui/i18n.ts';
import { usePermissions } from '../../ui/permissions.tsx';
import { Show } from '../../ui/Notes.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { Tag } from '../../ui/Page.tsx';
import { formatDay } from '../../ui/values.tsx';
import type { Desk } from '../desk-state.ts';
import { useBookingNotice } from './booking-notice.ts';
import { seriesWords } from './series-messages.ts';
import { FIRST_SHOWN, formatRule, listShownDates, type Series } from './detail-texts.ts';
import { bookingWords } from './booking-messages.ts';

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
  const say = useMessages(seriesWords);
  const sayState = useMessages(bookingStateWords);
  const language = useLanguage();
  const may = usePermissions();
  const { booking } = date;
  const isGone = booking === null || booking.state === 'cancelled';
  return (
    <li>
      <span className="booking-date">{formatDay(date.day, language)}</span>
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

export function SeriesPart(props: SeriesPartProps) {
  const say = useMessages(seriesWords);
  const api = useApi();
  const client = useClient();
  const notices = useNotices();
  const notice = useBookingNotice();
  const rule = { say, sayRepeat: useMessages(repeatWords), sayBooking: useMessages(bookingWords), language: useLanguage() };
  const { run } = useCommand(client.series.addBack);
  const [isAll, setAll] = useState(false);
  const asked = useApiQuery(api.series.get.queryOptions({ input: { series: props.series } }));
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
            <p>{formatRule(series, rule)}</p>
            <ul className="booking-dates" aria-label={say('dates')} tabIndex={0}>
              {listShownDates(series.dates, props.booking, isAll).map((date) => (
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
