// A limit counts the files of two drops together: the second one joins what waits.
import { expect, test } from 'vitest';
import { createStaging } from './staged-sheets.ts';

test('the first drop begins a staging, the second joins it', () => {
  expect(createStaging(['a.xlsx'], null)).toEqual({ files: ['a.xlsx'], staging: null });
  expect(createStaging(['b.xlsx', 'c.xlsx'], { staging: 'st-7' })).toEqual({ files: ['b.xlsx', 'c.xlsx'], staging: 'st-7' });
});
