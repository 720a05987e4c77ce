// Inputs of the methods that tell a page what goes on.
import type { MethodSamples } from './sample.ts';

export const LIVE_SAMPLES: MethodSamples = {};
