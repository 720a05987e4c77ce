// Buffers given back by hand: only those that have their memory for themselves.
import { describe, expect, it } from 'vitest';
import { releaseBytes } from './free-bytes.ts';

describe('freeBytes', () => {
  it('empties a buffer that has its memory for itself', () => {
    const bytes = Buffer.allocUnsafeSlow(100_000);
    const text = bytes.fill('a').toString('latin1');
    releaseBytes(bytes);
    expect([bytes.length, text.length]).toEqual([0, 100_000]);
  });

  it('leaves one that shares it with others', () => {
    const whole = Buffer.from('直播间'.repeat(10_000));
    const piece = whole.subarray(3, 9);
    const small = Buffer.from('ab');
    for (const bytes of [piece, small]) releaseBytes(bytes);
    expect([piece.toString(), small.toString()]).toEqual(['播间', 'ab']);
  });
});
