// What is said of steps that were under way when the line was cut.
import { describe, expect, it } from 'vitest';
import type { StepState } from '../../contract/core/shapes.ts';
import { wordOf } from './UnconfirmedSteps.tsx';

const HERE = '/data';

function said(...tries: readonly (readonly [string, StepState])[]) {
  const calls = tries.map(([method], at) => ({ key: String(at), method, folder: HERE }));
  return wordOf(calls, { ok: true, value: { folder: HERE, states: tries.map(([, state]) => state) } });
}

describe('the word on a step that was cut', () => {
  it('is said of what writes, not of what only asked', () => {
    expect(said(['board.day', 'asked'], ['bookings.book', 'done']).word).toEqual({ state: 'done' });
    expect(said(['board.day', 'asked']).word).toEqual({ state: null });
    expect(said(['bookings.book', 'not']).word).toEqual({ state: 'not' });
  });

  it('is that it was done where somebody pressed again and again while nobody answered', () => {
    expect(said(['bookings.book', 'done'], ['bookings.book', 'not'], ['bookings.book', 'not']).word).toEqual({ state: 'done' });
    expect(said(['bookings.book', 'done'], ['bookings.move', 'not']).word).toEqual({ state: 'not' });
  });

  it('waits for what is still at work', () => {
    const { known, word } = said(['imports.take', 'running'], ['board.day', 'asked']);
    expect(word).toEqual({ state: 'running' });
    expect(known.map((one) => one.method)).toEqual(['board.day']);
  });

  it('is of another base where another one is open now', () => {
    const calls = [{ key: '0', method: 'bookings.book', folder: HERE }];
    expect(wordOf(calls, { ok: true, value: { folder: '/other', states: ['not'] } }).word).toEqual({ state: 'elsewhere' });
    expect(wordOf(calls, { ok: false, refusal: { code: 'BASE_MISSING', data: {} } }).word).toEqual({ state: 'elsewhere' });
  });

  it('was of another base where the program was killed with PINs set: it waits until somebody has signed in again', () => {
    const calls = [{ key: '0', method: 'imports.take', folder: HERE }];
    expect(wordOf(calls, { ok: false, refusal: { code: 'LOCKED', data: {} } })).toEqual({ known: [], word: { state: null } });
    expect(wordOf(calls, { ok: true, value: { folder: HERE, states: ['not'] } })).toEqual({ known: calls, word: { state: 'not' } });
  });
});
