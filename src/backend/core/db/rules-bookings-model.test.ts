// Random bookings by raw SQL against the rules once more over plain lists: SQLite takes exactly what the lists take.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer, at, lease, put, studio, tenant } from '../../../../test/helpers/raw-base.ts';
import { rawInEachTest } from '../../../../test/helpers/raw-tries.ts';
import { addDays, getDayOfInstant, instant, parseDay } from '../../../domain/time/calendar.ts';

const raw = rawInEachTest();

interface Live {
  readonly studioId: number;
  readonly tenantId: number;
  readonly from: number;
  /** Until when it blocks: its start where it left before that. */
  readonly to: number;
  readonly live: boolean;
  readonly past: boolean;
}

/** The rules once more, over plain lists. */
interface Model {
  readonly rows: Map<number, Live>;
  readonly turnaround: (studioId: number, start: number) => number;
  readonly lessee: (studioId: number, day: string) => number | null;
}

function accepts(model: Model, id: number, row: Live): boolean {
  if (!row.live || row.to <= row.from) return true;
  const others = [...model.rows]
    .filter(([other, one]) => other !== id && one.live && one.from < one.to && one.studioId === row.studioId)
    .map(([, one]) => one);
  if (others.some((one) => one.from < row.to && row.from < one.to)) return false;
  if (row.past) return true;
  const strangers = others.filter((one) => one.tenantId !== row.tenantId);
  for (const one of strangers) {
    const [earlier, later] = one.from < row.from ? [one, row] : [row, one];
    if (later.from - earlier.to < model.turnaround(row.studioId, earlier.from)) return false;
  }
  const last = getDayOfInstant(instant(row.to - 1));
  for (let day = getDayOfInstant(instant(row.from)); day <= last; day = addDays(day, 1)) {
    const lessee = model.lessee(row.studioId, day);
    if (lessee !== null && lessee !== row.tenantId) return false;
  }
  return true;
}

const START = at('2026-10-30T00:00');
const slot = fc.record({
  studio: fc.integer({ min: 0, max: 1 }),
  tenant: fc.integer({ min: 0, max: 2 }),
  from: fc.integer({ min: 0, max: 95 }).map((half) => START + half * 45),
  minutes: fc.integer({ min: 1, max: 12 }).map((part) => part * 30),
  live: fc.boolean().map((dead) => !dead),
  /** When a session that is over was left, counted from its start; null: it is not over. */
  left: fc.option(fc.integer({ min: -1, max: 10 }).map((part) => part * 30)),
  past: fc.integer({ min: 0, max: 3 }).map((one) => one === 0),
});
const blockedTo = ({ from, minutes, left }: { readonly from: number; readonly minutes: number; readonly left: number | null }): number =>
  from + Math.min(minutes, Math.max(0, left ?? minutes));
const command = fc.record({ update: fc.nat({ max: 30 }), insert: fc.boolean(), slot });

describe('random bookings', () => {
  it('are taken by SQLite exactly where a model over lists takes them, also where a guest has left early and is put back', () => {
    const { own } = raw;
    const studios = [studio(own, 'A01', 15), studio(own, 'A02', 30)] as const;
    const tenants = [tenant(own, 1), tenant(own, 2), tenant(own, 3)] as const;
    const changeDay = parseDay('2026-10-31');
    put(own, 'studio_fact', {
      studio_id: studios[0],
      starts_on: '2026-10-31',
      kind: '公共',
      hours: '00:00-24:00',
      turnaround: 90,
      hourly_rate: 1,
    });
    put(own, 'lease', lease('L', tenants[0], '2026-10-31', '2026-10-31', { studios: `[${studios[1]}]` }));
    const turnaround = (studioId: number, start: number): number =>
      studioId === studios[1] ? 30 : getDayOfInstant(instant(start)) >= (changeDay ?? '') ? 90 : 15;
    const lessee = (studioId: number, day: string): number | null => (studioId === studios[1] && day === '2026-10-31' ? tenants[0] : null);
    const deep = process.env['LIVEBASE_DEEP'] === '1';
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
        const model: Model = { rows: new Map(), turnaround, lessee };
        raw.plain.exec('BEGIN');
        try {
          commands.forEach((one, nth) => {
            const row: Live = {
              studioId: studios[one.slot.studio] ?? studios[0],
              tenantId: tenants[one.slot.tenant] ?? tenants[0],
              from: one.slot.from,
              to: blockedTo(one.slot),
              live: one.slot.live,
              past: one.slot.past,
            };
            const values = {
              studio_id: row.studioId,
              tenant_id: row.tenantId,
              starts_at: row.from,
              ends_at: one.slot.from + one.slot.minutes,
              state: !row.live ? 'cancelled' : one.slot.left === null ? 'booked' : 'completed',
              actual_end: one.slot.left === null ? null : one.slot.from + one.slot.left,
              from_past: row.past ? 1 : 0,
            };
            const ids = [...model.rows.keys()];
            const target = one.insert || ids.length === 0 ? null : (ids[one.update % ids.length] ?? null);
            const expected = accepts(model, target ?? -1, row);
            let id = target ?? 0;
            const result = answer(() => {
              if (target === null) id = put(raw.plain, 'booking', { number: `N${nth}`, ...values });
              else
                raw.plain
                  .prepare(
                    `UPDATE booking SET ${Object.keys(values)
                      .map((name) => `${name} = ?`)
                      .join(', ')} WHERE id = ?`,
                  )
                  .run(...Object.values(values), target);
            });
            expect([nth, result === 'ok']).toEqual([nth, expected]);
            if (expected) model.rows.set(id, row);
          });
        } finally {
          raw.plain.exec('ROLLBACK');
        }
      }),
      { numRuns: deep ? 5000 : 200 },
    );
  });
});
