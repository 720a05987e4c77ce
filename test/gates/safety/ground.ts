// What the parts of the safety gate stand on: the real command with a clock that stands still, and whether a base is sound behind it.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Base, closeBase, openBase } from '../../../src/backend/core/db/open.ts';
import { addRecord } from '../../../src/backend/core/db/record-store.ts';
import { distrustOf } from '../../../src/backend/core/db/history-integrity.ts';
import { inTx } from '../../../src/backend/core/db/tx.ts';
import { checkBase } from '../../../src/backend/safety/check.ts';
import { ok } from '../../../src/domain/values/result.ts';
import { type Ended, livebase, start } from '../../helpers/cli.ts';
import { DEMO_CLOCK } from '../../helpers/demo-day.ts';
import { TESTER } from '../../helpers/sample-base.ts';

const NOW = new Date(DEMO_CLOCK.nowMs()).toISOString();

/** Folders of a part; gone at its end. */
export function scratchFolder(name: string): { readonly folder: string; readonly drop: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), `livebase-gate-${name}-`));
  return { folder, drop: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Heads of a base stand in `config`, also for what is opened in this process: never in the person's own folder. */
export function useConfig(config: string): void {
  mkdirSync(config, { recursive: true });
  process.env['LIVEBASE_CONFIG'] = config;
}

export interface Words {
  readonly words: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly now?: string;
}

function choicesOf({ environment = {}, now = NOW }: Words) {
  return { now, environment: { LIVEBASE_TEST_CLOCK: 'still', ...environment } };
}

/** Starts `livebase … --data FOLDER --json`. */
export function startOn(folder: string, wish: Words): ReturnType<typeof start> {
  return start([...wish.words, '--data', folder, '--json'], choicesOf(wish));
}

/** Runs it to its end. */
export function runOn(folder: string, wish: Words): Promise<Ended> {
  return livebase([...wish.words, '--data', folder, '--json'], choicesOf(wish));
}

/** Runs it, and throws where it did not go through. */
export async function done(folder: string, wish: Words): Promise<Ended> {
  const ended = await runOn(folder, wish);
  if (ended.code !== 0) throw new Error(`${wish.words.join(' ')}: ${ended.stdout}${ended.stderr}`);
  return ended;
}

/** The code of a refusal, `ok`, or what else a process ended with. */
export function codeOf(ended: Ended): string {
  if (ended.code === 0) return 'ok';
  try {
    const { error } = ended.document();
    if (typeof error === 'object' && error !== null && 'code' in error) return String(error.code);
  } catch {
    // What is no document is told whole.
  }
  return `ended with ${ended.code}: ${ended.stdout} ${ended.stderr}`;
}

/** Opens a base here, at the time at which the commands run. */
export function opened(folder: string): Base {
  const base = openBase(folder, DEMO_CLOCK);
  if (!base.ok) throw new Error(`${folder} does not open: ${JSON.stringify(base.refusal)}`);
  return base.value;
}

/** Opens it, answers what `look` says, closes it. */
export function looking<T>(folder: string, look: (base: Base) => T): T {
  const base = opened(folder);
  try {
    return look(base);
  } finally {
    closeBase(base);
  }
}

/** Throws unless the base opens, is trusted, and passes the full check. */
export function expectSound(folder: string): void {
  looking(folder, (base) => {
    const distrust = distrustOf(base.db);
    if (distrust !== null) throw new Error(`${folder}: false alarm ${JSON.stringify(distrust)}`);
    const failing = checkBase(base, { full: true }).checks.filter((one) => !one.ok && one.name !== 'backup');
    if (failing.length > 0) throw new Error(`${folder}: ${JSON.stringify(failing)}`);
  });
}

/** Throws unless a second start writes and is trusted behind it. */
export function expectWritable(folder: string): void {
  looking(folder, (base) => {
    const written = inTx(base, TESTER, (tx) => ok(addRecord(tx, 'tenant', { notes: '第二次打开' }, null)));
    if (!written.ok) throw new Error(`${folder}: ${JSON.stringify(written.refusal)}`);
  });
  looking(folder, (base) => {
    const distrust = distrustOf(base.db);
    if (distrust !== null) throw new Error(`${folder}: false alarm ${JSON.stringify(distrust)}`);
  });
}

const HALF = /\.part(?:-\d+)?$|\.tmp$|\.new$|-restoring-|-migrating-|livebase\.restore$|-guard$/;

/** Files in a folder and below it that only stand there while something is at work. */
export function halfFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => HALF.test(name));
}

/** Every file in a folder and below it but SQLite's own log. */
export function filesIn(folder: string): string[] {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  return names.filter((name) => !/-(?:wal|shm)$/.test(name)).toSorted();
}
