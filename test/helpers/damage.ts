// Damaged copies of files: flipped bits, cuts, swapped blocks, inserted bytes; the same seed gives the same damage.

import { createNumbers } from '../../src/backend/demo/demo-days.ts';

/** A generator of numbers from 0 up to, not including, `below`. */
export function seeded(seed: number): (below: number) => number {
  const next = createNumbers(seed);
  return (below) => Math.floor((next() / 0x100000000) * below);
}

/** A copy of `bytes` with one kind of damage, once or several times. */
export function damagedCopy(bytes: Uint8Array, seed: number): Buffer {
  const pick = seeded(seed);
  const kinds = [flipBits, cut, swapBlocks, insertBytes, overwrite];
  let copy = Buffer.from(bytes);
  for (let times = 1 + pick(3); times > 0; times--) copy = (kinds[pick(kinds.length)] ?? cut)(copy, pick);
  return copy;
}

type Pick = (below: number) => number;

function flipBits(bytes: Buffer, pick: Pick): Buffer<ArrayBuffer> {
  const copy = Buffer.from(bytes);
  for (let count = 1 + pick(8); count > 0 && copy.length > 0; count--) {
    const at = pick(copy.length);
    copy[at] = (copy[at] ?? 0) ^ (1 << pick(8));
  }
  return copy;
}

function cut(bytes: Buffer, pick: Pick): Buffer<ArrayBuffer> {
  const from = pick(3) === 0 ? pick(bytes.length + 1) : 0;
  return Buffer.from(bytes.subarray(from, from + pick(bytes.length - from + 1)));
}

function swapBlocks(bytes: Buffer, pick: Pick): Buffer<ArrayBuffer> {
  const size = 1 + pick(Math.max(1, bytes.length >> 2));
  const one = pick(Math.max(1, bytes.length - size));
  const other = pick(Math.max(1, bytes.length - size));
  const copy = Buffer.from(bytes);
  bytes.copy(copy, one, other, other + size);
  bytes.copy(copy, other, one, one + size);
  return copy;
}

function insertBytes(bytes: Buffer, pick: Pick): Buffer<ArrayBuffer> {
  const at = pick(bytes.length + 1);
  const inserted = Buffer.from(Array.from({ length: 1 + pick(40) }, () => pick(256)));
  return Buffer.concat([bytes.subarray(0, at), inserted, bytes.subarray(at)]);
}

function overwrite(bytes: Buffer, pick: Pick): Buffer<ArrayBuffer> {
  const copy = Buffer.from(bytes);
  const at = pick(bytes.length + 1);
  copy.fill(pick(256), at, Math.min(bytes.length, at + pick(400)));
  return copy;
}
