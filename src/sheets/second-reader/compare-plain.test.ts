// The quick look at rows: what it passes, what it notes, and where it leaves all to a closer look.
import { describe, expect, it } from 'vitest';
import { lookQuickly, type LookFor } from './compare-plain.ts';
import { type RowBytes, rowsOf } from './row-bytes.ts';

function rowOf(text: string): RowBytes {
  const [row] = [...rowsOf(new TextEncoder().encode(text))];
  if (row === undefined) throw new Error(text);
  return row;
}

const PLAIN: LookFor = { formulas: false, strings: false, texts: false, asked: null, moving: null };

function look(blank: string, filled: string, wanted: Partial<LookFor> = {}): readonly number[] | null {
  return lookQuickly(rowOf(blank), rowOf(filled), { ...PLAIN, ...wanted })?.cells.map(({ column }) => column) ?? null;
}

const ROW =
  '<row r="9" ht="20"><c r="A9" s="2"><v>1</v></c><c r="B9" t="s"><v>9</v></c><c r="AB9" t="str"><f>A9&amp;"9"</f><v>19</v></c></row>';
const MOVED = ROW.replaceAll(/(r="[A-Z]*)9"/g, '$1109"');

describe('lookQuickly', () => {
  it('passes rows that are equal but for their number', () => {
    expect(look(ROW, ROW)).toEqual([28]);
    expect(look(ROW.replace('t="str"', ''), MOVED.replace('t="str"', ''))).toEqual([]);
  });

  it('notes what is asked for, and every cell that differs', () => {
    expect(look(ROW, MOVED, { strings: true })).toEqual([2, 28]);
    expect(look(ROW, MOVED, { asked: (column) => column === 1 })).toEqual([1, 28]);
    expect(look(ROW, MOVED.replace('<v>1</v>', '<v>2</v>'))).toEqual([1, 28]);
    expect(look(ROW, MOVED.replace('<v>1</v>', ''))).toEqual([1, 28]);
    expect(look(ROW, MOVED.replace('s="2"', 's="3"'))).toEqual([1, 28]);
    expect(look(ROW, MOVED.replace('A9&amp;', 'A109&amp;'), { formulas: true })).toEqual([28]);
  });

  it('passes formulas that read as they must once a list has grown, and tells where they stand', () => {
    const row = (number: number, formula: string, value: string): RowBytes =>
      rowOf(`<row r="${number}"><c r="A${number}"><f>${formula}</f><v>${value}</v></c></row>`);
    const moving = {
      blocks: [{ sheet: 0, first: 2, last: 3, added: 100 }],
      isRecalculated: (column: number) => column === 1,
      isLost: () => false,
    };
    const wanted: LookFor = { ...PLAIN, formulas: true, moving };
    expect(lookQuickly(row(9, 'A8+B2', '1'), row(109, 'A108+B2', '2'), wanted)).toMatchObject({ cells: [], moved: [1] });
    const closer = { cells: [{ column: 1 }], moved: [] };
    expect(lookQuickly(row(9, 'A8+B2', '1'), row(109, 'A8+B2', '1'), wanted)).toMatchObject(closer);
    const isLost = { ...wanted, moving: { ...moving, isLost: () => true } };
    expect(lookQuickly(row(9, 'A8', '1'), row(109, 'A108', '1'), isLost)).toMatchObject(closer);
    const isOld = { ...wanted, moving: { ...moving, isRecalculated: () => false } };
    expect(lookQuickly(row(9, 'A8', '1'), row(109, 'A108', '2'), isOld)).toMatchObject(closer);
  });

  it('notes texts that may hold a placeholder only where they are searched', () => {
    const text = '<row r="1"><c r="A1" t="inlineStr"><is><t>{{x}}</t></is></c><c r="B1" t="inlineStr"><is><t>x</t></is></c></row>';
    expect(look(text, text)).toEqual([]);
    expect(look(text, text, { texts: true })).toEqual([1]);
    expect(look(text.replace('{{', '&#123;{'), text.replace('{{', '&#123;{'), { texts: true })).toEqual([1]);
  });

  it.each([
    ['another number in a cell', ROW, MOVED.replace('r="B109"', 'r="B108"')],
    ['a number that does not move', ROW, MOVED.replace('r="B109"', 'r="B9"')],
    ['another column', ROW, MOVED.replace('r="B109"', 'r="C109"')],
    ['a cell lost', ROW, MOVED.replace('<c r="B109" t="s"><v>9</v></c>', '')],
    ['a cell more', ROW, MOVED.replace('</row>', '<c r="AC109"/></row>')],
    ['another height', ROW, MOVED.replace('ht="20"', 'ht="21"')],
    ['cells out of order', ROW.replace('r="B9"', 'r="AC9"'), MOVED.replace('r="B109"', 'r="AC109"')],
    ['something between cells', ROW, MOVED.replace('<c r="B109"', ' <c r="B109"')],
    ['an array formula', '<row r="1"><c r="A1"><f t="array" ref="A1:B1">C1:D1</f><v>1</v></c></row>', null],
    ['a prefix within a cell', '<row r="1"><c r="A1"><x:f>C1</x:f><v>1</v></c></row>', null],
    ['a row without a number', '<row><c r="A1"><v>1</v></c></row>', null],
    ['addresses in single quotes', "<row r='1'><c r='A1'><v>1</v></c></row>", null],
  ])('leaves to a closer look %s', (_, blank, filled) => {
    const found = look(blank, filled ?? blank);
    expect(found === null || found.length > 0).toBe(true);
    if (filled !== null) expect(found).toBeNull();
  });
});
