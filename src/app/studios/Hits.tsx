// The bookings that lie in a time which is about to be taken: listed before it is.
import type { StudioBooking } from '../../contract/studios/studio-detail-shapes.ts';
import { useApiQuery } from '../ui/api.tsx';
import { Note, Show } from '../ui/Notes.tsx';
import { sayStudio } from './studio-messages.ts';

const LISTED = 8;

function BookingLines({ bookings }: { readonly bookings: readonly StudioBooking[] }) {
  return (
    <ul className="studios-means">
      {bookings.slice(0, LISTED).map((row) => (
        <li key={row.id}>
          {row.from.replace('T', ' ')} — {row.to.replace('T', ' ')} {row.tenant.name} ({row.number})
        </li>
      ))}
      {bookings.length > LISTED ? <li>{sayStudio('hitsMore', { count: LISTED })}</li> : null}
    </ul>
  );
}

interface HitsProps {
  readonly studio: number;
  /** `2026-10-03T22:00`; null while they are not both times. */
  readonly span: { readonly from: string; readonly to: string } | null;
}

/** The bookings of the time. */
export function Hits({ studio, span }: HitsProps) {
  const input = { studio, from: span?.from ?? '2026-01-01T00:00', to: span?.to ?? '2026-01-01T00:00' };
  const asked = useApiQuery('studios.hits', input, { isWaiting: span === null });
  if (span === null) return null;
  return (
    <Show asked={asked}>
      {({ bookings }) =>
        bookings.length === 0 ? (
          <p className="soft">{sayStudio('hitsNone')}</p>
        ) : (
          <Note tone="warn">
            <p>{sayStudio('retireHits', { count: bookings.length })}</p>
            <BookingLines bookings={bookings} />
          </Note>
        )
      }
    </Show>
  );
}
