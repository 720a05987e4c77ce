// Inputs of the methods around a filed month.
import type { MethodSamples } from './sample.ts';

export const FILING_SAMPLES: MethodSamples = {};
