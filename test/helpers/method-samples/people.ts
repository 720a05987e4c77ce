// Inputs of the methods of people.
import type { MethodSamples } from './sample.ts';

export const PEOPLE_SAMPLES: MethodSamples = {
  'people.add': {
    right: { name: '叶知秋', role: 'manager' },
    wrong: [
      { name: ' ', role: 'manager' },
      { name: '叶', role: 'boss' },
    ],
  },
  'people.lend': {
    right: { person: 1, pin: '135790', method: 'bookings.book', input: { studio: 1 } },
    wrong: [
      { person: 0, pin: '135790', method: 'bookings.book', input: {} },
      { person: 1, pin: 'x'.repeat(65), method: 'bookings.book', input: {} },
      { person: 1, pin: '135790', method: 'x'.repeat(61), input: {} },
      { person: 1, pin: '135790', method: 'bookings.book', input: 'all' },
    ],
  },
  'people.switchRight': {
    right: { role: 'viewer', right: 'prices.look', given: false },
    wrong: [
      { role: 'boss', right: 'prices.look', given: true },
      { role: 'viewer', right: 'sales.delete', given: true },
    ],
  },
  'people.setPin': { right: { person: 1, old: null, pin: '135790' }, wrong: [{ person: 1, old: null, pin: 'x'.repeat(65) }] },
};
