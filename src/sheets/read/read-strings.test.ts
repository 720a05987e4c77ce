// The quick way through plain shared strings reads what the scanner reads: every list is read twice, once so written that nothing is plain. And numbers of any length are the nearest doubles.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAIN, workbookByHand, worksheet } from '../../../test/helpers/workbook-by-hand.ts';
import { READ_LIMITS } from './read-budget.ts';
import { readXlsx } from './xlsx-read.ts';

/** A workbook whose one row shows so many shared strings. */
function showing(strings: string, count: number): Buffer {
  const cells = Array.from({ length: count }, (_, at) => `<c t="s"><v>${at}</v></c>`).join('');
  return workbookByHand({ sheets: { 表: worksheet(`<row r="1">${cells}</row>`) }, strings });
}

const item = fc.constantFrom(
  '<si><t>甲</t></si>',
  '<si><t>two words</t></si>',
  '<si><t></t></si>',
  '<si><t/></si>',
  '<si><t xml:space="preserve"> a </t></si>',
  '<si><t>A&amp;B&#30002;</t></si>',
  '<si><t>&nbsp;</t></si>',
  '<si><t>_x0041_</t></si>',
  '<si><t>a<!-- --></t></si>',
  '<si><t><![CDATA[a]]></t></si>',
  '<si><t>a</t><t>b</t></si>',
  '<si><r><t>run</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si>',
  '<si></si>',
  '<si><t>a</si></t>',
  '<q><t>a</t></q>',
  '\n',
);

/** A space behind the name: no string is plain any more, and all mean the same. */
const unplain = (strings: string): string => strings.replaceAll('<si>', '<si >');

describe('plain shared strings', () => {
  it('are what the scanner reads, beside any others', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(item, { maxLength: 12 }), async (items) => {
        // The first ones make the scanner meet both names, so that all later ones may be plain.
        const strings = `<si><t>erst</t></si><si><t>wieder</t></si>${items.join('')}`;
        const count = 2 + items.filter((one) => one.startsWith('<si')).length;
        expect(await readXlsx(showing(strings, count))).toEqual(await readXlsx(showing(unplain(strings), count)));
      }),
      { numRuns: 300 },
    );
  });

  it('are whole wherever a piece of a large list ends', async () => {
    const texts = Array.from({ length: 9000 }, (_, at) => `第${at}场 ${'x'.repeat(at % 97)}`);
    const strings = texts.map((text) => `<si><t>${text}</t></si>`).join('');
    const file = await readXlsx(showing(strings, texts.length));
    expect(file.ok && file.value.sheets[0]?.rows[0]?.cells).toEqual(texts);
  });

  it('are refused beyond the limit as the scanner refuses them', async () => {
    const long = `<si><t>${'y'.repeat(60_000)}</t></si>`.repeat(Math.ceil(READ_LIMITS.characters / 60_000) + 2);
    const read = (strings: string) =>
      readXlsx(
        workbookByHand({
          strings: '',
          parts: [{ name: 'xl/sharedStrings.xml', content: `<sst xmlns="${MAIN}">${strings}</sst>`, stored: true }],
        }),
      );
    const refused = await read(long);
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'FILE_TOO_LARGE' } });
    expect(refused).toEqual(await read(unplain(long)));
  });
});

it('reads the nearest double of every number that a program writes', async () => {
  const number = fc.oneof(fc.double({ min: -1e300, max: 1e300, noNaN: true }), fc.double({ min: 36_526, max: 73_415, noNaN: true }));
  await fc.assert(
    fc.asyncProperty(fc.array(number, { minLength: 1, maxLength: 40 }), async (numbers) => {
      const texts = numbers.flatMap((value) => [String(value), value.toPrecision(15), value.toPrecision(16), value.toPrecision(17)]);
      const cells = texts.map((text) => `<c><v>${text}</v></c>`).join('');
      const file = await readXlsx(
        workbookByHand({ sheets: { 表: worksheet(`<row r="1"><c><v>1</v></c></row><row r="2">${cells}</row>`) } }),
      );
      expect(file.ok && file.value.sheets[0]?.rows[1]?.cells.map((cell) => (cell === 0 ? 0 : cell))).toEqual(
        texts.map((text) => (Number(text) === 0 ? 0 : Number(text))),
      );
    }),
    { numRuns: 200 },
  );
});
