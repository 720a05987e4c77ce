// What is offered instead, in one list with a digit for each.
import { describe, expect, it } from 'vitest';
import type { BookingLine, FreeSlot } from '../../../contract/desk/booking-shapes.ts';
import { detailsOf, NO_DETAILS, createSentDetails } from './details.ts';
import { listFreeChoices, planChoices } from './plan-choices.ts';

function slot(studio: number, from = 600): FreeSlot {
  return { studio, code: `A${studio}`, name: null, floor: null, kind: '公共', area: null, from, to: from + 60, price: null, isOwn: false };
}

const other: BookingLine = {
  id: 5,
  version: 2,
  number: 'D5',
  studio: 1,
  tenant: 3,
  tenantName: '云帆',
  from: 600,
  to: 660,
  state: 'booked',
  holdsUntil: null,
  title: null,
  contact: '林',
  phone: null,
  platform: null,
  note: null,
  equipment: [
    [2, 1],
    [7, 3],
  ],
  series: null,
  isException: false,
  actualStart: null,
  actualEnd: null,
  cancelReason: null,
};

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
