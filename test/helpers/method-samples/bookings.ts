// Inputs of the methods of bookings, besides those of the main job.
import type { MethodSamples } from './sample.ts';

const slot = { booking: null, studio: 'A01', tenant: '晨光传媒', from: '2026-10-03T22:00', to: '2026-10-04T02:00' };

export const BOOKINGS_SAMPLES: MethodSamples = {
  'bookings.judge': { right: slot, wrong: [{ booking: 0 }, { studio: '' }, { tenant: null }, { to: '2026-10-04' }, { equipment: [[1]] }] },
  'bookings.move': {
    wrong: [{ id: 0 }, { version: 0 }, { studio: null }, { from: 7 }, { overrideReason: '' }],
  },
  'bookings.details': {
    right: { id: 1, version: 1, tenant: 3 },
    wrong: [{ tenant: '' }, { title: 7 }, { equipment: [[1, 0]] }, { equipment: [[1, 1000]] }, { note: 'x'.repeat(2001) }],
  },
  'bookings.state': {
    right: { booking: 'D000001', version: null, to: 'checked_in' },
    wrong: [{ booking: 0 }, { version: 0 }, { to: 'gone' }, { at: '22:00' }, { reason: ' ' }],
  },
  'bookings.checkOutPrice': { wrong: [{ id: 0 }, { at: '22:00' }, { at: undefined }] },
  'bookings.extension': { wrong: [{ id: 0 }, { minutes: 0 }, { minutes: 1441 }] },
  'bookings.extend': { wrong: [{ version: 0 }, { minutes: -30 }] },
  'bookings.swap': {
    right: { moves: [{ id: 1, version: 1, studio: 2, from: slot.from, to: slot.to }], book: null, reason: null },
    wrong: [{ moves: [] }, { moves: [{ id: 1 }] }, { book: {} }, { reason: '' }],
  },
  'bookings.many': {
    right: { bookings: [{ id: 1, version: 1 }], to: { kind: 'cancelled' }, reason: '停电' },
    wrong: [{ bookings: [] }, { to: { kind: 'moved' } }, { to: { kind: 'option' } }, { reason: '' }],
  },
  'bookings.cancelPrice': { wrong: [{ bookings: [] }, { scope: 'some' }, { reason: null }, { isWaived: 1 }] },
  'bookings.undo': { wrong: [{ change: 0 }, { change: '7' }] },
  'bookings.history': { wrong: [{ id: 0 }, { id: 'D000001' }] },
  'bookings.get': { wrong: [{ booking: 0 }, { booking: '' }, { booking: null }] },
  'bookings.unfinished': { wrong: [{ month: '2026' }, { month: null }] },
  'bookings.list': {
    wrong: [{ from: '2026-10' }, { to: '2026-10-32' }, { studio: '' }, { tenant: 0 }, { states: ['live'] }, { states: null }],
  },
  'bookings.free': {
    right: {
      from: '2026-10-03T18:00',
      to: '2026-10-04T02:00',
      minutes: 120,
      tenant: null,
      area: 3000,
      kind: '公共',
      floor: '3F',
      words: '绿幕',
    },
    wrong: [
      { from: '2026-10-03' },
      { to: '' },
      { minutes: 0 },
      { area: -1 },
      { kind: '别的' },
      { words: 7 },
      { equipment: [[1, 0]] },
      { limit: 501 },
    ],
  },
  'bookings.planB': { right: slot, wrong: [{ booking: 0 }, { studio: '' }, { tenant: null }, { from: 'x' }, { equipment: [[0, 1]] }] },
};
