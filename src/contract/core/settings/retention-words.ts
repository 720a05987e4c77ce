// How long names and numbers of people may be kept, and the words of their kinds. Light: the command line reads it before it loads any schema.
import type { Word } from '../language.ts';

/** The fewest and the most months. */
export const KEPT_MONTHS = { least: 1, most: 240 } as const;

/** Kinds of names and numbers that are kept for some months. */
export const RETENTION_WORDS = {
  tenants: ['已退租企业的联系人和电话', 'Contacts of tenants that left'],
  bookings: ['预约的联系人和电话', 'Contacts of bookings'],
  waiting: ['候补的联系人和电话', 'Contacts of the waiting list'],
  hosts: ['已离开的主播', 'Hosts that left'],
} as const satisfies Readonly<Record<string, Word>>;
