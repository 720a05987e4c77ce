// Home on small bases: the first steps, the month to be reported, the desk, what comes up, the backup's age.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TESTER } from '../../../../test/helpers/sample-base.ts';
import { at, furnishedBase, smallBase, type SmallBase } from '../../../../test/helpers/small-base.ts';
import { type Day, parseDay } from '../../../domain/time/calendar.ts';
import { type Home, homeSchema } from '../../../contract/insight/insight-shapes.ts';
import { closeBase } from '../../core/db/open.ts';
import { addRecord } from '../../core/db/record-store.ts';
import { inTx } from '../../core/db/tx.ts';
import { writeSetting } from '../../core/records/settings.ts';
import { ok } from '../../../domain/values/result.ts';
import { checkBase } from '../../safety/check.ts';
import { getBackupsView } from '../../safety/backups.ts';
import { dueOf } from '../../tenants/list-tenants.ts';
import { homeOf } from './home.ts';

let small: SmallBase;
beforeEach(() => {
  small = furnishedBase();
});
afterEach(() => {
  closeBase(small.base);
  rmSync(small.base.folder, { recursive: true, force: true });
});

function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === null) throw new Error(text);
  return parsed;
}

function home(on: string | null = null, base = small.base): Home {
  const answer = homeOf(base, { day: on === null ? null : day(on) });
  if (!answer.ok) throw new Error(answer.refusal.code);
  return homeSchema.parse(answer.value);
}

function sells(tenant: number, month: string, source = 'form'): void {
  const line = { month, tenant_id: tenant, platform: '抖音', goods_class: '其他', source };
  small.put('sales_line', { ...line, sessions: 0, minutes: 0, views: 0, orders: 0, paid: 0, refunded: 0, settled: 0 });
}

function booking(number: string, from: string, to: string, more: Readonly<Record<string, string | number>> = {}): void {
  small.put('booking', {
    number,
    studio_id: 1,
    tenant_id: 1,
    starts_at: at(from),
    ends_at: at(to),
    state: 'booked',
    from_past: 1,
    ...more,
  });
}

it('nobody was told that next year has no holidays yet: from November on it is said, until one of them is known', () => {
  expect(home('2026-10-31').yearWithoutHolidays).toBeNull();
  expect(home('2026-11-01').yearWithoutHolidays).toBe(2027);
  expect(home('2027-03-01').yearWithoutHolidays).toBe(2027);
  small.put('calendar_day', { day: '2027-01-01', kind: 'holiday', name: '元旦' });
  expect(home('2026-11-01').yearWithoutHolidays).toBeNull();
});

