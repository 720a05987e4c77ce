// Changes of several records at once: merging tenants, renewing and ending leases, leaving, files; each taken back as a whole.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeIn, MANAGER, openRecordBase, type RecordBase, valueOf } from '../../../test/helpers/record-base.ts';
import { codeOf, rowsOf } from '../../../test/helpers/import-base.ts';
import { type Day, parseDay } from '../../domain/time/calendar.ts';
import { ok } from '../../domain/values/result.ts';
import { addRecord } from '../core/db/record-store.ts';
import { inTx } from '../core/db/tx.ts';
import { loadNames } from '../core/records/names.ts';
import { attachFile, getAttachedFile, listAttachedFiles, retireFile } from '../tenants/attached-files.ts';
import { correctRecord, retireRecordOf } from './record-authorization.ts';
import { refreshRollUps } from '../report/roll-up.ts';
import { endLease, leaveBase, renewLease } from '../tenants/leases.ts';
import { mergeTenants } from '../tenants/merge-tenants.ts';
import { createSpokenNames } from './names.ts';
import { getRecord, listRecords, recordHistory } from './read-records.ts';
import { undoChange } from './undo-change.ts';

let one: RecordBase;
let [a, b, studio] = [0, 0, 0];
beforeEach(() => {
  one = openRecordBase();
  a = one.tenant(1);
  b = one.tenant(2);
  studio = one.studio('A01');
});
afterEach(() => one.closeSound());

function day(text: string): Day {
  const found = parseDay(text);
  if (found === null) throw new Error(text);
  return found;
}

function lease(tenant: number, contract: string, from: string, to: string, more = {}): number {
  return one.add('lease', { contract, tenant_id: tenant, starts_on: from, ends_on: to, area: 100, ...more });
}

function book(tenant: number, number: string, startsAt: number): void {
  const values = {
    number,
    studio_id: studio,
    tenant_id: tenant,
    starts_at: startsAt,
    ends_at: startsAt + 60,
    state: 'booked',
    from_past: 0,
  };
  valueOf(inTx(one.base, MANAGER, (tx) => ok(addRecord(tx, 'booking', values, null))));
}

/** Whose every row is: the tables that name a tenant. */
function owners(): unknown[] {
  const tables = ['lease', 'account', 'headcount', 'host', 'paper', 'booking', 'live_session', 'sales_line', 'tenant_fact'];
  return [
    rowsOf(one.base.db, 'SELECT id, retired_at IS NULL FROM tenant ORDER BY id'),
    ...tables.map((table) => rowsOf(one.base.db, `SELECT id, tenant_id FROM ${table} WHERE retired_at IS NULL ORDER BY id`)),
  ];
}

const LINE = { sessions: 1, minutes: 60, views: 9, orders: 3, paid: 100, refunded: 0, settled: 0 };

async function furnish(): Promise<void> {
  lease(a, 'A-1', '2026-01-01', '2027-12-31', { studios: `[${studio}]` });
  lease(b, 'B-1', '2026-01-01', '2027-12-31');
  one.add('account', { platform: '抖音', handle: 'fish', tenant_id: a });
  one.add('headcount', { month: '2026-10', tenant_id: a, hosts: 1, employees: 2 });
  one.add('paper', { tenant_id: a, kind: '营业执照', number: 'X' });
  one.add('host', { number: 'H1', tenant_id: a, nickname: '鱼', since: '2026-01-01' });
  one.add('sales_line', { month: '2026-10', tenant_id: a, platform: '淘宝', goods_class: '其他', source: 'form', ...LINE });
  book(a, 'B1', 29_900_000);
  valueOf(attachFile(one.base, MANAGER, { tenant: a, paper: null, file: { name: '执照.pdf', bytes: new Uint8Array([1, 2]) } }));
}

