// Sees to it that the page is built: in a checkout it is made when it is missing or older than its sources.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { got, notGot } from './got.ts';
import type { Got } from './got.ts';

/** What the page is made of, in a checkout. */
const SOURCES = ['src/app', 'src/contract', 'src/domain', 'vite.config.ts', 'package-lock.json'] as const;

/** The project's own folder. */
export const PROJECT = path.join(import.meta.dirname, '..', '..', '..');

function newestOf(place: string): number {
  const { mtimeMs } = statSync(place);
  if (!statSync(place).isDirectory()) return mtimeMs;
  const files = readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Math.max(mtimeMs, ...files.map((entry) => statSync(path.join(entry.parentPath, entry.name)).mtimeMs));
}

/** True where the page has to be made: something that it is made of is newer. */
export function isPageStale(project: string, page: string): boolean {
  const index = path.join(page, 'index.html');
  if (!existsSync(index)) return true;
  const made = statSync(index).mtimeMs;
  return SOURCES.map((source) => path.join(project, source)).some((source) => existsSync(source) && newestOf(source) > made);
}

/** Runs vite; null where it went well, else the end of what it said. */
function runVite(project: string, program: string, out: string): Promise<string | null> {
  const { promise, resolve } = Promise.withResolvers<string | null>();
  const words = [
    program,
    'build',
    '--config',
    path.join(project, 'vite.config.ts'),
    '--outDir',
    out,
    '--emptyOutDir',
    '--logLevel',
    'warn',
  ];
  // Whatever this process runs as (a test run says so in NODE_ENV): the page that people use is what is built.
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

/** Puts the new page where the old one was: nobody meets half of one. */
function swapIn(made: string, page: string, began: Date): void {
  // Sources that changed meanwhile are newer than the page.
  utimesSync(path.join(made, 'index.html'), began, began);
  rmSync(page, { recursive: true, force: true });
  renameSync(made, page);
}

/** Names a folder with a page that is served as it is: whoever sets it has built it. */
const AS_IT_IS = 'LIVEBASE_PAGE';

/**
 * The folder of the built page. Builds it first where it is stale, telling `say`; not where LIVEBASE_PAGE names one.
 * Refuses PAGE_MISSING `{folder}` where there is none and nothing to build it with, PAGE_BUILD_FAILED `{detail}`.
 */
export async function readyPage(project: string, say: (sentence: string) => void): Promise<Got<string>> {
  const named = process.env[AS_IT_IS] ?? '';
  if (named !== '') return existsSync(path.join(named, 'index.html')) ? got(named) : notGot('PAGE_MISSING', { folder: named });
  const page = path.join(project, 'dist', 'page');
  const vite = path.join(project, 'node_modules', 'vite', 'bin', 'vite.js');
  const canBuild = existsSync(vite) && existsSync(path.join(project, 'vite.config.ts'));
  if (!canBuild) return existsSync(path.join(page, 'index.html')) ? got(page) : notGot('PAGE_MISSING', { folder: page });
  if (!isPageStale(project, page)) return got(page);
  say('页面还没有生成，或比源码旧，正在生成……');
  const began = new Date();
  const made = `${page}.new-${process.pid}`;
  try {
    const trouble = await runVite(project, vite, made);
    if (trouble !== null) return notGot('PAGE_BUILD_FAILED', { detail: trouble });
    swapIn(made, page, began);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
  say('页面已生成。');
  return got(page);
}
