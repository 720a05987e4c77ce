// What a printed document may read: its own fonts, no other file and no address.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findPhonesOnPaper, SANS, SANS_TEXT, SERIF, writePdf } from './pdf.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'livebase-pdf-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
/** A picture of one dot. */
const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

describe('a printed document', () => {
  it('reads no file but its fonts, and no address', async () => {
    const file = path.join(folder, 'dot.png');
    writeFileSync(file, Buffer.from(DOT, 'base64'));
    const draw = (image: string): Promise<Uint8Array> => writePdf({ content: [{ image }], defaultStyle: { font: SERIF } });
    await expect(draw(file)).rejects.toThrow(/access|denied|policy/i);
    await expect(draw('https://example.invalid/dot.png')).rejects.toThrow(/access|denied|policy/i);
    expect((await draw(`data:image/png;base64,${DOT}`)).length).toBeGreaterThan(500);
  });

  it('has each of its fonts, and knows the phones that stand on it', async () => {
    const content = [SERIF, SANS, SANS_TEXT].map((font) => ({ text: '甲 13800138000', font, bold: font === SANS_TEXT }));
    const drawn = await writePdf({ content, defaultStyle: { font: SERIF } });
    expect([...(findPhonesOnPaper(drawn) ?? [])]).toEqual(['13800138000']);
    expect(findPhonesOnPaper(Uint8Array.from(drawn))).toBeNull();
  });
});
