// Scans that moved along with edits, held against a scan of the new text as a whole.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAIN, worksheet } from '../../../test/helpers/workbook-by-hand.ts';
import { moveScan } from './moved-scan.ts';
import { type SheetScan, scanSheet } from './sheet-scan.ts';
import { type Edit, applyEdits } from './xml-edit.ts';

/** All places and values that a scan tells, without what arrays have room for besides. */
function told({ rows, cells, text, prefix, data, shared, formulaAreas, dimension, merges, columns }: SheetScan): object {
  const cut = (count: number, list: Record<string, unknown>): object =>
    Object.fromEntries(
      Object.entries(list).map(([key, value]) => [
        key,
        value instanceof Int32Array || value instanceof Uint16Array || value instanceof Uint8Array ? [...value.subarray(0, count)] : value,
      ]),
    );
  return {
    text,
    prefix,
    data,
    shared,
    formulaAreas,
    dimension,
    merges,
    columns,
    rows: cut(rows.count, { ...rows }),
    cells: cut(cells.count, { ...cells }),
  };
}

function scanned(text: string): SheetScan {
  const scan = scanSheet(text, 'sheet');
  if (!scan.ok) throw new Error(JSON.stringify(scan.refusal));
  return scan.value;
}

const CELLS = [
  '<c r="A1" s="3"><v>12</v></c>',
  '<c r="B1" t="s"><v>1</v></c>',
  '<c r="C1"/>',
  '<c r="D1" t="str"><f>A1&amp;"x"</f><v>12x</v></c>',
  '<c r="E1"><f t="shared" ref="E1:E2" si="0">A1+1</f><v>13</v></c>',
  '<c r="F1" t="inlineStr"><is><t>a</t></is></c>',
  '<c t="b" r="G1"><v>1</v></c>',
] as const;
const CONTENTS = ['', ' s="7"', ' t="n"'] as const;
const INSIDES = ['', '<v>5</v>', '<f>B1*2</f><v>-1.5</v>', '<v><![CDATA[7]]></v>', '<is><t>表</t></is>', '<v>3</v><extLst/>'] as const;

describe('moveScan', () => {
  it('is the scan of the new text, whatever becomes of cells', () => {
    const cell = fc.record({ at: fc.nat(CELLS.length - 1), attribute: fc.constantFrom(...CONTENTS), inside: fc.constantFrom(...INSIDES) });
    fc.assert(
      fc.property(fc.uniqueArray(cell, { selector: ({ at }) => at }), fc.boolean(), (changes, hasPrefix) => {
        const prefixed = (markup: string): string => (hasPrefix ? markup.replace(/<(\/?)(?=[a-z])/gi, '<$1x:') : markup);
        const rows = `<row r="1">${CELLS.join(' ')}</row><row r="2" ht="20"><c r="E2"><f t="shared" si="0"/><v>4</v></c></row>`;
        const plain = `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData><mergeCells><mergeCell ref="A5:B6"/></mergeCells></worksheet>`;
        const text = prefixed(plain).replace('xmlns=', hasPrefix ? 'xmlns:x=' : 'xmlns=');
        const before = scanned(text);
        const edits = changes.flatMap(({ at, attribute, inside }): Edit[] => {
          const [from, to] = [before.cells.from[at] ?? 0, before.cells.to[at] ?? 0];
          // What begins a shared formula stays: only results change there.
          if (at === 4) return [];
          const hasFormula = inside.includes('<f>') === (at === 3);
          const markup = prefixed(`<c r="${'ABCDEFG'.charAt(at)}1"${attribute}>${inside}</c>`);
          return hasFormula ? [{ from, to, text: markup }] : [];
        });
        const after = applyEdits(text, edits);
        const moved = moveScan(before, edits, after);
        expect(moved === null ? null : told(moved)).toEqual(told(scanned(after)));
      }),
    );
  });

  it('takes several edits of one cell, and gives up where one is not the inside of a cell', () => {
    const text = worksheet('<row r="1"><c r="A1" t="s"><f>B1</f><v>0</v></c><c r="B1"><v>1</v></c></row>');
    const before = scanned(text);
    const type = text.indexOf(' t="s"');
    const value = text.indexOf('<v>0') + 3;
    const edits = [
      { from: value, to: value + 1, text: '123.5' },
      { from: type, to: type + 6, text: '' },
    ];
    const after = applyEdits(text, edits);
    const moved = moveScan(before, edits, after);
    expect(moved === null ? null : told(moved)).toEqual(told(scanned(after)));
    const row = text.indexOf('<row');
    const behind = text.indexOf('</row>');
    for (const at of [row, behind, text.indexOf('<c r="B1"'), text.length])
      expect(moveScan(before, [{ from: at, to: at, text: ' ' }], text), `${at}`).toBeNull();
  });
});
