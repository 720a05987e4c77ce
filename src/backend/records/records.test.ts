// Records typed by people: each rule explained, stale versions refused, dated rows, retirement, undo by name, histories that are whole.
import { printSquareMetres } from '../../domain/values/quantity.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeIn, MANAGER, openRecordBase, type RecordBase, typed, valueOf } from '../../../test/helpers/record-base.ts';
import { WORLD_FILE, closeByHand, codeOf, rowsOf } from '../../../test/helpers/import-base.ts';
import type { EditableKind, WireValues } from '../../contract/records/record-kinds.ts';
import { type Day, parseDay } from '../../domain/time/calendar.ts';
import { ok } from '../../domain/values/result.ts';
import { addRecord, recordById, retireRecord } from '../core/db/record-store.ts';
import { inTx } from '../core/db/tx.ts';
import { addTenant } from './add-composite.ts';
import { addRecordOf, changeFrom, correctRecord, restoreRecordOf, retireRecordOf } from './record-authorization.ts';
import { createSpokenNames } from './names.ts';
import { getRecord, listRecords, recordHistory } from './read-records.ts';
import { undoChange } from './undo-change.ts';

let one: RecordBase;
beforeEach(() => {
  one = openRecordBase();
});
afterEach(() => one.closeSound());

function day(text: string): Day {
  const found = parseDay(text);
  if (found === null) throw new Error(text);
  return found;
}

const LEASE = { contract: 'HT-1', starts_on: '2026-01-01', ends_on: '2026-12-31', area: 10_000 };
const LINE = { sessions: 1, minutes: 60, views: 9, orders: 3, paid: 100, refunded: 0, settled: 0 };

function tryAdd(kind: EditableKind, values: WireValues) {
  return addRecordOf(one.base, MANAGER, { kind, values: typed(kind, values), reason: null });
}

function get(kind: EditableKind, id: number) {
  return valueOf(getRecord(one.base, MANAGER, { kind, id }));
}

function correct(kind: EditableKind, id: number, values: WireValues) {
  const { version } = get(kind, id);
  return correctRecord(one.base, MANAGER, { kind, id, version, values, reason: null });
}

function retire(kind: EditableKind, id: number) {
  const { version } = get(kind, id);
  return retireRecordOf(one.base, MANAGER, { kind, id, version, reason: '重复' });
}

