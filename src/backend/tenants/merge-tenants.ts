// Use case: two tenants that are one. Everything moves to the one that stays, in one change that can be taken back.
// A closed month keeps whose each of its rows is: promise 1 comes before tidiness, so the merge is refused while one stands in its way,
// naming it. Moving only what is open would split leases that run through, and make one company two in every comparison of months.
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import { isRecordName, RECORD_KINDS, type RecordName } from '../../contract/records/record-kinds.ts';
import type { RecordKind } from '../../contract/records/kind.ts';
import { listRecordsWhere, recordById, recordByKey, rewriteRecord, type StoredRecord } from '../core/db/record-store.ts';
import { type Actor, appendHistory, type Tx } from '../core/db/tx.ts';
import { refreshRollUps, getRollUpOf } from '../report/roll-up.ts';
import { closedMonthsOf, listRowsWithoutKind } from './sql/tenant-months.ts';
import { groupChanges } from '../core/records/record-history.ts';
import { edit, type Edit, getNextSeq } from '../records/edit.ts';
import { labelOf, getTenantName } from '../records/record-label.ts';

/** Two tenants that are one: `into` stays. */
export interface Merge {
  readonly from: number;
  readonly into: number;
  readonly reason: string;
}

/** What a merge came to; `change` takes it back. */
export interface Merged {
  readonly kind: string;
  readonly id: number;
  readonly label: string;
  readonly change: number;
  readonly moved: number;
}

/** How many records that both have are named. */
const NAMED = 20;

/** Kinds whose rows move with their tenant. Leases go before bookings, which need one; sessions' sums are made again. */
function movingKinds(): readonly RecordName[] {
  return Object.entries(RECORD_KINDS).flatMap(([name, kind]: [string, RecordKind]) =>
    isRecordName(name) && name !== 'tenant_fact' && kind.columns.includes('tenant_id') ? [name] : [],
  );
}

function rowsOf(tx: Tx, name: RecordName, tenant: number): StoredRecord[] {
  const where = name === 'sales_line' ? "tenant_id = ? AND source <> 'session'" : 'tenant_id = ?';
  return listRecordsWhere(tx.db, name, where, [tenant]);
}

/** Records that both tenants have, as `headcount:2026-05`. */
function clashes(tx: Tx, { from, into }: Merge): readonly string[] {
  return movingKinds().flatMap((name) => {
    const { key }: RecordKind = RECORD_KINDS[name];
    if (!key.includes('tenant_id')) return [];
    return rowsOf(tx, name, from).flatMap((row) => {
      const taken = recordByKey(
        tx.db,
        name,
        key.map((column) => (column === 'tenant_id' ? into : (row.values[column] ?? null))),
      );
      const others = key.filter((column) => column !== 'tenant_id').map((column) => row.values[column] ?? '');
      return taken === null ? [] : [`${name}:${others.join(' ').trim()}`];
    });
  });
}

/** Moves the dated rows over, retired: the tenant that stays has its own, and former names go on finding it. */
function moveFacts(tx: Tx, { from, into, reason }: Merge): number {
  const facts = listRecordsWhere(tx.db, 'tenant_fact', 'tenant_id = ?', [from]);
  for (const fact of facts) {
    rewriteRecord(tx, fact, { action: 'merge', fields: { tenant_id: into }, retiredAt: tx.nowMs, reason });
  }
  return facts.length;
}

function moveRows({ tx, profile }: Edit, merge: Merge): number {
  const { from, into, reason } = merge;
  const touched = new Set<string>();
  let moved = 0;
  for (const name of movingKinds()) {
    for (const row of rowsOf(tx, name, from)) {
      rewriteRecord(tx, row, { action: 'merge', fields: { tenant_id: into }, reason });
      moved += 1;
      if (name !== 'live_session' && name !== 'shop_day') continue;
      for (const one of [row, { ...row, values: { ...row.values, tenant_id: into } }]) touched.add(getRollUpOf(name, one) ?? '');
    }
  }
  for (const file of listRecordsWhere(tx.db, 'attachment', "entity = 'tenant' AND entity_id = ?", [from])) {
    rewriteRecord(tx, file, { action: 'merge', fields: { entity_id: into }, reason });
    moved += 1;
  }
  touched.delete('');
  refreshRollUps(tx, touched, profile.refundBasis);
  return moved;
}

/** What stands in a merge's way; null where nothing does. */
function inTheWay(tx: Tx, merge: Merge): Result<null> {
  const { from, into } = merge;
  const names = { from: getTenantName(tx.db, from), into: getTenantName(tx.db, into) };
  if (from === into) return refuse('RECORD_MERGE_ITSELF', { tenant: names.into });
  for (const id of [from, into]) {
    const tenant = recordById(tx.db, 'tenant', id);
    if (tenant === null) return refuse('RECORD_UNKNOWN', { kind: 'tenant', id });
    if (tenant.retiredAt !== null) return refuse('RECORD_RETIRED', { label: labelOf(tx.db, 'tenant', id, tenant.values) });
  }
  const months = closedMonthsOf(tx.db, from);
  if (months.length > 0) return refuse('MONTH_CLOSED', { month: months.join('、'), months });
  const what = [...clashes(tx, merge), ...listRowsWithoutKind(tx.db, from)];
  return what.length > 0 ? refuse('RECORD_MERGE_CLASH', { ...names, what: what.slice(0, NAMED) }) : ok(null);
}

/**
 * Merges two tenants. Refuses MONTH_CLOSED `{months}` while a closed month speaks of the one that goes, RECORD_MERGE_CLASH
 * `{from, into, what}` where both have a record of the same key.
 */
export function mergeTenants(base: Base, actor: Actor, merge: Merge): Result<Merged> {
  return edit(base, actor, (running) => {
    const { tx } = running;
    const { from, into, reason } = merge;
    const allowed = inTheWay(tx, merge);
    if (!allowed.ok) return allowed;
    const [label, first] = [getTenantName(tx.db, from), getNextSeq(tx)];
    const facts = moveFacts(tx, merge);
    const moved = facts + moveRows(running, merge);
    const gone = recordById(tx.db, 'tenant', from);
    if (gone !== null) rewriteRecord(tx, gone, { action: 'merge', fields: {}, retiredAt: tx.nowMs, reason });
    appendHistory(tx, { action: 'merged', entity: 'tenant', entityId: into, after: { merged: from, name: label }, reason });
    return ok({ kind: 'tenant', id: from, label, change: groupChanges(tx, { entity: 'tenant', entityId: from }, first), moved });
  });
}
