// Inputs of the methods of the bureau's workbook.
import type { MethodSamples } from './sample.ts';

const blank = { name: '月报.xlsx', bytes: new Uint8Array([80, 75]) };
const mapFile = { name: '月报.map.json', bytes: new Uint8Array([123, 125]) };
const month = { month: '2026-10' };
const map = {
  version: 1,
  workbook: { file: '月报.xlsx', sha256: 'a'.repeat(64) },
  placeholders: true,
  cells: [],
  heads: [],
  lists: [],
  checks: [],
  keep: [],
};

export const WORKBOOKS_SAMPLES: MethodSamples = {
  'workbooks.list': { wrong: [{ id: 1 }] },
  'workbooks.get': { wrong: [{ id: 0 }, { id: '月报' }] },
  'workbooks.add': {
    wrong: [{ name: '' }, { blank: null }, { blank: { name: '月报.xlsx' } }, { map: 'map.json' }],
  },
  'workbooks.rename': { wrong: [{ name: ' ' }, { version: 0 }, { id: null }] },
  'workbooks.save': { right: { id: 1, edition: 1, map }, wrong: [{ map: null }, { map: [] }, { edition: 0 }, { map: 'cells' }] },
  'workbooks.newBlank': { wrong: [{ blank: null }, { edition: -1 }] },
  'workbooks.retire': { wrong: [{ id: 0 }] },
  'workbooks.restore': { wrong: [{ id: 1.5 }] },
  'workbooks.trial': { right: { id: 1, ...month }, wrong: [{ month: '2026-13' }, { id: 0 }] },
  'workbooks.pick': { right: { id: 1, sheet: '表', cell: 'C3', ...month }, wrong: [{ cell: '' }, { sheet: null }, { month: '2026-13' }] },
  'workbooks.mapFile': { wrong: [{ id: null }] },
  'workbooks.blankFile': { wrong: [{ id: '1' }] },
  'workbooks.fill': { right: { id: 1, profile: null, ...month }, wrong: [{ month: null }, { profile: '' }, { id: 0 }] },
  'workbooks.fillTable': {
    right: { id: 1, name: '一季度快报', from: '2026-08', to: '2026-10' },
    wrong: [{ name: ' ' }, { from: '2026-11' }, { from: '2020-01' }, { to: null }, { id: 0 }],
  },
  'workbooks.fillFile': {
    right: { ...month, profile: null, blank, map: mapFile },
    wrong: [{ map: null }, { blank: null }, { month: '10' }],
  },
  'workbooks.propose': { wrong: [{ blank: null }, { profile: 3 }] },
  'workbooks.check': {
    wrong: [{ adopt: 'yes' }, { map: null }, { blank: { name: '', bytes: new Uint8Array() } }],
  },
};
