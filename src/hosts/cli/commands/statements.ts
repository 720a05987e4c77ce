// livebase statement, statements, owed: one tenant's statement of a month or all of them, and who owes what.
// livebase reminders: what each tenant is told of its bookings of a day; marked as sent, and the day's list as a file for a group.
import path from 'node:path';
import { saveFile, saveFiles } from '../../../backend/backend.ts';
import type { LivebaseClient } from '../../../contract/contract.ts';
import { formatYuan, formatWireTime } from '../../../contract/desk/desk-texts.ts';
import { formatRefusal } from '../../../contract/messages.ts';
import { BILLABLE_PARTS, type BillablePart } from '../../../contract/money/billable-parts.ts';
import { formatAge } from '../../../contract/money/age-messages.ts';
import { AGES } from '../../../contract/money/ages.ts';
import { ok, type Result, refuse } from '../../../domain/values/result.ts';
import { makeFolder } from '../out-folder.ts';
import { createOutcome, type Outcome } from '../outcome.ts';
import { type Session, withBase } from '../session.ts';
import { formatTableLines } from '../text-table.ts';
import { type Answer, callMethod, type CliCommand, defineOption, MONTH, oneOf, requireOption } from '../command.ts';
import { readDayOption } from '../option-values.ts';
import { formatShownTime } from './booking-lines.ts';
import type { Reminder } from '../../../contract/desk/reminders.ts';
import { getTimeNow } from '../time-now.ts';

const CLOSE_REASON = '月底核对：按预订时间结束';
const PART = oneOf('--part <内容>', 'rent 只出租金，以后的月份也可以先出；studio 只出直播间和调整；不写就出到期的', BILLABLE_PARTS);
const OWED_HEADS = [
  '企业',
  '应付(元)',
  '已付',
  '未付',
  '逾期',
  '逾期天数',
  ...AGES.map((age) => formatAge(age, 'zh-CN')),
  '应收押金',
  '实收押金',
];

async function writeFiles(
  client: LivebaseClient,
  id: number,
  folder: string,
): Promise<Result<readonly { readonly file: string; readonly sha256: string }[]>> {
  const xlsx = await client.money.file({ id, kind: 'xlsx' });
  if (!xlsx.ok) return xlsx;
  const pdf = await client.money.file({ id, kind: 'pdf' });
  if (!pdf.ok) return pdf;
  const saved = await saveFiles(folder, [xlsx.value, pdf.value]);
  return saved.ok ? ok(saved.value.map(({ file, sha256 }) => ({ file, sha256 }))) : saved;
}

/** What to bill; null: all that is to be billed by now. */
function readPart({ options }: Session): BillablePart | null {
  return BILLABLE_PARTS.find((part) => part === options.text('part')) ?? null;
}

function statement(session: Session): Promise<Outcome> {
  const { options, progress } = session;
  const folder = path.resolve(options.given('out'));
  return withBase(session, async (client) => {
    const made = makeFolder(folder);
    if (!made.ok) return made;
    progress.say('正在出账单');
    const answer = await client.money.make({ tenant: options.given('tenant'), month: options.given('month'), part: readPart(session) });
    if (!answer.ok) return answer;
    const { statement: line, isNew, total, open } = answer.value;
    const written = await writeFiles(client, line.id, folder);
    if (!written.ok) return written;
    const { number, month, part, tenantName: tenant } = line;
    return createOutcome({ number, month, part, tenant, total, open, files: written.value }, [
      `${isNew ? '已出账单' : '没有变动，沿用账单'} ${number}（${tenant}，${month}）：合计 ${formatYuan(total)} 元，本月未付 ${formatYuan(open)} 元`,
      ...written.value.map(({ file }) => file),
    ]);
  });
}

type Unfinished = Answer<LivebaseClient['bookings']['unfinished']>['sessions'];

/** Closes what is over as booked, where that was asked for, and answers what is left. */
async function closeOver(client: LivebaseClient, month: string, close: boolean): Promise<Result<{ closed: number; left: Unfinished }>> {
  const found = await client.bookings.unfinished({ month });
  if (!found.ok) return found;
  const over = found.value.sessions.filter(({ isOver }) => isOver);
  if (!close || over.length === 0) return ok({ closed: 0, left: found.value.sessions });
  const bookings = over.map(({ id, version }) => ({ id, version }));
  const closed = await client.bookings.many({ bookings, to: { kind: 'completed' }, reason: CLOSE_REASON });
  return closed.ok ? ok({ closed: closed.value.count, left: found.value.sessions.filter(({ isOver }) => !isOver) }) : closed;
}

