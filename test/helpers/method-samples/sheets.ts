// Inputs of the methods of sheets.
import type { MethodSamples } from './sample.ts';

export const SHEETS_SAMPLES: MethodSamples = {
  'sheets.make': {
    right: {
      name: '企业',
      headings: ['名称', '面积'],
      rows: [
        ['甲', 12.5],
        ['=1+1', null],
      ],
    },
    wrong: [{ name: '' }, { headings: [] }, { headings: 'x' }, { rows: [[{}]] }, { rows: [[true]] }],
  },
};
