// The program's icon as Windows and electron-builder take it: the sizes that a taskbar, a desktop and a list of programs show.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Data } from 'resedit';
import { expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import packaging from '../../electron/packaging.json' with { type: 'json' };
import { PROGRAM_FOLDER } from '../../src/backend/core/files/program-folder.js';
import { ICON } from './windows.ts';

it('holds the seven sizes, and stands where electron-builder looks for it', () => {
  const { icons } = Data.IconFile.from(readFileSync(ICON));
  expect(icons.map(({ width }) => (width ?? 0) || 256)).toEqual([16, 24, 32, 48, 64, 128, 256]);
  expect(path.dirname(ICON)).toBe(path.join(PROGRAM_FOLDER, packaging.directories.buildResources));
  const png = readFileSync(path.join(path.dirname(ICON), 'icon.png'));
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([512, 512]);
});

it('the installer is told the same version as the program, in three numbers that Windows compares', () => {
  expect(manifest.version).toMatch(/^\d+\.\d+\.\d+$/);
});

it('the page carries the same drawing', () => {
  const source = (...parts: string[]): string => readFileSync(path.join(PROGRAM_FOLDER, 'src', 'app', ...parts), 'utf8');
  const carried = /href="data:image\/svg\+xml,([^"]+)"/.exec(source('index.html'))?.[1] ?? '';
  expect(decodeURIComponent(carried).replaceAll("'", '"')).toBe(source('public', 'icon.svg').trim());
});
