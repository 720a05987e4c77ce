// Inputs of the methods of blackouts: a right one each, and wrong ones.
import type { MethodSamples } from './sample.ts';

const repeat = { frequency: 'weekly', weekdays: [2], until: null, count: 4 };
const wish = { studio: 1, from: '2026-12-01T08:00', to: '2026-12-01T12:00', repeat };
const wrong = [
  { studio: '' },
  { from: '2026-12-01' },
  { to: null },
  { repeat: { ...repeat, frequency: 'none' } },
  { repeat: { ...repeat, count: 0 } },
  { repeat: { ...repeat, startsOn: '2026-12-01' } },
];

export const BLACKOUTS_SAMPLES: MethodSamples = {
  'blackouts.preview': { right: wish, wrong: [...wrong, { reason: '检修' }] },
  'blackouts.add': { right: { ...wish, reason: '检修' }, wrong: [...wrong, { reason: ' ' }, { reason: null }] },
};
