// Use case: a month's report as files. Of a closed month the bytes that were exported first are handed out again.
// Use case: the statistics ledger (统计台账) of some months, on the screen and as a workbook.
// Use case: a month's report: computed while the month is open, as filed once it is closed.
import type { Answer, Asked } from '../../../contract/core/method.ts';
import type { reportMethods, ReportFile, filingMethods, Report } from '../../../contract/report/filing.ts';
import { convertMillisecondsToInstant, getDayOfInstant, type Month, addMonths, lastDayOf } from '../../../domain/time/calendar.ts';
import { ok, type Result } from '../../../domain/values/result.ts';
import type { Connection } from '../../core/db/rows.ts';
import type { Base } from '../../core/db/open.ts';
import { type Actor, appendHistory, inTx, readTx } from '../../core/db/tx.ts';
import { computeReport } from '../compute.ts';
import { findCorrectedFrom, draftDoc, createFiledDoc, readSnapshot, type Snapshot } from '../snapshot.ts';
import { getProfileOfBase } from '../../base/base-profile.ts';
import { renderPdf } from '../render/render-pdf.ts';
import { renderXlsx } from '../render/render-xlsx.ts';
import { reportFileName, formatPeriodPart } from '../render/report-file-name.ts';
import type { ReportDoc } from '../render/report-model.ts';
import { hashSha256 } from '../../core/db/database-files.ts';
import { addArtifact, artifactOf, findClosedFiling, isDraftKept, readHead, type FilingRow, findNewestFiling } from '../sql/filings.ts';
import { createLedgerBytes } from '../render/ledger-xlsx.ts';
import { type MonthLedger, readLedger } from '../render/ledger.ts';
import { sanitiseFileNamePart } from '../../core/files/file-name.ts';
import type { KeptFile } from '../../core/files/kept-file.ts';
import { getRelationName } from '../../base/profile.ts';

/** What is exported: a document and the name its files get. */
interface Exportable {
  readonly filingId: number | null;
  readonly doc: ReportDoc;
  readonly nameOf: (extension: ReportFile['kind']) => string;
}

function filedExport(db: Connection, filingId: number, snapshot: string): Exportable {
  const filed = readSnapshot(snapshot);
  const { profile, head, month } = filed;
  return {
    filingId,
    doc: createFiledDoc(filed, findCorrectedFrom(db, filed)),
    nameOf: (extension) => reportFileName({ head, month, profile, draft: false, extension }),
  };
}

function draftExport(base: Base, month: Month, profileId: string | null): Result<Exportable> {
  const profile = getProfileOfBase(base, profileId);
  if (!profile.ok) return profile;
  const now = convertMillisecondsToInstant(base.clock.nowMs());
  const { figures, head } = computeReport({ base, profile: profile.value, month, now, today: getDayOfInstant(now) });
  return ok({
    filingId: null,
    doc: draftDoc(profile.value, { figures, head }),
    nameOf: (extension) => reportFileName({ head, month, profile: profile.value, draft: true, extension }),
  });
}

async function draw(exportable: Exportable, kind: ReportFile['kind']): Promise<ReportFile> {
  const bytes = kind === 'xlsx' ? renderXlsx(exportable.doc) : await renderPdf(exportable.doc);
  return { kind, name: exportable.nameOf(kind), bytes, sha256: hashSha256(bytes) };
}

/** Keeps the file. If another process exported the filing meanwhile, its bytes are the ones that count. */
function keep(
  base: Base,
  actor: Actor,
  of: { readonly month: Month; readonly filingId: number | null },
  file: ReportFile,
): Result<ReportFile> {
  const { month, filingId } = of;
  return inTx(base, actor, (tx) => {
    const known = filingId === null ? null : artifactOf(tx.db, filingId, file.kind);
    if (known !== null) return ok(known);
    if (filingId === null && isDraftKept(tx.db, month, file.kind, file.sha256)) return ok(file);
    addArtifact(tx, file, of);
    appendHistory(tx, { action: 'export', entity: 'artifact', entityId: null, after: { month, name: file.name, sha256: file.sha256 } });
    return ok(file);
  });
}

