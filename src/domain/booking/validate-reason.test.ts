// A reason of a few letters is none.
import { expect, it } from 'vitest';
import { validateReason, isSaidByNothing } from './validate-reason.ts';

it.each(['atc', 'a', 'ok', 'a.b', ' x1 ', '１２', '...1'])('%j says nothing', (reason) => {
  expect(isSaidByNothing(reason)).toBe(true);
  expect(validateReason(reason)).toEqual({ ok: false, refusal: { code: 'REASON_TOO_SHORT', data: { reason } } });
});

it.each(['改期', '病', 'paid', 'VIP客户', '302 号', '好的ok'])('%j says something', (reason) => {
  expect(isSaidByNothing(reason)).toBe(false);
  expect(validateReason(reason)).toEqual({ ok: true, value: reason });
});

it('no reason at all is another question', () => expect(validateReason(null)).toEqual({ ok: true, value: null }));
