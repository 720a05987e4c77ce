// What people chose to count for keys of a month's sales, and who chose it.
import { z } from 'zod';
import { SALES_SOURCES } from '../../../domain/base/catalogue.ts';
import { type Connection, rowsOf } from '../../core/db/rows.ts';

const choiceRow = z.object({
  id: z.int(),
  version: z.int(),
  tenantId: z.int(),
  platform: z.string(),
  goodsClass: z.string(),
  source: z.enum(SALES_SOURCES),
  reason: z.string(),
  who: z.string(),
  atMs: z.int(),
});

/** A choice that stands; `who` made it last, at `atMs`. */
export type Choice = Readonly<z.infer<typeof choiceRow>>;

/** With a lone max(), SQLite takes the other columns from the row that holds it: the newest of the choice's history. */
const CHOICES = `SELECT c.id, c.version, c.tenant_id AS tenantId, c.platform, c.goods_class AS goodsClass, c.source, c.reason,
    coalesce(h.who, '') AS who, coalesce(h.at_ms, 0) AS atMs, max(h.seq) AS seq
  FROM source_choice c LEFT JOIN history h ON h.entity = 'source_choice' AND h.entity_id = c.id
  WHERE c.retired_at IS NULL AND c.month = ? GROUP BY c.id ORDER BY c.tenant_id, c.platform, c.goods_class, c.id`;

/** Names a key of a month's sales within the month. */
export function getKeyOfSales(tenantId: number, platform: string, goodsClass: string): string {
  return JSON.stringify([tenantId, platform, goodsClass]);
}

/** The choices that stand for a month, by tenant, platform and class. */
export function choicesOf(db: Connection, month: string): readonly Choice[] {
  return rowsOf(db, CHOICES, choiceRow, [month]);
}

/** The same by `getKeyOfSales`. */
export function indexChoicesByKey(db: Connection, month: string): ReadonlyMap<string, Choice> {
  return new Map(choicesOf(db, month).map((one) => [getKeyOfSales(one.tenantId, one.platform, one.goodsClass), one]));
}
