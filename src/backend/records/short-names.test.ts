// Short names in a base: every tenant has one, no two the same, however it came in.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { codeIn, MANAGER, openRecordBase, type RecordBase, typed, valueOf } from '../../../test/helpers/record-base.ts';
import { put } from '../../../test/helpers/raw-base.ts';
import { codeOf, ledger, sheetOf } from '../../../test/helpers/import-base.ts';
import { parseDay } from '../../domain/time/calendar.ts';
import { ok } from '../../domain/values/result.ts';
import { addRecord, recordById, listRecordsWhere } from '../core/db/record-store.ts';
import { inTx } from '../core/db/tx.ts';
import { findTenantId } from '../core/records/names.ts';
import { createShortNameLookup } from '../core/records/tenant-names.ts';
import { correctRecord, restoreRecordOf, retireRecordOf } from './record-authorization.ts';
import { createSpokenNames } from './names.ts';
import { getRecord } from './read-records.ts';

let one: RecordBase;
beforeEach(() => {
  one = openRecordBase();
});
afterEach(() => one.closeSound());

const named = (nth: number, name: string): number => one.tenant(nth, { name });
const shortOf = (id: number): string | null | undefined => recordById(one.base.db, 'tenant', id)?.values.short_name;

function correct(id: number, shortName: string | null) {
  const { version } = valueOf(getRecord(one.base, MANAGER, { kind: 'tenant', id }));
  return correctRecord(one.base, MANAGER, {
    kind: 'tenant',
    id,
    version,
    values: typed('tenant', { short_name: shortName }),
    reason: null,
  });
}

it('a new tenant gets one from its full name, another than those that are there', () => {
  expect(shortOf(named(1, '厦门晨光传媒有限公司'))).toBe('晨光传媒');
  expect(shortOf(named(2, '泉州晨光传媒有限公司'))).toBe('泉州晨光传媒');
  expect(createShortNameLookup(one.base.db)(1)).toBe('晨光传媒');
});

it('may be given another, but not one that a tenant has; emptied, it is proposed again', () => {
  const [first, second] = [named(1, '厦门晨光传媒有限公司'), named(2, '厦门云帆科技有限公司')];
  expect(codeIn(correct(second, '云帆'))).toBe('ok');
  expect(correct(second, '晨光传媒')).toEqual({
    ok: false,
    refusal: { code: 'RECORD_SHORT_NAME_TAKEN', data: { shortName: '晨光传媒', tenant: '厦门晨光传媒有限公司' } },
  });
  expect([shortOf(first), shortOf(second)]).toEqual(['晨光传媒', '云帆']);
  expect(codeIn(correct(second, null))).toBe('ok');
  expect(shortOf(second)).toBe('云帆科技');
});

it('is free again once its tenant is retired, which then cannot come back under it', () => {
  const first = named(1, '厦门晨光传媒有限公司');
  const { version } = valueOf(getRecord(one.base, MANAGER, { kind: 'tenant', id: first }));
  valueOf(retireRecordOf(one.base, MANAGER, { kind: 'tenant', id: first, version, reason: '重复' }));
  expect(shortOf(named(2, '泉州晨光传媒有限公司'))).toBe('晨光传媒');
  expect(restoreRecordOf(one.base, MANAGER, { kind: 'tenant', id: first, version: version + 1, reason: '没重复' })).toMatchObject({
    refusal: { code: 'RECORD_SHORT_NAME_TAKEN' },
  });
});

it('is kept apart by the database too, anyone who writes and in whatever case', () => {
  named(1, '厦门ABC有限公司');
  expect(() => put(one.base.db, 'tenant', { short_name: 'abc' })).toThrow('RECORD_SHORT_NAME_TAKEN');
  const other = named(2, '厦门云帆科技有限公司');
  expect(() => one.base.db.prepare("UPDATE tenant SET short_name = 'Abc' WHERE id = ?").run(other)).toThrow('RECORD_SHORT_NAME_TAKEN');
});

it('comes with an import, from the name that a tenant has last', async () => {
  const row = (name: string, nth: number, from: string | null): (string | null)[] => [
    name,
    codeOf(nth),
    '直播电商企业',
    ...Array(8).fill(null),
    from,
    null,
  ];
  const rows = [
    row('厦门旧名文化有限公司', 11, '2025-01-01'),
    row('厦门晨光传媒有限公司', 11, '2026-01-01'),
    row('晨光传媒（厦门）公司', 12, null),
  ];
  await one.take(ledger('名录.xlsx', sheetOf('企业名录', rows)));
  const names = listRecordsWhere(one.base.db, 'tenant', '1 = 1', []).map(({ values }) => values.short_name);
  expect(names).toEqual(['晨光传媒', '厦门晨光传媒']);
});

it('finds anyone who booked last first: the newest bookings say who that was', () => {
  const [first, second, third] = [named(1, '厦门甲有限公司'), named(2, '厦门乙有限公司'), named(3, '厦门丙有限公司')];
  const studio = one.studio('A01');
  [second, first, second].forEach((tenant, at) =>
    inTx(one.base, MANAGER, (tx) =>
      ok(
        addRecord(
          tx,
          'booking',
          { number: `B${at}`, studio_id: studio, tenant_id: tenant, starts_at: 1000, ends_at: 1060, state: 'cancelled' },
          null,
        ),
      ),
    ),
  );
  const { tenants } = valueOf(createSpokenNames(one.base, { day: parseDay('2026-11-05') ?? expect.unreachable() }));
  expect(tenants.map(({ id, short, recent }) => [id, short, recent])).toEqual([
    [first, '厦门甲', 1],
    [second, '厦门乙', 0],
    [third, '厦门丙', null],
  ]);
  expect(tenants[0]).toMatchObject({ shortInitials: 'xmj', shortPinyin: 'xiamenjia', name: '厦门甲有限公司', initials: 'xmjyxgs' });
});

it('曾厝安 was found by ccasz alone: each reading finds a name with a character of several', () => {
  named(1, '曾厝安食造');
  const { tenants } = valueOf(createSpokenNames(one.base, { day: parseDay('2026-11-05') ?? expect.unreachable() }));
  const words = tenants.flatMap(({ initials, pinyin, former }) => [initials, pinyin, ...former]);
  expect(words).toEqual(expect.arrayContaining(['ccasz', 'zcasz', 'zengcuoanshizao', 'cengcuoanshizao']));
  // 食 is read si and yi too: one character is read otherwise at a time.
  expect(words).not.toContain('zcayz');
});

it('finds its tenant on the command line and in ledgers as the full name does', () => {
  const first = named(1, '厦门晨光传媒有限公司');
  expect([findTenantId(one.base.db, '晨光传媒'), findTenantId(one.base.db, '厦门晨光传媒有限公司')]).toEqual([ok(first), ok(first)]);
  expect(findTenantId(one.base.db, '晨光')).toMatchObject({ refusal: { code: 'TENANT_UNKNOWN' } });
});
