// Closed means closed: random writes of all that touches money, while accounting periods are closed and reopened, change nothing of one that is closed.
import * as fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import type { Base } from '../../src/backend/core/db/open.ts';
import type { EditableKind, WireValues } from '../../src/contract/records/record-kinds.ts';
import { STANDARD_STATEMENT_FRAME } from '../../src/domain/money/statement-frame.ts';
import { STANDARD_ACCOUNTS } from '../../src/domain/money/vouchers.ts';
import { type Month, parseMonth } from '../../src/domain/time/calendar.ts';
import { sumSafe } from '../../src/domain/values/quantity.ts';
import { BOOKED_KINDS, type BookedKind, call, newestStatement, periodText } from '../helpers/closed-period.ts';
import { openRecordBase, type RecordBase } from '../helpers/record-base.ts';

const MONTHS = ['2026-06', '2026-07', '2026-08', '2026-09', '2026-10'].map((text) => parseMonth(text) ?? expect.unreachable(text));
const TENANTS = [1, 2, 3];

/** A write as it is drawn: numbers that choose of what there is. */
interface Draw {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}
type Row = Readonly<Record<'id' | 'version', number>>;
type Write = (base: Base, draw: Draw) => readonly [method: string, input: object] | null;

const nthOf = <T>(all: readonly T[], nth: number): T => all[nth % all.length] ?? expect.unreachable();
const add = (kind: EditableKind, values: WireValues): readonly [string, object] => ['records.add', { kind, values, reason: null }];
const rowsOf = ({ db }: Base, table: string): readonly Row[] => db.prepare<[], Row>(`SELECT id, version FROM ${table} ORDER BY id`).all();

/** What each kind of row is corrected to. */
const CORRECTIONS: Readonly<Record<BookedKind, (month: Month, n: number) => readonly WireValues[]>> = {
  charge: (month, n) => [{ month }, { amount: n }, { tenant_id: nthOf(TENANTS, n) }, { kind: 'credit', amount: -n }],
  payment: (month, n) => [{ paid_on: `${month}-11` }, { amount: n }, { tenant_id: nthOf(TENANTS, n) }, { method: '现金' }, { month }],
  deposit_move: (month, n) => [{ day: `${month}-11` }, { amount: n }, { tenant_id: nthOf(TENANTS, n) }, { kind: 'out' }],
};

/** A write of a row that the books hold, taken out or not. */
function onRow(method: string, more: (kind: BookedKind, draw: Draw) => object): Write {
  return (base, draw) => {
    const kind = nthOf(BOOKED_KINDS, draw.a);
    const rows = rowsOf(base, kind);
    return rows.length === 0 ? null : [method, { kind, ...nthOf(rows, draw.b), ...more(kind, draw) }];
  };
}

