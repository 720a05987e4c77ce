// livebase import, batches, undo, parked: what comes in, and taking it back.
import type { ImportAnswer, ImportedFile } from '../../../contract/intake/intake-shapes.ts';
import type { LivebaseClient } from '../../../contract/contract.ts';
import { formatRecordKind } from '../../../contract/core/records-messages.ts';
import { readAllGiven } from '../given-files.ts';
import { readDayOption, readMonthOption, readNumberArgument } from '../option-values.ts';
import { createOutcome, type Outcome } from '../outcome.ts';
import { type Session, withBase } from '../session.ts';
import { formatTableLines } from '../text-table.ts';
import { type Answer, callMethod, type CliCommand, defineArgument, defineOption, oneOf } from '../command.ts';
import { formatRefusal, formatTrouble } from '../../../contract/messages.ts';
import path from 'node:path';

// What an import prints: the document of docs/cli.md, and lines for people.

type Taken = Extract<ImportAnswer, { ok: true }>['value'];
type Sheet = ImportedFile['sheets'][number];

/** How many refused rows people are shown; the document has them all. */
const SHOWN_ROWS = 50;

/** A refused row as documents name it. */
function refusedRow(file: string, sheet: Sheet, trouble: Sheet['refused'][number]) {
  const { message, expected } = formatTrouble(trouble, { file, sheet: sheet.sheet }, 'zh-CN', 'cli');
  return { row: trouble.row, column: trouble.column, found: trouble.found, expected, message };
}

function filesDocument(files: readonly ImportedFile[]) {
  return files.map(({ file, kind, sheets }) => ({
    file,
    kind,
    sheets: sheets.map((sheet) => {
      const { read, added, changed, same } = sheet;
      const rows = sheet.refused.map((trouble) => refusedRow(file, sheet, trouble));
      return { sheet: sheet.sheet, kind: sheet.kind, read, added, changed, same, refused: rows };
    }),
  }));
}

/** The document of an import that was taken. */
export function importDocument({ files, batch }: Taken): object {
  return { files: filesDocument(files), batch };
}

/** The refused rows of all files, as `details.refused` of the error document. */
export function importDetails(files: readonly ImportedFile[]): object {
  const refused = files.flatMap(({ file, sheets }) =>
    sheets.flatMap((sheet) => sheet.refused.map((trouble) => ({ file, sheet: sheet.sheet, ...refusedRow(file, sheet, trouble) }))),
  );
  return { refused };
}

/** One line a refused row, under the name of its sheet; at most 50, then how many more there are. What is `said` already is left out. */
export function formatRefusedLines(files: readonly ImportedFile[], said: string | null = null): string[] {
  const lines: string[] = [];
  let left = SHOWN_ROWS;
  let all = 0;
  for (const { file, sheets } of files) {
    for (const sheet of sheets) {
      const troubles = sheet.refused.filter((trouble) => trouble.row > 0 || trouble.code !== said);
      all += troubles.length;
      if (left <= 0 || troubles.length === 0) continue;
      lines.push(`${file}${sheet.sheet === '' ? '' : `“${sheet.sheet}”`}：`);
      for (const trouble of troubles.slice(0, left))
        lines.push(`  ${formatTrouble(trouble, { file: '', sheet: '' }, 'zh-CN', 'cli').message}`);
      left -= troubles.length;
    }
  }
  return all > SHOWN_ROWS ? [...lines, `  ……共 ${all} 处，这里只列前 ${SHOWN_ROWS} 处（--json 列出全部）。`] : lines;
}

const HEAD = ['文件', '工作表', '读入', '新增', '变更', '相同', '拒收'];

function tallyColumns(file: string, sheet: Sheet): string[] {
  const refused = new Set(sheet.refused.map(({ row }) => row)).size;
  return [file, sheet.sheet, ...[sheet.read, sheet.added, sheet.changed, sheet.same, refused].map(String)];
}

/** Equal notes of one code are shown once, with their count. */
function noteLines(files: readonly ImportedFile[]): string[] {
  const notes = files.flatMap(({ file, sheets }) => sheets.flatMap((sheet) => sheet.notes.map((note) => ({ file, note }))));
  const byCode = Map.groupBy(notes, ({ note }) => note.code);
  return [...byCode.values()].flatMap((group) => {
    const shown = group.slice(0, 3).map(({ file, note }) => `提示：${file}：${formatRefusal(note, 'zh-CN', 'cli')}`);
    return group.length > 3 ? [...shown, `  ……同类提示共 ${group.length} 条。`] : shown;
  });
}

/** What people are shown of an import that was taken. */
export function importLines({ files, batch }: Taken): string[] {
  const table = formatTableLines(
    HEAD,
    files.flatMap(({ file, sheets }) => sheets.map((sheet) => tallyColumns(file, sheet))),
  );
  const rejected = formatRefusedLines(files);
  const end = batch === null ? '试算完毕，什么都没有写入。' : `第 ${batch} 批，已写入；要撤回：livebase undo ${batch}`;
  return [...table, ...(rejected.length === 0 ? [] : ['没有收下的行：', ...rejected]), ...noteLines(files), end];
}

