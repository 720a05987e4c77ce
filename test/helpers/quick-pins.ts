// PINs that cost nothing to try, for tests of other things: what they cost is people.test.ts's matter.
import crypto from 'node:crypto';
import { vi } from 'vitest';

/** Derives PINs' keys in a moment until mocks are restored. */
export function quickPins(): void {
  const { scrypt } = crypto;
  vi.spyOn(crypto, 'scrypt').mockImplementation((secret, salt, size, _cost, then) => {
    scrypt(secret, salt, size, { N: 2 ** 10, r: 8, p: 1 }, then);
  });
}
