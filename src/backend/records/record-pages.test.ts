// Pages of records put together: the whole list, also where a column of its order holds nothing, and while records are added.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openRawBase, put, type RawBase, studio, tenant, type Values } from '../../../test/helpers/raw-base.ts';
import { valueOf } from '../../../test/helpers/record-base.ts';
import { listRecords } from './read-records.ts';

const MANAGER = { who: '周敏', host: 'window', role: 'manager' } as const;
const ALL = { tenant: null, studio: null, month: null, retired: true } as const;

let raw: RawBase;
beforeAll(() => {
  raw = openRawBase();
  for (let nth = 1; nth <= 3; nth += 1) {
    studio(raw.own, `A0${nth}`);
    tenant(raw.own, nth);
  }
});
afterAll(() => raw.close());

const payments: fc.Arbitrary<Values> = fc.record({
  tenant_id: fc.integer({ min: 1, max: 3 }),
  paid_on: fc.constantFrom('2026-11-01', '2026-11-02'),
  amount: fc.constantFrom(100, 200),
  method: fc.constant('转账'),
});
/** Of the whole base where there is no studio. */
const exceptions: fc.Arbitrary<Values> = fc.record({
  day: fc.integer({ min: 10, max: 28 }).map((day) => `2027-01-${day}`),
  studio_id: fc.option(fc.integer({ min: 1, max: 3 })),
  hours: fc.constant('10:00-20:00'),
});

function add(kind: string, values: Values): void {
  if (kind === 'calendar_exception') {
    const taken = raw.own.prepare('SELECT 1 FROM calendar_exception WHERE day = ? AND studio_id IS ?');
    if (taken.get(values['day'], values['studio_id']) !== undefined) return;
  }
  put(raw.own, kind, values);
}

it.each([
  ['payment', payments, 'tenant_id, paid_on, id'],
  ['calendar_exception', exceptions, 'day, studio_id, id'],
] as const)('%s', (kind, one, order) => {
  const runs = fc.tuple(fc.array(one, { maxLength: 25 }), fc.array(one, { maxLength: 12 }), fc.integer({ min: 1, max: 7 }));
  fc.assert(
    fc.property(runs, ([before, later, limit]) => {
      raw.own.exec('BEGIN');
      try {
        for (const values of before) add(kind, values);
        const idsNow = (): unknown[] => raw.own.prepare(`SELECT id FROM ${kind} ORDER BY ${order}`).pluck().all();
        const old = idsNow();
        const read = (between: () => void): number[] => {
          const found: number[] = [];
          let cursor: number | null = null;
          do {
            const page: ReturnType<typeof listRecords> = listRecords(raw.base, MANAGER, { kind, ...ALL, cursor, limit });
            const { rows, next } = valueOf(page);
            expect(rows.length).toBeLessThanOrEqual(limit);
            found.push(...rows.map(({ id }) => id));
            cursor = next;
            between();
          } while (cursor !== null);
          return found;
        };
        expect(read(() => undefined)).toEqual(old);
        const left = [...later];
        const found = read(() => {
          const next = left.shift();
          if (next !== undefined) add(kind, next);
        });
        expect(new Set(found).size).toBe(found.length);
        expect(old.filter((id) => !found.some((other) => other === id))).toEqual([]);
        expect(idsNow().filter((id) => found.some((other) => other === id))).toEqual(found);
      } finally {
        raw.own.exec('ROLLBACK');
      }
    }),
  );
});
