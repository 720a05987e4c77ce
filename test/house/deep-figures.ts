// The two figures of `npm run check:deep`, read from the tools' reports. Pure.

interface CoverageSummary {
  readonly total: { readonly lines: { readonly pct: number } };
}

interface MutationReport {
  readonly files: Readonly<Record<string, { readonly mutants: readonly { readonly status: string }[] }>>;
}

/** Line coverage in percent, from the coverage tool's `json-summary`. */
export function lineCoverage(report: unknown): number {
  const { total } = report as CoverageSummary;
  return total.lines.pct;
}

/**
 * Mutation score in percent: mutants that a test noticed (killed, or timed out) of all that count (those, survivors, and those no test reaches).
 * Mutants that don't compile or are ignored don't count. 0 without any mutant: nothing was proven.
 */
export function mutationScore(report: unknown): number {
  const { files } = report as MutationReport;
  const statuses = Object.values(files).flatMap((file) => file.mutants.map((one) => one.status));
  const noticed = statuses.filter((one) => one === 'Killed' || one === 'Timeout').length;
  const missed = statuses.filter((one) => one === 'Survived' || one === 'NoCoverage').length;
  return noticed + missed === 0 ? 0 : (100 * noticed) / (noticed + missed);
}
