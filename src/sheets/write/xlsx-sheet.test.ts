// Rules of cells as XML: what Excel holds of them, and what may be typed.
import { describe, expect, it } from 'vitest';
import { zipParts } from '../../../test/helpers/zip-parts.ts';
import type { ConditionalLook, SheetDoc } from './xlsx-document.ts';
import { createProtectionXml, createValidationXml } from './xlsx-sheet.ts';
import type { CellStyle } from './xlsx-styles.ts';
import { writeXlsx } from './xlsx-write.ts';

const CELL = { top: 2, left: 3, bottom: 4, right: 3 };

describe('createValidationXml', () => {
  it('writes lists, ranges and formulas', () => {
    const shown = 'allowBlank="1" showInputMessage="1" showErrorMessage="1"';
    expect(createValidationXml({ range: CELL, words: ['是', '否'] })).toBe(
      `<dataValidation type="list" ${shown} sqref="C2:C4"><formula1>&quot;是,否&quot;</formula1></dataValidation>`,
    );
    expect(createValidationXml({ kind: 'whole', from: 0, to: 9, range: CELL, errorTitle: 'a', errorText: 'b<c' })).toBe(
      `<dataValidation type="whole" operator="between" ${shown} errorTitle="a" error="b&lt;c" sqref="C2:C4"><formula1>0</formula1><formula2>9</formula2></dataValidation>`,
    );
    expect(createValidationXml({ kind: 'custom', formula: 'C2<>"x"', range: CELL, promptTitle: 'p', promptText: 'q' })).toBe(
      `<dataValidation type="custom" ${shown} promptTitle="p" prompt="q" sqref="C2:C4"><formula1>C2&lt;&gt;&quot;x&quot;</formula1></dataValidation>`,
    );
  });

  it('refuses what Excel would call damaged', () => {
    expect(() => createValidationXml({ range: CELL, words: ['a,b'] })).toThrow(RangeError);
    expect(() => createValidationXml({ range: CELL, words: ['长'.repeat(256)] })).toThrow(RangeError);
    expect(() => createValidationXml({ range: CELL, words: ['a'], promptTitle: 'x'.repeat(33) })).toThrow(RangeError);
    expect(() => createValidationXml({ range: CELL, words: ['a'], errorText: 'x'.repeat(256) })).toThrow(RangeError);
  });
});

describe('a protected sheet', () => {
  it.each([
    [false, ''],
    [true, '<sheetProtection sheet="1" objects="1" scenarios="1"/>'],
    [{ formatColumns: true }, '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0"/>'],
  ])('%j', (protect, xml) => expect(createProtectionXml(protect)).toBe(xml));
});

describe('conditional looks', () => {
  it('stand between merges and rules, each look once among the styles', () => {
    const red: CellStyle = { color: 'C00000', fill: 'FBE3E4' };
    const look = (formula: string, style = red): ConditionalLook => ({ range: CELL, formula, style });
    const sheet: SheetDoc = {
      name: 'a',
      rows: [['x']],
      merges: [{ top: 6, left: 1, bottom: 6, right: 2 }],
      conditionalLooks: [look('C2>1'), look('C2<0'), look('C2=0', { bold: true, color: '2E7D32' })],
      validations: [{ range: CELL, words: ['1'] }],
    };
    const parts = zipParts(writeXlsx({ sheets: [sheet], properties: { title: '', creator: '', created: '2026-01-01T00:00:00Z' } }));
    const xml = parts.get('xl/worksheets/sheet1.xml')?.toString('utf8') ?? '';
    expect([...xml.matchAll(/dxfId="(\d+)" priority="(\d+)"/g)].map(([, id, priority]) => `${id} ${priority}`)).toEqual([
      '0 1',
      '0 2',
      '1 3',
    ]);
    expect(xml).toMatch(/<mergeCells.*<conditionalFormatting.*<dataValidations/s);
    const styles = parts.get('xl/styles.xml')?.toString('utf8') ?? '';
    expect(styles).toContain('<dxfs count="2">');
    expect(styles).toContain('<dxf><font><b/><color rgb="FF2E7D32"/></font></dxf>');
  });
});
