// Joining codes: what is shown is read back, however it is typed.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { joinCodeOf, printLetters, readJoinCode, formatJoinCode } from './join-code.ts';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

it('a code is read back from what is shown, in small letters, with spaces, O for 0 and l for 1', () => {
  fc.assert(
    fc.property(bytes(32), bytes(5), (sha256, random) => {
      const code = joinCodeOf(sha256, random);
      const shown = formatJoinCode(code);
      expect(shown).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
      const typed = shown.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
      expect(readJoinCode(typed)).toEqual({ ok: true, value: code });
      expect(printLetters(sha256)).toBe(code.print);
    }),
  );
});

it('sixteen letters tell 80 bits: a key that differs in one of them has other letters', () => {
  fc.assert(
    fc.property(bytes(32), fc.integer({ min: 0, max: 79 }), (sha256, bit) => {
      const other = Uint8Array.from(sha256, (byte, at) => (at === Math.floor(bit / 8) ? byte ^ (0x80 >> (bit % 8)) : byte));
      expect(printLetters(other)).not.toBe(printLetters(sha256));
    }),
  );
});

it('what is no code is refused', () => {
  for (const typed of [
    '',
    'ABCD',
    'ABCD-EFGH-JKMN-PQRS-TVWX-YZ2U',
    'ABCD-EFGH-JKMN-PQRS',
    '１２３４-５６７８-９０１２-３４５６-７８９０-１２３４',
  ]) {
    expect(readJoinCode(typed), typed).toMatchObject({ refusal: { code: 'JOIN_CODE_SHAPE' } });
  }
});
