// What stands under 变动的记录 of two revisions: amounts in yuan, what was typed in steps as one change, and nothing that no figure reads.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MANAGER, openRecordBase, type RecordBase, valueOf } from '../../../../test/helpers/record-base.ts';
import { parseMonth } from '../../../domain/time/calendar.ts';
import { addRecord, changeRecord, recordById } from '../../core/db/record-store.ts';
import { inTx } from '../../core/db/tx.ts';
import { ok } from '../../../domain/values/result.ts';
import { createHistoryFormatter } from '../report-names.ts';
import { listChangesBetween } from './read-changes.ts';

let one: RecordBase;
beforeEach(() => {
  one = openRecordBase();
});
afterEach(() => one.close());

function write<T>(work: Parameters<typeof inTx<T>>[2]): T {
  return valueOf(inTx(one.base, MANAGER, work));
}

const month = parseMonth('2026-10');

describe('records changed between two revisions', () => {
  it('show an amount in yuan and the steps of one person as one change, without maps and explanations', () => {
    if (month === null) throw new Error('month');
    const tenant = one.tenant(1);
    const line = {
      month,
      tenant_id: tenant,
      platform: '抖音',
      goods_class: '其他',
      source: 'ledger',
      sessions: 1,
      minutes: 60,
      views: 1,
      orders: 1,
    };
    const id = write((tx) => {
      addRecord(tx, 'explanation_draft', { month, relation: 'A05', words: '已核实', about: '' }, null);
      addRecord(tx, 'bureau_workbook', { name: '区表' }, null);
      addRecord(tx, 'year_target', { year: 2026, indicator: 'ZB-2.06', value: '100' }, null);
      return ok(addRecord(tx, 'sales_line', { ...line, paid: 123_456, refunded: 0, settled: 0, lacks: '' }, null));
    });
    for (const paid of [123_400, 123_000, 123_450])
      write((tx) => {
        const stored = recordById(tx.db, 'sales_line', id);
        if (stored === null) throw new Error('sales_line');
        return ok(changeRecord(tx, stored, { paid }, null));
      });
    const { records } = listChangesBetween(one.base.db, { month, after: 0, until: null }, createHistoryFormatter(one.base, 'zh-CN'));
    const own = records.filter(({ entity }) => ['sales_line', 'explanation_draft', 'bureau_workbook', 'year_target'].includes(entity));
    expect(own.map(({ entity, action }) => `${action} ${entity}`)).toEqual(['add sales_line', 'change sales_line']);
    // 1,234.56 yuan, then 1,234.00, 1,230.00 and 1,234.50: what came in between was never a figure of a revision.
    expect(own[1]?.fields).toEqual([{ field: 'paid', before: '1234.56', after: '1234.50' }]);
  });

  it('tell of an edit of September that changed October’s cumulative figures, and of none that no figure of October reads', () => {
    if (month === null) throw new Error('month');
    const figures = { platform: '抖音', goods_class: '其他', source: 'ledger', sessions: 1, minutes: 60, views: 1, orders: 1 };
    const sums = { paid: 100_000, refunded: 0, settled: 0, lacks: '' };
    const tenant = one.tenant(1);
    for (const other of ['2026-09', '2025-09', '2025-11', '2026-11']) {
      const id = write((tx) => ok(addRecord(tx, 'sales_line', { month: other, tenant_id: tenant, ...figures, ...sums }, null)));
      write((tx) => {
        addRecord(tx, 'month_head', { month: other, field: '填表人', value: '吴前台' }, null);
        const stored = recordById(tx.db, 'sales_line', id);
        if (stored === null) throw new Error('sales_line');
        return ok(changeRecord(tx, stored, { paid: 123_456 }, null));
      });
    }
    const { records } = listChangesBetween(one.base.db, { month, after: 0, until: null }, createHistoryFormatter(one.base, 'zh-CN'));
    const own = records.filter(({ entity }) => ['sales_line', 'month_head'].includes(entity));
    // Cumulative figures begin in January; last year's are compared up to last October.
    expect(own.map(({ action, what }) => `${action} ${/20\d\d-\d\d/.exec(what)?.[0] ?? what}`)).toEqual([
      'add 2026-09',
      'change 2026-09',
      'add 2025-09',
      'change 2025-09',
    ]);
  });
});
