// A stored sales line as it is looked at: every figure of one source, and where it came from.
import { SALES_SOURCES } from '../../domain/base/catalogue.ts';
import type { RecordLine } from '../core/records/record-words.ts';

/** Where a stored line came from. */
export function getSourceOfLine({ values }: RecordLine<'sales_line'>): (typeof SALES_SOURCES)[number] {
  return SALES_SOURCES.find((one) => one === values.source) ?? 'ledger';
}

/** A stored line by its fields: money in fen, time in minutes. `isEffective`: it is the one that counts of its key. */
export function salesLineOf(record: RecordLine<'sales_line'>, isEffective: boolean) {
  const { id, version, values, origin } = record;
  return {
    id,
    version,
    tenant: values.tenant_id,
    platform: values.platform,
    goodsClass: values.goods_class,
    source: getSourceOfLine(record),
    isEffective,
    sessions: values.sessions,
    minutes: values.minutes,
    views: values.views,
    orders: values.orders,
    paid: values.paid,
    refunded: values.refunded,
    settled: values.settled,
    lacks: values.lacks.split(/[\s,、]+/).filter(Boolean),
    origin,
  };
}
