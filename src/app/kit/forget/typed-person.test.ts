// Whoever is typed to be forgotten is read as people write.
import { expect, it } from 'vitest';
import { isSomebody, typedPerson } from './typed-person.ts';

it('numbers are parted by commas of either width, and a phone keeps its blanks', () => {
  expect(typedPerson(' 柳如烟 ', '139 8765 0001，liu_901、, ')).toEqual({ name: '柳如烟', numbers: ['139 8765 0001', 'liu_901'] });
});

it('a name or a number is somebody, blanks are nobody', () => {
  expect([typedPerson('', '1390'), typedPerson('柳', ''), typedPerson(' ', ' ，')].map(isSomebody)).toEqual([true, true, false]);
});
