// Which commands may take long, as far as their words tell before anything is loaded: those run in a thread, so that a signal is heard meanwhile.
import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { defaultDataFolder } from '../../backend/data-folder.ts';

/** Long whatever the base holds. */
const LONG: ReadonlySet<string> = new Set([
  'demo',
  'drill',
  'form',
  'hand-over',
  'import',
  'map',
  'parked',
  'restore',
  'statements',
  'support-copy',
  'take-over',
]);
/** Long on a large base, or with one of these words. */
const LONG_AT_TIMES: ReadonlySet<string> = new Set([
  'backup',
  'check',
  'close',
  'explain',
  'reopen',
  'report',
  'self-check',
  'statement',
  'undo',
]);
const WITH: ReadonlySet<string> = new Set(['--out', '--to', '--full']);
/** A base below this is read in a part of a second: a thread of its own would be a good part of the whole. */
const LARGE_BYTES = 16_000_000;
/** Options of every command that take a word. */
const WITH_WORD: ReadonlySet<string> = new Set(['--data', '--by']);

/** The words of the command, without the options of every command that stand before it. */
function wordsOf(argv: readonly string[]): readonly string[] {
  const at = argv.findIndex((word, index) => !word.startsWith('-') && !WITH_WORD.has(argv[index - 1] ?? ''));
  return at < 0 ? [] : argv.slice(at);
}

function dataIn(argv: readonly string[]): string {
  const given = argv.find((word) => word.startsWith('--data='))?.slice('--data='.length) ?? argv[argv.indexOf('--data') + 1];
  const isGiven = argv.some((word) => word === '--data' || word.startsWith('--data='));
  const machine = { platform: process.platform, environment: process.env, home: homedir() };
  return isGiven && given !== undefined ? given : defaultDataFolder(machine);
}

function isLarge(folder: string): boolean {
  return (statSync(path.join(folder, 'livebase.db'), { throwIfNoEntry: false })?.size ?? 0) >= LARGE_BYTES;
}

/** Whether the command of these words may take long. */
export function canBeLong(argv: readonly string[]): boolean {
  const [command = '', ...words] = wordsOf(argv);
  if (LONG.has(command)) return true;
  if (!LONG_AT_TIMES.has(command)) return false;
  return words.some((word) => WITH.has(word.split('=')[0] ?? '')) || isLarge(dataIn(argv));
}
