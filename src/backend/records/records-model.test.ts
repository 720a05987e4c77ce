// Random sequences of adding, correcting, changing from a day, retiring, restoring and undoing equal an independent model; histories stay
// whole, and what a closed month has read never moves.
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { MANAGER, openRecordBase, type RecordBase, typed } from '../../../test/helpers/record-base.ts';
import { closeByHand, codeOf, rowsOf } from '../../../test/helpers/import-base.ts';
import type { EditableKind, WireValues } from '../../contract/records/record-kinds.ts';
import { parseDay } from '../../domain/time/calendar.ts';
import { recordById } from '../core/db/record-store.ts';
import { addRecordOf, changeFrom, correctRecord, restoreRecordOf, retireRecordOf } from './record-authorization.ts';
import { undoChange } from './undo-change.ts';

const MONTHS = ['2026-07', '2026-08', '2026-09', '2026-10'] as const;
const CLOSED = '2026-08';
const DAYS = ['2026-07-10', '2026-08-20', '2026-09-01', '2026-10-05'] as const;
const NAMES = ['甲', '乙', '丙'] as const;

type Step =
  | { readonly do: 'add'; readonly month: string; readonly hosts: number }
  | { readonly do: 'correct'; readonly pick: number; readonly hosts: number; readonly month: string | null }
  | { readonly do: 'from'; readonly day: string; readonly name: string }
  | { readonly do: 'name'; readonly pick: number; readonly name: string }
  | { readonly do: 'retire' | 'restore' | 'undo'; readonly pick: number };

const pick = fc.nat(30);
const hosts = fc.nat(4);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('add' as const), month: fc.constantFrom(...MONTHS), hosts }),
  fc.record({ do: fc.constant('correct' as const), pick, hosts, month: fc.option(fc.constantFrom(...MONTHS)) }),
  fc.record({ do: fc.constant('from' as const), day: fc.constantFrom(...DAYS), name: fc.constantFrom(...NAMES) }),
  fc.record({ do: fc.constant('name' as const), pick, name: fc.constantFrom(...NAMES) }),
  fc.record({ do: fc.constantFrom('retire' as const, 'restore' as const, 'undo' as const), pick }),
);

/** A record as the model knows it. */
interface Known {
  readonly kind: EditableKind;
  readonly id: number;
  readonly values: WireValues;
  readonly retired: boolean;
}

/** The model: what stands, and what each change had before it and left. */
interface Model {
  records: Map<string, Known>;
  changes: { readonly change: number; readonly key: string; readonly before: Known | null; readonly after: Known }[];
}

function keyOf(kind: EditableKind, id: number): string {
  return `${kind}|${id}`;
}

let one: RecordBase | null = null;
afterEach(() => one?.close());

function stored(base: RecordBase, { kind, id }: Known): Known {
  const record = recordById(base.base.db, kind, id);
  if (record === null) throw new Error('gone');
  return { kind, id, values: record.values, retired: record.retiredAt !== null };
}

/** What the model says of a headcount's month, or the fact's day, taken by another record that stands. */
function isTaken(model: Model, kind: EditableKind, field: string, value: unknown, but: number): boolean {
  return [...model.records.values()].some(
    (known) => known.kind === kind && known.id !== but && !known.retired && known.values[field] === value,
  );
}

/** Whether a write may pass by the model: a closed month's headcount never moves. */
function touchesClosed(...states: readonly (Known | null)[]): boolean {
  return states.some((state) => state !== null && !state.retired && state.kind === 'headcount' && state.values.month === CLOSED);
}

interface Run {
  readonly at: RecordBase;
  readonly model: Model;
  readonly tenant: number;
}

/** The newest name that the month's last day saw: what the closed month has read. */
function closedName({ model }: Run): unknown {
  const facts = [...model.records.values()].filter((known) => known.kind === 'tenant_fact' && !known.retired);
  const sorted = facts.toSorted((a, b) => (String(a.values.starts_on) < String(b.values.starts_on) ? -1 : 1));
  const at = sorted.findLast((fact) => String(fact.values.starts_on) <= '2026-08-31') ?? sorted[0];
  return [at?.values.name, at?.values.starts_on];
}

function note(run: Run, change: number | null, key: string, before: Known | null, after: Known): void {
  run.model.records.set(key, after);
  if (change !== null) run.model.changes.push({ change, key, before, after });
}

function pickOf<T>(list: readonly T[], at: number): T | undefined {
  return list.length === 0 ? undefined : list[at % list.length];
}

type Answer = { readonly ok: boolean; readonly change: number | null; readonly id: number; readonly code: string };

function answerOf(result: ReturnType<typeof addRecordOf>): Answer {
  return result.ok
    ? { ok: true, change: result.value.change, id: result.value.id, code: '' }
    : { ok: false, change: null, id: 0, code: result.refusal.code };
}

