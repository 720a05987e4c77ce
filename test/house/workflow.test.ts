// The workflow that makes the packages can't be run here: that it names only what there is can be held.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import packaging from '../../electron/packaging.json' with { type: 'json' };

const ROOT = path.join(import.meta.dirname, '..', '..');
const WORKFLOW = readFileSync(path.join(ROOT, '.github', 'workflows', 'package.yml'), 'utf8');

function named(pattern: RegExp): string[] {
  return [...WORKFLOW.matchAll(pattern)].flatMap((found) => found[1] ?? []);
}

describe('the workflow of the packages', () => {
  it('runs files that there are', () => {
    const files = named(/\bnode (test\/\S+\.ts)/g);
    expect(files).toEqual(expect.arrayContaining(['smoke', 'install', 'electron-gate'].map((name) => `test/package/${name}.ts`)));
    expect(files.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
  });

  it('runs npm scripts that there are, with words that `dist` knows', () => {
    const scripts = named(/\bnpm run (\S+)/g);
    expect(scripts).toEqual(expect.arrayContaining(['dist', 'release']));
    expect(scripts.filter((name) => !Object.keys(manifest.scripts).includes(name))).toEqual([]);
    expect(named(/--only=(\S+)/g).filter((only) => !['linux', 'windows', 'electron'].includes(only))).toEqual([]);
  });

  it('looks for packages under the names that the packager gives them', () => {
    const names = [packaging.nsis, packaging.linux].map(({ artifactName }) => artifactName.replace('${ext}', ''));
    const ends = names.map((name) => name.replace('Livebase-${version}', ''));
    for (const end of ends) expect(WORKFLOW).toContain(`dist/before/*${end}`);
    expect(ends).toEqual(['-window-win-x64.', '-window-linux-x64.']);
  });
});
