// The series of an opened booking: its rule in words, its dates, and those that were left out to be booked after all.
import { Button } from 'antd';
import { useState } from 'react';
import { useApiQuery, useCommand } from '../../ui/api.tsx';
import { sayBookingState } from '../../ui/booking-state-messages.ts';
import { usePermissions } from '../../ui/permissions.tsx';
import { Show } from '../../ui/Notes.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { Tag } from '../../ui/Page.tsx';
import { formatDay } from '../../ui/values.tsx';
import type { Desk } from '../desk-state.ts';
import { useConsent } from '../use-consent.tsx';
import { useBookingNotice } from './booking-notice.ts';
import { saySeries } from './series-messages.ts';
import { FIRST_SHOWN, formatRule, listShownDates, type Series } from './detail-texts.ts';

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
  const may = usePermissions();
  const { booking } = date;
  const isGone = booking === null || booking.state === 'cancelled';
  return (
    <li>
      <span className="booking-date">{formatDay(date.day)}</span>
      <Tag tone={isGone ? 'plain' : 'accent'}>{booking === null ? saySeries('skipped') : sayBookingState(booking.state)}</Tag>
      {booking?.isException === true ? <Tag tone="warn">{saySeries('exception')}</Tag> : null}
      {booking?.id === props.booking ? <span className="soft">{saySeries('here')}</span> : null}
      {booking !== null && booking.id !== props.booking ? (
        <Button
          size="small"
          aria-label={`${saySeries('open')} ${date.day}`}
          onClick={() => props.desk.act({ type: 'booking', id: booking.id })}
        >
          {saySeries('open')}
        </Button>
      ) : null}
      {isGone && may.call('series.addBack') ? (
        <Button size="small" aria-label={`${saySeries('addBack')} ${date.day}`} onClick={onAdd}>
          {saySeries('addBack')}
        </Button>
      ) : null}
    </li>
  );
}

export function SeriesPart(props: SeriesPartProps) {
  const notices = useNotices();
  const notice = useBookingNotice();
  const { run } = useCommand('series.addBack');
  const consent = useConsent();
  const [isAll, setAll] = useState(false);
  const asked = useApiQuery('series.get', { series: props.series });
  const addBack = async (day: string): Promise<void> => {
    notices.settle(await consent.send((overrideReason) => run({ series: props.series, day, overrideReason })), (value) =>
      notice(saySeries('addedBack', { day }), value),
    );
  };
  return (
    <section className="booking-part" aria-label={saySeries('series')}>
      <h3 className="booking-part-title">{saySeries('series')}</h3>
      <Show asked={asked}>
        {(series) => (
          <>
            <p>{formatRule(series)}</p>
            <ul className="booking-dates" aria-label={saySeries('dates')} tabIndex={0}>
              {listShownDates(series.dates, props.booking, isAll).map((date) => (
                <DateRow key={date.day} date={date} props={props} onAdd={() => void addBack(date.day)} />
              ))}
            </ul>
            {isAll || series.dates.length <= FIRST_SHOWN ? null : (
              <Button size="small" onClick={() => setAll(true)}>
                {saySeries('showAll', { count: series.dates.length })}
              </Button>
            )}
          </>
        )}
      </Show>
      {consent.dialog}
    </section>
  );
}
