// Tokens of formulas: every way in which a workbook writes things, and that nothing is lost.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printReference } from './references.ts';
import { tokensOf } from './tokens.ts';

function kinds(formula: string): string[] {
  return tokensOf(formula)
    .filter(({ kind }) => kind !== 'space')
    .map(({ kind, text }) => `${kind} ${text}`);
}

test.each<[string, string[]]>([
  ['"a""b,(A1"&A1', ['string "a""b,(A1"', 'operator &', 'reference A1']],
  [`'It''s, (1)'!$B$2`, [`reference 'It''s, (1)'!$B$2`]],
  [`'企业 情况'!A1:'企业 情况'!B2`, [`reference '企业 情况'!A1:'企业 情况'!B2`]],
  ['企业情况!L9+报表（一）!A1', ['reference 企业情况!L9', 'operator +', 'reference 报表（一）!A1']],
  ["SUM(S1:S3!A1,'a b:c'!B2)", ['function SUM', 'open (', 'reference S1:S3!A1', 'comma ,', "reference 'a b:c'!B2", 'close )']],
  ["[1]Sheet1!A1+'[2]a b'!C3+[1]!Rate", ['reference [1]Sheet1!A1', 'operator +', "reference '[2]a b'!C3", 'operator +', 'name [1]!Rate']],
  ['A:A $B:C 9:11 $9:11', ['reference A:A', 'reference $B:C', 'reference 9:11', 'reference $9:11']],
  ["Table1[[#This Row],[x]]+表[a']b]", ['structured Table1[[#This Row],[x]]', 'operator +', "structured 表[a']b]"]],
  ['[@金额]*2', ['structured [@金额]', 'operator *', 'number 2']],
  ['{1,"x";TRUE,#N/A}', ['array {', 'number 1', 'comma ,', 'string "x"', 'array ;', 'boolean TRUE', 'comma ,', 'error #N/A', 'array }']],
  ['#REF!+Sheet1!#REF!+#REF!$A$1', ['error #REF!', 'operator +', 'error Sheet1!#REF!', 'operator +', 'error #REF!$A$1']],
  [
    '_xlfn.IFS(a.b,LOG10(x1y))',
    ['function _xlfn.IFS', 'open (', 'name a.b', 'comma ,', 'function LOG10', 'open (', 'name x1y', 'close )', 'close )'],
  ],
  [
    'XFD1048576+XFE1+A1048577+R1C1+RC[1]',
    [
      'reference XFD1048576',
      'operator +',
      'name XFE1',
      'operator +',
      'name A1048577',
      'operator +',
      'name R1C1',
      'operator +',
      'structured RC[1]',
    ],
  ],
  ['1.5E+3-.5+2.%<>3', ['number 1.5E+3', 'operator -', 'number .5', 'operator +', 'number 2.', 'operator %', 'operator <>', 'number 3']],
  ['TRUE()=true', ['function TRUE', 'open (', 'close )', 'operator =', 'boolean true']],
  ['A1 : B2 C3#', ['reference A1 : B2', 'reference C3', 'operator #']],
  ['A1:INDEX(B:B,2)', ['reference A1', 'operator :', 'function INDEX', 'open (', 'reference B:B', 'comma ,', 'number 2', 'close )']],
  ['Sheet1!Rate*月份', ['name Sheet1!Rate', 'operator *', 'name 月份']],
  ['DEC2BIN(A1)', ['function DEC2BIN', 'open (', 'reference A1', 'close )']],
])('%s', (formula, expected) => {
  expect(kinds(formula)).toEqual(expected);
});

test('a reference says its sheet, its corners and its fixed parts', () => {
  const [token] = tokensOf(`'[1]It''s'!$B3:D$9`);
  expect(token?.reference).toEqual({
    prefix: `'[1]It''s'!`,
    sheet: { book: '[1]', first: "It's", last: "It's" },
    from: { row: 3, column: 2, isRowFixed: false, isColumnFixed: true },
    between: ':',
    to: { row: 9, column: 4, isRowFixed: true, isColumnFixed: false },
  });
  expect(tokensOf('a:b!C1')[0]?.reference?.sheet).toEqual({ book: null, first: 'a', last: 'b' });
});

const piece = fc.oneof(
  fc.constantFrom(
    'A1',
    '$B$2:C3',
    "'x y'!A1",
    'A:A',
    '1:3',
    '"',
    '"a"',
    "'",
    '[',
    ']',
    '{',
    '}',
    '(',
    ')',
    '#REF!',
    '!',
    ':',
    ',',
    ' ',
    '\n',
  ),
  fc.constantFrom('SUM(', 'x.y', '表1[', '1e5', '#', '$', '企业!', '\u{20000}', '\u00A0', '%', '<>', '&'),
  fc.string({ maxLength: 4 }),
);

test('all texts together are the formula, whatever it is, and references print as they were', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const formula = pieces.join('');
      const tokens = tokensOf(formula);
      expect(tokens.map(({ text }) => text).join('')).toBe(formula);
      for (const { text, from, to, reference } of tokens) {
        expect(formula.slice(from, to)).toBe(text);
        if (reference !== null) expect(printReference(reference).toUpperCase()).toBe(text.toUpperCase());
      }
    }),
    { numRuns: 500 },
  );
});
