// Sessions are counted for each computer: nobody's pages put out somebody who is signed in elsewhere.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openRawBase, type RawBase } from '../../../../test/helpers/raw-base.ts';
import { openSeats } from './user-session.ts';

let raw: RawBase;
beforeAll(() => {
  raw = openRawBase();
});
afterAll(() => raw.close());

it('201 seat names from one page put nobody out, at this computer or another', async () => {
  const seats = openSeats();
  const at = (device: number | null, name: string, work: () => void) => seats.at({ device, name }, async () => work());
  for (const [device, person] of [
    [null, 1],
    [1, 2],
    [2, 3],
  ] as const)
    await at(device, 'desk', () => seats.now().sit(raw.base, person));
  for (let nth = 0; nth < 201; nth += 1)
    for (const device of [null, 1]) await at(device, `page ${nth}`, () => void seats.now().personIn(raw.base));
  const people: (number | null)[] = [];
  for (const device of [null, 1, 2]) await at(device, 'desk', () => void people.push(seats.now().personIn(raw.base)));
  expect(people).toEqual([1, 2, 3]);
});

it('keeps users signed in to a database that is opened again, at every seat, and to no other', async () => {
  const seats = openSeats();
  const places = [
    { device: null, name: null },
    { device: null, name: 'desk' },
    { device: 1, name: 'page' },
  ] as const;
  for (const [nth, place] of places.entries()) await seats.at(place, async () => seats.now().sit(raw.base, nth + 1));
  const again = { ...raw.base };
  const peopleIn = async (base: typeof again): Promise<(number | null)[]> =>
    Promise.all(places.map((place) => seats.at(place, async () => seats.now().personIn(base))));
  expect(await peopleIn(again)).toEqual([null, null, null]);
  seats.carryOver(again, raw.base);
  expect(await peopleIn(raw.base)).toEqual([1, 2, 3]);
  seats.carryOver(raw.base, again);
  expect([await peopleIn(again), await peopleIn(raw.base)]).toEqual([
    [1, 2, 3],
    [null, null, null],
  ]);
});
