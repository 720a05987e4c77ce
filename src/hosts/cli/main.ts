// The command line's main: parses, runs one command, prints what it came to, and answers the exit code.
import { type Command, CommanderError } from 'commander';
import { logBug } from '../../backend/call-log.ts';
import { keepFilesPrivate } from '../../backend/core/files/private-files.ts';
import type { Run } from './command.ts';
import { endOnSignals, guardPipes } from './endings.ts';
import { optionsOf } from './option-values.ts';
import type { Outcome } from './outcome.ts';
import { printFailure, printOutcome } from './print-outcome.ts';
import { buildProgram } from './program.ts';
import { openProgress, type Progress } from './progress.ts';
import { openSession } from './session.ts';
import { formatUsageSentence, createWrongUsage } from './usage.ts';

/** What one start of the program has come to so far. */
interface Started {
  readonly argv: readonly string[];
  readonly isJson: boolean;
  readonly progress: Progress;
  outcome: Outcome | null;
  folder: string | null;
  command: string;
}

function namedCommand(argv: readonly string[], program: Command): string {
  return argv.find((word) => program.commands.some((command) => command.name() === word)) ?? '';
}

/** `help` shows the whole of help for a word that is no command: the word is what is wrong. */
function unknownToHelp([first, word]: readonly string[], command: string): CommanderError | null {
  return first === 'help' && word !== undefined && command === '' ? createWrongUsage(`没有命令 ${word}`) : null;
}

function endOfParsing(error: CommanderError, started: Started, program: Command): number {
  // Help and version were asked for and are written.
  if (error.exitCode === 0) return 0;
  const command = namedCommand(started.argv, program);
  const sentence = formatUsageSentence(unknownToHelp(started.argv, command) ?? error, command);
  printFailure(started.isJson, 'USAGE', sentence, {});
  return 2;
}

function endOfBug(error: unknown, started: Started): number {
  const { number, file } = logBug(error, started.folder, `livebase ${started.command}`);
  const where = file === null ? '' : `，记录在 ${file}`;
  printFailure(started.isJson, 'INTERNAL', `程序内部错误，编号 ${number}${where}。没有写到一半的数据；请把编号和记录发给维护的人。`, {
    number,
    file,
  });
  return 1;
}

function isJsonAsked(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return (end < 0 ? argv : argv.slice(0, end)).includes('--json');
}

/** Runs the command line. `argv` are the words behind `livebase`. Never throws. */
export async function main(argv: readonly string[]): Promise<number> {
  keepFilesPrivate();
  const isJson = isJsonAsked(argv);
  const progress = await openProgress(!isJson && process.stderr.isTTY);
  const started: Started = { argv, isJson, progress, outcome: null, folder: null, command: '' };
  guardPipes();
  const endings = endOnSignals(progress);
  const run: Run = async (command, work) => {
    const session = openSession(optionsOf(command), { given: command.args, progress, endings });
    started.folder = session.folder;
    started.command = command.name();
    started.outcome = await work(session);
  };
  const written: string[] = [];
  const program = buildProgram(run, (text) => written.push(text));
  try {
    await program.parseAsync([...argv], { from: 'user' });
    progress.clear();
    return started.outcome === null ? 0 : printOutcome(isJson, started.outcome);
  } catch (error) {
    progress.clear();
    return error instanceof CommanderError ? endOfParsing(error, started, program) : endOfBug(error, started);
  } finally {
    process.stdout.write(isJson && written.length > 0 ? `${JSON.stringify({ text: written.join('').trimEnd() })}\n` : written.join(''));
  }
}