function outcomeOf(answer: ImportAnswer): Outcome {
  if (answer.ok) return createOutcome(importDocument(answer.value), importLines(answer.value), { remarks: noteLines(answer.value.files) });
  const { refusal, files } = answer;
  return { ok: false, refusal, details: importDetails(files), lines: formatRefusedLines(files, refusal.code) };
}

function takeFiles(session: Session): Promise<Outcome> {
  const { options, given } = session;
  const read = readAllGiven(given);
  if (!read.ok) return Promise.resolve({ ...read, details: { refused: [] } });
  const onDifference = (['keep', 'replace'] as const).find((one) => one === options.text('onDifference')) ?? null;
  return withBase(session, async (client) =>
    outcomeOf(
      await client.imports.take({
        files: [...read.value],
        month: options.text('month'),
        tenant: options.text('tenant'),
        account: options.text('account'),
        renamedFrom: options.text('renamedFrom'),
        isDryRun: options.flag('dryRun'),
        takesGoodRows: options.flag('takeGoodRows'),
        park: options.list('park').map((file) => path.basename(file)),
        onDifference,
        overrideReason: options.text('reason'),
      }),
    ),
  );
}

function batchesOutcome(listed: Answer<LivebaseClient['batches']['list']>): Outcome {
  const rows = listed.batches.map((one) => [
    String(one.batch),
    one.at.replace('T', ' '),
    one.who,
    String(one.added),
    String(one.changed),
    String(one.same),
    one.undoneAt === null ? '' : `已撤回（${one.undoneBy ?? ''}）`,
    one.files.join('、'),
  ]);
  const head = ['批次', '时间', '谁', '新增', '变更', '相同', '状态', '文件'];
  return createOutcome(listed, rows.length === 0 ? ['还没有导入过。'] : formatTableLines(head, rows));
}

function undoOutcome(undone: Answer<LivebaseClient['batches']['undo']>, { batch }: { readonly batch: number }): Outcome {
  const { retired, restored, kept } = undone;
  const named = kept.map(({ entity, name }) => `  ${formatRecordKind(entity)} ${name}`);
  const keptLines = named.length === 0 ? [] : [`${named.length} 条后来被改过或被别处用着，保留不动：`, ...named];
  return createOutcome(undone, [`第 ${batch} 批已撤回：作废 ${retired} 条，改回 ${restored} 条`, ...keptLines]);
}

function parkedOutcome(listed: Answer<LivebaseClient['parked']['list']>): Outcome {
  const rows = listed.parked.map((one) => [String(one.id), one.month, one.file, (one.wouldChange ?? []).join('；')]);
  return createOutcome(listed, rows.length === 0 ? ['没有待收文件。'] : formatTableLines(['编号', '月份', '文件', '收下会改变'], rows));
}

function takeParked(session: Session): Promise<Outcome> {
  return withBase(session, async (client) => outcomeOf(await client.parked.take({ id: Number(session.given[0]) })));
}

/** `import`, `batches`, `undo`, `parked`, `parked take` */
export const importCommands: readonly CliCommand[] = [
  {
    name: 'import',
    words: '导入台账、企业月报表和平台导出文件',
    takes: [defineArgument('<文件...>', '文件，或一个文件夹（收里面的文件）')],
    options: [
      defineOption('--month <月份>', '文件里没有月份时用', readMonthOption),
      defineOption('--tenant <代码>', '文件里没有账号时，是哪家企业的（统一社会信用代码）'),
      defineOption('--account <账号ID>', '该企业在平台上有几个账号时，是哪一个'),
      defineOption('--renamed-from <日期>', '月报表里企业的名称和基地里的不同、是企业改了名时，从哪天起', readDayOption),
      defineOption('--dry-run', '只看结果，什么都不写入'),
      defineOption('--take-good-rows', '收下没有问题的行'),
      defineOption('--park <文件...>', '和 --take-good-rows 一起：这些文件里属于已结账月份的行，存为待收文件'),
      defineOption('--reason <原因>', '以后的预约有需要留意的情况时，为什么仍然收下'),
      oneOf('--on-difference <做法>', '同一条数不一样时：保留原来的或用新的', ['keep', 'replace']),
    ],
    work: takeFiles,
  },
  {
    name: 'batches',
    words: '历次导入',
    work: callMethod(
      (client) => client.batches.list,
      () => ({}),
      batchesOutcome,
    ),
  },
  {
    name: 'undo',
    words: '撤回一批导入',
    takes: [defineArgument('<批次>', '批次号', readNumberArgument)],
    says: '正在撤回',
    work: callMethod(
      (client) => client.batches.undo,
      ({ given }) => ({ batch: Number(given[0]) }),
      undoOutcome,
    ),
  },
  {
    name: 'parked',
    words: '为已结账的月份存起的文件',
    options: [defineOption('--month <月份>', '只看这个月', readMonthOption)],
    work: callMethod(
      (client) => client.parked.list,
      ({ options }) => ({ month: options.text('month') }),
      parkedOutcome,
    ),
    commands: [
      {
        name: 'take',
        words: '月份重开后收下一个',
        takes: [defineArgument('<编号>', '编号', readNumberArgument)],
        work: takeParked,
      },
    ],
  },
];
