// What Ctrl+K finds: tenants, studios, months, commands and a booking by its number; by characters, Pinyin, old names and codes. Pure.
import type { BookingLine } from '../../contract/desk/booking-shapes.ts';
import type { Names, TenantName } from '../../contract/records/records.ts';
import { getDayOfInstant, instant, printInstant } from '../../domain/time/calendar.ts';
import { matchTenants } from '../ui/tenant-match.ts';

/** Something that can be gone to or done. */
export interface PaletteEntry {
  readonly id: string;
  readonly group: 'command' | 'tenant' | 'studio' | 'month' | 'booking';
  readonly title: string;
  readonly note: string;
  /** Everything it is found by, in lower case; a tenant is found as all pickers find it. */
  readonly found: string;
  readonly tenant?: TenantName;
  /** How well a tenant fits what is typed. */
  readonly rank?: number;
  readonly run: () => void;
}

/** Ways to open what is found. */
export interface PaletteDoors {
  readonly go: (path: string) => void;
  readonly sayLeft: string;
  readonly sayClosed: string;
  readonly sayReport: (month: string) => string;
  readonly saySales: (month: string) => string;
  /** Whether there is a way to months of the report, and of the sales. */
  readonly hasReport: boolean;
  readonly hasSales: boolean;
}

/** A screen of a month, as it is found. */
interface MonthScreen {
  readonly screen: 'report' | 'sales';
  readonly pinyin: string;
  readonly say: (month: string) => string;
}

function monthEntry(month: string, { screen, pinyin, say }: MonthScreen, go: PaletteDoors['go']): PaletteEntry {
  const title = say(month);
  return {
    id: `${screen}-${month}`,
    group: 'month',
    title,
    note: '',
    found: `${month} ${month.replace('-', '')} ${pinyin} ${title}`.toLowerCase(),
    run: () => go(`/${screen}/${month}`),
  };
}

/** Entries of the base's own things. */
export function listEntriesOfNames(names: Names, doors: PaletteDoors): PaletteEntry[] {
  const tenants = names.tenants.map((one): PaletteEntry => ({
    id: `tenant-${one.id}`,
    group: 'tenant',
    title: one.short,
    note: [one.name, one.uscc, ...(one.inBase ? [] : [doors.sayLeft])].join(' · '),
    found: '',
    tenant: one,
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
  const screens: readonly MonthScreen[] = [
    ...(doors.hasReport ? [{ screen: 'report' as const, pinyin: 'yuebao yb', say: doors.sayReport }] : []),
    ...(doors.hasSales ? [{ screen: 'sales' as const, pinyin: 'xiaoshou xs', say: doors.saySales }] : []),
  ];
  const months = names.months.toReversed().flatMap((month) => screens.map((screen) => monthEntry(month, screen, doors.go)));
  return [...tenants, ...studios, ...months];
}

/** Whether a text can be the number that people call a booking by: no blank, and a digit in it. */
export function isBookingNumber(text: string): boolean {
  return /^\S{2,60}$/.test(text.trim()) && /\d/.test(text);
}

/** The entry of a booking: its day at the front desk, with the booking opened. */
export function createEntryOfBooking(booking: BookingLine, studioCode: string, go: (path: string) => void): PaletteEntry {
  const { id, number, tenantShort, from } = booking;
  return {
    id: `booking-${id}`,
    group: 'booking',
    title: `${number} ${tenantShort}`,
    note: `${studioCode} ${printInstant(instant(from))}`,
    found: number.toLowerCase(),
    run: () => go(`/desk/${getDayOfInstant(instant(from))}/booking/${id}`),
  };
}

const MOST_SHOWN = 60;

const GROUPS = ['booking', 'command', 'tenant', 'studio', 'month'] as const satisfies readonly PaletteEntry['group'][];
/** Tenants whose names begin with what is typed; what fits less well stands behind everything that begins so. */
const LAST_BEGINNING = 3;

function tenantsIn(entries: readonly PaletteEntry[], text: string): readonly PaletteEntry[] {
  const byTenant = new Map(entries.flatMap((entry) => (entry.tenant === undefined ? [] : [[entry.tenant.id, entry]])));
  const tenants = entries.flatMap(({ tenant }) => tenant ?? []);
  return matchTenants(tenants, text).flatMap(({ tenant, rank }) => {
    const entry = byTenant.get(tenant.id);
    return entry === undefined ? [] : [{ ...entry, rank }];
  });
}

/** The entries that hold every word of `text`, and the tenants that it means; those that begin with it first. */
export function findEntries(entries: readonly PaletteEntry[], text: string): readonly PaletteEntry[] {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return entries.filter(({ group }) => group === 'command').slice(0, MOST_SHOWN);
  const [first = ''] = words;
  const others = entries.filter(({ found, tenant }) => tenant === undefined && words.every((word) => found.includes(word)));
  const weight = ({ rank, found, title }: PaletteEntry): number => {
    if (rank !== undefined) return rank <= LAST_BEGINNING ? 0 : 1;
    return found.startsWith(first) || title.toLowerCase().startsWith(first) ? 0 : 1;
  };
  return [...others, ...tenantsIn(entries, text)]
    .toSorted((a, b) => weight(a) - weight(b) || GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group))
    .slice(0, MOST_SHOWN);
}
