// livebase init: an empty base.
import type { Command } from 'commander';
import { createEmptyBase } from '../../../backend/backend.ts';
import { done, refused } from '../outcome.ts';
import { withFolder } from '../session.ts';
import type { Run } from './command-run.ts';

/** `init [--force-empty]` */
export function addInit(program: Command, run: Run): void {
  program
    .command('init')
    .description('新建空的数据库')
    .option('--force-empty', '已有数据库时，旧的改名保留，再建空的')
    .action((_options: unknown, command: Command) =>
      run(command, (session) =>
        withFolder(session, async (folder) => {
          const made = await createEmptyBase(folder, session.options.flag('forceEmpty'));
          return made.ok ? done({ file: made.value.file }, [`已新建数据库：${made.value.file}`]) : refused(made.refusal);
        }),
      ),
    );
}
