// Somebody on the board: which bookings of the day, and guests still in from days before, a name, a studio, a number or a phone means. Pure.
import type { BookingLine } from '../../contract/desk/booking-shapes.ts';
import type { BoardDay } from '../../contract/desk/board.ts';
import type { TenantName } from '../../contract/records/record-shapes.ts';
import { isLive } from '../../domain/booking/booking.ts';
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

/** Those that are meant, by their start, what is over last: of a tenant that fits the text, in a studio whose code begins with it, or with it in contact, title, number or phone. */
export function findBookingsCalled(
  { bookings, here, studios }: Pick<BoardDay, 'bookings' | 'here' | 'studios'>,
  tenants: readonly TenantName[],
  typed: string,
): readonly BookingLine[] {
  const text = typed.trim().toLowerCase();
  if (text === '') return [];
  const fitting = new Set(findTenantsFor(tenants, text, '').map(({ id }) => id));
  const rooms = new Set(studios.filter(({ code }) => code.toLowerCase().startsWith(text)).map(({ id }) => id));
  const isNumber = text.length >= LEAST_NUMBER && /\d$/.test(text);
  const isMeant = (one: BookingLine): boolean =>
    fitting.has(one.tenant) ||
    rooms.has(one.studio) ||
    [one.tenantName, one.tenantShort, one.contact, one.call?.contact, one.title].some((part) => holds(part, text)) ||
    (isNumber && [one.number, one.phone, one.call?.phone].some((part) => holds(part, text)));
  const all = new Map([...here, ...bookings].map((one) => [one.id, one]));
  // What is over has nothing to be done: the first one found is whom the next key is for.
  const isOver = ({ state }: BookingLine): number => Number(state === 'completed' || !isLive(state));
  return [...all.values()].filter(isMeant).toSorted((a, b) => isOver(a) - isOver(b) || a.from - b.from || a.studio - b.studio);
}

/** The place after (or before) one in a list, round at its ends. */
export function placeBeside(at: number, length: number, by: 1 | -1): number {
  return length === 0 ? 0 : (at + by + length) % length;
}
