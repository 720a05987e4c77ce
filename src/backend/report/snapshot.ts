// A month as filed: everything that its report shows, as canonical JSON that reads back to the same.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { parseMonth } from '../../domain/calendar.ts';
import type { Month } from '../../domain/calendar.ts';
import type { Finding, ReportFigures, ReportHead } from '../../domain/figures.ts';
import type { NotJudged } from '../../domain/report/relations.ts';
import { profileSchema } from './profile.ts';
import type { Profile } from './profile.ts';

/** A figure that a revision changed. */
export interface FiledCorrection {
  readonly figure: string;
  readonly old: string;
  readonly new: string;
}

/** Everything a filed report shows. */
export interface FiledReport {
  readonly month: Month;
  readonly revision: number;
  readonly profile: Profile;
  readonly head: ReportHead;
  readonly figures: ReportFigures;
  readonly findings: readonly Finding[];
  readonly notJudged: readonly NotJudged[];
  /** What was written about each failing relation, by its id. */
  readonly explanations: Readonly<Record<string, string>>;
  /** Against the revision before; empty in the first. */
  readonly corrections: readonly FiledCorrection[];
  readonly closedBy: string;
  /** Wall clock, `2026-11-05T10:30`. */
  readonly closedAt: string;
  readonly inputsSha256: string;
}

const figureShape = z.strictObject({ raw: z.number().nullable(), text: z.string() });
const month = z.string().transform((text, context): Month => {
  const parsed = parseMonth(text);
  if (parsed !== null) return parsed;
  context.addIssue({ code: 'custom', message: 'not a month' });
  return z.NEVER;
});

const snapshotShape = z.strictObject({
  month,
  revision: z.int().min(1),
  profile: profileSchema,
  head: z.record(z.string(), z.string()),
  values: z.array(z.tuple([z.string(), z.number().nullable(), z.string()])),
  tenants: z.array(z.strictObject({ tenantId: z.number(), cells: z.record(z.string(), figureShape) })),
  findings: z.array(z.strictObject({ id: z.string(), severity: z.enum(['E', 'W']), message: z.string(), figures: z.array(z.string()) })),
  notJudged: z.array(z.strictObject({ id: z.string(), figures: z.array(z.string()) })),
  explanations: z.record(z.string(), z.string()),
  corrections: z.array(z.strictObject({ figure: z.string(), old: z.string(), new: z.string() })),
  closedBy: z.string(),
  closedAt: z.string(),
  inputsSha256: z.string(),
});

/** Objects with their keys in code-point order, so that equal reports give equal text. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, canonical(part)]),
  );
}

/** SHA-256 of a snapshot's text, in hex. */
export function snapshotSha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The snapshot's text. Figures keep the order in which the form prints them. */
export function writeSnapshot(report: FiledReport): string {
  const { figures, ...others } = report;
  const values = [...figures.values].map(([address, figure]) => [address, figure.raw, figure.text]);
  return JSON.stringify({ ...Object.fromEntries(Object.entries(others).map(([key, part]) => [key, canonical(part)])), values, tenants: figures.tenants });
}

/** Reads a snapshot back. @throws if the text is no snapshot: `check` finds what was tampered with. */
export function readSnapshot(text: string): FiledReport {
  const { values, tenants, ...others } = snapshotShape.parse(JSON.parse(text));
  const figures: ReportFigures = { month: others.month, values: new Map(values.map(([address, raw, printed]) => [address, { raw, text: printed }])), tenants };
  return { ...others, figures };
}
