// What is known of an opened booking: who, where, when, contact, equipment, price, what was overridden.
import type { BoardDay } from '../../../contract/desk/board.ts';
import { WARNING_CODES } from '../../../domain/booking/booking-rules.ts';
import type { WarningCode } from '../../../domain/booking/booking-rules.ts';
import { instant, printInstant } from '../../../domain/time/calendar.ts';
import { useWords } from '../../kit/i18n.ts';
import { Note } from '../../kit/Notes.tsx';
import { Facts } from '../../kit/Page.tsx';
import { bookingWords } from './booking-words.ts';
import { useSayReason } from './cancel-reasons.ts';
import { detailWords } from './detail-words.ts';
import { PriceView } from './PriceView.tsx';
import type { OpenBooking } from './use-detail.ts';
import { overrideWords } from './override-words.ts';
import { useWhen } from './when-text.ts';

function moment(value: number | null): string | null {
  return value === null ? null : printInstant(instant(value));
}

function Contact({ open }: { readonly open: OpenBooking }) {
  const { booking } = open;
  const contact = booking.contact ?? booking.call?.contact ?? null;
  const phone = booking.phone ?? booking.call?.phone ?? null;
  return (
    <>
      {contact} {phone === null ? null : <a href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>{phone}</a>}
    </>
  );
}

/** Facts that are there; an empty one is left out, so that the panel stays short. */
function useFacts(open: OpenBooking, board: BoardDay) {
  const sayReason = useSayReason();
  const say = useWords(detailWords);
  const { booking, made } = open;
  const equipment = booking.equipment
    .map(([id, count]) => `${board.equipment.find((one) => one.id === id)?.name ?? `#${id}`} ×${count}`)
    .join(', ');
  const all = [
    { label: say('number'), value: booking.number },
    {
      label: say('contact'),
      value: (booking.contact ?? booking.phone ?? booking.call ?? null) === null ? null : <Contact open={open} />,
    },
    { label: say('title'), value: booking.title },
    { label: say('platform'), value: booking.platform },
    { label: say('equipment'), value: equipment },
    { label: say('holds'), value: booking.state === 'option' ? moment(booking.holdsUntil) : null },
    { label: say('arrivedAt'), value: moment(booking.actualStart) },
    { label: say('leftAt'), value: moment(booking.actualEnd) },
    { label: say('cancelReason'), value: booking.cancelReason === null ? null : sayReason(booking.cancelReason) },
    { label: say('waived'), value: open.waiveReason },
    { label: say('note'), value: booking.note },
    { label: say('made'), value: made === null ? null : say('madeBy', { who: made.who, at: made.at.slice(0, 16).replace('T', ' ') }) },
  ];
  return all.filter(({ value }) => value !== null && value !== '');
}

export function DetailFacts({ open, board }: { readonly open: OpenBooking; readonly board: BoardDay }) {
  const say = useWords(detailWords);
  const sayOverride = useWords(overrideWords);
  const sayBooking = useWords(bookingWords);
  const { withLength } = useWhen();
  const facts = useFacts(open, board);
  const { booking, studioCode, overridden, overrideReason } = open;
  const known = (code: string): string => (isOverride(code) ? sayOverride(code) : code);
  return (
    <>
      <p className="booking-when">
        <strong>{studioCode}</strong> {withLength(booking)}
      </p>
      <Facts facts={facts} />
      <PriceView price={open.price ?? null} />
      {overridden.length === 0 ? null : (
        <Note tone="warn" title={say('overridden')}>
          <div>{overridden.map(known).join(sayBooking('listGap'))}</div>
          {overrideReason === null ? null : <div>{say('overrideReason', { reason: overrideReason })}</div>}
        </Note>
      )}
    </>
  );
}

function isOverride(code: string): code is WarningCode {
  return WARNING_CODES.some((one) => one === code);
}
