// Inputs of the methods of studios.
import type { MethodSamples } from './sample.ts';

const fact = { starts_on: '2026-10-01', kind: '公共', hours: '08:00-24:00', turnaround: 15, hourly_rate: 20_000 };
const studio = { code: 'A01', opened_on: '2026-10-01' };

export const STUDIOS_SAMPLES: MethodSamples = {
  'studios.list': { wrong: [{ day: '2026-10' }, { day: 7 }] },
  'studios.add': {
    right: { studio, fact, reason: null },
    wrong: [
      { studio: { opened_on: '2026-10-01' } },
      { fact: { ...fact, studio_id: 1 } },
      { fact: { ...fact, hours: '25:00-26:00' } },
      { fact: { ...fact, turnaround: 241 } },
      { fact: { ...fact, hourly_rate: 0.5 } },
    ],
  },
  'studios.detail': { wrong: [{ id: 0 }, { id: 'A1' }, { day: '2026-10' }] },
  'studios.hits': {
    right: { studio: 1, from: '2026-10-03T22:00', to: '2026-10-04T02:00' },
    wrong: [{ studio: 'A1' }, { from: '2026-10-03' }, { to: null }],
  },
};
