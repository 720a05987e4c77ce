// The tabs of a studio's page are found by themselves: each with an address and a place of its own, the facts first.
import { globSync } from 'node:fs';
import { expect, it } from 'vitest';
import { STUDIO_TABS } from './studio-tabs.ts';

it('finds every file of a tab, from the left, none twice', () => {
  const files = globSync('*Tab.tsx', { cwd: import.meta.dirname });
  expect(STUDIO_TABS.map(({ Content }) => `${Content.name}.tsx`).toSorted()).toEqual(files.toSorted());
  const [keys, places] = [STUDIO_TABS.map(({ key }) => key), STUDIO_TABS.map(({ place }) => place)];
  expect(keys[0]).toBe('facts');
  expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b));
  expect(new Set(keys).size).toBe(keys.length);
});
