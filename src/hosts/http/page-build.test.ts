// When the page is built: in small projects of their own, with a builder that only writes an index.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isPageStale, readyPage } from './page-build.ts';

const work = mkdtempSync(path.join(tmpdir(), 'livebase-page-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Writes what it was built from, or fails like a build with a mistake in it. */
const BUILDER = `
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const out = process.argv[process.argv.indexOf('--outDir') + 1];
const source = readFileSync('src/app/main.tsx', 'utf8');
if (source.includes('mistake')) { console.error('main.tsx: a mistake'); process.exit(1); }
mkdirSync(out, { recursive: true });
writeFileSync(out + '/index.html', source);
`;

function layOut(name: string, has: { readonly builder: boolean; readonly page: boolean }): string {
  const project = path.join(work, name);
  for (const folder of ['src/app/kit', 'src/contract', 'dist/page', 'node_modules/vite/bin']) {
    mkdirSync(path.join(project, folder), { recursive: true });
  }
  writeFileSync(path.join(project, 'src', 'app', 'main.tsx'), 'first');
  writeFileSync(path.join(project, 'src', 'app', 'kit', 'button.tsx'), '');
  if (has.page) writeFileSync(path.join(project, 'dist', 'page', 'index.html'), 'built before');
  if (has.builder) {
    writeFileSync(path.join(project, 'node_modules', 'vite', 'package.json'), '{"type":"commonjs"}');
    writeFileSync(path.join(project, 'node_modules', 'vite', 'bin', 'vite.js'), BUILDER);
    writeFileSync(path.join(project, 'vite.config.ts'), '');
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

describe('the page', () => {
  it('is stale when it is missing or anything that it is made of is newer', () => {
    const project = layOut('stale', { builder: true, page: false });
    const page = path.join(project, 'dist', 'page');
    expect(isPageStale(project, page)).toBe(true);
    writeFileSync(path.join(page, 'index.html'), 'built');
    age(project);
    touch(project, 'dist/page/index.html', 1800);
    expect(isPageStale(project, page)).toBe(false);
    touch(project, 'src/app/kit/button.tsx', 60);
    expect(isPageStale(project, page)).toBe(true);
  });

  it('is built in a checkout, said so, and left alone while it is fresh', async () => {
    const project = layOut('checkout', { builder: true, page: true });
    age(project);
    touch(project, 'dist/page/index.html', 7200);
    const said: string[] = [];
    const page = path.join(project, 'dist', 'page');
    expect(await readyPage(project, (sentence) => said.push(sentence))).toEqual({ ok: true, value: page });
    expect(readFileSync(path.join(page, 'index.html'), 'utf8')).toBe('first');
    expect(said).toHaveLength(2);
    expect(await readyPage(project, (sentence) => said.push(sentence))).toEqual({ ok: true, value: page });
    expect(said).toHaveLength(2);
    expect(readdirSync(path.join(project, 'dist'))).toEqual(['page']);
  });

  it('that cannot be built is refused with the builder’s words, and the old one stays', async () => {
    const project = layOut('mistake', { builder: true, page: true });
    writeFileSync(path.join(project, 'src', 'app', 'main.tsx'), 'mistake');
    touch(project, 'dist/page/index.html', 7200);
    expect(await readyPage(project, () => {})).toEqual({
      ok: false,
      refusal: { code: 'PAGE_BUILD_FAILED', data: { detail: 'main.tsx: a mistake' } },
    });
    expect(readFileSync(path.join(project, 'dist', 'page', 'index.html'), 'utf8')).toBe('built before');
  });

  it('of a packaged copy is served as it is, or said to be missing', async () => {
    const packaged = layOut('packaged', { builder: false, page: true });
    touch(packaged, 'dist/page/index.html', 7200);
    expect(await readyPage(packaged, () => {})).toMatchObject({ ok: true });
    const broken = layOut('broken', { builder: false, page: false });
    expect(await readyPage(broken, () => {})).toMatchObject({ ok: false, refusal: { code: 'PAGE_MISSING' } });
    expect(existsSync(path.join(broken, 'dist', 'page', 'index.html'))).toBe(false);
  });
});
