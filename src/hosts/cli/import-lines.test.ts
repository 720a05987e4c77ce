// What an import shows: all refused rows in the document, the first 50 for people.
import { describe, expect, it } from 'vitest';
import type { ImportedFile } from '../../contract/intake/intake-shapes.ts';
import { importDetails, importDocument, importLines, formatRefusedLines } from './commands/imports.ts';

function fileWith(rows: number, more: Partial<ImportedFile['sheets'][number]> = {}): ImportedFile {
  const refused = Array.from({ length: rows }, (_, at) => ({
    row: at + 2,
    column: '成交额(元)',
    found: 'x',
    code: 'CELL_NOT_NUMBER' as const,
    data: {},
  }));
  return {
    file: 'a.xlsx',
    kind: 'sales',
    sheets: [{ sheet: '销售台账', kind: 'sales', read: 100, added: 40, changed: 1, same: 2, refused, notes: [], ...more }],
  };
}

describe('what an import shows', () => {
  it('caps the rows for people and says how many there are', () => {
    const lines = formatRefusedLines([fileWith(60), fileWith(3)]);
    expect(lines).toHaveLength(52);
    expect(lines[0]).toBe('a.xlsx“销售台账”：');
    expect(lines[1]).toBe('  第 2 行“成交额(元)”写的是“x”：不是数，请改正后再导入。');
    expect(lines.at(-1)).toBe('  ……共 63 处，这里只列前 50 处（--json 列出全部）。');
    expect(importDetails([fileWith(60), fileWith(3)])).toMatchObject({ refused: { length: 63 } });
  });

  it("does not say a whole sheet's trouble twice", () => {
    const whole = { row: 0, column: '', found: '', code: 'FILE_TENANT_NEEDED' as const, data: { platform: '视频号' } };
    expect(formatRefusedLines([fileWith(0, { refused: [whole] })], 'FILE_TENANT_NEEDED')).toEqual([]);
    expect(formatRefusedLines([fileWith(0, { refused: [whole] })], null)).toHaveLength(2);
  });

  it('shows counts, notes once a code, and how to take the batch back', () => {
    const notes = Array.from({ length: 5 }, (_, at) => ({
      code: 'USCC_CHECK_DIGIT' as const,
      data: { tenant: `企业${at}`, code: 'X', row: at },
    }));
    const lines = importLines({ batch: 7, files: [fileWith(0, { notes })] });
    expect(lines[1]).toMatch(/^a\.xlsx +销售台账 +100 +40 +1 +2 +0$/);
    expect(lines.filter((line) => line.startsWith('提示：'))).toHaveLength(3);
    expect(lines).toContain('  ……同类提示共 5 条。');
    expect(lines.at(-1)).toBe('第 7 批，已写入；要撤回：livebase undo 7');
    expect(importLines({ batch: null, files: [] }).at(-1)).toBe('试算完毕，什么都没有写入。');
  });

  it('documents what docs/cli.md says', () => {
    expect(importDocument({ batch: 7, files: [fileWith(1)] })).toMatchObject({
      batch: 7,
      files: [
        {
          file: 'a.xlsx',
          kind: 'sales',
          sheets: [{ read: 100, refused: [{ row: 2, column: '成交额(元)', found: 'x', expected: '数，如 1234.50' }] }],
        },
      ],
    });
  });
});
