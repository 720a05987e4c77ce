// Inputs of the methods that tell a page what goes on: a right one each, and wrong ones.
import type { MethodSamples } from './sample.ts';

const STEP = { key: '00000000-0000-4000-8000-000000000000', method: 'bookings.book' };

export const LIVE_SAMPLES: MethodSamples = {
  'live.watch': { wrong: [{ version: 1 }] },
  'live.steps': {
    right: { steps: Array.from({ length: 50 }, () => STEP) },
    wrong: [
      { steps: Array.from({ length: 51 }, () => STEP) },
      { steps: [{ key: 'x', method: 'bookings.book' }] },
      { steps: [{ key: '00000000-0000-4000-8000-000000000000', method: 'book' }] },
    ],
  },
  'live.cancel': { wrong: [{ job: 0 }, { job: '1' }, { job: null }] },
};
