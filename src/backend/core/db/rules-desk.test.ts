// Tries to break the rules on linked studios, counted equipment and frozen prices by raw SQL, through the base's connection and another program's.
import type Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { answer, at, booking, put, studio, tenant, type Values } from '../../../../test/helpers/raw-base.ts';
import { bothAnswer, rawInEachTest } from '../../../../test/helpers/raw-tries.ts';

const raw = rawInEachTest();

function set(db: Database.Database, table: string, id: number, change: string, verb = 'UPDATE'): void {
  db.prepare(`${verb} ${table} SET ${change} WHERE id = ?`).run(id);
}

const INSERTS = ['INSERT', 'INSERT OR REPLACE', 'INSERT OR IGNORE', 'INSERT OR FAIL'];
const UPDATES = ['UPDATE', 'UPDATE OR REPLACE', 'UPDATE OR IGNORE', 'UPDATE OR FAIL'];
const LIVE_STATES = ['option', 'booked', 'checked_in', 'completed'];

/** A hall with two halves (turnaround 30; the halves' 15), linked from 2026-10-02 to 2026-10-20, and a studio beside. */
function halls() {
  const { own } = raw;
  const whole = studio(own, 'H', 30);
  const left = studio(own, 'H1', 15);
  const right = studio(own, 'H2', 15);
  const beside = studio(own, 'X', 15);
  const links = [left, right].map((part) =>
    put(own, 'studio_link', { whole_id: whole, part_id: part, starts_on: '2026-10-02', ends_on: '2026-10-20' }),
  );
  const t1 = tenant(own, 1);
  const t2 = tenant(own, 2);
  return { whole, left, right, beside, t1, t2, link: links[0] ?? 0 };
}

