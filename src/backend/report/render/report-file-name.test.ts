// Names of exported reports (docs/rules/report.md, File name), and nothing a file system refuses.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleProfile } from '../../../../test/helpers/sample-report.ts';
import { type Month, parseMonth } from '../../../domain/time/calendar.ts';
import { reportFileName } from './report-file-name.ts';

const profile = sampleProfile();

function month(text: string): Month {
  const parsed = parseMonth(text);
  if (parsed === null) throw new Error(text);
  return parsed;
}

function name(filer: string, draft = false): string {
  return reportFileName({ head: { 填报单位: filer }, month: month('2026-03'), profile, draft, extension: 'xlsx' });
}

describe('reportFileName', () => {
  it('is the filer, the report, the month', () => {
    expect(name('星海直播基地')).toBe('星海直播基地_直播电商基地月报_2026年03月.xlsx');
  });

  it('says 草稿 while the month is open', () => {
    expect(name('星海', true)).toBe('星海_直播电商基地月报_2026年03月_草稿.xlsx');
  });

  it.each([
    ['A<B>C:D"E/F\\G|H?I*J', 'ABCDEFGHIJ'],
    ['  星海  基地. . ', '星海 基地'],
    ['a\u0000\n\u202eb', 'ab'],
    ['..', ''],
  ])('drops what Windows refuses from %j', (filer, kept) => {
    expect(name(filer)).toBe(`${kept === '' ? '' : `${kept}_`}直播电商基地月报_2026年03月.xlsx`);
  });

  it('is no device name', () => {
    expect(name('CON.x')).toBe('_CON.x_直播电商基地月报_2026年03月.xlsx');
    expect(name('con')).toBe('con_直播电商基地月报_2026年03月.xlsx');
  });

  it('cuts an overlong filer, never the month', () => {
    const long = name('深圳'.repeat(200), true);
    expect(Buffer.byteLength(long)).toBeLessThanOrEqual(200);
    expect(long).toMatch(/^深圳.*_直播电商基地月报_2026年03月_草稿\.xlsx$/);
  });

  it('is a name every file system takes, whatever the filer is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (filer) => {
        const made = name(filer);
        expect(made).not.toMatch(/[<>:"/\\|?*\p{Cc}]/u);
        expect(made).not.toMatch(/^[ .]|[ .]$/);
        expect(made.isWellFormed()).toBe(true);
        expect(Buffer.byteLength(made)).toBeLessThanOrEqual(255);
        expect(made.endsWith('直播电商基地月报_2026年03月.xlsx')).toBe(true);
      }),
    );
  });
});
