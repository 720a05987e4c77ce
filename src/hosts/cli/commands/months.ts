// livebase close, reopen, submit, head: a month on its way to the bureau.
import path from 'node:path';
import { Option } from 'commander';
import type { Command } from 'commander';
import { readGiven } from '../given-files.ts';
import { monthOption, pairsOf } from '../option-values.ts';
import { done, refused } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';
import { withBase } from '../session.ts';
import type { Session } from '../session.ts';
import { tableLines } from '../text-table.ts';
import { wrongUsage } from '../usage.ts';
import type { Run } from './command-run.ts';

function close(session: Session): Promise<Outcome> {
  const explanations = pairsOf(session.options.list('explain'), '--explain 编号=说明');
  session.progress.say('正在计算并结账');
  return withBase(session, async (client) => {
    const closed = await client.month.close({ month: session.options.given('month'), explanations });
    if (closed.ok) {
      const { month, revision, snapshot } = closed.value;
      return done(closed.value, [`${month} 已结账，第 ${revision} 版`, `快照 SHA-256 ${snapshot}`]);
    }
    const { messages } = closed.refusal.data;
    return refused(closed.refusal, {}, Array.isArray(messages) ? messages.map((one) => `  ${one}`) : []);
  });
}

function reopen(session: Session): Promise<Outcome> {
  return withBase(session, async (client) => {
    const opened = await client.month.reopen({ month: session.options.given('month'), reason: session.options.given('reason') });
    if (!opened.ok) return refused(opened.refusal);
    return done(opened.value, [`${opened.value.month} 已重开，第 ${opened.value.revision} 版的快照保留；改好后再用 livebase close 结账`]);
  });
}

const SUBMIT_WORDS = { handed_in: '已报送', accepted: '已通过', returned: '被退回' } as const;

function submit(session: Session): Promise<Outcome> {
  const { options } = session;
  const result = (['accepted', 'returned'] as const).find((one) => one === options.text('result')) ?? null;
  if (options.text('how') === null && result === null) throw wrongUsage('要写 --how 怎样报送的，或 --result 审核结果');
  if (options.text('words') !== null && result === null) throw wrongUsage('--words 要和 --result 一起写');
  const receipt = options.text('receipt');
  const read = receipt === null ? null : readGiven(receipt, path.basename(receipt));
  if (read !== null && !read.ok) return Promise.resolve(refused(read.refusal));
  return withBase(session, async (client) => {
    const month = options.given('month');
    const submitted = await client.month.submit({
      month,
      how: options.text('how'),
      receipt: read?.value ?? null,
      result,
      words: options.text('words'),
    });
    if (!submitted.ok) return refused(submitted.refusal);
    return done(submitted.value, [`${month} ${SUBMIT_WORDS[submitted.value.state]}（${submitted.value.at.replace('T', ' ')}）`]);
  });
}

function head(session: Session, texts: readonly string[]): Promise<Outcome> {
  const fields = pairsOf(texts, '项目=内容');
  return withBase(session, async (client) => {
    const set = await client.month.head({ month: session.options.given('month'), fields });
    if (!set.ok) return refused(set.refusal);
    return done(
      set.value,
      tableLines(
        ['项目', '内容'],
        Object.entries(set.value.head).map(([name, value]) => [name, value]),
      ),
    );
  });
}

/** `close`, `reopen`, `submit`, `head` */
export function addMonths(program: Command, run: Run): void {
  const month = ['--month <月份>', '月份，如 2026-10', monthOption] as const;
  program
    .command('close')
    .description('结账：月报定稿，当月数据不再变动')
    .requiredOption(...month)
    .option('--explain <编号=说明...>', '对没有通过的核实性关系逐条说明')
    .action((_options: unknown, command: Command) => run(command, close));
  program
    .command('reopen')
    .description('重开已结账的月份')
    .requiredOption(...month)
    .requiredOption('--reason <原因>', '为什么重开')
    .action((_options: unknown, command: Command) => run(command, reopen));
  program
    .command('submit')
    .description('登记报送，以及审核通过或退回')
    .requiredOption(...month)
    .option('--how <方式>', '怎样报送的')
    .option('--receipt <文件>', '回执或盖章扫描件')
    .addOption(new Option('--result <结果>', '审核结果').choices(['accepted', 'returned']))
    .option('--words <意见>', '审核意见')
    .action((_options: unknown, command: Command) => run(command, submit));
  program
    .command('head')
    .description('填写某月的报出日期、签署人、表号、制定机关、文号、有效期至')
    .argument('<项目=内容...>')
    .requiredOption(...month)
    .action((texts: string[], _options: unknown, command: Command) => run(command, (session) => head(session, texts)));
}
