// Statements as lists show them, and their frozen copies read back.
import type { StatementLine } from '../../contract/money/money-shapes.ts';
import { statementDocSchema } from '../../contract/money/money-shapes.ts';
import type { StatementDoc } from '../../domain/money/statement-doc.ts';
import type { KeptStatement, StatementRow } from './sql/statements.ts';

/** A statement's row for the wire. */
export function lineOfStatement(row: StatementRow, nameOf: (tenantId: number) => string): StatementLine {
  const { id, number, tenant_id: tenant, month, total, made_ms: madeMs, sha256 } = row;
  return { id, number, tenant, tenantName: nameOf(tenant), month, total, madeMs, sha256 };
}

/** The statement that was frozen. @throws where the copy is none. */
export function frozenStatement(kept: KeptStatement): StatementDoc {
  return statementDocSchema.parse(JSON.parse(kept.text));
}
