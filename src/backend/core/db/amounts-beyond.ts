// Rows with an amount that no input takes any more, of another program or of before the bound.
import { RECORD_KINDS, type RecordName } from '../../../contract/records/record-kinds.ts';
import { MOST_AMOUNT } from '../../../domain/values/quantity.ts';
import { type Connection, queryTuples } from './rows.ts';

/** Counts and minutes of sales, which reports add up as they do money. */
const COUNTED: Readonly<Partial<Record<RecordName, readonly string[]>>> = {
  live_session: ['minutes', 'views', 'orders'],
  shop_day: ['orders'],
  sales_line: ['sessions', 'minutes', 'views', 'orders'],
};
/** Bounded columns by table. A booking's charge is computed, and what sessions add up to is a sum. */
const BOUNDED = Object.values(RECORD_KINDS).flatMap(({ name, fields }): (readonly [RecordName, readonly string[], readonly string[]])[] => {
  const money = fields.filter(({ type }) => type === 'money' || type === 'signed_money').map((field) => field.name);
  return name === 'booking' || money.length === 0 ? [] : [[name, money, COUNTED[name] ?? []]];
});

/** An amount beyond the bound: fen where `isMoney`, else a count or minutes. Beyond 2^53 its last digits are rounded. */
export interface AmountBeyond {
  readonly table: RecordName;
  readonly id: number;
  readonly tenant: number | null;
  readonly amount: number;
  readonly isMoney: boolean;
}

function hasTenant(table: RecordName): boolean {
  const { columns }: { readonly columns: readonly string[] } = RECORD_KINDS[table];
  return columns.includes('tenant_id');
}

function listBeyond(db: Connection, isStanding: boolean, tables?: readonly string[]): AmountBeyond[] {
  return BOUNDED.filter(([table]) => tables?.includes(table) ?? true).flatMap(([table, money, counts]) => {
    const isSum = table === 'sales_line' ? ` AND source <> 'session'` : '';
    const selects = [...money, ...counts].map(
      (
        column,
      ) => `SELECT id, ${hasTenant(table) ? 'tenant_id' : 'NULL'}, CAST(${column} AS REAL), ${money.includes(column) ? 1 : 0} FROM ${table}
        WHERE ${isStanding ? 'retired_at IS NULL AND ' : ''}${column} NOT BETWEEN ${0 - MOST_AMOUNT} AND ${MOST_AMOUNT}${isSum}`,
    );
    return queryTuples(db, `${selects.join(' UNION ALL ')} ORDER BY 1`).map(([id, tenant, amount, isMoney]) => ({
      table,
      id: Number(id),
      tenant: tenant === null ? null : Number(tenant),
      amount: Number(amount),
      isMoney: isMoney === 1,
    }));
  });
}

/** Lists amounts beyond `MOST_AMOUNT` of records that are not retired, by table and id; of some tables, or of all. */
export function listAmountsBeyond(db: Connection, tables?: readonly RecordName[]): AmountBeyond[] {
  return listBeyond(db, true, tables);
}

/** How many rows of a table hold an amount beyond the bound, retired or not. */
export function countRowsBeyond(db: Connection, table: string): number {
  return new Set(listBeyond(db, false, [table]).map(({ id }) => id)).size;
}
