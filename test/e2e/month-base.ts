// A small base whose October 2026 is to be collected, and the tenants' replies as a hand fills them: what the whole month stands on.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Base, closeBase } from '../../src/backend/core/db/open.ts';
import { importNamedFiles } from '../../src/backend/intake/import-request.ts';
import { FIRST_ROW, bodyRow, fill } from '../helpers/form-hand.ts';
import { formsWorld, nameOf, uscc } from '../helpers/forms-base.ts';
import { STATISTICIAN, codeOf, ledger, sheetOf } from '../helpers/import-base.ts';
import { openMade } from '../helpers/made-base.ts';
import type { NamedFile } from './collect-steps.ts';

/** The month. The clock is the machine's: it is long over. */
export const MONTH = '2026-10';
/** Tenants that have to report; one more is a service company. */
export const DUE = 12;
/** Tenant 2's reply, as LibreOffice saved it in the old format: 3 rows with 3,050.55 yuan paid, 100.00 refunded, 2,930.24 settled. */
const OLD_FORMAT = path.join(import.meta.dirname, '..', 'fixtures', 'forms', 'v1-libreoffice.xls');

/** Yuan: sessions, minutes, views, orders, paid, refunded, settled. */
const EVEN = [12, 1440, 30_000, 500, 10_000, 100, 8000] as const;
/** The refund has a digit too many; what was settled holds September's sales as well. */
const ODD = [12, 1440, 30_000, 500, 10_000, 25_000, 99_000] as const;

/** The odd one, and the one whose code was changed. Tenant 6 sends nothing. */
export const ODD_ONE = nameOf(4);
export const SPOILT_ONE = nameOf(5);
export const SILENT_ONE = nameOf(6);
export const ZERO_ONE = nameOf(3);

/**
 * What the month comes to at the end, in 万元 as printed: paid 12,345.67 + 3,050.55 + 0 + 8 × 10,000 = 95,396.22 yuan; refunded
 * 100 + 100 + 250 + 7 × 100 = 1,150.00 yuan; settled 8,000 + 2,930.24 + 99,000 + 7 × 8,000 = 165,930.24 yuan; 12 + 17 + 8 × 12 sessions.
 */
export const TOTALS = { sessions: 125, paid: 9.54, refunded: 0.12, net: 9.42, settled: 16.59 } as const;

/** Lays the base out in `folder`: 12 live tenants with leases and accounts, and everything that the head and foot of the report need. */
export async function layOutMonth(folder: string): Promise<void> {
  const how = { month: null, tenant: null, account: null, isDryRun: false, takesGoodRows: false, onDifference: 'replace' } as const;
  const base = sheetOf('基地', [
    ['填报单位', '星港直播基地'],
    ['统一社会信用代码', codeOf(1)],
    ['基地类型', '直播电商园区'],
    ['所属区', '南山区'],
    ['单位负责人', '甲'],
    ['统计负责人', '乙'],
    ['填表人', '丙'],
    ['联系电话', '0755-1'],
  ]);
  const fill = async (empty: Base): Promise<void> => {
    for (const files of [[formsWorld(DUE)], [ledger('基地.xlsx', base)]]) {
      const taken = await importNamedFiles(empty, STATISTICIAN, { files, ...how });
      if (!taken.ok) throw new Error(taken.value.refusal.code);
    }
  };
  closeBase(await openMade('month', folder, { nowMs: () => Date.now() }, fill));
}

/** The form of the nth tenant out of those that were made. */
function formOf(forms: readonly NamedFile[], nth: number): Uint8Array {
  const found = forms.find(({ name }) => name === `${nameOf(nth)}_2026年10月销售月报.xlsx`);
  if (found === undefined) throw new Error(`no form of ${nameOf(nth)} among ${forms.map(({ name }) => name).join(', ')}`);
  return found.bytes;
}

/** What has come by WeChat: ten that can be taken (one zero, one odd, one in the old format under another name), one with a changed code. */
export function firstReplies(forms: readonly NamedFile[]): readonly NamedFile[] {
  const good = (nth: number, figures: readonly number[], name: string): NamedFile => ({
    name,
    bytes: fill(formOf(forms, nth), bodyRow(FIRST_ROW, figures)),
  });
  return [
    good(1, [...EVEN.slice(0, 4), 12_345.67, 100, 8000], '微信文件 1.xlsx'),
    { name: '新建 Microsoft Excel 工作表.xls', bytes: readFileSync(OLD_FORMAT) },
    { name: '没有卖.xlsx', bytes: fill(formOf(forms, 3), { I28: '是' }) },
    good(4, ODD, '十月(1)(1).xlsx'),
    { name: '改过代码.xlsx', bytes: fill(formOf(forms, 5), { ...bodyRow(FIRST_ROW, EVEN), F3: uscc(77) }) },
    ...[7, 8, 9, 10, 11, 12].map((nth) => good(nth, EVEN, `回复 ${nth}.xlsx`)),
  ];
}

/** What comes after that: the odd one's return copy with the refund put right, and the other one's form as it was sent. */
export function laterReplies(forms: readonly NamedFile[], returned: Uint8Array): readonly NamedFile[] {
  return [
    { name: '改好了.xlsx', bytes: fill(returned, { H6: 250 }) },
    { name: '重新填的.xlsx', bytes: fill(formOf(forms, 5), bodyRow(FIRST_ROW, EVEN)) },
  ];
}
