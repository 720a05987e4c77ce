// Findings about a workbook, as lines.
import { expect, it } from 'vitest';
import type { WorkbookFinding } from '../../contract/bureau/workbooks.ts';
import { formatFindingLines } from './workbook-findings.ts';

function noSheet(sheet: string): WorkbookFinding {
  return { refusal: { code: 'WB_NO_SHEET', data: { sheet } }, sheet, cell: '' };
}

it('stand once with how often, and not more than a screen can hold', () => {
  expect(formatFindingLines([noSheet('甲'), noSheet('乙'), noSheet('甲')], '错误 ')).toEqual([
    '错误 甲：找不到工作表“甲”。（共 2 处）',
    '错误 乙：找不到工作表“乙”。',
  ]);
  const many = formatFindingLines(
    Array.from({ length: 45 }, (_, at) => noSheet(`表${at}`)),
    '',
  );
  expect(many).toHaveLength(41);
  expect(many.at(-1)).toBe('  ……另有 5 条，加 --json 全部列出。');
});
