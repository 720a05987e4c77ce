// Inputs of the methods of settings.
import type { MethodSamples } from './sample.ts';

export const SETTINGS_SAMPLES: MethodSamples = {};
