// A head that lacks a field says where it is filled in: the base's facts, or the month's own sign-off.
import { expect, it } from 'vitest';
import { listMendingPlaces } from './finding-places.ts';

function placesOf(relation: string): readonly string[] {
  return listMendingPlaces(relation, '2026-10').map(({ words, href }) => `${words} ${href ?? ''}`.trim());
}

it('A23 stops the closing and leads to where the field is filled in', () => {
  expect(placesOf('A23')).toEqual(['mendBase ~/settings/base', 'mendSignOff']);
});

it('others lead to their place, and one about figures to none', () => {
  expect(placesOf('A21')).toEqual(['mendCollect ~/sales/2026-10']);
  expect(placesOf('A03')).toEqual([]);
});
