// Use case: where a figure comes from.
import type { Asked } from '../../../contract/core/method.ts';
import type { reportMethods } from '../../../contract/report/filing.ts';
import type { Figure, ReportFigures } from '../../../domain/report/shape.ts';
import type { BareExplanation, Explanation, FigurePart } from '../../../contract/report/explain-shapes.ts';
import { printExact } from '../../../domain/report/specs.ts';
import { ok, type Result } from '../../../domain/values/result.ts';
import type { Base } from '../../core/db/open.ts';
import { readKind } from '../../core/db/read-kind.ts';
import { explainFigure } from '../explain/explain.ts';
import { getProfileOfBase } from '../../base/base-profile.ts';
import { formatFigureLabel, findUnitOfFigure } from '../render/figure-label.ts';
import type { Profile } from '../../base/profile.ts';
import { readSnapshot } from '../snapshot.ts';
import { findClosedFiling } from '../sql/filings.ts';

/** The figure at an address, the tenants' cells included. */
export function findFigureAt({ values, tenants }: ReportFigures, address: string): Figure | undefined {
  const [, code, column = ''] = address.split('.');
  return values.get(address) ?? tenants.find((row) => row.cells['uscc']?.text === code)?.cells[column];
}

/** A closed month shows what was filed. Where the data now give another value (a revision of another month), both are shown. */
function asFiled(base: Base, explained: BareExplanation): BareExplanation {
  const { month, figure, value } = explained;
  const filing = findClosedFiling(base.db, month);
  const filed = filing === null ? undefined : findFigureAt(readSnapshot(filing.text).figures, figure);
  if (filing === null || filed === undefined || (filed.raw === value.raw && filed.text === value.text)) return explained;
  const part: FigurePart = {
    what: figure,
    value: value.text,
    raw: value.raw,
    group: null,
    source: { kind: 'figure', month, figure },
  };
  return {
    ...explained,
    value: filed,
    additive: false,
    parts: [
      { ...part, value: filed.text, raw: filed.raw, source: { kind: 'filed', month, revision: filing.revision, figure } },
      part,
      ...explained.parts,
    ],
  };
}

function labelled(base: Base, profile: Profile, explained: BareExplanation): Explanation {
  const { figure, value } = explained;
  const [, row = ''] = figure.split('.');
  const tenant = readKind(base.db, 'tenant_fact', { where: { uscc: row }, order: ['startsOn'] }).at(-1);
  const words = formatFigureLabel(profile, figure);
  const unit = findUnitOfFigure(profile, figure);
  return {
    ...explained,
    label: tenant === undefined ? words : words.replace(row, tenant.name),
    unit,
    exact: value.raw === null ? null : printExact(unit, value.raw),
  };
}

/** A cell that only the filed report has: of a tenant that was merged into another since. */
function explainFiledOnly(
  base: Base,
  profile: Profile,
  { month, figure }: Pick<BareExplanation, 'month' | 'figure'>,
): BareExplanation | null {
  const filing = findClosedFiling(base.db, month);
  const value = filing === null ? undefined : findFigureAt(readSnapshot(filing.text).figures, figure);
  if (filing === null || value === undefined) return null;
  const source = { kind: 'filed', month, revision: filing.revision, figure } as const;
  const formula = profile.words[`tenants.${figure.split('.').at(-1) ?? ''}`] ?? '';
  return {
    figure,
    month,
    formula,
    value,
    additive: false,
    parts: [{ what: figure, value: value.text, raw: value.raw, group: null, source }],
  };
}

/** Explains a figure of a month. Refuses FIGURE_UNKNOWN, PROFILE_UNKNOWN, PROFILE_INVALID. */
export function explainFigureOf(base: Base, question: Asked<typeof reportMethods.explain>): Result<Explanation> {
  const profile = getProfileOfBase(base);
  if (!profile.ok) return profile;
  const explained = explainFigure({ base, profile: profile.value, ...question });
  if (explained.ok) return ok(labelled(base, profile.value, asFiled(base, explained.value)));
  const filed = explainFiledOnly(base, profile.value, question);
  return filed === null ? explained : ok(labelled(base, profile.value, filed));
}
