// The files of a report as the command line writes them: our own tables or the bureau's workbook, and the PDF.
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { saveFile, saveFiles } from '../../backend/backend.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { LivebaseClient } from '../../contract/contract.ts';
import type { FillAccount } from '../../contract/bureau/workbook-shapes.ts';
import { readBlank, readGiven } from './given-files.ts';
import { makeFolder } from './out-folder.ts';
import type { Session } from './session.ts';
import { createFindingDocument, formatFindingLines } from './workbook-findings.ts';

/** A file that was written; a filled workbook with what was written into it and checked. */
export interface WrittenFile {
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
export function createFileDocument({ workbook, ...file }: WrittenFile): object {
  return workbook === undefined ? file : { ...file, workbook: { ...workbook, warnings: workbook.warnings.map(createFindingDocument) } };
}

/** What to know of a filled workbook, as lines. */
export function formatWorkbookLines({ workbook }: WrittenFile): string[] {
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
export async function writeReportFiles(
  session: Session,
  client: LivebaseClient,
  out: string | null,
): Promise<Result<readonly WrittenFile[]>> {
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
