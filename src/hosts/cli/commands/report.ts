// livebase report, livebase explain: a month's figures, as files too, and where one of them comes from.
import type { Command } from 'commander';
import type { Report } from '../../../contract/report/report-shapes.ts';
import { explanationDocument, explanationLines } from '../explanation-lines.ts';
import { monthOption } from '../option-values.ts';
import { done, refused } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';
import { fileDocument, workbookLines, writeReportFiles } from '../report-files.ts';
import type { WrittenFile } from '../report-files.ts';
import { notJudgedLines, reportLines } from '../report-lines.ts';
import { withBase } from '../session.ts';
import type { Session } from '../session.ts';
import { wrongUsage } from '../usage.ts';
import type { Run } from './command-run.ts';

/** The document of a report, as docs/cli.md orders it. */
function documentOf(computed: Report, files: readonly WrittenFile[]): object {
  const { month, state, revision, head, values, rows, findings } = computed;
  return { month, state, revision, head, values, rows, findings, files: files.map(fileDocument) };
}

function report(session: Session): Promise<Outcome> {
  const { options } = session;
  const out = options.text('out');
  const [workbook, map] = [options.text('workbook'), options.text('map')];
  if (out === null && options.flag('pdf')) throw wrongUsage('--pdf 要和 --out 文件夹一起写');
  if ((workbook === null) !== (map === null)) throw wrongUsage('--workbook 空白表和 --map 对应表要一起写');
  if (out === null && workbook !== null) throw wrongUsage('--workbook 要和 --out 文件夹一起写');
  session.progress.say('正在计算');
  return withBase(session, async (client) => {
    const answer = await client.report.month({ month: options.given('month'), profile: options.text('profile') });
    if (!answer.ok) return refused(answer.refusal);
    const written = await writeReportFiles(session, client, out);
    if (!written.ok) return written;
    return done(
      documentOf(answer.value, written.files),
      reportLines(
        answer.value,
        written.files.map(({ file }) => file),
      ).concat(written.files.flatMap(workbookLines)),
      { remarks: notJudgedLines(answer.value) },
    );
  });
}

function explain(session: Session, figure: string): Promise<Outcome> {
  session.progress.say('正在查找');
  return withBase(session, async (client) => {
    const answer = await client.report.explain({ month: session.options.given('month'), figure });
    if (!answer.ok) return refused(answer.refusal);
    return done(explanationDocument(answer.value), explanationLines(answer.value));
  });
}

/** `report --month M [--profile ID] [--out DIR] [--pdf] [--workbook FILE --map FILE]` and `explain FIGURE --month M` */
export function addReport(program: Command, run: Run): void {
  const month = ['--month <月份>', '月份，如 2026-10', monthOption] as const;
  program
    .command('report')
    .description('计算月报；加 --out 写成 xlsx')
    .requiredOption(...month)
    .option('--profile <方案>', '报表方案（默认用本基地的）')
    .option('--out <文件夹>', '把月报写到这个文件夹')
    .option('--pdf', '同时写 PDF')
    .option('--workbook <空白表>', '主管部门的空白表，填好后也写到 --out 文件夹')
    .option('--map <对应表>', '空白表的对应表，见 livebase map')
    .action((_options: unknown, command: Command) => run(command, report));
  program
    .command('explain')
    .description('一个数是怎么来的：算法、行、文件、人')
    .argument('<指标>', '如 ZB-2.06.month')
    .requiredOption(...month)
    .action((figure: string, _options: unknown, command: Command) => run(command, (session) => explain(session, figure)));
}
