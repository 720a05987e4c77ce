// Use case: files are dropped. Each is read and recognised by itself, so that a bad one sinks no other, and kept until it is taken or dropped.
// Use case: what is staged, as a page shows it: without the bytes and the rows.
import type { NamedFile } from '../../../contract/core/shell-port.ts';
import { randomUUID } from 'node:crypto';
import { ok, type Refusal, refuse, type Result } from '../../../domain/values/result.ts';
import type { Base } from '../../core/db/open.ts';
import { recordByKey } from '../../core/db/record-store.ts';
import type { Actor } from '../../core/db/tx.ts';
import type { MappedKind } from '../../../contract/intake/sheet-kinds.ts';
import { hashSha256 } from '../../core/db/database-files.ts';
import { type PackedSheet, readPackedFile, shareBytes, unpackSheet } from '../../../sheets/read/packed-sheet.ts';
import type { SheetTable, TableFile } from '../../../sheets/read/table.ts';
import { recogniseFormByRows, recogniseSheetByRows, headOf } from '../recognise/sheet-about.ts';
import { findBatchOfFile } from '../sql/batches.ts';
import { createFileRefusal } from '../attempt.ts';
import { noteUntaken } from '../import-files.ts';
import type { Answer, Asked } from '../../../contract/core/method.ts';
import type { intakeMethods } from '../../../contract/intake/intake.ts';
import { PLAIN_CHOICES, type StagedFiles } from '../../../contract/intake/intake-shapes.ts';
import type { OpenCall } from '../../core/rpc/call.ts';
import { dropStaging, keepStaging, type StagedFile, type StagedSheet, type Staging, stagingOf, stagingsOf } from './staging.ts';
import { SHOWN_COLUMNS, refusedRowsOf } from './rows.ts';

function shownSheet(sheet: StagedSheet): StagedFiles['files'][number]['sheets'][number] {
  const { packed, about, troubles, rechecked, edits, leftOut } = sheet;
  const { as, kind, headerRow, columns } = about;
  return {
    sheet: packed.name,
    as,
    kind,
    // Of a list its heads and what stands above them are no rows.
    rows: headerRow === null ? packed.rows.numbers.length : packed.rows.numbers.filter((row) => row > headerRow).length,
    headerRow,
    columns: columns.slice(0, SHOWN_COLUMNS),
    refusedRows: troubles === null && rechecked.length === 0 ? null : refusedRowsOf(sheet).length,
    fixes: new Set(edits.map(({ row, column }) => `${row}|${column}`)).size,
    leftOut: leftOut.length,
  };
}

export function showStaging({ id, who, stagedMs, choices, files }: Staging): StagedFiles {
  return {
    staging: id,
    who,
    stagedAt: stagedMs,
    choices,
    files: files.map(({ name, bytes, format, sheets, refusal, sameAs, takenBefore }, index) => ({
      file: name,
      index,
      size: bytes.length,
      format,
      sheets: sheets.map(shownSheet),
      refusal,
      sameAs,
      takenBefore,
    })),
  };
}

/** Everything that the asker has staged, oldest first. */
export function listStagings(base: Base, actor: Actor): Result<Answer<typeof intakeMethods.list>> {
  const own = stagingsOf(base).filter(({ who }) => who === actor.who);
  return ok({ stagings: own.map(showStaging) });
}

/** One staging. Refuses STAGING_UNKNOWN. */
export function getStaging(base: Base, { staging: id }: Asked<typeof intakeMethods.get>): Result<StagedFiles> {
  const staging = stagingOf(base, id);
  return staging === null ? refuse('STAGING_UNKNOWN', { staging: id }) : ok(showStaging(staging));
}

/** What may wait at a time, over everything staged on a base: more would not fit a small machine's memory. */
export const STAGING_LIMITS = { stagings: 8, files: 500, bytes: 400_000_000 } as const;

/** Answers the kind of the mapping that is kept for a signature, or null. */
export function createMappedKinds(base: Base): (signature: string) => MappedKind | null {
  return (signature) => {
    const kept = signature === '' ? null : recordByKey(base.db, 'column_mapping', [signature]);
    if (kept === null) return null;
    return kept.values.kind === 'sessions' ? 'mapped_sessions' : 'mapped_days';
  };
}

/** Of a long sheet `table` has its head alone. */
function stagedSheet(
  base: Base,
  { table, packed }: { readonly table: SheetTable; readonly packed: PackedSheet },
  file: Pick<TableFile, 'format'> & { readonly form: ReturnType<typeof recogniseFormByRows> },
): StagedSheet {
  const about = file.form?.(table, packed.width) ?? recogniseSheetByRows(headOf(table), file.format, packed.width, createMappedKinds(base));
  return { packed, about, troubles: null, rechecked: [], edits: [], leftOut: [] };
}

