// Inputs of the methods of files on their way in.
import type { MethodSamples } from './sample.ts';

export const INTAKE_SAMPLES: MethodSamples = {};
