// What an entry says: fields before and after, also of an entry with one side only.
import { describe, expect, it } from 'vitest';
import type { HistoryLine } from '../../contract/base/settings-shapes.ts';
import { asTyped, trailChanges } from './trail-text.ts';

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

describe('what was kept while somebody typed', () => {
  const line = (seq: number, at: string, more: Partial<HistoryLine>): HistoryLine => ({
    seq,
    at: `2026-11-05T${at}`,
    who: '周敏',
    host: 'window',
    action: 'change',
    entity: 'explanation_draft',
    entityId: 7,
    batch: null,
    before: null,
    after: null,
    isCut: false,
    reason: null,
    ...more,
  });
  it('is one line: from before the first word to after the last', () => {
    const lines = [
      line(4, '10:02', { before: '{"words":"春节后补"}', after: '{"words":"春节后补录"}' }),
      line(3, '10:01', { before: '{"words":"春节"}', after: '{"words":"春节后补"}' }),
      line(2, '10:00', { action: 'add', after: '{"words":"春节"}' }),
    ];
    expect(asTyped(lines)).toEqual([line(4, '10:02', { action: 'add', after: '{"words":"春节后补录"}' })]);
  });
  it('stays apart by who, what, and an hour between; other records are never put together', () => {
    const apart = [
      line(5, '12:00', {}),
      line(4, '11:00', {}),
      line(3, '10:59', { who: '李四' }),
      line(2, '10:58', { who: '李四', entityId: 8 }),
    ];
    expect(asTyped(apart)).toEqual(apart);
    const corrected = [line(2, '10:01', { entity: 'tenant' }), line(1, '10:00', { entity: 'tenant' })];
    expect(asTyped(corrected)).toEqual(corrected);
  });
});
