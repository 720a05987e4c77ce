// The calendar file as another program reads it: by an independent parser, and by the letter of RFC 5545.
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EVENING, eveningBase, type EveningBase } from '../../../../test/helpers/evening-base.ts';
import { at } from '../../../../test/helpers/small-base.ts';
import { closeBase } from '../../core/db/open.ts';
import { changeRecord, recordById } from '../../core/db/record-store.ts';
import { inTx } from '../../core/db/tx.ts';
import { ok } from '../../../domain/values/result.ts';
import { createCalendarFile } from './calendar-file.ts';

const NASTY = 'A, B; C \\ D\r\nBEGIN:VEVENT\r\nSUMMARY:forged\u0000\u2028';

let evening: EveningBase;
beforeAll(() => {
  evening = eveningBase(2);
});
afterAll(() => closeBase(evening.base));

function fileOf(
  of: Parameters<typeof createCalendarFile>[1]['of'],
  from = EVENING,
  to = EVENING,
): { readonly name: string; readonly text: string } {
  const made = createCalendarFile(evening.base, { of, from, to });
  if (!made.ok) throw new Error(made.refusal.code);
  return { name: made.value.name, text: Buffer.from(made.value.bytes).toString('utf8') };
}

interface Event {
  readonly uid: string;
  readonly start: number;
  readonly end: number;
  readonly summary: string;
  readonly status: string;
  readonly sequence: number;
  readonly location: string;
  readonly stamped: number;
  readonly changed: number;
}

function minutesOf(time: ICAL.Time): number {
  return time.toUnixTime() / 60;
}

function momentOf(component: ICAL.Component, name: 'dtstamp' | 'last-modified'): number {
  const found = component.getFirstPropertyValue(name);
  if (!(found instanceof ICAL.Time)) throw new Error(`no ${name}`);
  return minutesOf(found);
}

function eventsOf(text: string): readonly Event[] {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      start: minutesOf(event.startDate),
      end: minutesOf(event.endDate),
      summary: event.summary,
      status: String(component.getFirstPropertyValue('status')),
      sequence: event.sequence,
      location: event.location,
      stamped: momentOf(component, 'dtstamp'),
      changed: momentOf(component, 'last-modified'),
    };
  });
}

/** What the RFC asks of every line, counted in octets. */
function checkLines(text: string): void {
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  const lines = text.split('\r\n').slice(0, -1);
  for (const line of lines) {
    expect(line).not.toMatch(/[\r\n\u0000-\u0008\u000B-\u001F\u007F]/);
    expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
    // A character is not torn: each folded line is whole UTF-8.
    expect(Buffer.from(line).toString('utf8')).toBe(line);
    expect(line).not.toContain('\uFFFD');
  }
  const unfolded = text.replaceAll('\r\n ', '').split('\r\n').slice(0, -1);
  for (const line of unfolded) expect(line).toMatch(/^[A-Z-]+(?:;[^:]+)?:/);
}

describe('a calendar file', () => {
  it('of a studio holds its bookings at their own times, in UTC', () => {
    const { name, text } = fileOf({ kind: 'studio', id: 2 });
    expect(name).toBe('202 2号间.ics');
    checkLines(text);
    const events = eventsOf(text);
    expect(events).toHaveLength(5);
    expect(events[0]).toMatchObject({
      start: at('2026-11-05T08:30'),
      end: at('2026-11-05T10:30'),
      summary: '远山',
      status: 'CONFIRMED',
      location: '鹭江潮直播基地 2F 202 2号间',
    });
    // 23:30 to midnight, of another tenant: tentative.
    expect(events[4]).toMatchObject({ start: at('2026-11-05T23:30'), end: at('2026-11-06T00:00'), status: 'TENTATIVE' });
    expect(text).toContain('DTSTART:20261105T003000Z');
    expect(text).not.toMatch(/138\d{8}|李四/);
  });

  it('of a tenant names studios; a lapsed option is cancelled there, one change later', () => {
    const events = eventsOf(fileOf({ kind: 'tenant', id: 2 }).text);
    const lapsed = events.find(({ start }) => start === at('2026-11-05T08:30'));
    expect(lapsed).toMatchObject({ status: 'CANCELLED', sequence: 1, summary: '201 1号间' });
    // It was held until 09:05, after it began: what begins is held no longer.
    expect(lapsed).toMatchObject({ stamped: at('2026-11-05T08:30'), changed: at('2026-11-05T08:30') });
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
  });

  it('keeps a booking’s uid and counts its changes', () => {
    const of = { kind: 'studio', id: 3 } as const;
    const before = fileOf(of).text;
    expect(fileOf(of).text).toBe(before);
    const [first] = eventsOf(before);
    const id = Number(/^booking-(\d+)@/.exec(first?.uid ?? '')?.[1]);
    const actor = { who: '前台', host: 'window' } as const;
    const moved = inTx(evening.base, actor, (tx) => {
      const stored = recordById(tx.db, 'booking', id);
      if (stored !== null) changeRecord(tx, stored, { title: '改了主题' }, null);
      return ok(null);
    });
    expect(moved.ok).toBe(true);
    const [after] = eventsOf(fileOf(of).text);
    expect(after).toMatchObject({ sequence: (first?.sequence ?? 0) + 1, start: first?.start });
    expect(after?.uid.split('@')[0]).toBe(first?.uid.split('@')[0]);
    expect(after?.summary).toContain('改了主题');
  });

  it('takes any text as text: folded by octets, escaped, no line of its own', () => {
    const long = `${'直播'.repeat(60)}，${'x'.repeat(200)}🎬`;
    evening.put('tenant', { id: 9 });
    evening.put('tenant_fact', {
      tenant_id: 9,
      starts_on: '0001-01-01',
      name: NASTY,
      uscc: '91440309MA1887G6QK',
      category: '直播电商企业',
      leading: 0,
    });
    evening.put('lease', { contract: 'C9', tenant_id: 9, starts_on: '2025-01-01', ends_on: '2027-12-31', area: 1 });
    evening.put('booking', {
      number: 'D900009',
      studio_id: 1,
      tenant_id: 9,
      starts_at: at('2026-11-09T10:00'),
      ends_at: at('2026-11-09T11:00'),
      state: 'booked',
      title: long,
    });
    const day = { from: EVENING, to: EVENING };
    const made = createCalendarFile(evening.base, { of: { kind: 'tenant', id: 9 }, ...day, to: null });
    const text = made.ok ? Buffer.from(made.value.bytes).toString('utf8') : '';
    checkLines(text);
    expect(text.match(/^BEGIN:VEVENT/gm)).toHaveLength(1);
    expect(eventsOf(text)).toMatchObject([{ summary: expect.stringContaining(long) }]);
    expect(String(new ICAL.Component(ICAL.parse(text)).getFirstPropertyValue('x-wr-calname'))).toContain('BEGIN:VEVENT');
    const ofStudio = eventsOf(fileOf({ kind: 'studio', id: 1 }, EVENING, EVENING.replace('05', '30') as typeof EVENING).text);
    expect(ofStudio.at(-1)?.summary).toBe(`${NASTY.replaceAll('\r\n', '\n').replaceAll(/[\u0000\u2028]/g, '')} · ${long}`);
  });

  it('of nobody is refused', () => {
    expect(createCalendarFile(evening.base, { of: { kind: 'studio', id: 999 }, from: null, to: null })).toMatchObject({
      ok: false,
      refusal: { code: 'RECORD_UNKNOWN' },
    });
  });
});