describe('linked studios', () => {
  it('block each other whole and part, and a part never the other part', () => {
    const { whole, left, right, beside, t1 } = halls();
    const first = put(raw.own, 'booking', booking('B1', left, t1, '2026-10-03T20:00', '2026-10-03T22:00'));
    const taken = `BOOKING_LINKED_TAKEN:${first}`;
    for (const [studioId, from, to, expected] of [
      [whole, '2026-10-03T21:00', '2026-10-03T23:00', taken],
      [whole, '2026-10-03T19:00', '2026-10-03T20:01', taken],
      [whole, '2026-10-03T19:00', '2026-10-04T02:00', taken],
      [whole, '2026-10-03T20:30', '2026-10-03T21:00', taken],
      [whole, '2026-10-03T22:00', '2026-10-03T23:00', 'ok'],
      [right, '2026-10-03T20:00', '2026-10-03T22:00', 'ok'],
      [beside, '2026-10-03T20:00', '2026-10-03T22:00', 'ok'],
    ] as const)
      for (const state of LIVE_STATES)
        for (const verb of INSERTS) {
          const row = booking('B2', studioId, t1, from, to, { state, holds_until: 1 });
          expect(bothAnswer(raw, (db) => put(db, 'booking', row, verb))).toBe(expected);
        }
    const second = put(raw.own, 'booking', booking('B3', whole, t1, '2026-10-05T20:00', '2026-10-05T22:00'));
    for (const part of [left, right])
      expect(bothAnswer(raw, (db) => put(db, 'booking', booking('B4', part, t1, '2026-10-05T21:59', '2026-10-05T23:00')))).toBe(
        `BOOKING_LINKED_TAKEN:${second}`,
      );
  });

  it('keep the turnaround of the earlier one’s studio between different tenants', () => {
    const { whole, left, t1, t2 } = halls();
    const first = put(raw.own, 'booking', booking('B1', left, t1, '2026-10-03T20:00', '2026-10-03T22:00'));
    const taken = `BOOKING_LINKED_TAKEN:${first}`;
    for (const [tenantId, from, to, expected] of [
      [t2, '2026-10-03T22:14', '2026-10-03T23:00', taken],
      [t2, '2026-10-03T22:15', '2026-10-03T23:00', 'ok'],
      [t2, '2026-10-03T18:00', '2026-10-03T19:31', taken],
      [t2, '2026-10-03T18:00', '2026-10-03T19:30', 'ok'],
      [t1, '2026-10-03T22:00', '2026-10-03T23:00', 'ok'],
    ] as const)
      expect(bothAnswer(raw, (db) => put(db, 'booking', booking('B2', whole, tenantId, from, to)))).toBe(expected);
  });

  it('are linked on the link’s days only, and a night over its edge answers the same in either order', () => {
    const { whole, left, t1 } = halls();
    const pairs: readonly (readonly [readonly [string, string], readonly [string, string], boolean])[] = [
      [['2026-10-01T20:00', '2026-10-01T22:00'], ['2026-10-01T20:00', '2026-10-01T22:00'], true],
      // Together before the link only, though one goes on into it.
      [['2026-10-01T20:00', '2026-10-02T02:00'], ['2026-10-01T20:00', '2026-10-02T00:00'], true],
      // Together still when it begins.
      [['2026-10-01T20:00', '2026-10-02T02:00'], ['2026-10-01T20:00', '2026-10-02T00:01'], false],
      [['2026-10-01T20:00', '2026-10-02T02:00'], ['2026-10-02T01:00', '2026-10-02T03:00'], false],
      [['2026-10-20T22:00', '2026-10-21T02:00'], ['2026-10-20T23:59', '2026-10-21T01:00'], false],
      [['2026-10-20T22:00', '2026-10-21T02:00'], ['2026-10-21T00:00', '2026-10-21T01:00'], true],
      [['2026-10-01T00:00', '2026-10-25T00:00'], ['2026-10-10T00:00', '2026-10-10T01:00'], false],
    ];
    for (const [a, b, isFree] of pairs)
      for (const [first, second] of [
        [whole, left],
        [left, whole],
      ] as const)
        for (const [p, q] of [
          [a, b],
          [b, a],
        ] as const) {
          const result = bothAnswer(raw, (db) => {
            put(db, 'booking', booking('B1', first, t1, ...p));
            put(db, 'booking', booking('B2', second, t1, ...q));
          });
          expect([a, b, result.replace(/:\d+$/, '')]).toEqual([a, b, isFree ? 'ok' : 'BOOKING_LINKED_TAKEN']);
        }
  });

  it('hold for a move, another studio or tenant, a return to life and a flag taken off', () => {
    const { whole, left, beside, t1, t2 } = halls();
    const first = put(raw.own, 'booking', booking('B1', left, t1, '2026-10-03T20:00', '2026-10-03T22:00'));
    const taken = `BOOKING_LINKED_TAKEN:${first}`;
    const slot = ['2026-10-03T21:00', '2026-10-03T23:00'] as const;
    const later = put(raw.own, 'booking', booking('B2', whole, t1, '2026-10-03T22:00', '2026-10-03T23:00'));
    const other = put(raw.own, 'booking', booking('B3', beside, t1, ...slot));
    const gone = put(raw.own, 'booking', booking('B4', whole, t1, ...slot, { state: 'cancelled' }));
    const missed = put(raw.own, 'booking', booking('B5', whole, t1, ...slot, { state: 'no_show' }));
    const retired = put(raw.own, 'booking', booking('B6', whole, t1, ...slot, { retired_at: 1 }));
    set(raw.own, 'booking', later, `state = 'cancelled'`);
    const past = put(raw.own, 'booking', booking('B7', whole, t1, ...slot, { from_past: 1 }));
    set(raw.own, 'booking', past, `state = 'cancelled'`);
    set(raw.own, 'booking', later, `state = 'booked'`);
    for (const verb of UPDATES) {
      expect(bothAnswer(raw, (db) => set(db, 'booking', later, 'starts_at = starts_at - 1', verb))).toBe(taken);
      expect(bothAnswer(raw, (db) => set(db, 'booking', later, `tenant_id = ${t2}`, verb))).toBe(taken);
      expect(bothAnswer(raw, (db) => set(db, 'booking', first, 'ends_at = ends_at + 1', verb))).toBe(`BOOKING_LINKED_TAKEN:${later}`);
      expect(
        bothAnswer(raw, (db) => {
          set(db, 'booking', later, `state = 'cancelled'`);
          set(db, 'booking', other, `studio_id = ${whole}`, verb);
        }),
      ).toBe(taken);
      for (const id of [gone, missed])
        for (const state of LIVE_STATES)
          expect(
            bothAnswer(raw, (db) => {
              set(db, 'booking', later, `state = 'cancelled'`);
              set(db, 'booking', id, `state = '${state}', holds_until = 1`, verb);
            }),
          ).toBe(taken);
      expect(
        bothAnswer(raw, (db) => {
          set(db, 'booking', later, `state = 'cancelled'`);
          set(db, 'booking', retired, 'retired_at = NULL', verb);
        }),
      ).toBe(taken);
      expect(
        bothAnswer(raw, (db) => {
          set(db, 'booking', later, `state = 'cancelled'`);
          set(db, 'booking', past, `state = 'booked', from_past = 0`, verb);
        }),
      ).toBe(taken);
    }
    expect(bothAnswer(raw, (db) => set(db, 'booking', later, `state = 'checked_in'`))).toBe('ok');
  });

  it('pass a row taken as history, and let it and its neighbour go on', () => {
    const { whole, left, t1 } = halls();
    const slot = ['2026-10-03T21:00', '2026-10-03T23:00'] as const;
    const first = put(raw.own, 'booking', booking('B1', left, t1, '2026-10-03T20:00', '2026-10-03T22:00'));
    const past = put(raw.own, 'booking', booking('P', whole, t1, ...slot, { from_past: 1 }));
    expect(bothAnswer(raw, (db) => set(db, 'booking', first, `state = 'checked_in'`))).toBe('ok');
    expect(bothAnswer(raw, (db) => set(db, 'booking', past, `state = 'completed'`))).toBe('ok');
    expect(bothAnswer(raw, (db) => set(db, 'booking', past, 'from_past = 0'))).toBe(`BOOKING_LINKED_TAKEN:${first}`);
  });

  it('don’t let a link be made, moved or brought back over bookings that it would set against each other', () => {
    const { own } = raw;
    const [whole, part] = [studio(own, 'H'), studio(own, 'H1')];
    const t1 = tenant(own, 1);
    const a = put(own, 'booking', booking('A', whole, t1, '2026-10-03T20:00', '2026-10-04T02:00'));
    put(own, 'booking', booking('B', part, t1, '2026-10-03T21:00', '2026-10-04T01:00'));
    const link = (from: string, to: string | null, more: Values = {}): Values => ({
      whole_id: whole,
      part_id: part,
      starts_on: from,
      ends_on: to,
      ...more,
    });
    const booked = `STUDIO_LINK_BOOKED:${a}`;
    for (const [from, to, expected] of [
      ['2026-10-01', null, booked],
      ['2026-10-03', '2026-10-03', booked],
      ['2026-10-04', null, booked],
      ['2026-10-05', null, 'ok'],
      ['2026-10-01', '2026-10-02', 'ok'],
    ] as const)
      for (const verb of INSERTS) expect(bothAnswer(raw, (db) => put(db, 'studio_link', link(from, to), verb))).toBe(expected);
    const later = put(own, 'studio_link', link('2026-10-05', '2026-10-10'));
    const retired = put(own, 'studio_link', link('2026-10-01', '2026-10-10', { retired_at: 1 }));
    const earlier = put(own, 'studio_link', link('2026-09-01', '2026-10-02'));
    for (const verb of UPDATES) {
      expect(bothAnswer(raw, (db) => set(db, 'studio_link', later, `starts_on = '2026-10-04'`, verb))).toBe(booked);
      expect(bothAnswer(raw, (db) => set(db, 'studio_link', earlier, `ends_on = '2026-10-03'`, verb))).toBe(booked);
      expect(bothAnswer(raw, (db) => set(db, 'studio_link', earlier, 'ends_on = NULL', verb))).toBe(booked);
      expect(bothAnswer(raw, (db) => set(db, 'studio_link', retired, 'retired_at = NULL', verb))).toBe(booked);
      const third = bothAnswer(raw, (db) => {
        const x = studio(db, 'Z');
        const id = put(db, 'studio_link', { ...link('2026-10-01', null), part_id: x });
        set(db, 'studio_link', id, `part_id = ${part}`, verb);
      });
      expect(third).toBe(booked);
    }
    set(own, 'booking', a, `state = 'cancelled'`);
    expect(bothAnswer(raw, (db) => put(db, 'studio_link', link('2026-10-03', null)))).toBe('ok');
    expect(bothAnswer(raw, (db) => put(db, 'studio_link', { ...link('2026-10-03', null), part_id: whole }))).not.toBe('ok');
  });

  it('know no booking that is too long for them to look back to', () => {
    const { whole, left, t1 } = halls();
    const month = ['2026-10-01T00:00', '2026-11-01T00:00'] as const;
    const longer = ['2026-10-01T00:00', '2026-11-01T00:01'] as const;
    const tooLong = 'BOOKING_TOO_LONG:booking';
    for (const verb of INSERTS) expect(bothAnswer(raw, (db) => put(db, 'booking', booking('L', whole, t1, ...longer), verb))).toBe(tooLong);
    const id = put(raw.own, 'booking', booking('L', whole, t1, ...month));
    const dead = put(raw.own, 'booking', booking('D', whole, t1, ...longer, { state: 'cancelled' }));
    expect(bothAnswer(raw, (db) => set(db, 'booking', id, 'ends_at = ends_at + 1'))).toBe(tooLong);
    expect(bothAnswer(raw, (db) => set(db, 'booking', dead, `state = 'booked'`))).toBe(tooLong);
    expect(bothAnswer(raw, (db) => put(db, 'booking', booking('B', left, t1, '2026-10-20T23:00', '2026-10-20T23:30')))).toBe(
      `BOOKING_LINKED_TAKEN:${id}`,
    );
  });
});

