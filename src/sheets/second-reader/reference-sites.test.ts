// Every place outside of cells in which references stand: what it must become where a list of the sheet grows, and whether it may stay.
import { describe, expect, it } from 'vitest';
import { compareTrees } from './compare-tree.ts';
import { blocksOf, movesOf } from './moves.ts';
import type { Difference } from './second-reading.ts';
import { readTree } from './xml-tree.ts';

/** Rows 3 to 5 of 表 are a list of which 10 more rows are added. */
const MOVES = movesOf(['表', '他'], [{ sheet: 0, first: 3, last: 5, added: 10 }]);

function compare(blank: string, filled: string, sheet: number | null = 0): readonly string[] {
  const [before, after] = [readTree(blank), readTree(filled)];
  if (before === null || after === null) throw new Error(`no XML: ${blank}`);
  const differences: Difference[] = [];
  compareTrees({ part: '部.xml', context: { moves: MOVES, sheet, blocks: blocksOf(MOVES, sheet) }, differences }, before, after);
  return differences.map(({ detail }) => detail);
}

/** Where `#` is a place, what stood there and what must stand there by now; null: as before. */
type Site = readonly [xml: string, before: string, after: string | null, mayStay?: 'may stay'];

const X = ' xmlns:x="urn:x"';
const SITES: readonly Site[] = [
  ['<a sqref="#"/>', 'A3:B5 C9', 'A3:B15 C19'],
  ['<autoFilter ref="#"/>', 'A2:D5', 'A2:D15'],
  ['<selection sqref="#"/>', 'A6', 'A16', 'may stay'],
  ['<selection activeCell="#"/>', 'B6', 'B16', 'may stay'],
  ['<pane topLeftCell="#"/>', 'A7', 'A17', 'may stay'],
  ['<sheetView topLeftCell="#"/>', 'A7', 'A17', 'may stay'],
  ['<sheetPr syncRef="#"/>', 'A6', 'A16', 'may stay'],
  ['<webPublishItem sourceRef="#"/>', 'A1:B6', 'A1:B16', 'may stay'],
  ['<hyperlink ref="#"/>', 'A5', 'A5'],
  ['<hyperlink ref="#"/>', 'A4:A5', 'A4:A15'],
  ['<hyperlink location="#"/>', '表!A6', '表!A16'],
  [`<hyperlink location="#" x:id="r1"${X}/>`, '表!A6', null],
  [`<hyperlink location="#" x:id=""${X}/>`, '表!A6', '表!A16'],
  ['<comment ref="#"/>', 'B5', 'B5'],
  ['<comment ref="#"/>', 'B6', 'B16'],
  ['<threadedComment ref="#"/>', 'B6', 'B16'],
  ['<cellWatch r="#"/>', 'B6', 'B16'],
  ['<singleXmlCell r="#"/>', 'B6', 'B16'],
  ['<cellSmartTags r="#"/>', 'B6', 'B16'],
  ['<row r="#"/>', 'B6', null],
  ['<rowBreaks><brk id="#"/></rowBreaks>', '5', '15'],
  ['<rowBreaks><brk id="#"/></rowBreaks>', '4', null],
  ['<rowBreaks><brk max="#"/></rowBreaks>', '16383', null],
  ['<colBreaks><brk id="#"/></colBreaks>', '5', null],
  ['<colBreaks><brk max="#"/></colBreaks>', '9', '19', 'may stay'],
  ['<colBreaks><brk min="#"/></colBreaks>', '9', '19', 'may stay'],
  ['<cfvo val="#"/>', '$B$6', '$B$16'],
  ['<controlPr linkedCell="#"/>', '$B$6', '$B$16'],
  ['<controlPr listFillRange="#"/>', '$B$3:$B$5', '$B$3:$B$15'],
  ['<formControlPr fmlaLink="#"/>', '$B$6', '$B$16'],
  ['<formControlPr fmlaRange="#"/>', '$B$3:$B$5', '$B$3:$B$15'],
  ['<formControlPr fmlaTxbx="#"/>', '$B$6', '$B$16'],
  ['<formControlPr fmlaGroup="#"/>', '$B$6', '$B$16'],
  ['<sp textlink="#"/>', '表!$B$6', '表!$B$16'],
  ['<sp textlink="#"/>', '他!$B$6', null],
  ['<cameraTool cellRange="#"/>', '$B$6', '$B$16'],
  ['<Relationship Target="#"/>', '#表!A6', '#表!A16', 'may stay'],
  ['<Relationship Target="#"/>', '#%E8%A1%A8!A6', '#表!A16', 'may stay'],
  ['<Relationship Target="#"/>', 'sheet6.xml', null],
  ['<worksheetSource ref="#" sheet="表"/>', 'A2:D5', 'A2:D15'],
  ['<worksheetSource ref="#" sheet="他"/>', 'A2:D5', null],
  ['<dataRef ref="#" sheet="表"/>', 'A2:D5', 'A2:D15'],
  [`<dataRef ref="#" sheet="表" x:id="r1"${X}/>`, 'A2:D5', null],
  ['<formula>#</formula>', 'B$6&gt;0', 'B$16&gt;0'],
  ['<formula1>#</formula1>', '$B$3:$B$5', '$B$3:$B$15'],
  ['<formula2>#</formula2>', '$B$6', '$B$16'],
  ['<f>#</f>', '表!$B$6', '表!$B$16'],
  ['<f>#</f>', '表!$B$5', null],
  ['<chartSpace><f>#</f></chartSpace>', '表!$B$5', '表!$B$5:$B$15', 'may stay'],
  ['<chartSpace><f>#</f></chartSpace>', '表!$B$3:$B$5', '表!$B$3:$B$15'],
  ['<sqref>#</sqref>', 'D5', 'D5:D15'],
  ['<sparkline><f>#</f></sparkline>', '表!$B$5:$D$5', null],
  ['<sparkline><f>#</f></sparkline>', '表!$B$6:$D$6', '表!$B$16:$D$16'],
  ['<sparkline><f>#</f></sparkline>', '表!$B$3:$B$5', '表!$B$3:$B$15'],
  ['<sparkline><sqref>#</sqref></sparkline>', 'D5', null],
  ['<sparkline><sqref>#</sqref></sparkline>', 'D6', 'D16'],
  ['<definedName name="_xlnm.Print_Area">#</definedName>', '表!A6', '表!A16'],
  ['<definedName name="自定">#</definedName>', '表!$A$6', '表!$A$16'],
  ['<definedName name="自定">#</definedName>', '表!A6', null],
  ['<definedName name="自定" localSheetId="1">#</definedName>', '$A$6', null],
  ['<definedName name="自定" localSheetId="0">#</definedName>', '$A$6', '$A$16'],
  ['<calculatedColumnFormula>#</calculatedColumnFormula>', '$B$6', '$B$16', 'may stay'],
  ['<totalsRowFormula>#</totalsRowFormula>', '$B$6', '$B$16'],
  ['<FmlaLink>#</FmlaLink>', '$B$6', '$B$16'],
  ['<FmlaRange>#</FmlaRange>', '$B$6', '$B$16'],
  ['<FmlaTxbx>#</FmlaTxbx>', '$B$6', '$B$16'],
  ['<FmlaMacro>#</FmlaMacro>', '表!B6', '表!B16', 'may stay'],
  ['<Row>#</Row>', '5', '15'],
  ['<Row>#</Row>', '4', null],
  ['<from><row>#</row></from>', '5', '15'],
  ['<to><row>#</row></to>', '5', '15'],
  ['<ext><row>#</row></ext>', '5', null],
  ['<to><rowOff>#</rowOff></to>', '5', null],
  ['<cell editAs="absolute"><from><row>#</row></from></cell>', '5', null],
  ['<note><Anchor>#</Anchor></note>', '1, 15, 5, 2, 3, 15, 8, 4', '1, 15, 15, 2, 3, 15, 18, 4'],
  ['<other>#</other>', 'B6', null],
  ['<a other="#"/>', 'B6', null],
];

