// The RPC layer of batches: handed back, taken up again and taken back only for who has the rights of every sheet in them.
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { batchMethods } from '../../contract/intake/imports.ts';
import type { intakeMethods } from '../../contract/intake/intake.ts';
import type { StagedFiles } from '../../contract/intake/intake-shapes.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import type { Caller, OpenCall } from '../core/rpc/call.ts';
import type { Base } from '../core/db/open.ts';
import { getFileOfBatch, getRefusedOfBatch, undoBatch } from './batches.ts';
import { findHiddenSheet, findRefusedSheet, type NamedSheet } from './sheet-authorization.ts';
import { listSheetsInside } from './sheets-inside.ts';
import { filesOf } from './sql/batches.ts';
import { stageAgain } from './staged/stage-again.ts';

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
