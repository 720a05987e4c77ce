// Use case: a person says which source counts for a key of a month's sales, and why; or that the strongest counts again.
import { SALES_SOURCES } from '../../domain/base/catalogue.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { collectionMethods } from '../../contract/collection/collection.ts';
import type { Base } from '../core/db/open.ts';
import { addRecord, changeRecord, recordById, recordByKey, listRecordsWhere, retireRecord } from '../core/db/record-store.ts';
import { type Actor, getNewestSeq, inTx, type Tx } from '../core/db/tx.ts';
import { findClosedFiling } from '../report/sql/filings.ts';

type Source = (typeof SALES_SOURCES)[number];

type Choosing = Asked<typeof collectionMethods.choose>;

/** The sources that have a line of the key, strongest first. */
function sourcesOf(tx: Tx, { month, tenant, platform, goodsClass }: Choosing): readonly Source[] {
  const where = 'month = ? AND tenant_id = ? AND platform = ? AND goods_class = ?';
  const lines = listRecordsWhere(tx.db, 'sales_line', where, [month, tenant, platform, goodsClass]);
  return SALES_SOURCES.filter((source) => lines.some((line) => line.values['source'] === source));
}

/** Writes what is chosen. Nothing is written where it stands so already. */
function write(tx: Tx, { month, tenant, platform, goodsClass, source, reason }: Choosing): void {
  const stored = recordByKey(tx.db, 'source_choice', [month, tenant, platform, goodsClass]);
  if (source === null) {
    if (stored !== null) retireRecord(tx, stored, reason);
    return;
  }
  if (stored !== null) {
    changeRecord(tx, stored, { source, reason }, reason);
    return;
  }
  addRecord(tx, 'source_choice', { month, tenant_id: tenant, platform, goods_class: goodsClass, source, reason }, reason);
}

/**
 * Chooses. Refuses MONTH_CLOSED, TENANT_UNKNOWN, CHOICE_WITHOUT_LINE `{platform, goodsClass, source}` for a source without a line (or a
 * key without any), REASON_NEEDED for a choice without a reason.
 */
export function chooseSource(base: Base, actor: Actor, wish: Choosing): Result<Answer<typeof collectionMethods.choose>> {
  const { month, tenant, platform, goodsClass, source } = wish;
  const reason = wish.reason.trim();
  return inTx(base, actor, (tx) => {
    if (findClosedFiling(tx.db, month) !== null) return refuse('MONTH_CLOSED', { month });
    if (recordById(tx.db, 'tenant', tenant) === null) return refuse('TENANT_UNKNOWN', { tenant: String(tenant) });
    const [strongest, ...others] = sourcesOf(tx, wish);
    const isThere = strongest !== undefined && (source === null || source === strongest || others.includes(source));
    if (!isThere) return refuse('CHOICE_WITHOUT_LINE', { platform, goodsClass, source });
    if (source !== null && reason === '') return refuse('REASON_NEEDED', {});
    const before = getNewestSeq(tx);
    write(tx, { ...wish, reason });
    return ok({ change: getNewestSeq(tx) === before ? null : before + 1, effective: source ?? strongest });
  });
}
