// When the program is built: in small projects of their own, with a builder that only writes a page.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isBuildStale, ensureBuild } from './program-build.ts';

const work = mkdtempSync(path.join(tmpdir(), 'livebase-page-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Writes what it was built from, or fails like a build with a mistake in it. */
const BUILDER = `
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const out = process.argv[process.argv.indexOf('--outDir') + 1];
const source = readFileSync('src/app/main.ts', 'utf8');
if (source.includes('mistake')) { console.error('main.ts: a mistake'); process.exit(1); }
mkdirSync(out + '/renderer', { recursive: true });
writeFileSync(out + '/renderer/index.html', source);
`;

function layOut(name: string, has: { readonly builder: boolean; readonly page: boolean }): string {
  const project = path.join(work, name);
  for (const folder of ['src/app/ui', 'src/contract', 'out/renderer', 'node_modules/electron-vite/bin']) {
    mkdirSync(path.join(project, folder), { recursive: true });
  }
  writeFileSync(path.join(project, 'src', 'app', 'main.ts'), 'first');
  writeFileSync(path.join(project, 'src', 'app', 'ui', 'button.tsx'), '');
  if (has.page) writeFileSync(path.join(project, 'out', 'renderer', 'index.html'), 'built before');
  if (has.builder) {
    writeFileSync(path.join(project, 'node_modules', 'electron-vite', 'package.json'), '{"type":"commonjs"}');
    writeFileSync(path.join(project, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js'), BUILDER);
    writeFileSync(path.join(project, 'electron.config.ts'), '');
  }
  return project;
}

/** As if everything had been written a while ago, and this file just now. */
function touch(project: string, file: string, secondsAgo: number): void {
  const when = new Date(Date.now() - secondsAgo * 1000);
  utimesSync(path.join(project, file), when, when);
}

function age(project: string): void {
  for (const name of readdirSync(project, { recursive: true, encoding: 'utf8' })) touch(project, name, 3600);
}

describe('the built program', () => {
  it('is stale when it is missing or anything that it is made of is newer', () => {
    const project = layOut('stale', { builder: true, page: false });
    const out = path.join(project, 'out');
    expect(isBuildStale(project, out)).toBe(true);
    writeFileSync(path.join(out, 'renderer', 'index.html'), 'built');
    age(project);
    touch(project, 'out/renderer/index.html', 1800);
    expect(isBuildStale(project, out)).toBe(false);
    touch(project, 'src/app/ui/button.tsx', 60);
    expect(isBuildStale(project, out)).toBe(true);
    touch(project, 'src/app/ui/button.tsx', 3600);
    // A test is no part of it.
    writeFileSync(path.join(project, 'src', 'app', 'ui', 'button.test.tsx'), '');
    expect(isBuildStale(project, out)).toBe(false);
  });

  it('is built in a checkout, said so, and left alone while it is fresh', async () => {
    const project = layOut('checkout', { builder: true, page: true });
    age(project);
    touch(project, 'out/renderer/index.html', 7200);
    const said: string[] = [];
    const out = path.join(project, 'out');
    expect(await ensureBuild(project, (sentence) => said.push(sentence))).toEqual({ ok: true, value: out });
    expect(readFileSync(path.join(out, 'renderer', 'index.html'), 'utf8')).toBe('first');
    expect(said).toHaveLength(2);
    expect(await ensureBuild(project, (sentence) => said.push(sentence))).toEqual({ ok: true, value: out });
    expect(said).toHaveLength(2);
    expect(readdirSync(path.join(project, 'dist'))).toEqual([]);
  });

  it('that cannot be built is refused with the builder’s words, and the old one stays', async () => {
    const project = layOut('mistake', { builder: true, page: true });
    writeFileSync(path.join(project, 'src', 'app', 'main.ts'), 'mistake');
    touch(project, 'out/renderer/index.html', 7200);
    expect(await ensureBuild(project, () => {})).toEqual({
      ok: false,
      refusal: { code: 'PAGE_BUILD_FAILED', data: { detail: 'main.ts: a mistake' } },
    });
    expect(readFileSync(path.join(project, 'out', 'renderer', 'index.html'), 'utf8')).toBe('built before');
  });

  it('of a packaged copy is taken as it is, or said to be missing', async () => {
    const packaged = layOut('packaged', { builder: false, page: true });
    touch(packaged, 'out/renderer/index.html', 7200);
    expect(await ensureBuild(packaged, () => {})).toMatchObject({ ok: true });
    const broken = layOut('broken', { builder: false, page: false });
    expect(await ensureBuild(broken, () => {})).toMatchObject({ ok: false, refusal: { code: 'PAGE_MISSING' } });
    expect(existsSync(path.join(broken, 'out', 'renderer', 'index.html'))).toBe(false);
  });
});
