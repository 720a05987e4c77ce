// 预约 taken in (docs/rules/imports.md, Bookings): history rows are flagged and only noted, rows ahead meet every rule.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeSetting } from '../../src/backend/core/records/settings.ts';
import { inTx } from '../../src/backend/core/db/tx.ts';
import { STANDARD_DESK_RULES } from '../../src/domain/booking/desk-rules.ts';
import { minutes } from '../../src/domain/values/quantity.ts';
import { ok } from '../../src/domain/values/result.ts';
import {
  closeByHand,
  codeOf,
  contents,
  everything,
  type How,
  type ImportBase,
  inEachTest,
  ledger,
  type NamedFile,
  notesOf,
  openFilledBase,
  openImportBase,
  openSmallWorld,
  refusedLines,
  type Rows,
  rowsOf,
  sheetOf,
  SMALL_WORLD,
  STATISTICIAN,
  totals,
  troublesOf,
} from '../helpers/import-base.ts';
import { listBookingHistory } from '../../src/backend/desk/get-bookings.ts';

const LEASES: Rows = [...(SMALL_WORLD['租约'] ?? []), [codeOf(103), 'L-X', '2026-10-01', '2026-12-31', null, 10, null, null, 'A02', null]];
const OLD = [['旧客', codeOf(109), '直播电商企业', null, null, null, null, null, null, null, null, null, null]];
const FURNISHED = ledger('台账.xlsx', { ...SMALL_WORLD, 租约: LEASES, 企业名录: [...(SMALL_WORLD['企业名录'] ?? []), ...OLD] });
const at = inEachTest(() => openFilledBase('bookings-world', FURNISHED));

interface More {
  readonly number?: string | null;
  readonly studio?: string;
  readonly tenant?: string;
  readonly state?: string;
  readonly holds?: string | null;
  readonly reason?: string | null;
  readonly title?: string | null;
}

let nth = 0;
function row(from: string, to: string, more: More = {}): Rows[number] {
  nth += 1;
  const { number = `N${nth}`, studio = 'A01', tenant = '晨光传媒', state = '已预订', holds = null, reason = null, title = null } = more;
  return [number, studio, tenant, from, to, state, holds, title, null, null, null, reason];
}
function file(...rows: Rows): NamedFile {
  nth += 1;
  return ledger(`约${nth}.xlsx`, sheetOf('预约', rows));
}
const bookings = (): unknown[] =>
  rowsOf(at.db, 'SELECT number, state, from_past FROM booking WHERE retired_at IS NULL ORDER BY starts_at, number');

