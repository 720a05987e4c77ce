// livebase status: how the program, its data and its backups are, for the person who looks after the computer.
import type { LivebaseClient } from '../../../contract/contract.ts';
import { type HealthTrouble, listHealthTroubles } from '../../../contract/base/health.ts';
import type { CliCommand } from '../command.ts';
import { createOutcome, type Outcome } from '../outcome.ts';
import { type Session, withBase } from '../session.ts';

const TROUBLES: Readonly<Record<HealthTrouble, string>> = {
  backupOld: '最近的备份太旧，或还没有备份',
  secondNone: '没有第二个备份文件夹（livebase backup-folder 文件夹）',
  secondAway: '第二个备份文件夹连不上',
  checkBad: '上次检查发现问题',
  diskLow: '磁盘剩余不到 1 GB',
};

/** Computers that joined; null where the caller may not see them. */
async function listGuests(client: LivebaseClient) {
  const shared = await client.sharing.state({});
  if (!shared.ok) return null;
  const guests = shared.value.devices.filter((one) => !one.isRevoked);
  return {
    at: shared.value.at,
    guests: guests.map(({ id, name, lastSeenMs }) => ({
      id,
      name,
      lastSeen: lastSeenMs === null ? null : new Date(lastSeenMs).toISOString(),
    })),
  };
}

function gigabytes(bytes: number | null): string {
  return bytes === null ? '系统没有说' : `${(bytes / 1_000_000_000).toFixed(1)} GB`;
}

/** Ends with 1 where something is to be seen to: a scheduled task can tell by that. */
function status(session: Session): Promise<Outcome> {
  return withBase(session, async (client) => {
    const about = await client.settings.about({});
    if (!about.ok) return about;
    const backups = await client.settings.backups({});
    if (!backups.ok) return backups;
    const sharing = await listGuests(client);
    const { versions, computer, sizes, lastCheck } = about.value;
    const { newest, age, second } = backups.value;
    const troubles = listHealthTroubles(about.value, backups.value);
    const document = {
      ok: troubles.length === 0,
      troubles,
      version: versions.program,
      schema: versions.schema,
      computer,
      folder: sizes.folder,
      database: sizes.database + sizes.log,
      free: sizes.free,
      backup: newest === null ? null : { at: newest.at, file: newest.file, days: age.days },
      second: second === null ? null : { folder: second.folder, isThere: second.isThere, free: second.free },
      check: lastCheck === null ? null : { at: lastCheck.at, ok: lastCheck.ok, full: lastCheck.full },
      sharing,
    };
    const lines = [
      `程序 ${versions.program}，数据库结构第 ${versions.schema} 版，电脑 ${computer}`,
      `数据文件夹：${sizes.folder ?? ''}，剩余空间 ${gigabytes(sizes.free)}`,
      newest === null ? '最近的备份：没有' : `最近的备份：${newest.at}，${newest.file}`,
      second === null ? '第二个备份文件夹：没有设' : `第二个备份文件夹：${second.folder}${second.isThere ? '' : '（连不上）'}`,
      lastCheck === null ? '检查数据：还没有检查过' : `检查数据：${lastCheck.at}，${lastCheck.ok ? '正常' : '不对'}`,
      ...(sharing === null
        ? []
        : [`其它电脑：${sharing.guests.length === 0 ? '没有' : sharing.guests.map(({ name }) => name).join('、')}`]),
      ...troubles.map((one) => `要处理：${TROUBLES[one]}`),
    ];
    return createOutcome(document, lines, { exitCode: troubles.length === 0 ? 0 : 1 });
  });
}

export const statusCommands: readonly CliCommand[] = [
  { name: 'status', words: '程序、数据、备份、其它电脑的情况；有要处理的以 1 结束', work: status },
];
