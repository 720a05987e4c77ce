// Use case: where a figure comes from.
import type { Month } from '../../domain/calendar.ts';
import type { Explanation, ExplanationPart } from '../../domain/report/explanation.ts';
import { ok } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { Base } from '../db/open.ts';
import { explainFigure } from '../report/explain.ts';
import { DEFAULT_PROFILE, loadProfile } from '../report/load-profile.ts';
import { readSnapshot } from '../report/snapshot.ts';
import { closedFiling } from '../repos/filings.ts';

/** A closed month shows what was filed. Where the data now give another value (a revision of another month), both are told. */
function asFiled(base: Base, explained: Explanation): Explanation {
  const { month, figure, value } = explained;
  const filing = closedFiling(base.db, month);
  const filed = filing === null ? undefined : readSnapshot(filing.snapshot).figures.values.get(figure);
  if (filing === null || filed === undefined || (filed.raw === value.raw && filed.text === value.text)) return explained;
  const part: ExplanationPart = {
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

/** Explains a figure of a month. Refuses FIGURE_UNKNOWN, PROFILE_UNKNOWN, PROFILE_INVALID. */
export function explainFigureOf(base: Base, question: { readonly month: Month; readonly figure: string }): Result<Explanation> {
  const profile = loadProfile(DEFAULT_PROFILE);
  if (!profile.ok) return profile;
  const explained = explainFigure({ base, profile: profile.value, ...question });
  return explained.ok ? ok(asFiled(base, explained.value)) : explained;
}
