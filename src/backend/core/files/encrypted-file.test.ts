// Encrypted copies: opened by their passphrase alone, and every flipped byte, cut end and swapped piece is found.
import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyKey, decryptFile, encryptFile, isEncryptedCopy, createPassphrase } from './encrypted-file.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'livebase-encrypted-'));
const at = (name: string): string => path.join(folder, name);
const passphrase = createPassphrase();
const key = copyKey(passphrase);
// Two whole pieces and a short one.
const plain = randomBytes(2 * 1_048_576 + 777);
let sealed: Buffer;

beforeAll(() => {
  writeFileSync(at('plain'), plain);
  encryptFile(at('plain'), at('sealed'), key);
  sealed = readFileSync(at('sealed'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function lookAt(bytes: Buffer, given: Parameters<typeof decryptFile>[2] = key): string | null {
  writeFileSync(at('changed'), bytes);
  return decryptFile(at('changed'), null, given);
}

function flipped(place: number): Buffer {
  const bytes = Buffer.from(sealed);
  bytes[place] = (bytes[place] ?? 0) ^ (1 << (place % 8));
  return bytes;
}

describe('an encrypted copy', () => {
  it('comes back byte for byte, by the passphrase as a person types it', () => {
    expect(isEncryptedCopy(at('sealed'))).toBe(true);
    expect(isEncryptedCopy(at('plain'))).toBe(false);
    expect(decryptFile(at('sealed'), at('open'), ` ${passphrase.toLowerCase().replaceAll('-', ' ')} `)).toBeNull();
    expect(readFileSync(at('open')).equals(plain)).toBe(true);
    expect(passphrase).toMatch(/^(?:[A-Z2-9]{4}-){5}[A-Z2-9]{4}$/);
  });

  it('shows nothing of what is inside, and never the same bytes twice', () => {
    expect(sealed.includes(plain.subarray(0, 32))).toBe(false);
    encryptFile(at('plain'), at('again'), key);
    expect(readFileSync(at('again')).subarray(120, 1000).equals(sealed.subarray(120, 1000))).toBe(false);
  });

  it('says of a wrong passphrase that it is wrong', () => {
    expect(lookAt(sealed, createPassphrase())).toBe('passphrase');
    expect(lookAt(sealed, copyKey(createPassphrase()))).toBe('passphrase');
  });

  it('is refused with any byte of its header or 100 random places flipped', () => {
    const places = [
      ...Array.from({ length: 120 }, (_, place) => place),
      ...Array.from({ length: 100 }, () => 120 + Math.floor(Math.random() * (sealed.length - 120))),
    ];
    expect(places.filter((place) => lookAt(flipped(place)) === null)).toEqual([]);
  });

  it('is refused when its end is cut or added to, and when pieces change places', () => {
    const piece = 1_048_576 + 16;
    for (const length of [0, 50, 119, 120, 120 + piece, 120 + 2 * piece, sealed.length - 1]) {
      writeFileSync(at('cut'), sealed);
      truncateSync(at('cut'), length);
      expect(decryptFile(at('cut'), null, key)).toBe('altered');
    }
    writeFileSync(at('longer'), sealed);
    appendFileSync(at('longer'), 'x');
    expect(decryptFile(at('longer'), null, key)).toBe('altered');
    const swapped = Buffer.concat([
      sealed.subarray(0, 120),
      sealed.subarray(120 + piece, 120 + 2 * piece),
      sealed.subarray(120, 120 + piece),
      sealed.subarray(120 + 2 * piece),
    ]);
    expect(lookAt(swapped)).toBe('altered');
  });

  it('of an empty file opens to an empty file', () => {
    writeFileSync(at('empty'), '');
    encryptFile(at('empty'), at('empty.sealed'), key);
    expect(decryptFile(at('empty.sealed'), at('empty.open'), key)).toBeNull();
    expect(readFileSync(at('empty.open'))).toHaveLength(0);
  });
});
