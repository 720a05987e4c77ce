// The commands of `livebase`, with their words for help.
import { Command } from 'commander';
import { addCommand, type CliCommand, defineOption, type Run } from './command.ts';
import { bookingCommands } from './commands/bookings.ts';
import { blackoutCommands } from './commands/blackouts.ts';
import { demoCommands } from './commands/demo.ts';
import { deskDayCommands } from './commands/desk-day.ts';
import { findCommands } from './commands/find-bookings.ts';
import { formCommands } from './commands/forms.ts';
import { importCommands } from './commands/imports.ts';
import { mapCommands } from './commands/maps.ts';
import { monthCommands } from './commands/months.ts';
import { openCommands } from './commands/open.ts';
import { peopleCommands } from './commands/people.ts';
import { reportCommands } from './commands/report.ts';
import { forgetCommands } from './commands/forget.ts';
import { safetyCommands } from './commands/safety.ts';
import { selfCheckCommands } from './commands/self-check.ts';
import { joinCommands } from './commands/join.ts';
import { serveCommands } from './commands/serve.ts';
import { startCommands } from './commands/init.ts';
import { statementCommands } from './commands/statement.ts';
import { updateCommands } from './commands/update.ts';
import { tenantCommands } from './commands/tenants.ts';
import { createOutcome } from './outcome.ts';
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
  ...blackoutCommands,
  ...tenantCommands,
  ...statementCommands,
  ...peopleCommands,
  ...safetyCommands,
  ...forgetCommands,
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
export function buildProgram(run: Run, write: (text: string) => void): Command {
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
