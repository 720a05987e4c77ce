// A sales ledger of 50,000 rows as a base's people would hand it in: every key its own, titles above the header.
import { addMonths } from '../../src/domain/calendar.ts';
import { GOODS_CLASSES, PLATFORMS } from '../../src/domain/catalogue.ts';
import { ledgerBook, column, yuan } from '../../src/backend/services/demo/ledger-book.ts';
import { LAST, TENANTS, tenantCode } from './bench-base.ts';

const COLUMNS = [
  column('月份', 'center', 10),
  column('统一社会信用代码', 'code', 22),
  column('平台', 'center', 9),
  column('商品类别', 'text', 22),
  column('直播场次', 'count', 10),
  column('直播时长(分钟)', 'count', 15),
  column('观看人次', 'count', 14),
  column('成交订单数', 'count', 12),
  column('成交额(元)', 'money', 17),
  column('退款额(元)', 'money', 16),
  column('结算额(元)', 'money', 17),
];

/** The file's bytes. Rows go by month, then tenant, then platform and class. */
export function salesFile(rows: number): Uint8Array {
  const codes = Array.from({ length: TENANTS }, (_, at) => tenantCode(at + 1));
  const aMonth = Math.ceil(rows / 12);
  const perTenant = Math.ceil(aMonth / TENANTS);
  const body = Array.from({ length: rows }, (_, at) => {
    const inMonth = at % aMonth;
    const part = inMonth % perTenant;
    const tenant = Math.floor(inMonth / perTenant);
    const paid = 10_000 + ((at * 7919) % 90_000_000);
    return [
      addMonths(LAST, Math.floor(at / aMonth) - 11),
      codes[tenant] ?? '',
      PLATFORMS[part % PLATFORMS.length] ?? '',
      GOODS_CLASSES[(part + Math.floor(part / PLATFORMS.length)) % GOODS_CLASSES.length] ?? '',
      1 + (at % 60),
      100 + (at % 9000),
      at * 13,
      at % 5000,
      yuan(paid),
      yuan(Math.floor(paid / 7)),
      yuan(Math.floor(paid / 2)),
    ];
  });
  return ledgerBook('销售台账', [{ name: '销售台账', title: '销售台账', note: null, columns: COLUMNS, rows: body }]);
}