describe('adding', () => {
  it('takes one of every kind', () => {
    const tenant_id = one.tenant(1);
    const studio_id = one.studio('A01');
    const each: readonly (readonly [EditableKind, WireValues])[] = [
      ['base_fact', { starts_on: '0001-01-01', full_name: '基地', uscc: codeOf(9), kind: '直播电商园区' }],
      ['base_area', { month: '2026-10', floor_area: 100, lettable_area: 90, team: 3 }],
      ['calendar_exception', { day: '2026-12-01', hours: '休息' }],
      ['calendar_exception', { day: '2026-12-01', studio_id, hours: '08:00-12:00' }],
      ['calendar_day', { day: '2027-01-01', kind: 'holiday', name: '元旦' }],
      ['blackout', { studio_id, starts_at: 29_800_000, ends_at: 29_800_060, reason: '检修' }],
      ['lease', { ...LEASE, tenant_id, studios: `[${studio_id}]` }],
      ['account', { platform: '抖音', handle: 'a1', tenant_id }],
      ['headcount', { month: '2026-10', tenant_id, hosts: 1, employees: 2 }],
      ['host', { number: 'H1', tenant_id, nickname: '鱼', since: '2026-01-01' }],
      ['compliance_case', { number: 'C1', day: '2026-10-01', tenant_id, kind: '其他' }],
      ['paper', { tenant_id, kind: '营业执照', expires_on: '2027-01-01' }],
      ['event', { day: '2026-10-01', kind: '培训会', name: '选品', attendance: 9 }],
      ['year_target', { year: 2026, indicator: 'zb-2.06', value: '100' }],
      ['historical_figure', { month: '2025-10', figure: 'ZB-2.06.month', value: '12.5' }],
      ['sales_line', { month: '2026-10', tenant_id, platform: '抖音', goods_class: '其他', source: 'form', ...LINE }],
      ['online_retail', { month: '2026-10', tenant_id, source: 'ledger', amount: 5 }],
      ['rate_plan', { starts_on: '2026-01-01', day_rate: 10_000, night_rate: 16_000 }],
      ['rate_plan', { studio_id, starts_on: '2026-01-01', day_from: 0, night_from: 1440, day_rate: 0, night_rate: 0, half_day_rate: 5 }],
      ['equipment', { name: '绿幕', count: 2 }],
      ['studio_link', { whole_id: studio_id, part_id: one.studio('A02'), starts_on: '2026-01-01' }],
      ['charge', { tenant_id, month: '2026-10', kind: 'correction', amount: -5, reason: '停电' }],
      ['payment', { tenant_id, paid_on: '2026-10-31', amount: 5, method: '支票' }],
      ['deposit_move', { tenant_id, day: '2026-10-31', kind: 'in', amount: 5 }],
    ];
    for (const [kind, values] of each) {
      const id = one.add(kind, values);
      const listed = valueOf(
        listRecords(one.base, MANAGER, { kind, tenant: null, studio: null, month: null, retired: false, cursor: null, limit: 500 }),
      ).rows;
      expect(listed.map((row) => row.id)).toContain(id);
      expect(get(kind, id).values).toMatchObject(kind === 'year_target' ? { ...values, indicator: 'ZB-2.06' } : values);
    }
    expect(rowsOf(one.base.db, 'SELECT raw, value FROM historical_figure')).toEqual([[12_500_000, '12.5']]);
  });

  it('refuses what breaks a rule, in words that say whose', () => {
    const [a, b] = [one.tenant(1), one.tenant(2)];
    const studio = one.studio('A01');
    one.add('lease', { ...LEASE, tenant_id: a, studios: `[${studio}]` });
    one.add('account', { platform: '抖音', handle: 'x', tenant_id: a, from_on: '2026-02-01', to_on: '2026-03-31' });
    const lease = { ...LEASE, contract: 'HT-2', tenant_id: b, studios: `[${studio}]`, starts_on: '2026-12-31', ends_on: '2027-12-30' };
    expect(tryAdd('lease', lease)).toMatchObject({
      refusal: { code: 'RECORD_STUDIO_LEASED', data: { studio: 'A01', tenant: '企业1', contract: 'HT-1', until: '2026-12-31' } },
    });
    expect(codeIn(tryAdd('lease', { ...lease, starts_on: '2027-01-01' }))).toBe('ok');
    const before = { ...lease, contract: 'HT-0', starts_on: '2025-01-01' };
    expect(codeIn(tryAdd('lease', { ...before, ends_on: '2026-01-01' }))).toBe('RECORD_STUDIO_LEASED');
    expect(codeIn(tryAdd('lease', { ...before, ends_on: '2025-12-31' }))).toBe('ok');
    expect(codeIn(tryAdd('lease', { ...LEASE, tenant_id: b }))).toBe('RECORD_EXISTS');
    expect(codeIn(tryAdd('lease', { ...LEASE, contract: 'HT-3', tenant_id: b, ends_on: '2025-12-31' }))).toBe('RECORD_ENDS_BEFORE_START');
    expect(codeIn(tryAdd('lease', { ...LEASE, contract: 'HT-3', tenant_id: 99 }))).toBe('TENANT_UNKNOWN');
    expect(codeIn(tryAdd('lease', { ...LEASE, contract: 'HT-3', tenant_id: b, studios: '[99]' }))).toBe('STUDIO_UNKNOWN');
    const account = { platform: '抖音', handle: 'x', tenant_id: b, from_on: '2026-03-31' };
    expect(tryAdd('account', account)).toMatchObject({ refusal: { code: 'RECORD_ACCOUNT_TAKEN', data: { tenant: '企业1' } } });
    expect(codeIn(tryAdd('account', { ...account, from_on: '2026-04-01' }))).toBe('ok');
    expect(codeIn(tryAdd('account', { platform: '某平台', handle: 'y', tenant_id: b }))).toBe('CELL_UNKNOWN_WORD');
    expect(codeIn(tryAdd('headcount', { month: '2026-12', tenant_id: b, hosts: 1, employees: 1 }))).toBe('RECORD_AHEAD');
    expect(codeIn(tryAdd('event', { day: '2026-11-06', kind: '其他', name: '会', attendance: 1 }))).toBe('RECORD_AHEAD');
    // Today and this month are not ahead.
    expect(codeIn(tryAdd('headcount', { month: '2026-11', tenant_id: b, hosts: 1, employees: 1 }))).toBe('ok');
    expect(codeIn(tryAdd('event', { day: '2026-11-05', kind: '其他', name: '会', attendance: 1 }))).toBe('ok');
    expect(codeIn(tryAdd('historical_figure', { month: '2025-01', figure: 'ZB-9.99.month', value: '1' }))).toBe('ROW_FIGURE_UNKNOWN');
    expect(codeIn(tryAdd('historical_figure', { month: '2025-01', figure: 'ZB-2.06.month', value: '一' }))).toBe('CELL_NOT_NUMBER');
    // A target is said in 亿, and kept in the unit that the form prints; a wrong one is refused as it was typed.
    const targets = ['60亿', '4.5亿元', '1200万', '45000', '45000 万元', '很多亿'].map((value, nth) =>
      tryAdd('year_target', { year: 2020 + nth, indicator: 'ZB-2.06', value }),
    );
    expect(targets.map((added) => (added.ok ? get('year_target', added.value.id).values['value'] : added.refusal.code))).toEqual([
      '600000',
      '45000',
      '1200',
      '45000',
      '45000 万元',
      'CELL_NOT_NUMBER',
    ]);
    const fact = typed('tenant_fact', { starts_on: '2026-01-01', name: '丙', uscc: codeOf(1), category: '直播电商企业' }, 'tenant_id');
    expect(addTenant(one.base, MANAGER, { tenant: typed('tenant', {}), fact, reason: null })).toMatchObject({
      refusal: { code: 'RECORD_CODE_TAKEN', data: { tenant: '企业1', code: codeOf(1) } },
    });
    expect(rowsOf(one.base.db, 'SELECT count(*) AS n FROM tenant')).toEqual([[2]]);
  });
});

