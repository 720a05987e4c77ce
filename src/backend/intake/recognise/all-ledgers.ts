// Every ledger that is a list of rows, by its kind.
import type { ListKind } from '../../../contract/intake/sheet-kinds.ts';
import type { Ledger, LedgerRow } from './layout.ts';
import { BOOKINGS, EVENTS, HISTORICAL, RETAIL, SALES, TARGETS } from './ledgers/activity.ts';
import { BASE_AREA } from './ledgers/base.ts';
import { EXCEPTIONS, STUDIOS } from './ledgers/studios.ts';
import { ACCOUNTS, CASES, HEADCOUNTS, HOSTS, LEASES, PAPERS, TENANTS } from './ledgers/tenants.ts';

const ALL = {
  base_area: BASE_AREA,
  studios: STUDIOS,
  exceptions: EXCEPTIONS,
  tenants: TENANTS,
  leases: LEASES,
  accounts: ACCOUNTS,
  headcounts: HEADCOUNTS,
  papers: PAPERS,
  hosts: HOSTS,
  cases: CASES,
  bookings: BOOKINGS,
  events: EVENTS,
  sales: SALES,
  retail: RETAIL,
  targets: TARGETS,
  historical: HISTORICAL,
};

/** The columns of a list ledger. */
export type ColumnsOf<K extends ListKind> = (typeof ALL)[K]['columns'];
/** A decoded row of a list ledger. */
export type RowOfKind<K extends ListKind> = LedgerRow<ColumnsOf<K>>;

/** The list ledgers. */
export const LISTS: { readonly [K in ListKind]: Ledger<ColumnsOf<K>> } = ALL;
