// What a blackout would do before it is saved: its dates, the bookings in it, and what each of those could have instead.
import type { ReactNode } from 'react';
import type { BlackoutHit, BlackoutPreview } from '../../contract/desk/blackouts.ts';
import type { FreeSlot } from '../../contract/desk/booking-shapes.ts';
import type { Language } from '../../contract/core/phrase.ts';
import { getDayOfInstant, instant, getMinuteOfDay, printClock } from '../../domain/time/calendar.ts';
import { getLanguage } from '../ui/i18n.ts';
import { Note } from '../ui/Notes.tsx';
import { formatDay } from '../ui/values.tsx';
import { sayStudio } from './studio-messages.ts';

type Span = Pick<FreeSlot, 'from' | 'to'>;

function dayText({ from }: Span, language: Language): string {
  return formatDay(getDayOfInstant(from), language);
}

function clocks({ from, to }: Span): string {
  return `${printClock(getMinuteOfDay(from))}–${printClock(getMinuteOfDay(instant(to)))}`;
}

/** What a booking could have instead, the nearest kinds first: another studio, another time, a shorter one. */
function PlanLine({ hit }: { readonly hit: BlackoutHit }) {
  const { plan, booking } = hit;
  if (plan === null) return null;
  const others = plan.studios.map(({ code }) => code).join(sayStudio('comma'));
  const ways = [
    others === '' ? '' : sayStudio('planStudios', { codes: others }),
    plan.times.length === 0 ? '' : sayStudio('planTimes', { code: hit.code, times: plan.times.map(clocks).join(sayStudio('comma')) }),
    plan.shorter === null || plan.shorter.from === booking.to ? '' : sayStudio('planShorter', { times: clocks(plan.shorter) }),
  ].filter((way) => way !== '');
  return (
    <div className="soft">
      {ways.length === 0 ? sayStudio('planNone') : sayStudio('planB', { ways: ways.join(sayStudio('semicolon')) })}
    </div>
  );
}

function HitLine({ hit, hasCode }: { readonly hit: BlackoutHit; readonly hasCode: boolean }) {
  const language = getLanguage();
  const { booking, code } = hit;
  const call =
    booking.call === null || booking.call === undefined
      ? ''
      : ` · ${[booking.call.contact ?? '', booking.call.phone].filter((one) => one !== '').join(' ')}`;
  return (
    <li>
      <span className="number">{`${dayText(booking, language)} ${clocks(booking)}`}</span> {hasCode ? `${code} ` : ''}
      {booking.tenantShort} ({booking.number}){call}
      <PlanLine hit={hit} />
    </li>
  );
}

function DateLines({ dates }: { readonly dates: BlackoutPreview['dates'] }) {
  const language = getLanguage();
  if (dates.length === 1) return null;
  return (
    <details>
      <summary>{sayStudio('blackoutDates', { count: dates.length })}</summary>
      <ul className="studios-means">
        {dates.map((date) => (
          <li key={date.from}>
            {dayText(date, language)} {clocks(date)} {date.hits === 0 ? '' : sayStudio('dateHits', { count: date.hits })}
          </li>
        ))}
      </ul>
    </details>
  );
}

interface BlackoutViewProps {
  readonly preview: BlackoutPreview;
  /** It is for all studios: each line names its own. */
  readonly isAll: boolean;
  /** The question whether to go on, below the list. */
  readonly question: ReactNode;
}

/** The preview. */
export function BlackoutView({ preview, isAll, question }: BlackoutViewProps) {
  const { dates, hits, count, studios } = preview;
  const rest = count - hits.length;
  return (
    <div className="stack-3">
      {isAll ? <p>{sayStudio('blackoutStudios', { count: studios })}</p> : null}
      <DateLines dates={dates} />
      {count === 0 ? (
        <p className="soft">{sayStudio('hitsNone')}</p>
      ) : (
        <Note tone="warn">
          <p>{sayStudio('hits', { count })}</p>
          <ul className="studios-means studios-hits" aria-label={sayStudio('hitsList')} tabIndex={0}>
            {hits.map((hit) => (
              <HitLine hit={hit} hasCode={isAll} key={hit.booking.id} />
            ))}
            {rest > 0 ? <li>{sayStudio('hitsMore', { count: hits.length })}</li> : null}
          </ul>
          {question}
        </Note>
      )}
    </div>
  );
}
