// The tarball: its command starts the program with its own Node from wherever it is called, and the same folder makes the same bytes.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { layOut, pack } from './tarball.ts';
import { layStart, makeInstaller } from './windows.ts';

const work = realpathSync(mkdtempSync(path.join(tmpdir(), 'livebase-tarball-')));
const laid = path.join(work, '直播 基地', 'livebase');
const staged = path.join(work, 'app');

beforeAll(() => {
  mkdirSync(path.join(staged, 'out', 'main'), { recursive: true });
  writeFileSync(path.join(staged, 'out', 'main', 'livebase.js'), 'the program');
  // A Node that says what it was asked for.
  const program = path.join(work, 'node');
  writeFileSync(program, '#!/bin/sh\nprintf "%s\\n" "$0" "$@"\n');
  chmodSync(program, 0o755);
  writeFileSync(path.join(work, 'LICENSE'), 'licence of Node');
  layOut(laid, staged, { program, licence: path.join(work, 'LICENSE') });
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

const isLinux = process.platform === 'linux';

/** What the command starts, with no variable set and no program to be found. */
function asked(command: string, words: readonly string[], cwd = '/'): string[] {
  const { stdout, stderr } = spawnSync(command, words, { cwd, env: { PATH: '' }, encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.trimEnd().split('\n');
}

it.skipIf(!isLinux)('the command hands its words to its own Node, and opens the program where there are none', () => {
  const own = [path.join(laid, 'bin', 'node'), path.join(laid, 'app', 'out', 'main', 'livebase.js')];
  expect(asked(path.join(laid, 'livebase'), ['report', '--out', 'a b'])).toEqual([...own, 'report', '--out', 'a b']);
  expect(asked(path.join(laid, 'livebase'), [])).toEqual([...own, 'open']);
  expect(asked('./livebase', ['version'], laid)).toEqual(['./bin/node', './app/out/main/livebase.js', 'version']);
});

it.skipIf(!isLinux)('the command finds its place through a link', () => {
  const link = path.join(work, 'livebase');
  symlinkSync('直播 基地/livebase/livebase', link);
  const { stdout } = spawnSync(link, ['version'], { encoding: 'utf8' });
  expect(stdout.split('\n')[0]).toBe(path.join(laid, 'bin', 'node'));
});

it.skipIf(!isLinux)('the same folder makes the same tarball, whenever it is made', () => {
  const [first, second] = ['first', 'second'].map((name) => path.join(work, `${name}.tar.gz`));
  expect(pack(laid, first ?? '')).toBeGreaterThan(0);
  utimesSync(path.join(laid, '说明.txt'), new Date(0), new Date(0));
  pack(laid, second ?? '');
  expect(readFileSync(first ?? '').equals(readFileSync(second ?? ''))).toBe(true);
  const names = spawnSync('tar', ['-tzf', first ?? ''], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } }).stdout;
  expect(names).toContain('livebase/app/out/main/livebase.js\n');
  expect(names).toContain('livebase/bin/LICENSE\n');
});

/** Runs `work` with this shell script as the only program of its name, and no locale set. */
function withProgram(name: string, script: string, work: () => void): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'livebase-bin-'));
  writeFileSync(path.join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  const before = { ...process.env };
  process.env['PATH'] = `${folder}:${before['PATH'] ?? ''}`;
  for (const one of ['LANG', 'LC_ALL', 'LC_CTYPE']) delete process.env[one];
  try {
    work();
  } finally {
    Object.assign(process.env, before);
    rmSync(folder, { recursive: true });
  }
}

it.skipIf(!isLinux)('a `dist` that was cut short left half a package under its final name', () => {
  const file = path.join(work, 'cut', 'livebase.tar.gz');
  const seen = path.join(work, 'seen');
  // Writes half, notes what lies there meanwhile, and ends as if killed.
  const script = `while [ "$1" != -cf ]; do shift; done; printf half > "$2"; ls "$(dirname "$2")" > ${seen}; kill -9 $$`;
  withProgram('tar', script, () => expect(() => pack(laid, file)).toThrow(/tar/));
  expect(readFileSync(seen, 'utf8').trim()).toBe('livebase.tar.gz.part');
  expect(readdirSync(path.dirname(file))).toEqual([]);
});

it.skipIf(!isLinux)('makensis crashed without a word on a machine without a UTF-8 locale', () => {
  const file = path.join(work, 'setup.exe');
  // As makensis does: it crashes on Chinese where the locale has none.
  const script = `case "\${LC_ALL:-$LANG}" in *UTF-8) ;; *) kill -SEGV $$ ;; esac
for word; do case $word in -DOUT=*) printf setup > "\${word#-DOUT=}" ;; esac; done`;
  withProgram('makensis', script, () => expect(makeInstaller(laid, file)).toBe('setup'.length));
  withProgram('makensis', 'case $1 in -VERSION) ;; *) kill -SEGV $$ ;; esac', () => {
    expect(() => makeInstaller(laid, file)).toThrow(/makensis .* ended with SIGSEGV/);
  });
  expect(existsSync(file)).toBe(false);
});

it('on Windows a command had no console to answer in: livebase.cmd hands its words to a Node of its own, and goes with the program', () => {
  const folder = path.join(work, 'windows');
  mkdirSync(folder);
  layStart(folder, { program: path.join(work, 'node') });
  expect(readFileSync(path.join(folder, 'livebase.cmd'), 'latin1')).toBe('@echo off\r\n"%~dp0node.exe" "%~dp0start.cjs" %*\r\n');
  const script = readFileSync(path.join(import.meta.dirname, 'livebase.nsi'), 'utf8');
  for (const name of readdirSync(folder)) expect(script).toContain(`  Delete "$INSTDIR\\${name}"\n`);
});

it.each([
  ['before the old program was moved', ['app', 'new/app'], 'app'],
  ['between the two renames', ['app.old', 'new/app'], 'new/app'],
  ['with nothing but the old program left', ['app.old'], 'app.old'],
  ['after the new one was in place', ['app', 'app.old'], 'app'],
])('an installation on Windows killed %s: the next start runs a whole program', (_when, folders, whole) => {
  const home = mkdtempSync(path.join(work, 'killed-'));
  layStart(home, { program: path.join(work, 'node') });
  for (const folder of folders) {
    mkdirSync(path.join(home, folder, 'out', 'main'), { recursive: true });
    writeFileSync(path.join(home, folder, 'out', 'main', 'livebase.js'), `console.log(${JSON.stringify(folder)}, process.argv[2]);`);
  }
  const { stdout, stderr } = spawnSync(process.execPath, [path.join(home, 'start.cjs'), 'version'], { encoding: 'utf8' });
  expect(`${stderr}${stdout}`).toBe(`${whole} version\n`);
  expect(existsSync(path.join(home, 'app'))).toBe(true);
});
