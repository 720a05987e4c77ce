// The commands of `livebase`, with their words for help.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { PROGRAM_FOLDER } from '../../backend/core/files/program-folder.js';
import { addBookings } from './commands/bookings.ts';
import type { Run } from './commands/command-run.ts';
import { addForms } from './commands/forms.ts';
import { addFindBookings } from './commands/find-bookings.ts';
import { addDemo } from './commands/demo.ts';
import { addImports } from './commands/imports.ts';
import { addInit } from './commands/init.ts';
import { addMaps } from './commands/maps.ts';
import { addMonths } from './commands/months.ts';
import { addReport } from './commands/report.ts';
import { addSafety } from './commands/safety.ts';
import { addServe } from './commands/serve.ts';
import { addStatement } from './commands/statement.ts';
import { done } from './outcome.ts';

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Options:': '选项：',
  'Commands:': '命令：',
  'Arguments:': '参数：',
  'Global Options:': '通用选项：',
};

/** The program's own version, as package.json states it. */
export function programVersion(): string {
  const facts: unknown = JSON.parse(readFileSync(path.join(PROGRAM_FOLDER, 'package.json'), 'utf8'));
  return typeof facts === 'object' && facts !== null && 'version' in facts ? String(facts.version) : '';
}

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
    .option('--data <文件夹>', '数据所在的文件夹（默认是本机的个人数据文件夹）')
    .option('--json', '只输出一个 JSON 文档')
    .option('--by <姓名>', '以谁的名义（默认是系统用户名）')
    .version(programVersion(), '-V, --version', '显示版本')
    .helpCommand('help [命令]', '显示用法')
    .configureHelp({ styleTitle: (title) => TITLES[title] ?? title, showGlobalOptions: true })
    .configureOutput({ writeOut: write, writeErr: () => {} })
    .exitOverride();
  addInit(program, run);
  addDemo(program, run);
  addImports(program, run);
  addForms(program, run);
  addReport(program, run);
  addMaps(program, run);
  addMonths(program, run);
  addBookings(program, run);
  addFindBookings(program, run);
  addStatement(program, run);
  addSafety(program, run);
  addServe(program, run, programVersion());
  program
    .command('version')
    .description('显示版本')
    .action((_options: unknown, command: Command) =>
      run(command, () => Promise.resolve(done({ version: programVersion() }, [programVersion()]))),
    );
  translated(program);
  return program;
}
