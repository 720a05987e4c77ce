// What a booking says besides its slot, as it is typed and as it is sent. Pure.
import type { BookingLine } from '../../../contract/desk/booking-shapes.ts';

/** As typed. `equipment`: how many of each, by id. */
export interface Details {
  readonly title: string;
  readonly contact: string;
  readonly phone: string;
  readonly platform: string;
  readonly note: string;
  readonly equipment: Readonly<Record<number, number>>;
}

export const NO_DETAILS: Details = { title: '', contact: '', phone: '', platform: '', note: '', equipment: {} };

/** What stands on a booking, to be changed. */
export function detailsOf(booking: BookingLine): Details {
  const { title, contact, phone, platform, note, equipment } = booking;
  return {
    title: title ?? '',
    contact: contact ?? '',
    phone: phone ?? '',
    platform: platform ?? '',
    note: note ?? '',
    equipment: Object.fromEntries(equipment),
  };
}

function said(text: string): string | null {
  const words = text.trim();
  return words === '' ? null : words;
}

/** Counted equipment as it is sent, in order of id. */
export function takenOf(equipment: Details['equipment']): [number, number][] {
  return Object.entries(equipment)
    .filter(([, count]) => count > 0)
    .map(([id, count]): [number, number] => [Number(id), count])
    .toSorted(([a], [b]) => a - b);
}

/** The details as they are sent. */
export function createSentDetails(details: Details) {
  return {
    title: said(details.title),
    contact: said(details.contact),
    phone: said(details.phone),
    platform: said(details.platform),
    note: said(details.note),
    equipment: takenOf(details.equipment),
  };
}
