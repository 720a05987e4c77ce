// The code by which a second computer joins: sixteen letters that prove the host, eight that prove the guest (docs/rules/safety.md, The second computer).
import { ok, refuse, type Result } from '../values/result.ts';
import { lettersOf, readLetters } from './code-letters.ts';

/** 80 bits: nobody grinds a key of his own whose digest begins so, in ten minutes or in years. */
const PRINT_LETTERS = 16;
const SECRET_LETTERS = 8;

/** What a code holds: the first 80 bits of the SHA-256 of the host's public key, and a secret of 40 bits. */
export interface JoinCode {
  readonly print: string;
  readonly secret: string;
}

/** The sixteen letters of a public key's SHA-256. */
export function printLetters(sha256: Uint8Array): string {
  return lettersOf(sha256, PRINT_LETTERS);
}

/** A code: `sha256` of the host's public key, five random bytes. */
export function joinCodeOf(sha256: Uint8Array, random: Uint8Array): JoinCode {
  return { print: printLetters(sha256), secret: lettersOf(random, SECRET_LETTERS) };
}

/** As it is read out: letters in fours. */
export function formatJoinCode({ print, secret }: JoinCode): string {
  return (print + secret).match(/.{4}/g)?.join('-') ?? '';
}

/** Reads a code as people type it: small letters, spaces, O for 0, I and L for 1. Refuses JOIN_CODE_SHAPE. */
export function readJoinCode(typed: string): Result<JoinCode> {
  const letters = readLetters(typed, PRINT_LETTERS + SECRET_LETTERS);
  if (letters === null) return refuse('JOIN_CODE_SHAPE', {});
  return ok({ print: letters.slice(0, PRINT_LETTERS), secret: letters.slice(PRINT_LETTERS) });
}