describe('a reference outside of cells', () => {
  it.each(SITES.map(([xml, before, after, mayStay]) => ({ xml, before, after, mayStay })))(
    '$xml: $before',
    ({ xml, before, after, mayStay }) => {
      const put = (text: string): string => xml.replace('#', () => text);
      const wanted = after ?? before;
      expect(compare(put(before), put(wanted))).toEqual([]);
      if (wanted !== before) expect(compare(put(before), put(before)).length).toBe(mayStay === undefined ? 1 : 0);
      const damaged = wanted.replace(/\d+(?=\D*$)/, (digits) => String(Number(digits) + 1));
      expect(compare(put(before), put(damaged)).length).toBe(1);
    },
  );

  it('of a rule goes along only in the row that its area begins with', () => {
    const rule = (area: string, formula: string): string => `<cf sqref="${area}"><formula>${formula}</formula></cf>`;
    expect(compare(rule('A3:A5', 'B3&gt;B6'), rule('A3:A15', 'B3&gt;B16'))).toEqual([]);
    const beside = (area: string, formula: string): string => `<v><formula1>${formula}</formula1><sqref>${area}</sqref></v>`;
    expect(compare(beside('A6:A9', 'B6'), beside('A16:A19', 'B16'))).toEqual([]);
    expect(compare(beside('A6:A9', 'B6'), beside('A16:A19', 'B6'))).toEqual(['text v/formula1: B6 → B6']);
  });

  it('moves on the sheet that it belongs to alone', () => {
    expect(compare('<a ref="A6"/>', '<a ref="A16"/>', 0)).toEqual([]);
    expect(compare('<a ref="A6"/>', '<a ref="A6"/>', 1)).toEqual([]);
    expect(compare('<a ref="A6"/>', '<a ref="A16"/>', 1)).toEqual(['attribute ref a: A6 → A16']);
    expect(compare('<a ref="A6"/>', '<a ref="A16"/>', null)).toEqual(['attribute ref a: A6 → A16']);
  });

  it('lets a sheet’s used area hold more, never less', () => {
    const sheet = (ref: string): string => `<dimension ref="${ref}"/>`;
    for (const ref of ['B2:D6', 'B2:D16', 'A1:E20', 'B2:D17']) expect([ref, compare(sheet('B2:D6'), sheet(ref))]).toEqual([ref, []]);
    for (const ref of ['B3:D16', 'C2:D16', 'B2:C16', 'B2:D5', '']) expect(compare(sheet('B2:D6'), sheet(ref)).length).toBe(1);
  });
});

