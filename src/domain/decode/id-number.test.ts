// Identity-card numbers are found wherever they stand, and what only looks like one is left alone.
import { expect, it } from 'vitest';
import { withoutIdNumbers } from './id-number.ts';

// Made up for tests: 110101 is a district, the day is in the calendar, the last character is what the standard's sum asks for.
it.each([
  ['110101199003077213', '******************'],
  ['身份证 11010519491231002X，已核对', '身份证 ******************，已核对'],
  ['11010519491231002x', '******************'],
  ['１１０１０５１９４９１２３１００２Ｘ', '******************'],
  ['旧证110105491231002', '旧证***************'],
  ['130503670401001', '***************'],
])('%j is blanked', (text, blanked) => expect(withoutIdNumbers(text)).toBe(blanked));

it.each([
  '110105194912310021',
  '110105194913310020',
  '990105194912310026',
  '91440303MA1887G6QK',
  '914403001922038216',
  '13812345678',
  '110105491331002',
  'A11010519491231002X',
  '6222021234567890123',
  '',
])('%j is no identity-card number', (text) => expect(withoutIdNumbers(text)).toBeNull());
