// Inputs of the methods of the first start.
import type { MethodSamples } from './sample.ts';

export const START_SAMPLES: MethodSamples = {};
