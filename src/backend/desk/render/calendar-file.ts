// Use case: the bookings of a studio or a tenant as a calendar file.
import { ICalCalendar, ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { PAPER_WORDS, STATE_NAMES } from '../../../contract/desk/paper-messages.ts';
import { addDays, createInstantAt, fromDayNumber, getDayOfInstant } from '../../../domain/time/calendar.ts';
import type { BookingState } from '../../../domain/base/catalogue.ts';
import { maskPhonesIn } from '../../../domain/base/masking.ts';
import type { Interval } from '../../../domain/time/interval.ts';
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import type { BookingLine } from '../../../contract/desk/booking-shapes.ts';
import type { Asked } from '../../../contract/core/method.ts';
import type { paperMethods } from '../../../contract/desk/paper.ts';
import type { NamedFile } from '../../../contract/core/shell-port.ts';
import { type Base, nowOf, type Connection } from '../../core/db/rows.ts';
import { recordById } from '../../core/db/record-store.ts';
import { readTx } from '../../core/db/tx.ts';
import { getBaseMark, findBookingChangedMs } from '../sql/booking-stamps.ts';
import { listBookingsOfStudioWithin, listBookingsOfTenantWithin } from '../sql/desk-bookings.ts';
import { createTenantNameLookup } from '../../core/records/tenant-names.ts';
import { getBaseHead } from './print-context.ts';
import { formatStudio } from './print-slip.ts';

// Writes a calendar file (RFC 5545): the one place that knows the package that lays out, escapes and folds its lines.

/** An event; times in minutes since the epoch, `stampedMs` that of its last change. */
interface CalendarEvent {
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

const ICAL_STATUS = {
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
function writeCalendar(name: string, events: readonly CalendarEvent[]): Uint8Array {
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
      status: ICAL_STATUS[event.status],
      transparency: isOff ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    });
  }
  return Buffer.from(`${calendar.toString().trimEnd()}\r\n`);
}

type CalendarQuestion = Asked<typeof paperMethods.ical>;

const DAYS_BEFORE = 31;
const DAYS_AHEAD = 366;
const LANGUAGE = 'zh-CN';

const STATUS: Readonly<Record<BookingState, CalendarEvent['status']>> = {
  option: 'tentative',
  booked: 'confirmed',
  checked_in: 'confirmed',
  completed: 'confirmed',
  no_show: 'cancelled',
  cancelled: 'cancelled',
};

interface Ground {
  readonly db: Connection;
  readonly kind: 'studio' | 'tenant';
  readonly baseName: string;
  readonly mark: string;
}

/** An option that lapsed by itself is one change further than what is stored: its calendar must see it go. */
function changeOf(db: Connection, line: BookingLine): Pick<CalendarEvent, 'sequence' | 'stampedMs'> {
  const storedState = recordById(db, 'booking', line.id)?.values['state'];
  if (storedState === line.state) return { sequence: line.version - 1, stampedMs: findBookingChangedMs(db, line.id) ?? line.from * 60_000 };
  return { sequence: line.version, stampedMs: Math.min(line.holdsUntil ?? line.from, line.from) * 60_000 };
}

function eventOf({ db, kind, baseName, mark }: Ground, line: BookingLine): CalendarEvent {
  const { name, floor } = formatStudio(db, line.studio);
  const who = kind === 'studio' ? line.tenantName : name;
  const about = [PAPER_WORDS.slip.number, line.number].join(' ');
  return {
    uid: `booking-${line.id}@${mark}.livebase`,
    ...changeOf(db, line),
    from: line.from,
    to: line.to,
    summary: [who, line.title === null ? '' : maskPhonesIn(line.title)].filter((one) => one !== '').join(' · '),
    location: [baseName, floor, name].filter((one) => one !== null && one !== '').join(' '),
    // No contact and no phone, not even in what was typed as a title: a calendar file travels.
    description: `${about}\n${STATE_NAMES[LANGUAGE][line.state]}`,
    status: STATUS[line.state],
  };
}

function linesOf(base: Base, db: Connection, of: CalendarQuestion['of'], window: Interval): BookingLine[] {
  const viewer = { nameOf: createTenantNameLookup(db), now: nowOf(base) };
  return of.kind === 'tenant'
    ? listBookingsOfTenantWithin(db, of.id, window, viewer)
    : listBookingsOfStudioWithin(db, of.id, window, viewer);
}

/** The file. Equal state gives equal bytes. Refuses RECORD_UNKNOWN. */
export function createCalendarFile(base: Base, { of, from, to }: CalendarQuestion): Result<NamedFile> {
  return readTx(base, (db) => {
    if (recordById(db, of.kind, of.id) === null) return refuse('RECORD_UNKNOWN', { kind: of.kind, id: of.id });
    const today = getDayOfInstant(nowOf(base));
    const [first, last] = [from ?? addDays(today, -DAYS_BEFORE), to ?? addDays(today, DAYS_AHEAD)];
    const window = { from: createInstantAt(first, 0), to: createInstantAt(addDays(last, 1), 0) };
    const { name: baseName } = getBaseHead(db, today);
    const called = of.kind === 'studio' ? formatStudio(db, of.id).name : createTenantNameLookup(db)(of.id);
    const ground: Ground = { db, kind: of.kind, baseName, mark: getBaseMark(db) };
    const events = linesOf(base, db, of, window).map((line) => eventOf(ground, line));
    const title = [baseName, called].filter((one) => one !== '').join(' · ');
    return ok({ name: `${called.replaceAll(/[\\/:*?"<>|\s]+/g, ' ')}.ics`, bytes: writeCalendar(title, events) });
  });
}
