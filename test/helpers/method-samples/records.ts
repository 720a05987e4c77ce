// Inputs of the methods of records.
import type { MethodSamples } from './sample.ts';

export const RECORDS_SAMPLES: MethodSamples = {};
