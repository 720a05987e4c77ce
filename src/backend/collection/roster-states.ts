// How the tenants of a month's reporting roster stand: missing, reported, zero, failing.
import type { Connection } from '../core/db/rows.ts';
import { rowAsOf, lastDayOf, type Month } from '../../domain/time/calendar.ts';
import { type FailedCheck, isZeroMonth, listFailedChecks } from '../../domain/form/reply-checks.ts';
import type { Base } from '../core/db/open.ts';
import { readTx } from '../core/db/tx.ts';
import { type DatedFacts, listTenantFacts } from '../report/sql/tenant-facts.ts';
import { type CollectedTenant, listCollectedTenants } from '../report/collected-month.ts';
import { listDueTenants, listTenantsReported } from '../report/due-tenants.ts';

/** `failing`: it has reported, and its figures fail a check. */
export type RosterState = 'missing' | 'reported' | 'zero' | 'failing';

/** A tenant of the month; `isDue`: it has to report. Name and code are of the month's last day. */
export interface RosterTenant {
  readonly tenantId: number;
  readonly name: string;
  readonly uscc: string;
  readonly isDue: boolean;
  readonly state: RosterState;
  readonly failing: readonly FailedCheck[];
  /** What was collected of it; null: nothing. */
  readonly collected: CollectedTenant | null;
}

/** Name and code of a tenant on the month's last day. */
export function getTenantOfMonth(facts: DatedFacts, id: number, month: Month): { readonly name: string; readonly uscc: string } {
  const dated = facts.get(id) ?? [];
  const fact = rowAsOf(dated, lastDayOf(month)) ?? dated[0];
  return { name: fact?.name ?? '', uscc: fact?.uscc ?? '' };
}

/** What fails of a tenant's month. A difference that a person decided, with a reason, no longer does. */
function failingOf({ lines, retail, pairs }: CollectedTenant): FailedCheck[] {
  return listFailedChecks({ lines, retail, pairs: pairs.filter((pair) => !pair.isChosen) });
}

function stateOf(collected: CollectedTenant | undefined, failing: readonly FailedCheck[], hasReported: boolean): RosterState {
  if (collected === undefined || !hasReported) return 'missing';
  if (isZeroMonth(collected)) return 'zero';
  return failing.length > 0 ? 'failing' : 'reported';
}

/** The tenants that have to report the month, or have lines in it, in the order of their names (Pinyin). Runs inside a read transaction. */
export function readRosterStates(db: Connection, month: Month): readonly RosterTenant[] {
  const facts = listTenantFacts(db);
  const collected = listCollectedTenants(db, month);
  const due = new Set(listDueTenants(db, month, facts));
  const reported = listTenantsReported(db, month);
  const order = new Intl.Collator('zh-u-co-pinyin');
  // One that is gone by now (it was merged into another) is still on a frozen roster, and nobody can report for it.
  return [...new Set([...[...due].filter((id) => facts.has(id)), ...collected.keys()])]
    .map((tenantId): RosterTenant => {
      const own = collected.get(tenantId);
      const failing = own === undefined ? [] : failingOf(own);
      const state = stateOf(own, failing, reported.has(tenantId));
      return { tenantId, ...getTenantOfMonth(facts, tenantId, month), isDue: due.has(tenantId), state, failing, collected: own ?? null };
    })
    .toSorted((a, b) => order.compare(a.name, b.name) || a.tenantId - b.tenantId);
}

/** The roster of a month with how each tenant on it stands, by name: the frozen roster, else as the rule computes it. */
export function listRosterStates(base: Base, month: Month): readonly RosterTenant[] {
  return readTx(base, (db) => readRosterStates(db, month)).filter((one) => one.isDue);
}
