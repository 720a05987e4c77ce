// Use cases: a statement as it would be now, statements as they were made, and their files from the frozen copies.
import type { StatementLine, StatementPreview } from '../../contract/money/money-shapes.ts';
import { instantFromMilliseconds } from '../../domain/time/calendar.ts';
import type { Month } from '../../domain/time/calendar.ts';
import { ok, refuse } from '../../domain/values/result.ts';
import type { Result } from '../../domain/values/result.ts';
import { isSameStatement } from '../../domain/money/statement-doc.ts';
import type { StatementDoc } from '../../domain/money/statement-doc.ts';
import type { Base } from '../core/db/open.ts';
import { sha256Of } from '../core/db/sha256.ts';
import { readTx } from '../core/db/tx.ts';
import { priceEyes } from './booking-price.ts';
import { fileNamePart } from '../report/paper/report-file-name.ts';
import { draftStatement } from './statement-content.ts';
import { renderStatementPdf } from './paper/statement-pdf.ts';
import { renderStatementXlsx } from './paper/statement-xlsx.ts';
import { tenantCalled } from '../core/records/names.ts';
import { readSetting } from '../core/records/settings.ts';
import { newestStatement, statementById, statementsOfMonth } from './sql/statements.ts';
import { tenantNames } from '../core/records/tenant-names.ts';
import { refuseAhead, whyNot } from './make-statement.ts';
import type { StatementWish } from './make-statement.ts';
import { frozenStatement, lineOfStatement } from './statement-lines.ts';

/** What a statement would say as of now, and how it stands to the newest that was made. Refuses TENANT_UNKNOWN, ROW_TENANT_AMBIGUOUS. */
export function previewStatement(base: Base, { tenant, month }: StatementWish): Result<StatementPreview> {
  return readTx(base, (db) => {
    const found = tenantCalled(db, tenant);
    if (!found.ok) return found;
    const now = instantFromMilliseconds(base.clock.nowMs());
    const nameOf = tenantNames(db);
    const draft = draftStatement(priceEyes(db, now, readSetting(db, 'desk')), found.value, month);
    const kept = newestStatement(db, found.value, month);
    const isChanged = kept === null || draft.missing !== 0 || !isSameStatement(draft.content, frozenStatement(kept));
    return ok({
      content: draft.content,
      earlier: kept === null ? null : lineOfStatement(kept, nameOf),
      isChanged,
      refusal: refuseAhead(month, now) ?? (isChanged ? whyNot(draft, nameOf(found.value)) : null),
    });
  });
}

/** A month's statements, newest first. */
export function listStatements(base: Base, month: Month): Result<{ readonly statements: readonly StatementLine[] }> {
  const nameOf = tenantNames(base.db);
  return ok({
    statements: statementsOfMonth(base.db, month)
      .map((row) => lineOfStatement(row, nameOf))
      .toReversed(),
  });
}

/** A statement as it was frozen. Refuses STATEMENT_UNKNOWN. */
export function getStatement(base: Base, id: number): Result<StatementDoc> {
  const kept = statementById(base.db, id);
  return kept === null ? refuse('STATEMENT_UNKNOWN', { id }) : ok(frozenStatement(kept));
}

/** A statement's file: name, bytes, and their hash. */
export interface StatementFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** Bytes of a name that every system takes. */
const NAME_BYTES = 90;

/** Draws a statement from its frozen copy alone: the same bytes every time. Refuses STATEMENT_UNKNOWN. */
export async function statementFile(base: Base, id: number, kind: 'xlsx' | 'pdf'): Promise<Result<StatementFile>> {
  const doc = getStatement(base, id);
  if (!doc.ok) return doc;
  const bytes = kind === 'xlsx' ? renderStatementXlsx(doc.value) : await renderStatementPdf(doc.value);
  const { number, lessee } = doc.value;
  const name = ['账单', number, fileNamePart(lessee.name, NAME_BYTES)].filter((part) => part !== '').join('_');
  return ok({ name: `${name}.${kind}`, bytes, sha256: sha256Of(bytes) });
}
