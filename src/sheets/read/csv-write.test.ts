// A csv that goes out comes back as it was, and no cell of it is a formula.
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { canStartFormula } from '../formula-start.ts';
import { formatCsv } from './csv-write.ts';

describe('csv', () => {
  it('has a BOM, CRLF, and quotes where they are needed', () => {
    expect(formatCsv([['a', 'b,c', 'say "x"', 'two\nlines', 5, null]])).toBe('\uFEFFa,"b,c","say ""x""","two\nlines",5,\r\n');
  });
  it.each(['=1+1', '+86 755', '-5', '@x', '\tx', '\rx', '＝1+1', '＋1', '－1', '＠SUM(1)'])('keeps %j a text', (text) => {
    expect(formatCsv([[text]])).toContain(`'${text}`);
  });
  it('leaves numbers below zero as numbers', () => expect(formatCsv([[-5]])).toBe('\uFEFF-5\r\n'));
  it('comes back as written', () => {
    const cell = fc.string({ maxLength: 12 }).filter((text) => !canStartFormula(text));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
        const read = Papa.parse<string[]>(formatCsv(rows).slice(1), { newline: '\r\n', delimiter: ',' }).data.slice(0, -1);
        expect(read).toEqual(rows);
      }),
    );
  });
});
