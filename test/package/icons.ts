// Makes the program's icons of its drawing (src/app/public/icon.svg): resources/icons/icon.png and icon.ico. Run after the drawing changed; needs Chromium.
import { chromium } from 'playwright-core';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CHROMIUM } from '../helpers/chromium.ts';
import { PROGRAM_FOLDER } from '../../src/backend/core/files/program-folder.js';

const DRAWING = path.join(PROGRAM_FOLDER, 'src', 'app', 'public', 'icon.svg');
const ICONS = path.join(PROGRAM_FOLDER, 'resources', 'icons');
const SIZES = [16, 24, 32, 48, 64, 128, 256] as const;

/** An .ico file of PNG pictures: a directory of them, then the pictures. */
function icoOf(pictures: readonly { readonly size: number; readonly bytes: Buffer }[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let at = head.length;
  pictures.forEach(({ size, bytes }, nth) => {
    const entry = 6 + 16 * nth;
    head.writeUInt8(size % 256, entry);
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(bytes.length, entry + 8);
    head.writeUInt32LE(at, entry + 12);
    at += bytes.length;
  });
  return Buffer.concat([head, ...pictures.map(({ bytes }) => bytes)]);
}

const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
const page = await browser.newPage({ deviceScaleFactor: 1 });
const drawing = `data:image/svg+xml;base64,${readFileSync(DRAWING).toString('base64')}`;
const pictureOf = async (size: number): Promise<Buffer> => {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>html,body{margin:0;background:transparent}img{display:block;width:${size}px;height:${size}px}</style><img src="${drawing}">`,
  );
  return page.screenshot({ omitBackground: true });
};
mkdirSync(ICONS, { recursive: true });
writeFileSync(path.join(ICONS, 'icon.png'), await pictureOf(512));
const pictures: { size: number; bytes: Buffer }[] = [];
for (const size of SIZES) pictures.push({ size, bytes: await pictureOf(size) });
writeFileSync(path.join(ICONS, 'icon.ico'), icoOf(pictures));
await browser.close();
