// Use cases: a month's statements on one page with their sums, and as one PDF.
// Use cases: a statement as it would be now, statements as they were made, and their files from the frozen copies.
import {
  type MonthLine,
  type MonthStatements,
  statementDocSchema,
  type StatementLine,
  type moneyMethods,
  type StatementPreview,
} from '../../contract/money/money.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';
import { settle } from '../../domain/money/money.ts';
import { createMonthSpan } from '../../domain/money/statement.ts';
import type { StatementPart } from '../../domain/money/statement-parts.ts';
import { addDays, convertMillisecondsToInstant, type Day, getDayOfInstant, type Instant, type Month } from '../../domain/time/calendar.ts';
import { sumSafe } from '../../domain/values/quantity.ts';
import { ok, refuse, type Refusal, type Result } from '../../domain/values/result.ts';
import { type Connection, nowOf } from '../core/db/rows.ts';
import type { Base } from '../core/db/open.ts';
import type { Caller } from '../core/rpc/call.ts';
import { createRedactor } from '../core/rpc/redact-response.ts';
import { hashSha256 } from '../core/db/database-files.ts';
import { type Actor, inTx, readTx, type Tx } from '../core/db/tx.ts';
import { computePaperCode } from '../core/records/paper-codes.ts';
import { createTenantNameLookup } from '../core/records/tenant-names.ts';
import { renderMonthPdf } from './render/month-pdf.ts';
import { isMonthOver } from './statement-content.ts';
import {
  listBillableTenants,
  type KeptStatement,
  listStatementsOfMonth,
  findStatement,
  findStatementOfInvoice,
  addInvoiceNote,
} from './sql/statements.ts';
import { duesOf } from './sql/dues.ts';
import type { StatementDoc } from '../../domain/money/statement-doc.ts';
import { sanitiseFileNamePart } from '../core/files/file-name.ts';
import { renderStatementPdf } from './render/statement-pdf.ts';
import { renderStatementXlsx } from './render/statement-xlsx.ts';
import { findTenantId } from '../core/records/names.ts';
import { chooseNext, openStatementRoom, planStatements, type StatementWish } from './make-statement.ts';

/** What is paid and open of what statements of a part bill: of rent billed alone, or of all else in the month. */
function paidOf(db: Connection, { tenant, part }: StatementLine, month: Month): Pick<MonthLine, 'paid' | 'open' | 'dueOn'> {
  const { charges, payments, datesOf } = duesOf(db, tenant);
  const { months, items } = settle(charges, payments, datesOf);
  const own = months.find((one) => one.month === month);
  const { due, rent } = datesOf(month);
  const rentOpen = items.find((one) => one.month === month && one.isRent)?.open ?? 0;
  const rentPaid = (rent?.amount ?? 0) - rentOpen;
  // Money given back is paid no more: what statements come to, less what is paid of them, is open.
  const paid = (own?.due ?? 0) - (own?.open ?? 0);
  return part === 'rent' && rent !== null
    ? { paid: rentPaid, open: rentOpen, dueOn: rent.due }
    : { paid: paid - rentPaid, open: (own?.open ?? 0) - rentOpen, dueOn: due };
}

function lineOf(db: Connection, { line, copy }: KeptStatement, isReplaced: boolean, month: Month): MonthLine {
  const { rent, studio, charges } = copy.totals;
  const { dueOn, ...own } = paidOf(db, line, month);
  return { ...line, rent, studio, charges, ...own, dueOn: copy.dueOn ?? dueOn, isReplaced };
}

/** What the statements that stand add up to. */
function sumsOf(lines: readonly MonthLine[]): MonthStatements['sums'] {
  const present = lines.filter((one) => !one.isReplaced);
  const of = (name: keyof MonthStatements['sums']): number => sumSafe(present.map((one) => one[name]));
  return { rent: of('rent'), studio: of('studio'), charges: of('charges'), total: of('total'), paid: of('paid'), open: of('open') };
}

interface MonthKept {
  readonly page: MonthStatements;
  /** The statements that stand, by their numbers. */
  readonly standing: readonly KeptStatement[];
}

