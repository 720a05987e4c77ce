// Proposed questions: they mark every cell of a check, ask once, and never take away what a person wrote.
import { describe, expect, it } from 'vitest';
import { withProposed } from './use-questions.ts';
import type { ReplyLine } from './reply-cells.ts';

const LINES: readonly ReplyLine[] = [
  {
    row: 7,
    cells: [
      { cell: 'G7', field: 'paid', text: '1.00', label: '抖音 饮料类 成交额', isNumber: true },
      { cell: 'H7', field: 'refunded', text: '2.00', label: '抖音 饮料类 退款额', isNumber: true },
    ],
  },
];

describe('withProposed', () => {
  it('marks all cells and asks at the first', () => {
    expect([...withProposed(new Map(), LINES, ['H7', 'G7'], '为什么？')]).toEqual([
      ['H7', { label: '抖音 饮料类 退款额', question: '为什么？' }],
      ['G7', { label: '抖音 饮料类 成交额', question: '' }],
    ]);
  });

  it('adds to what was written, and the same question only once', () => {
    const written = new Map([['H7', { label: '抖音 饮料类 退款额', question: '请说明' }]]);
    const once = withProposed(written, LINES, ['H7'], '为什么？');
    expect(once.get('H7')?.question).toBe('请说明\n为什么？');
    expect(withProposed(once, LINES, ['H7'], '为什么？').get('H7')?.question).toBe('请说明\n为什么？');
    expect(written.get('H7')?.question).toBe('请说明');
  });

  it('names a cell that the reply does not show by its address', () => {
    expect(withProposed(new Map(), LINES, ['Z1'], '?').get('Z1')).toEqual({ label: 'Z1', question: '?' });
  });
});
