// livebase report, livebase explain: a month's figures, as files too, and where one of them comes from.
import type { Report } from '../../../contract/report/filing.ts';
import { createOutcome, type Outcome } from '../outcome.ts';
import { type Session, withBase } from '../session.ts';
import { createWrongUsage } from '../usage.ts';
import { callMethod, type CliCommand, defineArgument, defineOption, MONTH } from '../command.ts';
import { formatTableLines } from '../text-table.ts';
import type { Explanation } from '../../../contract/report/explain-shapes.ts';
import { formatPartSource } from '../../../contract/collection/sources-messages.ts';
import { existsSync, realpathSync } from 'node:fs';
import { saveFile, saveFiles } from '../../../backend/backend.ts';
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import type { LivebaseClient } from '../../../contract/contract.ts';
import type { FillAccount } from '../../../contract/bureau/workbooks.ts';
import { readBlank, readGiven } from '../given-files.ts';
import { makeFolder } from '../out-folder.ts';
import { createFindingDocument, formatFindingLines } from '../workbook-findings.ts';
import path from 'node:path';

// The files of a report as the command line writes them: our own tables or the bureau's workbook, and the PDF.

/** A file that was written; a filled workbook with what was written into it and checked. */
interface WrittenFile {
  readonly file: string;
  readonly sha256: string;
  readonly workbook?: FillAccount;
}

/** Where files are written, and for whom. */
interface Writing {
  readonly session: Session;
  readonly client: LivebaseClient;
  readonly folder: string;
}

/** Exports the report and writes the files into the folder. */
async function writeOwn({ session, client, folder }: Writing, kinds: readonly ('xlsx' | 'pdf')[]): Promise<Result<readonly WrittenFile[]>> {
  const { options } = session;
  session.progress.say('正在导出');
  const exported = await client.report.export({ month: options.given('month'), profile: options.text('profile'), kinds: [...kinds] });
  if (!exported.ok) return exported;
  const saved = await saveFiles(folder, exported.value.files);
  return saved.ok ? ok(saved.value.map(({ file, sha256 }) => ({ file, sha256 }))) : saved;
}

/** True if both name the same file, whatever links lead to it. */
function isSameFile(one: string, other: string): boolean {
  return existsSync(one) && existsSync(other) && realpathSync(one) === realpathSync(other);
}

/** Fills the bureau's workbook and writes it into the folder. The blank itself is only read. */
async function writeWorkbook({ session, client, folder }: Writing): Promise<Result<readonly WrittenFile[]>> {
  const { options } = session;
  const [blankFile, mapFile] = [options.given('workbook'), options.given('map')];
  const [blank, map] = [readBlank(blankFile), readGiven(mapFile)];
  if (!blank.ok) return blank;
  if (!map.ok) return map;
  session.progress.say('正在填写主管部门的表');
  const asked = { month: options.given('month'), profile: options.text('profile'), blank: blank.value, map: map.value };
  const filled = await client.workbooks.fillFile(asked);
  if (!filled.ok) return filled;
  const { name, bytes, sha256, workbook } = filled.value;
  if (isSameFile(path.join(folder, name), blankFile)) return refuse('WB_IS_BLANK', { file: name });
  const saved = await saveFile(folder, name, bytes);
  if (!saved.ok) return saved.refusal.code === 'TARGET_HELD' ? refuse('WB_BUSY', saved.refusal.data) : saved;
  return ok([{ file: saved.value, sha256, workbook }]);
}

/** Files as the document lists them: findings with their sentences. */
function createFileDocument({ workbook, ...file }: WrittenFile): object {
  return workbook === undefined ? file : { ...file, workbook: { ...workbook, warnings: workbook.warnings.map(createFindingDocument) } };
}

/** What to know of a filled workbook, as lines. */
function formatWorkbookLines({ workbook }: WrittenFile): string[] {
  if (workbook === undefined) return [];
  const { written, inserted, recalculated, checks, warnings } = workbook;
  const failing = checks.filter(({ ok: isFine }) => !isFine).length;
  const counts = `填写 ${written} 格，插入 ${inserted} 行，重算 ${recalculated} 个公式，表内审核 ${checks.length} 项${failing === 0 ? '' : `，其中 ${failing} 项不符`}`;
  return [counts, ...formatFindingLines(warnings, '提醒 ')];
}

/**
 * Writes what was asked for: our own tables, or in their place the bureau's workbook, and the PDF. The workbook comes first, since it may
 * be refused: then nothing has been written.
 */
