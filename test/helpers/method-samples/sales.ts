// Inputs of the methods of a month's sales.
import type { MethodSamples } from './sample.ts';

export const SALES_SAMPLES: MethodSamples = {
  'sales.month': { wrong: [{ month: null }, { month: '2026-13' }] },
};
