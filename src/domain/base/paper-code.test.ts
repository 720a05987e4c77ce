// Codes of papers: what is printed is read back, however it is typed; another row has another one.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { paperCodeOf, readPaperCode } from './paper-code.ts';

const digest = fc.uint8Array({ minLength: 32, maxLength: 32 });

it('a code is read back from what is printed, with its label, in small letters, without the dash, O for 0', () => {
  fc.assert(
    fc.property(digest, (sha256) => {
      const code = paperCodeOf(sha256);
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
      for (const typed of [code, `核验码：${code}`, ` ${code.toLowerCase().replace('-', '').replaceAll('0', 'o').replaceAll('1', 'i')} `])
        expect(readPaperCode(typed), typed).toEqual({ ok: true, value: code });
    }),
  );
});

it('50 bits are told: a digest that differs in one of them has another code', () => {
  fc.assert(
    fc.property(digest, fc.integer({ min: 0, max: 49 }), (sha256, bit) => {
      const other = Uint8Array.from(sha256, (byte, at) => (at === Math.floor(bit / 8) ? byte ^ (0x80 >> (bit % 8)) : byte));
      expect(paperCodeOf(other)).not.toBe(paperCodeOf(sha256));
    }),
  );
});

it('what is no code is refused', () => {
  for (const typed of ['', '核验码：', 'ABCDE', 'ABCDE-FGHJKM', 'ABCDE-FGHJU', '账单 ABCDE-FGHJK'])
    expect(readPaperCode(typed), typed).toMatchObject({ refusal: { code: 'PAPER_CODE_SHAPE' } });
});
