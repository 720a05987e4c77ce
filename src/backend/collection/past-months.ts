// The months that a reply is looked at beside: the three before it, and the same month of last year.
import { addMonths, type Month } from '../../domain/time/calendar.ts';
import { listPastChecks } from '../../domain/form/past-checks.ts';
import type { FailedCheck } from '../../domain/form/reply-checks.ts';
import type { Reply } from '../../contract/collection/collection.ts';
import type { Connection } from '../core/db/rows.ts';
import { type CollectedTenant, listCollectedTenants, MONTHS_BESIDE } from '../report/collected-month.ts';

const LAST_YEAR = -12;

/** What a tenant's lines have odd against its own past. */
export function oddOf(
  { tenantId, collected }: { readonly tenantId: number; readonly collected: CollectedTenant | null },
  before: readonly ReadonlyMap<number, CollectedTenant>[],
): FailedCheck[] {
  const past = before.map((month) => month.get(tenantId)?.lines ?? []);
  return listPastChecks(collected?.lines ?? [], past);
}

type PastLine = Reply['past'][number]['lines'][number];

function plainLine({ platform, goodsClass, sessions, minutes, views, orders, paid, refunded, settled }: PastLine): PastLine {
  return { platform, goodsClass, sessions, minutes, views, orders, paid, refunded, settled };
}

/** What a tenant reported in the months that stand beside its reply; months without anything are left out. */
export function pastOf(db: Connection, month: Month, tenantId: number): Reply['past'] {
  return [...MONTHS_BESIDE, LAST_YEAR].flatMap((by) => {
    const own = addMonths(month, by);
    const found = listCollectedTenants(db, own).get(tenantId);
    if (found === undefined) return [];
    return [{ month: own, lines: found.lines.map(plainLine), retail: found.retail }];
  });
}
