// Sees to it that the program is built: in a checkout it is made when it is missing or older than its sources.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { ok, refuse, type Result } from '../../domain/values/result.ts';

const CONFIG = 'electron.config.ts';

/** What the program is built from, in a checkout. */
const SOURCES = ['src', 'electron', CONFIG, 'package-lock.json'] as const;

function newestOf(place: string): number {
  const { mtimeMs } = statSync(place);
  if (!statSync(place).isDirectory()) return mtimeMs;
  const files = readdirSync(place, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name),
  );
  return Math.max(mtimeMs, ...files.map((entry) => statSync(path.join(entry.parentPath, entry.name)).mtimeMs));
}

/** The file by whose time a build is dated: the page's own. */
function indexOf(out: string): string {
  return path.join(out, 'renderer', 'index.html');
}

/** True where the program has to be built: something that it is made of is newer. */
export function isBuildStale(project: string, out: string): boolean {
  const index = indexOf(out);
  if (!existsSync(index)) return true;
  const made = statSync(index).mtimeMs;
  return SOURCES.map((source) => path.join(project, source)).some((source) => existsSync(source) && newestOf(source) > made);
}

/** Runs the builder; null where it went well, else the end of what it said. */
function runBuilder(project: string, program: string, out: string): Promise<string | null> {
  const { promise, resolve } = Promise.withResolvers<string | null>();
  const words = [program, 'build', '--config', path.join(project, CONFIG), '--outDir', out, '--logLevel', 'warn'];
  // Whatever this process runs as (a test run says so in NODE_ENV): the program that people use is what is built.
  const env = { ...process.env, NODE_ENV: 'production' };
  const child = spawn(process.execPath, words, { cwd: project, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const hear = (piece: string): void => {
    said = (said + piece).slice(-4000);
  };
  child.stdout.setEncoding('utf8').on('data', hear);
  child.stderr.setEncoding('utf8').on('data', hear);
  child.on('error', (error) => resolve(error.message));
  child.on('close', (code) => resolve(code === 0 ? null : said.trim()));
  return promise;
}

/** Puts the new build where the old one was: nobody meets half of one. */
function swapIn(made: string, out: string, began: Date): void {
  // Sources that changed meanwhile are newer than the build.
  utimesSync(indexOf(made), began, began);
  rmSync(out, { recursive: true, force: true });
  renameSync(made, out);
}

/** True for a checkout that runs as sources: what is built, and what lacks the builder, serves the page it came with. */
function canBuild(project: string, builder: string): boolean {
  return import.meta.url.endsWith('.ts') && existsSync(builder) && existsSync(path.join(project, CONFIG));
}

/**
 * The folder with the built program: `main`, `preload`, `renderer`. Builds it first where it is stale, telling `say`.
 * Refuses PAGE_MISSING `{folder}` where there is none and nothing to build it with, PAGE_BUILD_FAILED `{detail}`.
 */
export async function ensureBuild(project: string, say: (sentence: string) => void): Promise<Result<string>> {
  const out = path.join(project, 'out');
  const builder = path.join(project, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  if (!canBuild(project, builder))
    return existsSync(indexOf(out)) ? ok(out) : refuse('PAGE_MISSING', { folder: path.join(out, 'renderer') });
  if (!isBuildStale(project, out)) return ok(out);
  say('程序还没有生成，或比源码旧，正在生成……');
  const began = new Date();
  const made = path.join(project, 'dist', `out-${process.pid}`);
  try {
    const trouble = await runBuilder(project, builder, made);
    if (trouble !== null) return refuse('PAGE_BUILD_FAILED', { detail: trouble });
    swapIn(made, out, began);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
  say('程序已生成。');
  return ok(out);
}
