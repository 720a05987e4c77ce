// The RPC layer of batches: handed back, taken up again and taken back only for who has the rights of every sheet in them.
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { batchMethods, intakeMethods } from '../../contract/intake/intake.ts';
import type { StagedFiles } from '../../contract/intake/intake-shapes.ts';
import { ok, type Result, refuse } from '../../domain/values/result.ts';
import type { Caller, OpenCall } from '../core/rpc/call.ts';
import type { Base } from '../core/db/open.ts';
import { getFileOfBatch, getRefusedOfBatch, undoBatch } from './batches.ts';
import { findHiddenSheet, findRefusedSheet, type NamedSheet } from './sheet-authorization.ts';
import { listSheetsInside } from './sheets-inside.ts';
import { filesOf, findBatch, readBytesOfFile, correctedOf } from './sql/batches.ts';
import { showStaging, stageFiles } from './staged/stage.ts';
import { keepStaging, type StagedFile, type StagedSheet, stagingOf } from './staged/staging.ts';

// Use case: rows that a batch left out are taken up again: their files as they were received, with what a person had typed into those rows.

type Corrected = ReturnType<typeof correctedOf>;

/** The sheet with what was typed into its refused rows, as if it had just been typed. */
function withEdits(sheet: StagedSheet, corrected: Corrected, typed: { readonly who: string; readonly atMs: number }): StagedSheet {
  const own = corrected.filter(({ sheet: name }) => name === sheet.packed.name);
  const cells = own.flatMap(({ row, corrections }) => corrections.map(({ column, text }) => ({ row, column, text })));
  return { ...sheet, edits: cells.map((cell, at) => ({ ...cell, ...typed, id: at + 1 })) };
}

/**
 * Stages the files of a batch that had refused rows, with the corrections of those rows put back. Refuses BATCH_UNKNOWN,
 * BATCH_NONE_REFUSED where nothing was left out, STAGING_TOO_MUCH.
 */
async function stageAgain(call: OpenCall, { batch }: Asked<typeof intakeMethods.again>): Promise<Result<StagedFiles>> {
  const { base, actor } = call;
  if (findBatch(base.db, batch) === null) return refuse('BATCH_UNKNOWN', { batch });
  const wanted = filesOf(base.db, batch).filter(({ sheets }) => sheets.some(({ refused }) => refused > 0));
  if (wanted.length === 0) return refuse('BATCH_NONE_REFUSED', { batch });
  const files = wanted.map(({ id, name }) => ({ name, bytes: readBytesOfFile(base.db, id) }));
  const staged = await stageFiles(call, { staging: null, files });
  const staging = staged.ok ? stagingOf(base, staged.value.staging) : null;
  if (!staged.ok || staging === null) return staged;
  const corrected = correctedOf(base.db, batch);
  const typed = { who: actor.who, atMs: base.clock.nowMs() };
  const again = staging.files.map((file, at): StagedFile => {
    const own = corrected.filter(({ fileId }) => fileId === wanted[at]?.id);
    return { ...file, sheets: file.sheets.map((sheet) => withEdits(sheet, own, typed)) };
  });
  keepStaging(base, { ...staging, files: again });
  return ok(showStaging({ ...staging, files: again }));
}

function sheetsOf(base: Base, batch: number): readonly NamedSheet[] {
  return filesOf(base.db, batch).flatMap(({ name, sheets }) => sheets.map(({ sheet, kind }) => ({ file: name, sheet, kind })));
}

/** A file of a batch, to anyone who may see what stands in it. Refuses SHEET_NOT_ALLOWED, else as `getFileOfBatch`. */
export async function getFileAuthorized(
  base: Base,
  caller: Caller,
  input: Asked<typeof batchMethods.file>,
): Promise<ReturnType<typeof getFileOfBatch>> {
  const found = getFileOfBatch(base, input);
  if (!found.ok) return found;
  const refusal = findHiddenSheet(caller, await listSheetsInside(base, { id: input.file, ...found.value }));
  return refusal === null ? found : { ok: false, refusal };
}

/** The rows that a batch left out, of the sheets that the caller may see. Refuses as `getRefusedOfBatch`. */
export function listRefusedAuthorized(
  base: Base,
  caller: Caller,
  input: Asked<typeof batchMethods.refused>,
): Result<Answer<typeof batchMethods.refused>> {
  const found = getRefusedOfBatch(base, input);
  if (!found.ok) return found;
  const hidden = sheetsOf(base, input.batch).filter((one) => findHiddenSheet(caller, [one]) !== null);
  const isHidden = (row: { readonly file: string; readonly sheet: string }): boolean =>
    hidden.some(({ file, sheet }) => file === row.file && sheet === row.sheet);
  return ok({ rows: found.value.rows.filter((row) => !isHidden(row)) });
}

/** Takes a batch back, for anyone who may write all that it brought. Refuses SHEET_NOT_ALLOWED, else as `undoBatch`. */
export function undoAuthorized(base: Base, caller: Caller, input: Asked<typeof batchMethods.undo>): ReturnType<typeof undoBatch> {
  const refusal = findRefusedSheet(caller, sheetsOf(base, input.batch));
  return refusal === null ? undoBatch(base, caller, input) : { ok: false, refusal };
}

/** Stages what a batch left out, for anyone who may take it. Refuses SHEET_NOT_ALLOWED, else as `stageAgain`. */
export function stageRefusedAuthorized(call: OpenCall, input: Asked<typeof intakeMethods.again>): Promise<Result<StagedFiles>> {
  const sheets = sheetsOf(call.base, input.batch);
  const refusal = findRefusedSheet(call.actor, sheets) ?? findHiddenSheet(call.actor, sheets);
  return refusal === null ? stageAgain(call, input) : Promise.resolve({ ok: false, refusal });
}
