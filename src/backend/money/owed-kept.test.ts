// What is kept of accounts is never stale: whatever is written, taken back, merged, or written by another program, the list says what a fresh look says.
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openRecordBase, type RecordBase } from '../../../test/helpers/record-base.ts';
import { dayAt } from '../../../test/helpers/slot-ground.ts';
import { addMonths, firstDayOf, monthOf } from '../../domain/time/calendar.ts';
import { ok, refuse } from '../../domain/values/result.ts';
import { addRecord, changeRecord, listRecordsWhere, type RecordValues, retireRecord, rewriteRecord } from '../core/db/record-store.ts';
import { inTx, type Tx } from '../core/db/tx.ts';
import { listOwedOn } from './account.ts';

const ACTOR = { who: '周敏', host: 'window' } as const;
const TODAY = dayAt('2026-11-28');
const TENANTS = 4;
let one: RecordBase;
beforeEach(() => {
  one = openRecordBase();
  for (let nth = 1; nth <= TENANTS; nth += 1) one.tenant(nth);
});
// Rows of the other program have no history: nothing to check at the end.
afterEach(() => one.close());

const ACT = fc.record({
  what: fc.constantFrom('charge', 'payment', 'kept', 'change', 'merge', 'retire', 'back', 'taken back', 'many', 'tomorrow'),
  tenant: fc.integer({ min: 1, max: TENANTS }),
  ago: fc.integer({ min: -2, max: 5 }),
  amount: fc.integer({ min: -3, max: 6 }).filter((amount) => amount !== 0),
  names: fc.boolean(),
});
type Act = typeof ACT extends fc.Arbitrary<infer T> ? T : never;

function charge({ tenant, ago, amount }: Act): RecordValues {
  const month = addMonths(monthOf(TODAY), -ago);
  return { tenant_id: tenant, month, kind: 'correction', amount: amount * 1000, reason: '更正' };
}

function payment({ tenant, ago, amount, names }: Act): RecordValues {
  const month = addMonths(monthOf(TODAY), -ago);
  return { tenant_id: tenant, paid_on: firstDayOf(month), amount: amount * 1000, method: '转账', month: names ? month : null };
}

function add(tx: Tx, act: Act): void {
  if (act.names) addRecord(tx, 'payment', payment(act), null);
  else addRecord(tx, 'charge', charge(act), null);
}

const DO: Readonly<Record<Act['what'], (tx: Tx, act: Act) => void>> = {
  charge: (tx, act) => void addRecord(tx, 'charge', charge(act), null),
  payment: (tx, act) => void addRecord(tx, 'payment', payment(act), null),
  kept: (tx, act) => {
    const move = { tenant_id: act.tenant, day: firstDayOf(addMonths(monthOf(TODAY), -act.ago)), amount: Math.abs(act.amount) * 1000 };
    addRecord(tx, 'deposit_move', { ...move, kind: 'in' }, null);
    addRecord(tx, 'deposit_move', { ...move, kind: 'kept' }, null);
  },
  'taken back': add,
  many: (tx, act) => {
    for (let tenant = 1; tenant <= TENANTS; tenant += 1) add(tx, { ...act, tenant });
  },
  tomorrow: add,
  change: (tx, act) => {
    for (const stored of listRecordsWhere(tx.db, 'charge', 'tenant_id = ?', [act.tenant]).slice(0, 1))
      changeRecord(tx, stored, { amount: act.amount * 700 }, null);
  },
  merge: (tx, act) => {
    for (const stored of listRecordsWhere(tx.db, 'payment', 'tenant_id = ?', [act.tenant]))
      rewriteRecord(tx, stored, { action: 'merge', fields: { tenant_id: (act.tenant % TENANTS) + 1 }, reason: '合并' });
  },
  retire: (tx, act) => {
    for (const stored of listRecordsWhere(tx.db, 'payment', 'tenant_id = ?', [act.tenant]).slice(0, 1)) retireRecord(tx, stored, '作废');
  },
  back: (tx, act) => {
    for (const stored of listRecordsWhere(tx.db, 'charge', 'tenant_id = ?', [act.tenant]).slice(0, 2)) {
      retireRecord(tx, stored, '作废');
      rewriteRecord(tx, { ...stored, retiredAt: tx.nowMs }, { action: 'restore', fields: {}, retiredAt: null, reason: '恢复' });
    }
  },
};

function fresh(day: typeof TODAY): unknown {
  const db = new Database(one.base.db.name, { readonly: true });
  const owed = listOwedOn(db, day);
  db.close();
  return owed;
}

it('says after every step what a fresh look says', () => {
  const { base } = one;
  const steps = fc.array(ACT, { minLength: 10, maxLength: 25 });
  fc.assert(
    fc.property(steps, (acts) => {
      for (const act of acts) {
        inTx(base, ACTOR, (tx) => {
          DO[act.what](tx, act);
          // Anyone who looks inside of a step sees it, and nobody sees what was taken back.
          if (act.names) listOwedOn(base.db, TODAY);
          return act.what === 'taken back' ? refuse('REASON_NEEDED', { from: '', to: '' }) : ok(null);
        });
        const day = act.what === 'tomorrow' ? dayAt('2026-12-02') : TODAY;
        expect(listOwedOn(base.db, day)).toEqual(fresh(day));
      }
    }),
    { numRuns: 8, seed: 7 },
  );
  expect(listOwedOn(base.db, TODAY).lines.length).toBe(TENANTS);
});

it('hears of what another program wrote', () => {
  const { base } = one;
  const before = listOwedOn(base.db, TODAY);
  const other = new Database(base.db.name);
  other.exec("INSERT INTO charge (tenant_id, month, kind, amount) VALUES (1, '2026-01', 'rent', 10000)");
  expect(listOwedOn(base.db, TODAY)).not.toEqual(before);
  expect(listOwedOn(base.db, TODAY)).toEqual(fresh(TODAY));
  other.close();
});
