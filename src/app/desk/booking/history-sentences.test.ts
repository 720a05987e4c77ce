// What is said of a booking's history.
import { describe, expect, it } from 'vitest';
import { createInstantAt, parseDay } from '../../../domain/time/calendar.ts';
import type { HistoryRow } from '../../../contract/desk/bookings.ts';
import { listShownChanges } from './history-sentences.ts';

const names = {
  tenant: (id: number) => `T${id}`,
  studio: (id: number) => `S${id}`,
  equipment: (id: number) => `E${id}`,
  state: (state: string) => `<${state}>`,
};

function at(text: string, minute: number): number {
  const day = parseDay(text);
  if (day === null) throw new Error(text);
  return createInstantAt(day, minute);
}

function row(before: HistoryRow['before'], after: HistoryRow['after']): HistoryRow {
  return { change: 1, at: '2026-10-03T10:00', who: '前台', allowedBy: null, host: 'app', action: 'change', reason: null, before, after };
}

describe('a change of a booking', () => {
  it('tells a move as one time and a studio', () => {
    const day = '2026-10-03';
    const shown = listShownChanges(
      row(
        { starts_at: at(day, 1200), ends_at: at(day, 1320), studio_id: 1 },
        { starts_at: at(day, 1260), ends_at: at(day, 1500), studio_id: 2 },
      ),
      names,
    );
    expect(shown).toEqual([
      { field: 'studio_id', before: 'S1', after: 'S2' },
      { field: 'when', before: '2026-10-03 20:00–22:00', after: '2026-10-03 21:00–2026-10-04 01:00' },
    ]);
  });
  it('tells an end alone as an end', () => {
    expect(listShownChanges(row({ ends_at: at('2026-10-03', 1320) }, { ends_at: at('2026-10-03', 1350) }), names)).toEqual([
      { field: 'ends_at', before: '2026-10-03 22:00', after: '2026-10-03 22:30' },
    ]);
  });
  it('tells states, charges and counted things in words, and leaves out what follows from them', () => {
    const shown = listShownChanges(
      row(
        { state: 'checked_in', charge: null, charge_lines: null, equipment: '[]', quote: '{}' },
        { state: 'completed', charge: 30050, charge_lines: '[]', equipment: '[[2,1],[3,2]]', quote: '{"a":1}' },
      ),
      names,
    );
    expect(shown).toEqual([
      { field: 'state', before: '<checked_in>', after: '<completed>' },
      { field: 'charge', before: null, after: '300.50' },
      { field: 'equipment', before: null, after: 'E2 ×1, E3 ×2' },
    ]);
  });
  it('tells nothing where nothing that people see has changed', () => {
    expect(listShownChanges(row({ title: '', quote: 'a' }, { title: null, quote: 'b' }), names)).toEqual([]);
  });
  it('tells a new booking by what it was made with', () => {
    const shown = listShownChanges(
      row({}, { state: 'booked', tenant_id: 7, starts_at: at('2026-10-03', 600), ends_at: at('2026-10-03', 720) }),
      names,
    );
    expect(shown).toEqual([
      { field: 'state', before: null, after: '<booked>' },
      { field: 'when', before: null, after: '2026-10-03 10:00–12:00' },
      { field: 'tenant_id', before: null, after: 'T7' },
    ]);
  });
});
