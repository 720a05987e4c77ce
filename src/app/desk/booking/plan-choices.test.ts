// What is offered instead, in one list with a digit for each.
import { describe, expect, it } from 'vitest';
import { bookingLine } from '../../../../test/helpers/desk-lines.ts';
import type { FreeSlot } from '../../../contract/desk/booking-shapes.ts';
import { instant } from '../../../domain/time/calendar.ts';
import { detailsOf, NO_DETAILS, createSentDetails } from './details.ts';
import { listFreeChoices, planChoices } from './plan-choices.ts';

function slot(studio: number, from = 600): FreeSlot {
  const times = { from: instant(from), to: instant(from + 60) };
  return { studio, code: `A${studio}`, name: null, floor: null, kind: '公共', area: null, ...times, price: null, isOwn: false };
}

const other = bookingLine({
  contact: '林',
  equipment: [
    [2, 1],
    [7, 3],
  ],
});

describe('the list', () => {
  it('has at most nine, and every kind keeps its turn', () => {
    const many = Array.from({ length: 20 }, (_, at) => slot(at + 1));
    const swaps = many.map((theirs) => ({ other, theirs, ours: slot(1) }));
    const kinds = planChoices({ studios: many, times: many, shorter: slot(1), swaps }).map(({ kind }) => kind);
    expect(kinds).toEqual(['studio', 'studio', 'studio', 'time', 'time', 'time', 'shorter', 'swap', 'swap']);
  });
  it('gives the room of what is not there to studios', () => {
    const many = Array.from({ length: 20 }, (_, at) => slot(at + 1));
    expect(planChoices({ studios: many, times: [], shorter: null, swaps: [] })).toHaveLength(9);
    expect(planChoices({ studios: [], times: [], shorter: null, swaps: [] })).toEqual([]);
  });
  it('tells free slots of the wished time from those of another', () => {
    expect(listFreeChoices([slot(1, 600), slot(2, 630)], 600).map(({ kind }) => kind)).toEqual(['studio', 'time']);
  });
});

describe('details', () => {
  it('go out as they came in', () => {
    const { title, contact, phone, platform, note, equipment } = other;
    expect(createSentDetails(detailsOf(other))).toEqual({ title, contact, phone, platform, note, equipment });
  });
  it('say nothing where nothing was typed', () => {
    expect(createSentDetails({ ...NO_DETAILS, title: '  ', equipment: { 3: 0 } })).toEqual(createSentDetails(NO_DETAILS));
  });
});
