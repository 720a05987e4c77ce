// livebase forget: who can be forgotten, what it would replace, and the forgetting, which nothing takes back.
import { formatRecordKind } from '../../../contract/core/records-messages.ts';
import type { LivebaseClient } from '../../../contract/contract.ts';
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import { createOutcome, type Outcome } from '../outcome.ts';
import { type Session, withBase } from '../session.ts';
import { formatTableLines } from '../text-table.ts';
import { createWrongUsage } from '../usage.ts';
import { type Answer, type CliCommand, defineArgument, defineOption, oneOf } from '../command.ts';

/** A phone or an account that stands where the name would. */
const NUMBER = /^\+?[\d\s-]{5,}$/;

/** Whom `--kind` may mean: somebody of the register of hosts, or whom a tenant, a booking or the waiting list names. */
const KINDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['host', ['hosts']],
  ['contact', ['tenants', 'bookings', 'waiting']],
]);

const KIND_WORDS = { tenants: '企业联系人', bookings: '预约联系人', waiting: '候补联系人', hosts: '主播' } as const;

function listOutcome(answer: Answer<LivebaseClient['safety']['forgettable']>): Outcome {
  const rows = answer.people.map(({ kind, name, numbers, tenantName, records, since, isDue }) => [
    KIND_WORDS[kind],
    name,
    numbers.join('、'),
    tenantName,
    String(records),
    since ?? '',
    isDue ? '到期' : '',
  ]);
  const more = answer.isCut ? ['只列出了前 200 位，请写姓名、电话或企业再找：livebase forget --search 字'] : [];
  const lines =
    rows.length === 0 ? ['没有找到。'] : formatTableLines(['在哪里', '姓名', '电话、账号', '企业', '条数', '最后一天', ''], rows);
  return createOutcome(answer, [...lines, ...more]);
}

function previewLines({
  places,
  history,
  files,
  unread,
  tenants,
  staying,
  isColleague,
  copies,
}: Answer<LivebaseClient['safety']['lookForgetting']>) {
  const rows = [...places.map(({ table, rows: count }) => [formatRecordKind(table), String(count)]), ['操作记录', String(history)]];
  return [
    ...formatTableLines(['会替换的地方', '条数'], rows),
    ...files.map(({ table, name }) => `换成一句说明：${formatRecordKind(table)} ${name}`),
    ...(tenants.length === 0 ? [] : [`涉及企业：${tenants.join('、')}`]),
    ...(staying.length === 0 ? [] : [`名字里也有这几个字、留着不动：${staying.join('、')}`]),
    ...(isColleague ? ['这个名字也是签字人或同事：签字和经办人留着不动。'] : []),
    ...(unread === 0 ? [] : [`有 ${unread} 个扫描件或 PDF 查不了里面，请自己看。`]),
    ...(copies.length === 0 ? [] : [`以前的备份和旧数据库还有这个人，共 ${copies.length} 个：自动的过期会删，其余要自己删。`]),
  ];
}

/** Whether the base knows somebody of that kind by that name or number. Refuses FORGET_NOBODY, and as the list does. */
async function judgeKind(client: LivebaseClient, { name, numbers }: Wished, kind: string | null): Promise<Result<null>> {
  if (kind === null) return ok(null);
  const known = await client.safety.forgettable({ search: name === '' ? (numbers[0] ?? '') : name });
  if (!known.ok) return known;
  const kinds = KINDS.get(kind) ?? [];
  const isMeant = known.value.people.some(
    (one) => kinds.includes(one.kind) && (one.name === name || one.numbers.some((number) => numbers.includes(number))),
  );
  return isMeant ? ok(null) : refuse('FORGET_NOBODY', {});
}

interface Wished {
  readonly name: string;
  readonly numbers: readonly string[];
}

function wishedIn({ given, options }: Session): Wished {
  const [word = ''] = given;
  const numbers = (options.text('numbers') ?? '').split(/[,，、\s]+/).filter((one) => one !== '');
  return NUMBER.test(word) ? { name: '', numbers: [word.trim(), ...numbers] } : { name: word, numbers };
}

/** Forgets: `replaced` counts rows, history and files, `kept` what still holds the person: longer names, scans, copies. */
async function forgetNow(client: LivebaseClient, person: Wished, reason: string): Promise<Outcome> {
  const looked = await client.safety.lookForgetting({ person });
  if (!looked.ok) return looked;
  const made = await client.safety.forget({ person, reason });
  if (!made.ok) return made;
  const { rows, history, files, backup, isSwept, seq } = made.value;
  const { staying, unread, copies } = looked.value;
  return createOutcome({ ...made.value, replaced: rows + history + files, kept: staying.length + unread + copies.length }, [
    `已遗忘：${rows} 处记录、${history} 条操作记录换成了化名，${files} 个文件换成了说明（操作记录第 ${seq} 条）。`,
    `遗忘前的备份：${backup}。它和更早的备份里还有这个人。`,
    isSwept ? '数据库文件已重写，空白处也不留。' : '数据库文件正被别的程序用着，空白处下次打开时清。',
  ]);
}

/** What would be replaced; with a reason it is. */
function forget(session: Session): Promise<Outcome> {
  const { options } = session;
  const person = wishedIn(session);
  const { name, numbers } = person;
  const reason = options.text('reason');
  const search = options.text('search');
  const isList = name === '' && numbers.length === 0;
  if (isList && reason !== null) throw createWrongUsage('要写忘掉谁：livebase forget 姓名 --reason 原因');
  return withBase(session, async (client) => {
    if (isList) {
      const people = await client.safety.forgettable({ search: search ?? '' });
      return people.ok ? listOutcome(people.value) : people;
    }
    const meant = await judgeKind(client, person, options.text('kind'));
    if (!meant.ok) return meant;
    if (reason === null) {
      const looked = await client.safety.lookForgetting({ person });
      const next = '现在什么也没有改。要遗忘：加上 --reason 原因。先做一个备份，然后不能撤销。';
      return looked.ok ? createOutcome(looked.value, [...previewLines(looked.value), next]) : looked;
    }
    return forgetNow(client, person, reason);
  });
}

export const forgetCommands: readonly CliCommand[] = [
  {
    name: 'forget',
    words: '遗忘一个人：不写姓名列出有谁；写姓名看会替换哪些地方；再写 --reason 就替换，不能撤销',
    takes: [defineArgument('[姓名或电话]')],
    options: [
      oneOf('--kind <身份>', '主播，还是联系人', [...KINDS.keys()]),
      defineOption('--numbers <电话>', '他的电话、账号，用逗号隔开'),
      defineOption('--reason <原因>', '为什么（记入历史）；写了就做'),
      defineOption('--search <字>', '列出时按姓名、电话或企业找'),
    ],
    says: '正在查找这个人',
    work: forget,
  },
];