describe('rows of the past', () => {
  it('carry the flag and meet turnaround, hours, lease, service and exclusivity as findings only', async () => {
    const outcome = await at.take(
      file(
        row('2026-10-03 20:00', '2026-10-03 22:00'),
        row('2026-10-03 22:05', '2026-10-03 23:00', { tenant: codeOf(102) }),
        row('2026-10-04 03:00', '2026-10-04 05:00'),
        row('2026-10-05 10:00', '2026-10-05 11:00', { studio: 'A02' }),
        row('2026-10-05 20:00', '2026-10-05 21:00', { tenant: codeOf(109) }),
        row('2023-10-05 20:00', '2023-10-05 21:00', { state: '已完成' }),
      ),
    );
    expect(totals(outcome)).toEqual({ added: 6, changed: 0, same: 0 });
    expect(notesOf(outcome).toSorted()).toEqual([
      'BOOKING_EXCLUSIVE',
      'BOOKING_NO_LEASE',
      'BOOKING_NO_LEASE',
      'BOOKING_OUT_OF_HOURS',
      'BOOKING_OUT_OF_SERVICE',
      'BOOKING_TURNAROUND',
    ]);
    expect(rowsOf(at.db, 'SELECT DISTINCT from_past FROM booking')).toEqual([[1]]);
  });

  it('may not overlap even there, and the refusal names who holds the slot', async () => {
    const before = everything(at.db);
    const outcome = await at.take(
      file(row('2026-10-03 20:00', '2026-10-03 22:00'), row('2026-10-03 21:00', '2026-10-03 23:00', { tenant: codeOf(102) })),
    );
    expect(troublesOf(outcome)).toMatchObject([
      {
        row: 3,
        column: '开始',
        found: 'A01 2026-10-03T21:00',
        code: 'BOOKING_OVERLAP',
        data: { studio: 'A01', tenant: '晨光传媒', from: '2026-10-03 20:00', until: '2026-10-03 22:00' },
      },
    ]);
    expect(everything(at.db)).toBe(before);
  });

  it('cancelled and no-show rows take no slot', async () => {
    const slot = ['2026-10-03 20:00', '2026-10-03 22:00'] as const;
    const outcome = await at.take(
      file(row(...slot, { state: '已取消' }), row(...slot, { state: '未到场' }), row(...slot, { state: '已完成', tenant: codeOf(102) })),
    );
    expect(totals(outcome)).toEqual({ added: 3, changed: 0, same: 0 });
  });

  it('an option of the past is cancelled with 保留到期', async () => {
    await at.take(
      file(
        row('2026-10-03 20:00', '2026-10-03 22:00', { state: '暂定', number: 'O1' }),
        row('2026-12-03 20:00', '2026-12-03 22:00', { state: '暂定', number: 'O2', holds: '2026-11-01 12:00' }),
      ),
    );
    const held = `strftime('%Y-%m-%d %H:%M', holds_until * 60 + 28800, 'unixepoch')`;
    expect(rowsOf(at.db, `SELECT number, state, cancel_reason, ${held} FROM booking ORDER BY number`)).toEqual([
      ['O1', 'cancelled', '保留到期', '2026-10-03 20:00'],
      ['O2', 'cancelled', '保留到期', '2026-11-01 12:00'],
    ]);
    // What an import wrote goes back with the import alone.
    const told = listBookingHistory(at.base, { who: '周敏', host: 'window', role: 'manager' }, { id: 2 });
    if (!told.ok) throw new Error(JSON.stringify(told.refusal));
    expect(told.value.rows.map(({ action, change }) => [action, change])).toEqual([['import', null]]);
  });
});

