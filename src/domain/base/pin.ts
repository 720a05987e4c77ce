// A person's PIN: what it may be, when wrong tries lock, and how a recovery code is written.
import { ok, refuse, type Result } from '../values/result.ts';

/** Digits that a PIN has at least, and at most. */
export const PIN_DIGITS = { least: 6, most: 12 } as const;

/** Wrong tries until a PIN is locked, each time. */
export const TRIES = 5;
const LONGEST_LOCK = 60;

/** A PIN as it is typed: digits alone. Refuses PIN_SHAPE. */
export function decidePin(text: string): Result<string> {
  const { least, most } = PIN_DIGITS;
  const isPin = /^\d+$/.test(text) && text.length >= least && text.length <= most;
  return isPin ? ok(text) : refuse('PIN_SHAPE', { least, most });
}

/** Minutes that the nth wrong try in a row locks a PIN: every fifth does, one minute first, then twice as long, at most an hour. */
export function lockMinutes(wrongTries: number): number {
  if (wrongTries === 0 || wrongTries % TRIES !== 0) return 0;
  return Math.min(LONGEST_LOCK, 2 ** Math.min(10, wrongTries / TRIES - 1));
}

/** Tries that are left until the next lock. */
export function countTriesLeft(wrongTries: number): number {
  return TRIES - (wrongTries % TRIES);
}

/** Letters and digits that nobody takes for another one on paper. */
const CODE_LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const CODE_LENGTH = 24;

/** A recovery code of 24 characters from as many random bytes, in groups of four. */
export function recoveryCodeOf(random: Uint8Array): string {
  const letters = [...random.subarray(0, CODE_LENGTH)].map((byte) => CODE_LETTERS[byte % CODE_LETTERS.length] ?? '');
  return Array.from({ length: CODE_LENGTH / 4 }, (_, group) => letters.slice(group * 4, group * 4 + 4).join('')).join('-');
}

/** A recovery code as it is compared: without blanks, dashes and small letters. */
export function normaliseRecoveryCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
}
