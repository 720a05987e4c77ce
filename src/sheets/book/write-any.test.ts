// Any writes to any sheet: what was written reads back, and every other cell is as it was.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf, openOdd, reopened } from '../../../test/helpers/odd-workbooks.ts';
import type { CellStored } from './book-model.ts';
import { createSheetView } from './sheet-view.ts';
import { type CellWrite, writeCells } from './write-cells.ts';

interface MadeCell {
  readonly row: number;
  readonly column: number;
  readonly style: number;
  readonly kind: 'blank' | 'number' | 'shared' | 'inline' | 'boolean' | 'formula' | 'bare';
  readonly isNamed: boolean;
}

const STRINGS = ['甲', 'a & b', ' x '];
const KINDS: readonly MadeCell['kind'][] = ['blank', 'number', 'shared', 'inline', 'boolean', 'formula', 'bare'];
const cellArbitrary: fc.Arbitrary<MadeCell> = fc.record({
  row: fc.integer({ min: 1, max: 7 }),
  column: fc.integer({ min: 1, max: 6 }),
  style: fc.integer({ min: 0, max: 3 }),
  kind: fc.constantFrom(...KINDS),
  isNamed: fc.boolean(),
});
const shown = fc.string({ unit: fc.constantFrom('表', 'a', ' ', '<', '&', '"', '\n', '\r', '\u000b', '_x000D_', '😀', '=') });
const writeArbitrary: fc.Arbitrary<CellWrite> = fc.record({
  sheet: fc.constant(0),
  row: fc.integer({ min: 1, max: 9 }),
  column: fc.integer({ min: 1, max: 8 }),
  value: fc.oneof(
    fc.tuple(fc.integer(), fc.stringMatching(/^\d{0,3}$/)).map(([whole, part]) => ({
      kind: 'number' as const,
      digits: part === '' ? `${whole}` : `${whole}.${part}`,
    })),
    shown.map((text) => ({ kind: 'text' as const, text })),
    fc.constant({ kind: 'date' as const, iso: '2026-10-03' }),
  ),
});

function cellMarkup({ row, column, style, kind }: MadeCell, name: string): string {
  const tag = `${name === '' ? '' : ` r="${name}"`}${style === 0 ? '' : ` s="${style}"`}`;
  switch (kind) {
    case 'blank':
      return `<{p}c${tag}/>`;
    case 'bare':
      return `<{p}c${tag} t="n"></{p}c>`;
    case 'number':
      return `<{p}c${tag}><{p}v>${row}.${column}</{p}v></{p}c>`;
    case 'shared':
      return `<{p}c${tag} t="s"><{p}v>${(row + column) % STRINGS.length}</{p}v></{p}c>`;
    case 'inline':
      return `<{p}c${tag} t="inlineStr"><{p}is><{p}t>in</{p}t></{p}is></{p}c>`;
    case 'boolean':
      return `<{p}c${tag} t="b"><{p}v>0</{p}v></{p}c>`;
    case 'formula':
      return `<{p}c${tag}><{p}f>A1+1</{p}f><{p}v>2</{p}v></{p}c>`;
  }
}

function storedOf({ row, column, kind }: MadeCell): CellStored {
  switch (kind) {
    case 'blank':
    case 'bare':
      return { kind: 'blank' };
    case 'number':
      return { kind: 'number', digits: `${row}.${column}` };
    case 'shared':
      return { kind: 'text', text: STRINGS[(row + column) % STRINGS.length] ?? '' };
    case 'inline':
      return { kind: 'text', text: 'in' };
    case 'boolean':
      return { kind: 'boolean', value: false };
    case 'formula':
      return { kind: 'number', digits: '2' };
  }
}

/** Rows of cells; one that follows on its neighbour may leave its place unsaid. */
function rowsMarkup(cells: readonly MadeCell[]): string {
  const byRow = Map.groupBy(
    cells.toSorted((one, other) => one.row - other.row || one.column - other.column),
    ({ row }) => row,
  );
  let above = 0;
  const rows: string[] = [];
  for (const [row, ofRow] of byRow) {
    let left = 0;
    const markup = ofRow.map((cell) => {
      const mayBeUnsaid = !cell.isNamed && cell.column === left + 1;
      left = cell.column;
      return cellMarkup(cell, mayBeUnsaid ? '' : `${String.fromCharCode(64 + cell.column)}${row}`);
    });
    const isUnsaid = row === above + 1 && ofRow.every(({ isNamed }) => !isNamed);
    rows.push(`<{p}row${isUnsaid ? '' : ` r="${row}"`}>${markup.join('')}</{p}row>`);
    above = row;
  }
  return rows.join('');
}

/** What a written value reads back as; null where nothing is to stand. */
function writtenAs({ value }: CellWrite): CellStored {
  if (value.kind === 'number') return { kind: 'number', digits: value.digits };
  if (value.kind === 'date') return { kind: 'number', digits: '46298' };
  if (value.kind === 'rich') throw new Error('not written here');
  return value.text === '' ? { kind: 'blank' } : { kind: 'text', text: value.text };
}

describe('writeCells', () => {
  it('writes what it is told, and leaves every other cell as it was', async () => {
    const key = ({ row, column }: { readonly row: number; readonly column: number }): string => `${row}:${column}`;
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(cellArbitrary, { selector: key, maxLength: 20 }),
        fc.uniqueArray(writeArbitrary, { selector: key, maxLength: 12 }),
        fc.constantFrom('', 'x:'),
        fc.boolean(),
        async (made, wanted, prefix, hasStrings) => {
          const cells = hasStrings ? made : made.filter(({ kind }) => kind !== 'shared');
          const strings = STRINGS.map((text) => `<{p}si><{p}t xml:space="preserve">${text.replace('&', '&amp;')}</{p}t></{p}si>`).join('');
          const book = await openOdd({ prefix, sheets: { 表: rowsMarkup(cells) }, ...(hasStrings ? { strings } : {}) });
          const formulas = new Set(cells.filter(({ kind }) => kind === 'formula').map(key));
          const writes = wanted.filter((write) => !formulas.has(key(write)));
          const written = writeCells(book, writes);
          const expected = new Map(cells.map((cell) => [key(cell), { stored: storedOf(cell), style: cell.style }]));
          for (const write of writes) {
            const stored = writtenAs(write);
            const old = expected.get(key(write));
            if (old !== undefined || stored.kind !== 'blank') expected.set(key(write), { stored, style: old?.style ?? 0 });
          }
          for (const read of [written, await reopened(written)]) {
            const told = [...cellsOf(read)].map(([at, { stored, style }]) => [at, { stored, style }] as const);
            expect(new Map(told)).toEqual(expected);
            expect([...createSheetView(read, 0).formulaCells()].map(key).toSorted()).toEqual([...formulas].toSorted());
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
