// livebase init: an empty base.
import { createEmptyBase } from '../../../backend/backend.ts';
import { type CliCommand, defineOption } from '../command.ts';
import { createOutcome } from '../outcome.ts';
import { withFolder } from '../session.ts';

/** `init` */
export const startCommands: readonly CliCommand[] = [
  {
    name: 'init',
    words: '新建空的数据库',
    options: [defineOption('--force-empty', '已有数据库时，旧的改名保留，再建空的')],
    work: (session) =>
      withFolder(session, async (folder) => {
        const made = await createEmptyBase(folder, session.options.flag('forceEmpty'), session.actor);
        return made.ok ? createOutcome({ file: made.value.file }, [`已新建数据库：${made.value.file}`]) : made;
      }),
  },
];
