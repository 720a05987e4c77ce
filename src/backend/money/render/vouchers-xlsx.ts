// Draws the vouchers of a period as one sheet, a row a line, as accounting programs take them in.
import type { SettingValues } from '../../../contract/core/settings/settings.ts';
import { ACCOUNT, type Voucher, type VoucherLine } from '../../../domain/money/vouchers.ts';
import { firstDayOf, type Month } from '../../../domain/time/calendar.ts';
import { printYuan, sumSafe } from '../../../domain/values/quantity.ts';
import type { CellContent, CellDoc } from '../../../sheets/write/xlsx-document.ts';
import type { CellStyle } from '../../../sheets/write/xlsx-styles.ts';
import { writeXlsx } from '../../../sheets/write/xlsx-write.ts';
import type { NamedVoucher } from '../period-copy.ts';

/** Heads with their widths in characters. */
const COLUMNS = [
  ['日期', 12],
  ['凭证号', 9],
  ['摘要', 44],
  ['科目编码', 11],
  ['科目名称', 18],
  ['往来单位', 34],
  ['借方金额', 16],
  ['贷方金额', 16],
] as const;
const DEBIT_COLUMN = 7;
const HEADING: CellStyle = { bold: true, fill: 'E2F0EE', vertical: 'center' };
const TEXT: CellStyle = { format: '@', vertical: 'center' };
const MONEY: CellStyle = { format: '#,##0.00;[Red]-#,##0.00', vertical: 'center', align: 'right' };

const WORDS: Readonly<Record<Exclude<Voucher['of'], 'bill'>, string>> = {
  payment: '收款',
  refund: '退款',
  in: '收押金',
  out: '退押金',
  kept: '押金抵欠款',
};
const BILLED: Readonly<Partial<Record<VoucherLine['account'], string>>> = { rent: '租金', studio: '直播间', changes: '调整' };

function sayVoucher({ of, month, happened, lines }: Voucher): string {
  if (of === 'bill') return `${month ?? ''} ${lines.flatMap(({ account }) => BILLED[account] ?? []).join('、')}`;
  return happened === null ? WORDS[of] : `${WORDS[of]}（${happened}）`;
}

function amountCell(fen: number): CellContent {
  return fen === 0 ? null : { number: printYuan(fen), style: MONEY };
}

function totalCell(column: number, rows: number, fen: number): CellDoc {
  const letter = String.fromCodePoint('A'.charCodeAt(0) + column - 1);
  return { formula: `SUM(${letter}2:${letter}${rows + 1})`, number: printYuan(fen), style: { ...MONEY, bold: true } };
}

/** The workbook: its debits add up to its credits, by formulas with the amounts as stored results. */
export function renderVouchers(month: Month, vouchers: readonly NamedVoucher[], accounts: SettingValues['accounts']): Uint8Array {
  const rows = vouchers.flatMap((voucher, index) =>
    voucher.lines.map((line): readonly CellContent[] => {
      const [, number = '', name = ''] = ACCOUNT.exec(accounts[line.account]) ?? [];
      const texts = [voucher.day, `记-${index + 1}`, sayVoucher(voucher), number, name, voucher.tenantName];
      return [...texts.map((text) => ({ text, style: TEXT })), amountCell(line.debit), amountCell(line.credit)];
    }),
  );
  const lines = vouchers.flatMap((one) => one.lines);
  const total = [
    ...['', '', '合计', '', '', ''].map((text) => ({ text, style: { ...TEXT, bold: true } })),
    totalCell(DEBIT_COLUMN, rows.length, sumSafe(lines.map(({ debit }) => debit))),
    totalCell(DEBIT_COLUMN + 1, rows.length, sumSafe(lines.map(({ credit }) => credit))),
  ];
  return writeXlsx({
    properties: { title: `凭证 ${month}`, creator: 'Livebase', created: `${firstDayOf(month)}T00:00:00Z` },
    sheets: [
      {
        name: `凭证 ${month}`,
        columns: COLUMNS.map(([, width]) => ({ width })),
        freeze: { rows: 1, columns: 0 },
        print: { orientation: 'landscape', fitToWidth: true, repeatRows: [1, 1], footer: { center: '第 &P 页 共 &N 页' } },
        numbersAsText: [{ top: 2, left: 1, bottom: rows.length + 1, right: DEBIT_COLUMN - 1 }],
        rows: [{ cells: COLUMNS.map(([text]) => ({ text, style: HEADING })), height: 22 }, ...rows, total],
      },
    ],
  });
}