describe('correcting and changing from a day', () => {
  it('refuses a stale version and names who was quicker', () => {
    const id = one.add('lease', { ...LEASE, tenant_id: one.tenant(1) });
    valueOf(correct('lease', id, { area: 11_000 }));
    const stale = correctRecord(one.base, MANAGER, { kind: 'lease', id, version: 1, values: { area: 1 }, reason: null });
    expect(stale).toMatchObject({
      refusal: { code: 'RECORD_CHANGED', data: { label: 'HT-1', who: '周敏', at: '2026-11-05T09:00', version: 2 } },
    });
    expect(get('lease', id).values.area).toBe(11_000);
    expect(valueOf(correct('lease', id, { area: 11_000 }))).toMatchObject({ change: null, version: 2 });
  });

  it('goes on from the row in force, once a day, and old names still find the tenant', () => {
    const id = one.tenant(1);
    const from = (when: string, values: WireValues) =>
      changeFrom(one.base, MANAGER, { kind: 'tenant_fact', subject: id, day: day(when), values, reason: null });
    valueOf(from('2026-06-01', { name: '新名' }));
    valueOf(from('2026-03-01', { leading: 1 }));
    expect(codeIn(from('2026-06-01', { name: '又一名' }))).toBe('RECORD_DAY_TAKEN');
    expect(valueOf(from('2026-08-01', { name: '新名' })).change).toBeNull();
    const facts = valueOf(
      listRecords(one.base, MANAGER, {
        kind: 'tenant_fact',
        tenant: id,
        studio: null,
        month: null,
        retired: false,
        cursor: null,
        limit: 500,
      }),
    ).rows;
    expect(facts.map(({ values }) => [values.starts_on, values.name, values.leading])).toEqual([
      ['0001-01-01', '企业1', 0],
      ['2026-03-01', '企业1', 1],
      ['2026-06-01', '新名', 0],
    ]);
    valueOf(correct('tenant_fact', facts[2]?.id ?? 0, { name: '改对的名' }));
    const [tenant] = valueOf(createSpokenNames(one.base, { day: day('2026-11-05') })).tenants;
    expect(tenant).toMatchObject({ name: '改对的名', former: ['企业1', '新名'], initials: 'gddm', pinyin: 'gaiduideming', inBase: false });
  });

  it('says whose name a tenant is given, whatever the width of its brackets', () => {
    const [a, b] = [one.tenant(1), one.tenant(2)];
    const renamed = (subject: number, name: string) =>
      valueOf(changeFrom(one.base, MANAGER, { kind: 'tenant_fact', subject, day: day('2026-06-01'), values: { name }, reason: null }));
    expect(renamed(a, '晨光（深圳）').warnings).toEqual([]);
    expect(renamed(b, '晨光(深圳)').warnings).toMatchObject([{ code: 'ROW_NAME_OF_OTHER', data: { other: '晨光（深圳）' } }]);
  });

  it('keeps a dated row with its owner', () => {
    const [a, b] = [one.tenant(1), one.tenant(2)];
    const [fact] = valueOf(
      listRecords(one.base, MANAGER, {
        kind: 'tenant_fact',
        tenant: a,
        studio: null,
        month: null,
        retired: false,
        cursor: null,
        limit: 500,
      }),
    ).rows;
    expect(codeIn(correct('tenant_fact', fact?.id ?? 0, { tenant_id: b }))).toBe('INPUT_INVALID');
  });
});

