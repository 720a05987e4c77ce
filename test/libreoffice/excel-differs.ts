// Where Excel shows another result than LibreOffice: ours is Excel's.
import type { FormulaResult } from '../helpers/formula-results.ts';

type Differing = readonly (readonly [formula: string, result: FormulaResult])[];

/** What Excel shows, by the reason why the two differ. */
const BY_REASON: readonly (readonly [why: string, formulas: Differing])[] = [
  [
    'Excel leaves booleans of cells and arrays out of sums and counts, and prints them as TRUE and FALSE; LibreOffice takes them for 1 and 0',
    [
      ['"a"&1.5&TRUE', 'a1.5TRUE'],
      ['TRUE&1', 'TRUE1'],
      ['SUM(数据!C1:C2)', 0],
      ['SUM({1,"a",TRUE})', 1],
      ['AVERAGE(数据!C1:C2)', { error: '#DIV/0!' }],
      ['MIN(数据!C1:C2)', 0],
      ['MAX(数据!C1:C2)', 0],
      ['COUNT(数据!C1:C2)', 0],
      ['COUNT({1,"a",TRUE})', 1],
      ['SUMSQ(数据!C1:C2)', 0],
      ['SUMSQ({1,"a",TRUE})', 1],
      ['MEDIAN(数据!C1:C2)', { error: '#NUM!' }],
      ['COUNT(数据!C1:C10)', 2],
      ['COUNT(数据!1:1)', 6],
      ['SUMPRODUCT(数据!C1:C2)', 0],
      ['COUNTIF(数据!G1:G10,TRUE)', 0],
      ['SUMIF(数据!G1:G10,TRUE)', 0],
      ['LEN(TRUE)', 4],
      ['CONCATENATE("a",1,TRUE)', 'a1TRUE'],
      ['TEXT(TRUE,"0")', 'TRUE'],
    ],
  ],
  [
    'Excel: 0^0 and roots of negative numbers are #NUM!, a negative power of 0 is #DIV/0!',
    [
      ['0^0', { error: '#NUM!' }],
      ['0^-1', { error: '#DIV/0!' }],
      ['(-8)^(1/3)', { error: '#NUM!' }],
      ['POWER(0,0)', { error: '#NUM!' }],
      ['POWER(0,-1)', { error: '#DIV/0!' }],
    ],
  ],
  [
    'Excel puts texts before booleans; LibreOffice takes booleans for numbers',
    [
      ['"a"<TRUE', true],
      ['TRUE>100', true],
    ],
  ],
  [
    'Excel takes numbers, dates and TRUE for what they are when a text of an argument says so; LibreOffice refuses',
    [
      ['"2026/10/03"-"2026-10-01"', 2],
      ['SUM("3",TRUE,2)', 6],
      ['AVERAGE("3",TRUE,2)', 2],
      ['MIN("3",TRUE,2)', 1],
      ['MAX("3",TRUE,2)', 3],
      ['PRODUCT("3",TRUE,2)', 6],
      ['SUMSQ("3",TRUE,2)', 14],
      ['MEDIAN("3",TRUE,2)', 2],
      ['AVERAGE("2",4)', 3],
      ['AND("TRUE",1)', true],
      ['YEAR("2026/12/31")', 2026],
      ['MONTH("2026/12/31")', 12],
      ['DAY("2026/12/31")', 31],
      ['MONTH("2026年10月3日")', 10],
    ],
  ],
  [
    'Excel prints 15 digits, and exponents with two digits',
    [
      ['1E+20&""', '100000000000000000000'],
      ['1E+21&""', '1E+21'],
    ],
  ],
  [
    'Excel shows its own error; LibreOffice exports its errors 502 and the like as #VALUE!',
    [
      ['SQRT(-1)', { error: '#NUM!' }],
      ['LN(0)', { error: '#NUM!' }],
      ['LOG(-1)', { error: '#NUM!' }],
      ['MEDIAN(数据!B1:B10)', { error: '#NUM!' }],
      ['MEDIAN(数据!H1:H10)', { error: '#NUM!' }],
      ['MEDIAN(数据!C4)', { error: '#NUM!' }],
      ['LARGE(数据!A1:A10,11)', { error: '#NUM!' }],
      ['LARGE(数据!A1:A10,0)', { error: '#NUM!' }],
      ['SMALL(数据!B1:B10,1)', { error: '#NUM!' }],
      ['VLOOKUP("甲公司",企业!A2:C7,4,FALSE)', { error: '#REF!' }],
      ['VLOOKUP(#N/A,企业!A2:C7,3,FALSE)', { error: '#N/A' }],
      ['MATCH(1,数据!A1:E10,0)', { error: '#N/A' }],
      ['OFFSET(数据!A1,-1,0)', { error: '#REF!' }],
    ],
  ],
  ['Excel: the first error in the order of cells', [['SUM(数据!C1:C10)', { error: '#N/A' }]]],
  [
    'In Excel a criterion 12 also finds the text 12, a lookup of a text finds no number',
    [
      ['COUNTIF(数据!B1:B10,12)', 1],
      ['VLOOKUP("30",数据!E1:F10,2,FALSE)', { error: '#N/A' }],
    ],
  ],
  [
    'Excel takes the first cell of an area; an empty text is found at the beginning',
    [
      ['N(企业!C2:C7)', 120.5],
      ['FIND("","abc")', 1],
    ],
  ],
  [
    'Excel keeps the point of a format',
    [
      ['TEXT(0,"#.##")', '.'],
      ['TEXT(0,"0.##")', '0.'],
    ],
  ],
  ['Excel shows a number by General in 11 characters', [['TEXT(1/3,"General")', '0.333333333']]],
  [
    'Excel fills ? with a space; LibreOffice with a wider one',
    [
      ['TEXT(-0.4,"?0.0?")', '- 0.4 '],
      ['TEXT(0,"?0.0?")', ' 0.0 '],
      ['TEXT(0.125,"?0.0?")', ' 0.13'],
      ['TEXT(98765432.1,"?0.0?")', '98765432.1 '],
    ],
  ],
  [
    'Excel knows 1900-02-29, adds 1900 to small years, and no days before 1900 or after 9999',
    [
      ['DATE(1900,2,28)', 59],
      ['DATE(26,1,1)', 9498],
      ['DATE(10000,1,1)', { error: '#NUM!' }],
      ['DATE(-1,1,1)', { error: '#NUM!' }],
      ['YEAR(-1)', { error: '#NUM!' }],
      ['MONTH(-1)', { error: '#NUM!' }],
      ['DAY(-1)', { error: '#NUM!' }],
    ],
  ],
  [
    'A minus in a section with a condition: programs differ, so it is not calculated',
    [['TEXT(-0.4,"[>=100]""大""0;""小""0")', { lost: 'format [>=100]"大"0;"小"0' }]],
  ],
];

/** By formula: what Excel shows, and why. */
export const EXCEL: ReadonlyMap<string, { readonly result: FormulaResult; readonly why: string }> = new Map(
  BY_REASON.flatMap(([why, formulas]) => formulas.map(([formula, result]) => [formula, { result, why }] as const)),
);
