// livebase join: this computer works on another one's base.
import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { InvalidArgumentError } from 'commander';
import { readHostPlace, formatHostPlace } from '../../../domain/base/host-place.ts';
import { refuse } from '../../../domain/values/result.ts';
import { askSecret } from '../ask-secret.ts';
import { type CliCommand, defineOption, requireOption } from '../command.ts';
import { createOutcome } from '../outcome.ts';
import { getProgramVersion } from '../program-version.ts';
import { withFolder } from '../session.ts';

/** An IPv4 address or a name, with a port or without; else wrong usage. */
function placeOption(text: string): string {
  if (readHostPlace(text) === null) throw new InvalidArgumentError('，要写成 192.168.1.20 或 192.168.1.20:8422');
  return text;
}

export const joinCommands: readonly CliCommand[] = [
  {
    name: 'join',
    words: '加入办公室里另一台电脑（主机）：这台不放数据，serve 打开的是主机上的（加入码在终端输入，或放在 LIVEBASE_JOIN_CODE）',
    options: [
      requireOption('--at <地址>', '主机的地址，如 192.168.1.20:8422', placeOption),
      defineOption('--name <名称>', '主机上这台电脑叫什么（默认用系统的名称）'),
    ],
    work: (session) =>
      withFolder(session, async (folder) => {
        // Nobody else needs what joining needs.
        const [{ getDatabaseFile }, { joinAndKeep }] = await Promise.all([
          import('../../../backend/core/db/open.ts'),
          import('../../lan/join-host.ts'),
        ]);
        const file = getDatabaseFile(folder);
        if (existsSync(file)) return refuse('BASE_EXISTS', { file });
        const at = readHostPlace(session.options.text('at') ?? '');
        if (at === null) return refuse('HOST_CANNOT', { what: 'join' });
        const code = (await askSecret('LIVEBASE_JOIN_CODE', '主机上显示的加入码：')) ?? '';
        const joined = await joinAndKeep(
          { ...at, code, name: session.options.text('name') ?? hostname().slice(0, 60) },
          getProgramVersion(),
          folder,
        );
        if (!joined.ok) return joined;
        const { device } = joined.value;
        return createOutcome({ ...at, device }, [`已加入 ${formatHostPlace(at)}，在主机上是第 ${device} 台。`, '用 livebase serve 打开。']);
      }),
  },
];