describe('rows ahead', () => {
  const ahead = ['2026-12-03 20:00', '2026-12-03 22:00'] as const;

  it('are not flagged', async () => {
    await at.take(
      file(
        row(...ahead, { number: 'F1' }),
        row('2026-12-04 20:00', '2026-12-04 24:00', { number: 'F2', state: '暂定', holds: '2026-11-30 18:00' }),
      ),
    );
    expect(bookings()).toEqual([
      ['F1', 'booked', 0],
      ['F2', 'option', 0],
    ]);
  });

  it.each([
    ['BOOKING_TURNAROUND', row('2026-12-03 22:05', '2026-12-03 23:00', { tenant: codeOf(102) })],
    ['BOOKING_OUT_OF_HOURS', row('2026-12-04 03:00', '2026-12-04 05:00')],
    ['BOOKING_EXCLUSIVE', row('2026-12-05 10:00', '2026-12-05 11:00', { studio: 'A02' })],
    ['BOOKING_NO_LEASE', row('2026-12-05 20:00', '2026-12-05 21:00', { tenant: '旧客' })],
    ['BOOKING_OVERLAP', row('2026-12-03 21:59', '2026-12-03 23:00')],
    ['ROW_HOLDS_UNTIL_MISSING', row('2026-12-05 20:00', '2026-12-05 21:00', { state: '暂定' })],
    ['ROW_ENDS_BEFORE_START', row('2026-12-05 20:00', '2026-12-05 20:00')],
    ['BOOKING_TOO_LONG', row('2026-12-05 20:00', '2027-02-05 20:00')],
    ['ROW_STUDIO_UNKNOWN', row('2026-12-05 20:00', '2026-12-05 21:00', { studio: 'A9' })],
    ['ROW_TENANT_UNKNOWN', row('2026-12-05 20:00', '2026-12-05 21:00', { tenant: '不认识' })],
    ['CELL_UNKNOWN_WORD', row('2026-12-05 20:00', '2026-12-05 21:00', { state: '好了' })],
    ['CELL_NOT_TIME', row('2026-12-05 20:00', '2026-12-05 25:00')],
  ])('are refused with %s, and nothing changes', async (code, bad) => {
    await at.take(file(row(...ahead)));
    const before = everything(at.db);
    const outcome = await at.take(file(bad));
    expect(troublesOf(outcome).map((one) => [one.row, one.code])).toEqual([[2, code]]);
    expect(troublesOf(outcome)[0]?.column).not.toBe('');
    expect(everything(at.db)).toBe(before);
  });

  it('that a rule asks consent for are refused until somebody with the permission gives a reason', async () => {
    inTx(at.base, STATISTICIAN, (tx) => ok(writeSetting(tx, 'desk', { ...STANDARD_DESK_RULES, weekMinutes: minutes(180) })));
    const manager = { who: '负责人', host: 'window', role: 'manager' } as const;
    // The second row is over the three hours of the week with the first.
    const late = file(row('2026-12-03 20:00', '2026-12-03 22:00'), row('2026-12-04 20:00', '2026-12-04 22:00', { number: 'Q2' }));
    const tried = async (how: How) => troublesOf(await at.take(late, how)).map((one) => [one.row, one.code, one.data['warnings']]);
    const before = everything(at.db);
    expect(await tried({})).toEqual([[3, 'BOOKING_WARNED', ['QUOTA_WEEK']]]);
    expect(await tried({ overrideReason: '换季促销', caller: { ...manager, role: 'front_desk' } })).toEqual([
      [3, 'NOT_ALLOWED', undefined],
    ]);
    expect(await tried({ overrideReason: 'abc', caller: manager })).toEqual([[3, 'REASON_TOO_SHORT', undefined]]);
    expect(everything(at.db)).toBe(before);
    expect(await tried({ overrideReason: '换季促销', caller: manager })).toEqual([]);
    expect(rowsOf(at.db, 'SELECT number, overridden, override_reason FROM booking WHERE override_reason IS NOT NULL')).toEqual([
      ['Q2', 'QUOTA_WEEK', '换季促销'],
    ]);
    // Taken once, the same row is not asked for again; a row of the past never is.
    expect(await tried({})).toEqual([]);
    expect(troublesOf(await at.take(file(row('2026-10-05 10:00', '2026-10-05 15:00', { state: '已完成' }))))).toEqual([]);
  });

  it('of a tenant that did not come three times are taken without asking: a ledger is a record of what was agreed', async () => {
    const missed = ['19', '20', '21'].map((day) => row(`2026-10-${day} 10:00`, `2026-10-${day} 11:00`, { state: '未到场' }));
    expect(troublesOf(await at.take(file(...missed)))).toEqual([]);
    expect(troublesOf(await at.take(file(row(...ahead))))).toEqual([]);
    expect(rowsOf(at.db, 'SELECT overridden FROM booking WHERE from_past = 0')).toEqual([[null]]);
  });

  it('the same tenant may follow at once, and a night belongs to one booking', async () => {
    await at.take(
      ledger('夜.xlsx', sheetOf('直播间', [['A03', null, null, null, '公共', null, '18:00-02:00', 15, 0, '2024-01-01', null, null]])),
    );
    const outcome = await at.take(
      file(row(...ahead), row('2026-12-03 22:00', '2026-12-03 24:00'), row('2026-12-03 22:00', '2026-12-04 02:00', { studio: 'A03' })),
    );
    expect(totals(outcome)).toEqual({ added: 3, changed: 0, same: 0 });
  });
});

