// Inputs of the methods of sheets.
import type { MethodSamples } from './sample.ts';

export const SHEETS_SAMPLES: MethodSamples = {
  'sheets.make': {
    wrong: [{ name: '' }, { headings: [] }, { headings: 'x' }, { rows: [[{}]] }, { rows: [[true]] }],
  },
};