async function stageFile(base: Base, file: NamedFile, before: readonly StagedFile[]): Promise<StagedFile> {
  const sha256 = hashSha256(file.bytes);
  const twin = before.findIndex((one) => one.sha256 === sha256);
  const own = { name: file.name, bytes: shareBytes(file.bytes), sha256, sameAs: twin < 0 ? null : twin };
  const read = await readPackedFile(file.bytes);
  if (!read.ok)
    return { ...own, format: null, refusal: createFileRefusal(read.refusal, file.name), takenBefore: null, sheets: [], formRefusal: null };
  const { format } = read.value.table;
  const form = recogniseFormByRows(read.value.table);
  const sheets = [...read.value.packed].map(([table, packed]) => stagedSheet(base, { table, packed }, { format, form }));
  return { ...own, format, refusal: null, takenBefore: findBatchOfFile(base.db, sha256), sheets, formRefusal: null };
}

function tooMuch(unit: string, limit: number, found: number): { readonly ok: false; readonly refusal: Refusal } {
  return refuse('STAGING_TOO_MUCH', { unit, limit, found });
}

function bytesOf(files: readonly { readonly bytes: Uint8Array }[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes.length, 0);
}

/** Whether the files still find room, beside what waits already. */
function roomFor(base: Base, files: readonly NamedFile[], into: Staging | null): Result<null> {
  const all = stagingsOf(base);
  if (into === null && all.length >= STAGING_LIMITS.stagings) return tooMuch('stagings', STAGING_LIMITS.stagings, all.length + 1);
  const count = files.length + (into?.files.length ?? 0);
  if (count > STAGING_LIMITS.files) return tooMuch('files', STAGING_LIMITS.files, count);
  const bytes = bytesOf(files) + all.reduce((sum, one) => sum + bytesOf(one.files), 0);
  return bytes > STAGING_LIMITS.bytes ? tooMuch('bytes', STAGING_LIMITS.bytes, bytes) : ok(null);
}

/**
 * Reads and recognises files and keeps them, beside those of an earlier drop where `staging` names one.
 * Refuses STAGING_UNKNOWN, STAGING_TOO_MUCH; what is wrong with a file stands with the file.
 */
export async function stageFiles(
  { base, actor, onProgress }: OpenCall,
  drop: Asked<typeof intakeMethods.stage>,
): Promise<Result<StagedFiles>> {
  const into = drop.staging === null ? null : stagingOf(base, drop.staging);
  if (drop.staging !== null && into === null) return refuse('STAGING_UNKNOWN', { staging: drop.staging });
  const room = roomFor(base, drop.files, into);
  if (!room.ok) return room;
  const files: StagedFile[] = [...(into?.files ?? [])];
  for (const [done, file] of drop.files.entries()) {
    onProgress?.({ phase: 'read', name: file.name, done, all: drop.files.length });
    files.push(await stageFile(base, file, files));
  }
  const fresh = { id: randomUUID(), who: actor.who, stagedMs: base.clock.nowMs(), choices: PLAIN_CHOICES };
  const staging: Staging = { ...(into ?? fresh), files };
  keepStaging(base, staging);
  return ok(showStaging(staging));
}

/** Forgets staged files; tenants' forms that were refused stay as files that came and were not taken. Refuses STAGING_UNKNOWN. */
export function dropStaged(
  base: Base,
  actor: Actor,
  { staging: id }: Asked<typeof intakeMethods.drop>,
): Result<Answer<typeof intakeMethods.drop>> {
  const staging = stagingOf(base, id);
  if (staging === null) return refuse('STAGING_UNKNOWN', { staging: id });
  noteUntaken(
    base,
    actor,
    staging.files.map(({ name, bytes, formRefusal }) => ({ name, bytes, refusal: formRefusal })),
  );
  dropStaging(base, id);
  return ok({ staging: id });
}

/** Recognises the sheets of everything staged again: a mapping was kept, changed or retired. */
export function recogniseStaged(base: Base): void {
  const mapped = createMappedKinds(base);
  for (const staging of stagingsOf(base)) {
    const files = staging.files.map((file) => {
      const { format } = file;
      if (format === null) return file;
      const sheets = file.sheets.map((sheet): StagedSheet => {
        if (sheet.about.as !== 'unknown' && sheet.about.as !== 'mapped') return sheet;
        const early = [...sheet.packed.rows.numbers.subarray(0, 30).keys()];
        const head = headOf(unpackSheet(sheet.packed, new Map(), early));
        return { ...sheet, about: recogniseSheetByRows(head, format, sheet.packed.width, mapped), troubles: null, rechecked: [] };
      });
      return { ...file, sheets };
    });
    keepStaging(base, { ...staging, files });
  }
}