describe('pictures and notes', () => {
  const picture = (edit: string, rows: readonly [from: number, to: number], offset = 0): string =>
    `<anchor editAs="${edit}"><from><row>${rows[0]}</row></from><to><row>${rows[1]}</row><rowOff>${offset}</rowOff></to></anchor>`;
  it.each<readonly [edit: string, before: readonly [number, number], after: readonly [number, number], isFine: boolean, offset: number]>([
    ['twoCell', [1, 8], [1, 18], true, 0],
    ['twoCell', [1, 8], [1, 8], false, 0],
    ['oneCell', [6, 8], [16, 18], true, 0],
    ['oneCell', [6, 8], [16, 17], false, 0],
    // It keeps its size: its lower edge stands wherever that ends, rows of other heights between.
    ['oneCell', [1, 8], [1, 8], true, 7],
    ['oneCell', [1, 8], [1, 18], true, 0],
    ['oneCell', [1, 8], [1, 1], true, 0],
    ['oneCell', [1, 8], [1, 19], false, 0],
    ['oneCell', [1, 8], [1, 0], false, 0],
    ['absolute', [6, 8], [6, 8], true, 0],
    ['absolute', [6, 8], [16, 18], false, 0],
  ])('%s from %j to %j', (edit, before, after, isFine, offset) => {
    expect(compare(picture(edit, before), picture(edit, after, offset)).length === 0).toBe(isFine);
  });

  it('of two cells keep their offsets', () => {
    expect(compare(picture('twoCell', [1, 8]), picture('twoCell', [1, 18], 7))).toEqual(['text anchor/to/rowOff: 0 → 7']);
  });

  it('have the box of a note move with its row, or edge by edge', () => {
    const note = (row: number, anchor: string): string => `<n><Anchor>${anchor}</Anchor><Row>${row}</Row></n>`;
    // Row 6 (counted from 0: 5) moves by 10; the box began two rows above it.
    const before = note(5, '2, 15, 3, 2, 4, 15, 8, 4');
    expect(compare(before, note(15, '2, 15, 13, 2, 4, 15, 18, 4'))).toEqual([]);
    expect(compare(before, note(15, '2, 15, 3, 2, 4, 15, 18, 4'))).toEqual([]);
    expect(compare(before, note(15, '2, 15, 3, 2, 4, 15, 8, 4'))).toHaveLength(1);
    expect(compare(before, note(15, '12, 15, 13, 2, 4, 15, 18, 4'))).toHaveLength(1);
  });

  it('have the box of a newer comment keep its distance to the cell', () => {
    const comment = (ref: string, row: number): string => `<comment ref="${ref}"><from><row>${row}</row></from></comment>`;
    // A6 is row 5 counted from 0, its box begins three rows above: at 2, which stays, or goes along with the cell.
    expect(compare(comment('A6', 2), comment('A16', 12))).toEqual([]);
    expect(compare(comment('A6', 2), comment('A16', 2))).toEqual([]);
    expect(compare(comment('A6', 2), comment('A16', 3))).toEqual(['text comment/from/row: 2 → 3']);
  });
});
