// What is refused over a row with an amount beyond the bound, and which failures of a call such a row explains.
import { ORPCError, ValidationError } from '@orpc/server';
import { MOST_AMOUNT } from '../../../domain/values/quantity.ts';
import type { Refusal } from '../../../domain/values/result.ts';
import { type AmountBeyond, listAmountsBeyond } from '../db/amounts-beyond.ts';
import type { Connection } from '../db/rows.ts';
import { createTenantNameLookup } from './tenant-names.ts';

/** What refuses to add up over a row: AMOUNT_BEYOND `{record, table, row, tenant?, amount, money?, limit?}`, `money` and `limit` in fen where it is money. */
export function refuseAmount(db: Connection, { table, id, tenant, amount, isMoney }: AmountBeyond): Refusal {
  const whose = tenant === null ? {} : { tenant: createTenantNameLookup(db)(tenant) };
  const money = isMoney ? { money: amount, limit: MOST_AMOUNT } : {};
  return { code: 'AMOUNT_BEYOND', data: { record: `${table}:${id}`, table, row: id, ...whose, amount, ...money } };
}

/** Whether an error may be a sum that went beyond what is exact: of ours, of SQLite, or an answer whose number is not safe. */
function isSumBeyond(error: unknown): boolean {
  if (error instanceof RangeError || (error instanceof ORPCError && error.cause instanceof ValidationError)) return true;
  return error instanceof Error && (error.name === 'ZodError' || error.message === 'integer overflow');
}

/** The refusal of a call that failed over a sum, where a row holds an amount beyond the bound: AMOUNT_BEYOND, as `refuseAmount`. Null: a bug. */
export function findSumRefusal(db: Connection, error: unknown): Refusal | null {
  const [found] = isSumBeyond(error) ? listAmountsBeyond(db) : [];
  return found === undefined ? null : refuseAmount(db, found);
}
