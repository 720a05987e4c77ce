// Whether a credit code that is typed reads well and still cannot be right: said beside the field, as an import notes it.
import { decodeUscc, isUsccCheckDigitValid } from '../../../domain/decode/uscc.ts';

/** Whether the text is a whole unified social credit code whose check digit does not hold. */
export function hasWrongDigit(text: string): boolean {
  const code = decodeUscc(text);
  return code.ok && code.value !== null && !isUsccCheckDigitValid(code.value);
}
