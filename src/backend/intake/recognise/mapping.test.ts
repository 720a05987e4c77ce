// A person's mapping of an unknown layout: which mappings hold, and what they read.
import { describe, expect, it } from 'vitest';
import { parseMonth } from '../../../domain/time/calendar.ts';
import type { Cell, SheetTable } from '../../../sheets/read/table.ts';
import { mappingSchema, readMapped } from './mapping.ts';

function sheet(...rows: readonly (readonly Cell[])[]): SheetTable {
  return { name: '', rows: rows.map((cells, index) => ({ number: index + 1, cells })), merged: [], date1904: false };
}

const SESSIONS = mappingSchema.parse({
  kind: 'sessions',
  platform: '快手',
  fields: { handle: '主播ID', startsAt: '开播', minutes: '时长', paid: '销售额' },
});
const DAYS = mappingSchema.parse({ kind: 'shop_days', platform: '京东', fields: { day: '日期', paid: '成交', settled: '结算' } });
const SUMS = mappingSchema.parse({ kind: 'shop_days', platform: '京东', fields: { paid: '成交' } });

describe('mappingSchema', () => {
  it.each([
    { kind: 'sessions', platform: '快手', fields: { paid: '销售额' } },
    { kind: 'sessions', platform: '', fields: { startsAt: '开播' } },
    { kind: 'sessions', platform: '快手', fields: { startsAt: '' } },
    { kind: 'sessions', platform: '快手', fields: { startsAt: '开播', day: '日期' } },
    { kind: 'shop_days', platform: '京东', fields: {} },
    { kind: 'orders', platform: '京东', fields: { paid: '成交' } },
    { kind: 'shop_days', platform: '京东', fields: { paid: '成交' }, more: 1 },
  ])('refuses %j', (mapping) => {
    expect(mappingSchema.safeParse(mapping).success).toBe(false);
  });
});

describe('readMapped', () => {
  it('reads sessions; a field without a column has no figure, a blank cell is 0', () => {
    const read = readMapped(
      sheet(['导出'], ['开播', '主播ID', '销售额', '时长', '别的'], ['2026-10-03 20:00', 'k1', '1.2万', null, 9]),
      SESSIONS,
      null,
    );
    expect(read).toMatchObject({
      kind: 'mapped_sessions',
      platform: '快手',
      read: 1,
      passedOver: 0,
      days: [],
      troubles: [],
      headers: { handle: '主播ID', start: '开播' },
    });
    expect(read.sessions).toEqual([
      {
        row: 3,
        handle: 'k1',
        key: '2026-10-03T20:00',
        startKey: '2026-10-03T20:00',
        startsAt: read.sessions[0]?.startsAt,
        endsAt: null,
        title: null,
        minutes: 0,
        views: null,
        orders: null,
        paid: 1_200_000,
        refunded: null,
        settled: null,
      },
    ]);
  });

  it('refuses a session without a start, by its header', () => {
    const { troubles } = readMapped(sheet(['开播', '主播ID', '销售额'], [null, 'k1', 5]), SESSIONS, null);
    expect(troubles).toMatchObject([{ row: 2, column: '开播', code: 'CELL_REQUIRED' }]);
  });

  it('reads days; a row without its day is refused', () => {
    const read = readMapped(sheet(['日期', '成交', '结算'], ['2026-10-03', 5, 4], [null, 6, 4]), DAYS, parseMonth('2026-10'));
    expect(read.days).toEqual([
      { row: 2, day: '2026-10-03', orders: null, paid: 500, refundedByOrder: null, refundedByRefund: null, settled: 400 },
    ]);
    expect(read.troubles).toEqual([{ row: 3, column: '日期', found: '', code: 'CELL_REQUIRED', data: {} }]);
  });

  it('dates sums without a day by the month given, and asks for it', () => {
    expect(readMapped(sheet(['成交'], [5]), SUMS, parseMonth('2026-02')).days).toMatchObject([{ day: '2026-02-28', paid: 500 }]);
    expect(readMapped(sheet(['成交'], [5]), SUMS, null)).toMatchObject({
      days: [],
      troubles: [{ row: 2, column: '', code: 'FILE_MONTH_NEEDED' }],
    });
  });

  it('a mapped header that the sheet lacks is refused where it is the start, else it gives no figure', () => {
    expect(readMapped(sheet(['主播ID', '销售额'], ['k1', 5]), SESSIONS, null).troubles).toMatchObject([
      { row: 0, code: 'SHEET_HEADER_MISSING' },
    ]);
    expect(readMapped(sheet(['开播', '主播ID'], ['2026-10-03 20:00', 'k1']), SESSIONS, null).sessions).toMatchObject([{ paid: null }]);
  });
});