describe('merging', () => {
  it('moves everything, keeps both names and codes finding the one that stays, and goes back as a whole', async () => {
    await furnish();
    const before = owners();
    const merged = valueOf(mergeTenants(one.base, MANAGER, { from: a, into: b, reason: '是同一家', answers: [] }));
    expect(merged).toMatchObject({ kind: 'tenant', id: a, label: '企业1' });
    expect(rowsOf(one.base.db, 'SELECT count(*) FROM booking WHERE tenant_id = ?', b)).toEqual([[1]]);
    const names = loadNames(one.base.db);
    expect([names.tenantByCode(codeOf(1)), names.tenantsByName('企业1'), names.nameOfTenant(b)]).toEqual([b, [b], '企业2']);
    const { tenants } = valueOf(createSpokenNames(one.base, { day: day('2026-11-05') }));
    expect(tenants).toMatchObject([{ id: b, name: '企业2', former: ['企业1', codeOf(1)] }]);
    expect(valueOf(listAttachedFiles(one.base, { tenant: b, retired: false })).files).toHaveLength(1);
    const { entries } = valueOf(recordHistory(one.base, MANAGER, { kind: 'tenant', id: b, related: true, language: 'zh-CN' }));
    expect(entries.map(({ action }) => action)).toContain('merged');
    expect(one.failing()).toEqual([]);
    const undone = valueOf(undoChange(one.base, MANAGER, { change: merged.change }));
    expect(undone).toMatchObject({ kind: 'tenant', id: a, label: '企业1' });
    expect(owners()).toEqual(before);
    expect(loadNames(one.base.db).tenantByCode(codeOf(1))).toBe(a);
    valueOf(undoChange(one.base, MANAGER, { change: undone.change }));
    expect(loadNames(one.base.db).tenantByCode(codeOf(1))).toBe(b);
  });

  it('sums the sessions of both, and goes back as a whole', () => {
    const sessionOf = (tenant: number, nth: number): void => {
      const key = { platform: '抖音', handle: `fish${nth}`, key: `s${nth}` };
      one.add('account', { platform: key.platform, handle: key.handle, tenant_id: tenant, goods_class: '饮料类' });
      const figures = { minutes: 60 + nth, views: 900 + nth, orders: 10 + nth, paid: 1000 * nth, refunded: nth, settled: 10 * nth };
      const session = { tenant_id: tenant, ...key, starts_at: 29_700_000 + nth, goods_class: '饮料类', ...figures };
      valueOf(
        inTx(one.base, MANAGER, (tx) => {
          addRecord(tx, 'live_session', session, null);
          refreshRollUps(tx, [`${tenant}|抖音|2026-06`], 'refund_time');
          return ok(null);
        }),
      );
    };
    lease(a, 'A-1', '2026-01-01', '2027-12-31');
    lease(b, 'B-1', '2026-01-01', '2027-12-31');
    sessionOf(a, 1);
    sessionOf(b, 2);
    const sums = (): unknown[] =>
      rowsOf(
        one.base.db,
        `SELECT tenant_id, month, platform, goods_class, sessions, minutes, views, orders, paid, refunded, settled
         FROM sales_line WHERE retired_at IS NULL AND source = 'session' ORDER BY tenant_id`,
      );
    const own = [
      [a, '2026-06', '抖音', '饮料类', 1, 61, 901, 11, 1000, 1, 10],
      [b, '2026-06', '抖音', '饮料类', 1, 62, 902, 12, 2000, 2, 20],
    ];
    expect(sums()).toEqual(own);
    const merged = valueOf(mergeTenants(one.base, MANAGER, { from: a, into: b, reason: '是同一家', answers: [] }));
    expect(sums()).toEqual([[b, '2026-06', '抖音', '饮料类', 2, 123, 1803, 23, 3000, 3, 30]]);
    const { entries } = valueOf(recordHistory(one.base, MANAGER, { kind: 'tenant', id: b, related: true, language: 'zh-CN' }));
    const moved = entries.find(({ kind, action }) => kind === 'account' && action === 'merge');
    expect(moved?.changes).toEqual([{ field: '企业', before: '企业1', after: '企业2' }]);
    const undone = valueOf(undoChange(one.base, MANAGER, { change: merged.change }));
    expect(sums()).toEqual(own);
    valueOf(undoChange(one.base, MANAGER, { change: undone.change }));
    expect(sums()).toEqual([[b, '2026-06', '抖音', '饮料类', 2, 123, 1803, 23, 3000, 3, 30]]);
  });

  it('is not taken back over what was changed since', async () => {
    await furnish();
    const merged = valueOf(mergeTenants(one.base, MANAGER, { from: a, into: b, reason: '是同一家', answers: [] }));
    const [host] = valueOf(
      listRecords(one.base, MANAGER, { kind: 'host', tenant: b, studio: null, month: null, retired: false, cursor: null, limit: 500 }),
    ).rows;
    if (host === undefined) throw new Error('no host');
    valueOf(
      correctRecord(one.base, MANAGER, { kind: 'host', id: host.id, version: host.version, values: { nickname: '大鱼' }, reason: null }),
    );
    expect(undoChange(one.base, MANAGER, { change: merged.change })).toMatchObject({
      refusal: { code: 'RECORD_CHANGED', data: { label: 'H1', who: '周敏' } },
    });
  });

  it('names records that both have', async () => {
    await furnish();
    one.add('headcount', { month: '2026-10', tenant_id: b, hosts: 3, employees: 4 });
    const merge = { from: a, into: b, reason: '是同一家', answers: [] };
    expect(mergeTenants(one.base, MANAGER, merge)).toMatchObject({
      refusal: { code: 'RECORD_MERGE_CLASH', data: { from: '企业1', into: '企业2', what: ['headcount:2026-10'] } },
    });
    expect(codeIn(mergeTenants(one.base, MANAGER, { ...merge, into: a }))).toBe('RECORD_MERGE_ITSELF');
    expect(rowsOf(one.base.db, 'SELECT count(*) FROM tenant WHERE retired_at IS NULL')).toEqual([[2]]);
  });
});

