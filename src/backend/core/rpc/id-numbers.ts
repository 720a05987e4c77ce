// No identity-card number comes in: every text of a call that writes is looked through, whatever its method.
import { hasIdNumber } from '../../../domain/decode/id-number.ts';

/** The place of the first text that holds an identity-card number (`values.notes`); null where none does. Bytes are no text. */
export function findIdNumberField(input: unknown): string | null {
  const left: (readonly [string, unknown])[] = [['', input]];
  for (let one = left.pop(); one !== undefined; one = left.pop()) {
    const [place, value] = one;
    if (typeof value === 'string' && hasIdNumber(value)) return place;
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) continue;
    for (const [key, inner] of Object.entries(value)) {
      if (hasIdNumber(key)) return place;
      left.push([place === '' ? key : `${place}.${key}`, inner]);
    }
  }
  return null;
}
