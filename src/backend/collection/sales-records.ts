// A stored sales line as it is looked at: every figure of one source, and where it came from.
import { SALES_SOURCES } from '../../domain/base/catalogue.ts';
import type { RecordLine } from '../core/records/record-rows.ts';

/** Where a stored line came from. */
export function sourceOfLine({ values }: RecordLine): (typeof SALES_SOURCES)[number] {
  return SALES_SOURCES.find((one) => one === values['source']) ?? 'ledger';
}

/** A stored line by its fields: money in fen, time in minutes. `isEffective`: it is the one that counts of its key. */
export function salesLineOf(record: RecordLine, isEffective: boolean) {
  const { id, version, values, origin } = record;
  return {
    id,
    version,
    tenant: Number(values['tenant_id']),
    platform: String(values['platform']),
    goodsClass: String(values['goods_class']),
    source: sourceOfLine(record),
    isEffective,
    sessions: Number(values['sessions']),
    minutes: Number(values['minutes']),
    views: Number(values['views']),
    orders: Number(values['orders']),
    paid: Number(values['paid']),
    refunded: Number(values['refunded']),
    settled: Number(values['settled']),
    lacks: String(values['lacks'] ?? '')
      .split(/[\s,、]+/)
      .filter(Boolean),
    origin,
  };
}
