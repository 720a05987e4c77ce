// What the list of reasons says where one is empty or stands twice.
import { createElement } from 'react';
import { expect, it } from 'vitest';
import { drawnText } from '../../../test/helpers/column-cells.ts';
import { CancelReasons } from './CancelReasons.tsx';

function saidOf(...words: readonly string[]): string {
  const reasons = words.map((one) => ({ words: one, costs: true }));
  return drawnText(createElement(CancelReasons, { reasons, onChange: () => undefined }));
}

it('reasons that are empty or stand twice are said to be wrong, others are not', () => {
  const wrong = '每个原因要写，且不重复';
  expect(saidOf('企业改期', ' ')).toContain(wrong);
  expect(saidOf('企业改期', '企业改期')).toContain(wrong);
  expect(saidOf('企业改期', '主播生病')).not.toContain(wrong);
});
