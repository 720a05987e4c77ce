// Tries to break the rules on bookings and exclusive studios by raw SQL, through the base's connection and another program's.
import type Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { answer, at, booking, lease, put, studio, tenant } from '../../../../test/helpers/raw-base.ts';
import { bothAnswer, rawInEachTest } from '../../../../test/helpers/raw-tries.ts';

const raw = rawInEachTest();

interface Ground {
  readonly s1: number;
  readonly s2: number;
  readonly t1: number;
  readonly t2: number;
  readonly first: number;
}

/** Two studios, two tenants, one booking 20:00-22:00 of the first of each. */
function ground(turnaround = 0): Ground {
  const { own } = raw;
  const s1 = studio(own, 'A01', turnaround);
  const s2 = studio(own, 'A02', turnaround);
  const t1 = tenant(own, 1);
  const t2 = tenant(own, 2);
  const first = put(own, 'booking', booking('B1', s1, t1, '2026-10-03T20:00', '2026-10-03T22:00'));
  return { s1, s2, t1, t2, first };
}

function set(db: Database.Database, id: number, change: string, verb = 'UPDATE'): void {
  db.prepare(`${verb} booking SET ${change} WHERE id = ?`).run(id);
}

describe('overlap', () => {
  it('refuses every insert that has a minute in common, naming the other, and takes what touches', () => {
    const { s1, t1, t2, first } = ground();
    const tries: readonly (readonly [string, string, string])[] = [
      ['2026-10-03T21:00', '2026-10-03T23:00', `BOOKING_OVERLAP:${first}`],
      ['2026-10-03T19:00', '2026-10-03T20:01', `BOOKING_OVERLAP:${first}`],
      ['2026-10-03T21:59', '2026-10-04T02:00', `BOOKING_OVERLAP:${first}`],
      ['2026-10-03T20:00', '2026-10-03T22:00', `BOOKING_OVERLAP:${first}`],
      ['2026-10-01T00:00', '2026-10-09T00:00', `BOOKING_OVERLAP:${first}`],
      ['2026-10-03T20:30', '2026-10-03T21:00', `BOOKING_OVERLAP:${first}`],
      ['2026-10-03T22:00', '2026-10-03T23:00', 'ok'],
      ['2026-10-03T18:00', '2026-10-03T20:00', 'ok'],
    ];
    for (const [from, to, expected] of tries) {
      for (const state of ['option', 'booked', 'checked_in', 'completed']) {
        for (const tenantId of [t1, t2]) {
          for (const flag of [0, 1]) {
            const row = booking('B2', s1, tenantId, from, to, { state, from_past: flag, holds_until: at('2026-10-01T00:00') });
            for (const verb of ['INSERT', 'INSERT OR REPLACE', 'INSERT OR IGNORE'])
              expect(bothAnswer(raw, (db) => put(db, 'booking', row, verb))).toBe(expected);
          }
        }
      }
    }
  });

  it('lets a cancelled and a no-show stand in the slot, until they come back to life', () => {
    const { s1, t1, first } = ground();
    for (const state of ['cancelled', 'no_show']) {
      const id = put(raw.own, 'booking', booking(state, s1, t1, '2026-10-03T21:00', '2026-10-03T23:00', { state }));
      for (const back of ['option', 'booked', 'checked_in', 'completed']) {
        expect(bothAnswer(raw, (db) => set(db, id, `state = '${back}', holds_until = 1`))).toBe(`BOOKING_OVERLAP:${first}`);
      }
    }
    const retired = put(raw.own, 'booking', booking('R', s1, t1, '2026-10-03T21:00', '2026-10-03T23:00', { retired_at: 1 }));
    expect(bothAnswer(raw, (db) => set(db, retired, 'retired_at = NULL'))).toBe(`BOOKING_OVERLAP:${first}`);
  });

  it('refuses a move, an extension, another studio', () => {
    const { s1, s2, t1, first } = ground();
    const second = put(raw.own, 'booking', booking('B2', s1, t1, '2026-10-03T22:00', '2026-10-03T23:00'));
    const elsewhere = put(raw.own, 'booking', booking('B3', s2, t1, '2026-10-03T20:00', '2026-10-03T21:00'));
    const refused = `BOOKING_OVERLAP:${first}`;
    for (const verb of ['UPDATE', 'UPDATE OR REPLACE', 'UPDATE OR IGNORE']) {
      expect(bothAnswer(raw, (db) => set(db, second, 'starts_at = starts_at - 1', verb))).toBe(refused);
      expect(bothAnswer(raw, (db) => set(db, second, 'starts_at = starts_at - 60, ends_at = ends_at - 60', verb))).toBe(refused);
      expect(bothAnswer(raw, (db) => set(db, elsewhere, `studio_id = ${s1}`, verb))).toBe(refused);
      expect(bothAnswer(raw, (db) => set(db, first, 'ends_at = ends_at + 30', verb))).toBe(`BOOKING_OVERLAP:${second}`);
    }
    expect(bothAnswer(raw, (db) => db.exec('UPDATE booking SET starts_at = starts_at + 30, ends_at = ends_at + 30'))).toBe(
      `BOOKING_OVERLAP:${second}`,
    );
    expect(bothAnswer(raw, (db) => set(db, second, 'starts_at = starts_at + 30'))).toBe('ok');
  });

  it('refuses to take another row’s id or number with it', () => {
    const { s1, s2, t1, first } = ground();
    const second = put(raw.own, 'booking', booking('B2', s2, t1, '2026-10-03T20:00', '2026-10-03T21:00'));
    const again = booking('B9', s1, t1, '2026-10-03T20:30', '2026-10-03T21:00');
    const fixed = 'HISTORY_FIXED:booking';
    expect(bothAnswer(raw, (db) => put(db, 'booking', { id: first, ...again }, 'INSERT OR REPLACE'))).not.toBe('ok');
    expect(
      bothAnswer(raw, (db) => put(db, 'booking', { id: first, ...again }, 'INSERT', 'ON CONFLICT (id) DO UPDATE SET ends_at = 1')),
    ).not.toBe('ok');
    expect(
      bothAnswer(raw, (db) => put(db, 'booking', { ...again, number: 'B1', studio_id: s2, starts_at: 1, ends_at: 2 }, 'REPLACE')),
    ).toBe(fixed);
    expect(bothAnswer(raw, (db) => set(db, second, `id = ${first}`, 'UPDATE OR REPLACE'))).toBe(fixed);
    expect(bothAnswer(raw, (db) => set(db, second, `rowid = ${first}`, 'UPDATE OR REPLACE'))).toBe(fixed);
    expect(bothAnswer(raw, (db) => set(db, second, `id = ${second + 100}`))).toBe(fixed);
    expect(bothAnswer(raw, (db) => set(db, second, `number = 'B1'`, 'UPDATE OR REPLACE'))).toBe(fixed);
    expect(bothAnswer(raw, (db) => set(db, second, `number = 'B3'`))).toBe('ok');
    expect(bothAnswer(raw, (db) => put(db, 'booking', { id: -1, ...again, studio_id: s2 }))).not.toBe('ok');
    expect(bothAnswer(raw, (db) => put(db, 'booking', { id: 0, ...again, studio_id: s2 }))).not.toBe('ok');
    expect(bothAnswer(raw, (db) => db.prepare('DELETE FROM booking WHERE id = ?').run(first))).toBe(fixed);
  });

  it('knows that a session over midnight is one booking', () => {
    const { s1, t1 } = ground();
    const night = put(raw.own, 'booking', booking('N', s1, t1, '2026-10-31T22:00', '2026-11-01T02:00'));
    expect(bothAnswer(raw, (db) => put(db, 'booking', booking('M', s1, t1, '2026-11-01T01:00', '2026-11-01T03:00')))).toBe(
      `BOOKING_OVERLAP:${night}`,
    );
    expect(bothAnswer(raw, (db) => put(db, 'booking', booking('M', s1, t1, '2026-11-01T02:00', '2026-11-01T03:00')))).toBe('ok');
  });
});

