// The form of the statement's frame: what people type, and what does not fit.
import { expect, it } from 'vitest';
import { STANDARD_STATEMENT_FRAME } from '../../domain/money/statement-frame.ts';
import { readFrame, createTypedFrame } from './bill-fields.ts';

const typed = createTypedFrame(STANDARD_STATEMENT_FRAME);

it('reads back what it shows', () => {
  expect(readFrame(typed)).toEqual({ ok: true, frame: STANDARD_STATEMENT_FRAME });
  const frame = { ...STANDARD_STATEMENT_FRAME, payee: '星河', bank: '招行', bankAccount: '755 9000', taxRate: 150 };
  expect(readFrame(createTypedFrame(frame))).toEqual({ ok: true, frame });
});

it.each([
  ['6', 600],
  ['1.5%', 150],
  ['６', 600],
  ['', null],
])('takes the rate %s', (text, rate) => {
  expect(readFrame({ ...typed, taxRate: text })).toMatchObject({ ok: true, frame: { taxRate: rate } });
});

it('names every field that does not fit', () => {
  const bad = { ...typed, dueMonths: '13', dueDay: '0', taxRate: '1.555', taxName: ' ', bank: '行'.repeat(101) };
  expect(readFrame(bad)).toEqual({ ok: false, wrong: new Set(['dueMonths', 'dueDay', 'taxRate', 'taxName', 'bank']) });
});