describe('accounts', () => {
  it('take the sessions of open months with them, and their sums', async () => {
    lease(a, 'A-1', '2026-01-01', '2027-12-31');
    lease(b, 'B-1', '2026-01-01', '2027-12-31');
    const account = one.add('account', { platform: '抖音', handle: 'fish', tenant_id: a });
    const session = {
      tenant_id: a,
      platform: '抖音',
      handle: 'fish',
      key: 'k',
      starts_at: 29_865_000,
      goods_class: '其他',
      minutes: 60,
      views: 1,
      orders: 1,
      paid: 500,
      refunded: 0,
      settled: 0,
    };
    valueOf(inTx(one.base, MANAGER, (tx) => ok(addRecord(tx, 'live_session', session, null))));
    const { version } = valueOf(getRecord(one.base, MANAGER, { kind: 'account', id: account }));
    const moved = valueOf(
      correctRecord(one.base, MANAGER, {
        kind: 'account',
        id: account,
        version,
        values: { tenant_id: b, goods_class: '饮料类' },
        reason: null,
      }),
    );
    const lines = "SELECT tenant_id, goods_class, paid FROM sales_line WHERE source = 'session' AND retired_at IS NULL";
    expect(rowsOf(one.base.db, lines)).toEqual([[b, '饮料类', 500]]);
    valueOf(undoChange(one.base, MANAGER, { change: moved.change ?? 0 }));
    expect(rowsOf(one.base.db, lines)).toEqual([[a, '其他', 500]]);
    expect(codeIn(retireRecordOf(one.base, MANAGER, { kind: 'account', id: account, version: version + 2, reason: 'x' }))).toBe(
      'RECORD_REFERRED',
    );
  });
});

