// Use case: a month's report as files. Of a closed month the bytes that were exported first are handed out again.
import type { Answer, Asked } from '../../../contract/core/method.ts';
import type { reportMethods, ReportFile } from '../../../contract/report/filing.ts';
import { convertMillisecondsToInstant, getDayOfInstant, type Month } from '../../../domain/time/calendar.ts';
import { ok, type Result } from '../../../domain/values/result.ts';
import type { Connection } from '../../core/db/rows.ts';
import type { Base } from '../../core/db/open.ts';
import { type Actor, appendHistory, inTx } from '../../core/db/tx.ts';
import { computeReport } from '../compute.ts';
import { findCorrectedFrom, draftDoc, createFiledDoc, readSnapshot } from '../snapshot.ts';
import { getProfileOfBase } from '../../base/base-profile.ts';
import { renderPdf } from '../render/render-pdf.ts';
import { renderXlsx } from '../render/render-xlsx.ts';
import { reportFileName } from '../render/report-file-name.ts';
import type { ReportDoc } from '../render/report-model.ts';
import { hashSha256 } from '../../core/db/database-files.ts';
import { addArtifact, artifactOf, findClosedFiling, isDraftKept } from '../sql/filings.ts';

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
