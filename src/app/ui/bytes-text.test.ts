// File sizes in words.
import { expect, it } from 'vitest';
import { formatBytes } from './values.tsx';

it.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1024, '1.0 KB'],
  [12_595, '12.3 KB'],
  [1_048_576, '1.0 MB'],
  [10_485_760, '10.0 MB'],
  [10_485_761, '10.1 MB'],
  [1_073_741_824, '1.0 GB'],
  [5_497_558_138_880_000, '5000.0 TB'],
  [null, '—'],
])('%s bytes are %s', (bytes, words) => {
  expect(formatBytes(bytes)).toBe(words);
});
