// Bookings of a month that are still open when it is closed: each is settled or left open, with a reason.
import { useState } from 'react';
import { SETTLE_WAYS } from '../../domain/base/catalogue.ts';
import { instant, printInstant } from '../../domain/time/calendar.ts';
import { type InputOf, useApiQuery, type ValueOf } from '../ui/api.tsx';
import { sayBookingState } from '../ui/booking-state-messages.ts';
import { ChoiceField } from '../ui/fields/choice-fields.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { sayReport } from './report-messages.ts';
import { putInBrackets } from '../ui/i18n.ts';

/** What is done about an open booking: ended as booked, called a no-show, or left open beyond the closing. */
const WAYS = [...SETTLE_WAYS, 'carry'] as const;
type Way = (typeof WAYS)[number];
type OpenBooking = ValueOf<'bookings.unfinished'>['sessions'][number];

/** The relation that asks about open bookings. */
export const OPEN_BOOKINGS_RELATION = 'A28';

/** The bookings with what was chosen for each; `settle` are the endings, `carried` is why the rest stay open. */
export interface OpenBookingChoices {
  readonly bookings: readonly OpenBooking[];
  readonly wayOf: (booking: OpenBooking) => Way | null;
  readonly choose: (bookings: readonly OpenBooking[], way: Way | null) => void;
  readonly reasons: Readonly<Record<Way, string>>;
  readonly giveReason: (way: Way, reason: string) => void;
  readonly isDecided: boolean;
  readonly isKnown: boolean;
  readonly carried: string | null;
  readonly settle: Exclude<InputOf<'month.close'>['settle'], undefined>;
}

/** Whether a booking can go this way: one whose end lies ahead can't have ended as booked, and who checked in has come. */
function canGo({ isOver, state }: OpenBooking, way: Way): boolean {
  return way === 'completed' ? isOver : way === 'carry' || state === 'booked';
}

/** Reads a month's open bookings and keeps what is chosen for them. Where `explained` says already why they stay open, they do unless otherwise chosen. */
export function useOpenBookings(month: string, explained: string): OpenBookingChoices {
  const asked = useApiQuery('bookings.unfinished', { month });
  const [ways, setWays] = useState<Readonly<Record<number, Way | null>>>({});
  const [reasons, setReasons] = useState<Readonly<Record<Way, string>>>({ completed: '', no_show: '', carry: explained });
  const bookings = asked.state === 'ready' ? asked.value.sessions : [];
  const unchosen = explained === '' ? null : 'carry';
  const wayOf = ({ id }: OpenBooking): Way | null => (id in ways ? (ways[id] ?? null) : unchosen);
  const goingBy = (way: Way): OpenBooking[] => bookings.filter((one) => wayOf(one) === way);
  const settle = SETTLE_WAYS.flatMap((to) => {
    const seen = goingBy(to).map(({ id, version }) => ({ id, version }));
    return seen.length === 0 ? [] : [{ bookings: seen, to, reason: reasons[to].trim() }];
  });
  return {
    bookings,
    wayOf,
    choose: (chosen, way) =>
      setWays({ ...ways, ...Object.fromEntries(chosen.filter((one) => way === null || canGo(one, way)).map(({ id }) => [id, way])) }),
    reasons,
    giveReason: (way, reason) => setReasons({ ...reasons, [way]: reason }),
    isDecided: bookings.map(wayOf).every((way) => way !== null && reasons[way].trim() !== ''),
    isKnown: asked.state !== 'loading',
    carried: goingBy('carry').length === 0 ? null : reasons.carry.trim(),
    settle,
  };
}

function wayOptions(booking: OpenBooking | null) {
  return WAYS.filter((way) => booking === null || canGo(booking, way)).map((way) => ({ value: way, label: sayReport(`openWay_${way}`) }));
}

function formatBooking({ from, studioCode, tenantShort, state }: OpenBooking): string {
  return `${printInstant(instant(from))} ${studioCode} ${tenantShort}${putInBrackets(sayBookingState(state))}`;
}

/** The list with a choice for each and for all, and the reasons of the ways that are taken. */
export function OpenBookings({ choices }: { readonly choices: OpenBookingChoices }) {
  const { bookings, wayOf, choose, reasons, giveReason } = choices;
  if (bookings.length === 0) return null;
  const [first] = bookings;
  const shared = first !== undefined && bookings.every((one) => wayOf(one) === wayOf(first)) ? wayOf(first) : null;
  const wayNamed = (text: string | null): Way | null => WAYS.find((way) => way === text) ?? null;
  return (
    <section className="stack-2" aria-label={sayReport('openBookings', { count: bookings.length })}>
      <p className="close-title">{sayReport('openBookings', { count: bookings.length })}</p>
      <p>{sayReport('openBookingsHelp')}</p>
      {bookings.length === 1 ? null : (
        <ChoiceField
          label={sayReport('openAll')}
          options={wayOptions(null)}
          value={shared}
          onChange={(text) => choose(bookings, wayNamed(text))}
        />
      )}
      <div className="close-corrections stack-2" role="group" aria-label={sayReport('openEach')} tabIndex={0}>
        {bookings.map((one) => (
          <ChoiceField
            key={one.id}
            label={formatBooking(one)}
            options={wayOptions(one)}
            value={wayOf(one)}
            onChange={(text) => choose([one], wayNamed(text))}
            isNeeded
          />
        ))}
      </div>
      {WAYS.filter((way) => bookings.some((one) => wayOf(one) === way)).map((way) => (
        <TextField
          key={way}
          label={sayReport(`openReason_${way}`)}
          value={reasons[way]}
          onChange={(text) => giveReason(way, text)}
          isNeeded
        />
      ))}
    </section>
  );
}
