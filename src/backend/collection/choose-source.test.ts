// A choice of a source: figures, explanations, lists and relations follow it; taken back, all is as before; a closed month keeps its own.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { STATISTICIAN, closeByHand, reopenByHand } from '../../../test/helpers/import-base.ts';
import { clientOf, valueOf } from '../../../test/helpers/intake-client.ts';
import { addLine, openReplyBase, type ReplyBase } from '../../../test/helpers/reply-base.ts';
import { parseMonth } from '../../domain/time/calendar.ts';
import { retireRecord, recordById } from '../core/db/record-store.ts';
import { inTx } from '../core/db/tx.ts';
import { ok } from '../../domain/values/result.ts';
import { chooseSource } from './sales-month.ts';

let desk: ReplyBase;
beforeEach(async () => {
  desk = await openReplyBase();
});
afterEach(() => desk.close());

const MONTH =
  parseMonth('2026-10') ??
  (() => {
    throw new Error('month');
  })();
const KEY = { platform: '抖音', goodsClass: '化妆品类' } as const;

function choose(source: 'form' | 'ledger' | 'session' | null, reason = '以平台为准', tenant = desk.tenants[0]) {
  return chooseSource(desk.base, STATISTICIAN, { month: MONTH, tenant, ...KEY, source, reason });
}

/** ZB-2.06, the tenant's own months, the list of the month, the tables by platform and class, the explanation's parts. */
async function paid(): Promise<readonly unknown[]> {
  const client = clientOf(desk.base);
  const report = valueOf(await client.report.month({ month: '2026-10', profile: null }));
  const explained = valueOf(await client.report.explain({ month: '2026-10', figure: 'ZB-2.06.month' }));
  const sales = valueOf(await client.sales.month({ month: '2026-10' }));
  const months = valueOf(await client.tenants.detail({ id: desk.tenants[0], day: '2026-11-05' }));
  return [
    report.values['ZB-2.06.month']?.raw,
    report.values['ZB-3.01.paid']?.raw,
    report.values['ZB-5.01.paid']?.raw,
    report.values['ZB-4.total.paid']?.raw,
    explained.parts.reduce((sum, part) => sum + (part.raw ?? 0), 0),
    sales.lines.filter((line) => line.isEffective).reduce((sum, line) => sum + line.paid, 0),
    sales.tenants.reduce((sum, tenant) => sum + tenant.paid, 0),
    months.months?.find((one) => one.month === '2026-10')?.paid,
  ];
}

function three(): void {
  addLine(desk, 'form', desk.tenants[0], { ...KEY, sessions: 1, minutes: 60, paid: 100_000 });
  addLine(desk, 'ledger', desk.tenants[0], { ...KEY, sessions: 1, minutes: 60, paid: 200_000 });
  addLine(desk, 'session', desk.tenants[0], { ...KEY, sessions: 1, minutes: 60, paid: 300_000 });
}

