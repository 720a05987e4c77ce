// Rates, equipment and linked studios as people type them: bands in order, no clash, and what refers to them named.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeIn, MANAGER, openRecordBase, type RecordBase, typed, valueOf } from '../../../test/helpers/record-base.ts';
import type { EditableKind, WireValues } from '../../contract/records/record-kinds.ts';
import { parseInstant } from '../../domain/time/calendar.ts';
import { ok } from '../../domain/values/result.ts';
import { addRecord, recordById, type RecordValues } from '../core/db/record-store.ts';
import { inTx } from '../core/db/tx.ts';
import { addRecordOf, correctRecord, retireRecordOf } from './record-authorization.ts';
import { listRecords } from './read-records.ts';

let one: RecordBase;
let tenant = 0;
let studio = 0;
let nth = 0;

beforeEach(() => {
  one = openRecordBase();
  nth = 0;
  tenant = one.tenant(1);
  studio = one.studio('A01');
});
afterEach(() => one.closeSound());

function session(from: string, to: string, values: RecordValues): void {
  nth += 1;
  const [starts, ends] = [parseInstant(from), parseInstant(to)];
  const own = { number: `Y${nth}`, studio_id: studio, tenant_id: tenant, starts_at: starts, ends_at: ends };
  valueOf(inTx(one.base, MANAGER, (tx) => ok(addRecord(tx, 'booking', { ...own, ...values }, null))));
}

const tryAdd = (kind: EditableKind, values: WireValues) =>
  addRecordOf(one.base, MANAGER, { kind, values: typed(kind, values), reason: null });

describe('rates, equipment and links', () => {
  it('hold bands in order and name a studio that stays', () => {
    expect(
      codeIn(
        tryAdd('rate_plan', { studio_id: studio, starts_on: '2026-02-01', day_from: 600, night_from: 600, day_rate: 1, night_rate: 1 }),
      ),
    ).toBe('RATE_BANDS');
    one.add('rate_plan', { studio_id: studio, starts_on: '2026-02-01', day_from: 0, night_from: 1440, day_rate: 1, night_rate: 1 });
    const stored = recordById(one.base.db, 'studio', studio);
    const refused = retireRecordOf(one.base, MANAGER, { kind: 'studio', id: studio, version: stored?.version ?? 0, reason: '拆' });
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'RECORD_REFERRED', data: { what: ['rate_plan:2026-02-01'] } } });
  });

  it('link no studio with itself, and none whose bookings would clash', () => {
    const half = one.studio('A02');
    const link = (part: number, starts: string) => tryAdd('studio_link', { whole_id: studio, part_id: part, starts_on: starts });
    expect(codeIn(link(studio, '2026-11-01'))).toBe('STUDIO_LINK_ITSELF');
    session('2026-12-05T10:00', '2026-12-05T12:00', { state: 'booked', from_past: 0 });
    session('2026-12-05T11:00', '2026-12-05T13:00', { state: 'booked', from_past: 0, studio_id: half });
    expect(link(half, '2026-11-01')).toMatchObject({
      ok: false,
      refusal: { code: 'STUDIO_LINK_BOOKED', data: { studio: 'A01', other: 'A02', bookings: ['Y1 / Y2'] } },
    });
    // From the day after them on it can be.
    const linked = valueOf(link(half, '2026-12-06'));
    const earlier = { kind: 'studio_link', id: linked.id, version: 1, values: { starts_on: '2026-12-05' }, reason: null } as const;
    expect(codeIn(correctRecord(one.base, MANAGER, earlier))).toBe('STUDIO_LINK_BOOKED');
    expect(
      valueOf(
        listRecords(one.base, MANAGER, {
          kind: 'studio_link',
          tenant: null,
          studio: half,
          month: null,
          retired: false,
          cursor: null,
          limit: 500,
        }),
      ).rows,
    ).toHaveLength(1);
  });

  it('keep equipment that bookings take along', () => {
    const screen = one.add('equipment', { name: '绿幕', count: 2 });
    session('2026-12-05T10:00', '2026-12-05T12:00', { state: 'booked', from_past: 0, equipment: `[[${screen},1]]` });
    expect(codeIn(retireRecordOf(one.base, MANAGER, { kind: 'equipment', id: screen, version: 1, reason: '坏' }))).toBe('RECORD_REFERRED');
    expect(codeIn(tryAdd('equipment', { name: '绿幕', count: 1 }))).toBe('RECORD_EXISTS');
  });
});