describe('turnaround', () => {
  it('asks for the studio’s minutes on both sides between different tenants, and only there', () => {
    const { s1, t1, t2, first } = ground(30);
    const tries: readonly (readonly [number, string, string, string])[] = [
      [t2, '2026-10-03T22:29', '2026-10-03T23:00', `BOOKING_TURNAROUND:${first}`],
      [t2, '2026-10-03T22:30', '2026-10-03T23:00', 'ok'],
      [t2, '2026-10-03T18:00', '2026-10-03T19:31', `BOOKING_TURNAROUND:${first}`],
      [t2, '2026-10-03T18:00', '2026-10-03T19:30', 'ok'],
      [t1, '2026-10-03T22:00', '2026-10-03T23:00', 'ok'],
      [t1, '2026-10-03T18:00', '2026-10-03T20:00', 'ok'],
    ];
    for (const [tenantId, from, to, expected] of tries)
      expect(bothAnswer(raw, (db) => put(db, 'booking', booking('B2', s1, tenantId, from, to)))).toBe(expected);
  });

  it('holds for a move, a new tenant, a return to life and a flag taken off', () => {
    const { s1, s2, t1, t2, first } = ground(30);
    const refused = `BOOKING_TURNAROUND:${first}`;
    const own = put(raw.own, 'booking', booking('B2', s1, t1, '2026-10-03T22:00', '2026-10-03T23:00'));
    expect(bothAnswer(raw, (db) => set(db, own, `tenant_id = ${t2}`))).toBe(refused);
    const late = put(raw.own, 'booking', booking('B3', s2, t2, '2026-10-03T18:00', '2026-10-03T19:45'));
    expect(bothAnswer(raw, (db) => set(db, late, `studio_id = ${s1}`))).toBe(refused);
    const gone = put(raw.own, 'booking', booking('B4', s1, t2, '2026-10-03T18:00', '2026-10-03T19:45', { state: 'cancelled' }));
    expect(bothAnswer(raw, (db) => set(db, gone, `state = 'booked'`))).toBe(refused);
    const past = put(raw.own, 'booking', booking('B5', s1, t2, '2026-10-03T19:00', '2026-10-03T19:45', { from_past: 1 }));
    expect(bothAnswer(raw, (db) => set(db, past, 'from_past = 0'))).toBe(refused);
    expect(bothAnswer(raw, (db) => set(db, past, `title = '补录'`))).toBe('ok');
  });

  it('passes a row taken as history, but not its overlap', () => {
    const { s1, t2, first } = ground(30);
    expect(
      bothAnswer(raw, (db) => put(db, 'booking', booking('P', s1, t2, '2026-10-03T22:00', '2026-10-03T23:00', { from_past: 1 }))),
    ).toBe('ok');
    expect(
      bothAnswer(raw, (db) => put(db, 'booking', booking('P', s1, t2, '2026-10-03T21:00', '2026-10-03T23:00', { from_past: 1 }))),
    ).toBe(`BOOKING_OVERLAP:${first}`);
  });

  it('reads the minutes as dated, those of the earlier booking, in whichever order the two are written', () => {
    const { s1, t1, t2 } = ground(15);
    put(raw.own, 'studio_fact', {
      studio_id: s1,
      starts_on: '2026-11-01',
      kind: '公共',
      hours: '00:00-24:00',
      turnaround: 60,
      hourly_rate: 1,
    });
    const october = booking('O', s1, t1, '2026-10-31T22:00', '2026-10-31T23:30');
    const november = booking('N', s1, t2, '2026-11-01T00:00', '2026-11-01T01:00');
    const early = booking('E', s1, t2, '2026-11-01T01:59', '2026-11-01T03:00');
    const other = booking('X', s1, t1, '2026-11-01T04:00', '2026-11-01T05:00');
    expect(bothAnswer(raw, (db) => [october, november].map((row) => put(db, 'booking', row)))).toBe('ok');
    expect(bothAnswer(raw, (db) => [november, october].map((row) => put(db, 'booking', row)))).toBe('ok');
    expect(
      bothAnswer(raw, (db) => [early, { ...other, starts_at: at('2026-11-01T03:59') }].map((row) => put(db, 'booking', row))),
    ).toContain('BOOKING_TURNAROUND');
    expect(
      bothAnswer(raw, (db) => [{ ...other, starts_at: at('2026-11-01T03:59') }, early].map((row) => put(db, 'booking', row))),
    ).toContain('BOOKING_TURNAROUND');
    expect(bothAnswer(raw, (db) => [early, other].map((row) => put(db, 'booking', row)))).toBe('ok');
  });
});

