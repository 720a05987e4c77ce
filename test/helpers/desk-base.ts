// A base for tests of the desk: records go in with their history, the clock can be moved, and at the end every check of the base has to pass.
import { book, type Booked, type BookRequest } from '../../src/backend/desk/book.ts';
import type { Base } from '../../src/backend/core/db/open.ts';
import type { RecordName } from '../../src/contract/records/record-kinds.ts';
import { addRecord, recordById, type RecordValues } from '../../src/backend/core/db/record-store.ts';
import { inTx } from '../../src/backend/core/db/tx.ts';
import { writeSetting } from '../../src/backend/core/records/settings.ts';
import { instant, type Instant } from '../../src/domain/time/calendar.ts';
import { type DeskRules, STANDARD_DESK_RULES } from '../../src/domain/booking/desk-rules.ts';
import { ok, type Result } from '../../src/domain/values/result.ts';
import { at } from './raw-base.ts';
import { openRecordBase, type RecordBase, valueOf } from './record-base.ts';

/** The front desk, with a manager beside who agrees to what goes against a warning. */
export const DESK = { who: '前台', host: 'window', role: 'front_desk', lent: ['bookings.override'] } as const;

/** `2026-11-10T20:00` as the wall clock's instant. */
export function when(text: string): Instant {
  return instant(at(text));
}

export interface DeskBase extends RecordBase {
  readonly base: Base;
  /** Adds a record of any kind with its history. */
  readonly put: (name: RecordName, values: RecordValues) => number;
  /** A studio open at these hours, 120 yuan an hour, in service from 2024 on. */
  readonly room: (code: string, hours?: string, fact?: RecordValues) => number;
  /** A tenant (`企业1`) with a lease from 2025 to 2027. */
  readonly guest: (nth: number, lease?: RecordValues) => number;
  readonly ask: (request: Partial<BookRequest> & Pick<BookRequest, 'studio' | 'tenant'>, from: string, to: string) => Result<Booked>;
  /** Books what can be had. */
  readonly booked: (request: Partial<BookRequest> & Pick<BookRequest, 'studio' | 'tenant'>, from: string, to: string) => Booked;
  readonly rules: (changes: Partial<DeskRules>) => void;
  /** A booking's columns as stored. */
  readonly stored: (id: number) => RecordValues;
}

/** A desk whose clock stands at 2026-11-05 09:00, a Thursday. */
export function openDeskBase(): DeskBase {
  const records = openRecordBase();
  const { base } = records;
  const put: DeskBase['put'] = (name, values) => valueOf(inTx(base, DESK, (tx) => ok(addRecord(tx, name, values, null))));
  const room: DeskBase['room'] = (code, hours = '00:00-24:00', fact = {}) => {
    const id = put('studio', { code, opened_on: '2024-01-01' });
    put('studio_fact', {
      studio_id: id,
      starts_on: '0001-01-01',
      kind: '公共',
      area: 4500,
      hours,
      turnaround: 15,
      hourly_rate: 12_000,
      ...fact,
    });
    return id;
  };
  const guest: DeskBase['guest'] = (nth, lease = {}) => {
    const id = records.tenant(nth, { category: '相关服务企业' });
    const days = { starts_on: '2025-01-01', ends_on: '2027-12-31' };
    put('lease', { contract: `HT-${nth}`, tenant_id: id, ...days, area: 10_000, studios: '[]', ...lease });
    return id;
  };
  const ask: DeskBase['ask'] = (request, from, to) =>
    book(base, DESK, { state: 'booked', holdsUntil: null, from: when(from), to: when(to), ...request });
  return {
    ...records,
    put,
    room,
    guest,
    ask,
    booked: (request, from, to) => valueOf(ask(request, from, to)),
    rules: (changes) => {
      valueOf(
        inTx(base, DESK, (tx) => {
          writeSetting(tx, 'desk', { ...STANDARD_DESK_RULES, ...changes });
          return ok(null);
        }),
      );
    },
    stored: (id) => recordById(base.db, 'booking', id)?.values ?? {},
  };
}

/** What a result was refused with, `ok` where it was not. */
export function refusalIn(result: Result<unknown>): { readonly code: string; readonly data: Readonly<Record<string, unknown>> } | 'ok' {
  return result.ok ? 'ok' : result.refusal;
}
