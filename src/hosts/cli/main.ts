// The command line's main: parses, runs one command, prints what it came to, and answers the exit code.
import { Command, CommanderError } from 'commander';
import { logBug } from '../../backend/call-log.ts';
import { keepFilesPrivate } from '../../backend/core/files/private-files.ts';
import { addCommand, type CliCommand, defineOption, type Run } from './command.ts';
import { endOnSignals, guardPipes } from './endings.ts';
import { optionsOf } from './option-values.ts';
import { createOutcome, type Outcome } from './outcome.ts';
import { printFailure, printOutcome } from './print-outcome.ts';
import { openProgress, type Progress } from './progress.ts';
import { openSession } from './session.ts';
import { formatUsageSentence, createWrongUsage } from './usage.ts';
import { bookingCommands } from './commands/bookings.ts';
import { blackoutCommands } from './commands/blackouts.ts';
import { demoCommands } from './commands/demo.ts';
import { deskDayCommands } from './commands/desk-day.ts';
import { findCommands } from './commands/find-bookings.ts';
import { formCommands } from './commands/forms.ts';
import { importCommands } from './commands/imports.ts';
import { mapCommands } from './commands/maps.ts';
import { monthCommands } from './commands/months.ts';
import { noShowCommands } from './commands/no-shows.ts';
import { accountingCommands } from './commands/accounting.ts';
import { reminderCommands, statementCommands } from './commands/statements.ts';
import { openCommands } from './commands/open.ts';
import { peopleCommands } from './commands/people.ts';
import { reportCommands } from './commands/report.ts';
import { forgetCommands } from './commands/forget.ts';
import { safetyCommands } from './commands/safety.ts';
import { selfCheckCommands } from './commands/self-check.ts';
import { joinCommands } from './commands/join.ts';
import { serveCommands } from './commands/serve.ts';
import { startCommands } from './commands/init.ts';
import { statusCommands } from './commands/status.ts';
import { updateCommands } from './commands/update.ts';
import { tenantCommands } from './commands/tenants.ts';
import { getProgramVersion } from './program-version.ts';

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Options:': '选项：',
  'Commands:': '命令：',
  'Arguments:': '参数：',
  'Global Options:': '通用选项：',
};

const version: CliCommand = {
  name: 'version',
  words: '显示版本',
  work: () => Promise.resolve(createOutcome({ version: getProgramVersion() }, [getProgramVersion()])),
};

/** In the order of help. */
const COMMANDS: readonly CliCommand[] = [
  ...startCommands,
  ...demoCommands,
  ...importCommands,
  ...formCommands,
  ...reportCommands,
  ...selfCheckCommands,
  ...mapCommands,
  ...monthCommands,
  ...bookingCommands,
  ...findCommands,
  ...deskDayCommands,
  ...noShowCommands,
  ...reminderCommands,
  ...blackoutCommands,
  ...tenantCommands,
  ...statementCommands,
  ...accountingCommands,
  ...peopleCommands,
  ...safetyCommands,
  ...forgetCommands,
  ...statusCommands,
  ...updateCommands,
  ...openCommands,
  ...serveCommands,
  ...joinCommands,
  version,
];

function translated(command: Command): void {
  command.helpOption('-h, --help', '显示用法');
  for (const one of command.commands) translated(one);
}

/** The whole program. It never ends the process: errors are thrown, texts go to `write`. */
function buildProgram(run: Run, write: (text: string) => void): Command {
  const program = new Command('livebase');
  program
    .description('直播基地管家：台账导入、月报、结账')
    .usage('[选项] <命令>')
    .addOption(defineOption('--data <文件夹>', '数据所在的文件夹（默认是本机的个人数据文件夹）'))
    .option('--json', '只输出一个 JSON 文档')
    .addOption(defineOption('--by <姓名>', '以谁的名义：人员名单里的姓名（没有名单时，默认是系统用户名）'))
    .version(getProgramVersion(), '-V, --version', '显示版本')
    .helpCommand('help [命令]', '显示用法')
    .configureHelp({ styleTitle: (title) => TITLES[title] ?? title, showGlobalOptions: true })
    .configureOutput({ writeOut: write, writeErr: () => {} })
    .exitOverride();
  for (const command of COMMANDS) addCommand(program, command, run);
  translated(program);
  return program;
}

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
