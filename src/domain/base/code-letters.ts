// Letters of codes that people read out and type: of joining (join-code.ts) and of papers (paper-code.ts).

/** Letters and digits that nobody takes for another: no I, L, O, U. Five bits each. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BITS = 5;

/** The first bits of the bytes as `count` letters. */
export function lettersOf(bytes: Uint8Array, count: number): string {
  const bits = [...bytes.subarray(0, Math.ceil((count * BITS) / 8))].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return Array.from({ length: count }, (_, nth) => LETTERS[Number.parseInt(bits.slice(nth * BITS, (nth + 1) * BITS), 2)]).join('');
}

/** Letters as people type them (small letters, spaces, O for 0, I and L for 1); null where they are not `count` letters. */
export function readLetters(typed: string, count: number): string | null {
  const plain = typed
    .toUpperCase()
    .replaceAll(/[\s\-－–—]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return plain.length === count && [...plain].every((letter) => LETTERS.includes(letter)) ? plain : null;
}
