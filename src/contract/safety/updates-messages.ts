// Words of the codes of updates.
import type { WordsByCode } from '../core/phrase.ts';

/** Words of the codes of updates. */
export const UPDATE_WORDS = {
  UPDATE_NONE: {
    zh: '[“{folder}”]这里没有更新：没有找到 livebase-update.json；请插好带更新的 U 盘，或核对更新文件夹。',
    en: 'there is no update[ in {folder}]: livebase-update.json was not found; plug in the stick with it, or check the folder.',
  },
  UPDATE_UNREADABLE: {
    zh: '[更新的说明文件（{file}）是坏的或不完整，请重新拷贝一份；][没有“{missing}”这个文件，请核对名字；][“{stranger}”不是更新，旁边没有 livebase-update.json，请给更新的安装包或这个说明文件；]什么都没有安装。',
    en: '[the description of the update ({file}) is damaged or incomplete, copy it again; ][there is no file {missing}, check its name; ][{stranger} is no update, no livebase-update.json lies beside it, give the package or that description; ]nothing was installed.',
  },
  UPDATE_NO_KEYS: {
    zh: '这个程序没有带发布者的公钥，分不清更新是真是假，什么都没有安装；请用新的安装包装一遍，数据不受影响。',
    en: 'this program came without its publisher’s keys and cannot tell a real update from a false one: nothing was installed. Run a new installer over it; the data stays.',
  },
  UPDATE_NOT_SIGNED: {
    zh: '这个更新不是发布者签的，或被改动过[（{file} 对不上）]，什么都没有安装；请向给你更新的人重新要一份。',
    en: 'this update was not signed by the publisher, or was changed since[ ({file} does not match)]: nothing was installed. Ask anyone who gave it to you for another copy.',
  },
  UPDATE_NOT_NEWER: {
    zh: '不用更新：那里是 {found} 版，现在用的是 {own} 版，没有更新的版本要装。',
    en: 'there is nothing to install: version {found} lies there, and {own} is in use.',
  },
  UPDATE_NOT_FOR_THIS: {
    zh: '那里有 {found} 版，但没有给这种电脑的安装包[（{machine}）]，什么都没有安装；请向给你更新的人要对应的安装包。',
    en: 'version {found} lies there, but without a package for this computer[ ({machine})]: nothing was installed. Ask for the right package.',
  },
  UPDATE_SYSTEM_OLD: {
    zh: '这台电脑的系统太旧[（{found}，新版要 {needed} 以上）]，什么都没有安装；请先升级系统，或继续用现在的版本。',
    en: 'this computer’s system is too old[ ({found}, the new version needs {needed})]: nothing was installed. Update the system first, or go on with the present version.',
  },
  UPDATE_PACKAGE_MISSING: {
    zh: '安装包[“{file}”]不在说明文件旁边，什么都没有安装；请把整个文件夹重新拷贝一份。',
    en: 'the package[ {file}] does not lie beside its description and nothing was installed; copy the whole folder again.',
  },
  UPDATE_PACKAGE_DIFFERS: {
    zh: '安装包[“{file}”]和签过名的说明对不上：没有拷全，或被改动过，什么都没有安装；请重新拷贝一份。',
    en: 'the package[ {file}] is not what its signed description says: copied in part, or changed. Nothing was installed; copy it again.',
  },
  UPDATE_CHANGED: {
    zh: '那里的更新刚换过[（现在是 {found} 版）]，什么都没有安装；请重新看一遍再装。',
    en: 'another update lies there now[ ({found})] and nothing was installed; look again first.',
  },
  UPDATE_FROM_SOURCES: {
    zh: '这个程序是从源代码运行的[（{folder}）]，没有装成安装包，换不上去，什么都没有安装；请取新的源代码，再运行 npm ci。',
    en: 'this program runs from its sources[ ({folder})] and is no installed package, so nothing was installed; get the new sources and run npm ci.',
  },
  UPDATE_NOT_STARTED: {
    zh: '安装包没能启动[（{detail}）]，现在的版本照常能用，备份已经做好；请直接双击安装包试试。',
    en: 'the package could not be started[ ({detail})]; the present version goes on, and the backup is made. Try to run the package by hand.',
  },
} satisfies WordsByCode;
