// Anyone who is typed to be forgotten is read as people write.
import { expect, it } from 'vitest';
import { isSomebody, createTypedPerson } from './ForgetButton.tsx';

it('numbers are parted by commas of either width, and a phone keeps its blanks', () => {
  expect(createTypedPerson(' 柳如烟 ', '139 8765 0001，liu_901、, ')).toEqual({ name: '柳如烟', numbers: ['139 8765 0001', 'liu_901'] });
});

it('a name or a number is somebody, blanks are nobody', () => {
  expect([createTypedPerson('', '1390'), createTypedPerson('柳', ''), createTypedPerson(' ', ' ，')].map(isSomebody)).toEqual([
    true,
    true,
    false,
  ]);
});
