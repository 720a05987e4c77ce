// Inputs of the methods of home, analytics and the scorecard.
import type { MethodSamples } from './sample.ts';

export const INSIGHT_SAMPLES: MethodSamples = {};
