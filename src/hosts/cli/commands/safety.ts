// livebase backup, restore, drill, check, heads: the base kept safe.
import { createHash } from 'node:crypto';
import path from 'node:path';
import { writeBackupTo, restoreBackup, saveFile, chooseSecondFolder, takeOverPack } from '../../../backend/backend.ts';
import type { LivebaseClient } from '../../../contract/contract.ts';
import { formatWord } from '../../../contract/core/language.ts';
import { formatRefusal } from '../../../contract/messages.ts';
import { KEPT_MONTHS, RETENTION_WORDS } from '../../../contract/core/settings/retention-words.ts';
import type { Result } from '../../../domain/values/result.ts';
import { askSecret } from '../ask-secret.ts';
import { handleFolderWish } from '../folder-wish.ts';
import { createOutcome, type Outcome } from '../outcome.ts';
import { type Session, withBase, withFolder } from '../session.ts';
import { formatTableLines } from '../text-table.ts';
import { createWrongUsage } from '../usage.ts';
import { type Answer, callMethod, type CliCommand, defineArgument, defineOption, requireOption } from '../command.ts';
import { readKeptMonthsOption } from '../option-values.ts';

const PASSPHRASE = 'LIVEBASE_PASSPHRASE';

/** A variable that holds nothing was never set. */
function passphraseOfEnvironment(): string | null {
  const passphrase = process.env[PASSPHRASE] ?? '';
  return passphrase.trim() === '' ? null : passphrase;
}

/** Asks with the passphrase of the environment; where one is needed and it has none, with the one that is typed. A passphrase stands in no argument. */
async function withPassphrase<V>(ask: (passphrase: string | null) => Promise<Result<V>>): Promise<Result<V>> {
  const first = await ask(passphraseOfEnvironment());
  if (first.ok || first.refusal.code !== 'PASSPHRASE_NEEDED') return first;
  const typed = await askSecret(PASSPHRASE, '这个备份是加密的，请写出口令：');
  return typed === null ? first : ask(typed);
}

function restore(session: Session): Promise<Outcome> {
  const [file = ''] = session.given;
  return withFolder(session, async (folder) => {
    const restored = await withPassphrase((passphrase) => restoreBackup(folder, path.resolve(file), session.actor, passphrase));
    if (!restored.ok) return restored;
    const { kept, rows, staysEncrypted, isForeign } = restored.value;
    const undo = kept === null ? [] : [`原来的数据库保留在 ${kept}`, `要换回去：livebase restore "${kept}"`];
    const encrypted = staysEncrypted ? ['这个备份做的时候第二个文件夹还不加密；在这台电脑上照旧加密，口令不变。'] : [];
    const foreign = isForeign
      ? ['注意：它的历史和这里记得的没有一条相同，是另一个基地的数据；如果本该是这个基地的备份，那它被改写过。']
      : [];
    return createOutcome(restored.value, [
      `已从备份恢复：${restored.value.file}（${rows} 行）`,
      '人员、权限和密码也回到做备份的时候。',
      ...undo,
      ...encrypted,
      ...foreign,
    ]);
  });
}

function madeLines({ file, sha256, rows }: Pick<BackupNews, 'file' | 'sha256' | 'rows'>): readonly string[] {
  return [`已备份并核对：${file}`, `共 ${rows} 行，SHA-256 ${sha256}`];
}

type BackupNews = Answer<LivebaseClient['settings']['backUp']>;

/** The answer of a backup, with its copy in the second folder or, as a warning, why there is none. */
function backupOutcome({ file, sha256, rows, second, secondRefusal }: BackupNews): Outcome {
  const reason = secondRefusal === null ? null : formatRefusal(secondRefusal, 'zh-CN', 'cli');
  const warning = reason === null ? [] : [`注意：第二个文件夹没有备份成。${reason}`];
  const copied = second === null ? [] : [`第二个文件夹里也有：${second}`];
  const missed = secondRefusal === null ? null : { code: secondRefusal.code, message: reason, details: secondRefusal.data };
  return createOutcome({ file, sha256, rows, second, secondError: missed }, [...madeLines({ file, sha256, rows }), ...copied, ...warning], {
    remarks: warning,
  });
}

const backUpHere = callMethod(
  (client) => client.settings.backUp,
  () => ({}),
  backupOutcome,
);