/** Writes of every method that touches money; null where there is nothing yet that it could be called on. */
const WRITES: readonly Write[] = [
  (_, { a, b, c }) =>
    add('charge', { tenant_id: nthOf(TENANTS, a), month: nthOf(MONTHS, b), kind: 'correction', amount: c, reason: '核对' }),
  (_, { a, b, c }) => add('payment', { tenant_id: nthOf(TENANTS, a), paid_on: `${nthOf(MONTHS, b)}-21`, amount: c, method: '转账' }),
  (_, { a, b, c }) => add('deposit_move', { tenant_id: nthOf(TENANTS, a), day: `${nthOf(MONTHS, b)}-07`, kind: 'in', amount: c }),
  onRow('records.correct', (kind, { b, c }) => ({ values: nthOf(CORRECTIONS[kind](nthOf(MONTHS, b), c), b + c), reason: '核对' })),
  onRow('records.retire', () => ({ reason: '重复' })),
  onRow('records.restore', () => ({ reason: '没有重复' })),
  ({ db }, { a }) => ['records.undo', { change: nthOf(db.prepare('SELECT seq FROM history ORDER BY seq DESC LIMIT 12').pluck().all(), a) }],
  (base, { a, c }) => [
    'records.correct',
    { kind: 'lease', ...nthOf(rowsOf(base, 'lease'), a), values: { monthly_rent: c }, reason: '谈好的' },
  ],
  (_, { a, b }) => [
    'records.changeFrom',
    { kind: 'tenant_fact', subject: nthOf(TENANTS, a), day: `${nthOf(MONTHS, b)}-01`, values: { name: `新名${b}` }, reason: null },
  ],
  (_, { a, b }) => ['money.make', { tenant: nthOf(TENANTS, a), month: nthOf(MONTHS, b), part: null }],
  (_, { a }) => ['money.makeAll', { month: nthOf(MONTHS, a), part: null }],
  (_, { a }) => ['money.setFrame', { ...STANDARD_STATEMENT_FRAME, taxName: '增值税', taxRate: nthOf([300, 600, 900, 1300], a) }],
  ({ db }, { a, b }) => {
    const made = db.prepare('SELECT id FROM statement ORDER BY id').pluck().all();
    return made.length === 0 ? null : ['money.noteInvoice', { id: nthOf(made, a), state: 'issued', number: String(b), day: '2026-11-02' }];
  },
  (_, { a }) => ['accounting.setAccounts', { ...STANDARD_ACCOUNTS, bank: `1002.${1 + (a % 9)} 银行` }],
  (_, { a, b }) => ['tenants.merge', { from: nthOf(TENANTS, a), into: nthOf(TENANTS, b), reason: '是一家' }],
  (_, { a }) => ['accounting.close', { month: nthOf(MONTHS, a) }],
  (_, { a }) => ['accounting.reopen', { month: nthOf(MONTHS, a), reason: '漏记一笔' }],
];

let one: RecordBase | null = null;
afterEach(() => one?.close());

function openMoneyBase(): RecordBase {
  const opened = openRecordBase();
  opened.setNow('2026-11-03T09:00');
  for (const nth of TENANTS) {
    const tenant_id = opened.tenant(nth);
    const lease = { contract: `HT-${nth}`, starts_on: '2026-01-01', ends_on: '2027-12-31', area: 1, monthly_rent: 100_000 * nth };
    opened.add('lease', { tenant_id, ...lease });
  }
  return opened;
}

const number = fc.integer({ min: 1, max: 99_999 });
const draws = fc.array(fc.record({ write: fc.nat(WRITES.length - 1), a: number, b: number, c: number }), { minLength: 50, maxLength: 50 });

it('keeps closed periods to the byte whatever is written', { timeout: 600_000 }, async () => {
  const answers = new Map<string, number>();
  await fc.assert(
    fc
      .asyncProperty(draws, async (drawn) => {
        const { base } = (one = openMoneyBase());
        const closed = new Map<Month, { readonly text: string; readonly statement: number }>();
        for (const { write, ...draw } of drawn) {
          const [method, input] = nthOf(WRITES, write)(base, draw) ?? [];
          if (method === undefined || input === undefined) continue;
          const { ok, refusal } = await call(base, method, input);
          const said = `${method} ${refusal?.code ?? 'ok'}`;
          answers.set(said, (answers.get(said) ?? 0) + 1);
          const { month } = input as { readonly month?: Month };
          if (ok && method === 'accounting.reopen') for (const of of MONTHS) if (month !== undefined && of >= month) closed.delete(of);
          for (const [of, { text, statement }] of closed) expect(periodText(base, of, statement), `${of} ${said}`).toBe(text);
          if (ok && method === 'accounting.close')
            for (const of of MONTHS)
              if (month !== undefined && of <= month && !closed.has(of)) {
                const statement = newestStatement(base);
                closed.set(of, { text: periodText(base, of, statement), statement });
              }
        }
      })
      .afterEach(() => one?.closeSound()),
    { numRuns: 50 },
  );
  const count = (said: (one: string) => boolean): number => sumSafe([...answers].filter(([one]) => said(one)).map(([, times]) => times));
  expect(count(() => true)).toBeGreaterThanOrEqual(2000);
  // What it is about did happen, by every way to it.
  for (const method of ['records.correct', 'records.retire', 'accounting.close'])
    expect(answers.get(`${method} PERIOD_CLOSED`), method).toBeGreaterThan(0);
  expect(count((one) => one.includes('INTERNAL'))).toBe(0);
});
