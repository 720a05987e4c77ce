// The second computation proves itself on the fixtures' world: it gets the expected files by its own way.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixtureWorld } from './fixture-world.ts';
import { oracleReport } from './oracle.ts';

interface Expected {
  readonly values: Readonly<Record<string, { readonly raw: number | null; readonly text: string }>>;
  readonly rows: { readonly 'ZB-4': readonly Readonly<Record<string, string>>[] };
}

describe('the second computation', () => {
  const world = fixtureWorld();
  it.each(['2025-01', '2025-12', '2026-01', '2026-09', '2026-10'])('gets the expected figures of %s', (month) => {
    const file = path.join(import.meta.dirname, '..', '..', 'fixtures', 'world', `expected-${month}.json`);
    const expected = JSON.parse(readFileSync(file, 'utf8')) as Expected;
    const report = oracleReport(world, month);
    expect(Object.fromEntries(Object.keys(expected.values).map((address) => [address, report.values.get(address)]))).toEqual(
      expected.values,
    );
    expect(report.rows).toEqual(expected.rows['ZB-4']);
  });
});
