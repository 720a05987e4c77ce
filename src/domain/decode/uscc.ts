// 统一社会信用代码 (GB 32100-2015): its shape, and its check digit, which some issued codes fail.
import type { Brand } from '../values/brand.ts';
import { ok, type Result } from '../values/result.ts';
import { type CellValue, isBlank, refuseCell } from './cell.ts';
import { decodeIdentifier } from './text.ts';

/** Eighteen characters of the standard's alphabet; whether the check digit holds is another question. */
export type Uscc = Brand<string, 'Uscc'>;

/** GB 32100-2015: the values 0-30 of the characters; I, O, S, V and Z are left out. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const USCC_LENGTH = 18;
const USCC_SHAPE = /^[0-9A-Z]{18}$/;
const FORBIDDEN_LETTERS = /[IOSVZ]/g;

/**
 * A code, trimmed, half-width, without inner spaces, upper case. Blank is null. A failing check digit is no refusal: see `isUsccCheckDigitValid`.
 * Refuses USCC_LETTER `{found, letters}` for I O S V Z, USCC_SHAPE `{found, length, expected}` for anything else that is not
 * 18 letters and digits, CELL_IDENTIFIER_EXPONENT `{found}` for a code that Excel turned into a number.
 */
export function decodeUscc(cell: CellValue): Result<Uscc | null> {
  if (isBlank(cell)) return ok(null);
  const identifier = decodeIdentifier(cell);
  if (!identifier.ok) return identifier;
  const code = (identifier.value ?? '').replace(/\s/g, '').toUpperCase();
  if (!USCC_SHAPE.test(code)) return refuseCell('USCC_SHAPE', cell, { length: [...code].length, expected: USCC_LENGTH });
  const letters = [...new Set(code.match(FORBIDDEN_LETTERS))];
  return letters.length > 0 ? refuseCell('USCC_LETTER', cell, { letters }) : ok(code as Uscc);
}

/** The check digit that the first 17 characters ask for: (31 − Σ value × 3^i mod 31) mod 31. */
function checkDigitOf(code: string): string {
  let weight = 1;
  let sum = 0;
  for (const character of code.slice(0, USCC_LENGTH - 1)) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** True if the last character is the one GB 32100-2015 computes from the others. */
export function isUsccCheckDigitValid(code: Uscc): boolean {
  return code.charAt(USCC_LENGTH - 1) === checkDigitOf(code);
}

/** A code's first seventeen characters with the check digit that they ask for. */
export function addUsccCheckDigit(start: string): string {
  return start + checkDigitOf(start);
}
