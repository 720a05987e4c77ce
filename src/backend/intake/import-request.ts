// Use case's front: an import as hosts ask for it, with the profile's lists, the kept mappings, and what a parked file would change.
import { namesOf } from '../../domain/report/shape.ts';
import { convertMillisecondsToInstant, type Day, getDayOfInstant, type Month, parseMonth } from '../../domain/time/calendar.ts';
import { formatFigureChanges } from '../../domain/report/changes.ts';
import { indexFigureUnits } from '../../domain/report/specs.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import { runOnPrivateCopy } from '../core/db/private-copy.ts';
import { type Actor, inTx } from '../core/db/tx.ts';
import { type Caller, hasPermission } from '../core/rpc/call.ts';
import { lastMonthOf } from '../desk/slot-context.ts';
import { mappingSchema, readMapped } from './recognise/mapping.ts';
import type { MappedReader } from './recognise/read-batch.ts';
import { computeReport } from '../report/compute.ts';
import { getProfileOfBase } from '../base/base-profile.ts';
import type { Profile } from '../base/profile.ts';
import { findClosedFiling, reopenFiling } from '../report/sql/filings.ts';
import { beginWork } from '../core/records/interrupted-work.ts';
import { recordByKey } from '../core/db/record-store.ts';
import { attemptImport, type AttemptInput, type TakenFile } from './attempt.ts';
import type { ImportConsent, ImportRules } from './context.ts';
import { importFiles, type ImportOutcome, type ImportRequest, NOTHING_PARKED } from './import-files.ts';

/** An import as a host asks for it. */
export interface ImportWish extends Pick<
  ImportRequest,
  'isDryRun' | 'takesGoodRows' | 'leftOut' | 'parksAlone' | 'parks' | 'onProgress' | 'caller'
> {
  readonly files: readonly (TakenFile & {
    /** Dates its sums that have no day of their own; goes before the month of all files. */
    readonly month?: Month | null;
  })[];
  /** Dates the sums of mapped files that have no day of their own. */
  readonly month: Month | null;
  /** The month was not given by a person: files that say other months are taken all the same. */
  readonly isMonthAssumed?: boolean;
  readonly tenant: string | null;
  readonly account: string | null;
  readonly onDifference: 'keep' | 'replace' | null;
  readonly facts?: ReadonlyMap<string, boolean>;
  readonly renamedFrom?: Day | null;
  /** Why bookings that lie ahead are taken against a rule that asks for consent. */
  readonly overrideReason?: string | null;
}

/** What imports need of a profile. */
export function importRules(profile: Profile): ImportRules {
  const { platforms, goodsClasses, refundBasis } = profile;
  return { platforms: namesOf(platforms), goodsClasses: namesOf(goodsClasses), refundBasis, ...indexFigureUnits(profile) };
}

/** What imports on this base need of its profile. Refuses PROFILE_…. */
export function loadRules(base: Base): Result<ImportRules> {
  const profile = getProfileOfBase(base);
  return profile.ok ? ok(importRules(profile.value)) : profile;
}

/** Reads sheets by the kept mappings; `monthOf` dates the sums of a file that have no day of their own. */
export function createMappedReader(base: Base, monthOf: (fileIndex: number) => Month | null): MappedReader {
  return (sheet, signature, fileIndex) => {
    const kept = signature === '' ? null : recordByKey(base.db, 'column_mapping', [signature]);
    return kept === null ? null : readMapped(sheet, mappingSchema.parse(JSON.parse(kept.values.fields)), monthOf(fileIndex));
  };
}

/** Whose import is rehearsed, on what. */
interface Rehearsal {
  readonly base: Base;
  readonly actor: Actor;
  readonly profile: Profile;
}

/** Plays the files into the reopened month, compares the figures, and takes everything back. */
function rehearse({ base, actor, profile }: Rehearsal, input: AttemptInput, monthText: string): Result<readonly string[]> {
  const month = parseMonth(monthText);
  if (month === null) return ok([]);
  const now = convertMillisecondsToInstant(base.clock.nowMs());
  const figures = () => computeReport({ base, profile, month, now, today: getDayOfInstant(now) }).figures;
  return inTx(
    base,
    actor,
    (tx) => {
      const filing = findClosedFiling(tx.db, month);
      if (filing !== null) reopenFiling(tx, filing.id, actor.who, 'rehearsal');
      const before = figures();
      // What it would change is shown as if it were taken: a form that differs from an earlier one too.
      const { choices } = input;
      attemptImport(tx, { ...input, choices: { ...choices, onDifference: choices.onDifference ?? 'replace' } });
      return ok(formatFigureChanges(profile, before, figures()));
    },
    { rehearse: true },
  );
}

/** Creates what bookings that lie ahead are asked for; `caller` undefined: the program itself takes. */
export function createImportConsent(base: Base, caller: Caller | undefined, reason: string | null): ImportConsent {
  const mayOverride = caller === undefined || hasPermission(caller, 'bookings.override');
  return { reason, mayOverride, lastMonth: lastMonthOf(base) };
}

/**
 * Takes files in as a host asks for it; a trial does so on a copy of the base, and holds nobody up. Refuses what `importFiles` does, and
 * PROFILE_… where the profile can't be read.
 */
export async function importNamedFiles(base: Base, actor: Actor, wish: ImportWish): Promise<ImportOutcome> {
  if (!wish.isDryRun) return importOn(base, actor, wish);
  const tried = await runOnPrivateCopy(base, async (copy) => ok(await importOn(copy, actor, wish)));
  return tried.ok ? tried.value : { ok: false, value: { refusal: tried.refusal, sheets: [], parking: NOTHING_PARKED } };
}

async function importOn(base: Base, actor: Actor, wish: ImportWish): Promise<ImportOutcome> {
  const profile = getProfileOfBase(base);
  if (!profile.ok) return { ok: false, value: { refusal: profile.refusal, sheets: [], parking: NOTHING_PARKED } };
  const { leftOut, parksAlone, parks, caller } = wish;
  const monthOf = (fileIndex: number): Month | null => wish.files[fileIndex]?.month ?? wish.month;
  const request: ImportRequest = {
    files: wish.files,
    rules: importRules(profile.value),
    choices: {
      tenant: wish.tenant,
      account: wish.account,
      onDifference: wish.onDifference,
      ...(wish.facts ? { facts: wish.facts } : {}),
      renamedFrom: wish.renamedFrom ?? null,
      consent: createImportConsent(base, caller, wish.overrideReason ?? null),
    },
    mapped: createMappedReader(base, monthOf),
    monthOf: wish.isMonthAssumed === true ? () => null : monthOf,
    isDryRun: wish.isDryRun,
    takesGoodRows: wish.takesGoodRows,
    ...(parks === undefined ? {} : { parks }),
    wouldChange: (input, month) => rehearse({ base, actor, profile: profile.value }, input, month),
    ...(caller === undefined ? {} : { caller }),
    ...(leftOut ? { leftOut } : {}),
    ...(parksAlone === undefined ? {} : { parksAlone }),
    onProgress: wish.onProgress ?? null,
  };
  if (wish.isDryRun) return importFiles(base, actor, request);
  const end = beginWork(base, { kind: 'import', files: wish.files });
  try {
    return await importFiles(base, actor, request);
  } finally {
    end();
  }
}
