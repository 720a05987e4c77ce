// Long commands that are sent a signal in the middle of their work: what each is, on which base, and what is left where it is stopped.
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { copyBase } from './copy-base.ts';
import { VIDEO_TENANT, newFolder, start, worldInputs } from './cli.ts';

const WORKBOOKS = path.join(import.meta.dirname, '..', 'fixtures', 'workbooks');
const BLANK = path.join(WORKBOOKS, 'simple-monthly.xlsx');
const MAP = path.join(WORKBOOKS, 'simple-monthly.map.json');
const MONTH = ['--month', '2026-10'] as const;

/** A base with a year of bookings and sales, a backup of it, a second folder with one, and a pack. */
export interface Prepared {
  /** Everything lies in it; a run gets a copy. */
  readonly folder: string;
}

/** Where a run works: a copy of what was prepared, and a folder for what it writes. */
interface Place {
  readonly data: string;
  readonly at: (...parts: string[]) => string;
}

/** A long command: its words, and what tells that it is in the middle of its work. */
export interface LongCommand {
  readonly name: string;
  readonly words: (place: Place) => readonly string[];
  /** True once it has begun. */
  readonly isBegun: (place: Place) => boolean;
}

function has(folder: string, name: RegExp): boolean {
  return existsSync(folder) && readdirSync(folder).some((one) => name.test(one));
}

/** The base is open. */
const isOpen = ({ data }: Place): boolean => has(data, /-shm$/);

/** All long commands. */
export const LONG_COMMANDS: readonly LongCommand[] = [
  {
    name: 'import',
    words: ({ data }) => ['import', ...worldInputs(), '--tenant', VIDEO_TENANT, '--on-difference', 'replace', '--data', data],
    isBegun: ({ data }) => has(data, /^livebase\.running-/),
  },
  {
    name: 'restore',
    words: ({ data, at }) => ['restore', at('second', readdirSync(at('second')).find((one) => one.endsWith('.db')) ?? ''), '--data', data],
    isBegun: ({ data }) => has(data, /^livebase-restoring-/),
  },
  {
    name: 'backup --to',
    words: ({ data, at }) => ['backup', '--to', at('out'), '--data', data],
    isBegun: ({ at }) => has(at('out'), /\.part$/),
  },
  {
    name: 'demo',
    words: ({ at }) => ['demo', '--out', at('out', 'demo')],
    isBegun: ({ at }) => existsSync(at('out', 'demo', 'base', 'livebase.db')),
  },
  {
    name: 'take-over',
    words: ({ at }) => ['take-over', at('pack.zip'), '--data', at('taken')],
    isBegun: ({ at }) => has(at('taken'), /^livebase/),
  },
  {
    name: 'hand-over',
    words: ({ data, at }) => ['hand-over', '--out', at('out', 'pack.zip'), '--to', '林', '--data', data],
    isBegun: ({ data }) => has(path.join(data, 'temp'), /^livebase-hand-over-/),
  },
  {
    name: 'drill',
    words: ({ data }) => ['drill', '--data', data],
    isBegun: ({ data }) => has(path.join(data, 'backups'), /^\.livebase-drill-/),
  },
  { name: 'check --full', words: ({ data }) => ['check', '--full', '--data', data], isBegun: isOpen },
  {
    name: 'report --pdf',
    words: ({ data, at }) => ['report', ...MONTH, '--out', at('out'), '--pdf', '--data', data],
    isBegun: isOpen,
  },
  {
    name: 'report --workbook',
    words: ({ data, at }) => ['report', ...MONTH, '--out', at('out'), '--workbook', BLANK, '--map', MAP, '--data', data],
    isBegun: isOpen,
  },
  {
    name: 'map propose',
    words: ({ data, at }) => ['map', 'propose', BLANK, '--out', at('out', 'a.json'), '--data', data],
    isBegun: isOpen,
  },
  { name: 'support-copy', words: ({ data, at }) => ['support-copy', '--out', at('out', 'copy.db'), '--data', data], isBegun: isOpen },
  { name: 'statements', words: ({ data, at }) => ['statements', ...MONTH, '--out', at('out'), '--data', data], isBegun: isOpen },
  { name: 'self-check --out', words: ({ data, at }) => ['self-check', ...MONTH, '--out', at('out'), '--data', data], isBegun: isOpen },
];

/** How the commands are run that prepare a base: inside of a test, or as processes. */
type Run = (words: readonly string[]) => Promise<{ readonly code: number | null; readonly stderr: string }>;

/** Makes the base that every run begins with, and what lies beside it. */
export async function prepare(run: Run): Promise<Prepared> {
  const folder = newFolder();
  const at = (...parts: string[]): string => path.join(folder, ...parts);
  const done = async (...words: readonly string[]): Promise<void> => {
    const { code, stderr } = await run(words);
    if (code !== 0) throw new Error(`${words[0]}: ${stderr}`);
  };
  for (const made of ['second', 'out']) mkdirSync(at(made));
  const data = ['--data', at('data')] as const;
  await done('init', ...data);
  await done('import', ...worldInputs(), '--tenant', VIDEO_TENANT, ...data);
  await done('hand-over', '--out', at('pack.zip'), '--to', '林', ...data);
  await done('backup', '--to', at('second'), ...data);
  await done('backup-folder', at('second'), ...data);
  return { folder };
}

/** How a stopped command ended, and which files it left that were not there before. */
export interface Stopped {
  readonly code: number | string | null;
  readonly ms: number;
  readonly words: string;
  /** It has printed what it came to, or had ended by itself before the signal. */
  readonly isDone: boolean;
  readonly left: readonly string[];
  /** Where it worked, to be looked at. */
  readonly data: string;
}

function filesIn(folder: string): Set<string> {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Set(found.filter((one) => one.isFile()).map((one) => path.join(one.parentPath, one.name)));
}

/** May appear: what is known of the history outside. */
const BESIDES = /livebase-heads\.json$/;

/** Runs the command on a copy, sends the signal `afterMs` after it has begun, and answers how it ended. */
export async function stopped(
  { words, isBegun }: LongCommand,
  { folder }: Prepared,
  { signal, afterMs }: { readonly signal: NodeJS.Signals; readonly afterMs: number },
): Promise<Stopped> {
  const copy = newFolder();
  copyBase(folder, copy);
  const at = (...parts: string[]): string => path.join(copy, ...parts);
  const place = { data: at('data'), at };
  const before = filesIn(copy);
  const child = start(words(place), { cwd: tmpdir(), environment: { TMPDIR: copy } });
  let [text, isDone] = ['', false];
  child.stdout.on('data', () => (isDone = true));
  child.stderr.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  const closed = once(child, 'close');
  while (child.exitCode === null && !isBegun(place)) await wait(2);
  await wait(afterMs);
  const sent = performance.now();
  const hadEnded = child.exitCode !== null;
  child.kill(signal);
  const [code, by] = (await closed) as [number | null, string | null];
  const ms = performance.now() - sent;
  const left = [...filesIn(copy)].filter((file) => !before.has(file) && !BESIDES.test(file));
  return {
    code: code ?? by,
    ms,
    words: text,
    isDone: isDone || hadEnded,
    left: left.map((file) => path.relative(copy, file)),
    data: place.data,
  };
}