describe('leases', () => {
  it('are renewed from the day after their end, at the new rent', () => {
    const id = lease(a, 'A-1', '2026-01-01', '2026-12-31', { studios: `[${studio}]`, monthly_rent: 5 });
    const wish = { id, version: 1, contract: 'A-2', endsOn: day('2027-12-31'), monthlyRent: 8, reason: null };
    const renewed = valueOf(renewLease(one.base, MANAGER, wish));
    expect(valueOf(getRecord(one.base, MANAGER, { kind: 'lease', id: renewed.id })).values).toMatchObject({
      contract: 'A-2',
      starts_on: '2027-01-01',
      ends_on: '2027-12-31',
      left_on: null,
      studios: `[${studio}]`,
      monthly_rent: 8,
    });
    const early = { id, version: 1, contract: 'A-3', endsOn: day('2026-01-01'), monthlyRent: null, reason: null };
    expect(codeIn(renewLease(one.base, MANAGER, early))).toBe('RECORD_ENDS_BEFORE_START');
  });

  it('end with their bookings shown, one by one or all when a tenant leaves', () => {
    const id = lease(a, 'A-1', '2026-01-01', '2027-12-31');
    lease(a, 'A-2', '2026-03-01', '2027-12-31');
    book(a, 'B1', 29_900_000);
    const ended = valueOf(endLease(one.base, MANAGER, { id, version: 1, day: day('2026-11-01'), reason: '退租' }));
    expect(ended.bookings).toEqual([]);
    const leaving = { tenant: a, day: day('2026-11-02'), reason: '搬走', isRehearsal: true };
    const asked = valueOf(leaveBase(one.base, MANAGER, leaving));
    expect(asked).toMatchObject({ leases: [2], bookings: [{ number: 'B1' }], change: null });
    const left = valueOf(leaveBase(one.base, MANAGER, { ...leaving, isRehearsal: false }));
    expect(rowsOf(one.base.db, 'SELECT left_on FROM lease ORDER BY id')).toEqual([['2026-11-01'], ['2026-11-02']]);
    valueOf(undoChange(one.base, MANAGER, { change: left.change ?? 0 }));
    expect(rowsOf(one.base.db, 'SELECT left_on FROM lease ORDER BY id')).toEqual([['2026-11-01'], [null]]);
  });
});

describe('files', () => {
  it('are kept with their bytes, bounded, retired and never lost', () => {
    const file = { name: '合同.pdf', bytes: new Uint8Array([1, 2, 3]) };
    const paper = one.add('paper', { tenant_id: a, kind: '合同' });
    const kept = valueOf(attachFile(one.base, MANAGER, { tenant: a, paper, file }));
    expect(kept).toMatchObject({ name: '合同.pdf', size: 3, paper, addedBy: '周敏', addedAt: '2026-11-05T09:00', retiredOn: null });
    expect(valueOf(getAttachedFile(one.base, { id: kept.id })).bytes).toEqual(Buffer.from([1, 2, 3]));
    const misleading = valueOf(
      attachFile(one.base, MANAGER, { tenant: b, paper: null, file: { ...file, name: '..\\..\\合同\u202Efdp.exe' } }),
    );
    expect(misleading.name).toBe('合同fdp.exe');
    expect(codeIn(attachFile(one.base, MANAGER, { tenant: b, paper, file }))).toBe('RECORD_UNKNOWN');
    expect(codeIn(attachFile(one.base, MANAGER, { tenant: a, paper: null, file: { ...file, bytes: new Uint8Array(0) } }))).toBe(
      'FILE_EMPTY',
    );
    const large = { ...file, bytes: new Uint8Array(10 * 1024 * 1024 + 1) };
    expect(codeIn(attachFile(one.base, MANAGER, { tenant: a, paper: null, file: large }))).toBe('RECORD_FILE_TOO_LARGE');
    const largest = { name: '大.pdf', bytes: new Uint8Array(10 * 1024 * 1024) };
    expect(valueOf(attachFile(one.base, MANAGER, { tenant: b, paper: null, file: largest })).size).toBe(10_485_760);
    const gone = valueOf(retireFile(one.base, MANAGER, { id: kept.id, version: 1, reason: '传错了' }));
    expect(valueOf(listAttachedFiles(one.base, { tenant: a, retired: false })).files).toEqual([]);
    expect(valueOf(listAttachedFiles(one.base, { tenant: a, retired: true })).files).toMatchObject([{ retiredOn: '2026-11-05' }]);
    valueOf(undoChange(one.base, MANAGER, { change: gone.change ?? 0 }));
    expect(valueOf(listAttachedFiles(one.base, { tenant: a, retired: false })).files).toHaveLength(1);
  });
});
