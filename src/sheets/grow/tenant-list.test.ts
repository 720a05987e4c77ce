// The bureau's list of companies grown from 3 rows to 30: every figure here was worked out by hand from the blank (+27 below row 11).
import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { bookBytes } from '../book/book-bytes.ts';
import { namesOf, getPartText } from '../book/parts.ts';
import { allOf, block, fixtureBook, formulaIn, grownBook } from '../../../test/helpers/grown-workbook.ts';

const blank = await fixtureBook('tenant-list');
const grown = grownBook(blank, [block(9, 11, 27)]);
const sheet1 = grown.sheet;
const sheet2 = grown.part('xl/worksheets/sheet2.xml');

describe('tenant-list with 30 rows', () => {
  it('has a copy of row 11 in each of rows 12 to 38, and what was below 27 rows further down', () => {
    const rows = Array.from({ length: 48 }, (_, index) => index + 1).filter((row) => ![6, 42, 44].includes(row));
    expect(allOf(sheet1, /<row r="(\d+)"/g).map(Number)).toEqual(rows);
    expect(sheet1).toContain(
      '<row r="38" ht="21" customHeight="1" spans="1:15" x14ac:dyDescent="0.15"><c r="A38" s="8" t="n"/><c r="B38" s="9" t="n"/>',
    );
    expect(sheet1).toContain(
      '<row r="45" ht="30" customHeight="1" spans="1:1" x14ac:dyDescent="0.15"><c r="A45" s="22" t="s"><v>43</v></c></row>',
    );
    expect(sheet1).toContain('<dimension ref="A1:O48"/>');
  });

  it.each([
    ['N9', 'IF(N(L$39)=0,0,ROUND(N(L9)/L$39*100,1))'],
    ['N38', 'IF(N(L$39)=0,0,ROUND(N(L38)/L$39*100,1))'],
    ['B39', 'COUNTA(B9:B38)&"家"'],
    ['M39', 'SUM(M9:M38)'],
    ['O39', 'IF(ABS(L39-L41)<=0.2,"","合计不符")'],
    ['G40', 'SUMIF($E$9:$E$38,$B$40,G$9:G$38)'],
    ['M41', 'IF(K39=K41,"相符","不符")'],
  ])('%s says %s', (cell, formula) => {
    expect(formulaIn(sheet1, cell)).toBe(formula);
  });

  it.each([
    ['B1', 'COUNTA(企业情况!B9:B38)'],
    ['B2', '企业情况!L39'],
    ['B3', 'SUM(LARGE(企业情况!L9:L38,1),LARGE(企业情况!L9:L38,2),LARGE(企业情况!L9:L38,3))'],
    ['B6', 'SUM(企业成交额)'],
    ['B7', 'IF(企业情况!M41="相符","通过","错误")'],
    ['B8', 'SUM(企业情况!K:K)-企业情况!K39-企业情况!K40-企业情况!K41'],
  ])('on the second sheet %s says %s', (cell, formula) => {
    expect(formulaIn(sheet2, cell)).toBe(formula);
  });

  it('has its names, its print area and its filter over 30 rows', () => {
    expect(namesOf(grown.book).map(({ name, formula }) => [name, formula])).toEqual([
      ['企业成交额', '企业情况!$L$9:$L$38'],
      ['合计成交额', '企业情况!$L$39'],
      ['表头', '企业情况!$A$7:$O$8'],
      ['_xlnm._FilterDatabase', "'企业情况'!$A$8:$O$38"],
      ['_xlnm.Print_Titles', "'企业情况'!$7:$8"],
      ['_xlnm.Print_Area', "'企业情况'!$A$1:$O$47"],
    ]);
    expect(allOf(sheet1, /<autoFilter ref="([^"]*)"/g)).toEqual(['A8:O38']);
  });

  it('has a merged name in each new row, and its footers merged where they stand now', () => {
    const merges = allOf(sheet1, /<mergeCell ref="([^"]*)"/g);
    expect(allOf(sheet1, /<mergeCells count="(\d+)"/g)).toEqual(['41']);
    expect(merges).toHaveLength(41);
    for (let row = 9; row <= 38; row++) expect(merges).toContain(`B${row}:C${row}`);
    for (const area of ['A1:O1', 'B7:C7', 'B39:F39', 'B40:F40', 'B41:F41', 'C43:D43', 'F43:G43', 'M43:N43', 'A45:O47'])
      expect(merges).toContain(area);
  });

  it('has formats and validations over the new rows', () => {
    expect(allOf(sheet1, /<conditionalFormatting sqref="([^"]*)"/g)).toEqual(['L9:L38', 'A9:O38', 'L39:M40']);
    expect(allOf(sheet1, /<formula>([^<]*)</g)).toEqual(['$O9="未报送"', '$L$41']);
    expect(allOf(sheet1, /<dataValidation sqref="([^"]*)"/g)).toEqual(['E9:E38', 'D9:D38', 'K41:L41']);
    expect(allOf(sheet1, /<formula[12]>([^<]*)</g)).toEqual(['"直播电商企业,相关服务企业"', 'LEN(D9)=18', '0', '$L$39*1000']);
  });

  it('has its page break behind row 41, its link in A48 and its view unmoved', () => {
    expect(sheet1).toContain('<rowBreaks count="1" manualBreakCount="1"><brk id="41" min="0" max="16383" man="1"/></rowBreaks>');
    expect(allOf(sheet1, /<hyperlink [^>]*ref="([^"]*)"/g)).toEqual(['A48']);
    expect(sheet1).toContain('topLeftCell="C9"');
  });

  it('has notes, picture and chart beside the cells that they stood beside', () => {
    expect(allOf(grown.part('xl/comments1.xml'), /<comment ref="([^"]*)"/g)).toEqual(['A8', 'L39']);
    expect(allOf(grown.part('xl/drawings/vmlDrawing1.vml'), /:Row>(\d+)</g)).toEqual(['7', '38']);
    expect(allOf(grown.part('xl/drawings/drawing1.xml'), /<xdr:row>(\d+)</g)).toEqual(['49', '63', '42']);
    expect(allOf(grown.part('xl/charts/chart1.xml'), /<c:f>([^<]*)</g)).toEqual(["'企业情况'!$B$9:$B$38", "'企业情况'!$L$9:$L$38"]);
  });

  it('has no chain of calculation any more, nor anything that names one', () => {
    expect(grown.part('xl/calcChain.xml')).toBeNull();
    expect(grown.part('xl/_rels/workbook.xml.rels')).not.toContain('calcChain');
    expect(grown.part('[Content_Types].xml')).not.toContain('calcChain');
    expect(grown.part('[Content_Types].xml')).toContain('/xl/sharedStrings.xml');
  });

  it('is the same again for the same blank, and the blank where no row is added', () => {
    expect(bookBytes(grownBook(blank, [block(9, 11, 27)]).book)).toEqual(bookBytes(grown.book));
    const still = grownBook(blank, [block(9, 11, 0)]);
    expect(still.book.changed.size).toBe(0);
    expect(Buffer.from(bookBytes(still.book)).equals(readFileSync('test/fixtures/workbooks/tenant-list.xlsx'))).toBe(true);
    expect(getPartText(still.book, 'xl/calcChain.xml')).toContain('N9');
  });
});
