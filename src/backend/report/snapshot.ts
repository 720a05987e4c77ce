// A filed month as it was: the snapshot's text, and what it reads back to.
// The document of a filed month from its snapshot alone, and of an open one as a draft.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Figure, ReportFigures, TenantRow } from '../../domain/report/shape.ts';
import type { FigureChange } from '../../domain/report/changes.ts';
import type { ComputedReport } from './compute.ts';
import { type Profile, profileSchema } from '../base/profile.ts';
import { monthColumn, type Connection } from '../core/db/rows.ts';
import { computePaperCode } from '../core/records/paper-codes.ts';
import { formatCorrectionLabel, createTenantNameMap } from './render/figure-label.ts';
import { buildReportDoc } from './render/report-doc.ts';
import type { ReportDoc } from './render/report-model.ts';
import { filingOf } from './sql/filings.ts';

const FORMAT = 1;
const figure = z.strictObject({ raw: z.int().nullable(), text: z.string() });
const findingShape = z.strictObject({ id: z.string(), severity: z.enum(['E', 'W']), message: z.string(), figures: z.array(z.string()) });

/** The shape of a snapshot. Values stand as pairs, in the order that the form prints them. */
const snapshotSchema = z.strictObject({
  format: z.literal(FORMAT),
  month: monthColumn,
  profile: profileSchema,
  head: z.record(z.string(), z.string()),
  values: z.array(z.tuple([z.string(), figure])),
  tenants: z.array(z.strictObject({ tenantId: z.int(), cells: z.array(z.tuple([z.string(), figure])) })),
  findings: z.array(findingShape),
  notJudged: z.array(z.strictObject({ id: z.string(), figures: z.array(z.string()) })),
  /** What was written about each failing W, by its id. */
  explanations: z.array(z.tuple([z.string(), z.string()])),
  revision: z.int().min(1),
  /** What this revision changed against the one before; empty in the first. */
  corrections: z.array(z.strictObject({ figure: z.string(), old: z.string(), new: z.string() })),
  inputsSha256: z.string(),
});

/** A filed month: everything that a later export or question needs, the profile included. */
export interface Snapshot extends Omit<ComputedReport, 'inputsSha256' | 'tenantsOf'> {
  readonly profile: Profile;
  /** By relation. */
  readonly explanations: ReadonlyMap<string, string>;
  readonly revision: number;
  readonly corrections: readonly FigureChange[];
  readonly inputsSha256: string;
}

/** Which revision a snapshot is, and what it changed. */
export interface Revision {
  readonly revision: number;
  readonly corrections: readonly FigureChange[];
}

const FIRST: Revision = { revision: 1, corrections: [] };

/** A snapshot's text with its SHA-256. */
export interface SnapshotText {
  readonly text: string;
  readonly sha256: string;
}

/** The snapshot of a computed month. Equal reports give equal texts. */
export function snapshotOf(
  report: ComputedReport,
  profile: Profile,
  explanations: ReadonlyMap<string, string>,
  { revision, corrections }: Revision = FIRST,
): SnapshotText {
  const content: z.input<typeof snapshotSchema> = {
    format: FORMAT,
    month: report.month,
    profile,
    head: Object.fromEntries(Object.entries(report.head).toSorted((a, b) => (a[0] < b[0] ? -1 : 1))),
    values: [...report.figures.values],
    tenants: report.figures.tenants.map((row) => ({ tenantId: row.tenantId, cells: Object.entries(row.cells) })),
    findings: report.findings.map((one) => ({ ...one, figures: [...one.figures] })),
    notJudged: report.notJudged.map((one) => ({ id: one.id, figures: [...one.figures] })),
    explanations: [...explanations].toSorted((a, b) => (a[0] < b[0] ? -1 : 1)),
    revision,
    corrections: corrections.map((one) => ({ ...one })),
    inputsSha256: report.inputsSha256(),
  };
  const text = JSON.stringify(content);
  return { text, sha256: createHash('sha256').update(text).digest('hex') };
}

/** Reads a snapshot back. @throws ZodError where the text is no snapshot: the base is damaged. */
export function readSnapshot(text: string): Snapshot {
  const content = snapshotSchema.parse(JSON.parse(text));
  const tenants = content.tenants.map((row): TenantRow => ({ tenantId: row.tenantId, cells: Object.fromEntries(row.cells) }));
  return {
    month: content.month,
    profile: content.profile,
    head: content.head,
    figures: { month: content.month, values: new Map<string, Figure>(content.values), tenants },
    findings: content.findings,
    notJudged: content.notJudged,
    explanations: new Map(content.explanations),
    revision: content.revision,
    corrections: content.corrections,
    inputsSha256: content.inputsSha256,
  };
}

/** A row of `filed_figure` or `filed_tenant` besides its filing. */
export interface FiledRows {
  readonly figures: readonly { readonly figure: string; readonly raw: number | null; readonly value: string }[];
  readonly tenants: readonly { readonly tenantId: number; readonly place: number; readonly cells: string; readonly paid: number | null }[];
}

/** The snapshot's figures as the tables keep them, where later months look them up. */
export function createFiledRows(figures: ReportFigures): FiledRows {
  return {
    figures: [...figures.values].map(([address, { raw, text }]) => ({ figure: address, raw, value: text })),
    tenants: figures.tenants.map((row, index) => ({
      tenantId: row.tenantId,
      place: index + 1,
      cells: JSON.stringify(row.cells),
      paid: row.cells['paid']?.raw ?? null,
    })),
  };
}

/** What stands on a filing's paper besides its snapshot: why the revision before was reopened, the names of its tenants by code, the code of its closing. */
export interface Corrected {
  readonly reason: string;
  readonly names: ReadonlyMap<string, string>;
  readonly code: string | null;
}

/** What a filing corrects (nothing for a month's first one), and its code. */
export function findCorrectedFrom(db: Connection, { month, revision }: Pick<Snapshot, 'month' | 'revision'>): Corrected {
  const before = revision === 1 ? null : filingOf(db, month, revision - 1);
  const code = computePaperCode(db, 'filing', filingOf(db, month, revision)?.id ?? 0);
  return before === null
    ? { reason: '', names: new Map(), code }
    : { reason: before.reopened?.reason ?? '', names: createTenantNameMap(readSnapshot(before.text)), code };
}

/** The document of a filing: relations that only the operator sees are left out of 审核说明. */
export function createFiledDoc(filed: Snapshot, before: Corrected): ReportDoc {
  const { profile, figures, head, revision } = filed;
  const names = new Map([...before.names, ...createTenantNameMap(filed)]);
  const corrections = filed.corrections.map((one) => ({ ...one, label: formatCorrectionLabel(profile, names, one.figure) }));
  const internal = new Set(profile.relations.filter((relation) => relation.internal).map((relation) => relation.id));
  const explanations = filed.findings
    .filter((finding) => !internal.has(finding.id) && (filed.explanations.get(finding.id) ?? '') !== '')
    .map((finding) => ({ id: finding.id, message: finding.message, explanation: filed.explanations.get(finding.id) ?? '' }));
  const { reason, code } = before;
  return buildReportDoc({ profile, figures, head, draft: false, revision, corrections, reason, explanations, code });
}

/** The document of an open month, marked 草稿. */
export function draftDoc(profile: Profile, { figures, head }: Pick<ComputedReport, 'figures' | 'head'>): ReportDoc {
  return buildReportDoc({ profile, figures, head, draft: true, revision: 1 });
}
