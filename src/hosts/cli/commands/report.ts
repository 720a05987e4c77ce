// livebase report, livebase explain: a month's figures, as files too, and where one of them comes from.
import type { Report } from '../../../contract/report/report-shapes.ts';
import { createExplanationDocument, formatExplanationLines } from '../explanation-lines.ts';
import { createOutcome, type Outcome } from '../outcome.ts';
import { createFileDocument, formatWorkbookLines, writeReportFiles, type WrittenFile } from '../report-files.ts';
import { formatNotJudgedLines, reportLines } from '../report-lines.ts';
import { type Session, withBase } from '../session.ts';
import { createWrongUsage } from '../usage.ts';
import { callMethod, type CliCommand, defineArgument, defineOption, MONTH } from '../command.ts';

/** The document of a report, as docs/cli.md orders it. */
function documentOf(computed: Report, files: readonly WrittenFile[]): object {
  const { month, state, revision, head, values, rows, findings } = computed;
  return { month, state, revision, head, values, rows, findings, files: files.map(createFileDocument) };
}

function report(session: Session): Promise<Outcome> {
  const { options } = session;
  const out = options.text('out');
  const [workbook, map] = [options.text('workbook'), options.text('map')];
  if (out === null && options.flag('pdf')) throw createWrongUsage('--pdf 要和 --out 文件夹一起写');
  if ((workbook === null) !== (map === null)) throw createWrongUsage('--workbook 空白表和 --map 对应表要一起写');
  if (out === null && workbook !== null) throw createWrongUsage('--workbook 要和 --out 文件夹一起写');
  session.progress.say('正在计算');
  return withBase(session, async (client) => {
    const answer = await client.report.month({ month: options.given('month'), profile: options.text('profile') });
    if (!answer.ok) return answer;
    const written = await writeReportFiles(session, client, out);
    if (!written.ok) return written;
    return createOutcome(
      documentOf(answer.value, written.value),
      reportLines(
        answer.value,
        written.value.map(({ file }) => file),
      ).concat(written.value.flatMap(formatWorkbookLines)),
      { remarks: formatNotJudgedLines(answer.value) },
    );
  });
}

/** `report`, `explain` */
export const reportCommands: readonly CliCommand[] = [
  {
    name: 'report',
    words: '计算月报；加 --out 写成 xlsx',
    options: [
      MONTH,
      defineOption('--profile <方案>', '报表方案（默认用本基地的）'),
      defineOption('--out <文件夹>', '把月报写到这个文件夹'),
      defineOption('--pdf', '同时写 PDF'),
      defineOption('--workbook <空白表>', '主管部门的空白表，填好后也写到 --out 文件夹'),
      defineOption('--map <对应表>', '空白表的对应表，见 livebase map'),
    ],
    work: report,
  },
  {
    name: 'explain',
    words: '一个数是怎么来的：算法、行、文件、人',
    takes: [defineArgument('<指标>', '如 ZB-2.06.month')],
    options: [MONTH],
    says: '正在查找',
    work: callMethod(
      (client) => client.report.explain,
      ({ options, given }) => ({ month: options.given('month'), figure: given[0] ?? '' }),
      (answer) => createOutcome(createExplanationDocument(answer), formatExplanationLines(answer)),
    ),
  },
];
