// livebase import, batches, undo, parked: what comes in, and taking it back.
import { Option } from 'commander';
import type { Command } from 'commander';
import type { ImportAnswer } from '../../../contract/intake/import-shapes.ts';
import { sayRecordKind } from '../../../contract/core/words-records.ts';
import { readAllGiven } from '../given-files.ts';
import { importDetails, importDocument, importLines, noteLines, refusedLines } from '../import-lines.ts';
import { monthOption, numberArgument } from '../option-values.ts';
import { done, refused } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';
import { withBase } from '../session.ts';
import type { Session } from '../session.ts';
import { tableLines } from '../text-table.ts';
import type { Run } from './command-run.ts';

function outcomeOf(answer: ImportAnswer): Outcome {
  if (answer.ok) return done(importDocument(answer.value), importLines(answer.value), { remarks: noteLines(answer.value.files) });
  return refused(answer.refusal, importDetails(answer.files), refusedLines(answer.files, answer.refusal.code));
}

function takeFiles(session: Session, given: readonly string[]): Promise<Outcome> {
  const { options } = session;
  const read = readAllGiven(given);
  if (!read.ok) return Promise.resolve(refused(read.refusal, { refused: [] }));
  const onDifference = (['keep', 'replace'] as const).find((one) => one === options.text('onDifference')) ?? null;
  return withBase(session, async (client) =>
    outcomeOf(
      await client.imports.take({
        files: [...read.value],
        month: options.text('month'),
        tenant: options.text('tenant'),
        account: options.text('account'),
        isDryRun: options.flag('dryRun'),
        takesGoodRows: options.flag('takeGoodRows'),
        onDifference,
      }),
    ),
  );
}

function batches(session: Session): Promise<Outcome> {
  return withBase(session, async (client) => {
    const listed = await client.batches.list({});
    if (!listed.ok) return refused(listed.refusal);
    const rows = listed.value.batches.map((one) => [
      String(one.batch),
      one.at.replace('T', ' '),
      one.who,
      String(one.added),
      String(one.changed),
      String(one.same),
      one.undoneAt === null ? '' : `已撤回（${one.undoneBy ?? ''}）`,
      one.files.join('、'),
    ]);
    return done(
      listed.value,
      rows.length === 0 ? ['还没有导入过。'] : tableLines(['批次', '时间', '谁', '新增', '变更', '相同', '状态', '文件'], rows),
    );
  });
}

function undo(session: Session, batch: string): Promise<Outcome> {
  session.progress.say('正在撤回');
  return withBase(session, async (client) => {
    const undone = await client.batches.undo({ batch: Number(batch) });
    if (!undone.ok) return refused(undone.refusal);
    const { retired, restored, kept } = undone.value;
    const named = kept.map(({ entity, name }) => `  ${sayRecordKind(entity)} ${name}`);
    const keptLines = named.length === 0 ? [] : [`${named.length} 条后来被改过或被别处用着，保留不动：`, ...named];
    return done(undone.value, [`第 ${batch} 批已撤回：作废 ${retired} 条，改回 ${restored} 条`, ...keptLines]);
  });
}

function parked(session: Session): Promise<Outcome> {
  return withBase(session, async (client) => {
    const listed = await client.parked.list({ month: session.options.text('month') });
    if (!listed.ok) return refused(listed.refusal);
    const rows = listed.value.parked.map((one) => [String(one.id), one.month, one.file, one.wouldChange.join('；')]);
    return done(listed.value, rows.length === 0 ? ['没有暂存的文件。'] : tableLines(['编号', '月份', '文件', '收下会改变'], rows));
  });
}

function takeParked(session: Session, id: string): Promise<Outcome> {
  return withBase(session, async (client) => outcomeOf(await client.parked.take({ id: Number(id) })));
}

function addImport(program: Command, run: Run): void {
  program
    .command('import')
    .description('导入台账、企业月报表和平台导出文件')
    .argument('<文件...>', '文件，或一个文件夹（收里面的文件）')
    .option('--month <月份>', '文件里没有月份时用', monthOption)
    .option('--tenant <代码>', '文件里没有账号时，是哪家企业的（统一社会信用代码）')
    .option('--account <账号ID>', '该企业在平台上有几个账号时，是哪一个')
    .option('--dry-run', '只看结果，什么都不写入')
    .option('--take-good-rows', '收下没有问题的行')
    .addOption(new Option('--on-difference <做法>', '同一条数不一样时：保留原来的或用新的').choices(['keep', 'replace']))
    .action((files: string[], _options: unknown, command: Command) => run(command, (session) => takeFiles(session, files)));
}

/** `import`, `batches`, `undo`, `parked`, `parked take` */
export function addImports(program: Command, run: Run): void {
  addImport(program, run);
  program
    .command('batches')
    .description('历次导入')
    .action((_options: unknown, command: Command) => run(command, batches));
  program
    .command('undo')
    .description('撤回一批导入')
    .argument('<批次>', '批次号', numberArgument)
    .action((batch: string, _options: unknown, command: Command) => run(command, (session) => undo(session, batch)));
  const list = program
    .command('parked')
    .description('为已结账的月份存起的文件')
    .option('--month <月份>', '只看这个月', monthOption)
    .action((_options: unknown, command: Command) => run(command, parked));
  list
    .command('take')
    .description('月份重开后收下一个')
    .argument('<编号>', '编号', numberArgument)
    .action((id: string, _options: unknown, command: Command) => run(command, (session) => takeParked(session, id)));
}