/** Exports a month's report. Refuses PROFILE_UNKNOWN, PROFILE_INVALID, BASE_BUSY, DISK_FULL. */
export async function exportReport(
  base: Base,
  actor: Actor,
  { month, profile, kinds }: Asked<typeof reportMethods.export>,
): Promise<Result<Answer<typeof reportMethods.export>>> {
  const closed = findClosedFiling(base.db, month);
  const exportable = closed === null ? draftExport(base, month, profile) : ok(filedExport(base.db, closed.id, closed.text));
  if (!exportable.ok) return exportable;
  const files: ReportFile[] = [];
  for (const kind of kinds) {
    const known = closed === null ? null : artifactOf(base.db, closed.id, kind);
    const kept =
      known === null ? keep(base, actor, { month, filingId: closed?.id ?? null }, await draw(exportable.value, kind)) : ok(known);
    if (!kept.ok) return kept;
    files.push(kept.value);
  }
  return ok({ files });
}

type Question = Asked<typeof filingMethods.ledger>;

/** Room for the months and the extension. */
const NAME_BYTES = 140;

/** Every indicator over the months. Refuses PROFILE_UNKNOWN, PROFILE_INVALID. */
export function ledgerOf(base: Base, { until, months }: Question): Result<MonthLedger> {
  const profile = getProfileOfBase(base);
  if (!profile.ok) return profile;
  return readTx(base, (db) => ok(readLedger(db, profile.value, until, months)));
}

/** The ledger as a workbook, `填报单位_统计台账_2025年11月-2026年10月.xlsx`. Refuses PROFILE_UNKNOWN, PROFILE_INVALID. */
export function exportLedger(base: Base, question: Question): Result<KeptFile> {
  const ledger = ledgerOf(base, question);
  if (!ledger.ok) return ledger;
  const { until, months } = question;
  const { head } = readTx(base, (db) => readHead(db, until, lastDayOf(until)));
  const filer = head['填报单位'] ?? '';
  const bytes = createLedgerBytes({ filer, uscc: head['统一社会信用代码'] ?? '' }, ledger.value);
  const span = `${formatPeriodPart(addMonths(until, 1 - months))}-${formatPeriodPart(until)}`;
  const name = [sanitiseFileNamePart(filer, NAME_BYTES), '统计台账', `${span}.xlsx`].filter((part) => part !== '').join('_');
  return ok({ name, bytes, sha256: hashSha256(bytes) });
}

/** A month's report: of a filing while the month is closed, else as its data stand. */
export interface MonthReport extends Pick<Snapshot, 'profile' | 'head' | 'figures' | 'findings' | 'notJudged' | 'explanations'> {
  readonly filing: FilingRow | null;
}

/** Reads or computes a month's report. Refuses PROFILE_UNKNOWN, PROFILE_INVALID. */
export function reportMonth(base: Base, question: { readonly month: Month; readonly profileId: string | null }): Result<MonthReport> {
  const { month } = question;
  const filing = findClosedFiling(base.db, month);
  if (filing !== null) return ok({ filing, ...readSnapshot(filing.text) });
  const profile = getProfileOfBase(base, question.profileId);
  if (!profile.ok) return profile;
  const now = convertMillisecondsToInstant(base.clock.nowMs());
  const computed = computeReport({ base, profile: profile.value, month, now, today: getDayOfInstant(now) });
  return ok({ filing, profile: profile.value, ...computed, explanations: new Map() });
}

/** A month's report as hosts show it. Refuses PROFILE_UNKNOWN, PROFILE_INVALID. */
export function getShownReport(base: Base, { month, profile }: Asked<typeof reportMethods.month>): Result<Report> {
  const report = reportMonth(base, { month, profileId: profile });
  if (!report.ok) return report;
  const { filing, profile: own, head, figures, findings, notJudged, explanations } = report.value;
  return ok({
    month,
    state: filing === null ? 'open' : 'closed',
    revision: (filing ?? findNewestFiling(base.db, month))?.revision ?? null,
    head,
    values: Object.fromEntries(figures.values),
    rows: { 'ZB-4': figures.tenants.map(({ cells }) => cells) },
    findings,
    notJudged: notJudged.map((one) => ({ ...one, name: getRelationName(own, one.id) })),
    explanations: Object.fromEntries(explanations),
  });
}
