// Identity-card numbers are found wherever they stand, and what only looks like one is left alone.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hasIdNumber, blankIdNumbers } from './id-number.ts';

// Made up for tests: 110101 is a district, the day is in the calendar, the last character is what the standard's sum asks for.
it.each([
  ['110101199003077213', '******************'],
  ['身份证 11010519491231002X，已核对', '身份证 ******************，已核对'],
  ['11010519491231002x', '******************'],
  ['１１０１０５１９４９１２３１００２Ｘ', '******************'],
  ['旧证110105491231002', '旧证***************'],
  ['130503670401001', '***************'],
  // Written as nobody was to notice: blanks, dashes, dots, underscores, characters of no width, a Cyrillic and a multiplication sign for X.
  ['110105 19491231 002X', '******************'],
  ['证 110105-19491231-002x。', '证 ******************。'],
  ['110105.1949.12.31.002X', '******************'],
  ['110105_19491231_002X', '******************'],
  ['1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X', '******************'],
  ['110105\u200B19491231\u2060002X', '******************'],
  ['110105\u3000１９４９１２３１\u00A0００２Ｘ', '******************'],
  ['11010519491231002х', '******************'],
  ['11010519491231002Х 与 11010519491231002×', '****************** 与 ******************'],
  ['①1010519491231002Ⅹ', '******************'],
  // Written out: as one speaks, as receipts have it, between digits, with the round zero that fonts lack.
  ['一一〇一〇五一九四九一二三一〇〇二X', '******************'],
  ['身份证号：壹壹零壹零伍壹玖肆玖壹贰叁壹零零贰Ｘ。', '身份证号：******************。'],
  ['一一○一○五 一九四九一二三一 ○○二x', '******************'],
  ['11010519491231零零二X', '******************'],
  ['旧证一一〇一〇五四九一二三一〇〇二', '旧证***************'],
  ['旧证1101\u200B05491231002', '旧证***************'],
])('%j is blanked', (text, blanked) => expect(blankIdNumbers(text)).toBe(blanked));

it.each([
  '110105194912310021',
  '110105194913310020',
  '990105194912310026',
  '91440303MA1887G6QK',
  '914403001922038216',
  '13812345678',
  '110105491331002',
  // No such district, no such region, a day that its year does not have, the number of no person.
  '110405491231002',
  '710105491231002',
  '130519670401001',
  '130503670229001',
  '130503670401000',
  '11010519490229002X',
  'A11010519491231002X',
  '6222021234567890123',
  '13812345678 13912345678 2026-10-03',
  '2026-10-03 10.00 – 2026-10-04 12.00，1,234,567.00',
  '110105 491231 002',
  '一一〇一〇五一九四九一二三一〇〇二一',
  '二〇二六年十月三日，一共一百二十三万四千五百六十七元',
  '',
])('%j is no identity-card number', (text) => expect(blankIdNumbers(text)).toBeNull());

/** Known codes of counties, of before 2000 too, when prefectures were not cities yet. */
const COUNTIES = [
  '110105',
  '120221',
  '132401',
  '142601',
  '152824',
  '210203',
  '222404',
  '231026',
  '310110',
  '330302',
  '342201',
  '352229',
].concat(
  [
    '362329',
    '370781',
    '372901',
    '412724',
    '422201',
    '432503',
    '440524',
    '445221',
    '452624',
    '460033',
    '500230',
    '513029',
    '522401',
    '533023',
  ],
  ['542125', '612401', '622827', '632801', '642127', '654121', '659001', '429004', '419001'],
);

it('numbers of fifteen digits from anywhere are found, born on any day', () => {
  const born = fc.date({ min: new Date('1920-01-01T00:00Z'), max: new Date('1999-12-31T00:00Z'), noInvalidDate: true });
  fc.assert(
    fc.property(fc.constantFrom(...COUNTIES), born, fc.integer({ min: 1, max: 999 }), (county, day, nth) => {
      const text = `${county}${day.toISOString().slice(2, 10).replaceAll('-', '')}${String(nth).padStart(3, '0')}`;
      expect([text, hasIdNumber(`旧证 ${text}`)]).toEqual([text, true]);
    }),
    { numRuns: 2000 },
  );
});

it('of order numbers of fifteen digits one in 300 is taken for one, of eighteen one in 30,000', () => {
  // Numbers by a fixed rule: the same ones each time.
  let state = 20_261_125n;
  const digits = (length: number): string => {
    state = (state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) % 2n ** 64n;
    return String((state >> 4n) % 10n ** BigInt(length)).padStart(length, '0');
  };
  const taken = (length: number): number => Array.from({ length: 50_000 }, () => digits(length)).filter(hasIdNumber).length;
  expect(taken(15)).toBeLessThan(190);
  expect(taken(18)).toBeLessThan(5);
});

it('texts of numbers, dates, phones and amounts are taken for one less than once in 10,000', () => {
  const number = fc.bigInt({ min: 10n ** 17n, max: 10n ** 18n - 1n }).map(String);
  const piece = fc.oneof(fc.nat({ max: 99_999_999 }).map(String), fc.constantFrom('2026-10-03', '13812345678', '1,234.50', '共', 'No'));
  const text = fc.oneof(
    number,
    fc.array(piece, { minLength: 3, maxLength: 8 }).map((pieces) => pieces.join(' ')),
  );
  const taken = fc.sample(text, { numRuns: 30_000, seed: 26 }).filter(hasIdNumber);
  expect(taken.length).toBeLessThan(3);
});
