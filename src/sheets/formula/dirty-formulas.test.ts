// The index of areas against looking through all of them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAreaIndex } from './dirty-formulas.ts';

const box = fc
  .record({
    sheet: fc.nat(1),
    top: fc.integer({ min: 1, max: 40 }),
    left: fc.integer({ min: 1, max: 40 }),
    height: fc.nat(12),
    width: fc.nat(24),
  })
  .map(({ sheet, top, left, height, width }) => ({ sheet, top, left, bottom: top + height, right: left + width }));

type Box = Parameters<Parameters<typeof box.map>[0]>[0];

function meets(one: Box, other: Box): boolean {
  return (
    one.sheet === other.sheet && one.top <= other.bottom && other.top <= one.bottom && one.left <= other.right && other.left <= one.right
  );
}

test('each rectangle finds the owners that it meets, unless an earlier one has', () => {
  fc.assert(
    fc.property(fc.array(box, { maxLength: 60 }), fc.array(box, { minLength: 1, maxLength: 5 }), (areas, asked) => {
      const take = createAreaIndex(areas.map((area, owner) => ({ area, owner })));
      const seen = new Set<number>();
      for (const one of asked) {
        const found = new Set<number>();
        take(one, (owner) => found.add(owner));
        const wanted = areas.flatMap((area, owner) => (meets(area, one) ? [owner] : []));
        for (const owner of wanted) expect(found.has(owner) || seen.has(owner)).toBe(true);
        for (const owner of found) expect(wanted).toContain(owner);
        for (const owner of found) seen.add(owner);
      }
    }),
  );
});
