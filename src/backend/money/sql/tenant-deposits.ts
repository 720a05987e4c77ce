// A tenant's deposit: what was taken, given back and kept, and whether it ever falls short.
import { z } from 'zod';
import { sumSafe } from '../../../domain/values/quantity.ts';
import { type Connection, rowsOf } from '../../core/db/rows.ts';

const moveRow = z.object({
  id: z.int(),
  version: z.int(),
  day: z.string(),
  kind: z.enum(['in', 'out', 'kept']),
  amount: z.int(),
  note: z.string().nullable(),
});

/** One move of a deposit; `amount` is positive. */
export type DepositMove = z.infer<typeof moveRow>;

const MOVES = `SELECT id, version, day, kind, amount, note FROM deposit_move INDEXED BY deposit_move_by_tenant
  WHERE retired_at IS NULL AND tenant_id = ? + 0 ORDER BY day, id`;

/** A tenant's moves by day. */
export function listDepositMoves(db: Connection, tenantId: number): readonly DepositMove[] {
  return rowsOf(db, MOVES, moveRow, [tenantId]);
}

/** What a move says of the balance. */
interface Move {
  readonly day: string;
  readonly kind: string;
  readonly amount: number;
}

function total(moves: readonly Move[], kinds: readonly string[]): number {
  return sumSafe(moves.filter((move) => kinds.includes(move.kind)).map((move) => move.amount));
}

/** What is held of the deposit. */
export function computeDepositBalance(moves: readonly Move[]): number {
  return total(moves, ['in']) - total(moves, ['out', 'kept']);
}

/** The first day by which more was given back and kept than had been taken; null if there is none. */
export function findFirstShortage(moves: readonly Move[]): { readonly day: string; readonly taken: number; readonly gone: number } | null {
  for (const day of [...new Set(moves.map((move) => move.day))].toSorted()) {
    const known = moves.filter((move) => move.day <= day);
    const [taken, gone] = [total(known, ['in']), total(known, ['out', 'kept'])];
    if (gone > taken) return { day, taken, gone };
  }
  return null;
}