describe('the first steps', () => {
  it('of an empty base begin with its name, and nothing is told of months', () => {
    const empty = smallBase();
    const first = home(null, empty.base);
    expect(first.firstRun).toEqual([
      { step: 'base', state: 'next' },
      { step: 'ledgers', state: 'later' },
      { step: 'report', state: 'later' },
    ]);
    expect(first).toMatchObject({ strip: null, leases: [], papers: [], cases: [], parked: { count: 0, months: [] } });
    expect(first.backup).toEqual({ at: null, days: null, level: 'red' });
    closeBase(empty.base);
    rmSync(empty.base.folder, { recursive: true, force: true });
  });

  it('go on with the ledgers, then the report, and end once a month was exported or closed', () => {
    expect(home().firstRun?.map((one) => one.state)).toEqual(['done', 'next', 'later']);
    sells(1, '2026-10');
    expect(home().firstRun?.map((one) => one.state)).toEqual(['done', 'done', 'next']);
    const file = { month: '2026-10', kind: 'xlsx', name: 'a.xlsx', bytes: 'x', sha256: 'a'.repeat(64), at_ms: 1, who: '张' };
    small.base.db
      .prepare('INSERT INTO artifact (month, kind, name, bytes, sha256, at_ms, who) VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run(file.month, file.kind, file.name, Buffer.from(file.bytes), file.sha256, file.at_ms, file.who);
    expect(home().firstRun).toBeNull();
  });
});

describe('the month to be reported', () => {
  it('is the one before the day’s; live tenants in residence have to report, service companies not', () => {
    const { strip } = home();
    expect(strip).toMatchObject({ month: '2026-10', state: 'open', revision: null, due: 1, reported: 0 });
    expect(strip?.missing).toEqual([{ tenantId: 1, name: '企业1' }]);
    sells(1, '2026-10', 'session');
    expect(home().strip).toMatchObject({ due: 1, reported: 1, missing: [] });
  });

  it('counts who was there on any day of it, and keeps a frozen roster', () => {
    small.put('tenant', { id: 3 });
    small.put('tenant_fact', {
      tenant_id: 3,
      starts_on: '0001-01-01',
      name: '企业3',
      uscc: '91440300MA5EX00001',
      category: '直播电商企业',
      leading: 0,
    });
    small.put('lease', { contract: 'C3', tenant_id: 3, starts_on: '2026-01-01', ends_on: '2027-12-31', left_on: '2026-10-01', area: 1 });
    expect(home().strip?.due).toBe(2);
    small.put('roster', { month: '2026-10', tenant_id: 2, frozen_ms: 1 });
    expect(home().strip?.missing).toEqual([{ tenantId: 2, name: '企业2' }]);
  });

  it('is due on the 10th, or the next workday; the days and workdays to it are told', () => {
    // 2026-11-05 is a Thursday: Friday, Monday and Tuesday are left.
    expect(home('2026-11-05').strip).toMatchObject({ deadline: '2026-11-10', daysLeft: 5, workdaysLeft: 3 });
    expect(home('2026-11-12').strip).toMatchObject({ daysLeft: -2, workdaysLeft: 0 });
    // 2026-10-10 is a Saturday that is worked (调休).
    expect(home('2026-10-09').strip).toMatchObject({ month: '2026-09', deadline: '2026-10-10', daysLeft: 1, workdaysLeft: 1 });
  });

  it('tells of earlier months that were never closed', () => {
    expect(home().strip?.earlierOpen).toEqual({ count: 21, first: '2025-01' });
    expect(home('2025-01-20').strip).toBeNull();
  });
});

describe('the desk', () => {
  it('tells who is in, late, next, and which options lapse', () => {
    booking('B1', '2026-11-05T07:00', '2026-11-05T08:00', { state: 'completed' });
    booking('B2', '2026-11-04T23:00', '2026-11-05T10:00', { state: 'checked_in', studio_id: 2 });
    booking('B3', '2026-11-05T08:40', '2026-11-05T10:00');
    booking('B4', '2026-11-05T10:30', '2026-11-05T11:00');
    booking('B5', '2026-11-05T12:00', '2026-11-05T13:00', { state: 'option', holds_until: at('2026-11-05T11:00') });
    booking('B6', '2026-11-05T14:00', '2026-11-05T15:00', { state: 'cancelled', cancel_reason: 'x' });
    booking('B7', '2026-11-08T12:00', '2026-11-08T13:00', { state: 'option', holds_until: at('2026-11-07T11:00') });
    const { desk } = home();
    expect(desk).toMatchObject({ total: 3, completed: 1 });
    const numbers = (list: readonly { readonly number: string }[]): string[] => list.map((one) => one.number);
    expect([desk.now, desk.late, desk.next, desk.options].map(numbers)).toEqual([['B2'], ['B3'], ['B4'], ['B5']]);
    expect(desk.options[0]).toMatchObject({
      studio: 'S1',
      tenantId: 1,
      tenant: '企业1',
      from: '2026-11-05T12:00',
      holdsUntil: '2026-11-05T11:00',
    });
  });

  it('counts a booking as late a quarter of an hour after its start', () => {
    booking('B1', '2026-11-05T08:46', '2026-11-05T10:00');
    expect(home().desk).toMatchObject({ late: [], next: [{ number: 'B1' }] });
    booking('B2', '2026-11-05T08:45', '2026-11-05T10:00', { studio_id: 2 });
    expect(home().desk).toMatchObject({ late: [{ number: 'B2' }], next: [{ number: 'B1' }] });
  });
});

describe('what comes up', () => {
  it('leases that end within 90 days, soonest first; one that another goes on from is none, as in the list of what comes due', () => {
    small.put('lease', { contract: 'D1', tenant_id: 1, starts_on: '2026-01-01', ends_on: '2027-02-03', left_on: '2026-12-01', area: 1 });
    expect(home().leases).toEqual([]);
    expect(home('2027-10-10').leases.map((one) => [one.contract, one.daysLeft])).toEqual([
      ['C1', 82],
      ['C2', 82],
    ]);
    for (const on of ['2026-11-05', '2027-10-10']) {
      const listed = dueOf(small.base, { day: day(on) });
      expect(home(on).leases.map(({ leaseId }) => leaseId)).toEqual(listed.ok ? listed.value.leases.map(({ id }) => id) : null);
    }
    expect(home('2027-10-01').leases).toEqual([]);
    expect(home('2027-10-02').leases.length).toBe(2);
  });

  it('papers that expire within 60 days or have, of tenants in residence', () => {
    const paper = (number: string, expires: string, tenant = 1): number =>
      small.put('paper', { tenant_id: tenant, kind: '品牌授权', number, expires_on: expires });
    paper('P1', '2026-11-04');
    paper('P2', '2027-01-04');
    paper('P3', '2027-01-05');
    small.put('tenant', { id: 9 });
    paper('P4', '2026-11-04', 9);
    expect(home().papers?.map((one) => [one.number, one.daysLeft])).toEqual([
      ['P1', -1],
      ['P2', 60],
    ]);
  });

  it('cases that are open on the day', () => {
    const one = { tenant_id: 1, kind: '虚假宣传', day: '2026-10-01' };
    small.put('compliance_case', { number: 'K1', ...one });
    small.put('compliance_case', { number: 'K2', ...one, resolved_on: '2026-11-05' });
    small.put('compliance_case', { number: 'K3', ...one, resolved_on: '2026-11-06' });
    expect(home().cases?.map((each) => [each.number, each.daysOpen])).toEqual([
      ['K1', 35],
      ['K3', 35],
    ]);
  });
});

it('a second backup folder was away for weeks and home was green: it says so, and that the newest backup is not there', () => {
  expect(home().secondFolder).toBeNull();
  const stick = mkdtempSync(path.join(tmpdir(), 'livebase-stick-'));
  const copied = (file: string, time: string): void => {
    small.put('backup_made', { at_ms: at(time) * 60_000, file, sha256: 'a'.repeat(64), rows: 1, history_seq: 0 });
  };
  inTx(small.base, TESTER, (tx) => {
    writeSetting(tx, 'backup.second', stick);
    return ok(null);
  });
  copied('backups/livebase-20261104-090000.db', '2026-11-04T09:00');
  expect(home().secondFolder).toBe('behind');
  copied(path.join(stick, 'livebase-20261104-090000.db'), '2026-11-04T09:00');
  expect(home().secondFolder).toBe('ok');
  copied('backups/livebase-20261105-080000.db', '2026-11-05T08:00');
  expect(home().secondFolder).toBe('behind');
  rmSync(stick, { recursive: true });
  expect(home().secondFolder).toBe('away');
});

describe('the newest backup', () => {
  const made = (time: string): void => {
    const row = { at_ms: at(time) * 60_000, file: 'x', sha256: 'a'.repeat(64), rows: 1, history_seq: 0 };
    small.put('backup_made', row);
  };

  it.each([
    ['2026-10-28T23:59', 8, 'red'],
    ['2026-10-29T08:59', 7, 'amber'],
    ['2026-11-01T23:00', 4, 'amber'],
    ['2026-11-02T08:59', 3, 'ok'],
    ['2026-11-04T22:00', 1, 'ok'],
    ['2026-11-05T08:00', 0, 'ok'],
  ])('of %s is %i days old on the home screen, in the settings and in the check, and %s on both screens', (time, days, level) => {
    made(time);
    expect(home().backup).toEqual({ at: time, days, level });
    expect(getBackupsView(small.base)).toMatchObject({ newest: { at: time }, age: { days, level } });
    expect(checkBase(small.base, { full: false }).checks.at(-1)?.detail).toBe(`age_days=${days} present=0`);
  });
});

describe('a clock that is set back', () => {
  it('is said by more than ten minutes behind the newest rows, also once something was written with it', () => {
    const nowMs = small.base.clock.nowMs();
    const behind = (minutes: number) => ({ ...small.base, clock: { nowMs: () => nowMs - minutes * 60_000 } });
    const write = (base = small.base): void => {
      expect(inTx(base, { who: '张', host: 'window' }, (tx) => ok(addRecord(tx, 'tenant', {}, null))).ok).toBe(true);
    };
    write();
    expect(home().minutesBehind).toBeNull();
    expect(home(null, behind(10)).minutesBehind).toBeNull();
    expect(home(null, behind(1440)).minutesBehind).toBe(1440);
    write(behind(1440));
    expect(home(null, behind(1440)).minutesBehind).toBe(1440);
  });
});
