// What a printed document may read: its own fonts, no other file and no address.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { A4, A5, createPaperDefinition, findPhonesOnPaper, SANS, SANS_TEXT, SERIF, writePdf } from './pdf.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'livebase-pdf-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
/** A picture of one dot. */
const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

it('a paper says its title, whose it is and when it was printed, in the sizes of A4 and A5', () => {
  const frame = { title: '排期板', baseName: '星港', printedOn: '2026-11-05' };
  const { info, language, version, defaultStyle, content } = createPaperDefinition(frame, { pageSize: 'A5', pageMargins: 20 }, 'x');
  const at = new Date('2026-11-05T00:00:00Z');
  expect(info).toEqual({ title: '排期板', author: '星港', creator: 'Livebase', producer: 'Livebase', creationDate: at, modDate: at });
  expect([language, version, defaultStyle, content]).toEqual(['zh-CN', '1.7', { font: SANS_TEXT, fontSize: 9, lineHeight: 1 }, 'x']);
  // ISO 216: 210 x 297 mm, 148 x 210 mm.
  const points = (mm: number): number => Math.round((mm / 25.4) * 7200) / 100;
  expect([A4, A5]).toEqual([
    { short: points(210), long: points(297) },
    { short: points(148), long: points(210) },
  ]);
});

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
