// livebase self-check: each printed figure of a month beside last month and last year, the most unusual first; as one page too.
import path from 'node:path';
import { saveFile } from '../../../backend/backend.ts';
import type { SelfCheck, SelfCheckRow } from '../../../contract/report/self-check-shapes.ts';
import { countOption } from '../option-values.ts';
import { makeFolder } from '../out-folder.ts';
import { createOutcome, type Outcome } from '../outcome.ts';
import { type Session, withBase } from '../session.ts';
import { formatTableLines } from '../text-table.ts';
import { type CliCommand, defineOption, MONTH } from '../command.ts';

/** Lines for people; the document has all. */
const SHOWN = 20;

function earlierText(earlier: SelfCheckRow['lastMonth']): string {
  if (earlier === null) return '';
  const change = earlier.growth === null ? earlier.change : `${earlier.growth}%`;
  return change === null ? earlier.text : `${earlier.text}（${change}）`;
}

function linesOf({ month, rows, silent }: SelfCheck, count: number): string[] {
  const shown = rows.filter(({ level }) => level !== 'none').slice(0, count);
  return [
    `${month} 送审自查，最不寻常的 ${shown.length} 项；变动很大而没有说明的 ${silent} 项`,
    ...formatTableLines(
      ['指标', '本期', '单位', '上月', '上年同期', '说明'],
      shown.map((row) => [row.label, row.text, row.unit, earlierText(row.lastMonth), earlierText(row.lastYear), row.explanation]),
    ),
  ];
}

function selfCheck(session: Session): Promise<Outcome> {
  const { options } = session;
  const month = options.given('month');
  const out = options.text('out');
  session.progress.say('正在比对');
  return withBase(session, async (client) => {
    const checked = await client.filing.selfCheck({ month });
    if (!checked.ok) return checked;
    const lines = linesOf(checked.value, Number(options.text('top') ?? SHOWN));
    if (out === null) return createOutcome({ ...checked.value, files: [] }, lines);
    const folder = makeFolder(path.resolve(out));
    if (!folder.ok) return folder;
    const paper = await client.filing.selfCheckPaper({ month });
    if (!paper.ok) return paper;
    const saved = await saveFile(folder.value, paper.value.name, paper.value.bytes);
    if (!saved.ok) return saved;
    const files = [{ file: saved.value, sha256: paper.value.sha256 }];
    return createOutcome({ ...checked.value, files }, [...lines, `已写出 ${saved.value}`]);
  });
}

export const selfCheckCommands: readonly CliCommand[] = [
  {
    name: 'self-check',
    words: '送审自查：每个数和上月、上年同期比，最不寻常的在前',
    options: [
      MONTH,
      defineOption('--top <条数>', `显示多少项（默认 ${SHOWN}）`, countOption),
      defineOption('--out <文件夹>', '写成一页 PDF'),
    ],
    work: selfCheck,
  },
];