async function writeReportFiles(session: Session, client: LivebaseClient, out: string | null): Promise<Result<readonly WrittenFile[]>> {
  if (out === null) return ok([]);
  const made = makeFolder(path.resolve(out));
  if (!made.ok) return made;
  const writing = { session, client, folder: made.value };
  const isPdf = session.options.flag('pdf');
  if (session.options.text('workbook') === null) return writeOwn(writing, isPdf ? ['xlsx', 'pdf'] : ['xlsx']);
  const filled = await writeWorkbook(writing);
  if (!filled.ok || !isPdf) return filled;
  const pdf = await writeOwn(writing, ['pdf']);
  return pdf.ok ? ok([...filled.value, ...pdf.value]) : pdf;
}

// What an explanation prints: the document of docs/cli.md, and an aligned list for people.

/** The document: `source` holds the facts, and `text` the words for them. */
export function createExplanationDocument({ figure, formula, value, parts }: Explanation): object {
  return {
    figure,
    formula,
    value,
    parts: parts.map(({ what, value: text, raw, group, source, choice }) => ({
      what: group === null ? what : `${group} ${what}`,
      value: { raw, text },
      source: { ...source, ...(choice === undefined ? {} : { choice }), text: formatPartSource({ source, choice }, 'zh-CN') },
    })),
  };
}

/** Lines for people. */
export function formatExplanationLines({ figure, month, formula, value, additive, parts }: Explanation): string[] {
  const rows = parts.map((part) => [
    part.group === null ? part.what : `${part.group} ${part.what}`,
    part.value,
    formatPartSource(part, 'zh-CN'),
  ]);
  const sum = additive && parts.length > 1 ? [`以上 ${parts.length} 项相加即为该数。`] : [];
  return [
    `${month} ${figure} = ${value.text}`,
    `算法：${formula}`,
    ...(rows.length === 0 ? ['没有组成它的记录。'] : formatTableLines(['来自', '数值', '出处'], rows)),
    ...sum,
  ];
}

// What people are shown of a month's report: its key figures, what fails, what could not be judged, where the files are.

/** The figures that a statistician looks at first; a profile that lacks one does without its line. */
const KEY_FIGURES: readonly (readonly [address: string, label: string, unit: string])[] = [
  ['ZB-1.07.value', '入驻企业数', '家'],
  ['ZB-1.10.value', '入驻率（按面积）', '%'],
  ['ZB-2.01.month', '直播场次', '场'],
  ['ZB-2.03.month', '直播时长', '小时'],
  ['ZB-2.06.month', '直播成交额（支付口径）', '万元'],
  ['ZB-2.07.month', '退款额', '万元'],
  ['ZB-2.08.month', '净成交额', '万元'],
  ['ZB-2.09.month', '实际结算交易额', '万元'],
  ['ZB-2.06.ytd', '成交额本年累计', '万元'],
  ['ZB-2.06.month_yoy', '成交额同比', '%'],
  ['ZB-2.19.month', '公共直播间使用率', '%'],
];

const SEVERITY_WORDS = { E: '强制', W: '核实' } as const;

function findingLines({ findings }: Report): string[] {
  if (findings.length === 0) return ['审核关系：没有不通过的。'];
  return [
    `审核关系不通过 ${findings.length} 条：`,
    ...findings.map(({ id, severity, message }) => `  ${id}（${SEVERITY_WORDS[severity]}）${message}`),
  ];
}

/** Relations that could not be judged, each by what it stands for; none where all could. */
function formatNotJudgedLines({ notJudged }: Pick<Report, 'notJudged'>): string[] {
  if (notJudged.length === 0) return [];
  return [`缺数、没有判断的 ${notJudged.length} 条：${notJudged.map(({ id, name }) => `${id} ${name}`.trim()).join('；')}`];
}

function reportLines(report: Report, files: readonly string[]): string[] {
  const { month, state, revision, head, values, rows } = report;
  const stateWords = state === 'closed' ? `已结账，第 ${revision ?? 1} 版` : '未结账（草稿）';
  const key = KEY_FIGURES.flatMap(([address, label, unit]) => {
    const figure = values[address];
    return figure === undefined ? [] : [[address, label, figure.text, unit]];
  });
  return [
    `${head['填报单位'] ?? ''} ${month} 月报，${stateWords}`.trim(),
    ...formatTableLines(['指标', '名称', '数值', '单位'], key),
    `入驻企业表（ZB-4）${rows['ZB-4']?.length ?? 0} 行`,
    ...findingLines(report),
    ...formatNotJudgedLines(report),
    ...files.map((file) => `已写出 ${file}`),
  ];
}

/** The document of a report, as docs/cli.md orders it. */
function documentOf(computed: Report, files: readonly WrittenFile[]): object {
  const { month, state, revision, head, values, rows, findings } = computed;
  return { month, state, revision, head, values, rows, findings, files: files.map(createFileDocument) };
}

function showReport(session: Session): Promise<Outcome> {
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
    work: showReport,
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
