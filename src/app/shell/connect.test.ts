// Bytes through base64: as Node's own Buffer writes them.
import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PAGE_BYTES } from './connect.ts';

it('writes and reads as Buffer does', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70_000 }), (bytes) => {
      expect(PAGE_BYTES.encode(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      expect(PAGE_BYTES.decode(Buffer.from(bytes).toString('base64'))).toEqual(bytes);
    }),
    { numRuns: 30 },
  );
});