function play(run: Run, one_: Step): void {
  const { at, model, tenant } = run;
  const headcounts = [...model.records.values()].filter((known) => known.kind === 'headcount');
  const facts = [...model.records.values()].filter((known) => known.kind === 'tenant_fact');
  if (one_.do === 'add') {
    const values = { month: one_.month, tenant_id: tenant, hosts: one_.hosts, employees: 1 };
    const answer = answerOf(addRecordOf(at.base, MANAGER, { kind: 'headcount', values: typed('headcount', values), reason: null }));
    expect(answer.ok).toBe(!isTaken(model, 'headcount', 'month', one_.month, 0) && one_.month !== CLOSED);
    if (answer.ok)
      note(run, answer.change, keyOf('headcount', answer.id), null, { kind: 'headcount', id: answer.id, values, retired: false });
  } else if (one_.do === 'correct') {
    const known = pickOf(headcounts, one_.pick);
    if (known === undefined) return;
    const values = { hosts: one_.hosts, ...(one_.month === null ? {} : { month: one_.month }) };
    const after = { ...known, values: { ...known.values, ...values } };
    const isSame = JSON.stringify(after) === JSON.stringify(known);
    const { kind, id } = known;
    const version = recordById(at.base.db, kind, id)?.version ?? 0;
    const answer = answerOf(correctRecord(at.base, MANAGER, { kind, id, version, values, reason: null }));
    const isFree = !isTaken(model, kind, 'month', after.values.month, id) && !touchesClosed(known, after);
    expect(answer.ok).toBe(!known.retired && (isSame || isFree));
    if (answer.ok) note(run, answer.change, keyOf(kind, id), known, after);
  } else if (one_.do === 'from') {
    const found = parseDay(one_.day);
    if (found === null) throw new Error(one_.day);
    const answer = answerOf(
      changeFrom(at.base, MANAGER, { kind: 'tenant_fact', subject: tenant, day: found, values: { name: one_.name }, reason: null }),
    );
    if (isTaken(model, 'tenant_fact', 'starts_on', one_.day, 0)) expect(answer.code).toBe('RECORD_DAY_TAKEN');
    if (!answer.ok || answer.change === null) return;
    const record: Known = { kind: 'tenant_fact', id: answer.id, values: {}, retired: false };
    const after = stored(at, record);
    expect([after.values.name, after.values.starts_on, after.values.uscc]).toEqual([one_.name, one_.day, codeOf(1)]);
    note(run, answer.change, keyOf('tenant_fact', answer.id), null, after);
  } else if (one_.do === 'name') {
    const known = pickOf(facts, one_.pick);
    if (known === undefined) return;
    const { kind, id } = known;
    const version = recordById(at.base.db, kind, id)?.version ?? 0;
    const answer = answerOf(correctRecord(at.base, MANAGER, { kind, id, version, values: { name: one_.name }, reason: null }));
    if (answer.ok) note(run, answer.change, keyOf(kind, id), known, { ...known, values: { ...known.values, name: one_.name } });
  } else if (one_.do === 'undo') {
    const last = pickOf(model.changes, one_.pick);
    if (last === undefined) return;
    const known = model.records.get(last.key);
    // Anyone who came after would lose what they did; what was taken back since is nobody's any more.
    const isAsLeft = known !== undefined && known.retired === last.after.retired && isDeepStrictEqual(known.values, last.after.values);
    const result = undoChange(at.base, MANAGER, { change: last.change });
    if (!isAsLeft) expect(result.ok).toBe(false);
    if (!result.ok || known === undefined) return;
    const after = last.before ?? { ...known, retired: true };
    note(run, result.value.change, last.key, known, after);
  } else {
    const known = pickOf([...headcounts, ...facts], one_.pick);
    if (known === undefined) return;
    const { kind, id } = known;
    const seen = { kind, id, version: recordById(at.base.db, kind, id)?.version ?? 0, reason: 'x' };
    const answer = answerOf(one_.do === 'retire' ? retireRecordOf(at.base, MANAGER, seen) : restoreRecordOf(at.base, MANAGER, seen));
    if (known.retired === (one_.do === 'retire')) expect(answer.ok).toBe(false);
    if (answer.ok) note(run, answer.change, keyOf(kind, id), known, { ...known, retired: one_.do === 'retire' });
  }
}

describe('records', () => {
  it('equal an independent model after any sequence of commands', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
        one?.close();
        const at = openRecordBase();
        one = at;
        const tenant = at.tenant(1);
        at.add('lease', { contract: 'L', tenant_id: tenant, starts_on: '2026-01-01', ends_on: '2027-12-31', area: 1 });
        const frozen = at.add('headcount', { month: CLOSED, tenant_id: tenant, hosts: 7, employees: 9 });
        closeByHand(at.base.db, CLOSED);
        const model: Model = { records: new Map(), changes: [] };
        const run: Run = { at, model, tenant };
        for (const [kind, id] of [
          ['headcount', frozen],
          ['tenant_fact', 1],
        ] as const) {
          model.records.set(keyOf(kind, id), stored(at, { kind, id, values: {}, retired: false }));
        }
        const read = closedName(run);
        for (const next of steps) {
          play(run, next);
          expect(closedName(run)).toEqual(read);
        }
        for (const known of model.records.values()) {
          const now = stored(at, known);
          expect(now.retired).toBe(known.retired);
          expect(now.values).toMatchObject(known.values);
        }
        const total = rowsOf(at.base.db, 'SELECT (SELECT count(*) FROM headcount) + (SELECT count(*) FROM tenant_fact)');
        expect(total).toEqual([[model.records.size]]);
        expect(rowsOf(at.base.db, `SELECT hosts FROM headcount WHERE month = '${CLOSED}' AND retired_at IS NULL`)).toEqual([[7]]);
        expect(at.failing()).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});