describe('rows without a number', () => {
  const slot = ['2026-10-03 20:00', '2026-10-03 22:00'] as const;

  it('get one that stays: the same rows again change nothing', async () => {
    const rows = [
      row(...slot, { number: null, state: '已完成' }),
      row('2026-10-04 20:00', '2026-10-04 22:00', { number: null, studio: 'A02', tenant: codeOf(102) }),
    ];
    await at.take(file(...rows));
    expect(bookings()).toEqual([
      ['A-A01-202610032000', 'completed', 1],
      ['A-A02-202610042000', 'booked', 1],
    ]);
    expect(totals(await at.take(file(...rows.toReversed())))).toEqual({ added: 0, changed: 0, same: 2 });
  });

  it('a state that went on changes the booking of that slot', async () => {
    await at.take(file(row('2026-12-03 20:00', '2026-12-03 22:00', { number: null })));
    at.setNow('2026-12-04T09:00');
    expect(totals(await at.take(file(row('2026-12-03 20:00', '2026-12-03 22:00', { number: null, state: '已完成' }))))).toEqual({
      added: 0,
      changed: 1,
      same: 0,
    });
    expect(bookings()).toEqual([['A-A01-202612032000', 'completed', 1]]);
  });

  it('a cancelled one and the one that took its slot are two, whatever their order and files', async () => {
    const cancelled = row(...slot, { number: null, state: '已取消', reason: '改期' });
    const held = row(...slot, { number: null, state: '已完成' });
    for (const [first, second] of [
      [cancelled, held],
      [held, cancelled],
    ] as const) {
      const own = await openSmallWorld();
      try {
        expect(totals(await own.take([file(first), file(second)]))).toEqual({ added: 2, changed: 0, same: 0 });
        expect(totals(await own.take(file(second, first)))).toEqual({ added: 0, changed: 0, same: 2 });
        expect(rowsOf(own.db, 'SELECT state FROM booking ORDER BY state')).toEqual([['cancelled'], ['completed']]);
      } finally {
        own.close();
      }
    }
  });

  it('a later word on a cancelled one changes it, as long as it stays cancelled', async () => {
    const cancelled = (reason: string) => row(...slot, { number: null, state: '已取消', reason });
    await at.take(file(cancelled('改期')));
    expect(totals(await at.take(file(cancelled('停电'))))).toEqual({ added: 0, changed: 1, same: 0 });
    expect(rowsOf(at.db, 'SELECT state, cancel_reason FROM booking')).toEqual([['cancelled', '停电']]);
    expect(totals(await at.take(file(row(...slot, { number: null, state: '已完成' }))))).toEqual({ added: 1, changed: 0, same: 0 });
  });

  it('and a row that names the number which another just got is about the same booking', async () => {
    // Cancelled: no slot is in the way, so that nothing but the number tells.
    const one = { state: '已取消', reason: '改期' };
    const rows = [row(...slot, { ...one, number: null }), row(...slot, { ...one, number: 'A-A01-202610032000', title: '专场' })];
    expect(totals(await at.take(file(...rows)))).toEqual({ added: 1, changed: 1, same: 0 });
    expect(rowsOf(at.db, 'SELECT number, title FROM booking')).toEqual([['A-A01-202610032000', '专场']]);
  });

  it('a row that repeats another counts once and says so', async () => {
    const one = row(...slot, { number: null });
    const outcome = await at.take(file(one, one));
    expect([totals(outcome), notesOf(outcome)]).toEqual([{ added: 1, changed: 0, same: 1 }, ['ROWS_REPEATED']]);
  });
});

describe('tenants by name', () => {
  it('are found in full-width and half-width brackets', async () => {
    const outcome = await at.take(file(row('2026-10-03 20:00', '2026-10-03 22:00', { tenant: '海浪(深圳)网络' })));
    expect(totals(outcome)).toEqual({ added: 1, changed: 0, same: 0 });
  });

  it('that two tenants share are refused as ambiguous', async () => {
    await at.take(
      ledger(
        '重.xlsx',
        sheetOf('企业名录', [['晨光传媒', codeOf(110), '直播电商企业', null, null, null, null, null, null, null, null, null, null]]),
      ),
    );
    expect(refusedLines(await at.take(file(row('2026-10-03 20:00', '2026-10-03 22:00'))))).toEqual([
      '预约 2 企业 ROW_TENANT_AMBIGUOUS 晨光传媒',
    ]);
  });
});

