// Rows taken at once, held against the same rows under a prefix, which are always read token by token.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAIN } from '../../../test/helpers/workbook-by-hand.ts';
import { scanSheet } from './sheet-scan.ts';

const SPANS = ['', ' spans="1:3"', ' spans="1:3" hidden="1"', ' s="4" customFormat="1"', ' 名="甲"', ' 名="乙"', ' 甲="1" 甲="2"'] as const;
const CELLS = [
  '<c r="A#" s="3"><v>12</v></c>',
  '<c r="B#" t="s"><v>#</v></c>',
  '<c r="C#" t="str"><f>A#&amp;"x"</f><v>12丼</v></c>',
  '<c r="D#"/>',
  '<c r="E#" t="inlineStr"><is><t>直播 &lt;1&gt;</t></is></c>',
  '<c r="F#" s="2" t="inlineStr"><is><r><t>a</t></r></is></c>',
  '<c r="G#" t="inlineStr"><is><t xml:space="preserve"> b </t></is></c>',
] as const;
const ENDS = ['</row>', '</row>', '</row>', '</row >', '\n</row>', '<x/></row>', '</rows>', ''] as const;
const GAPS = ['', '', '\n', '<row r="#"/>', '<!-- -->', '<x/>'] as const;

const row = fc.record({
  step: fc.constantFrom(1, 1, 1, 1, 3, 0, -1),
  span: fc.nat(SPANS.length - 1),
  cells: fc.subarray([...CELLS]),
  end: fc.nat(ENDS.length - 1),
  gap: fc.nat(GAPS.length - 1),
});
/** Many alike, as on real sheets, and now and then an odd one. */
const rows = fc.array(fc.oneof({ weight: 4, arbitrary: row.map((one) => ({ ...one, span: 1, end: 0, gap: 0, step: 1 })) }, row), {
  maxLength: 12,
});

function sheetOf(list: typeof rows extends fc.Arbitrary<infer T> ? T : never): string {
  let number = 0;
  const written = list.map(({ step, span, cells, end, gap }) => {
    number += step;
    const own = `<row r="${number}"${SPANS[span]}>${cells.join('')}${ENDS[end]}`;
    return own.replaceAll('#', String(number)) + (GAPS[gap] ?? '').replaceAll('#', String(++number));
  });
  return `<worksheet xmlns="${MAIN}"><sheetData>${written.join('')}</sheetData></worksheet>`;
}

/** What a scan tells of its rows and cells, by their texts instead of their places. */
function told(text: string): object | string {
  const scan = scanSheet(text, 'sheet');
  if (!scan.ok) return scan.refusal.code;
  const { rows: found, cells } = scan.value;
  const piece = (from = 0, to = 0): string => text.slice(from, to).replaceAll('x:', '');
  const list = <T>(count: number, each: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => each(at));
  return {
    rows: list(found.count, (at) => [found.number[at], found.style[at], found.flags[at], found.firstCell[at]]),
    texts: list(found.count, (at) => [piece(found.from[at], found.openTo[at]), piece(found.closeFrom[at], found.to[at])]),
    cells: list(cells.count, (at) => [cells.column[at], cells.kind[at], cells.style[at], piece(cells.from[at], cells.to[at])]),
    values: list(cells.count, (at) => (cells.value[at] === 0 ? null : piece(cells.value[at], text.indexOf('<', cells.value[at])))),
    isSorted: [found.isSorted, cells.isSorted],
    highestString: scan.value.highestString,
  };
}

describe('rows taken at once', () => {
  it('are what they are token by token, sound or not', () => {
    let sound = 0;
    fc.assert(
      fc.property(rows, (list) => {
        const text = sheetOf(list);
        const slow = text.replaceAll(/<(\/?)(?=[a-z])/g, '<$1x:').replace('xmlns=', 'xmlns:x=');
        const found = told(text);
        if (typeof found !== 'string') sound += 1;
        expect(found).toEqual(told(slow));
      }),
      { numRuns: 400 },
    );
    expect(sound).toBeGreaterThan(50);
  });

  it('are not like a row whose Chinese is another', () => {
    const twice = `<worksheet xmlns="${MAIN}"><sheetData><row r="1" 甲="1" 乙="2"></row><row r="2" 甲="1" 甲="2"></row></sheetData></worksheet>`;
    expect(told(twice)).toBe('WB_DAMAGED');
  });

  it('are refused for a reference that nobody knows in a text of their own, as for one in a value', () => {
    const sheet = (inside: string): string =>
      `<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${inside}</t></is></c></row></sheetData></worksheet>`;
    expect(told(sheet('&x;'))).toBe('WB_DAMAGED');
    expect(told(sheet('&amp;'))).not.toBe('WB_DAMAGED');
  });
});
