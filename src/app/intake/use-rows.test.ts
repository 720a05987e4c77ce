// Windows over long lists: what is asked for, and the next row with trouble, against a plain search of the whole list.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findNextListed, type ListedRow, listWindowsFor, WINDOW } from './use-rows.ts';

describe('listWindowsFor', () => {
  it('asks for the windows in view, and always for the first', () => {
    expect(listWindowsFor(0, 30)).toEqual([0]);
    expect(listWindowsFor(0, 0)).toEqual([0]);
    expect(listWindowsFor(190, 210)).toEqual([0, 1]);
    expect(listWindowsFor(49_990, 50_020)).toEqual([0, 249, 250]);
    expect(listWindowsFor(-5, -1)).toEqual([0]);
  });
});

function windowsOf(rows: readonly ListedRow[]) {
  const asked: number[] = [];
  const at = async (window: number) => {
    asked.push(window);
    return { rows: rows.slice(window * WINDOW, (window + 1) * WINDOW), total: rows.length };
  };
  return { at, asked };
}

/** Places in rising order, each with trouble or put right. */
const lists = fc
  .uniqueArray(fc.tuple(fc.nat(3000), fc.boolean()), { selector: ([place]) => place, maxLength: 900 })
  .map((pairs) =>
    pairs.toSorted(([a], [b]) => a - b).map(([place, isWrong]): ListedRow => ({ place, troubles: isWrong ? ['x'] : [], isLeftOut: false })),
  );

describe('findNextListed', () => {
  it('finds what a search of the whole list finds, both ways round', async () => {
    await fc.assert(
      fc.asyncProperty(
        lists,
        fc.integer({ min: -1, max: 3001 }),
        fc.constantFrom(1 as const, -1 as const),
        async (rows, from, direction) => {
          const wrong = rows.filter(({ troubles }) => troubles.length > 0).map(({ place }) => place);
          const expected =
            direction === 1
              ? (wrong.find((place) => place > from) ?? wrong[0] ?? null)
              : (wrong.findLast((place) => place < from) ?? wrong.at(-1) ?? null);
          const found = await findNextListed(from, direction, windowsOf(rows).at);
          expect(found?.row.place ?? null).toBe(expected);
          expect(found === null ? -1 : found.at).toBe(rows.findIndex(({ place }) => place === expected));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('passes over rows that are left out, and reads few windows of a long list', async () => {
    const rows = Array.from({ length: 50_000 }, (_, nth): ListedRow => ({ place: nth * 2, troubles: ['x'], isLeftOut: nth === 30_001 }));
    const windows = windowsOf(rows);
    expect((await findNextListed(60_000, 1, windows.at))?.row.place).toBe(60_004);
    expect(windows.asked.length).toBeLessThan(15);
    expect(await findNextListed(5, 1, windowsOf([]).at)).toBeNull();
  });
});
