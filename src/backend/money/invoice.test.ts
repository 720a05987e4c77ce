// The invoice of a statement, which another program issues: noted, corrected, taken back, and what is refused.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { codeIn, MANAGER, openRecordBase, type RecordBase, valueOf } from '../../../test/helpers/record-base.ts';
import { parseMonth } from '../../domain/time/calendar.ts';
import { getTenantAccount } from './account.ts';
import { makeStatement } from './make-statement.ts';
import { listMonthStatements, noteInvoice } from './statements.ts';

let one: RecordBase;
let tenant = 0;
let id = 0;
const month = parseMonth('2026-10') ?? expect.unreachable();
beforeEach(() => {
  one = openRecordBase();
  tenant = one.tenant(1, { name: '晨光传媒' });
  one.add('lease', { contract: 'HT-1', tenant_id: tenant, starts_on: '2026-01-01', ends_on: '2027-12-31', area: 1, monthly_rent: 500_000 });
  id = valueOf(makeStatement(one.base, MANAGER, { tenant, month, part: null })).statement.id;
});
afterEach(() => one.closeSound());

const note = (state: 'not_issued' | 'issued' | 'red', number: string | null, day: string | null) =>
  noteInvoice(one.base, MANAGER, { id, state, number, day: day as never, confirmed: [] });
const noted = () => [
  listMonthStatements(one.base, { month }).statements.map(({ invoice }) => invoice),
  valueOf(getTenantAccount(one.base, { tenant })).months.flatMap(({ statements }) => statements.map(({ invoice }) => invoice)),
];

it('is kept with number and day, and the newest note holds', () => {
  expect(noted()).toEqual([[null], [null]]);
  valueOf(note('issued', '26442000000123', '2026-11-06'));
  const issued = { state: 'issued', number: '26442000000123', day: '2026-11-06' };
  expect(noted()).toEqual([[issued], [issued]]);
  valueOf(note('red', '26442000000999', '2026-11-20'));
  const red = { state: 'red', number: '26442000000999', day: '2026-11-20' };
  expect(noted()).toEqual([[red], [red]]);
  valueOf(note('not_issued', '1', '2026-11-21'));
  const none = { state: 'not_issued', number: null, day: null };
  expect(noted()).toEqual([[none], [none]]);
  const said = one.base.db.prepare(`SELECT after FROM history WHERE entity = 'statement_invoice' ORDER BY seq`).pluck().all();
  expect(said.map((text) => JSON.parse(String(text)))).toEqual([issued, red, none].map((of) => ({ statement: 'ZD-202610-0001', ...of })));
});

it('is refused without number or day, and for a statement that is not there', () => {
  expect([codeIn(note('issued', null, '2026-11-06')), codeIn(note('red', '1', null))]).toEqual([
    'INVOICE_INCOMPLETE',
    'INVOICE_INCOMPLETE',
  ]);
  expect(codeIn(noteInvoice(one.base, MANAGER, { id: id + 1, state: 'not_issued', number: null, day: null, confirmed: [] }))).toBe(
    'STATEMENT_UNKNOWN',
  );
  expect(noted()).toEqual([[null], [null]]);
});

it('a number that another statement has is asked about, until that one lets go of it', () => {
  const other = one.tenant(2, { name: '海风文化' });
  one.add('lease', { contract: 'HT-2', tenant_id: other, starts_on: '2026-01-01', ends_on: '2027-12-31', area: 1, monthly_rent: 300_000 });
  const second = valueOf(makeStatement(one.base, MANAGER, { tenant: other, month, part: null })).statement.id;
  const ask = (of: number, number: string, confirmed: ('INVOICE_TWICE' | 'INVOICE_AHEAD')[] = []) =>
    noteInvoice(one.base, MANAGER, { id: of, state: 'issued', number, day: '2026-11-06' as never, confirmed });
  valueOf(ask(id, '26442000000123'));
  // Noted again on its own statement it is no second one.
  valueOf(ask(id, '26442000000123'));
  const refusal = { code: 'INVOICE_TWICE', data: { number: '26442000000123', statement: 'ZD-202610-0001', tenant: '晨光传媒' } };
  expect(ask(second, '26442000000123')).toEqual({ ok: false, refusal });
  expect(ask(second, '26442000000123', ['INVOICE_AHEAD'])).toEqual({ ok: false, refusal });
  expect(listMonthStatements(one.base, { month }).statements.find((line) => line.id === second)?.invoice).toBeNull();
  valueOf(ask(second, '26442000000123', ['INVOICE_TWICE']));
  valueOf(note('not_issued', null, null));
  valueOf(ask(second, '26442000000124'));
  valueOf(ask(id, '26442000000123'));
});

it('a day more than a month ahead is asked about', () => {
  // The clock stands at 5 November.
  valueOf(note('issued', '1', '2026-12-06'));
  const refusal = { code: 'INVOICE_AHEAD', data: { day: '2026-12-07', limit: '2026-12-06' } };
  expect(note('issued', '1', '2026-12-07')).toEqual({ ok: false, refusal });
  const sure = { id, state: 'red', number: '1', day: '2027-12-07' as never } as const;
  expect(codeIn(noteInvoice(one.base, MANAGER, { ...sure, confirmed: ['INVOICE_TWICE'] }))).toBe('INVOICE_AHEAD');
  valueOf(noteInvoice(one.base, MANAGER, { ...sure, confirmed: ['INVOICE_AHEAD'] }));
});
