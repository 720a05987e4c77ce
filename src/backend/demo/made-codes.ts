// Codes for the demo's companies: the right shape and a check digit that holds (GB 32100-2015).
import { decodeUscc, isUsccCheckDigitValid } from '../../domain/decode/uscc.ts';
import { diceOf } from './demo-days.ts';

const CHARACTERS = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];

function holds(code: string): boolean {
  const read = decodeUscc(code);
  return read.ok && read.value !== null && isUsccCheckDigitValid(read.value);
}

/** Seventeen characters with the digit that they ask for. */
export function codeOf(stem: string): string {
  const digit = CHARACTERS.find((one) => holds(stem + one));
  if (digit === undefined) throw new Error(`no check digit for ${stem}`);
  return stem + digit;
}

/** A code of its own for a name, registered in the demo's district. */
export function createCodeForName(name: string): string {
  const dice = diceOf('uscc', name);
  return codeOf(`91350206MA${Array.from({ length: 7 }, () => dice.pick(CHARACTERS)).join('')}`);
}

/** The same code with another last character: some issued codes are like that. */
export function createFailingCode(code: string): string {
  const other = CHARACTERS.find((one) => one !== code.slice(-1));
  return code.slice(0, -1) + (other ?? '');
}
