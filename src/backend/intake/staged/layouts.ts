// Use case: the columns of an unknown staged sheet, with what they may mean: what a mapping screen asks a person.
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import type { Answer, Asked } from '../../../contract/core/method.ts';
import type { intakeMethods } from '../../../contract/intake/intake.ts';
import type { Base } from '../../core/db/open.ts';
import { unpackSheet } from '../../../sheets/read/packed-sheet.ts';
import { listFieldsOfKinds, proposeMapping } from '../recognise/propose.ts';
import { loadRules } from '../import-request.ts';
import { showRows } from './rows.ts';
import { findSheetAt, stagingOf } from './staging.ts';

const SAMPLES = 5;
/** Rows that are read for a proposal: the header stands in the first 30. */
const EARLY_ROWS = 60;

/** The layout of a staged sheet. Refuses STAGING_UNKNOWN, PROFILE_…. */
export function layoutOf(base: Base, asked: Asked<typeof intakeMethods.mapping>): Result<Answer<typeof intakeMethods.mapping>> {
  const staging = stagingOf(base, asked.staging);
  const sheet = staging === null ? null : findSheetAt(staging, asked);
  if (staging === null || sheet === null) return refuse('STAGING_UNKNOWN', { staging: asked.staging });
  const rules = loadRules(base);
  if (!rules.ok) return rules;
  const { about, packed } = sheet;
  const early = [...packed.rows.numbers.subarray(0, EARLY_ROWS).keys()];
  const shown = showRows(sheet, early.filter((at) => (packed.rows.numbers[at] ?? 0) > about.headerRow).slice(0, SAMPLES));
  const columns = about.columns.map((header, at) => ({ header, samples: shown.map(({ cells }) => cells[at] ?? '') }));
  const proposal = proposeMapping(unpackSheet(packed, new Map(), early), [packed.name, staging.files[asked.file]?.name ?? '']);
  const { platforms } = rules.value;
  const platform = proposal.platform !== null && platforms.includes(proposal.platform) ? proposal.platform : null;
  const { signature, headerRow } = about;
  return ok({ signature, headerRow, columns, proposal: { ...proposal, platform }, kinds: listFieldsOfKinds(), platforms });
}
