// A tenfold slip of a reply: it is asked about with its cell, is not among those without trouble, and its earlier months stand beside it.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { clientOf, valueOf } from '../../../test/helpers/intake-client.ts';
import { addLine, openReplyBase, type ReplyBase } from '../../../test/helpers/reply-base.ts';

let desk: ReplyBase;
beforeEach(async () => {
  desk = await openReplyBase();
});
afterEach(() => desk.close());

const LINE = { platform: '抖音', goodsClass: '其他', sessions: 20, minutes: 2400, views: 9000, orders: 300, paid: 5_000_000 };

it('a tenfold slip of a reply does not pass as one without trouble, and earlier months stand beside it', async () => {
  const [first, second] = desk.tenants;
  for (const tenant of [first, second])
    for (const month of ['2026-07', '2026-08', '2026-09', '2025-10']) addLine(desk, 'ledger', tenant, { ...LINE, month, orders: 290 });
  const slip = desk.reply(first, { rows: [{ ...LINE, paid: 50_000_000 }] });
  desk.reply(second, { rows: [LINE] });
  const { rows } = valueOf(await clientOf(desk.base).collection.month({ month: '2026-10' }));
  const row = rows.find(({ tenant }) => tenant === first);
  expect(row?.failing.map(({ check, cells }) => [check, cells.length])).toEqual([['unit_slip', 1]]);
  // The state of the roster is that of its own checks: nothing of the report fails.
  expect(row?.state).toBe('reported');
  expect(rows.filter(({ reply, failing }) => reply !== null && failing.length === 0).map(({ tenant }) => tenant)).toEqual([second]);
  const reply = valueOf(await clientOf(desk.base).collection.reply({ reply: slip }));
  expect(reply.failing.map(({ check }) => check)).toEqual(['unit_slip']);
  expect(reply.past.map(({ month, lines }) => [month, lines[0]?.paid])).toEqual([
    ['2026-09', 5_000_000],
    ['2026-08', 5_000_000],
    ['2026-07', 5_000_000],
    ['2025-10', 5_000_000],
  ]);
});
