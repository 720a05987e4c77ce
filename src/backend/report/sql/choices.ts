// What people chose to count for keys of a month's sales, and who chose it.
import { z } from 'zod';
import { SALES_SOURCES } from '../../../domain/base/catalogue.ts';
import type { Connection } from '../../core/db/connection.ts';
import { rowsOf } from '../../core/db/rows.ts';

const choiceRow = z.object({
  id: z.int(),
  version: z.int(),
  tenant_id: z.int(),
  platform: z.string(),
  goods_class: z.string(),
  source: z.enum(SALES_SOURCES),
  reason: z.string(),
  who: z.string().nullable(),
  at_ms: z.int().nullable(),
});

/** A choice that stands; `who` made it last, at `atMs`. */
export interface Choice {
  readonly id: number;
  readonly version: number;
  readonly tenantId: number;
  readonly platform: string;
  readonly goodsClass: string;
  readonly source: (typeof SALES_SOURCES)[number];
  readonly reason: string;
  readonly who: string;
  readonly atMs: number;
}

/** With a lone max(), SQLite takes the other columns from the row that holds it: the newest of the choice's history. */
const CHOICES = `SELECT c.id, c.version, c.tenant_id, c.platform, c.goods_class, c.source, c.reason, h.who, h.at_ms, max(h.seq) AS seq
  FROM source_choice c LEFT JOIN history h ON h.entity = 'source_choice' AND h.entity_id = c.id
  WHERE c.retired_at IS NULL AND c.month = ? GROUP BY c.id ORDER BY c.tenant_id, c.platform, c.goods_class, c.id`;

/** Names a key of a month's sales within the month. */
export function keyOfSales(tenantId: number, platform: string, goodsClass: string): string {
  return JSON.stringify([tenantId, platform, goodsClass]);
}

/** The choices that stand for a month, by tenant, platform and class. */
export function choicesOf(db: Connection, month: string): readonly Choice[] {
  const rows = rowsOf(db, CHOICES, choiceRow, [month]);
  return rows.map(({ tenant_id: tenantId, goods_class: goodsClass, at_ms: atMs, who, ...row }) => ({
    ...row,
    tenantId,
    goodsClass,
    who: who ?? '',
    atMs: atMs ?? 0,
  }));
}

/** The same by `keyOfSales`. */
export function choicesByKey(db: Connection, month: string): ReadonlyMap<string, Choice> {
  return new Map(choicesOf(db, month).map((one) => [keyOfSales(one.tenantId, one.platform, one.goodsClass), one]));
}
