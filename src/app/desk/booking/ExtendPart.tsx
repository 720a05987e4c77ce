// What a longer end would hit: the bookings behind it with phones, so that they can be settled first.
import { Button } from 'antd';
import { instant, getMinuteOfDay, printClock } from '../../../domain/time/calendar.ts';
import { useSayShort } from '../../ui/short-refusal.ts';
import { Note } from '../../ui/Notes.tsx';
import type { Desk } from '../desk-state.ts';
import { sayDetail } from './detail-messages.ts';
import type { Extension } from './use-detail.ts';
import { useWhen } from './when-text.ts';

interface ExtendPartProps {
  readonly hits: Extension;
  readonly desk: Desk;
  readonly onExtend: () => void;
  readonly onClose: () => void;
}

export function ExtendPart({ hits, desk, onExtend, onClose }: ExtendPartProps) {
  const sayShort = useSayShort();
  const { when } = useWhen();
  const named = hits.refusal?.data['bookingId'];
  const time = printClock(getMinuteOfDay(instant(hits.to)));
  return (
    <Note tone="warn" title={sayDetail('hits', { time })}>
      <ul className="booking-plain-list">
        {hits.hits.map((one) => (
          <li key={one.id} className="booking-hit">
            <span>
              {one.tenantShort} {when(one, desk.state.day)} {one.contact} {one.phone}
            </span>
            <Button size="small" onClick={() => desk.act({ type: 'booking', id: one.id })}>
              {sayDetail('openHit')}
            </Button>
          </li>
        ))}
      </ul>
      {hits.refusal === null ? <p>{sayDetail('hitsHelp')}</p> : <p>{sayShort(hits.refusal)}</p>}
      <div className="line-2">
        {hits.refusal === null ? <Button onClick={onExtend}>{sayDetail('extendAnyway', { time })}</Button> : null}
        {hits.hits.length === 0 && typeof named === 'number' ? (
          <Button onClick={() => desk.act({ type: 'booking', id: named })}>{sayDetail('openHit')}</Button>
        ) : null}
        <Button onClick={onClose}>{sayDetail('giveUp')}</Button>
      </div>
    </Note>
  );
}
