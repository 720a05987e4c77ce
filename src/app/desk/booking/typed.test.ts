// What comes back first of a new booking and a change that were left.
import { expect, test } from 'vitest';
import { chooseKept } from './typed.ts';

test('a change of a booking comes back before a new booking', () => {
  expect(chooseKept('edit', 'new')).toEqual({ edit: 'edit', draft: null });
  expect(chooseKept(null, 'new')).toEqual({ edit: null, draft: 'new' });
  expect(chooseKept('edit', null)).toEqual({ edit: 'edit', draft: null });
  expect(chooseKept(null, null)).toEqual({ edit: null, draft: null });
});
