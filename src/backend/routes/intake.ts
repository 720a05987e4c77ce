// Binds the methods of files on their way in to their use cases.
import type { StagedFiles } from '../../contract/intake/intake-shapes.ts';
import type { stageFiles } from '../intake/staged/stage.ts';
import { refusedRowsOf } from '../intake/staged/rows.ts';
import { stagingOf, stagingsOf } from '../intake/staged/staging.ts';
import { onBase } from '../core/door/procedures.ts';

type Staging = Extract<Awaited<ReturnType<typeof stageFiles>>, { readonly ok: true }>['value'];
type StagedSheet = Staging['files'][number]['sheets'][number];

function shownSheet(sheet: StagedSheet): StagedFiles['files'][number]['sheets'][number] {
  const { packed, about, troubles, rechecked, edits, leftOut } = sheet;
  const { as, kind, headerRow, columns } = about;
  return {
    sheet: packed.name,
    as,
    kind,
    rows: packed.rows.numbers.length,
    headerRow,
    columns: columns.slice(0, 200),
    refusedRows: troubles === null && rechecked.length === 0 ? null : refusedRowsOf(sheet).length,
    fixes: new Set(edits.map(({ row, column }) => `${row}|${column}`)).size,
    leftOut: leftOut.length,
  };
}

function shownStaging({ id, who, stagedMs, choices, files }: Staging): StagedFiles {
  return {
    staging: id,
    who,
    stagedAt: stagedMs,
    choices: { ...choices, leaveOut: [...choices.leaveOut], own: [...choices.own] },
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

/** Sheets of the layout that wait are recognised by the mapping at once. */
async function recogniseAnew(base: Parameters<typeof stagingsOf>[0]): Promise<void> {
  const { recogniseStaged } = await import('../intake/staged/stage.ts');
  recogniseStaged(base);
}

const mappingRoutes = {
  mapping: onBase.intake.mapping.handler(async ({ input, context }) => {
    const { layoutOf } = await import('../intake/staged/layouts.ts');
    return layoutOf(context.base, input);
  }),
  saveMapping: onBase.intake.saveMapping.handler(async ({ input, context }) => {
    const { saveMapping } = await import('../intake/column-mappings.ts');
    const { signature, name, kind, platform, fields } = input;
    const mapping = { kind, platform, fields: Object.fromEntries(fields.map(({ field, header }) => [field, header])) };
    const saved = saveMapping(context.base, context.actor, { signature, name, mapping });
    if (!saved.ok) return saved;
    await recogniseAnew(context.base);
    return { ok: true, value: input };
  }),
};

const rowRoutes = {
  rows: onBase.intake.rows.handler(async ({ input, context }) => {
    const { windowOf } = await import('../intake/staged/rows.ts');
    return windowOf(context.base, input);
  }),
  fix: onBase.intake.fix.handler(async ({ input, context }) => {
    const { fixCells } = await import('../intake/staged/fix.ts');
    return fixCells(context.base, context.actor, input);
  }),
  undoFix: onBase.intake.undoFix.handler(async ({ input, context }) => {
    const { undoFixes } = await import('../intake/staged/fix.ts');
    return undoFixes(context.base, context.actor, input);
  }),
  leaveOut: onBase.intake.leaveOut.handler(async ({ input, context }) => {
    const { leaveRowsOut } = await import('../intake/staged/fix.ts');
    return leaveRowsOut(context.base, input);
  }),
};

export const intakeRoutes = {
  stage: onBase.intake.stage.handler(async ({ input, context }) => {
    const { stageFiles: stage } = await import('../intake/staged/stage.ts');
    const staged = await stage(context.base, context.actor, { ...input, onProgress: context.onProgress ?? undefined });
    return staged.ok ? { ok: true, value: shownStaging(staged.value) } : staged;
  }),
  list: onBase.intake.list.handler(({ context }) => {
    const own = stagingsOf(context.base).filter(({ who }) => who === context.actor.who);
    return { ok: true, value: { stagings: own.map(shownStaging) } };
  }),
  get: onBase.intake.get.handler(({ input, context }) => {
    const staging = stagingOf(context.base, input.staging);
    return staging === null
      ? { ok: false, refusal: { code: 'STAGING_UNKNOWN', data: { staging: input.staging } } }
      : { ok: true, value: shownStaging(staging) };
  }),
  drop: onBase.intake.drop.handler(async ({ input, context }) => {
    const { dropStaged } = await import('../intake/staged/stage.ts');
    return dropStaged(context.base, input.staging);
  }),
  preview: onBase.intake.preview.handler(async ({ input, context }) => {
    const { previewStaged } = await import('../intake/staged/preview.ts');
    return previewStaged(context.base, context.actor, { ...input, onProgress: context.onProgress ?? undefined });
  }),
  commit: onBase.intake.commit.handler(async ({ input, context }) => {
    const { commitStaged } = await import('../intake/staged/preview.ts');
    const taken = await commitStaged(context.base, context.actor, { ...input, onProgress: context.onProgress ?? undefined });
    if (!taken.ok) return { ok: false, refusal: taken.refusal, files: [] };
    const { batch, refusal, files, closed } = taken.value;
    if (refusal !== null || batch === null) return { ok: false, refusal: refusal ?? { code: 'IMPORT_REFUSED', data: {} }, files };
    return { ok: true, value: { batch, files, closed } };
  }),
  ...rowRoutes,
  ...mappingRoutes,
};
