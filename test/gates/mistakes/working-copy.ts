// A copy of the sources in which mistakes are made and tried: the checkout itself is never touched.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '..', '..', '..');

/** How a program ended. `code` is null where it took too long. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly seconds: number;
}

/** A copy of the checkout, with programs run in it. */
export interface WorkingCopy {
  readonly folder: string;
  readonly write: (file: string, text: string) => void;
  /** Applies a unified diff; answers why it does not fit, or null. */
  readonly patch: (file: string) => string | null;
  /** Puts files back as they are in the checkout. */
  readonly restore: (files: readonly string[]) => void;
  readonly run: (words: readonly string[], more?: Readonly<Record<string, string>>, seconds?: number) => Promise<Ended>;
  readonly remove: () => void;
}

/** Lists the files of the checkout, new ones included. */
export function listFiles(...places: readonly string[]): string[] {
  const words = ['ls-files', '--cached', '--others', '--exclude-standard', '-z', '--', ...places];
  const { stdout } = spawnSync('git', words, { cwd: ROOT, encoding: 'utf8', maxBuffer: 100_000_000 });
  return stdout.split('\0').filter((file) => file !== '' && existsSync(path.join(ROOT, file)));
}

/** Reads a file of the checkout. */
export function readOriginal(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

/** Ends a program with all that it has started. */
function endGroup(pid: number | undefined): void {
  if (pid !== undefined) process.kill(-pid, 'SIGKILL');
}

function runIn(folder: string, words: readonly string[], more: Readonly<Record<string, string>>, seconds: number): Promise<Ended> {
  const [program = '', ...others] = words;
  const began = performance.now();
  const env = { ...process.env, PATH: `${path.join(ROOT, 'node_modules', '.bin')}:${process.env['PATH'] ?? ''}`, CI: 'true', ...more };
  const child = spawn(program, others, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let output = '';
  let isLate = false;
  const endWithUs = (): void => endGroup(child.pid);
  process.once('exit', endWithUs);
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (piece: string) => (output += piece));
  const timer = setTimeout(() => {
    isLate = true;
    endGroup(child.pid);
  }, seconds * 1000);
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 1, output: error.message, seconds: 0 }));
    child.on('close', (code) => {
      clearTimeout(timer);
      process.off('exit', endWithUs);
      resolve({ code: isLate ? null : (code ?? 1), output, seconds: (performance.now() - began) / 1000 });
    });
  });
}

const PATIENT_SECONDS = 1800;

/** Copies the checkout into a folder of its own. */
export function createWorkingCopy(): WorkingCopy {
  const home = mkdtempSync(path.join(tmpdir(), 'livebase-mistakes-'));
  const folder = path.join(home, 'copy');
  const temporary = path.join(home, 't');
  mkdirSync(temporary);
  const restore = (files: readonly string[]): void => {
    for (const file of files) {
      if (existsSync(path.join(ROOT, file))) cpSync(path.join(ROOT, file), path.join(folder, file));
      else rmSync(path.join(folder, file), { force: true });
    }
  };
  restore(listFiles());
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  return {
    folder,
    write: (file, text) => writeFileSync(path.join(folder, file), text),
    patch: (file) => {
      const { status, stderr } = spawnSync('git', ['apply', '--whitespace=nowarn', path.resolve(file)], { cwd: folder, encoding: 'utf8' });
      return status === 0 ? null : stderr.trim();
    },
    restore,
    run: (words, more = {}, seconds = PATIENT_SECONDS) => runIn(folder, words, { TMPDIR: temporary, ...more }, seconds),
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
}
