// Use case: what is staged, as a page shows it: without the bytes and the rows.
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import type { Answer, Asked } from '../../../contract/core/method.ts';
import type { intakeMethods } from '../../../contract/intake/intake.ts';
import type { StagedFiles } from '../../../contract/intake/intake-shapes.ts';
import type { Base } from '../../core/db/open.ts';
import type { Actor } from '../../core/db/tx.ts';
import { SHOWN_COLUMNS, refusedRowsOf } from './rows.ts';
import { type StagedSheet, type Staging, stagingOf, stagingsOf } from './staging.ts';

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
