// Use case: the pages that hang in the lobby and beside the doors: who is where now and next, names masked, no phone number, nothing to press.
import type { Language } from '../../../contract/core/language.ts';
import { LOBBY_WORDS, formatClock, formatHours, formatPaperDay } from '../../../contract/desk/paper-messages.ts';
import { fillTemplate } from '../../../contract/core/phrase.ts';
import { deskDayOf } from '../../../domain/booking/desk-day.ts';
import { isLive } from '../../../domain/booking/booking.ts';
import { type Day, getDayOfInstant, getMinuteOfDay, instant, type Instant, printClock } from '../../../domain/time/calendar.ts';
import type { BookingLine } from '../../../contract/desk/booking-shapes.ts';
import { type Base, nowOf } from '../../core/db/base.ts';
import { readTx } from '../../core/db/tx.ts';
import { readSetting } from '../../core/records/settings.ts';
import { renderDoorHtml, renderLobbyHtml, type StudioCard } from './lobby-html.ts';
import { canOpenLobby } from './lobby-key.ts';
import { getBaseHead, type PaperDay, readPaperDay, type StudioDay } from '../render/print-context.ts';

/** What was asked for: a path, the key in its query, and the nonce that lets the page's own styles count. */
export interface LobbyRequest {
  readonly path: string;
  readonly key: string;
  readonly nonce: string;
}

/** How long after its end somebody who was not checked out is still shown as there. */
const OVERRUN = 60;
const DOOR = '/door/';

/** The one in the studio now; who was checked out is gone, who was not checked out is still there for a while. */
function runningIn(bookings: readonly BookingLine[], now: Instant): BookingLine | null {
  const inTime = bookings.find((one) => one.state !== 'completed' && one.from <= now && now < one.to);
  return inTime ?? bookings.findLast((one) => one.state === 'checked_in' && one.to <= now && now < one.to + OVERRUN) ?? null;
}

interface Look {
  readonly now: Instant;
  readonly day: Day;
  readonly language: Language;
  /** Where the night's hours end. */
  readonly end: number;
  readonly strangerName: PaperDay['strangerName'];
}

/** What stands there where nobody is in: out of use, closed, let to one tenant alone, or free until when; beyond the night it is just free. */
function freeText(
  studio: StudioDay,
  next: BookingLine | null,
  { now, day, language, end, strangerName }: Look,
): { readonly text: string; readonly tone: StudioCard['tone'] } {
  const words = LOBBY_WORDS[language];
  const until = (template: string, at: number): string =>
    fillTemplate(template, { until: formatClock(instant(at), day, language) }, language);
  const blackout = studio.blackouts.find((one) => one.from <= now && now < one.to);
  if (blackout !== undefined) return { text: until(words.blackout, blackout.to), tone: 'closed' };
  const open = studio.open.find((one) => one.from <= now && now < one.to);
  if (open === undefined) return { text: words.closed, tone: 'closed' };
  if (studio.lessee !== null)
    return { text: fillTemplate(words.leased, { who: strangerName(studio.lessee.tenant) }, language), tone: 'closed' };
  const ends = [open.to, next?.from ?? Infinity, ...studio.blackouts.filter((one) => one.from > now).map((one) => one.from)];
  const first = Math.min(...ends);
  return { text: first >= end ? words.free : until(words.freeUntil, first), tone: 'free' };
}

function cardOf(studio: StudioDay, { bookings }: PaperDay, look: Look): StudioCard {
  const { now, day, language, strangerName } = look;
  const words = LOBBY_WORDS[language];
  const own = bookings.filter((one) => one.studio === studio.id && isLive(one.state));
  const running = runningIn(own, now);
  const ahead = own.filter((one) => one.from > now && one.blocksUntil > one.from && one !== running);
  const hoursOf = ({ from, to }: BookingLine): string =>
    getDayOfInstant(from) === day
      ? formatHours(from, to, language)
      : `${formatClock(from, day, language)}–${printClock(getMinuteOfDay(to))}`;
  const entries = ahead.map((one) => ({ time: hoursOf(one), who: strangerName(one.tenant) }));
  const free = freeText(studio, ahead[0] ?? null, look);
  const busyUntil = (one: BookingLine): string =>
    one.to <= now ? words.overrun : fillTemplate(words.busyUntil, { until: formatClock(one.to, day, language) }, language);
  return {
    code: studio.code,
    name: studio.name === studio.code ? '' : (studio.name ?? ''),
    floor: studio.floor ?? '',
    tone: running === null ? free.tone : 'busy',
    state: running === null ? free.text : `${strangerName(running.tenant)} ${busyUntil(running)}`,
    ahead: entries,
  };
}

function doorCode(path: string): string | null {
  if (!path.startsWith(DOOR)) return null;
  try {
    return decodeURIComponent(path.slice(DOOR.length));
  } catch (error) {
    // A half escape: no studio is called so.
    if (error instanceof URIError) return null;
    throw error;
  }
}

/** The page, or null where the key opens nothing or there is no such page: from outside the two look alike. */
export function renderLobbyPage(base: Base, { path, key, nonce }: LobbyRequest): string | null {
  return readTx(base, (db) => {
    if (!canOpenLobby(db, key)) return null;
    const now = nowOf(base);
    const day = deskDayOf(now, readSetting(db, 'desk'));
    const evening = readPaperDay(base, db, day);
    const look: Look = { now, day, language: readSetting(db, 'page.language'), end: evening.window.to, strangerName: evening.strangerName };
    const frame = {
      nonce,
      language: look.language,
      baseName: getBaseHead(db, day).name,
      dayText: formatPaperDay(day, look.language),
      atText: fillTemplate(LOBBY_WORDS[look.language].at, { at: printClock(getMinuteOfDay(now)) }, look.language),
      words: LOBBY_WORDS[look.language],
    };
    if (path === '/lobby')
      return renderLobbyHtml(
        frame,
        evening.studios.map((studio) => cardOf(studio, evening, look)),
      );
    const code = doorCode(path);
    const studio = evening.studios.find((one) => one.code === code);
    return studio === undefined ? null : renderDoorHtml(frame, cardOf(studio, evening, look));
  });
}