/** The tenants with something to be billed by now that no statement of the month bills: ahead of it and while it runs that is their rent. */
function listMissing(db: Connection, month: Month, now: Instant, made: ReadonlySet<string>): readonly number[] {
  const [isOver, isAhead] = [isMonthOver(month, now), createMonthSpan(month).from > now];
  const has = (tenant: number, part: StatementPart): boolean => made.has(`${tenant} ${part}`);
  return [...listBillableTenants(db, month)]
    .filter(([tenant, parts]) => {
      if (has(tenant, 'whole')) return false;
      const hasNone = !has(tenant, 'rent') && !has(tenant, 'studio');
      if (hasNone && !isAhead) return true;
      return (parts.has('rent') && !has(tenant, 'rent')) || (isOver && parts.has('studio') && !has(tenant, 'studio'));
    })
    .map(([tenant]) => tenant);
}

function keptOf(db: Connection, month: Month, now: Instant): MonthKept {
  const nameOf = createTenantNameLookup(db);
  const all = listStatementsOfMonth(db, month, nameOf);
  const keyOf = ({ line }: KeptStatement): string => `${line.tenant} ${line.part}`;
  const newest = new Map(all.map((one) => [keyOf(one), one.line.id]));
  const isReplaced = (one: KeptStatement): boolean => newest.get(keyOf(one)) !== one.line.id;
  const statements = all.map((one) => lineOf(db, one, isReplaced(one), month)).toReversed();
  const missing = listMissing(db, month, now, new Set(newest.keys()));
  return {
    page: { statements, sums: sumsOf(statements), missing: missing.map((tenant) => ({ tenant, tenantName: nameOf(tenant) })) },
    standing: all.filter((one) => !isReplaced(one)),
  };
}

/** A month's statements, newest first, with their sums. */
export function listMonthStatements(base: Base, { month }: Asked<typeof moneyMethods.list>): MonthStatements {
  return readTx(base, (db) => keptOf(db, month, nowOf(base)).page);
}

/** One PDF of all that stand, drawn from the frozen copies. Refuses STATEMENTS_NONE `{month}`. */
export async function getMonthFile(
  base: Base,
  caller: Caller,
  { month }: Asked<typeof moneyMethods.monthFile>,
): Promise<Result<Answer<typeof moneyMethods.monthFile>>> {
  const { page, standing } = readTx(base, (db) => keptOf(db, month, nowOf(base)));
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

/** So far ahead an invoice is dated without a question, days. */
const AHEAD_DAYS = 31;

/** What to ask about an invoice before it is noted: INVOICE_TWICE `{number, statement, tenant}`, INVOICE_AHEAD `{day, limit}`. */
function listInvoiceQuestions(tx: Tx, id: number, { number, day }: { readonly number: string; readonly day: Day }): readonly Refusal[] {
  const other = findStatementOfInvoice(tx.db, number, id);
  const limit = addDays(getDayOfInstant(convertMillisecondsToInstant(tx.nowMs)), AHEAD_DAYS);
  return [
    ...(other === null
      ? []
      : [
          {
            code: 'INVOICE_TWICE',
            data: { number, statement: other.number, tenant: createTenantNameLookup(tx.db)(other.tenant) },
          } as const,
        ]),
    ...(day > limit ? [{ code: 'INVOICE_AHEAD', data: { day, limit } } as const] : []),
  ];
}

/**
 * Notes the invoice of a statement. Refuses STATEMENT_UNKNOWN, INVOICE_INCOMPLETE without number or day, and the first question that is not among
 * `confirmed`: INVOICE_TWICE `{number, statement, tenant}`, INVOICE_AHEAD `{day, limit}`.
 */
export function noteInvoice(base: Base, actor: Actor, { id, confirmed, ...note }: Asked<typeof moneyMethods.noteInvoice>): Result<null> {
  return inTx(base, actor, (tx) => {
    const statement = findStatement(tx.db, id);
    if (statement === null) return refuse('STATEMENT_UNKNOWN', { id });
    const { state, number, day } = note;
    if (state === 'not_issued') {
      addInvoiceNote(tx, { id, number: statement.number }, { state, number: null, day: null });
      return ok(null);
    }
    if (number === null || day === null) return refuse('INVOICE_INCOMPLETE', {});
    const asked = listInvoiceQuestions(tx, id, { number, day }).find(({ code }) => !confirmed.some((one) => one === code));
    if (asked !== undefined) return { ok: false, refusal: asked };
    addInvoiceNote(tx, { id, number: statement.number }, note);
    return ok(null);
  });
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
