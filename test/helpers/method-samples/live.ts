// Inputs of the methods that tell a page what goes on: a right one each, and wrong ones.
import type { MethodSamples } from './sample.ts';

export const LIVE_SAMPLES: MethodSamples = {
  'live.watch': { wrong: [{ version: 1 }] },
  'live.cancel': { wrong: [{ job: 0 }, { job: '1' }, { job: null }] },
};
