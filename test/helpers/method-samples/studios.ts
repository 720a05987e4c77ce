// Inputs of the methods of studios.
import type { MethodSamples } from './sample.ts';

export const STUDIOS_SAMPLES: MethodSamples = {};
