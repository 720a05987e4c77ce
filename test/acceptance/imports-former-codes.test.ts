// 原统一社会信用代码: a code that nobody had yet is the tenant's own former one, and rows that still name it are the tenant's.
import { describe, expect, it } from 'vitest';
import { codeOf, inEachTest, ledger, openSmallWorld, rowsOf, sheetOf, totals, troublesOf } from '../helpers/import-base.ts';

const at = inEachTest(openSmallWorld);

const [OWN, FORMER, NEW] = [codeOf(101), codeOf(901), codeOf(902)];
const row = (code: string, from: string | null, former: string | null): (string | null)[] => [
  '晨光传媒',
  code,
  '直播电商企业',
  null,
  '6420',
  '张三',
  '李四',
  '0755-1',
  '2025-03-01',
  null,
  '是',
  from,
  former,
];
const sale = ledger('售.xlsx', sheetOf('销售台账', [['2026-10', FORMER, '抖音', '其他', 1, 60, 10, 1, 12_345.67, 0, 0]]));

/** The codes of a tenant, 晨光传媒 if not said, with the days from which they hold. */
const codes = (tenant = 1): unknown[] =>
  rowsOf(at.db, 'SELECT starts_on, uscc FROM tenant_fact WHERE tenant_id = ? AND retired_at IS NULL ORDER BY starts_on', tenant);
/** Whose the sale is that names the former code, in fen. */
const sales = (): unknown[] => rowsOf(at.db, 'SELECT tenant_id, paid FROM sales_line WHERE retired_at IS NULL');

describe('a former code that nobody has', () => {
  it('without 生效日期 leaves the code that holds, and finds the tenant from then on', async () => {
    const before = codes();
    expect(troublesOf(await at.take(sale)).map(({ code }) => code)).toEqual(['ROW_TENANT_UNKNOWN']);
    await at.take(ledger('名.xlsx', sheetOf('企业名录', [row(OWN, null, FORMER)])));
    expect(codes()).toEqual(before);
    expect(totals(await at.take(sale))).toEqual({ added: 1, changed: 0, same: 0 });
    expect(sales()).toEqual([[1, 1_234_567]]);
  });

  it('with 生效日期 is the code of the time before', async () => {
    await at.take(ledger('名.xlsx', sheetOf('企业名录', [row(OWN, '2026-06-01', FORMER)])));
    expect(codes()).toEqual([
      ['0001-01-01', FORMER],
      ['2026-06-01', OWN],
    ]);
    await at.take(sale);
    expect(sales()).toEqual([[1, 1_234_567]]);
  });

  it('of a tenant that is new holds until the new one begins', async () => {
    await at.take(ledger('名.xlsx', sheetOf('企业名录', [['新月直播', NEW, '直播电商企业', ...row('', '2026-06-01', FORMER).slice(3)]])));
    expect(codes(4)).toEqual([
      ['0001-01-01', FORMER],
      ['2026-06-01', NEW],
    ]);
    expect(totals(await at.take(sale))).toEqual({ added: 1, changed: 0, same: 0 });
    expect(sales()).toEqual([[4, 1_234_567]]);
  });
});
