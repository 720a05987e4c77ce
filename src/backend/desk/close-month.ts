// Use case: a month closed together with what becomes of its open bookings: both are written, or neither.
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { monthMethods } from '../../contract/report/filing.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import type { Tx } from '../core/db/tx.ts';
import { type Caller, hasPermission } from '../core/rpc/call.ts';
import { closeMonth } from '../report/filing/month-closing.ts';
import { openDesk } from './desk-write.ts';
import { lastMonthOf } from './slot-context.ts';
import { changeManyInside } from './swap.ts';

type Closing = Asked<typeof monthMethods.close>;

/**
 * Closes a month as `closeMonth` does, its bookings settled first in the same transaction, as `bookings.many` would. Refuses what either
 * refuses; NOT_ALLOWED `{role, right}` to who may close a month but not settle bookings.
 */
export function closeMonthSettled(base: Base, actor: Caller, { settle, ...closing }: Closing): Result<Answer<typeof monthMethods.close>> {
  const right = 'bookings.write';
  if (settle.length > 0 && !hasPermission(actor, right)) return refuse('NOT_ALLOWED', { role: actor.role, right });
  const lastMonth = lastMonthOf(base);
  return closeMonth(base, actor, closing, (tx: Tx) => {
    for (const { bookings, to, reason } of settle) {
      const settled = changeManyInside(openDesk(tx, lastMonth, actor), { bookings, to: { kind: to }, reason });
      if (!settled.ok) return settled;
    }
    return ok(null);
  });
}
