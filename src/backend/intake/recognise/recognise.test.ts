// What a sheet is: a ledger by its name, an export by its headers, a csv ledger by its columns.
import { describe, expect, it } from 'vitest';
import type { SheetTable } from '../../../sheets/read/table.ts';
import { LEDGER_KINDS } from '../../../contract/intake/sheet-kinds.ts';
import { LISTS, rankOf, type Recognised, recogniseSheet } from './recognise.ts';

function sheet(name: string, ...rows: readonly (readonly string[])[]): SheetTable {
  return { name, rows: rows.map((cells, index) => ({ number: index + 1, cells })), merged: [], date1904: false };
}

function kindOf(recognised: Recognised): string {
  return recognised.as === 'unknown' ? 'unknown' : `${recognised.as} ${recognised.kind}`;
}

const EXPORTS: readonly (readonly [string, readonly string[]])[] = [
  [
    'douyin_sessions',
    [
      '主播昵称',
      '主播抖音号',
      '直播开始时间',
      '直播结束时间',
      '直播时长(分钟)',
      '直播间观看人数',
      '直播间观看次数',
      '直播间用户支付金额',
      '直播间成交金额',
      '直播间成交订单数',
      '直播间退款金额',
    ],
  ],
  ['shop_daily', ['日期', '成交金额', '成交订单数', '用户支付金额', '结算金额', '退款金额（支付时间）', '退款金额（退款时间）']],
  ['douyin_overview', ['日期', '投放时段', '载体类型', '成交金额', '成交退款金额(支付时间)', '成交订单数']],
  ['channels_sessions', ['直播开始时间', '成交金额', '成交订单数', '成交人数']],
  ['channels_sessions', ['直播开始时间', '成交金额', '成交订单数', '成交人数', '退款金额']],
  ['note_daily', ['时间', '支付金额', '直播支付金额', '退款金额（支付时间）']],
  ['taobao_sessions', ['直播标题', '场次id', '开播时间', '直播间观看次数', '成交笔数', '成交金额']],
];

describe('recogniseSheet', () => {
  it.each(EXPORTS)('%s is known by its signature, whatever its sheet is called and whatever stands above', (kind, headers) => {
    expect(kindOf(recogniseSheet(sheet('Sheet1', headers), 'xlsx'))).toBe(`export ${kind}`);
    expect(kindOf(recogniseSheet(sheet('', ['导出时间：2026-11-01'], headers.toReversed()), 'csv'))).toBe(`export ${kind}`);
  });

  const named = LEDGER_KINDS.map((kind): [string, string] => [kind === 'base' ? '基地' : LISTS[kind].sheet, kind]);
  it.each(named)('%s is known by its name', (name, kind) => {
    expect(kindOf(recogniseSheet(sheet(` ${name}　`, []), 'xlsx'))).toBe(`ledger ${kind}`);
  });

  it('a csv or a page of HTML is the ledger that most of its columns fit; an xlsx sheet of another name is unknown', () => {
    const events = ['日期', '类型', '名称', '参加人数'];
    expect(kindOf(recogniseSheet(sheet('', events), 'csv'))).toBe('ledger events');
    expect(kindOf(recogniseSheet(sheet('', events), 'html'))).toBe('ledger events');
    expect(kindOf(recogniseSheet(sheet('Sheet1', events), 'xlsx'))).toBe('unknown');
  });

  it('too little of a signature is unknown', () => {
    expect(kindOf(recogniseSheet(sheet('', ['日期', '结算金额']), 'csv'))).toBe('unknown');
    expect(kindOf(recogniseSheet(sheet('', ['日期', '成交金额']), 'csv'))).toBe('unknown');
  });

  it('ledgers are ranked by what they need, exports last', () => {
    const ranks = (['base', 'studios', 'tenants', 'leases', 'accounts', 'bookings', 'sales', 'douyin_sessions'] as const).map(rankOf);
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    expect(rankOf('unknown')).toBe(LEDGER_KINDS.length);
  });
});
