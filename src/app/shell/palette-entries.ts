// What Ctrl+K finds: tenants, studios, months, commands and a booking by its number; by characters, Pinyin, old names and codes. Pure.
import type { BookingLine } from '../../contract/desk/booking-shapes.ts';
import type { Names } from '../../contract/records/record-shapes.ts';
import { dayOfInstant, instant, printInstant } from '../../domain/time/calendar.ts';

/** Something that can be gone to or done. */
export interface PaletteEntry {
  readonly id: string;
  readonly group: 'command' | 'tenant' | 'studio' | 'month' | 'booking';
  readonly title: string;
  readonly note: string;
  /** Everything it is found by, in lower case. */
  readonly found: string;
  readonly run: () => void;
}

/** Ways to open what is found. */
export interface PaletteDoors {
  readonly go: (path: string) => void;
  readonly sayLeft: string;
  readonly sayClosed: string;
  readonly sayReport: (month: string) => string;
  readonly saySales: (month: string) => string;
}

/** Entries of the base's own things. */
export function entriesOfNames(names: Names, doors: PaletteDoors): PaletteEntry[] {
  const tenants = names.tenants.map((one): PaletteEntry => ({
    id: `tenant-${one.id}`,
    group: 'tenant',
    title: one.name,
    note: one.inBase ? one.uscc : `${one.uscc} · ${doors.sayLeft}`,
    found: [one.name, one.uscc, one.initials, one.pinyin, ...one.former].join(' ').toLowerCase(),
    run: () => doors.go(`/tenants/${one.id}`),
  }));
  const studios = names.studios.map((one): PaletteEntry => ({
    id: `studio-${one.id}`,
    group: 'studio',
    title: one.name === null || one.name === one.code ? one.code : `${one.code} ${one.name}`,
    note: one.closed ? doors.sayClosed : (one.floor ?? ''),
    found: [one.code, one.name ?? '', one.floor ?? ''].join(' ').toLowerCase(),
    run: () => doors.go(`/studios/${one.id}`),
  }));
  const months = names.months.toReversed().flatMap((month): PaletteEntry[] => [
    {
      id: `report-${month}`,
      group: 'month',
      title: doors.sayReport(month),
      note: '',
      found: `${month} ${month.replace('-', '')} yuebao yb ${doors.sayReport(month)}`.toLowerCase(),
      run: () => doors.go(`/report/${month}`),
    },
    {
      id: `sales-${month}`,
      group: 'month',
      title: doors.saySales(month),
      note: '',
      found: `${month} ${month.replace('-', '')} xiaoshou xs ${doors.saySales(month)}`.toLowerCase(),
      run: () => doors.go(`/sales/${month}`),
    },
  ]);
  return [...tenants, ...studios, ...months];
}

/** Whether a text can be the number that people call a booking by: no blank, and a digit in it. */
export function isBookingNumber(text: string): boolean {
  return /^\S{2,60}$/.test(text.trim()) && /\d/.test(text);
}

/** The entry of a booking: its day at the front desk, with the booking opened. */
export function entryOfBooking(booking: BookingLine, studioCode: string, go: (path: string) => void): PaletteEntry {
  const { id, number, tenantName, from } = booking;
  return {
    id: `booking-${id}`,
    group: 'booking',
    title: `${number} ${tenantName}`,
    note: `${studioCode} ${printInstant(instant(from))}`,
    found: number.toLowerCase(),
    run: () => go(`/desk/${dayOfInstant(instant(from))}/booking/${id}`),
  };
}

const MOST_SHOWN = 60;

/** The entries that hold every word of `text`; those whose title begins with it first. */
export function findEntries(entries: readonly PaletteEntry[], text: string): readonly PaletteEntry[] {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return entries.filter(({ group }) => group === 'command').slice(0, MOST_SHOWN);
  const [first = ''] = words;
  const matching = entries.filter(({ found }) => words.every((word) => found.includes(word)));
  const weight = (entry: PaletteEntry): number => (entry.found.startsWith(first) || entry.title.toLowerCase().startsWith(first) ? 0 : 1);
  return matching.toSorted((a, b) => weight(a) - weight(b)).slice(0, MOST_SHOWN);
}
