// What an entry says: fields before and after, also of an entry with one side only.
import { describe, expect, it } from 'vitest';
import { trailChanges } from './trail-text.ts';

describe('an entry', () => {
  it('has its fields before and after', () => {
    expect(trailChanges({ before: '{"rate":100,"note":null}', after: '{"rate":120,"note":"x"}' })).toEqual([
      { field: 'rate', before: 100, after: 120 },
      { field: 'note', before: null, after: 'x' },
    ]);
  });
  it('may have one side only, lists, or nothing', () => {
    expect(trailChanges({ before: null, after: '{"a":[1,2]}' })).toEqual([{ field: 'a', before: null, after: '[1,2]' }]);
    expect(trailChanges({ before: null, after: null })).toEqual([]);
    expect(trailChanges({ before: null, after: '[1]' })).toEqual([]);
  });
});