/** Another folder is named here alone: no method that a page can call takes a path. */
function backup(session: Session): Promise<Outcome> {
  const to = session.options.text('to') ?? '';
  const isSealed = session.options.flag('passphraseFromEnv');
  const passphrase = isSealed ? passphraseOfEnvironment() : null;
  if (isSealed && to === '') throw createWrongUsage('--passphrase-from-env 要和 --to 文件夹一起写');
  if (isSealed && passphrase === null) throw createWrongUsage(`环境变量 ${PASSPHRASE} 里没有口令`);
  if (to === '') return backUpHere(session);
  return withFolder(session, async (folder) => {
    const made = await writeBackupTo(folder, path.resolve(to), session.actor, passphrase);
    if (!made.ok) return made;
    const { file, sha256, rows } = made.value;
    return createOutcome({ file, sha256, rows }, madeLines(made.value));
  });
}

const backupFolder = handleFolderWish(chooseSecondFolder, (folder) =>
  folder === null ? '没有第二个备份文件夹；要设：livebase backup-folder 文件夹' : `备份也写到 ${folder}`,
);

/** A backup that is encrypted asks for its passphrase, once. */
function drill(session: Session): Promise<Outcome> {
  return withBase(session, async (client) => {
    const tried = await withPassphrase((passphrase) =>
      client.settings.drill(passphrase === null || passphrase.trim() === '' ? {} : { passphrase }),
    );
    if (!tried.ok) return tried;
    return createOutcome(tried.value, [`演练好了：${tried.value.file} 能恢复（${tried.value.rows} 行）；现在的数据没有动。`]);
  });
}

/** What each look is called. */
const CHECK_WORDS: Readonly<Record<string, string>> = {
  sqlite_version: 'SQLite 版本',
  pragmas: '数据库设置',
  integrity: '文件完整',
  foreign_keys: '外键',
  overlaps: '预约不重叠',
  lease_studios: '专属直播间',
  amounts: '金额不超过上限',
  schema: '结构',
  history_chain: '历史链',
  history_elsewhere: '历史与外面记得的相符',
  snapshots: '已报报表',
  stored_files: '存档文件',
  history_rows: '历史与记录相符',
  backup: '最近的备份',
};

function checkOutcome(looked: Answer<LivebaseClient['safety']['check']>): Outcome {
  const { ok, checks } = looked;
  const rows = checks.map((one) => [one.ok ? '正常' : '有问题', CHECK_WORDS[one.name] ?? one.name, one.detail]);
  const verdict = ok ? '检查通过。' : '检查发现问题：数据没有改动，请先备份现有文件夹，再用 livebase restore 恢复最近的好备份。';
  return createOutcome(looked, [...formatTableLines(['结果', '项目', '说明'], rows), verdict], { exitCode: ok ? 0 : 1 });
}

const CASES = {
  older: '文件是较早的：它停在以前的某一次，之后写的都不在里面',
  shorter: '历史短了：末尾的记录被截掉了',
  another: '历史是另外一份：里面的记录和记得的不一样',
} as const;

function headsOutcome(answer: Answer<LivebaseClient['safety']['heads']>): Outcome {
  const { own, trouble } = answer;
  const mine = own === null ? '历史里还没有记录。' : `历史到第 ${own.seq} 条，${own.at}。`;
  if (trouble === null) return createOutcome(answer, [mine, '与外面记得的历史相符。']);
  const { known, backups } = trouble;
  return createOutcome(
    answer,
    [
      mine,
      `${CASES[trouble.case]}。记得的是第 ${known.seq} 条，${known.at}。现在只能看，不能写。`,
      ...(backups.length === 0 ? ['没有找到含有那一条的备份。'] : ['含有那一条的备份，新的在前：', ...backups.map((file) => `  ${file}`)]),
      '恢复备份：livebase restore <文件>；就用现在的：livebase heads --accept <原因>（记入历史）。',
    ],
    { exitCode: 1 },
  );
}

const showHeads = callMethod(
  (client) => client.safety.heads,
  () => ({}),
  headsOutcome,
);

/** Whether the history holds the row of a paper's code. */
function paperOutcome(answer: Answer<LivebaseClient['safety']['findPaper']>): Outcome {
  const { code, row } = answer;
  if (row === null) {
    return createOutcome(answer, [`历史里没有核验码是 ${code} 的记录：码抄错了，纸不是从这个数据库出的，或者历史被改写过。`], {
      exitCode: 1,
    });
  }
  const { seq, at, who, month, revision, number } = row;
  const what = number === null ? `${month} 第 ${revision ?? 1} 版结账` : `${month} 账单 ${number}`;
  return createOutcome(answer, [`核验码 ${code} 在历史里：第 ${seq} 条，${at}，${who}，${what}。`]);
}

