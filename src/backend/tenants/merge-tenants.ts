// Use case: two tenants that are one. Everything moves to the one that stays, closed months too, in one change that can be undone.
// What was filed stays as it was filed (docs/decisions/0040). Moving only what is open would split leases that run through, and make one
// company two in every comparison of months.
// Records that both of two tenants have: what each says, and what may become of them when the two are merged.
import type { Asked, Answer } from '../../contract/core/method.ts';
import type { RecordKind } from '../../contract/records/field.ts';
import { RECORD_KINDS, isRecordName, type RecordName } from '../../contract/records/record-kinds.ts';
import type { MergeWay, tenantsMethods } from '../../contract/tenants/tenants.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import { listRecordsWhere, recordById, type RecordValues, rewriteRecord, type StoredRecord, recordByKey } from '../core/db/record-store.ts';
import { type Actor, appendHistory, type Tx, readTx } from '../core/db/tx.ts';
import { refreshRollUps, getRollUpOf } from '../report/roll-up.ts';
import { groupChanges } from '../core/records/record-history.ts';
import { edit, type Edit, getNextSeq } from '../records/edit.ts';
import { labelOf, getTenantName } from '../records/record-label.ts';
import { listRowsWithoutKind } from './sql/tenant-statements.ts';
import { formatHistoryValue, isSaid } from '../../contract/format-history.ts';
import { formatField } from '../../contract/records/fields-messages.ts';
import { getMonthOfInstant, instant } from '../../domain/time/calendar.ts';
import type { Connection } from '../core/db/rows.ts';
import { formatRecord } from '../core/records/record-words.ts';
import { createHistoryFormatter } from '../report/report-names.ts';
import { listClosedMonths } from '../report/sql/filings.ts';

/** Two tenants, of which `into` stays. */
export interface MergedPair {
  readonly from: number;
  readonly into: number;
}

/** A record of the tenant that goes, and the one of the same key of the tenant that stays. */
export interface MergeClash {
  readonly row: StoredRecord;
  readonly taken: StoredRecord;
  readonly isClosed: boolean;
  /** What may become of the two; where there is one way, nobody is asked. */
  readonly ways: readonly MergeWay[];
}

/** Kinds whose rows move with their tenant. Leases go before bookings, which need one; sessions' sums are made again. */
export function listMovingKinds(): readonly RecordName[] {
  return Object.entries(RECORD_KINDS).flatMap(([name, kind]: [string, RecordKind]) =>
    isRecordName(name) && name !== 'tenant_fact' && kind.columns.includes('tenant_id') ? [name] : [],
  );
}

/** The rows of a tenant that move with it. */
export function listMovingRows(db: Connection, name: RecordName, tenant: number): StoredRecord[] {
  const where = name === 'sales_line' ? "tenant_id = ? AND source <> 'session'" : 'tenant_id = ?';
  return listRecordsWhere(db, name, where, [tenant]);
}

/** Columns of a month's figures, which two records can be added up in; none where the kind says something else too. */
export function listSummedColumns(name: RecordName): readonly string[] {
  const { key, fields }: RecordKind = RECORD_KINDS[name];
  const said = fields.filter((field) => !field.isKey && !field.inner);
  const isFigure = key.includes('month') && said.every(({ type }) => type === 'count' || type === 'money' || type === 'minutes');
  return isFigure ? said.map((field) => field.name) : [];
}

/** The month that a record belongs to; null for one of no month. */
function monthOfValues({ month, day, starts_at: startsAt }: RecordValues): string | null {
  if (typeof month === 'string') return month;
  if (typeof day === 'string') return day.slice(0, 7);
  return typeof startsAt === 'number' ? getMonthOfInstant(instant(startsAt)) : null;
}

/** The records that both tenants have. In a closed month figures are added up, so that the data go on giving what was filed. */
export function listMergeClashes(db: Connection, { from, into }: MergedPair): readonly MergeClash[] {
  const closed: ReadonlySet<string | null> = new Set(listClosedMonths(db));
  return listMovingKinds().flatMap((name) => {
    const { key }: RecordKind = RECORD_KINDS[name];
    if (!key.includes('tenant_id')) return [];
    return listMovingRows(db, name, from).flatMap((row): MergeClash[] => {
      const keyOfOther = key.map((column) => (column === 'tenant_id' ? into : (row.values[column] ?? null)));
      const taken = recordByKey(db, name, keyOfOther);
      if (taken === null) return [];
      const isClosed = closed.has(monthOfValues(row.values));
      const one: readonly MergeWay[] = ['into', 'from'];
      if (listSummedColumns(name).length === 0) return [{ row, taken, isClosed, ways: one }];
      return [{ row, taken, isClosed, ways: isClosed ? ['sum'] : [...one, 'sum'] }];
    });
  });
}

/** Tells what of two tenants stands twice, in words. */
export function describeMergeClashes(
  base: Base,
  { from, into, language }: Asked<typeof tenantsMethods.clashes>,
): Result<Answer<typeof tenantsMethods.clashes>> {
  const sayer = createHistoryFormatter(base, language);
  return readTx(base, (db) =>
    ok({
      rows: listMergeClashes(db, { from, into }).map(({ row, taken, isClosed, ways }) => {
        const { name, id, values } = row;
        const { key, columns }: RecordKind = RECORD_KINDS[name];
        const text = (field: string, of: RecordValues): string => formatHistoryValue(name, field, of[field] ?? null, sayer);
        return {
          kind: name,
          id,
          what: formatRecord(db, { entity: name, entityId: id, values: { ...values, tenant_id: null } }, sayer),
          isClosed,
          ways,
          fields: columns
            .filter((column) => !key.includes(column) && isSaid(column))
            .map((field) => ({ field: formatField(name, field, language), into: text(field, taken.values), from: text(field, values) })),
        };
      }),
    }),
  );
}

