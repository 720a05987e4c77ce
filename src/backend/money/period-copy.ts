// What the closing of an accounting period keeps: its sums and vouchers as they were closed, so that no later write shows in them.
import { z } from 'zod';
import { bookedSumsSchema, type AccountingPeriod } from '../../contract/money/accounting.ts';
import { SETTINGS } from '../../contract/core/settings/settings.ts';
import { type BookedEntries, drawUpVouchers, listBookedTaxes, STANDARD_ACCOUNTS, type Voucher } from '../../domain/money/vouchers.ts';
import { type Month, monthOf } from '../../domain/time/calendar.ts';
import { sumSafe } from '../../domain/values/quantity.ts';
import { type Connection, dayColumn, monthColumn } from '../core/db/rows.ts';
import { readSetting } from '../core/records/settings.ts';
import { createTenantNameLookup } from '../core/records/tenant-names.ts';

const voucherShape = z.object({
  of: z.enum(['bill', 'payment', 'refund', 'in', 'out', 'kept']),
  day: dayColumn,
  happened: dayColumn.nullable(),
  tenant: z.int(),
  /** The tenant's name as of the closing. */
  tenantName: z.string(),
  month: monthColumn.nullable(),
  lines: z.array(z.object({ account: z.enum(keysOf(STANDARD_ACCOUNTS)), debit: z.int(), credit: z.int() })),
});

/** Sums in fen; `accounts`: those that the vouchers are written on; `taxes`: what was booked of each charge, by its id. */
export const periodCopySchema = z.object({
  ...bookedSumsSchema.shape,
  accounts: SETTINGS.accounts.schema,
  vouchers: z.array(voucherShape).readonly(),
  taxes: z.array(z.tuple([z.int(), z.int()]).readonly()).readonly(),
});
export type PeriodCopy = z.infer<typeof periodCopySchema>;

/** A voucher with whom it is about. */
export type NamedVoucher = Voucher & { readonly tenantName: string };

function keysOf<K extends string>(of: Readonly<Record<K, unknown>>): readonly K[] {
  const isKey = (key: string): key is K => key in of;
  return Object.keys(of).filter(isKey);
}

function sumEntries({ charges, payments, deposits }: BookedEntries): AccountingPeriod['sums'] {
  const now = charges.filter(({ isBefore }) => !isBefore);
  const charged = (on: 'rent' | 'studio' | 'changes'): number => sumSafe(now.filter((one) => one.on === on).map(({ amount }) => amount));
  const held = (kind: 'in' | 'out' | 'kept'): number => sumSafe(deposits.filter((one) => one.kind === kind).map(({ amount }) => amount));
  return {
    rent: charged('rent'),
    studio: charged('studio'),
    changes: charged('changes'),
    billed: sumSafe(now.map(({ amount }) => amount)),
    received: sumSafe(payments.map(({ amount }) => amount)),
    depositsIn: held('in'),
    depositsOut: held('out'),
    depositsKept: held('kept'),
  };
}

/** Draws up a period from its entries as they stand: what its closing would keep. */
export function computePeriodCopy(db: Connection, month: Month, entries: BookedEntries): PeriodCopy {
  const nameOf = createTenantNameLookup(db);
  return {
    sums: sumEntries(entries),
    earlier: {
      billed: sumSafe(entries.charges.filter((one) => !one.isBefore && one.month < month).map(({ amount }) => amount)),
      received: sumSafe(entries.payments.filter(({ day }) => monthOf(day) < month).map(({ amount }) => amount)),
    },
    accounts: readSetting(db, 'accounts'),
    vouchers: drawUpVouchers(month, entries).map((one) => ({ ...one, lines: [...one.lines], tenantName: nameOf(one.tenant) })),
    taxes: listBookedTaxes(entries),
  };
}
