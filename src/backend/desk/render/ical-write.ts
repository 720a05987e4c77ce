// Writes a calendar file (RFC 5545): the one place that knows the package that lays out, escapes and folds its lines.
import { ICalCalendar, ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { fromDayNumber } from '../../../domain/time/calendar.ts';

/** An event; times in minutes since the epoch, `stampedMs` that of its last change. */
export interface CalendarEvent {
  /** Letters, digits, `-`, `.` and `@` only: it is written as it is. */
  readonly uid: string;
  readonly sequence: number;
  readonly stampedMs: number;
  readonly from: number;
  readonly to: number;
  readonly summary: string;
  readonly location: string;
  readonly description: string;
  readonly status: 'tentative' | 'confirmed' | 'cancelled';
}

const STATUS = {
  tentative: ICalEventStatus.TENTATIVE,
  confirmed: ICalEventStatus.CONFIRMED,
  cancelled: ICalEventStatus.CANCELLED,
} as const;
const DAY_MS = 86_400_000;

/** `2026-10-03T14:00:05Z`, by arithmetic: the machine's zone has no say. */
function utcText(milliseconds: number): string {
  const days = Math.floor(milliseconds / DAY_MS);
  const seconds = Math.floor((milliseconds - days * DAY_MS) / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${fromDayNumber(days)}T${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}Z`;
}

/** Line breaks and tabs are text, other signs that have no print may not stand in such a file. */
function clean(text: string): string {
  return text.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u2028\u2029\uFEFF]/g, '');
}

/** A calendar's name is the one text that the package writes as it comes: a line break in it would begin a line of its own. */
function escapedName(name: string): string {
  return clean(name)
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll(/\r\n|\r|\n/g, '\\n');
}

/**
 * The bytes of a calendar: UTF-8, CRLF, lines of at most 75 octets, times in UTC, which every program shows at its own clock.
 * Equal events give equal bytes. @throws RangeError for a uid that would need escaping.
 */
export function writeCalendar(name: string, events: readonly CalendarEvent[]): Uint8Array {
  const prodId = { company: 'Livebase', product: 'Livebase', language: 'ZH' };
  const calendar = new ICalCalendar({ prodId, method: ICalCalendarMethod.PUBLISH, name: escapedName(name) });
  for (const event of events) {
    if (!/^[\w.@-]+$/.test(event.uid)) throw new RangeError(`no uid: ${event.uid}`);
    const isOff = event.status === 'cancelled';
    calendar.createEvent({
      id: event.uid,
      sequence: event.sequence,
      stamp: utcText(event.stampedMs),
      lastModified: utcText(event.stampedMs),
      start: utcText(event.from * 60_000),
      end: utcText(event.to * 60_000),
      summary: clean(event.summary),
      location: clean(event.location),
      description: clean(event.description),
      status: STATUS[event.status],
      transparency: isOff ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    });
  }
  return Buffer.from(`${calendar.toString().trimEnd()}\r\n`);
}
