// Starts the real `livebase` as a process, with a fixed clock, and reads back what it printed.
import Database from 'better-sqlite3';
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { copyBase } from './copy-base.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const STARTER = path.join(ROOT, 'src', 'hosts', 'cli', 'livebase.js');
const CLOCK = path.join(import.meta.dirname, 'fixed-clock.ts');
/** The fixtures' world. */
export const WORLD = path.join(ROOT, 'test', 'fixtures', 'world');
/** Whose the export without an account is. */
export const VIDEO_TENANT = '91440303MA1887G6QK';

/** How a process ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The one document on standard output; fails where there is not exactly one. */
  readonly document: () => Record<string, unknown>;
}

export interface StartChoices {
  readonly now?: string;
  readonly cwd?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts `livebase` with these words. */
export function start(words: readonly string[], choices: StartChoices = {}) {
  const environment = { ...process.env, LIVEBASE_TEST_NOW: choices.now ?? '2026-11-05T10:00:00+08:00', ...choices.environment };
  // Windows reads a bare path behind --import as a URL of its own scheme.
  const preload = pathToFileURL(CLOCK).href;
  return spawn(process.execPath, ['--import', preload, STARTER, ...words], {
    cwd: choices.cwd ?? tmpdir(),
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Runs `livebase` with these words to its end. */
export function livebase(words: readonly string[], choices: StartChoices = {}): Promise<Ended> {
  const { promise, resolve, reject } = Promise.withResolvers<Ended>();
  const child = start(words, choices);
  const texts = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (texts.stdout += piece));
  child.stderr.setEncoding('utf8').on('data', (piece: string) => (texts.stderr += piece));
  child.on('error', reject);
  child.on('close', (code) => resolve({ code, ...texts, document: () => JSON.parse(texts.stdout) as Record<string, unknown> }));
  return promise;
}

/** Holds the folders of these tests; it goes with the run's folder. */
const WORK = mkdtempSync(path.join(tmpdir(), 'livebase-cli-'));

/** A new temporary folder. */
export function newFolder(): string {
  return mkdtempSync(path.join(WORK, 'f-'));
}

/** A copy of a closed base's folder. */
export function copyOf(folder: string): string {
  const copy = newFolder();
  copyBase(folder, copy);
  return copy;
}

/** Every input of the world, in the order of names. */
export function worldInputs(): string[] {
  const folder = path.join(WORLD, 'inputs');
  return readdirSync(folder)
    .toSorted()
    .map((name) => path.join(folder, name));
}

/** Every row of every table besides those named, as text. */
export function dump(folder: string, besides: readonly string[] = []): Map<string, string[]> {
  const db = new Database(path.join(folder, 'livebase.db'), { readonly: true });
  try {
    const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all().map(String);
    const kept = tables.filter((name) => !besides.includes(name));
    return new Map(
      kept.map((name) => [
        name,
        db
          .prepare(`SELECT * FROM "${name}"`)
          .all()
          .map((row) => JSON.stringify(row)),
      ]),
    );
  } finally {
    db.close();
  }
}
