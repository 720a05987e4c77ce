// livebase close, reopen, submit, head: a month on its way to the bureau.
import type { LivebaseClient } from '../../../contract/contract.ts';
import { ok, type Result } from '../../../domain/values/result.ts';
import { readGiven } from '../given-files.ts';
import { pairsOf } from '../option-values.ts';
import { createOutcome, type Outcome } from '../outcome.ts';
import { type Session, withBase } from '../session.ts';
import { formatTableLines } from '../text-table.ts';
import { createWrongUsage } from '../usage.ts';
import { callMethod, type CliCommand, defineArgument, defineOption, MONTH, oneOf, requireOption } from '../command.ts';

const SETTLE_WAYS = ['completed', 'no_show'] as const;
type Settling = NonNullable<Parameters<LivebaseClient['month']['close']>[0]['settle']>;

/** The month's open bookings that end when it is closed, where `--settle` says how; those whose end lies ahead stay open, and of who checked in nobody says that they did not come. */
async function findSettled(client: LivebaseClient, { options }: Session): Promise<Result<Settling>> {
  const to = SETTLE_WAYS.find((one) => one === options.text('settle'));
  if (to === undefined) return ok([]);
  const found = await client.bookings.unfinished({ month: options.given('month') });
  if (!found.ok) return found;
  const ending = found.value.sessions.filter(({ isOver, state }) => isOver && (to === 'completed' || state === 'booked'));
  const bookings = ending.map(({ id, version }) => ({ id, version }));
  return ok(bookings.length === 0 ? [] : [{ bookings, to, reason: options.given('reason') }]);
}

function close(session: Session): Promise<Outcome> {
  const { options } = session;
  const explanations = pairsOf(options.list('explain'), '--explain 编号=说明');
  if ((options.text('settle') === null) !== (options.text('reason') === null)) throw createWrongUsage('--settle 和 --reason 要一起写');
  session.progress.say('正在计算并结账');
  return withBase(session, async (client) => {
    const settled = await findSettled(client, session);
    if (!settled.ok) return settled;
    const closed = await client.month.close({ month: options.given('month'), explanations, settle: settled.value });
    if (!closed.ok) {
      const { messages } = closed.refusal.data;
      return { ...closed, lines: Array.isArray(messages) ? messages.map((one) => `  ${one}`) : [] };
    }
    const { month, revision, snapshot } = closed.value;
    return createOutcome(closed.value, [`${month} 已结账，第 ${revision} 版`, `快照 SHA-256 ${snapshot}`]);
  });
}

const SUBMIT_WORDS = { handed_in: '已报送', accepted: '已通过', returned: '被退回' } as const;

function submit(session: Session): Promise<Outcome> {
  const { options } = session;
  const result = (['accepted', 'returned'] as const).find((one) => one === options.text('result')) ?? null;
  if (options.text('how') === null && result === null) throw createWrongUsage('要写 --how 怎样报送的，或 --result 审核结果');
  if (options.text('words') !== null && result === null) throw createWrongUsage('--words 要和 --result 一起写');
  const disputed = [...options.list('dispute')];
  if (disputed.length > 0 && result !== 'returned') throw createWrongUsage('--dispute 要和 --result returned 一起写');
  const receipt = options.text('receipt');
  const read = receipt === null ? null : readGiven(receipt);
  if (read !== null && !read.ok) return Promise.resolve(read);
  return withBase(session, async (client) => {
    const month = options.given('month');
    const submitted = await client.month.submit({
      month,
      how: options.text('how'),
      receipt: read?.value ?? null,
      result,
      words: options.text('words'),
      disputed,
    });
    if (!submitted.ok) return submitted;
    return createOutcome(submitted.value, [`${month} ${SUBMIT_WORDS[submitted.value.state]}（${submitted.value.at.replace('T', ' ')}）`]);
  });
}

/** `close`, `reopen`, `submit`, `head` */
export const monthCommands: readonly CliCommand[] = [
  {
    name: 'close',
    words: '结账：月报定稿，当月数据不再变动',
    options: [
      MONTH,
      defineOption('--explain <编号=说明...>', '对没有通过的核实性关系逐条说明；留着不了结的预约写 A28=原因'),
      oneOf('--settle <怎样了结>', '时间已过、还没了结的预约全部按预约结束，或记为未到场', SETTLE_WAYS),
      defineOption('--reason <依据>', '了结的依据'),
    ],
    work: close,
  },
  {
    name: 'reopen',
    words: '重开已结账的月份',
    options: [MONTH, requireOption('--reason <原因>', '为什么重开')],
    work: callMethod(
      (client) => client.month.reopen,
      ({ options }) => ({ month: options.given('month'), reason: options.given('reason') }),
      (opened) => createOutcome(opened, [`${opened.month} 已重开，第 ${opened.revision} 版的快照保留；改好后再用 livebase close 结账`]),
    ),
  },
  {
    name: 'submit',
    words: '登记报送，以及审核通过或退回',
    options: [
      MONTH,
      defineOption('--how <方式>', '怎样报送的'),
      defineOption('--receipt <文件>', '回执或盖章扫描件'),
      oneOf('--result <结果>', '审核结果', ['accepted', 'returned']),
      defineOption('--words <意见>', '审核意见'),
      defineOption('--dispute <指标...>', '被退回时有异议的数，如 ZB-2.06.month；月报上标出来，到再次结账为止'),
    ],
    work: submit,
  },
  {
    name: 'head',
    words: '填写某月的报出日期、签署人、表号、制定机关、文号、有效期至',
    takes: [defineArgument('<项目=内容...>')],
    options: [MONTH],
    work: callMethod(
      (client) => client.month.head,
      ({ options, given }) => ({ month: options.given('month'), fields: pairsOf(given, '项目=内容') }),
      (set) => createOutcome(set, formatTableLines(['项目', '内容'], Object.entries(set.head))),
    ),
  },
];