/** Three lights and one camera, and a maker of bookings, each in a studio of its own. */
function store() {
  const { own } = raw;
  const lights = put(own, 'equipment', { name: '补光灯', count: 3 });
  const camera = put(own, 'equipment', { name: '摄像机', count: 1 });
  const t1 = tenant(own, 1);
  let nth = 0;
  const row = (from: string, to: string, taken: string, more: Values = {}): Values => {
    nth += 1;
    return booking(`E${nth}`, studio(own, `S${nth}`), t1, `2026-10-03T${from}`, `2026-10-03T${to}`, { equipment: taken, ...more });
  };
  const book = (...given: Parameters<typeof row>): number => put(own, 'booking', row(...given));
  return { lights, camera, t1, row, book };
}

describe('counted equipment', () => {
  it('is never out more often at once than there is of it, however many overlap', () => {
    const { lights, camera, row, book } = store();
    book('08:00', '12:00', `[[${lights},1]]`);
    book('10:00', '14:00', `[[${lights},1]]`);
    book('13:00', '16:00', `[[${lights},2],[${camera},1]]`);
    const out = `BOOKING_EQUIPMENT_OUT:${lights}`;
    for (const [from, to, taken, expected] of [
      ['10:00', '12:00', `[[${lights},1]]`, 'ok'],
      ['10:00', '12:00', `[[${lights},2]]`, out],
      ['12:00', '13:00', `[[${lights},2]]`, 'ok'],
      ['12:00', '13:01', `[[${lights},2]]`, out],
      ['07:00', '18:00', `[[${lights},1]]`, out],
      ['13:59', '15:00', `[[${lights},1]]`, out],
      ['14:00', '15:00', `[[${lights},1]]`, 'ok'],
      ['16:00', '17:00', `[[${lights},3],[${camera},1]]`, 'ok'],
      ['16:00', '17:00', `[[${lights},4]]`, out],
      ['15:59', '17:00', `[[${camera},1]]`, `BOOKING_EQUIPMENT_OUT:${camera}`],
      ['06:00', '08:00', `[[${lights},3]]`, 'ok'],
    ] as const)
      for (const verb of INSERTS) {
        const tried = row(from, to, taken);
        expect([from, to, taken, bothAnswer(raw, (db) => put(db, 'booking', tried, verb))]).toEqual([from, to, taken, expected]);
      }
    expect(bothAnswer(raw, (db) => put(db, 'booking', row('10:00', '12:00', `[[${lights},3]]`, { from_past: 1 })))).toBe('ok');
    for (const state of ['cancelled', 'no_show'])
      expect(bothAnswer(raw, (db) => put(db, 'booking', row('10:00', '12:00', `[[${lights},3]]`, { state })))).toBe('ok');
  });

  it('is asked for again when a booking moves, grows, takes more or comes back, and is free when it ends', () => {
    const { lights, row, book } = store();
    const all = book('10:00', '12:00', `[[${lights},3]]`);
    const next = book('12:00', '14:00', `[[${lights},1]]`);
    const gone = book('10:00', '11:00', `[[${lights},1]]`, { state: 'cancelled' });
    const retired = book('10:00', '11:00', `[[${lights},1]]`, { retired_at: 1 });
    const past = book('10:00', '11:00', `[[${lights},1]]`, { from_past: 1, state: 'no_show' });
    const out = `BOOKING_EQUIPMENT_OUT:${lights}`;
    for (const verb of UPDATES) {
      expect(bothAnswer(raw, (db) => set(db, 'booking', next, 'starts_at = starts_at - 1', verb))).toBe(out);
      expect(bothAnswer(raw, (db) => set(db, 'booking', all, 'ends_at = ends_at + 1', verb))).toBe(out);
      expect(bothAnswer(raw, (db) => set(db, 'booking', next, `equipment = '[[${lights},4]]'`, verb))).toBe(out);
      expect(bothAnswer(raw, (db) => set(db, 'booking', next, `equipment = '[[${lights},3]]'`, verb))).toBe('ok');
      for (const state of LIVE_STATES)
        expect(bothAnswer(raw, (db) => set(db, 'booking', gone, `state = '${state}', holds_until = 1`, verb))).toBe(out);
      expect(bothAnswer(raw, (db) => set(db, 'booking', retired, 'retired_at = NULL', verb))).toBe(out);
      expect(
        bothAnswer(raw, (db) => {
          set(db, 'booking', past, `state = 'completed'`, verb);
          set(db, 'booking', past, 'from_past = 0', verb);
        }),
      ).toBe(out);
    }
    const wish = row('10:30', '11:30', `[[${lights},3]]`);
    for (const end of [`state = 'cancelled'`, `state = 'no_show'`, 'retired_at = 1', `equipment = '[]'`, 'ends_at = starts_at + 30'])
      expect([
        end,
        bothAnswer(raw, (db) => {
          set(db, 'booking', all, end);
          put(db, 'booking', wish);
        }),
      ]).toEqual([end, 'ok']);
    // From one live state to the next, and any other word changed, nothing has to be asked.
    for (const change of [`state = 'checked_in'`, `state = 'completed'`, `title = '改'`, 'version = version + 1'])
      expect([change, bothAnswer(raw, (db) => set(db, 'booking', all, change))]).toEqual([change, 'ok']);
  });

  it('that breaks does not stop who has it booked from coming, going and giving some back', () => {
    const { lights, book } = store();
    const all = book('10:00', '12:00', `[[${lights},3]]`);
    set(raw.own, 'equipment', lights, 'count = 1');
    for (const change of [`state = 'checked_in'`, `state = 'completed'`, `equipment = '[[${lights},2]]'`, 'ends_at = ends_at - 30'])
      expect([change, bothAnswer(raw, (db) => set(db, 'booking', all, change))]).toEqual([change, 'ok']);
    expect(bothAnswer(raw, (db) => set(db, 'booking', all, 'ends_at = ends_at + 30'))).toBe(`BOOKING_EQUIPMENT_OUT:${lights}`);
  });

  it('is named as things that exist, each once, at least one of it', () => {
    const { lights, row, book } = store();
    const id = book('10:00', '12:00', '[]');
    for (const taken of [
      `[[${lights},0]]`,
      `[[${lights},-1]]`,
      `[[${lights},1.5]]`,
      `[[${lights},"1"]]`,
      `[["${lights}",1]]`,
      `[[${lights},1],[${lights},1]]`,
      `[[${lights}]]`,
      `[[${lights},1,1]]`,
      `[${lights}]`,
      '["x"]',
      '[null]',
      '[[999,1]]',
      '{}',
      'null',
      'x',
    ]) {
      for (const verb of ['INSERT', 'INSERT OR FAIL'])
        expect(bothAnswer(raw, (db) => put(db, 'booking', row('10:00', '12:00', taken), verb))).not.toBe('ok');
      expect(bothAnswer(raw, (db) => db.prepare('UPDATE booking SET equipment = ? WHERE id = ?').run(taken, id))).not.toBe('ok');
      // Where a CHECK is all that speaks, OR IGNORE passes in silence: nothing may have been written then.
      for (const db of [raw.own, raw.plain]) {
        answer(() => put(db, 'booking', { ...row('10:00', '12:00', taken), number: 'IGNORED' }, 'INSERT OR IGNORE'));
        answer(() => db.prepare('UPDATE OR IGNORE booking SET equipment = ? WHERE id = ?').run(taken, id));
        expect(db.prepare(`SELECT count(*) FROM booking WHERE number = 'IGNORED' OR equipment <> '[]'`).pluck().get()).toBe(0);
      }
    }
  });

  it('stands in a table that nobody writes by hand', () => {
    const { lights, camera, book } = store();
    const id = book('10:00', '12:00', `[[${lights},2]]`);
    const gone = book('10:00', '12:00', `[[${lights},2]]`, { state: 'cancelled' });
    const fixed = 'HISTORY_FIXED:booking_equipment';
    const whole = { booking_id: id, equipment_id: lights, count: 2, starts_at: at('2026-10-03T10:00'), ends_at: at('2026-10-03T12:00') };
    expect(raw.own.prepare('SELECT * FROM booking_equipment').all()).toEqual([whole]);
    expect(bothAnswer(raw, (db) => db.exec('DELETE FROM booking_equipment'))).toBe(fixed);
    for (const verb of UPDATES)
      for (const change of ['count = 1', 'ends_at = starts_at + 1', `equipment_id = ${camera}`, `booking_id = ${gone}`, 'count = 2'])
        expect(bothAnswer(raw, (db) => db.exec(`${verb} booking_equipment SET ${change}`))).toBe(fixed);
    for (const verb of INSERTS)
      for (const more of [{}, { count: 1 }, { equipment_id: camera }, { booking_id: gone }, { booking_id: 999 }])
        expect(bothAnswer(raw, (db) => put(db, 'booking_equipment', { ...whole, ...more }, verb))).toBe(fixed);
    expect(
      bothAnswer(raw, (db) =>
        put(db, 'booking_equipment', whole, 'INSERT', 'ON CONFLICT (booking_id, equipment_id) DO UPDATE SET count = 1'),
      ),
    ).toBe(fixed);
  });
});

