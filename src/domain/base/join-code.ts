// The code by which a second computer joins: ten letters that prove the host, six that prove the guest (docs/rules/safety.md, The second computer).
import { ok, refuse } from '../values/result.ts';
import type { Result } from '../values/result.ts';

/** Letters and digits that nobody takes for another: no I, L, O, U. Five bits each. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BITS = 5;
const PRINT_LETTERS = 10;
const SECRET_LETTERS = 6;

/** What a code holds: the first 50 bits of the SHA-256 of the host's public key, and a secret of 30 bits. */
export interface JoinCode {
  readonly print: string;
  readonly secret: string;
}

function lettersOf(bytes: Uint8Array, count: number): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return Array.from({ length: count }, (_, nth) => LETTERS[Number.parseInt(bits.slice(nth * BITS, (nth + 1) * BITS), 2)]).join('');
}

/** The ten letters of a public key's SHA-256. */
export function printLetters(sha256: Uint8Array): string {
  return lettersOf(sha256, PRINT_LETTERS);
}

/** A code: `sha256` of the host's public key, four random bytes. */
export function joinCodeOf(sha256: Uint8Array, random: Uint8Array): JoinCode {
  return { print: printLetters(sha256), secret: lettersOf(random, SECRET_LETTERS) };
}

/** As it is read out: letters in fours. */
export function shownJoinCode({ print, secret }: JoinCode): string {
  return (print + secret).match(/.{4}/g)?.join('-') ?? '';
}

/** Reads a code as people type it: small letters, spaces, O for 0, I and L for 1. Refuses JOIN_CODE_SHAPE. */
export function readJoinCode(typed: string): Result<JoinCode> {
  const plain = typed
    .toUpperCase()
    .replaceAll(/[\s\-－–—]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  const isCode = plain.length === PRINT_LETTERS + SECRET_LETTERS && [...plain].every((letter) => LETTERS.includes(letter));
  return isCode ? ok({ print: plain.slice(0, PRINT_LETTERS), secret: plain.slice(PRINT_LETTERS) }) : refuse('JOIN_CODE_SHAPE', {});
}
