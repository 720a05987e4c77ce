// livebase report, livebase explain: a month's figures, as files too, and where one of them comes from.
import path from 'node:path';
import type { Command } from 'commander';
import { saveFile } from '../../../backend/backend.ts';
import type { LivebaseClient } from '../../../contract/contract.ts';
import type { Report } from '../../../contract/report-shapes.ts';
import { explanationDocument, explanationLines } from '../explanation-lines.ts';
import { makeFolder } from '../out-folder.ts';
import { monthOption } from '../option-values.ts';
import { done, refused } from '../outcome.ts';
import type { Outcome, Refused } from '../outcome.ts';
import { notJudgedLines, reportLines } from '../report-lines.ts';
import { withBase } from '../session.ts';
import type { Session } from '../session.ts';
import { wrongUsage } from '../usage.ts';
import type { Run } from './command-run.ts';

type Written = { readonly ok: true; readonly files: readonly { readonly file: string; readonly sha256: string }[] };

/** Exports the report and writes the files into the folder. */
async function writeFiles(session: Session, client: LivebaseClient, folder: string): Promise<Written | Refused> {
  const { options } = session;
  const made = makeFolder(folder);
  if (made !== null) return refused(made);
  session.progress.say('正在导出');
  const kinds = options.flag('pdf') ? (['xlsx', 'pdf'] as const) : (['xlsx'] as const);
  const exported = await client.report.export({ month: options.given('month'), profile: options.text('profile'), kinds: [...kinds] });
  if (!exported.ok) return refused(exported.refusal);
  const files = [];
  for (const { name, bytes, sha256 } of exported.value.files) {
    const saved = await saveFile(folder, name, bytes);
    if (!saved.ok) return refused(saved.refusal);
    files.push({ file: saved.value, sha256 });
  }
  return { ok: true, files };
}

/** The document of a report, as cli.md orders it. */
function documentOf(computed: Report, files: Written['files']): object {
  const { month, state, revision, head, values, rows, findings } = computed;
  return { month, state, revision, head, values, rows, findings, files };
}

function report(session: Session): Promise<Outcome> {
  const { options } = session;
  const out = options.text('out');
  if (out === null && options.flag('pdf')) throw wrongUsage('--pdf 要和 --out 文件夹一起写');
  session.progress.say('正在计算');
  return withBase(session, async (client) => {
    const answer = await client.report.month({ month: options.given('month'), profile: options.text('profile') });
    if (!answer.ok) return refused(answer.refusal);
    const written = out === null ? { ok: true as const, files: [] } : await writeFiles(session, client, path.resolve(out));
    if (!written.ok) return written;
    return done(
      documentOf(answer.value, written.files),
      reportLines(
        answer.value,
        written.files.map(({ file }) => file),
      ),
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

/** `report --month M [--profile ID] [--out DIR] [--pdf]` and `explain FIGURE --month M` */
export function addReport(program: Command, run: Run): void {
  const month = ['--month <月份>', '月份，如 2026-10', monthOption] as const;
  program
    .command('report')
    .description('计算月报；加 --out 写成 xlsx')
    .requiredOption(...month)
    .option('--profile <方案>', '报表方案（默认用本基地的）')
    .option('--out <文件夹>', '把月报写到这个文件夹')
    .option('--pdf', '同时写 PDF')
    .action((_options: unknown, command: Command) => run(command, report));
  program
    .command('explain')
    .description('一个数是怎么来的：算法、行、文件、人')
    .argument('<指标>', '如 ZB-2.06.month')
    .requiredOption(...month)
    .action((figure: string, _options: unknown, command: Command) => run(command, (session) => explain(session, figure)));
}
