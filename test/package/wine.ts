// Windows for a gate: wine with a prefix of its own. Installs wine and NSIS where they are missing and this may be done.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** A program, and Debian's packages that bring it. */
interface Tool {
  readonly program: string;
  readonly packages: readonly string[];
}

/** What the installer for Windows is made and tried with. */
export const WINDOWS_TOOLS: readonly Tool[] = [
  { program: 'wine', packages: ['wine', 'wine64'] },
  { program: 'makensis', packages: ['nsis'] },
];

/** Sees to programs that a gate needs. @throws where they can't be had */
export function readyTools(tools: readonly Tool[]): void {
  const missing = tools.filter(({ program }) => spawnSync(program, ['--version']).error !== undefined);
  if (missing.length === 0) return;
  const packages = missing.flatMap((one) => [...one.packages]);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const words of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...packages],
  ])
    if (spawnSync('apt-get', words, { stdio: 'inherit', env }).status !== 0)
      throw new Error(`to be installed first: ${packages.join(' ')}`);
}

/** What a program came to. */
export interface Ended {
  readonly code: number | null;
  readonly said: string;
  readonly seconds: number;
}

/** A prefix: a Windows of its own in a folder. */
export interface Wine {
  /** The user's `AppData/Local`, seen from outside. */
  readonly local: string;
  readonly run: (file: string, ...words: readonly string[]) => Promise<Ended>;
  /** Starts it and answers at once; what it says goes to `out`. */
  readonly start: (out: string, file: string, ...words: readonly string[]) => ChildProcess;
  /** Ends whatever runs in this prefix. */
  readonly end: () => void;
}

/** A path of this machine as programs under wine see it. */
export function drivePath(file: string): string {
  return `Z:${file.replaceAll('/', '\\')}`;
}

/** Makes a prefix in a folder. @throws where wine can't */
export function openWine(folder: string): Wine {
  const prefix = path.join(folder, 'prefix');
  const runtime = path.join(folder, 'runtime');
  mkdirSync(runtime, { recursive: true, mode: 0o700 });
  // Debian's wineserver 10.0 aborts where TMPDIR is set; without a locale in UTF-8 wine makes no file of a Chinese name.
  const off = {
    LC_ALL: 'C.UTF-8',
    TMPDIR: undefined,
    WINEDEBUG: '-all',
    WINEDLLOVERRIDES: 'mscoree,mshtml=',
    DISPLAY: '',
    XDG_RUNTIME_DIR: runtime,
  };
  const env = { ...process.env, ...off, WINEPREFIX: prefix };
  if (spawnSync('wineboot', ['-i'], { env, stdio: 'ignore' }).status !== 0) throw new Error('wineboot failed');
  const users = path.join(prefix, 'drive_c', 'users');
  const user = readdirSync(users).find((name) => name !== 'Public') ?? '';
  /** Files and not pipes: Node under wine refuses pipes. */
  const start = (out: string, file: string, ...words: readonly string[]): ChildProcess => {
    const stream = openSync(out, 'w');
    const child = spawn('wine', [file, ...words], { env, stdio: ['ignore', stream, stream] });
    closeSync(stream);
    return child;
  };
  const run = async (file: string, ...words: readonly string[]): Promise<Ended> => {
    const out = path.join(folder, 'said.txt');
    const began = performance.now();
    const child = start(out, file, ...words);
    const code = await new Promise<number | null>((resolve) => child.once('exit', (ended) => resolve(ended)));
    const seconds = (performance.now() - began) / 1000;
    const name = path.win32.basename(path.basename(file));
    console.log(`${name} ${words.join(' ')}: ${code}, ${seconds.toFixed(1)} s`);
    return { code, seconds, said: readFileSync(out, 'utf8') };
  };
  return {
    local: path.join(users, user, 'AppData', 'Local'),
    run,
    start,
    end: () => void spawnSync('wineserver', ['-k'], { env }),
  };
}
