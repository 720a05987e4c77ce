// Use case: what each source says of a tenant's month, side by side down to the session, and which of them counts.
import { createInstantAt, firstDayOf, formatIsoInstant, instant, lastDayOf, type Month } from '../../domain/time/calendar.ts';
import { SALES_SOURCES } from '../../domain/base/catalogue.ts';
import { isLargeDifference } from '../../domain/form/reply-checks.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { SalesLine } from '../../contract/collection/sales-shapes.ts';
import type { Sources } from '../../contract/collection/collection-shapes.ts';
import type { Base } from '../core/db/open.ts';
import { readTx } from '../core/db/tx.ts';
import type { Connection } from '../core/db/rows.ts';
import { recordById } from '../core/db/record-store.ts';
import { getProfileOfBase } from '../base/base-profile.ts';
import { getTenantOfMonth } from './roster-states.ts';
import { salesLineOf, getSourceOfLine } from './sales-records.ts';
import { type Choice, getKeyOfSales, indexChoicesByKey } from '../report/sql/choices.ts';
import { findClosedFiling } from '../report/sql/filings.ts';
import { listSessionsOfTenant, listShopDaysOfTenant } from '../intake/sql/platform-rows.ts';
import { type RecordLine, recordLines } from '../core/records/record-words.ts';
import { listTenantFacts } from '../report/sql/tenant-facts.ts';
import { wireOf } from './reply-ground.ts';

type SourceKey = Sources['keys'][number];

/** The platform's paid less the form's; null where one of them has none. */
function differenceOf(lines: readonly SalesLine[]): Pick<SourceKey, 'difference' | 'isLarge'> {
  const [form, session] = (['form', 'session'] as const).map((source) =>
    lines.find((one) => one.source === source && !one.lacks.includes('paid')),
  );
  if (form === undefined || session === undefined) return { difference: null, isLarge: false };
  return { difference: session.paid - form.paid, isLarge: isLargeDifference(form.paid, session.paid) };
}

/** The key's records, strongest source first. */
function keyOf(records: readonly RecordLine<'sales_line'>[], choice: Choice | undefined): SourceKey[] {
  const sources = SALES_SOURCES.filter((source) => records.some((one) => getSourceOfLine(one) === source));
  const [strongest] = sources;
  if (strongest === undefined) return [];
  const effective = choice !== undefined && sources.includes(choice.source) ? choice.source : strongest;
  const lines = sources
    .flatMap((source) => records.filter((one) => getSourceOfLine(one) === source))
    .map((one) => salesLineOf(one, getSourceOfLine(one) === effective));
  const [first] = lines;
  if (first === undefined) return [];
  const { platform, goodsClass } = first;
  const made =
    choice === undefined
      ? null
      : { id: choice.id, version: choice.version, source: choice.source, reason: choice.reason, who: choice.who, at: wireOf(choice.atMs) };
  return [{ platform, goodsClass, lines, effective, choice: made, ...differenceOf(lines) }];
}

function keysOf(db: Connection, month: Month, tenant: number): SourceKey[] {
  const selection = {
    where: 'r.month = ? AND r.tenant_id = ?',
    parameters: [month, tenant],
    order: 'r.platform, r.goods_class',
    retired: false,
  };
  const choices = indexChoicesByKey(db, month);
  const records = recordLines(db, 'sales_line', selection);
  const keyed = Map.groupBy(records, ({ values }) => getKeyOfSales(tenant, values.platform, values.goods_class));
  return [...keyed].flatMap(([key, lines]) => keyOf(lines, choices.get(key)));
}

function sessionsOf(db: Connection, month: Month, tenant: number): Sources['sessions'] {
  const [from, to] = [createInstantAt(firstDayOf(month), 0), createInstantAt(lastDayOf(month), 1440)];
  return listSessionsOfTenant(db, tenant, from, to).map(({ goods_class: goodsClass, starts_at: startsAt, ...row }) => ({
    ...row,
    goodsClass,
    startsAt: formatIsoInstant(instant(startsAt)),
  }));
}

/**
 * The tenant's month by source. Refunds of shop-days are those that the profile counts, else the others. Refuses TENANT_UNKNOWN.
 */
export function getTenantSources(base: Base, { month, tenant }: { readonly month: Month; readonly tenant: number }): Result<Sources> {
  const profile = getProfileOfBase(base);
  if (!profile.ok) return profile;
  const isByOrder = profile.value.refundBasis === 'paid_time';
  return readTx(base, (db) => {
    if (recordById(db, 'tenant', tenant) === null) return refuse('TENANT_UNKNOWN', { tenant: String(tenant) });
    const days = listShopDaysOfTenant(db, tenant, firstDayOf(month), lastDayOf(month)).map((row) => {
      const {
        id,
        platform,
        handle,
        day,
        goods_class: goodsClass,
        paid,
        refunded_by_order: byOrder,
        refunded_by_refund: byRefund,
        settled,
      } = row;
      return { id, platform, handle, day, goodsClass, paid, refunded: isByOrder ? (byOrder ?? byRefund) : (byRefund ?? byOrder), settled };
    });
    return ok({
      month,
      tenant,
      name: getTenantOfMonth(listTenantFacts(db), tenant, month).name,
      isClosed: findClosedFiling(db, month) !== null,
      keys: keysOf(db, month, tenant),
      sessions: sessionsOf(db, month, tenant),
      days,
    });
  });
}
