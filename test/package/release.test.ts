// What stands beside the packages of a release: sums over what people are handed, notes, an SBOM; and that no key signs which no program believes.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import manifest from '../../package.json' with { type: 'json' };
import { notesText, sbomText, sumsOf } from './release.ts';
import { makeKeyPair } from './update-files.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'livebase-release-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function lay(...names: readonly string[]): void {
  for (const name of names) writeFileSync(path.join(folder, name), 'abc');
}

it('sums the packages and leaves what a builder left beside them', () => {
  lay('b.tar.gz', 'a.exe', 'c.AppImage', 'd.deb', 'builder-debug.yml', 'SHA256SUMS');
  const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  expect(sumsOf(folder)).toBe(['a.exe', 'b.tar.gz', 'c.AppImage', 'd.deb'].map((name) => `${abc}  ${name}\n`).join(''));
});

it('the notes say which package is whose', () => {
  lay('livebase_0.1.0_arm64.deb', 'Livebase-0.1.0-browser-win-x64.exe');
  const lines = notesText(folder, '新：账单。').split('\n');
  expect(lines).toContain('新：账单。');
  expect(lines.filter((line) => line.includes('MB'))).toEqual([
    '| Windows 10、11（64 位）：安装包 | Livebase-0.1.0-browser-win-x64.exe | 0.0 MB |',
    '| UOS、麒麟、Debian（ARM64：飞腾、鲲鹏） | livebase_0.1.0_arm64.deb | 0.0 MB |',
  ]);
});

it('the SBOM names what ships, by the lock file, and comes out the same each time', () => {
  const text = sbomText(folder);
  expect(sbomText(folder)).toBe(text);
  const component = z.object({ name: z.string(), version: z.string() });
  const { bomFormat, components } = z.object({ bomFormat: z.string(), components: z.array(component) }).parse(JSON.parse(text));
  const found = new Map(components.map(({ name, version }) => [name, version]));
  expect(bomFormat).toBe('CycloneDX');
  for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.optionalDependencies }))
    expect([name, found.get(name)]).toEqual([name, version]);
  for (const name of ['vitest', 'typescript', 'electron']) expect(found.has(name)).toBe(false);
  lay('Livebase-0.1.0-window-win-x64.exe');
  expect(sbomText(folder)).toContain(`pkg:npm/electron@${manifest.devDependencies.electron}`);
});

it('a key that no program believes signs nothing, and nothing is made', () => {
  lay('a.exe');
  const key = path.join(folder, 'key.pem');
  writeFileSync(key, makeKeyPair().privateKey);
  const words = [path.join(import.meta.dirname, 'release.ts'), '--key', key, '--in', folder];
  const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toContain('this key is none of resources/update-keys.json');
  expect(readdirSync(folder).toSorted()).toEqual(['a.exe', 'key.pem']);
});

it('without a key everything but the manifest stands beside the packages, each with its sum', () => {
  lay('a.exe');
  const words = [path.join(import.meta.dirname, 'release.ts'), '--in', folder];
  const { stdout } = spawnSync(process.execPath, words, { encoding: 'utf8', env: { ...process.env, LIVEBASE_UPDATE_KEY: '' } });
  expect(stdout).toContain('no manifest for updates is made');
  const made = [`Livebase-${manifest.version}-notes-zh.md`, `Livebase-${manifest.version}-sbom.cdx.json`];
  expect(readdirSync(folder).toSorted()).toEqual([...made, 'SHA256SUMS', 'a.exe'].toSorted());
  const summed = readFileSync(path.join(folder, 'SHA256SUMS'), 'utf8').trim().split('\n');
  expect(summed.map((line) => line.split('  ')[1])).toEqual([...made, 'a.exe']);
});
