// Inputs of the methods of tenants.
import type { MethodSamples } from './sample.ts';

export const TENANTS_SAMPLES: MethodSamples = {};