function statements(session: Session): Promise<Outcome> {
  const { options, progress } = session;
  const [month, folder] = [options.given('month'), path.resolve(options.given('out'))];
  return withBase(session, async (client) => {
    const room = makeFolder(folder);
    if (!room.ok) return room;
    const open = await closeOver(client, month, options.flag('closeOpen'));
    if (!open.ok) return open;
    progress.say('正在出账单');
    const answer = await client.money.makeAll({ month, part: readPart(session) });
    if (!answer.ok) return answer;
    const file = await client.money.monthFile({ month });
    if (!file.ok) return file;
    const saved = await saveFile(folder, file.value.name, file.value.bytes);
    if (!saved.ok) return saved;
    const { made, same, left } = answer.value;
    const { closed, left: unfinished } = open.value;
    return createOutcome(
      {
        month,
        closed,
        unfinished: unfinished.map(({ number }) => number),
        made: made.map(({ number }) => number),
        same: same.map(({ number }) => number),
        left: left.map(({ tenantName }) => tenantName),
        files: [{ file: saved.value, sha256: file.value.sha256 }],
      },
      [
        ...(closed === 0 ? [] : [`${closed} 场已按预订结束`]),
        ...unfinished.map((one) => `没有结束，不计入：${one.number} ${one.studioCode} ${formatShownTime(one.from)} ${one.tenantName}`),
        `新出 ${made.length} 份，没有变动 ${same.length} 份，未出 ${left.length} 家`,
        ...left.map(({ refusal }) => formatRefusal(refusal, 'zh-CN', 'cli')),
        saved.value,
      ],
    );
  });
}

function owedOutcome({ day, lines, sums }: Answer<LivebaseClient['money']['owed']>): Outcome {
  const owing = lines.filter((line) => line.open > 0 || line.overdue > 0 || line.depositHeld < line.depositDue);
  const rows = owing.map((line) => [
    line.tenantName,
    ...[line.due, line.paid, line.open, line.overdue].map(formatYuan),
    String(line.days),
    ...[...AGES.map((age) => line[age]), line.depositDue, line.depositHeld].map(formatYuan),
  ]);
  return createOutcome({ day, lines, sums }, [
    ...(rows.length === 0 ? ['没有企业欠款，押金已收齐'] : formatTableLines(OWED_HEADS, rows)),
    `未付合计 ${formatYuan(sums.open)} 元，其中逾期 ${formatYuan(sums.overdue)} 元`,
  ]);
}

/** `statement`, `statements`, `owed` */
export const statementCommands: readonly CliCommand[] = [
  {
    name: 'statement',
    words: '一家企业一个月的账单：写成 xlsx 和 PDF',
    options: [
      MONTH,
      requireOption('--tenant <企业>', '统一社会信用代码或名称'),
      PART,
      requireOption('--out <文件夹>', '把账单写到这个文件夹'),
    ],
    work: statement,
  },
  {
    name: 'statements',
    words: '全部企业一个月的账单：列出没有结束的场次，出账单，写成一份 PDF',
    options: [
      MONTH,
      PART,
      requireOption('--out <文件夹>', '把 PDF 写到这个文件夹'),
      defineOption('--close-open', '先把预订时间已过、没有登记离场的场次全部按预订结束'),
    ],
    work: statements,
  },
  {
    name: 'owed',
    words: '谁欠多少：应付、已付、未付、逾期天数、账龄、押金',
    options: [defineOption('--day <日期>', '逾期和账龄算到哪一天（默认今天）', readDayOption)],
    work: callMethod(
      (client) => client.money.owed,
      ({ options }) => ({ day: options.text('day') }),
      owedOutcome,
    ),
  },
];

const LANGUAGE = 'zh-CN';

async function fileOf(day: string, together: string, out: string | null): Promise<Result<readonly string[]>> {
  if (out === null) return ok([]);
  const folder = makeFolder(path.resolve(out));
  if (!folder.ok) return folder;
  const bytes = new TextEncoder().encode(`\uFEFF${together.replaceAll('\n', '\r\n')}\r\n`);
  const saved = await saveFile(folder.value, `预约提醒 ${day}.txt`, bytes);
  return saved.ok ? ok([saved.value]) : saved;
}

function linesOf({ tenantShort, text, sentAt, sentBy }: Reminder): readonly string[] {
  const sent = sentAt === null ? '' : `（已发 ${formatWireTime(sentAt)} ${sentBy ?? ''}）`;
  return [`— ${tenantShort}${sent}`, ...text.split('\n')];
}

function remind(session: Session): Promise<Outcome> {
  const { options } = session;
  return withBase(session, async (client) => {
    const day = options.text('day') ?? getTimeNow().slice(0, 10);
    const found = await client.reminders.list({ day, language: LANGUAGE });
    if (!found.ok) return found;
    for (const name of options.list('sent')) {
      const one = found.value.reminders.find(({ tenantName, tenantShort }) => tenantName === name || tenantShort === name);
      if (one === undefined) return refuse('TENANT_UNKNOWN', { tenant: name });
      const marked = await client.reminders.mark({ bookings: one.bookings, isSent: true });
      if (!marked.ok) return marked;
    }
    const now = await client.reminders.list({ day, language: LANGUAGE });
    if (!now.ok) return now;
    const { reminders, together } = now.value;
    const files = await fileOf(day, together, options.text('out'));
    return files.ok ? createOutcome({ day, reminders, files: files.value }, [...reminders.flatMap(linesOf), ...files.value]) : files;
  });
}

/** `reminders` */
export const reminderCommands: readonly CliCommand[] = [
  {
    name: 'reminders',
    words: '一天还没开始的预约，逐家一条提醒；可标为已发，当天安排可存成文件群发',
    options: [
      defineOption('--day <日期>', '哪一天（默认今天）', readDayOption),
      defineOption('--sent <企业...>', '标为已发的企业，可写几家'),
      defineOption('--out <文件夹>', '把当天安排（txt，群发用）写到这个文件夹'),
    ],
    work: remind,
  },
];