const findPaper = callMethod(
  (client) => client.safety.findPaper,
  ({ options }) => ({ code: options.text('code') ?? '' }),
  paperOutcome,
);

const accept = callMethod(
  (client) => client.safety.acceptHistory,
  ({ options }) => ({ reason: options.text('accept') ?? '' }),
  (answer) => createOutcome(answer, [`已接受现在的内容，历史第 ${answer.seq} 条记下了这个决定。`]),
);

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function supportCopy(session: Session): Promise<Outcome> {
  const out = path.resolve(session.options.text('out') ?? '');
  return withBase(session, async (client) => {
    const made = await client.safety.supportCopy({});
    if (!made.ok) return made;
    const saved = await saveFile(path.dirname(out), path.basename(out), made.value.bytes);
    if (!saved.ok) return saved;
    const { rows } = made.value;
    return createOutcome({ file: saved.value, sha256: sha256Of(made.value.bytes), rows }, [
      `已保存支持副本：${saved.value}（${rows} 行）`,
      '里面没有名称、代码、电话和备注，金额都乘过一个系数。',
    ]);
  });
}

/** What each kind of people's names is called. */
const KEPT_KINDS: ReadonlyMap<string, string> = new Map(
  Object.entries(RETENTION_WORDS).map(([kind, words]) => [kind, formatWord(words, 'zh-CN')]),
);

function retentionOutcome(answer: Answer<LivebaseClient['safety']['retention']>): Outcome {
  const { months, due } = answer;
  const rows = due.map((one) => [KEPT_KINDS.get(one.kind) ?? '', one.name, String(one.records), one.since, one.due]);
  const kept = Object.entries(months)
    .map(([kind, count]) => `${KEPT_KINDS.get(kind) ?? ''} ${count} 个月`)
    .join('，');
  const lines =
    due.length === 0
      ? ['没有到期的。']
      : [
          ...formatTableLines(['种类', '企业', '条数', '从', '到期'], rows),
          '程序不会自己删：livebase forget 姓名 遗忘一个人（包括历史和收到的文件），或到企业、预约、主播里清掉。',
        ];
  return createOutcome(answer, [`保留期：${kept}。`, ...lines]);
}

/** Lists what is due; with months for a kind, those are chosen first. */
function retention(session: Session): Promise<Outcome> {
  const { options } = session;
  const wished = [...KEPT_KINDS.keys()].map((kind) => [kind, options.text(kind)] as const).filter(([, text]) => text !== null);
  return withBase(session, async (client) => {
    const now = await client.safety.retention({});
    if (!now.ok || wished.length === 0) return now.ok ? retentionOutcome(now.value) : now;
    const months = { ...now.value.months, ...Object.fromEntries(wished.map(([kind, text]) => [kind, Number(text)])) };
    const set = await client.safety.setRetention(months);
    if (!set.ok) return set;
    const then = await client.safety.retention({});
    return then.ok ? retentionOutcome(then.value) : then;
  });
}

function handOver(session: Session): Promise<Outcome> {
  const { options } = session;
  const out = path.resolve(options.text('out') ?? '');
  const wish = { to: options.text('to') ?? '', why: options.text('why') ?? '', encrypt: options.flag('encrypt') };
  return withBase(session, async (client) => {
    const made = await client.safety.handOver(wish);
    if (!made.ok) return made;
    const { bytes, passphrase, months, files } = made.value;
    const saved = await saveFile(path.dirname(out), path.basename(out), bytes);
    if (!saved.ok) return saved;
    const secret = passphrase === null ? [] : [`口令（只显示这一次，请抄下，不要和文件放在一起）：${passphrase}`];
    const lines = [`已存交接包：${saved.value}（${files} 个文件，${months.length} 个月的资料）`, ...secret];
    return createOutcome({ file: saved.value, sha256: sha256Of(bytes), months, files, passphrase }, lines);
  });
}

