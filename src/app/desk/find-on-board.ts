// Somebody on the board: which bookings of the day a name, a number or a phone means. Pure.
import type { BookingLine } from '../../contract/desk/booking-shapes.ts';
import type { BoardDay } from '../../contract/desk/board.ts';
import type { TenantName } from '../../contract/records/record-shapes.ts';
import { findTenantsFor } from './booking/matching.ts';

/** What is looked for, and which of those found has the cursor. */
export interface Finding {
  readonly text: string;
  readonly at: number;
}

/** Fewer letters of a number mean nothing yet. */
const LEAST_NUMBER = 3;

function holds(text: string | null | undefined, part: string): boolean {
  return (text ?? '').toLowerCase().includes(part);
}

/** Those that are meant, by their start: of a tenant that fits the text, or with it in contact, title, number or phone. */
export function findBookingsCalled({ bookings }: BoardDay, tenants: readonly TenantName[], typed: string): readonly BookingLine[] {
  const text = typed.trim().toLowerCase();
  if (text === '') return [];
  const fitting = new Set(findTenantsFor(tenants, text, '').map(({ id }) => id));
  const isNumber = text.length >= LEAST_NUMBER && /\d$/.test(text);
  const isMeant = (one: BookingLine): boolean =>
    fitting.has(one.tenant) ||
    [one.tenantName, one.tenantShort, one.contact, one.title].some((part) => holds(part, text)) ||
    (isNumber && [one.number, one.phone, one.call?.phone].some((part) => holds(part, text)));
  return bookings.filter(isMeant).toSorted((a, b) => a.from - b.from || a.studio - b.studio);
}

/** The place after (or before) one in a list, round at its ends. */
export function placeBeside(at: number, length: number, by: 1 | -1): number {
  return length === 0 ? 0 : (at + by + length) % length;
}
