// Results and refusals as plain values.
import { describe, expect, it } from 'vitest';
import { assertNever, ok, refuse } from './result.ts';

describe('results', () => {
  it('hold a value, or a code with facts', () => {
    expect(ok(5)).toEqual({ ok: true, value: 5 });
    expect(refuse('DISK_FULL')).toEqual({ ok: false, refusal: { code: 'DISK_FULL', data: {} } });
    expect(refuse('MONTH_CLOSED', { month: '2026-03' })).toEqual({
      ok: false,
      refusal: { code: 'MONTH_CLOSED', data: { month: '2026-03' } },
    });
  });

  it('call an unreachable case a bug', () => {
    const stray: unknown = { kind: 'x' };
    expect(() => assertNever(stray as never)).toThrow(new Error('unreachable: {"kind":"x"}'));
  });
});
