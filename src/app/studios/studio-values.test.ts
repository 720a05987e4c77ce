// Dated rows of a studio: until when each holds, and which one does.
import { describe, expect, it } from 'vitest';
import { listDatedFacts, getPresentValues } from './studio-values.ts';

const row = (id: number, startsOn: string) => ({ id, version: 1, values: { starts_on: startsOn, hourly_rate: id * 100 } });
const facts = [row(3, '2026-12-01'), row(2, '2026-03-01'), row(1, '0001-01-01')];

describe('dated rows', () => {
  it('hold until the day before the next, the first from the start', () => {
    expect(listDatedFacts({ facts, presentFact: 2 }).map(({ id, from, to, state }) => [id, from, to, state])).toEqual([
      [3, '2026-12-01', null, 'coming'],
      [2, '2026-03-01', '2026-11-30', 'now'],
      [1, null, '2026-02-28', 'past'],
    ]);
    expect(getPresentValues({ facts, presentFact: 2 })['hourly_rate']).toBe(200);
    expect(getPresentValues({ facts: [], presentFact: null })).toEqual({});
  });
});
