// The manual calls menus, buttons, tabs and keys by the names that the page shows: a renamed one fails here, with its sentence.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { getMessage, wordsOf } from './ui/i18n.ts';

const FOLDER = import.meta.dirname;
const MANUAL = path.join(FOLDER, '..', '..', 'docs', 'manual');
const TABLE = /^(?:export )?const \w+ = defineMessages(?:<\w+>)?\('([\w-]+)'/gm;
const SHELL = readFileSync(path.join(FOLDER, '..', '..', 'electron', 'main', 'main.ts'), 'utf8');
const SOURCES = globSync('**/*.{ts,tsx}', { cwd: FOLDER, exclude: ['**/*.test.ts'] }).map((file) => ({
  file,
  text: readFileSync(path.join(FOLDER, file), 'utf8'),
}));
const PAGES = globSync('*.md', { cwd: MANUAL }).map((file) => ({ file, text: readFileSync(path.join(MANUAL, file), 'utf8') }));

/** What the manual quotes that is no name on the page: other programs' buttons, files, ledgers, what somebody types or sees printed. */
const QUOTED: ReadonlySet<string> = new Set([
  // Set in bold for its weight.
  '每个数都能查到来源。',
  '录进去的东西不会悄悄丢、悄悄变。',
  '出错会说人话。',
  '在板上找人',
  '直播间坏了',
  '发微信',
  '大厅和门口的屏幕',
  '不给硬盘加密',
  '没有恢复码就进不来',
  '主机',
  '先别往下点',
  '备份、恢复、人员、其它电脑这几样只在主机上做',
  '不用重新加入',
  // Other programs, and the installer.
  'Livebase 直播基地管家',
  '应用',
  '更多信息',
  '仍要运行',
  '不接受',
  '重试',
  '专用网络',
  '不安全',
  '继续前往',
  // Sheets, files, what is typed, printed or said.
  '基地',
  '校验',
  '检修',
  '明天 20-22，至少 30 平，要绿幕',
  '小陈（叶知秋 同意）',
  '台账.xlsx',
  '操作记录.csv',
  '带出电话',
  '…不在你的权限里',
  '… 已结账，数据没有改动',
  '… 被另一个程序占用',
  '保留空白表原有的结果',
  '后台停了',
]);

/** What the manual sets like code and means a key by: not what is typed, nor a command. */
const KEY = /^(?:(?:Ctrl|Alt|Shift)\+)*(?:[A-Z0-9./,[\]←→]|F\d+|Esc|Tab|Enter|Page(?:Up|Down)|Home|End|方向键)(?:\/[←→])?$/u;

/** Keys that need no listener of the page's own, and those of a range. */
const BY_ITSELF: ReadonlySet<string> = new Set(['Tab', 'Alt+1', 'Alt+9', 'Shift+方向键', 'Shift+←/→']);

/** The names of the page as patterns: a place stands for anything, in the manual for `…`. */
let names: readonly RegExp[] = [];

beforeAll(async () => {
  const tables = SOURCES.flatMap(({ file, text }) => [...text.matchAll(TABLE)].map(([, name = '']) => ({ file, name })));
  await Promise.all(tables.map(({ file }) => import(path.join(FOLDER, file))));
  const words = tables.flatMap(({ name }) => Object.values(wordsOf(name)).map((word) => getMessage(word, 'zh-CN')));
  words.push(...[...SHELL.matchAll(/label: '([^']+)'/g)].map(([, label = '']) => label));
  names = words.map((word) => {
    const parts = word.replace(/[…▾:：→。\s]+$/u, '').split(/\{\{.*?\}\}/);
    return new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`)).join('…')}$`, 'u');
  });
});

function isName(text: string): boolean {
  const name = text.trim();
  return names.some((one) => one.test(name) || one.test(name.replace(/…$/u, '')));
}

it('every name in quotation marks or bold, and every step of a way, is on the page', () => {
  const wrong = PAGES.flatMap(({ file, text }) => {
    const quoted = [...text.matchAll(/“([^”]+)”|\*\*([^*]+)\*\*/g)].map(([, one, other]) => one ?? other ?? '');
    const ways = [...text.matchAll(/[^\s“”*，。；：（）|「」、]+(?: → [^\s“”*，。；：（）|、]+)+/gu)].map(([way]) => way);
    return [...quoted, ...ways]
      .flatMap((one) => (QUOTED.has(one) ? [] : one.split(' → ')))
      .filter((one) => !QUOTED.has(one) && !isName(one))
      .map((one) => `${file}: ${one}`);
  });
  expect([...new Set(wrong)]).toEqual([]);
});

it('every key is one that the page hears', () => {
  const heard = new Set(
    SOURCES.flatMap(({ text }) => [...text.matchAll(/keys?: '([^']+)'/g)].flatMap(([, keys = '']) => keys.split(' / '))),
  );
  const said = PAGES.flatMap(({ file, text }) => [...text.matchAll(/`([^`]+)`/g)].map(([, key = '']) => ({ file, key })));
  const wrong = said.filter(({ key }) => KEY.test(key) && !heard.has(key) && !BY_ITSELF.has(key));
  expect(wrong.map(({ file, key }) => `${file}: ${key}`)).toEqual([]);
});
