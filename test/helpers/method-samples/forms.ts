// Inputs of the methods of the tenants' monthly forms.
import type { MethodSamples } from './sample.ts';

export const FORMS_SAMPLES: MethodSamples = {
  'forms.make': {
    wrong: [{ month: '2026-13' }, { tenants: [] }, { tenants: ['91440300MA5FXXX21X'] }, { tenants: 3 }],
  },
  'forms.pack': { wrong: [{ month: null }, { tenants: [0] }, { tenants: [1.5] }] },
  'forms.status': { wrong: [{ month: '10' }, { month: 202610 }] },
};
