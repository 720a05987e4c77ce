// What the history calls what was done, from where, and the reasons that the program gives, in zh-CN and en.
import type { Language } from '../core/language.ts';

type Words = Readonly<Record<string, readonly [zh: string, en: string]>>;

const ACTIONS: Words = {
  add: ['新增', 'added'],
  change: ['更改', 'changed'],
  retire: ['停用', 'retired'],
  restore: ['恢复', 'restored'],
  accept: ['接受现有内容', 'accepted as it is'],
  drill: ['恢复演练', 'restore drill'],
  undo: ['撤销', 'undone'],
  import: ['导入', 'imported'],
  correct: ['导入时更正', 'corrected while importing'],
  close: ['结账', 'closed'],
  reopen: ['重开', 'reopened'],
  submit: ['报送', 'handed in'],
  make: ['生成', 'made'],
  backup: ['备份', 'backed up'],
  backup_missed: ['第二个文件夹没有备份成', 'no copy in the second folder'],
  support_copy: ['存支持副本', 'support copy saved'],
  hand_over: ['交接', 'handed over'],
  take_over: ['接收', 'taken over'],
  send: ['发送', 'sent'],
  hand_out: ['带出电话', 'phones taken out'],
  forget: ['遗忘一个人', 'a person forgotten'],
  migrate: ['升级', 'updated'],
  merge: ['合并', 'merged'],
  merged: ['并入', 'merged into it'],
  unmerged: ['并入已撤销', 'merge undone'],
  export: ['导出', 'exported'],
  edition: ['换版', 'new edition'],
  received: ['收到', 'received'],
  asked: ['询问', 'asked'],
  answered: ['答复', 'answered'],
  accepted: ['认可', 'accepted'],
  pin: ['设密码', 'PIN set'],
  recover: ['用恢复码设密码', 'PIN set by the recovery code'],
  locked: ['锁定', 'locked'],
};

const HOSTS: Words = {
  window: ['窗口', 'window'],
  http: ['浏览器', 'browser'],
  cli: ['命令行', 'command line'],
  program: ['程序', 'program'],
  guest: ['加入的电脑', 'joined computer'],
};

const REASONS: Words = {
  'roll-up': ['由导入的场次汇总', 'summed up from imported sessions'],
  undo: ['撤销', 'undo'],
  cleared: ['改回基地资料里的', 'back to what the base says'],
};

function said(words: Words, key: string, language: Language): string {
  return words[key]?.[language === 'zh-CN' ? 0 : 1] ?? key;
}

/** What was done. */
export function formatAction(action: string, language: Language): string {
  return said(ACTIONS, action, language);
}

/** From where it was done. */
export function formatHost(host: string, language: Language): string {
  // Of a joined computer its number stands behind.
  const [through = host, device] = host.split(' ');
  const words = said(HOSTS, through, language);
  return device === undefined ? words : `${words} ${device}`;
}

/** Why: what a person wrote stays as it is; a batch that was taken back is a reason of the program's own. */
export function formatReason(reason: string | null, language: Language): string {
  if (reason === null) return '';
  return /^undo \d+$/.test(reason)
    ? said({ batch: ['撤销导入', 'import taken back'] }, 'batch', language)
    : said(REASONS, reason, language);
}
