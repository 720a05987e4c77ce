// Use case's front: an import as hosts ask for it, with the profile's lists, the kept mappings, and what a parked file would change.
import { dayOfInstant, instantFromMilliseconds, parseMonth } from '../../../domain/calendar.ts';
import type { Month } from '../../../domain/calendar.ts';
import { figureChanges } from '../../../domain/report/changes.ts';
import { specsOf } from '../../../domain/report/specs.ts';
import type { FigureSpec } from '../../../domain/report/specs.ts';
import { ok } from '../../../domain/result.ts';
import type { Result } from '../../../domain/result.ts';
import type { Base } from '../../db/open.ts';
import { inTx } from '../../db/tx.ts';
import type { Actor } from '../../db/tx.ts';
import { mappingSchema, readMapped } from '../../imports/mapping.ts';
import type { MappedReader } from '../../imports/read-batch.ts';
import { computeReport } from '../../report/compute.ts';
import { DEFAULT_PROFILE, loadProfile } from '../../report/load-profile.ts';
import type { Profile } from '../../report/profile.ts';
import { closedFiling, reopenFiling } from '../../repos/filings.ts';
import { recordByKey } from '../../db/record-store.ts';
import { attemptImport } from './attempt.ts';
import type { AttemptInput, NamedBytes } from './attempt.ts';
import type { ImportRules } from './context.ts';
import { importFiles } from './import-files.ts';
import type { ImportOutcome, ImportRequest } from './import-files.ts';

/** An import as a host asks for it. */
export interface ImportWish {
  readonly files: readonly NamedBytes[];
  /** Dates the sums of mapped files that have no day of their own. */
  readonly month: Month | null;
  readonly tenant: string | null;
  readonly account: string | null;
  readonly isDryRun: boolean;
  readonly takesGoodRows: boolean;
  readonly onDifference: 'keep' | 'replace';
  readonly onProgress?: NonNullable<ImportRequest['onProgress']>;
}

/** What imports need of a profile. */
export function importRules(profile: Profile): ImportRules {
  const { figures } = specsOf(profile);
  const unitOf = (spec: FigureSpec | undefined): string | null => {
    if (spec === undefined) return null;
    return spec.view.kind === 'yoy' || spec.view.kind === 'share' ? '%' : spec.unit;
  };
  const unitOfFigure = (figure: string): string | null => unitOf(figures.get(figure));
  const unitOfIndicator = (indicator: string): string | null => {
    const isRow = (address: string): boolean => address.slice(0, address.lastIndexOf('.')) === indicator;
    return unitOf([...figures.values()].find((one) => isRow(one.address)));
  };
  const { platforms, goodsClasses, refundBasis } = profile;
  return { platforms, goodsClasses, refundBasis, unitOfFigure, unitOfIndicator };
}

function mappedReader(base: Base, month: Month | null): MappedReader {
  return (sheet, signature) => {
    const kept = signature === '' ? null : recordByKey(base.db, 'column_mapping', [signature]);
    return kept === null ? null : readMapped(sheet, mappingSchema.parse(JSON.parse(String(kept.values.fields))), month);
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
  const now = instantFromMilliseconds(base.clock.nowMs());
  const figures = () => computeReport({ base, profile, month, now, today: dayOfInstant(now) }).figures;
  return inTx(
    base,
    actor,
    (tx) => {
      const filing = closedFiling(tx.db, month);
      if (filing !== null) reopenFiling(tx, filing.id, actor.who, 'rehearsal');
      const before = figures();
      attemptImport(tx, input);
      return ok(figureChanges(profile, before, figures()));
    },
    { rehearse: true },
  );
}

/** Takes files in as a host asks for it. Refuses what `importFiles` does, and PROFILE_… where the profile can't be read. */
export async function importNamedFiles(base: Base, actor: Actor, wish: ImportWish): Promise<ImportOutcome> {
  const profile = loadProfile(DEFAULT_PROFILE);
  if (!profile.ok) return { ok: false, value: { refusal: profile.refusal, sheets: [] } };
  return importFiles(base, actor, {
    files: wish.files,
    rules: importRules(profile.value),
    choices: { tenant: wish.tenant, account: wish.account, onDifference: wish.onDifference },
    mapped: mappedReader(base, wish.month),
    isDryRun: wish.isDryRun,
    takesGoodRows: wish.takesGoodRows,
    wouldChange: (input, month) => rehearse({ base, actor, profile: profile.value }, input, month),
    ...(wish.onProgress ? { onProgress: wish.onProgress } : {}),
  });
}
