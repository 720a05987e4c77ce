// Use cases: a month's statements on one page with their sums, and as one PDF.
import { type MonthLine, type MonthStatements, statementDocSchema } from '../../contract/money/money-shapes.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { moneyMethods } from '../../contract/money/money.ts';
import { settle } from '../../domain/money/money.ts';
import type { Month } from '../../domain/time/calendar.ts';
import { sumSafe } from '../../domain/values/quantity.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { Connection } from '../core/db/connection.ts';
import type { Base } from '../core/db/open.ts';
import type { Caller } from '../core/rpc/call.ts';
import { createRedactor } from '../core/rpc/redact-response.ts';
import { hashSha256 } from '../core/db/sha256.ts';
import { readTx } from '../core/db/tx.ts';
import { computePaperCode } from '../core/records/paper-codes.ts';
import { createTenantNameLookup } from '../core/records/tenant-names.ts';
import { renderMonthPdf } from './render/month-pdf.ts';
import { listBillableTenants } from './sql/statement-ground.ts';
import { type KeptStatement, listStatementsOfMonth } from './sql/statements.ts';
import { dueDatesOf, duesOf } from './sql/tenant-dues.ts';

function lineOf(db: Connection, { line, copy }: KeptStatement, isReplaced: boolean, month: Month): MonthLine {
  const { charges, payments } = duesOf(db, line.tenant);
  const own = settle(charges, payments).months.find((one) => one.month === month);
  const { rent, studio, charges: typed } = copy.totals;
  return {
    ...line,
    rent,
    studio,
    charges: typed,
    paid: own?.paid ?? 0,
    open: own?.open ?? 0,
    dueOn: copy.dueOn ?? dueDatesOf(db, line.tenant)(month),
    isReplaced,
  };
}

/** What the statements that stand add up to. */
function sumsOf(lines: readonly MonthLine[]): MonthStatements['sums'] {
  const present = lines.filter((one) => !one.isReplaced);
  const of = (name: keyof MonthStatements['sums']): number => sumSafe(present.map((one) => one[name]));
  return { rent: of('rent'), studio: of('studio'), charges: of('charges'), total: of('total'), paid: of('paid'), open: of('open') };
}

interface MonthKept {
  readonly page: MonthStatements;
  /** The statements that stand, by tenant's first number. */
  readonly standing: readonly KeptStatement[];
}

function keptOf(db: Connection, month: Month): MonthKept {
  const nameOf = createTenantNameLookup(db);
  const all = listStatementsOfMonth(db, month, nameOf);
  const newest = new Map(all.map((one) => [one.line.tenant, one.line.id]));
  const isReplaced = ({ line }: KeptStatement): boolean => newest.get(line.tenant) !== line.id;
  const statements = all.map((one) => lineOf(db, one, isReplaced(one), month)).toReversed();
  const missing = listBillableTenants(db, month).filter((tenant) => !newest.has(tenant));
  return {
    page: { statements, sums: sumsOf(statements), missing: missing.map((tenant) => ({ tenant, tenantName: nameOf(tenant) })) },
    standing: all.filter((one) => !isReplaced(one)),
  };
}

/** A month's statements, newest first, with their sums. */
export function listMonthStatements(base: Base, { month }: Asked<typeof moneyMethods.list>): MonthStatements {
  return readTx(base, (db) => keptOf(db, month).page);
}

/** One PDF of all that stand, drawn from the frozen copies. Refuses STATEMENTS_NONE `{month}`. */
export async function getMonthFile(
  base: Base,
  caller: Caller,
  { month }: Asked<typeof moneyMethods.monthFile>,
): Promise<Result<Answer<typeof moneyMethods.monthFile>>> {
  const { page, standing } = readTx(base, (db) => keptOf(db, month));
  if (standing.length === 0) return refuse('STATEMENTS_NONE', { month });
  const bytes = await renderMonthPdf(
    month,
    page,
    standing.map(({ line, copy }) => ({
      doc: createRedactor(statementDocSchema, copy, caller),
      code: computePaperCode(base.db, 'statement', line.id),
    })),
  );
  return ok({ name: `账单_${month}_全部.pdf`, bytes, sha256: hashSha256(bytes) });
}