function takeOver(session: Session): Promise<Outcome> {
  const [file = ''] = session.given;
  return withFolder(session, async (folder) => {
    const taken = await withPassphrase((passphrase) => takeOverPack(folder, path.resolve(file), session.actor, passphrase));
    if (!taken.ok) return taken;
    const { rows, list } = taken.value;
    const { who, to, base, head, months } = list;
    const lines = [
      `已接收${base === null ? '' : `“${base}”`}：${taken.value.file}（${rows} 行，历史到第 ${head.seq} 条）`,
      `由 ${who} 交给 ${to}，含 ${months.length} 个已结账的月份；密码要另设：livebase people pin 姓名`,
    ];
    return createOutcome(
      { data: path.dirname(taken.value.file), file: taken.value.file, rows, from: who, to, head: head.seq, months },
      lines,
    );
  });
}

function headsOrPaper(session: Session): Promise<Outcome> {
  const [reason, code] = [session.options.text('accept'), session.options.text('code')];
  if (reason !== null && code !== null) throw createWrongUsage('--accept 和 --code 只能给一个');
  if (code !== null) return findPaper(session);
  return reason === null ? showHeads(session) : accept(session);
}

/** `backup`, `restore`, `drill`, `check`, `heads` */
export const safetyCommands: readonly CliCommand[] = [
  {
    name: 'backup',
    words: '备份数据库并核对',
    options: [
      defineOption('--to <文件夹>', '备份放到这里（默认在数据文件夹的 backups 里）'),
      defineOption('--passphrase-from-env', `放到那里的加密，口令是环境变量 ${PASSPHRASE} 里的`),
    ],
    says: '正在备份并核对',
    work: backup,
  },
  {
    name: 'backup-folder',
    words: '第二个备份文件夹：看、设（U 盘、共享、网盘同步都行）、取消',
    takes: [defineArgument('[文件夹]')],
    options: [defineOption('--none', '不再备份到第二个文件夹')],
    work: backupFolder,
  },
  {
    name: 'restore',
    words: '从备份恢复（现有数据库保留，可以换回）',
    takes: [defineArgument('<文件>')],
    says: '正在核对备份并恢复',
    work: restore,
  },
  {
    name: 'drill',
    words: '恢复演练：在旁边打开第二个文件夹里最新的备份，全部核对，再关上',
    says: '正在打开备份并核对',
    work: drill,
  },
  {
    name: 'check',
    words: '检查数据库是否完好',
    options: [defineOption('--full', '连同全部历史和存档一起检查')],
    says: '正在检查',
    work: callMethod(
      (client) => client.safety.check,
      ({ options }) => ({ full: options.flag('full') }),
      checkOutcome,
    ),
  },
  {
    name: 'support-copy',
    words: '给查问题的人一份副本：名称换成代号，金额按系数放大，不含备注、文件、历史和设置',
    options: [requireOption('--out <文件>', '写到这个文件')],
    says: '正在做支持副本并自查',
    work: supportCopy,
  },
  {
    name: 'hand-over',
    words: '交接包：核对过的备份、已结账月份的资料和清单，交给另一台电脑上的人',
    options: [
      requireOption('--out <文件>', '写到这个文件（zip）'),
      requireOption('--to <谁>', '交给谁'),
      defineOption('--why <原因>', '为什么'),
      defineOption('--encrypt', '加密，口令只显示一次'),
    ],
    says: '正在做交接包',
    work: handOver,
  },
  {
    name: 'take-over',
    words: '在这台电脑上接收交接包（数据文件夹里还没有数据库）',
    takes: [defineArgument('<文件>')],
    says: '正在核对并接收',
    work: takeOver,
  },
  {
    name: 'retention',
    words: '个人信息的保留期：哪些到期了（只列出，不自动删）；给出月数就改保留期',
    options: [...KEPT_KINDS].map(([kind, called]) =>
      defineOption(`--${kind} <月数>`, `${called}保留几个月（${KEPT_MONTHS.least} 到 ${KEPT_MONTHS.most}）`, readKeptMonthsOption),
    ),
    says: '正在查到期的个人信息',
    work: retention,
  },
  {
    name: 'heads',
    words: '历史与外面记得的是否相符；查一份纸上的核验码',
    options: [
      defineOption('--accept <原因>', '不相符时，由主管决定就用现在的内容（记入历史）'),
      defineOption('--code <核验码>', '历史里有没有这份月报或账单的那一条，何时、谁做的'),
    ],
    says: '正在核对历史',
    work: headsOrPaper,
  },
];
