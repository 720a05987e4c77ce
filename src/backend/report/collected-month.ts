// A month's sales by tenant as they were collected: every source's lines, which of them count, and keys that form and platform both have.
import { z } from 'zod';
import { type Connection, rowsOf } from '../core/db/rows.ts';
import { addMonths, type Month } from '../../domain/time/calendar.ts';
import { SALES_SOURCES } from '../../domain/base/catalogue.ts';
import type { CheckedLine, PaidPair } from '../../domain/form/reply-checks.ts';
import { getKeyOfSales } from './sql/choices.ts';
import { EFFECTIVE_RETAIL, LINE_STRENGTH, figuresRow } from './sql/read-sales.ts';

const LINES = `SELECT tenant_id, platform, goods_class, source, sessions, minutes, views, orders, paid, refunded, settled, lacks,
    ${LINE_STRENGTH} AS strength
  FROM sales_line WHERE retired_at IS NULL AND month = ? ORDER BY tenant_id, platform, goods_class, source`;
const lineRow = z.object({
  tenant_id: z.int(),
  platform: z.string(),
  goods_class: z.string(),
  source: z.enum(SALES_SOURCES),
  ...figuresRow,
  lacks: z.string(),
  strength: z.int(),
});
type Line = z.infer<typeof lineRow>;

const RETAIL = `SELECT tenant_id, amount FROM (${EFFECTIVE_RETAIL}) ORDER BY tenant_id`;
const retailRow = z.object({ tenant_id: z.int(), amount: z.int() });

/** A tenant's month. `lines` are those that count; `sources` every source that has a line; `chosen` keys that a choice decides. */
export interface CollectedTenant {
  readonly lines: readonly CheckedLine[];
  readonly retail: number | null;
  readonly pairs: readonly (PaidPair & { readonly isChosen: boolean })[];
  readonly sources: readonly (typeof SALES_SOURCES)[number][];
}

function checkedLine(line: Line): CheckedLine {
  const { platform, goods_class: goodsClass, source, sessions, minutes, views, orders, paid, refunded, settled } = line;
  const lacks = line.lacks.split(',').filter((one) => one !== '');
  return { platform, goodsClass, source, sessions, minutes, views, orders, paid, refunded, settled, lacks };
}

function pairOf(lines: readonly Line[]): CollectedTenant['pairs'] {
  const [form, session] = (['form', 'session'] as const).map((source) => lines.find((line) => line.source === source));
  if (form === undefined || session === undefined || [form, session].some((line) => line.lacks.split(',').includes('paid'))) return [];
  const { platform, goods_class: goodsClass } = form;
  return [{ platform, goodsClass, form: form.paid, session: session.paid, isChosen: lines.some((line) => line.strength === 0) }];
}

function tenantOf(lines: readonly Line[], retail: number | null): CollectedTenant {
  const keys = [...Map.groupBy(lines, (line) => getKeyOfSales(line.tenant_id, line.platform, line.goods_class)).values()];
  return {
    lines: keys.flatMap((key) => key.toSorted((a, b) => a.strength - b.strength).slice(0, 1)).map(checkedLine),
    retail,
    pairs: keys.flatMap(pairOf),
    sources: SALES_SOURCES.filter((source) => lines.some((line) => line.source === source)),
  };
}

/** Every tenant with a sales line or online retail in the month. */
export function listCollectedTenants(db: Connection, month: Month): ReadonlyMap<number, CollectedTenant> {
  const lines = Map.groupBy(rowsOf(db, LINES, lineRow, [month]), (line) => line.tenant_id);
  const retail = new Map(rowsOf(db, RETAIL, retailRow, [month]).map((row) => [row.tenant_id, row.amount]));
  const ids = [...new Set([...lines.keys(), ...retail.keys()])];
  return new Map(ids.map((id) => [id, tenantOf(lines.get(id) ?? [], retail.get(id) ?? null)]));
}

/** The months before one that its figures are looked at beside. */
export const MONTHS_BESIDE = [-1, -2, -3] as const;

/** The tenants' months before one, the last first. */
export function listMonthsBefore(db: Connection, month: Month): readonly ReadonlyMap<number, CollectedTenant>[] {
  return MONTHS_BESIDE.map((by) => listCollectedTenants(db, addMonths(month, by)));
}
