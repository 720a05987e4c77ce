// livebase init: an empty base.
import { createEmptyBase } from '../../../backend/backend.ts';
import { option } from '../command.ts';
import type { CliCommand } from '../command.ts';
import { done } from '../outcome.ts';
import { withFolder } from '../session.ts';

/** `init` */
export const startCommands: readonly CliCommand[] = [
  {
    name: 'init',
    words: '新建空的数据库',
    options: [option('--force-empty', '已有数据库时，旧的改名保留，再建空的')],
    work: (session) =>
      withFolder(session, async (folder) => {
        const made = await createEmptyBase(folder, session.options.flag('forceEmpty'), session.actor);
        return made.ok ? done({ file: made.value.file }, [`已新建数据库：${made.value.file}`]) : made;
      }),
  },
];