describe('retiring', () => {
  it('names what still refers to a tenant, a studio, a lease', () => {
    const [tenant, studio] = [one.tenant(1), one.studio('A01')];
    const lease = one.add('lease', { ...LEASE, tenant_id: tenant, studios: `[${studio}]` });
    const times = { starts_at: 29_900_000, ends_at: 29_900_060, state: 'booked', from_past: 0 };
    const booked = inTx(one.base, MANAGER, (tx) =>
      ok(addRecord(tx, 'booking', { number: 'B1', studio_id: studio, tenant_id: tenant, ...times }, null)),
    );
    expect(retire('tenant', tenant)).toMatchObject({ refusal: { code: 'RECORD_REFERRED', data: { what: ['lease:HT-1', 'booking:B1'] } } });
    expect(retire('studio', studio)).toMatchObject({ refusal: { data: { what: ['lease:HT-1', 'booking:B1'] } } });
    expect(retire('lease', lease)).toMatchObject({ refusal: { data: { label: 'HT-1', what: ['booking:B1'] } } });
    const booking = recordById(one.base.db, 'booking', valueOf(booked));
    if (booking !== null) inTx(one.base, MANAGER, (tx) => ok(retireRecord(tx, booking, '重复')));
    valueOf(retire('lease', lease));
    const [fact] = valueOf(
      listRecords(one.base, MANAGER, { kind: 'tenant_fact', tenant, studio: null, month: null, retired: false, cursor: null, limit: 500 }),
    ).rows;
    expect(codeIn(retire('tenant_fact', fact?.id ?? 0))).toBe('RECORD_REFERRED');
    valueOf(retire('tenant', tenant));
    expect(get('tenant', tenant).retiredOn).toBe('2026-11-05');
    expect(get('tenant_fact', fact?.id ?? 0).retiredOn).toBe('2026-11-05');
    expect(codeIn(correct('lease', lease, { area: 1 }))).toBe('RECORD_RETIRED');
    const seen = { kind: 'tenant', id: tenant, version: get('tenant', tenant).version, reason: '弄错了' } as const;
    valueOf(restoreRecordOf(one.base, MANAGER, seen));
    expect(get('tenant_fact', fact?.id ?? 0).retiredOn).toBeNull();
    expect(codeIn(restoreRecordOf(one.base, MANAGER, { ...seen, version: seen.version + 1 }))).toBe('RECORD_NOT_RETIRED');
  });

  it('does not come back over another record', () => {
    const tenant = one.tenant(1);
    const first = one.add('lease', { ...LEASE, tenant_id: tenant });
    valueOf(retire('lease', first));
    one.add('lease', { ...LEASE, tenant_id: tenant });
    const { version } = get('lease', first);
    expect(codeIn(restoreRecordOf(one.base, MANAGER, { kind: 'lease', id: first, version, reason: 'x' }))).toBe('RECORD_EXISTS');
  });
});

