// Columns of Chinese and numbers stand under one another.
import { describe, expect, it } from 'vitest';
import { formatTableLines, widthOf } from './text-table.ts';

describe('a table for a terminal', () => {
  it('counts Chinese as two columns', () => {
    expect(widthOf('abc')).toBe(3);
    expect(widthOf('直播A（1）')).toBe(10);
    expect(widthOf('𠮷😀—')).toBe(5);
  });
  it('aligns texts left, numbers right, and ends no line with blanks', () => {
    expect(
      formatTableLines(
        ['名称', '数'],
        [
          ['直播间', '5'],
          ['A', '120'],
          ['无', '—'],
        ],
      ),
    ).toEqual(['名称     数', '直播间    5', 'A       120', '无        —']);
  });
  it('does without rows', () => expect(formatTableLines(['甲', '乙'], [])).toEqual(['甲  乙']));
});
