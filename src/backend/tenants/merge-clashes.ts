// Records that both of two tenants have: what each says, and what may become of them when the two are merged.
import type { Answer, Asked } from '../../contract/core/method.ts';
import { formatHistoryValue, isSaid } from '../../contract/format-history.ts';
import { formatField } from '../../contract/records/fields-messages.ts';
import type { RecordKind } from '../../contract/records/field.ts';
import { isRecordName, RECORD_KINDS, type RecordName } from '../../contract/records/record-kinds.ts';
import type { MergeWay, tenantsMethods } from '../../contract/tenants/tenants.ts';
import { getMonthOfInstant, instant } from '../../domain/time/calendar.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import type { Connection } from '../core/db/rows.ts';
import type { Base } from '../core/db/open.ts';
import { listRecordsWhere, recordByKey, type RecordValues, type StoredRecord } from '../core/db/record-store.ts';
import { readTx } from '../core/db/tx.ts';
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