describe('undoing', () => {
  it('takes back an add, a correction, a retirement and an undo, by name', () => {
    const tenant = one.tenant(1);
    const added = valueOf(tryAdd('lease', { ...LEASE, tenant_id: tenant }));
    const { id } = added;
    const changed = valueOf(correct('lease', id, { area: 12_000 }));
    expect(undoChange(one.base, MANAGER, { change: added.change ?? 0 })).toMatchObject({ refusal: { code: 'RECORD_CHANGED' } });
    const undone = valueOf(undoChange(one.base, MANAGER, { change: changed.change ?? 0 }));
    expect(undone).toMatchObject({ kind: 'lease', id, label: 'HT-1' });
    expect(get('lease', id).values.area).toBe(10_000);
    valueOf(undoChange(one.base, MANAGER, { change: undone.change }));
    expect(get('lease', id).values.area).toBe(12_000);
    const gone = valueOf(retire('lease', id));
    valueOf(undoChange(one.base, MANAGER, { change: gone.change ?? 0 }));
    expect(get('lease', id).retiredOn).toBeNull();
  });

  it('takes a new tenant back with its facts, unless others refer to it', () => {
    const fact = typed('tenant_fact', { starts_on: '2026-01-01', name: '丙', uscc: codeOf(3), category: '直播电商企业' }, 'tenant_id');
    const { id, change } = valueOf(addTenant(one.base, MANAGER, { tenant: typed('tenant', {}), fact, reason: null }));
    const lease = one.add('lease', { ...LEASE, tenant_id: id });
    expect(undoChange(one.base, MANAGER, { change: change ?? 0 })).toMatchObject({
      refusal: { code: 'RECORD_REFERRED', data: { what: ['lease:HT-1'] } },
    });
    valueOf(retire('lease', lease));
    expect(valueOf(undoChange(one.base, MANAGER, { change: change ?? 0 }))).toMatchObject({ kind: 'tenant', id, label: '丙' });
    expect(rowsOf(one.base.db, 'SELECT count(*) AS n FROM tenant_fact WHERE retired_at IS NULL')).toEqual([[0]]);
  });

  it('leaves imports to their batch, and unknown changes alone', async () => {
    expect(codeIn(undoChange(one.base, MANAGER, { change: 999 }))).toBe('CHANGE_UNKNOWN');
    await one.take(WORLD_FILE);
    expect(undoChange(one.base, MANAGER, { change: 1 })).toMatchObject({ refusal: { code: 'CHANGE_NOT_UNDOABLE', data: { batch: 1 } } });
  });
});

