// Where Electron is looked for: the named one, the installed one, one that is fetched, none.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findElectron } from './program.ts';

let project = '';
const folder = (): string => path.join(project, 'node_modules', 'electron');
beforeEach(() => {
  project = mkdtempSync(path.join(tmpdir(), 'livebase-start-'));
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

function layPackage(): void {
  mkdirSync(folder(), { recursive: true });
  writeFileSync(path.join(folder(), 'install.js'), '');
}

function layProgram(): void {
  mkdirSync(path.join(folder(), 'dist'), { recursive: true });
  writeFileSync(path.join(folder(), 'path.txt'), 'electron');
  writeFileSync(path.join(folder(), 'dist', 'electron'), '');
}

const never = async (): Promise<boolean> => {
  throw new Error('must not install');
};

describe('Electron', () => {
  it('is what ELECTRON_EXECUTABLE names', async () => {
    const environment = { ELECTRON_EXECUTABLE: '/opt/electron' };
    expect(await findElectron({ project, environment, install: never })).toBe('/opt/electron');
  });

  it('is the installed one', async () => {
    layPackage();
    layProgram();
    expect(await findElectron({ project, environment: {}, install: never })).toBe(path.join(folder(), 'dist', 'electron'));
  });

  it('is fetched once where its program is missing', async () => {
    layPackage();
    const scripts: string[] = [];
    const install = async (script: string): Promise<boolean> => {
      scripts.push(script);
      layProgram();
      return true;
    };
    expect(await findElectron({ project, environment: {}, install })).toBe(path.join(folder(), 'dist', 'electron'));
    expect(scripts).toEqual([path.join(folder(), 'install.js')]);
  });

  it('is none where the package is not there, or can fetch nothing', async () => {
    expect(await findElectron({ project, environment: { ELECTRON_EXECUTABLE: '' }, install: never })).toBeNull();
    layPackage();
    expect(await findElectron({ project, environment: {}, install: async () => false })).toBeNull();
    expect(await findElectron({ project, environment: {}, install: async () => true })).toBeNull();
  });
});
