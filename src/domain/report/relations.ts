// The audit relations of a profile, judged on a computed report (docs/rules/report.md, Audit relations).
import type { Finding, Severity, RelationShape } from './shape.ts';
import { judgeComparisons } from './arithmetic.ts';
import { type Check, FIGURE_CHECKS } from './figure-checks.ts';
import { RECORD_CHECKS } from './record-checks.ts';
import { type Detail, joinJudged, type Judged, messageOf, type RelationContext } from './relation-context.ts';

/** A relation with missing operands: not judged, and never shown as passed. */
export interface NotJudged {
  readonly id: string;
  readonly figures: readonly string[];
}

/** What came of all relations. */
export interface Audit {
  /** Relations that fail, once an id, in the profile's order. */
  readonly failing: readonly Finding[];
  readonly notJudged: readonly NotJudged[];
  /** The tenants whose records mend a failing relation, by its id. */
  readonly tenants: ReadonlyMap<string, readonly number[]>;
}

/** The check of this name, or null. */
export function checkOf(name: string): Check | null {
  return FIGURE_CHECKS.get(name) ?? RECORD_CHECKS.get(name) ?? null;
}

/** Names of all checks that a profile may call. */
export const CHECK_NAMES: readonly string[] = [...FIGURE_CHECKS.keys(), ...RECORD_CHECKS.keys()];

function judge(context: RelationContext, relation: RelationShape): Judged {
  const comparisons = judgeComparisons(context, relation);
  if (relation.kind === 'arithmetic') return comparisons;
  const check = checkOf(relation.check);
  if (check === null) throw new Error(`no such check: ${relation.check}`);
  return joinJudged([comparisons, check(context, relation)]);
}

function severityOf(relation: RelationShape, details: readonly Detail[]): Severity {
  if (relation.severity !== 'E/W') return relation.severity;
  return details.some((one) => one.severity === 'E') ? 'E' : 'W';
}

/** Judges every relation of the profile. All that fails of one id stands in one finding. */
export function auditReport(context: RelationContext): Audit {
  const failing: Finding[] = [];
  const notJudged: NotJudged[] = [];
  const tenants = new Map<string, readonly number[]>();
  for (const relation of context.profile.relations) {
    const { failing: details, missing } = judge(context, relation);
    if (details.length > 0) {
      failing.push({
        id: relation.id,
        severity: severityOf(relation, details),
        message: messageOf(context.profile, relation, details),
        figures: [...new Set(details.flatMap((one) => one.figures))],
      });
    }
    const ids = details.flatMap((one) => one.tenantId ?? []);
    if (ids.length > 0) tenants.set(relation.id, [...new Set(ids)]);
    if (missing.length > 0) notJudged.push({ id: relation.id, figures: [...new Set(missing)] });
  }
  return { failing, notJudged, tenants };
}