describe('the order of rows', () => {
  it('does not matter where one row gives up the slot that another takes', async () => {
    const slot = ['2026-12-03 20:00', '2026-12-03 22:00'] as const;
    const late = ['2026-12-03 22:00', '2026-12-03 23:30'] as const;
    await at.take(file(row(...slot, { number: 'K1' }), row(...late, { number: 'K2' })));
    const outcome = await at.take(
      file(
        row(...slot, { number: 'K3', tenant: codeOf(102) }),
        row(...late, { number: 'K2', state: '已取消', reason: '病' }),
        row('2026-12-03 22:30', '2026-12-03 24:00', { number: 'K1' }),
      ),
    );
    expect(totals(outcome)).toEqual({ added: 1, changed: 2, same: 0 });
  });

  it('any bookings that do not clash are the same base in any order', async () => {
    const rows = [
      row('2026-10-03 20:00', '2026-10-03 22:00', { number: 'P1' }),
      row('2026-10-03 22:05', '2026-10-03 23:00', { number: 'P2', tenant: codeOf(102) }),
      row('2026-12-03 20:00', '2026-12-03 22:00', { number: 'P3' }),
      row('2026-12-03 20:00', '2026-12-03 22:00', { number: 'P4', state: '已取消', reason: '错' }),
      row('2026-10-06 20:00', '2026-10-06 22:00', { number: null }),
    ];
    await at.take(file(...rows));
    const named = (db: ImportBase['db']): string[] =>
      (contents(db)['booking'] ?? []).map((text) => text.replace(/number=A\S+/, '')).toSorted();
    const expected = named(at.db);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(rows, { minLength: rows.length }), fc.nat(rows.length), async (order, cut) => {
        const own = openImportBase();
        try {
          await own.take(
            ledger('台账.xlsx', {
              ...SMALL_WORLD,
              租约: [...(SMALL_WORLD['租约'] ?? []), [codeOf(103), 'L-X', '2026-10-01', '2026-12-31', null, 10, null, null, 'A02', null]],
            }),
          );
          for (const part of [order.slice(0, cut), order.slice(cut)])
            if (part.length > 0) expect((await own.take(file(...part))).ok).toBe(true);
          expect(named(own.db)).toEqual(expected);
        } finally {
          own.close();
        }
      }),
      { numRuns: 8, seed: 11 },
    );
  });
});

describe('a ledger of many rows', () => {
  const hour = (nth: number): string =>
    `2026-0${3 + Math.floor(nth / 600)}-${String(1 + Math.floor((nth % 600) / 24)).padStart(2, '0')} ${String(nth % 24).padStart(2, '0')}`;
  const many = (count: number): Rows[number][] =>
    Array.from({ length: count }, (_, nth) => row(`${hour(nth)}:00`, `${hour(nth)}:30`, { number: `M${nth}`, state: '已完成' }));

  it('is written in blocks, a history row each, and a row sees those of its block', async () => {
    const rows = many(1100);
    const double = row(`${hour(1050)}:15`, `${hour(1050)}:45`, { number: 'M-again', state: '已完成' });
    const outcome = await at.take(file(...rows, double), { takesGoodRows: true });
    expect(totals(outcome)).toEqual({ added: 1100, changed: 0, same: 0 });
    const [held] = rowsOf(at.db, "SELECT json_object('bookingId', id) FROM booking WHERE number = 'M1050'");
    expect(troublesOf(outcome)).toMatchObject([{ row: 1102, code: 'BOOKING_OVERLAP', data: JSON.parse(String(held)) }]);
    const lengths =
      "SELECT json_array_length(after, '$.rows') AS rows FROM history WHERE entity = 'booking' AND entity_id IS NULL ORDER BY seq";
    expect(rowsOf(at.db, lengths)).toEqual([[500], [500], [100]]);
  });

  it('names what only the database refuses in its place among the others', async () => {
    closeByHand(at.db, '2026-03');
    const rows = many(3).map((one) => one.with(5, '已取消'));
    const bad = row('2026-05-01 10:15', '2026-07-01 10:45', { number: 'M-bad', state: '已完成' });
    const outcome = await at.take(file(row('2026-05-01 10:00', '2026-05-01 10:30'), ...rows.slice(0, 2), bad, ...rows.slice(2)));
    expect(troublesOf(outcome).map(({ row: number, code }) => [number, code])).toEqual([
      [3, 'MONTH_CLOSED'],
      [4, 'MONTH_CLOSED'],
      [5, 'BOOKING_TOO_LONG'],
      [6, 'MONTH_CLOSED'],
    ]);
  });
});
