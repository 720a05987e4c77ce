// livebase update: where updates are looked for, what lies there, and installing it.
import path from 'node:path';
import { installUpdateOf, updateFolder, verifyUpdateOf } from '../../../backend/backend.ts';
import type { LivebaseClient } from '../../../contract/contract.ts';
import { ok, refuse } from '../../../domain/values/result.ts';
import { PROGRAM_FOLDER } from '../../../backend/core/files/program-folder.js';
import { type Answer, callMethod, type CliCommand, defineArgument, defineOption } from '../command.ts';
import { handleFolderWish } from '../folder-wish.ts';
import { createOutcome, type Outcome } from '../outcome.ts';
import { type Session, withFolder } from '../session.ts';

function offerOutcome(offer: Answer<LivebaseClient['updates']['look']>): Outcome {
  const { version, own, notes, folder, bytes } = offer;
  return createOutcome(offer, [
    `${folder} 里有 ${version} 版（现在是 ${own} 版），安装包 ${(bytes / 1_000_000).toFixed(1)} MB。`,
    ...notes.split('\n').map((line) => `  ${line}`),
    '安装：livebase update install（先备份，再换上）。',
  ]);
}

const look = callMethod(
  (client) => client.updates.look,
  () => ({}),
  offerOutcome,
);

const updatesFolder = handleFolderWish(updateFolder, (folder) =>
  folder === null ? '没有设更新文件夹，在插着的 U 盘里找。' : `更新在 ${folder} 里找。`,
);

/** Judges the package that is named, and starts nothing. */
function verify(session: Session): Promise<Outcome> {
  const [file = ''] = session.given;
  return withFolder(session, async (folder) => {
    const judged = await verifyUpdateOf(folder, path.resolve(file), session.actor);
    return judged.ok ? createOutcome(judged.value, [`${judged.value.version} 版：签名、大小和校验值都对。`]) : judged;
  });
}

/** What is to be installed: the package that was named, else what is looked for. */
function offered(session: Session): Promise<Outcome> {
  return session.given[0] === undefined ? look(session) : verify(session);
}

/** Looks, installs what was found, and puts it in place once this command has ended with the base. */
async function install(session: Session): Promise<Outcome> {
  const { findOwnPackage } = await import('../../http/open.ts');
  const prepare = findOwnPackage();
  if (prepare === null) return refuse('UPDATE_FROM_SOURCES', { folder: PROGRAM_FOLDER });
  const looked = await offered(session);
  if (!looked.ok) return looked;
  const version = 'version' in looked.document ? String(looked.document.version) : '';
  const [named] = session.given;
  let putInPlace: () => void = () => undefined;
  const start = async (file: string) => {
    const ready = await prepare(file, ['version']);
    if (!ready.ok) return ready;
    putInPlace = ready.value;
    return ok(null);
  };
  return withFolder(session, async (folder) => {
    const installed = await installUpdateOf(folder, session.actor, {
      version,
      folder: named === undefined ? null : path.dirname(path.resolve(named)),
      start,
    });
    if (!installed.ok) return installed;
    putInPlace();
    const { from, backup } = installed.value;
    return createOutcome({ ...installed.value, ok: true }, [
      `已换上 ${version} 版（原来是 ${from} 版）。更新前的备份：${backup}`,
      '要退回原来的版本：重新装上它，再恢复这个备份；更新以后录入的内容就没有了。',
    ]);
  });
}

export const updateCommands: readonly CliCommand[] = [
  {
    name: 'update',
    words: '更新程序（U 盘或共享文件夹里的，不联网）',
    commands: [
      {
        name: 'folder',
        words: '更新在哪个文件夹里找：看、设、取消',
        takes: [defineArgument('[文件夹]')],
        options: [defineOption('--none', '不设，在插着的 U 盘里找')],
        work: updatesFolder,
      },
      {
        name: 'look',
        words: '看有没有更新，新在哪里',
        work: look,
      },
      {
        name: 'verify',
        words: '核对一个更新：签名、大小、校验值，是不是给这台电脑的',
        takes: [defineArgument('<文件>', '安装包，或旁边的 livebase-update.json')],
        work: verify,
      },
      {
        name: 'install',
        words: '核对、备份、换上；不写文件就用找到的',
        takes: [defineArgument('[文件]', '安装包，或旁边的 livebase-update.json')],
        says: '正在核对并备份',
        work: install,
      },
    ],
  },
];
