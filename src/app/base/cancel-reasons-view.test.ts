// What the list of reasons says where one is empty or stands twice, and which lists the form takes for that.
import { createElement } from 'react';
import { expect, it } from 'vitest';
import { drawnText } from '../../../test/helpers/column-cells.ts';
import { getSetting } from '../../contract/core/settings/settings.ts';
import { createTypedFields, readFields } from '../ui/settings/SettingForm.tsx';
import { CancelReasons } from './DeskSection.tsx';

const DESK = getSetting('desk');
const createReasons = (...words: readonly string[]) => words.map((one) => ({ words: one, costs: true }));

/** Parts of the rules that can't be kept with these reasons. */
function wrongWith(...words: readonly string[]): readonly string[] {
  const value = { ...DESK.standard, cancelReasons: createReasons(...words) };
  const read = readFields(DESK, createTypedFields(DESK, value), value);
  return read.ok ? [] : [...read.wrong];
}

it('reasons that are empty or stand twice are wrong, others are not', () => {
  expect(wrongWith('企业改期', ' ')).toEqual(['cancelReasons']);
  expect(wrongWith('企业改期', '企业改期')).toEqual(['cancelReasons']);
  expect(wrongWith('企业改期', '主播生病')).toEqual([]);
});

it('wrong reasons are said to be so', () => {
  const said = (isWrong: boolean): string =>
    drawnText(createElement(CancelReasons, { reasons: createReasons('企业改期'), isWrong, onChange: () => undefined }));
  expect(said(true)).toContain('每个原因要写，且不重复');
  expect(said(false)).not.toContain('每个原因要写，且不重复');
});
