// What an import prints: the document of docs/cli.md, and lines for people.
import type { ImportAnswer, ImportedFile } from '../../contract/intake/import-shapes.ts';
import { formatRefusal, formatTrouble } from '../../contract/messages.ts';
import { formatTableLines } from './text-table.ts';

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
export function noteLines(files: readonly ImportedFile[]): string[] {
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