describe('a frozen charge', () => {
  it('is never changed into another one', () => {
    const { own } = raw;
    const [s1, t1] = [studio(own, 'A'), tenant(own, 1)];
    const id = put(own, 'booking', booking('B', s1, t1, '2026-10-03T10:00', '2026-10-03T12:00'));
    expect(bothAnswer(raw, (db) => set(db, 'booking', id, `charge = -1, charge_lines = '[]'`))).not.toBe('ok');
    set(own, 'booking', id, `state = 'completed', charge = 1000, charge_lines = '[1]'`);
    const frozen = `BOOKING_PRICE_FROZEN:${id}`;
    for (const verb of UPDATES)
      for (const change of [
        'charge = 1001',
        'charge = 0',
        `charge_lines = '[2]'`,
        'charge_lines = NULL',
        `charge = 0, state = 'cancelled'`,
        `charge = 5, charge_lines = '[5]'`,
      ])
        expect([change, bothAnswer(raw, (db) => set(db, 'booking', id, change, verb))]).toEqual([change, frozen]);
    for (const change of [`charge = 1000, charge_lines = '[1]'`, `state = 'booked', charge = NULL, charge_lines = NULL`, `note = 'x'`])
      expect([change, bothAnswer(raw, (db) => set(db, 'booking', id, change))]).toEqual([change, 'ok']);
    expect(bothAnswer(raw, (db) => db.exec(`UPDATE booking SET charge = charge + 1`))).toBe(frozen);
  });
});
