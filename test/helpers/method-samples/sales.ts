// Inputs of the methods of a month's sales.
import type { MethodSamples } from './sample.ts';

export const SALES_SAMPLES: MethodSamples = {};
