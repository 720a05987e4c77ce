// Use case: rows that a batch left out are taken up again: their files as they were received, with what a person had typed into those rows.
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import type { Asked } from '../../../contract/core/method.ts';
import type { intakeMethods } from '../../../contract/intake/intake.ts';
import type { StagedFiles } from '../../../contract/intake/intake-shapes.ts';
import type { OpenCall } from '../../core/rpc/call.ts';
import { findBatch, readBytesOfFile, filesOf } from '../sql/batches.ts';
import { correctedOf } from '../sql/refused-rows.ts';
import { showStaging } from './show-staging.ts';
import { stageFiles } from './stage.ts';
import { keepStaging, type StagedFile, type StagedSheet, stagingOf } from './staging.ts';

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
export async function stageAgain(call: OpenCall, { batch }: Asked<typeof intakeMethods.again>): Promise<Result<StagedFiles>> {
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