describe('what counts of a key', () => {
  it('is the strongest source until somebody chooses, then what was chosen, wherever it is read', async () => {
    three();
    expect(new Set(await paid())).toEqual(new Set([100_000]));
    expect(choose('session')).toEqual({ ok: true, value: { change: expect.any(Number), effective: 'session' } });
    expect(new Set(await paid())).toEqual(new Set([300_000]));
    choose('ledger', '台账已核对');
    expect(new Set(await paid())).toEqual(new Set([200_000]));
    expect(choose(null, '')).toMatchObject({ ok: true, value: { effective: 'form' } });
    expect(new Set(await paid())).toEqual(new Set([100_000]));
  });

  it('is the strongest again where the chosen source has no line any more', async () => {
    three();
    const id = desk.db.prepare("SELECT id FROM sales_line WHERE source = 'session'").pluck().get();
    choose('session');
    inTx(desk.base, STATISTICIAN, (tx) => {
      const line = recordById(tx.db, 'sales_line', Number(id));
      if (line !== null) retireRecord(tx, line, '重复');
      return ok(null);
    });
    expect(new Set(await paid())).toEqual(new Set([100_000]));
  });

  it('is chosen for one key of one tenant and month only', async () => {
    three();
    choose('session');
    addLine(desk, 'form', desk.tenants[1], { ...KEY, paid: 7 });
    addLine(desk, 'session', desk.tenants[1], { ...KEY, paid: 11 });
    addLine(desk, 'form', desk.tenants[0], { ...KEY, goodsClass: '其他', paid: 13 });
    addLine(desk, 'session', desk.tenants[0], { ...KEY, goodsClass: '其他', paid: 17 });
    addLine(desk, 'form', desk.tenants[0], { ...KEY, month: '2026-09', paid: 19 });
    addLine(desk, 'session', desk.tenants[0], { ...KEY, month: '2026-09', paid: 23 });
    const client = clientOf(desk.base);
    const report = valueOf(await client.report.month({ month: '2026-10', profile: null }));
    expect(report.values['ZB-2.06.month']?.raw).toBe(300_000 + 7 + 13);
    const before = valueOf(await client.report.month({ month: '2026-09', profile: null }));
    expect(before.values['ZB-2.06.month']?.raw).toBe(19);
  });

  it('is told with the figure: who chose, and why', async () => {
    three();
    choose('session');
    const explained = valueOf(await clientOf(desk.base).report.explain({ month: '2026-10', figure: 'ZB-2.06.month' }));
    expect(explained.parts.map(({ raw, choice }) => [raw, choice])).toEqual([
      [300_000, { source: 'session', reason: '以平台为准', who: '统计员', atMs: desk.base.clock.nowMs() }],
    ]);
    choose(null, '');
    const plain = valueOf(await clientOf(desk.base).report.explain({ month: '2026-10', figure: 'ZB-2.06.month' }));
    expect(plain.parts.map((part) => 'choice' in part)).toEqual([false]);
  });
});

describe('choosing', () => {
  it('wants a reason, a line of that source, and an open month', () => {
    three();
    expect(choose('session', ' ')).toMatchObject({ ok: false, refusal: { code: 'REASON_NEEDED' } });
    expect(choose('session', '理由', 99)).toMatchObject({ ok: false, refusal: { code: 'TENANT_UNKNOWN' } });
    expect(choose('session', '理由', desk.tenants[1])).toMatchObject({
      ok: false,
      refusal: { code: 'CHOICE_WITHOUT_LINE', data: { ...KEY, source: 'session' } },
    });
    choose('session');
    closeByHand(desk.db, '2026-10');
    for (const source of ['form', 'ledger', null] as const)
      expect(choose(source)).toMatchObject({ ok: false, refusal: { code: 'MONTH_CLOSED', data: { month: '2026-10' } } });
    reopenByHand(desk.db, '2026-10');
    expect(choose('form')).toMatchObject({ ok: true, value: { effective: 'form' } });
  });

  it('is taken back like every change, also a second choice over the first', async () => {
    three();
    const client = clientOf(desk.base);
    const first = choose('session');
    const second = choose('ledger', '台账已核对');
    if (!first.ok || !second.ok) throw new Error('refused');
    expect(choose('ledger', '台账已核对')).toMatchObject({ ok: true, value: { change: null } });
    valueOf(await client.records.undo({ change: second.value.change ?? 0 }));
    expect(new Set(await paid())).toEqual(new Set([300_000]));
    const away = choose(null, '不再需要');
    if (!away.ok) throw new Error('refused');
    valueOf(await client.records.undo({ change: away.value.change ?? 0 }));
    expect(new Set(await paid())).toEqual(new Set([300_000]));
    closeByHand(desk.db, '2026-10');
    expect(await client.records.undo({ change: first.value.change ?? 0 })).toMatchObject({ ok: false });
  });
});
