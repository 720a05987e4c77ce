// The quick look at formulas that move: what it lets pass is what the shifter makes of them, and the usual ones pass.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takeFormula } from './compare-moved.ts';
import { decodeCharacters } from './markup.ts';
import { moveFormula, movesOf } from './moves.ts';

const GROWTHS = [
  { sheet: 0, first: 9, last: 11, added: 30 },
  { sheet: 0, first: 20, last: 20, added: 5 },
];
const MOVES = movesOf(['Sheet1', '表'], GROWTHS);
const BLOCKS = MOVES.blocks[0] ?? [];

/** Whether the quick look takes one for what the other has become. */
function passes(before: string, after: string, values: readonly [string, string] = ['1', '1'], mayDiffer = false): boolean {
  const [one, other] = [`<f>${before}</f><v>${values[0]}</v></c>`, `<f>${after}</f><v>${values[1]}</v></c>`].map((text) =>
    Buffer.from(text),
  );
  const walk = { one: one ?? Buffer.of(), other: other ?? Buffer.of(), at: 0, otherAt: 0 };
  if (!takeFormula(walk, BLOCKS, mayDiffer)) return false;
  return Buffer.compare(walk.one.subarray(walk.at), walk.other.subarray(walk.otherAt)) === 0;
}

/** A formula of a row in no block as it must read, as it is written. */
function moved(formula: string): string {
  const text = moveFormula(decodeCharacters(formula), MOVES, { sheet: 0, row: 50, copy: 0, neighbour: null });
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What random formulas are made of. */
const PIECES =
  `B9 B10 $B$11 c12 AB20 XFE9 B0 B1048576 B09 12 1.5 : ( ) , + &amp; &lt; " $ SUM( LOG10( A A:A 9:11 B9:B11 B11:B9 表! ! [ ] ' #REF! B9.x 甲 _ ? &#34; &quot;`.split(
    ' ',
  );

describe('takeFormula', () => {
  it.each([
    'IF($L$12=0,0,ROUND(G30/$L$12*100,1))',
    'SUM(D9:F11,N(K40))',
    'SUMIF(B$12:B$22011,B412,G$12:G$22011)',
    'A12&lt;&gt;"A12 &amp; ""A13"""',
    'SUMIF(A:A,B30)+合计*LOG10(B12)',
    'E11:E9',
  ])('takes %s for what it becomes, and for nothing else', (formula) => {
    const after = moved(formula);
    expect(passes(formula, after)).toBe(true);
    for (const found of after.matchAll(/\d/g)) {
      const digit = (Number(found[0]) + 1) % 10;
      expect(passes(formula, `${after.slice(0, found.index)}${digit}${after.slice(found.index + 1)}`)).toBe(false);
    }
  });

  it('leaves what it does not know to a closer look', () => {
    for (const formula of ['Sheet1!B30', "'a b'!B30", '表格[金额]', '9:30', 'B30:INDEX(A1,1)', '{1,2}', '#REF!', '&quot;B30&quot;'])
      expect([formula, passes(formula, moved(formula))]).toEqual([formula, false]);
  });

  it('takes another number as the result only where there may be one', () => {
    expect(passes('B30', 'B65', ['1', '-2.5'])).toBe(false);
    expect(passes('B30', 'B65', ['1', '-2.5'], true)).toBe(true);
    expect(passes('B30', 'B65', ['1', ''], true)).toBe(false);
    expect(passes('B30', 'B65', ['1', '1-2'], true)).toBe(false);
  });

  it('lets nothing pass that the shifter would write otherwise', () => {
    const piece = fc.constantFrom(...PIECES, ' ');
    let passed = 0;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), fc.array(piece, { maxLength: 6 }), fc.boolean(), (own, others, isOther) => {
        const [before, other] = [own.join(''), others.join('')];
        const after = isOther ? other : moved(before);
        if (!passes(before, after)) return;
        passed += 1;
        expect(decodeCharacters(after)).toBe(decodeCharacters(moved(before)));
      }),
      { numRuns: 3000 },
    );
    expect(passed).toBeGreaterThan(100);
  });
});
