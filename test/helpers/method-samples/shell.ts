// Inputs of the methods of the shell around the page.
import type { MethodSamples } from './sample.ts';

export const SHELL_SAMPLES: MethodSamples = {};
