// Lays out the one folder that is shipped: built code, the database's binary, the fonts that are printed with, resources, notices. Checks what it has laid out.
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FONT_FILES } from '../../src/backend/core/render/pdf.ts';
import { PROGRAM_FOLDER } from '../../src/backend/core/files/program-folder.js';
import { ensureBuild } from '../../src/hosts/http/program-build.ts';

const MEGABYTE = 1_000_000;
/** More than this was not meant to be shipped: a second font, a second platform, a package beside the built code. */
const MOST = { files: 700, bytes: 75 * MEGABYTE } as const;
const NOTICES = 'docs/third-party-notices.md';
const DATABASE = 'node_modules/better-sqlite3';
const FONTS = Object.values(FONT_FILES).map((file) => `node_modules/${file}`);
/** Their packages and the database's: all others are part of the built code. */
const PACKAGES = [DATABASE, ...new Set(FONTS.map((file) => file.split('/').slice(0, 3).join('/')))];
/** What is started or shown by its own name. */
const ENTRIES = [
  'out/main/main.js',
  'out/main/backend.js',
  'out/main/job-thread.js',
  'out/main/command-thread.js',
  'out/main/xls-worker.js',
  'out/main/livebase.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
  'electron/pages/crash.html',
] as const;

/** A staged folder in figures. */
export interface Staged {
  readonly folder: string;
  readonly files: number;
  readonly megabytes: number;
}

/** A package's own papers: what it is, and its licences. */
function papersOf(folder: string): string[] {
  const names = readdirSync(path.join(PROGRAM_FOLDER, folder));
  return names.filter((name) => name === 'package.json' || /^licen[cs]e/i.test(name)).map((name) => `${folder}/${name}`);
}

function partsFor(machine: string): readonly string[] {
  return [
    'out',
    'electron/pages',
    'resources',
    NOTICES,
    'LICENSE',
    ...PACKAGES.flatMap(papersOf),
    `${DATABASE}/lib`,
    `${DATABASE}/prebuilds/${machine}.node`,
    ...FONTS,
  ];
}

function manifestOf(folder: string): Record<string, unknown> {
  return JSON.parse(readFileSync(path.join(PROGRAM_FOLDER, folder, 'package.json'), 'utf8')) as Record<string, unknown>;
}

/** The package's own account of itself. Its packages are the few that stay ones: without them named, electron-builder looks for packages further up. */
function manifestText(): string {
  const { name, version, description, license, type, main } = manifestOf('.');
  const dependencies = Object.fromEntries(PACKAGES.map((folder) => [folder.slice('node_modules/'.length), manifestOf(folder)['version']]));
  return `${JSON.stringify({ name, version, description, license, type, main, dependencies }, null, 2)}\n`;
}

/** All files of a folder, by their names in it. */
export function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
}

/** What begins without the base: the window's main process, and a command line that only says how it is used. */
const LIGHT = ['out/main/main.js', 'out/main/livebase.js'] as const;

/** Whether a file brings SQLite with it: by what it imports; `isEntry`: by what it loads itself later, too, which is what it starts. */
function bringsDatabase(file: string, isEntry: boolean, seen = new Set<string>()): boolean {
  if (seen.has(file) || !existsSync(file)) return false;
  seen.add(file);
  const code = readFileSync(file, 'utf8');
  if (/(?:from|import) ?["']better-sqlite3["']/.test(code)) return true;
  const later = isEntry ? [...code.matchAll(/import\(["'`](\.[^"'`]+)["'`]\)/g)] : [];
  const named = [...code.matchAll(/(?:from|import) ?["'](\.[^"']+)["']/g), ...later];
  return named.some(([, name = '']) => bringsDatabase(path.join(path.dirname(file), name), false, seen));
}

/** What is wrong with a staged folder, one sentence a fault. */
export function stageFaults(folder: string): string[] {
  const files = filesOf(folder);
  const ending = (end: string): string[] => files.filter((file) => file.endsWith(end));
  const bytes = files.reduce((sum, file) => sum + statSync(path.join(folder, file)).size, 0);
  const faults = [...ENTRIES, ...FONTS, NOTICES, 'LICENSE', 'package.json']
    .filter((file) => !files.includes(file))
    .map((file) => `${file} is missing`);
  const notices = path.join(folder, NOTICES);
  if (existsSync(notices) && readFileSync(notices, 'utf8') !== readFileSync(path.join(PROGRAM_FOLDER, NOTICES), 'utf8'))
    faults.push(`${NOTICES} is not the project's own`);
  for (const file of [...ending('.ts'), ...ending('.tsx'), ...ending('.map')]) faults.push(`${file} is no built file`);
  for (const file of LIGHT) if (bringsDatabase(path.join(folder, file), true)) faults.push(`${file} brings SQLite with it`);
  if (ending('.node').length !== 1) faults.push(`one .node is wanted, not ${ending('.node').length}`);
  if (ending('.ttf').length !== FONTS.length) faults.push(`${FONTS.length} fonts are wanted, not ${ending('.ttf').length}`);
  if (files.length > MOST.files) faults.push(`${files.length} files, ${MOST.files} is the most`);
  if (bytes > MOST.bytes) faults.push(`${Math.round(bytes / MEGABYTE)} MB, ${MOST.bytes / MEGABYTE} is the most`);
  return faults;
}

/** Builds what is stale and lays it out in `folder`, for a machine (`win32-x64`); `database`: the binary in the place of the package's own. Throws where building fails or the check finds a fault. */
export async function stage(
  folder: string,
  say: (sentence: string) => void,
  machine: string = `${process.platform}-${process.arch}`,
  database?: string,
): Promise<Staged> {
  const built = await ensureBuild(PROGRAM_FOLDER, say);
  if (!built.ok) throw new Error(`${built.refusal.code}: ${String(built.refusal.data['detail'] ?? '')}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const part of partsFor(machine)) cpSync(path.join(PROGRAM_FOLDER, part), path.join(folder, part), { recursive: true });
  if (database !== undefined) copyFileSync(database, path.join(folder, DATABASE, 'prebuilds', `${machine}.node`));
  writeFileSync(path.join(folder, 'package.json'), manifestText());
  const faults = stageFaults(folder);
  if (faults.length > 0) throw new Error(`the staged folder is not what is shipped:\n${faults.join('\n')}`);
  const files = filesOf(folder);
  const bytes = files.reduce((sum, file) => sum + statSync(path.join(folder, file)).size, 0);
  return { folder, files: files.length, megabytes: bytes / MEGABYTE };
}
