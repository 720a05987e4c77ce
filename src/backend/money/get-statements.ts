// Use cases: a statement as it would be now, statements as they were made, and their files from the frozen copies.
import type { Answer, Asked } from '../../contract/core/method.ts';
import { type moneyMethods, statementDocSchema, type StatementPreview } from '../../contract/money/money.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { StatementDoc } from '../../domain/money/statement-doc.ts';
import type { Base } from '../core/db/open.ts';
import { hashSha256 } from '../core/db/database-files.ts';
import type { Caller } from '../core/rpc/call.ts';
import { createRedactor } from '../core/rpc/redact-response.ts';
import { readTx } from '../core/db/tx.ts';
import { sanitiseFileNamePart } from '../core/files/file-name.ts';
import { renderStatementPdf } from './render/statement-pdf.ts';
import { renderStatementXlsx } from './render/statement-xlsx.ts';
import { findTenantId } from '../core/records/names.ts';
import { computePaperCode } from '../core/records/paper-codes.ts';
import { findStatement } from './sql/statements.ts';
import { chooseNext, openStatementRoom, planStatements, type StatementWish } from './make-statement.ts';
import { nowOf } from '../core/db/rows.ts';

/** What the next statement would say as of now, and how it stands to the newest that was made. Refuses TENANT_UNKNOWN, ROW_TENANT_AMBIGUOUS. */
export function previewStatement(base: Base, { tenant, month, part }: StatementWish): Result<StatementPreview> {
  return readTx(base, (db) => {
    const found = findTenantId(db, tenant);
    if (!found.ok) return found;
    const { draft, earlier, isChanged, refusal } = chooseNext(planStatements(openStatementRoom(db, nowOf(base)), found.value, month, part));
    return ok({ content: draft.content, earlier: earlier?.line ?? null, isChanged, refusal });
  });
}

/** A statement as it was frozen. Refuses STATEMENT_UNKNOWN. */
export function getStatement(base: Base, { id }: Asked<typeof moneyMethods.statement>): Result<StatementDoc> {
  const doc = findStatement(base.db, id);
  return doc === null ? refuse('STATEMENT_UNKNOWN', { id }) : ok(doc);
}

/** Bytes of a name that every system takes. */
const NAME_BYTES = 90;

/** Draws a statement from its frozen copy and the code of its making: the same bytes every time. Refuses STATEMENT_UNKNOWN. */
export async function getStatementFile(
  base: Base,
  caller: Caller,
  { id, kind }: Asked<typeof moneyMethods.file>,
): Promise<Result<Answer<typeof moneyMethods.file>>> {
  const kept = getStatement(base, { id });
  if (!kept.ok) return kept;
  const doc = createRedactor(statementDocSchema, kept.value, caller);
  const code = computePaperCode(base.db, 'statement', id);
  const bytes = kind === 'xlsx' ? renderStatementXlsx(doc, code) : await renderStatementPdf(doc, code);
  const { number, lessee } = doc;
  const name = ['账单', number, sanitiseFileNamePart(lessee.name, NAME_BYTES)].filter((part) => part !== '').join('_');
  return ok({ name: `${name}.${kind}`, bytes, sha256: hashSha256(bytes) });
}