type Merge = Asked<typeof tenantsMethods.merge>;

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

function keyOf({ name, id }: StoredRecord): string {
  return `${name}:${id}`;
}

/** A record that both tenants have, with what becomes of the two. */
type Decided = MergeClash & { readonly keep: MergeWay };

/** Moves the dated rows over, retired: the tenant that stays has its own, and former names go on finding it. */
function moveFacts(tx: Tx, { from, into, reason }: Merge): number {
  const facts = listRecordsWhere(tx.db, 'tenant_fact', 'tenant_id = ?', [from]);
  for (const fact of facts) {
    rewriteRecord(tx, fact, { action: 'merge', fields: { tenant_id: into }, retiredAt: tx.nowMs, reason });
  }
  return facts.length;
}

/** What both records come to together; figures that one of them lacks are lacking in the sum. */
function addUp({ row, taken }: MergeClash): RecordValues {
  const sums = listSummedColumns(row.name).map((column) => [column, Number(taken.values[column]) + Number(row.values[column])] as const);
  const lacks = [...new Set([taken.values, row.values].flatMap((one) => String(one['lacks'] ?? '').split(',')))];
  const { columns }: RecordKind = RECORD_KINDS[row.name];
  return {
    ...Object.fromEntries(sums),
    ...(columns.includes('lacks') ? { lacks: lacks.filter((one) => one !== '').join(',') } : {}),
  };
}

/** Moves a record, and settles it with the one that the other tenant has of the same key. */
function moveRow(tx: Tx, row: StoredRecord, { into, reason }: Merge, clash: Decided | undefined): void {
  const fields = { tenant_id: into };
  if (clash?.keep === 'from') rewriteRecord(tx, clash.taken, { action: 'merge', fields: {}, retiredAt: tx.nowMs, reason });
  if (clash?.keep === 'sum') rewriteRecord(tx, clash.taken, { action: 'merge', fields: addUp(clash), reason });
  const isMoved = clash === undefined || clash.keep === 'from';
  rewriteRecord(tx, row, { action: 'merge', fields, ...(isMoved ? {} : { retiredAt: tx.nowMs }), reason });
}

function moveRows({ tx, profile }: Edit, merge: Merge, decided: ReadonlyMap<string, Decided>): number {
  const { from, into, reason } = merge;
  const touched = new Set<string>();
  let moved = 0;
  for (const name of listMovingKinds()) {
    for (const row of listMovingRows(tx.db, name, from)) {
      moveRow(tx, row, merge, decided.get(keyOf(row)));
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

/** `headcount:2026-05` */
function nameClash({ row }: MergeClash): string {
  const { key }: RecordKind = RECORD_KINDS[row.name];
  const others = key.filter((column) => column !== 'tenant_id').map((column) => row.values[column] ?? '');
  return `${row.name}:${others.join(' ').trim()}`;
}

/** What becomes of each record that both have, by its key; refuses what stands in a merge's way. */
function decide(tx: Tx, merge: Merge): Result<ReadonlyMap<string, Decided>> {
  const { from, into, answers } = merge;
  const names = { from: getTenantName(tx.db, from), into: getTenantName(tx.db, into) };
  if (from === into) return refuse('RECORD_MERGE_ITSELF', { tenant: names.into });
  for (const id of [from, into]) {
    const tenant = recordById(tx.db, 'tenant', id);
    if (tenant === null) return refuse('RECORD_UNKNOWN', { kind: 'tenant', id });
    if (tenant.retiredAt !== null) return refuse('RECORD_RETIRED', { label: labelOf(tx.db, 'tenant', id, tenant.values) });
  }
  const answered = new Map(answers.map(({ kind, id, keep }) => [`${kind}:${id}`, keep]));
  const undecided: string[] = [];
  const decided = new Map<string, Decided>();
  for (const clash of listMergeClashes(tx.db, merge)) {
    const [only, ...others] = clash.ways;
    const keep = others.length === 0 ? only : clash.ways.find((way) => way === answered.get(keyOf(clash.row)));
    if (keep === undefined) undecided.push(nameClash(clash));
    else decided.set(keyOf(clash.row), { ...clash, keep });
  }
  const what = [...undecided, ...listRowsWithoutKind(tx.db, from)];
  return what.length > 0 ? refuse('RECORD_MERGE_CLASH', { ...names, what: what.slice(0, NAMED) }) : ok(decided);
}

/**
 * Merges two tenants. Refuses RECORD_MERGE_CLASH `{from, into, what}` where both have a record of the same key and no answer says what
 * becomes of the two, or where the one that goes has a statement.
 */
export function mergeTenants(base: Base, actor: Actor, merge: Merge): Result<Merged> {
  return edit(base, actor, (running) => {
    const { tx } = running;
    const { from, into, reason } = merge;
    const decided = decide(tx, merge);
    if (!decided.ok) return decided;
    const [label, first] = [getTenantName(tx.db, from), getNextSeq(tx)];
    // First of all: from here on to the row that binds the change, closed months let their rows move.
    appendHistory(tx, { action: 'merged', entity: 'tenant', entityId: into, after: { merged: from, name: label }, reason });
    const facts = moveFacts(tx, merge);
    const moved = facts + moveRows(running, merge, decided.value);
    const gone = recordById(tx.db, 'tenant', from);
    if (gone !== null) rewriteRecord(tx, gone, { action: 'merge', fields: {}, retiredAt: tx.nowMs, reason });
    return ok({ kind: 'tenant', id: from, label, change: groupChanges(tx, { entity: 'tenant', entityId: from }, first), moved });
  });
}
