// What a blackout would do before it is saved: its dates, the bookings in it, and what each of those could have instead.
import { sayMark } from '../i18n.ts';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { BlackoutHit, BlackoutPreview } from '../../../contract/desk/series.ts';
import type { FreeSlot } from '../../../contract/desk/booking-shapes.ts';
import { getDayOfInstant, instant, getMinuteOfDay, printClock } from '../../../domain/time/calendar.ts';
import { FOCUS_LIST } from '../focus-keeper.tsx';
import { Note } from '../Notes.tsx';
import { formatDay } from '../values.tsx';
import { sayBlackout } from './blackout-messages.ts';
import './blackout.css';

type Span = Pick<FreeSlot, 'from' | 'to'>;

function dayText({ from }: Span): string {
  return formatDay(getDayOfInstant(from));
}

function clocks({ from, to }: Span): string {
  return `${printClock(getMinuteOfDay(from))}–${printClock(getMinuteOfDay(instant(to)))}`;
}

/** Moves a guest of the studio to another one. */
export type MoveHit = (hit: BlackoutHit, to: FreeSlot) => void;

interface HitProps {
  readonly hit: BlackoutHit;
  /** Null for who moves no bookings: the studios are named then. */
  readonly onMove: MoveHit | null;
}

/** What a booking could have instead, the nearest kinds first: another studio, another time, a shorter one. */
function PlanLine({ hit, onMove }: HitProps) {
  const { plan, booking } = hit;
  if (plan === null) return null;
  const others = onMove === null ? plan.studios.map(({ code }) => code).join(sayBlackout('comma')) : '';
  const ways = [
    others === '' ? '' : sayBlackout('planStudios', { codes: others }),
    plan.times.length === 0 ? '' : sayBlackout('planTimes', { code: hit.code, times: plan.times.map(clocks).join(sayBlackout('comma')) }),
    plan.shorter === null || plan.shorter.from === booking.to ? '' : sayBlackout('planShorter', { times: clocks(plan.shorter) }),
  ].filter((way) => way !== '');
  const moves = onMove === null ? [] : plan.studios;
  return (
    <div className="soft">
      {moves.map((slot) => (
        <Button
          key={slot.studio}
          size="small"
          aria-label={`${booking.tenantShort} ${sayBlackout('moveTo', { code: slot.code })}`}
          onClick={() => onMove?.(hit, slot)}
        >
          {sayBlackout('moveTo', { code: slot.code })}
        </Button>
      ))}{' '}
      {ways.length > 0 ? sayBlackout('planB', { ways: ways.join(sayMark('；')) }) : moves.length > 0 ? '' : sayBlackout('planNone')}
    </div>
  );
}

function HitLine({ hit, onMove, hasCode }: HitProps & { readonly hasCode: boolean }) {
  const { booking, code } = hit;
  const call =
    booking.call === null || booking.call === undefined
      ? ''
      : ` · ${[booking.call.contact ?? '', booking.call.phone].filter((one) => one !== '').join(' ')}`;
  return (
    <li>
      <span className="number">{`${dayText(booking)} ${clocks(booking)}`}</span> {hasCode ? `${code} ` : ''}
      {booking.tenantShort} ({booking.number}){call}
      <PlanLine hit={hit} onMove={onMove} />
    </li>
  );
}

function DateLines({ dates }: { readonly dates: BlackoutPreview['dates'] }) {
  if (dates.length === 1) return null;
  return (
    <details>
      <summary>{sayBlackout('dates', { count: dates.length })}</summary>
      <ul className="soft-list">
        {dates.map((date) => (
          <li key={date.from}>
            {dayText(date)} {clocks(date)} {date.hits === 0 ? '' : sayBlackout('dateHits', { count: date.hits })}
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
  readonly onMove: MoveHit | null;
  /** The question whether to go on, below the list. */
  readonly question: ReactNode;
}

/** The preview. */
export function BlackoutView({ preview, isAll, onMove, question }: BlackoutViewProps) {
  const { dates, hits, count, studios } = preview;
  const rest = count - hits.length;
  return (
    <div className="stack-3">
      {isAll ? <p>{sayBlackout('studios', { count: studios })}</p> : null}
      <DateLines dates={dates} />
      {count === 0 ? (
        <p className="soft">{sayBlackout('hitsNone')}</p>
      ) : (
        <Note tone="warn">
          <p>{sayBlackout('hits', { count })}</p>
          <ul className="soft-list blackout-hits" {...FOCUS_LIST} aria-label={sayBlackout('hitsList')} tabIndex={0}>
            {hits.map((hit) => (
              <HitLine hit={hit} onMove={onMove} hasCode={isAll} key={hit.booking.id} />
            ))}
            {rest > 0 ? <li>{sayBlackout('hitsMore', { count: hits.length })}</li> : null}
          </ul>
          {question}
        </Note>
      )}
    </div>
  );
}