describe('histories', () => {
  it('begin with the import that added a record, and name its file', async () => {
    await one.take(WORLD_FILE);
    const [lease] = valueOf(
      listRecords(one.base, MANAGER, { kind: 'lease', tenant: null, studio: null, month: null, retired: false, cursor: null, limit: 500 }),
    ).rows;
    if (lease === undefined) throw new Error('no lease');
    expect(lease.origin).toMatchObject({ file: '台账.xlsx', sheet: '租约', batch: 1 });
    valueOf(correct('lease', lease.id, { area: 77 }));
    const { entries } = valueOf(recordHistory(one.base, MANAGER, { kind: 'lease', id: lease.id, related: false, language: 'zh-CN' }));
    expect(entries.map(({ action, who, batch }) => [action, who, batch])).toEqual([
      ['change', '周敏', null],
      ['import', '统计员', { id: 1, file: '台账.xlsx' }],
    ]);
    expect(entries[0]?.changes).toEqual([{ field: '租用面积(㎡)', before: printSquareMetres(Number(lease.values.area)), after: '0.77' }]);
    expect(entries[1]?.changes).toContainEqual({ field: '合同编号', before: '—', after: lease.values.contract });
  });

  it('hold a tenant with its dated rows', () => {
    const id = one.tenant(1);
    changeFrom(one.base, MANAGER, { kind: 'tenant_fact', subject: id, day: day('2026-06-01'), values: { name: '新名' }, reason: '更名' });
    const { entries } = valueOf(recordHistory(one.base, MANAGER, { kind: 'tenant', id, related: true, language: 'zh-CN' }));
    expect(entries.map(({ kind, action, reason }) => [kind, action, reason])).toEqual([
      ['tenant_fact', 'add', '更名'],
      ['tenant_fact', 'add', null],
      ['tenant', 'add', null],
    ]);
  });
});

describe('closed months', () => {
  it('refuse whatever they have read, and say which month', () => {
    const tenant = one.tenant(1);
    const lease = one.add('lease', { ...LEASE, tenant_id: tenant });
    const line = { month: '2026-10', tenant_id: tenant, platform: '抖音', goods_class: '其他', source: 'form', ...LINE };
    const sale = one.add('sales_line', line);
    closeByHand(one.base.db, '2026-10');
    const closed = { refusal: { code: 'MONTH_CLOSED', data: { month: '2026-10' } } };
    expect(correct('sales_line', sale, { paid: 1 })).toMatchObject(closed);
    expect(retire('sales_line', sale)).toMatchObject(closed);
    expect(correct('lease', lease, { area: 1 })).toMatchObject(closed);
    expect(tryAdd('sales_line', { ...line, source: 'ledger' })).toMatchObject(closed);
    const from = { kind: 'tenant_fact', subject: tenant, values: { name: '新名' }, reason: null } as const;
    expect(changeFrom(one.base, MANAGER, { ...from, day: day('2026-10-15') })).toMatchObject(closed);
    expect(codeIn(changeFrom(one.base, MANAGER, { ...from, day: day('2026-11-01') }))).toBe('ok');
    expect(codeIn(correct('lease', lease, { ends_on: '2027-06-30' }))).toBe('ok');
  });
});

describe('who looks', () => {
  it('is refused kinds that the role may not see', () => {
    const [viewer, clerk] = [{ ...MANAGER, role: 'viewer' } as const, { ...MANAGER, role: 'front_desk' } as const];
    const all = { tenant: null, studio: null, month: null, retired: false, cursor: null, limit: 500 };
    for (const caller of [viewer, clerk]) expect(codeIn(listRecords(one.base, caller, { kind: 'sales_line', ...all }))).toBe('NOT_ALLOWED');
    expect(codeIn(recordHistory(one.base, clerk, { kind: 'sales_line', id: 1, related: false, language: 'zh-CN' }))).toBe('NOT_ALLOWED');
  });
});
