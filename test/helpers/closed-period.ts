// What a closed accounting period holds, as a text that is the same as long as nothing of it changes.
import { expect } from 'vitest';
import type { Base } from '../../src/backend/core/db/open.ts';
import { getPeriod, getVouchers } from '../../src/backend/money/accounting.ts';
import { openClient } from '../../src/backend/router.ts';
import type { Month } from '../../src/domain/time/calendar.ts';
import { MANAGER } from './record-base.ts';

/** What a call answers. */
interface Answer {
  readonly ok: boolean;
  readonly value?: unknown;
  readonly refusal?: { readonly code: string; readonly data: Readonly<Record<string, unknown>> };
}

/** Calls a method as a manager at the window. */
export function call(base: Base, method: string, input: object): Promise<Answer> {
  const context = { findBase: () => base, actor: { ...MANAGER, device: null }, onProgress: null, jobs: null, shell: null, start: null };
  const client = openClient(context) as unknown as Readonly<Record<string, Readonly<Record<string, (input: object) => Promise<Answer>>>>>;
  const [group = '', name = ''] = method.split('.');
  return client[group]?.[name]?.(input) ?? expect.unreachable(method);
}

/** What is booked of a row, by its table. */
const BOOKED = {
  charge: 'id, tenant_id, month, kind, amount, retired_at',
  payment: 'id, tenant_id, paid_on, month, amount, method, retired_at',
  deposit_move: 'id, tenant_id, day, kind, amount, retired_at',
} as const;
export type BookedKind = keyof typeof BOOKED;
/** The kinds of rows that the books hold. */
export const BOOKED_KINDS = ['charge', 'payment', 'deposit_move'] as const;
/** SQL of the month that a row stands in, by its table. */
export const MONTH_IN: Readonly<Record<BookedKind, string>> = {
  charge: 'month',
  payment: 'substr(paid_on, 1, 7)',
  deposit_move: 'substr(day, 1, 7)',
};

/**
 * What a closed period holds: its sums, its vouchers by the digest of their bytes, the rows that were entered before it was closed, and of the
 * statements those up to `statement`.
 */
export function periodText(base: Base, of: Month, statement: number): string {
  const vouchers = getVouchers(base, { month: of });
  const rows = BOOKED_KINDS.map((table) =>
    base.db
      .prepare(
        `SELECT ${BOOKED[table]} FROM ${table} WHERE ${MONTH_IN[table]} = ?
        AND id <= (SELECT min(${table}_id) FROM accounting_closing WHERE reopened_ms IS NULL AND month >= ?) ORDER BY id`,
      )
      .raw()
      .all(of, of),
  );
  const papers = base.db
    .prepare('SELECT number, total, sha256 FROM statement WHERE month = ? AND id <= ? ORDER BY id')
    .raw()
    .all(of, statement);
  const { last: _last, ...period } = getPeriod(base, { month: of });
  return JSON.stringify({ period, vouchers: vouchers.ok ? vouchers.value.sha256 : vouchers.refusal, rows, papers });
}

/** The number of the newest statement in the database; 0 where there is none. */
export const newestStatement = (base: Base): number => Number(base.db.prepare('SELECT coalesce(max(id), 0) FROM statement').pluck().get());
