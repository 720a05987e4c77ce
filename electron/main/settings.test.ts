// What main remembers: written, read back, and forgotten field by field where it doesn't fit.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSettings } from './settings.ts';

let folder = '';
const place = { x: 1, y: 2, width: 1000, height: 700, isMaximised: true };
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'livebase-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the settings', () => {
  it('begin empty and keep what is changed', () => {
    const settings = openSettings(path.join(folder, 'new'));
    expect(settings.read()).toEqual({ folder: null, place: null });
    settings.change({ folder: '/data' });
    settings.change({ place });
    expect(openSettings(path.join(folder, 'new')).read()).toEqual({ folder: '/data', place });
  });

  it.each([
    ['', { folder: null, place: null }],
    ['{"fol', { folder: null, place: null }],
    ['[]', { folder: null, place: null }],
    [JSON.stringify({ folder: 5, place }), { folder: null, place }],
    [JSON.stringify({ folder: '/data', place: { ...place, width: -1 } }), { folder: '/data', place: null }],
    [JSON.stringify({ folder: '/data', place, surprise: 1 }), { folder: '/data', place }],
  ])('take %j for what fits of it', (text, expected) => {
    writeFileSync(path.join(folder, 'settings.json'), text);
    expect(openSettings(folder).read()).toEqual(expected);
  });

  it('lose nothing but the place where they can’t be written', () => {
    writeFileSync(path.join(folder, 'file'), '');
    const settings = openSettings(path.join(folder, 'file', 'below'));
    expect(() => settings.change({ place })).not.toThrow();
    expect(readFileSync(path.join(folder, 'file'), 'utf8')).toBe('');
  });
});