it('asks no more of a studio that one tenant has used for years', () => {
  const { s1, t1, t2 } = ground(240);
  const insert = raw.own.prepare('INSERT INTO booking (number, studio_id, tenant_id, starts_at, ends_at, state) VALUES (?, ?, ?, ?, ?, ?)');
  const from = at('2027-01-01T00:00');
  // Ten years of it. Looking back over all of them for each new one would take minutes.
  raw.own.exec('BEGIN');
  for (let nth = 0; nth < 20_000; nth += 1) insert.run(`Y${nth}`, s1, t1, from + nth * 240, from + nth * 240 + 239, 'booked');
  raw.own.exec('COMMIT');
  const end = from + 20_000 * 240;
  expect(answer(() => insert.run('Z1', s1, t2, end + 238, end + 300, 'booked'))).toMatch(/^BOOKING_TURNAROUND/);
  expect(answer(() => insert.run('Z1', s1, t2, end + 239, end + 300, 'booked'))).toBe('ok');
});

describe('exclusive studios', () => {
  it('are closed to others on every day that the lease is in force and the booking touches', () => {
    const { s1, s2, t1, t2 } = ground();
    const held = put(raw.own, 'lease', lease('L1', t1, '2026-10-10', '2026-10-20', { studios: `[${s1}]` }));
    const refused = `BOOKING_EXCLUSIVE:${held}`;
    const tries: readonly (readonly [number, number, string, string, number, string])[] = [
      [s1, t2, '2026-10-10T00:00', '2026-10-10T01:00', 0, refused],
      [s1, t2, '2026-10-20T22:00', '2026-10-20T23:00', 0, refused],
      [s1, t2, '2026-10-09T22:00', '2026-10-10T02:00', 0, refused],
      [s1, t2, '2026-10-09T22:00', '2026-10-10T00:00', 0, 'ok'],
      [s1, t2, '2026-10-21T00:00', '2026-10-21T01:00', 0, 'ok'],
      [s1, t2, '2026-10-12T22:00', '2026-10-12T23:00', 1, 'ok'],
      [s1, t1, '2026-10-12T22:00', '2026-10-12T23:00', 0, 'ok'],
      [s2, t2, '2026-10-12T22:00', '2026-10-12T23:00', 0, 'ok'],
    ];
    for (const [studioId, tenantId, from, to, flag, expected] of tries) {
      expect(bothAnswer(raw, (db) => put(db, 'booking', booking('X', studioId, tenantId, from, to, { from_past: flag })))).toBe(expected);
    }
    const elsewhere = put(raw.own, 'booking', booking('Y', s2, t2, '2026-10-12T22:00', '2026-10-12T23:00'));
    expect(bothAnswer(raw, (db) => set(db, elsewhere, `studio_id = ${s1}`))).toBe(refused);
    const own = put(raw.own, 'booking', booking('Z', s1, t1, '2026-10-13T22:00', '2026-10-13T23:00'));
    expect(bothAnswer(raw, (db) => set(db, own, `tenant_id = ${t2}`))).toBe(refused);
  });

  it('follow the lease: left earlier, moved, retired, other studios', () => {
    const { s1, s2, t1, t2 } = ground();
    const held = put(raw.own, 'lease', lease('L1', t1, '2026-10-10', '2026-10-20', { studios: `[${s1}]` }));
    const refused = `BOOKING_EXCLUSIVE:${held}`;
    const after = (change: string, studioId: number): string =>
      bothAnswer(raw, (db) => {
        db.prepare(`UPDATE lease SET ${change} WHERE id = ?`).run(held);
        put(db, 'booking', booking('X', studioId, t2, '2026-10-15T10:00', '2026-10-15T11:00'));
      });
    expect(after(`left_on = '2026-10-14'`, s1)).toBe('ok');
    expect(after(`left_on = '2026-10-15'`, s1)).toBe(refused);
    expect(after(`studios = '[${s2}]'`, s1)).toBe('ok');
    expect(after(`studios = '[${s2}]'`, s2)).toBe(refused);
    expect(after(`studios = '[${s1},${s2}]'`, s2)).toBe(refused);
    expect(after('retired_at = 1', s1)).toBe('ok');
    expect(after(`starts_on = '2026-10-16'`, s1)).toBe('ok');
    expect(after(`tenant_id = ${t2}`, s1)).toBe('ok');
  });

  it('are never held by two leases on one day', () => {
    const { s1, s2, t1, t2 } = ground();
    const held = put(raw.own, 'lease', lease('L1', t1, '2026-10-10', '2026-10-20', { studios: `[${s1}]` }));
    const refused = `LEASE_STUDIO_TAKEN:${held}`;
    const add = (tenantId: number, from: string, to: string, more = {}): string =>
      bothAnswer(raw, (db) => put(db, 'lease', lease('L2', tenantId, from, to, { studios: `[${s2},${s1}]`, ...more })));
    expect(add(t2, '2026-10-20', '2026-12-31')).toBe(refused);
    expect(add(t1, '2026-10-01', '2026-10-10')).toBe(refused);
    expect(add(t2, '2026-10-21', '2026-12-31')).toBe('ok');
    expect(add(t2, '2026-10-01', '2026-12-31', { left_on: '2026-10-09' })).toBe('ok');
    const next = put(raw.own, 'lease', lease('L3', t2, '2026-10-21', '2026-12-31', { studios: `[${s1}]` }));
    for (const verb of ['UPDATE', 'UPDATE OR REPLACE', 'UPDATE OR IGNORE']) {
      expect(bothAnswer(raw, (db) => db.exec(`${verb} lease SET starts_on = '2026-10-20' WHERE id = ${next}`))).toBe(refused);
      expect(bothAnswer(raw, (db) => db.exec(`${verb} lease SET ends_on = '2026-10-21' WHERE id = ${held}`))).toBe(
        `LEASE_STUDIO_TAKEN:${next}`,
      );
    }
    const retired = put(raw.own, 'lease', lease('L4', t2, '2026-10-15', '2026-10-16', { studios: `[${s1}]`, retired_at: 1 }));
    expect(bothAnswer(raw, (db) => db.exec(`UPDATE lease SET retired_at = NULL WHERE id = ${retired}`))).toBe(refused);
  });

  it('can’t be tampered with beside the lease', () => {
    const { s1, s2, t1, t2 } = ground();
    const held = put(raw.own, 'lease', lease('L1', t1, '2026-10-10', '2026-10-20', { studios: `[${s1},${s2}]` }));
    const fixed = 'HISTORY_FIXED:lease_studio';
    const whole = { lease_id: held, studio_id: s1, tenant_id: t1, starts_on: '2026-10-10', ends_on: '2026-10-20' };
    expect(bothAnswer(raw, (db) => db.exec('DELETE FROM lease_studio'))).toBe(fixed);
    for (const verb of ['UPDATE', 'UPDATE OR REPLACE']) {
      expect(bothAnswer(raw, (db) => db.exec(`${verb} lease_studio SET ends_on = '2026-10-11'`))).toBe(fixed);
      expect(bothAnswer(raw, (db) => db.exec(`${verb} lease_studio SET tenant_id = ${t2}`))).toBe(fixed);
      expect(bothAnswer(raw, (db) => db.exec(`${verb} lease_studio SET studio_id = ${s2} WHERE studio_id = ${s1}`))).toBe(fixed);
    }
    expect(bothAnswer(raw, (db) => put(db, 'lease_studio', { ...whole, ends_on: '2026-10-11' }, 'INSERT OR REPLACE'))).toBe(fixed);
    expect(bothAnswer(raw, (db) => put(db, 'lease_studio', { ...whole, studio_id: s2 + 1 }))).toBe(fixed);
    for (const studios of ['["1"]', '[1.5]', '[null]', '[[1]]', '{"a":1}', '7', 'null', 'x']) {
      expect(bothAnswer(raw, (db) => put(db, 'lease', lease('L9', t1, '2027-01-01', '2027-12-31', { studios })))).not.toBe('ok');
      expect(bothAnswer(raw, (db) => db.prepare('UPDATE lease SET studios = ? WHERE id = ?').run(studios, held))).not.toBe('ok');
    }
  });
});
